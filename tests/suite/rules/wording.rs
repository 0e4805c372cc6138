//! How findings read.
use aks_network_planner::design::NetworkPolicy;

use super::firing::examples;
use crate::support::document::{list, text};
use crate::support::{Plan, cluster, network, plan, pool, subnet};

fn messages(plan: &Plan) -> Vec<String> {
    list(&plan.document().0["findings"]).iter().map(|finding| text(&finding["message"]).to_owned()).collect()
}

fn message(plan: &Plan, rule: &str) -> String {
    text(&plan.document().findings(rule)[0]["message"]).to_owned()
}

#[test]
fn messages_are_whole_sentences() {
    for example in examples() {
        for message in messages(&example.fires) {
            let is_named = ["aks ", "a ", "b "].iter().any(|name| message.starts_with(name));
            let starts = message.starts_with(char::is_uppercase) || is_named;
            assert!(starts && message.ends_with('.'), "{}: {message}", example.rule);
            for mistake in ["  ", " 1 addresses", " 1 blocks", " 1 nodes", "()", " ,", "..", "more more"] {
                assert!(!message.contains(mistake), "{}: \"{mistake}\" in: {message}", example.rule);
            }
        }
    }
}

#[test]
fn a_shortage_tells_each_moment_that_is_short() {
    let nodes = network("vnet", "10.1.0.0/16").subnet(subnet("snet-aks", "10.1.0.0/24"));
    let np = pool("np1").count(3).autoscaled(3, 20).max_pods(30).nodes_in("vnet/snet-aks");
    let design = plan().network(nodes).cluster(cluster("aks-prod").pool(np));
    assert_eq!(
        message(&design, "node-subnet-too-small"),
        "Node subnet snet-aks offers 251 addresses; the autoscaler's maximum needs 620 (369 short) and an \
         upgrade at that maximum needs 682 (431 short). A /22 would hold every moment."
    );
}

#[test]
fn without_an_autoscaler_its_maximum_is_not_told() {
    let nodes = network("vnet", "10.1.0.0/16").subnet(subnet("snet-aks", "10.1.0.0/24"));
    let np = pool("np1").count(9).max_pods(30).nodes_in("vnet/snet-aks");
    let design = plan().network(nodes).cluster(cluster("aks-prod").pool(np));
    assert_eq!(
        message(&design, "node-subnet-too-small"),
        "Node subnet snet-aks offers 251 addresses; today needs 279 (28 short) and an upgrade needs 310 (59 \
         short). A /23 would hold every moment."
    );
}

#[test]
fn a_shortage_tells_what_is_not_counted() {
    let mut nodes = subnet("snet-aks", "10.1.0.0/24");
    nodes.usage = None;
    let np = pool("np1").count(9).max_pods(30).nodes_in("vnet/snet-aks");
    let design =
        plan().network(network("vnet", "10.1.0.0/16").subnet(nodes)).cluster(cluster("aks").pool(np));
    assert!(message(&design, "node-subnet-too-small").contains("Addresses that others hold"));
    let provisioned = cluster("aks").overlay().pod_cidr("10.244.0.0/24").pool(pool("np1").count(2));
    let provisioned = provisioned.with(|cluster| cluster.node_auto_provisioning = Some(true));
    let told = message(&plan().cluster(provisioned), "pod-cidr-too-small");
    assert!(told.contains("offers 1 block;") && told.contains("Nodes that stand in no list"), "{told}");
}

#[test]
fn the_services_own_count_is_told_with_its_answer() {
    let aks = cluster("aks").overlay().pod_cidr("10.244.0.0/19");
    let design = plan().cluster(aks.pool(pool("np1").count(3).autoscaled(3, 50)));
    assert_eq!(
        message(&design, "pod-cidr-too-small"),
        "Pod CIDR 10.244.0.0/19 offers 32 blocks; the autoscaler's maximum needs 50 (18 short) and an upgrade \
         at that maximum needs 55 (23 short). The service itself counts 50 blocks before it begins and answers \
         InsufficientSubnetSize. A /18 would hold every moment."
    );
}

#[test]
fn a_range_that_several_hold_is_told_once() {
    let kubenet = |name: &str| {
        cluster(name).kubenet().pod_cidr("10.244.0.0/16").pool(pool("np1").nodes_in("vnet/nodes"))
    };
    let vnet = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24"));
    let two = plan().network(vnet.clone()).cluster(kubenet("a")).cluster(kubenet("b"));
    let document = two.document();
    let told: Vec<&str> =
        document.findings("pod-cidrs-overlap").iter().map(|found| text(&found["message"])).collect();
    let of = |names: &str| {
        format!("The pod CIDR 10.244.0.0/16 stands twice, with {names}: their routes collide in one table.")
    };
    assert_eq!(told, [of("a and b"), of("b and a")]);
    let five = ["a", "b", "c", "d", "e"].map(kubenet).into_iter().fold(plan().network(vnet), Plan::cluster);
    assert!(message(&five, "pod-cidrs-overlap").contains("stands 5 times, with a, b, c and 2 more:"));
}

#[test]
fn owners_beyond_the_first_few_are_counted() {
    let office = (1..=5).fold(plan(), |plan, at| plan.on_premises(&format!("site {at}"), "10.8.0.0/24"));
    let design = office.cluster(cluster("aks").service_cidr("10.8.0.0/16"));
    assert_eq!(
        message(&design, "range-overlaps-connected-network"),
        "The service CIDR 10.8.0.0/16 (aks) and the on-premises range 10.8.0.0/24 (site 1, site 2, site 3 and \
         2 more) share 256 addresses: accepted by the service, and then what stands there cannot be reached."
    );
}

#[test]
fn a_retirement_tells_how_far_away_it_is() {
    let design = plan().cluster(cluster("aks").kubenet());
    let on = |today| text(&design.document_on(today).finding("kubenet-retires")["message"]).to_owned();
    assert_eq!(on("2028-03-30"), "aks uses kubenet, which is unsupported from 2028-03-31 (in 1 day).");
    assert_eq!(on("2028-03-31"), "aks uses kubenet, which is unsupported from today, 2028-03-31.");
    assert_eq!(
        on("2028-04-02"),
        "aks uses kubenet, which has been unsupported since 2028-03-31 (2 days ago)."
    );
}

#[test]
fn a_default_is_called_one() {
    let design = plan().cluster(cluster("aks").service_cidr("10.224.8.0/24").pool(pool("np1")));
    let told = message(&design, "service-cidr-in-network-space");
    assert!(told.contains("(managed network of aks, a default)"), "{told}");
    let with_npm = plan().cluster(cluster("aks").policy(NetworkPolicy::Azure));
    assert!(messages(&with_npm).iter().all(|message| !message.contains("default")));
}
