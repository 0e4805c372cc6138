//! From one policy engine to another: <https://learn.microsoft.com/azure/aks/use-network-policies>.
use aks_network_planner::advice::{Back, Change, How, Ipam};
use aks_network_planner::azure::Feature;
use aks_network_planner::design::{NetworkDataplane, NetworkPolicy, OsType};

use super::{asked, commands, how, state, way_of, with_model};
use crate::support::ClusterPlan;
use crate::support::plan::known;

fn overlay(engine: NetworkPolicy) -> ClusterPlan {
    let plane = match engine {
        NetworkPolicy::Cilium => NetworkDataplane::Cilium,
        _ => NetworkDataplane::Azure,
    };
    with_model(Ipam::Overlay).policy(engine).dataplane(plane)
}

#[test]
fn every_engine_becomes_every_other_as_documented() {
    use NetworkPolicy::{Azure, Calico, Cilium, None};
    let engines = [None, Azure, Calico, Cilium];
    // Updates of the cluster that each takes; `-`: already so, `x`: no way is documented.
    let table = [(None, "- 1 1 1"), (Azure, "1 - 2 1"), (Calico, "1 2 - 1"), (Cilium, "x x x -")];
    for (from, row) in table {
        for (cell, to) in row.split(' ').zip(engines) {
            let way = way_of(overlay(from), Change::Policy(to));
            let updates = commands(&way).iter().filter(|of| of.starts_with("az aks update")).count();
            let expected = match cell {
                "-" => (How::Already, 0),
                "x" => (How::Undocumented, 0),
                count => (How::InPlace, count.parse().expect("a number")),
            };
            assert_eq!((way.how, updates), expected, "{from} to {to}");
        }
    }
}

#[test]
fn each_update_reimages_all_pools_and_engines_go_back_but_for_cilium() {
    let way = way_of(overlay(NetworkPolicy::Azure), Change::Policy(NetworkPolicy::Calico));
    let updates = |way: &aks_network_planner::advice::Way| -> Vec<(bool, bool)> {
        let of = way.steps.iter().filter(|step| {
            step.command.as_deref().is_some_and(|command| command.starts_with("az aks update"))
        });
        of.map(|step| (step.disrupts.contains("reimaged"), step.back == Back::Closed)).collect()
    };
    assert_eq!(updates(&way), [(true, false), (true, false)]);
    let way = way_of(overlay(NetworkPolicy::Calico), Change::Policy(NetworkPolicy::Cilium));
    assert_eq!(updates(&way), [(true, true)]);
    let gap = way.steps.iter().find(|step| step.back == Back::Closed).expect("the change");
    assert!(gap.disrupts.contains("enforced again only when all nodes are reimaged"));
    assert_eq!(state(asked(&way, "disruption budget")), "unknown");
}

/// Azure NPM and Calico come and go from Kubernetes 1.30 on (release note of 2026-05-29).
#[test]
fn engines_change_from_kubernetes_1_30_on() {
    for (version, expected) in [("1.29.9", "unmet"), ("1.30.0", "met"), ("v2.new", "unknown")] {
        let of = overlay(NetworkPolicy::None)
            .with(|cluster| cluster.kubernetes_version = Some(version.to_owned()));
        let way = way_of(of, Change::Policy(NetworkPolicy::Calico));
        assert_eq!(state(asked(&way, "Kubernetes 1.30")), expected, "{version}");
    }
}

#[test]
fn engines_ask_for_a_model_that_has_them() {
    use NetworkPolicy::{Azure, Calico, Cilium};
    let table = [
        (Ipam::Overlay, [How::InPlace, How::InPlace, How::InPlace]),
        (Ipam::PodSubnet, [How::InPlace, How::InPlace, How::InPlace]),
        (Ipam::StaticBlocks, [How::InPlace, How::InPlace, How::InPlace]),
        (Ipam::NodeSubnet, [How::InPlace, How::InPlace, How::InPlace]),
        (Ipam::Kubenet, [How::NotPossible, How::InPlace, How::InPlace]),
        (Ipam::OwnCni, [How::NotPossible, How::NotPossible, How::NotPossible]),
    ];
    for (ipam, row) in table {
        for (engine, expected) in [Azure, Calico, Cilium].into_iter().zip(row) {
            assert_eq!(how(with_model(ipam), Change::Policy(engine)), expected, "{ipam:?} {engine}");
        }
    }
}

