//! What the document tells of a cluster whose nodes, services and policies were seen.
use aks_network_planner::design::{NetworkPolicy, Observed, ObservedServices, Usage};
use serde_json::json;

use crate::support::document::required;
use crate::support::{ClusterPlan, cluster, network, plan, pool, subnet};

/// A cluster in which services with those ClusterIPs were seen.
fn with_services(addresses: &[&str], all_namespaces: bool) -> ClusterPlan {
    let cluster_ips = addresses.iter().map(|text| text.parse().expect("an address")).collect();
    cluster("aks").service_cidr("10.0.0.0/24").with(|cluster| {
        let services = Some(ObservedServices { cluster_ips, all_namespaces, ..ObservedServices::default() });
        cluster.observed = Some(Observed { services, ..Observed::default() });
    })
}

#[test]
fn the_service_cidr_needs_the_cluster_ips_that_were_seen_in_it() {
    let aks = with_services(&["10.0.0.1", "10.0.0.10", "10.7.0.1", "fd00::1"], true);
    let document = plan().cluster(aks).document();
    let row = document.row("serviceCidr");
    assert_eq!(required(row), [2; 4].map(Some));
    assert_eq!([&row["available"], &row["complete"]], [&json!(254), &json!(true)]);
    assert_eq!(row["moments"]["steady"]["headroom"], 252);
}

#[test]
fn services_of_some_namespaces_are_a_sum_that_is_not_complete() {
    let row = plan().cluster(with_services(&["10.0.0.1"], false)).document().row("serviceCidr").clone();
    assert_eq!((required(&row)[0], &row["complete"]), (Some(1), &json!(false)));
    let none =
        plan().cluster(cluster("aks").service_cidr("10.0.0.0/24")).document().row("serviceCidr").clone();
    assert_eq!((required(&none)[0], &none["complete"]), (None, &json!(false)), "nobody listed services");
}

#[test]
fn policies_that_nothing_enforces_are_a_warning() {
    let seen = |policies: &[&str]| {
        let policies = policies.iter().map(|policy| (*policy).to_owned()).collect();
        cluster("aks").with(|cluster| {
            cluster.observed = Some(Observed { network_policies: Some(policies), ..Observed::default() });
        })
    };
    let severity =
        |aks: ClusterPlan| plan().cluster(aks).document().severity("no-policy-engine").map(str::to_owned);
    assert_eq!(severity(seen(&["shop/deny"])).as_deref(), Some("warning"));
    assert_eq!(severity(seen(&[])).as_deref(), Some("note"));
    assert_eq!(severity(seen(&["shop/deny"]).policy(NetworkPolicy::Calico)), None);
    let document = plan().cluster(seen(&["shop/a", "shop/b"])).document();
    let message = "aks has no policy engine: its 2 NetworkPolicy objects have no effect.";
    assert_eq!(document.finding("no-policy-engine")["message"], message);
}

#[test]
fn of_pools_whose_nodes_alone_were_seen_only_the_count_is_known() {
    let seen = pool("np").count(3).max_pods(30).with(|pool| pool.seen_only = true);
    let document = plan().cluster(cluster("aks").overlay().pod_cidr("10.244.0.0/16").pool(seen)).document();
    let pool = &document.only_cluster()["pools"][0];
    assert_eq!([&pool["count"], &pool["maxPods"]], [&json!(3), &json!(30)]);
    for unknown in ["maxSurge", "surgeNodes", "surgeNodesAtMax", "vnetSubnetId"] {
        assert_eq!(pool[unknown], json!(null), "{unknown}");
    }
    assert_eq!(document.required("clusterNodes"), [Some(3), None, None, None]);
    assert_eq!(document.required("podCidr"), [Some(3), None, None, None]);
    assert_eq!(document.max_nodes(), None);
    assert_eq!(document.0["networks"], json!([]), "no network is made up for them");
}

#[test]
fn addresses_whose_holders_nobody_tells_are_used_and_no_residents() {
    let mut nodes = subnet("nodes", "10.1.0.0/24");
    nodes.usage = Some(Usage { total: 41, nodes: None });
    let aks = cluster("aks").pool(pool("np1").nodes_in("vnet/nodes").max_pods(30));
    let document = plan().network(network("vnet", "10.1.0.0/16").subnet(nodes)).cluster(aks).document();
    assert_eq!(document.0["networks"][0]["subnets"][0]["used"], 41);
    let row = document.row("nodeSubnet");
    assert_eq!([&row["residents"], &row["complete"]], [&json!(null), &json!(false)]);
    assert_eq!(required(row)[0], Some(31));
}
