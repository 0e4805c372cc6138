//! Policy engines: what they reach, and when they can change.
use aks_network_planner::azure::Feature;
use aks_network_planner::design::{NetworkDataplane, NetworkPolicy, Observed, ObservedPod};

use super::features::{template, version, with};
use super::firing::{Example, example, here, np, roomy};
use crate::support::document::text;
use crate::support::{ClusterPlan, cluster, network, plan, pool, subnet};

fn engine(policy: NetworkPolicy) -> ClusterPlan {
    roomy().policy(policy).pool(np(3))
}

fn cilium() -> ClusterPlan {
    roomy().dataplane(NetworkDataplane::Cilium).policy(NetworkPolicy::Cilium)
}

/// A cluster in which so many NetworkPolicy objects were seen.
fn seen(cluster: ClusterPlan, objects: usize) -> ClusterPlan {
    let names = (0..objects).map(|at| format!("shop/policy-{at}")).collect();
    cluster.with(|cluster| cluster.observed.get_or_insert_default().network_policies = Some(names))
}

pub(super) fn examples() -> Vec<Example> {
    let locally = |on| here(cilium().pool(np(3).with(|pool| pool.local_dns = Some(on))));
    let group = |attached| {
        let mut nodes = subnet("nodes", "10.1.0.0/24");
        nodes.network_security_group = Some(attached);
        plan().network(network("vnet", "10.1.0.0/16").subnet(nodes)).cluster(roomy().pool(np(3)))
    };
    let grown = |most| {
        let aks = with(cilium().pool(np(3).autoscaled(3, most)), &[Feature::LayerSeven]);
        let aks = aks.pool(pool("np2").count(500).nodes_in("vnet/nodes"));
        plan().network(network("vnet", "10.64.0.0/10").subnet(subnet("nodes", "10.64.0.0/12"))).cluster(aks)
    };
    vec![
        example(
            "policy-engine-frozen",
            "error",
            None,
            (
                here(template(version(engine(NetworkPolicy::Calico), "1.29.15"))),
                here(template(version(engine(NetworkPolicy::Calico), "1.30.0"))),
            ),
            &["aks", "1.29.15", "calico", "installed", "1.30"],
        ),
        example(
            "policies-do-not-reach",
            "warning",
            None,
            (
                here(with(engine(NetworkPolicy::Calico), &[Feature::VirtualNodes])),
                here(with(engine(NetworkPolicy::None), &[Feature::VirtualNodes])),
            ),
            &["aks", "calico", "pods on virtual nodes"],
        ),
        example(
            "npm-policies-change-under-cilium",
            "note",
            None,
            (here(seen(engine(NetworkPolicy::Azure), 4)), here(seen(engine(NetworkPolicy::Azure), 0))),
            &["aks", "4 NetworkPolicy objects", "kubectl get networkpolicy"],
        ),
        example(
            "policies-block-local-dns",
            "note",
            None,
            (locally(true), locally(false)),
            &["Pool np1 of aks", "169.254.10.0/24"],
        ),
        example(
            "too-many-nodes-for-layer-seven",
            "warning",
            None,
            (grown(501), grown(500)),
            &["aks", "1,001 nodes", "good for 1,000"],
        ),
        example(
            "security-group-on-subnet",
            "note",
            None,
            (group(true), group(false)),
            &["Subnet nodes of aks", "the pod CIDR 10.240.0.0/12"],
        ),
    ]
}

#[test]
fn an_engine_that_is_there_on_an_old_version_cannot_leave() {
    for policy in [NetworkPolicy::Azure, NetworkPolicy::Calico] {
        let document = here(version(engine(policy), "1.28.15")).document();
        let finding = document.finding("policy-engine-frozen");
        assert_eq!(finding["severity"], "warning");
        assert!(text(&finding["message"]).contains("removed or replaced"));
    }
    let moved = version(cilium().pool(np(3)), "1.28.15");
    assert_eq!(here(moved).document().severity("policy-engine-frozen"), None);
}

#[test]
fn pods_with_the_address_of_their_node_are_counted_beside_what_else_is_out_of_reach() {
    let host = |host_network| ObservedPod { name: "pod".into(), host_network, ..ObservedPod::default() };
    let pods = vec![host(Some(true)), host(Some(true)), host(Some(false)), host(None)];
    let seen = |cluster: ClusterPlan| {
        let observed = Observed { pods: pods.clone(), ..Observed::default() };
        cluster.with(|cluster| cluster.observed = Some(observed))
    };
    let both = with(engine(NetworkPolicy::Calico), &[Feature::VirtualNodes, Feature::StaticEgressGateway]);
    let document = here(seen(both)).document();
    assert_eq!(
        text(&document.finding("policies-do-not-reach")["message"]),
        "aks has networkPolicy calico, which does not reach pods on virtual nodes, what leaves through the static \
         egress gateway and 2 pods with the address of their node."
    );
    let only = here(seen(engine(NetworkPolicy::Calico))).document();
    assert_eq!(
        only.severity("policies-do-not-reach"),
        None,
        "every cluster has some pods of its own like that"
    );
}

#[test]
fn local_dns_is_no_matter_of_other_engines() {
    let other = engine(NetworkPolicy::Calico).with(|cluster| {
        for pool in cluster.pools.iter_mut().flatten() {
            pool.local_dns = Some(true);
        }
    });
    assert_eq!(here(other).document().severity("policies-block-local-dns"), None);
}

#[test]
fn in_a_flat_network_a_security_group_needs_no_rule_for_a_pod_cidr() {
    let mut nodes = subnet("nodes", "10.1.0.0/24");
    nodes.network_security_group = Some(true);
    let aks = cluster("aks").pool(np(3).max_pods(30));
    let document = plan().network(network("vnet", "10.1.0.0/16").subnet(nodes)).cluster(aks).document();
    let message = text(&document.finding("security-group-on-subnet")["message"]).to_owned();
    assert!(!message.contains("pod CIDR"), "{message}");
}

#[test]
fn a_security_group_lets_encrypted_packets_through() {
    let message = |features: &[Feature]| {
        let mut nodes = subnet("nodes", "10.1.0.0/24");
        nodes.network_security_group = Some(true);
        let network = network("vnet", "10.1.0.0/16").subnet(nodes);
        let document = plan().network(network).cluster(with(roomy(), features).pool(np(3))).document();
        text(&document.finding("security-group-on-subnet")["message"]).to_owned()
    };
    assert!(
        message(&[Feature::WireGuard]).contains("TCP 10250, UDP 51871 of WireGuard and DNS between nodes")
    );
    assert!(message(&[]).contains("TCP 10250 and DNS between nodes"));
}