#[test]
fn windows_nodes_keep_cilium_and_npm_away_and_policies_do_not_tell_outside_clients_apart() {
    let windows = || {
        overlay(NetworkPolicy::None).with(|cluster| {
            cluster.pools.iter_mut().flatten().for_each(|pool| pool.os_type = known(OsType::Windows));
        })
    };
    for engine in [NetworkPolicy::Azure, NetworkPolicy::Cilium] {
        let way = way_of(windows(), Change::Policy(engine));
        assert_eq!(state(asked(&way, "No pool runs Windows")), "unmet", "{engine}");
        assert_eq!(way.is_open(), Some(false));
    }
    let way = way_of(windows(), Change::Policy(NetworkPolicy::Calico));
    assert!(!way.preconditions.iter().any(|condition| condition.text.contains("Windows")));
    assert!(way.for_others.iter().any(|of| of.text.contains("loadBalancerSourceRanges")));
}

/// 250 nodes at most, and no IPVS: <https://learn.microsoft.com/azure/aks/configure-kube-proxy>.
#[test]
fn npm_asks_for_few_nodes_and_for_a_kube_proxy_that_it_works_with() {
    let with = |nodes: Option<u64>, ipvs: Option<bool>| {
        overlay(NetworkPolicy::None).with(move |cluster| {
            cluster.features.set(Feature::Ipvs, ipvs);
            cluster.node_auto_provisioning = Some(false);
            cluster.pools.iter_mut().flatten().for_each(|pool| pool.count = nodes);
        })
    };
    let rows = [
        (Some(300), Some(true), ["unmet", "unmet"]),
        (Some(251), None, ["unmet", "unknown"]),
        (Some(250), Some(false), ["met", "met"]),
        (None, Some(false), ["unknown", "met"]),
    ];
    for (nodes, ipvs, expected) in rows {
        let way = way_of(with(nodes, ipvs), Change::Policy(NetworkPolicy::Azure));
        let states = ["250 nodes at most", "IPVS"].map(|words| state(asked(&way, words)));
        assert_eq!(states, expected, "{nodes:?} {ipvs:?}");
    }
    let unlisted = with(Some(3), None).with(|cluster| cluster.node_auto_provisioning = Some(true));
    let way = way_of(unlisted, Change::Policy(NetworkPolicy::Azure));
    assert_eq!(state(asked(&way, "250 nodes at most")), "unknown");
    let calico = way_of(with(Some(300), Some(true)), Change::Policy(NetworkPolicy::Calico));
    assert!(calico.preconditions.iter().all(|condition| !condition.text.contains("IPVS")));
}

/// Engines filter egress and what comes in through services too; Azure NPM does not filter what comes in with
/// externalTrafficPolicy Cluster. <https://learn.microsoft.com/azure/aks/migrate-from-npm-to-cilium-network-policy>
#[test]
fn what_stored_policies_do_from_then_on_is_said_of_each_engine() {
    let rows = [
        (NetworkPolicy::Calico, NetworkPolicy::None, "is no longer filtered"),
        (NetworkPolicy::None, NetworkPolicy::Calico, "through services and ingress controllers"),
        (NetworkPolicy::None, NetworkPolicy::Azure, "but not through a load balancer"),
        (NetworkPolicy::Azure, NetworkPolicy::Calico, "filter from then on"),
    ];
    for (from, to, words) in rows {
        let way = way_of(overlay(from), Change::Policy(to));
        let policies =
            way.for_others.iter().find(|of| of.text.starts_with("Policies: ")).expect("a sentence");
        assert!(policies.text.contains(words) && policies.text.contains("what leaves"), "{}", policies.text);
        let unchanged = way.for_others.iter().find(|of| of.text.ends_with("as before.")).expect("a sentence");
        assert_eq!(unchanged.text, "Source addresses, security groups and firewalls: as before.");
        assert!(way.for_others.iter().all(|of| !of.text.contains("only decides between pods")));
    }
}

#[test]
fn terraform_cannot_take_an_engine_away() {
    let way = way_of(overlay(NetworkPolicy::Calico), Change::Policy(NetworkPolicy::None));
    assert!(way.notes.iter().any(|note| note.text.contains("cannot take an engine away")));
    let way = way_of(overlay(NetworkPolicy::None), Change::Policy(NetworkPolicy::Calico));
    assert!(!way.notes.iter().any(|note| note.text.contains("cannot take an engine away")));
}
