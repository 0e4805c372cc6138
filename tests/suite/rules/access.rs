//! API servers, identities and upgrades.
use aks_network_planner::design::{PoolMode, PoolType, PrivateDnsZone};

use super::firing::{Example, example, here, np, roomy, vnet};
use super::requests::{delegated, of_network, template};
use crate::support::plan::known;
use crate::support::{ClusterPlan, cluster, network, pool, prefix, subnet};

/// The examples of this file.
pub(super) fn examples() -> Vec<Example> {
    [of_api_servers(), of_access()].into_iter().flatten().collect()
}

fn of_api_servers() -> Vec<Example> {
    let integrated = |cluster: ClusterPlan| {
        template(cluster).with(|cluster| cluster.api_server.enable_vnet_integration = Some(true)).pool(np(3))
    };
    let api = delegated(subnet("api", "10.1.8.0/28"), "Microsoft.ContainerService/managedClusters");
    let network = || vnet().subnet(api.clone());
    vec![
        example(
            "api-server-subnet-in-use",
            "error",
            None,
            (
                here(roomy().pool(np(3)).api_server_in("vnet/nodes")),
                of_network(network(), roomy().pool(np(3)).api_server_in("vnet/api")),
            ),
            &["Subnet nodes of the API server of aks holds nodes or pods as well."],
        ),
        example(
            "api-server-subnet-missing",
            "error",
            None,
            (here(integrated(roomy())), of_network(network(), integrated(roomy().api_server_in("vnet/api")))),
            &[
                "aks asks for VNet integration and names no subnet for its API server; its pools stand in a network of its own.",
            ],
        ),
    ]
}

fn of_access() -> Vec<Example> {
    let private = |named| {
        here(roomy().pool(np(3)).with(|cluster| {
            cluster.api_server.enable_private_cluster = Some(true);
            cluster.api_server.private_dns_zone = known(PrivateDnsZone::None);
            cluster.api_server.public_fqdn = Some(named);
        }))
    };
    let machines = |assigned| {
        let np = np(3).with(|pool| pool.pool_type = known(PoolType::VirtualMachines));
        here(roomy().pool(np).with(|cluster| cluster.user_assigned_identity = Some(assigned)))
    };
    let kubenet = |assigned| {
        let mut nodes = subnet("nodes", "10.1.0.0/24");
        nodes.route_table = Some(true);
        let network = network("vnet", "10.1.0.0/16").subnet(nodes);
        let aks = template(cluster("aks").kubenet().pod_cidr("10.244.0.0/16").pool(np(3)));
        of_network(network, aks.with(|cluster| cluster.user_assigned_identity = Some(assigned)))
    };
    let ranges = |private| {
        let aks = authorized(roomy(), &["203.0.113.0/24"]).pool(np(3));
        here(aks.with(|cluster| cluster.api_server.enable_private_cluster = Some(private)))
    };
    let gateway = |nodes| {
        let gateway = pool("gw").mode(PoolMode::Gateway).count(nodes).surge("1").nodes_in("vnet/nodes");
        here(roomy().pool(np(2)).pool(gateway.with(|pool| pool.gateway_prefix_length = Some(31))))
    };
    let strategy = |twice| here(roomy().pool(np(3).with(|pool| pool.blue_green = Some(twice))));
    let zones = |surge: &str| here(roomy().pool(np(9).surge(surge).with(|pool| pool.zones = Some(3))));
    vec![
        example(
            "private-cluster-without-name",
            "error",
            None,
            (private(false), private(true)),
            &["aks has privateDNSZone none and no public name: nothing leads to its API server."],
        ),
        example(
            "machines-need-own-identity",
            "error",
            None,
            (machines(false), machines(true)),
            &["Pool np1 of aks has single machines in a subnet, and the cluster a system-assigned identity."],
        ),
        example(
            "route-table-needs-own-identity",
            "error",
            None,
            (kubenet(false), kubenet(true)),
            &["aks uses kubenet with a system-assigned identity, and its subnet nodes has a route table."],
        ),
        example(
            "authorized-ranges-refused",
            "error",
            None,
            (ranges(true), ranges(false)),
            &["aks has authorized ranges, and its API server is private."],
        ),
        example(
            "gateway-prefix-too-small",
            "error",
            None,
            (gateway(3), gateway(2)),
            &["Gateway pool gw of aks has 3 nodes, and its /31 has 2 addresses."],
        ),
        example(
            "blue-green-upgrade",
            "warning",
            None,
            (strategy(true), strategy(false)),
            &["Pool np1 of aks is upgraded with a second set of up to 3 nodes, which no sum here counts."],
        ),
        example(
            "surge-apart-from-zones",
            "note",
            None,
            (zones("2"), zones("3")),
            &["Pool np1 of aks surges by 2 in 3 zones; a multiple of 3 keeps them even."],
        ),
    ]
}

fn authorized(cluster: ClusterPlan, ranges: &[&str]) -> ClusterPlan {
    let ranges = ranges.iter().map(|range| prefix(range)).collect();
    cluster.with(|cluster| cluster.api_server.authorized_ip_ranges = Some(ranges))
}

#[test]
fn authorized_ranges_are_public_and_few() {
    let severity = |ranges: &[&str], integrated| {
        let aks = authorized(roomy(), ranges).pool(np(3));
        let aks = aks.with(|cluster| cluster.api_server.enable_vnet_integration = Some(integrated));
        here(aks).document().severity("authorized-ranges-refused").map(str::to_owned)
    };
    let many: Vec<String> = (0..201).map(|at| format!("203.0.{at}.0/24")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    for refused in
        [&["10.0.0.0/8"][..], &["fd00::/64"], &["0.0.0.0/32", "203.0.113.0/24"], &["127.0.0.1/32"], &many]
    {
        assert_eq!(severity(refused, false).as_deref(), Some("error"), "{refused:?}");
    }
    for fine in [&[][..], &["0.0.0.0/32"], &["203.0.113.7/32", "198.51.100.0/24"], &many[1..]] {
        assert_eq!(severity(fine, false), None, "{fine:?}");
    }
    assert_eq!(severity(&many, true), None);
}

#[test]
fn an_api_server_subnet_that_nobody_delegated_is_a_warning() {
    let api = |services: &[&str]| {
        let mut api = subnet("api", "10.1.8.0/28");
        api.delegations = Some(services.iter().map(|service| (*service).to_owned()).collect());
        of_network(vnet().subnet(api), roomy().pool(np(3)).api_server_in("vnet/api")).document()
    };
    let rule = "api-server-subnet-in-use";
    assert_eq!(api(&[]).severity(rule), Some("warning"));
    assert_eq!(api(&["Microsoft.Web/serverFarms"]).severity(rule), Some("error"));
    assert_eq!(api(&["Microsoft.ContainerService/managedClusters"]).severity(rule), None);
}
