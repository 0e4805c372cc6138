//! A written list of expected values, held against clusters.
use aks_network_planner::compare::Comparison;
use aks_network_planner::design::Design;
use aks_network_planner::import;

use super::beside_document;
use crate::support::{cluster, network, plan, pool, subnet};

fn read(text: &str) -> Design {
    import::merge(&import::read("a list", text)).design
}

fn shop() -> Design {
    let vnet = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24"));
    let pools = [pool("system").count(3).max_pods(110), pool("work").count(5).max_pods(30)];
    let shop = pools.into_iter().fold(cluster("shop").overlay().pod_cidr("10.244.0.0/16"), |shop, pool| {
        shop.pool(pool.surge("10%").nodes_in("vnet/nodes"))
    });
    plan().network(vnet).cluster(shop).0
}

fn told(comparison: &Comparison) -> Vec<(String, String, String)> {
    let each = comparison.clusters[0].differences.iter();
    each.map(|of| (of.title(), of.baseline.clone(), of.own.clone())).collect()
}

fn row(title: &str, expected: &str, own: &str) -> (String, String, String) {
    (title.to_owned(), expected.to_owned(), own.to_owned())
}

#[test]
fn what_a_list_leaves_out_is_not_compared_and_what_it_says_is() {
    let rows = [
        ("networkProfile:\n  networkPolicy: calico", vec![row("Network policy", "calico", "none")]),
        ("networkProfile:\n  networkPlugin: azure\n  networkPluginMode: overlay", vec![]),
        (
            "networkProfile:\n  networkPlugin: kubenet",
            vec![row("Network model", "kubenet", "Azure CNI Overlay")],
        ),
        (
            "{\"agentPoolProfiles\": [{\"maxPods\": 110}]}",
            vec![row("pool work: Most pods on a node", "110", "30")],
        ),
        (
            "agentPoolProfiles:\n- maxPods: 30\n- name: system\n  count: 5",
            vec![row("pool system: Most pods on a node", "30", "110"), row("pool system: Nodes", "5", "3")],
        ),
        (
            "agentPoolProfiles:\n- name: gpu\n  osType: Windows\n  count: 2",
            vec![row("pool gpu", "there", "missing")],
        ),
    ];
    for (list, expected) in rows {
        let list = read(list);
        assert_eq!(beside_document(&list, &shop(), told), expected, "{list:?}");
    }
}

/// Azure without a mode is a plugin of three models.
#[test]
fn a_list_that_says_half_of_the_model_is_not_passed_over() {
    let list = read("networkProfile:\n  networkPlugin: azure");
    beside_document(&list, &shop(), |comparison| {
        assert_eq!(comparison.clusters[0].unknown, ["Network model"]);
    });
    let mode = read("networkProfile:\n  networkPluginMode: overlay");
    let mut other = shop();
    let profile = std::sync::Arc::make_mut(&mut other.clusters[0]).network_profile.get_or_insert_default();
    profile.network_plugin_mode = None;
    beside_document(&mode, &other, |comparison| {
        assert_eq!(told(comparison)[0], row("Network model", "Azure CNI Overlay", "Azure CNI node subnet"));
    });
}

#[test]
fn what_a_cluster_cannot_have_as_it_is_made_does_not_apply() {
    let list = read("networkProfile:\n  natGatewayProfile:\n    managedOutboundIPProfile:\n      count: 2");
    let mut design = shop();
    let profile = std::sync::Arc::make_mut(&mut design.clusters[0]).network_profile.get_or_insert_default();
    profile.outbound_type =
        crate::support::plan::known(aks_network_planner::design::OutboundType::LoadBalancer);
    beside_document(&list, &design, |comparison| {
        assert_eq!(told(comparison), [row("Addresses of the managed NAT gateway", "2", "does not apply")]);
        // It follows from how the cluster is made, and nothing is offered for it alone.
        assert_eq!(comparison.alignments(0)[0].steps, []);
    });
}

#[test]
fn of_several_clusters_in_a_baseline_each_is_held_against_its_namesake() {
    let vnet = || network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24"));
    let of = |name: &str, pods| {
        cluster(name)
            .overlay()
            .pod_cidr("10.244.0.0/16")
            .pool(pool("a").count(3).max_pods(pods).nodes_in("vnet/nodes"))
    };
    let before = plan().network(vnet()).cluster(of("eu", 30)).cluster(of("us", 60)).0;
    let after = plan().network(vnet()).cluster(of("us", 60)).cluster(of("eu", 31)).0;
    beside_document(&before, &after, |comparison| {
        let counts: Vec<usize> = comparison.clusters.iter().map(|of| of.differences.len()).collect();
        assert_eq!(counts, [0, 1]);
        assert_eq!(
            comparison.line(),
            "Beside the cluster of the same name: 1 same and 1 differs with consequence."
        );
    });
}
