//! Changes of what exists: only the difference, in safe order.
use std::sync::Arc;

use aks_network_planner::design::{Design, NetworkDataplane, NetworkPluginMode, NetworkPolicy, Word};

use super::cases::{Read, made, read};

/// The commands that make of the design of several pools what a change of its cluster makes of it.
fn changed(change: impl FnOnce(&mut aks_network_planner::design::Cluster)) -> String {
    let before = read(&["node-subnet.design.json"]);
    let mut design: Design = before.design.clone();
    change(Arc::make_mut(&mut design.clusters[0]));
    made("az", &Read { design, inputs: Vec::new() }, Some(&before.design))
}

/// The commands without their flags' values, in order.
fn order(script: &str) -> Vec<&str> {
    let starts = ["az ", "kubectl "];
    script
        .lines()
        .filter(|line| starts.iter().any(|start| line.starts_with(start)))
        .map(|line| line.trim_end_matches(" \\"))
        .collect()
}

#[test]
fn without_a_difference_nothing_is_done() {
    assert_eq!(order(&changed(|_| {})), Vec::<&str>::new());
}

#[test]
fn a_number_is_changed_between_two_checks() {
    let script = changed(|cluster| cluster.pools.as_mut().expect("pools")[2].count = Some(9));
    assert_eq!(order(&script), ["az aks nodepool show", "az aks nodepool scale", "az aks nodepool show"]);
    assert!(
        script.contains("# Before: expected 5\n") && script.contains("# After: expected 9\n"),
        "{script}"
    );
}

#[test]
fn a_pool_that_keeps_a_property_is_replaced_before_it_is_drained() {
    let script = changed(|cluster| cluster.pools.as_mut().expect("pools")[1].max_pods = Some(60));
    let order = order(&script);
    let place = |command: &str| order.iter().position(|own| *own == command).expect("the command");
    assert!(place("az aks nodepool add") < place("kubectl cordon"));
    assert!(place("kubectl cordon") < place("kubectl drain"));
    assert!(place("kubectl drain") < place("az aks nodepool delete"));
    assert!(script.contains(": \"${NEW_POOL_IN_PLACE_OF_WORK:?"), "its name is asked: {script}");
    assert!(script.contains("# The old pool goes. IRREVERSIBLE\n"));
}

#[test]
fn the_move_to_overlay_and_cilium_goes_by_no_engine_and_a_new_version_comes_last() {
    let script = changed(|cluster| {
        cluster.kubernetes_version = Some("1.34.1".to_owned());
        let profile = cluster.network_profile.as_mut().expect("a profile");
        profile.network_plugin_mode = Some(Word::Known(NetworkPluginMode::Overlay));
        profile.network_dataplane = Some(Word::Known(NetworkDataplane::Cilium));
        profile.network_policy = Some(Word::Known(NetworkPolicy::Cilium));
    });
    let place = |text: &str| script.find(text).unwrap_or_else(|| panic!("{text} in {script}"));
    let none = place("--network-policy none");
    let overlay = place("--network-plugin-mode overlay");
    let cilium = place("--network-dataplane cilium \\\n  --network-policy cilium");
    let version = place("az aks upgrade");
    assert!(none < overlay && overlay < cilium && cilium < version, "{script}");
    assert!(script.contains("IRREVERSIBLE. All nodes are reimaged, pods get addresses of the pod CIDR"));
}

#[test]
fn what_a_cluster_keeps_is_told_and_not_tried() {
    let script = changed(|cluster| {
        let profile = cluster.network_profile.as_mut().expect("a profile");
        profile.service_cidrs = Some(vec!["10.99.0.0/20".parse().expect("a prefix")]);
    });
    assert_eq!(order(&script), Vec::<&str>::new());
    assert!(
        script.contains("# aks-pay: networkProfile.serviceCidr cannot become otherwise here."),
        "{script}"
    );
}
