//! A cluster equals itself, whatever its text looks like.
use std::sync::Arc;

use aks_network_planner::compare::Likeness;
use aks_network_planner::design::Design;
use aks_network_planner::export::design_file;
use aks_network_planner::import;
use proptest::prelude::*;

use super::beside_first;
use crate::properties::designs::{design, known_design};

/// A cluster in both spellings, with other casing, nulls and orders.
#[test]
fn spelling_casing_nulls_and_order_are_no_difference() {
    let cli = r#"{"name": "a", "resourceGroup": "rg", "provisioningState": "Succeeded", "location": "westeurope",
        "kubernetesVersion": "1.33.2", "networkProfile": {"networkPlugin": "azure", "networkPluginMode": "overlay",
        "networkPolicy": "cilium", "networkDataplane": "cilium", "podCidr": "10.244.0.0/16", "serviceCidr": "10.0.0.0/16",
        "dnsServiceIp": "10.0.0.10", "outboundType": "loadBalancer", "loadBalancerSku": "standard"},
        "agentPoolProfiles": [{"name": "np1", "count": 3, "maxPods": 30, "mode": "System", "osType": "Linux",
            "upgradeSettings": {"maxSurge": "10%"}}, {"name": "np2", "count": 2, "maxPods": 50, "mode": "User", "osType": "Linux",
            "enableAutoScaling": null}]}"#;
    let arm = r#"{"id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/b", "name": "b",
        "location": "northeurope", "etag": "W/1", "properties": {"provisioningState": "Succeeded", "kubernetesVersion": "1.33.7",
        "networkProfile": {"outboundType": "LoadBalancer", "networkPlugin": "Azure", "networkPluginMode": "Overlay",
        "networkPolicy": "Cilium", "networkDataplane": "Cilium", "podCidrs": ["10.240.0.0/16"], "serviceCidrs": ["10.8.0.0/16"],
        "dnsServiceIP": "10.8.0.10", "loadBalancerSku": "Standard"},
        "agentPoolProfiles": [{"mode": "User", "name": "np2", "count": 2, "maxPods": 50, "osType": "linux"},
            {"mode": "system", "name": "np1", "count": 3, "maxPods": 30, "osType": "linux", "upgradeSettings": {"maxSurge": "10%"}}]}}"#;
    let text = format!("{cli}\n{arm}");
    let design = import::merge(&import::read("pasted", &text)).design;
    assert_eq!(design.clusters.len(), 2);
    let comparison = beside_first(&design);
    assert_eq!(comparison.likeness(), Likeness::Same, "{:?}", comparison.clusters[0].differences);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Under another name and with its pools in another order.
    #[test]
    fn a_copy_is_the_same(design in prop_oneof![design(), known_design()]) {
        let mut design = design;
        prop_assume!(!design.clusters.is_empty());
        design.clusters.truncate(1);
        let mut copy = (*design.clusters[0]).clone();
        copy.name = "another".to_owned();
        copy.id = None;
        if let Some(pools) = &mut copy.pools {
            pools.reverse();
        }
        design.clusters.push(Arc::new(copy));
        let comparison = beside_first(&design);
        prop_assert_eq!(comparison.likeness(), Likeness::Same, "{:?}", comparison.clusters[0].differences);
    }

    /// What is read of a design's own file is the same; of designs as texts give them.
    #[test]
    fn a_cluster_written_and_read_is_the_same(design in known_design()) {
        let read = |of: &Design| import::merge(&import::read("design", &design_file(of))).design;
        let mut both = read(&design);
        prop_assume!(!both.clusters.is_empty());
        let again = read(&both);
        both.clusters.truncate(1);
        let mut copy = (*again.clusters[0]).clone();
        copy.name = "another".to_owned();
        both.clusters.push(Arc::new(copy));
        let comparison = beside_first(&both);
        prop_assert_eq!(comparison.likeness(), Likeness::Same, "{:?}", comparison.clusters[0].differences);
    }
}
