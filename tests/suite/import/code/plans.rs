//! Plans and states of Terraform in JSON.
use aks_network_planner::design::{MaxSurge, NetworkPluginMode, NetworkPolicy, Stage, Word};
use aks_network_planner::import::Kind;
use aks_network_planner::text::Severity;

use super::{document, doubts, merged, only, pool_named, pools, said, subnet_of};

#[test]
fn a_plan_is_the_design_after_it_and_its_configuration_tells_what_has_no_id_yet() {
    let text = document("terraform-plan.json");
    let reading = only(&text);
    assert_eq!(
        (reading.kind, reading.kind.text(), reading.shape),
        (Kind::TerraformPlan, "terraformPlan", None)
    );
    let cluster = &reading.part.clusters[0];
    assert_eq!((cluster.name.as_str(), cluster.stage), ("aks-pay", Stage::Template));
    assert_eq!(cluster.api_server.enable_private_cluster, Some(true));
    let names: Vec<_> =
        pools(cluster).iter().map(|pool| (pool.name.as_str(), pool.count, pool.zones)).collect();
    assert_eq!(names, [("system", Some(3), Some(3)), ("user", Some(2), None)]);
    for pool in pools(cluster) {
        assert_eq!(subnet_of(pool), Some(("vnet-pay", "snet-nodes")), "{}", pool.name);
    }
    let profile = cluster.network_profile.as_ref().expect("a profile");
    assert_eq!(profile.network_plugin_mode, Some(Word::Known(NetworkPluginMode::Overlay)));
    assert_eq!(
        (profile.pod_cidrs.as_ref(), profile.untold.as_slice()),
        (None, ["podCidr".to_owned()].as_slice())
    );
    assert_eq!(doubts(&reading)[0], "podCidr: it is known only after apply; not known");
    let note = (Severity::Note, "“azurerm_kubernetes_cluster.old” would be destroyed; left out");
    assert!(said(&reading).contains(&note), "{:?}", said(&reading));
    let [network] = reading.part.networks.as_slice() else { panic!("{reading:#?}") };
    assert_eq!(network.subnets[0].nat_gateway, Some(true));
    assert_eq!(reading.part.attached.nat_gateways[0].subnets.len(), 1);
}

#[test]
fn a_state_is_what_exists_with_its_resource_ids() {
    let text = document("terraform-state.json");
    let reading = only(&text);
    assert_eq!((reading.kind, reading.kind.text()), (Kind::TerraformState, "terraformState"));
    let [cluster] = reading.part.clusters.as_slice() else { panic!("{reading:#?}") };
    assert_eq!((cluster.name.as_str(), cluster.stage), ("aks-pay", Stage::Deployed));
    assert_eq!(cluster.id.as_ref().map(|id| id.resource_group()), Some("rg-pay"));
    assert_eq!(cluster.node_resource_group.as_deref(), Some("MC_rg-pay_aks-pay_westeurope"));
    let profile = cluster.network_profile.as_ref().expect("a profile");
    assert_eq!(profile.network_policy, Some(Word::Known(NetworkPolicy::Azure)));
    assert_eq!((profile.network_plugin_mode.as_ref(), profile.pod_cidrs.as_ref()), (None, None));
    let balancer = profile.load_balancer_profile.as_ref().expect("a balancer");
    assert_eq!((balancer.managed_outbound_ips, balancer.effective_outbound_ips), (Some(2), Some(2)));
    let (system, user) = (pool_named(cluster, "system"), pool_named(cluster, "user"));
    assert_eq!((system.max_surge, system.min_count), (Some(MaxSurge::Percent(10)), Some(3)));
    assert_eq!((user.count, user.enable_auto_scaling), (Some(4), Some(false)));
    let [network] = reading.part.networks.as_slice() else { panic!("{reading:#?}") };
    let [subnet] = network.subnets.as_slice() else { panic!("{network:#?}") };
    assert_eq!(subnet.id.as_ref().and_then(|id| id.name()), Some("snet-nodes"));
    assert_eq!(said(&reading), []);
}

#[test]
fn what_terraform_shows_of_a_state_is_the_state() {
    let stored: serde_json::Value = serde_json::from_str(&document("terraform-state.json")).expect("JSON");
    let resources: Vec<serde_json::Value> = stored["resources"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|of| serde_json::json!({"mode": of["mode"], "type": of["type"], "name": of["name"], "values": of["instances"][0]["attributes"]}))
        .collect();
    let (inner, outer) = resources.split_at(2);
    let shown = serde_json::json!({"format_version": "1.0", "terraform_version": "1.9.8", "values": {"root_module":
        {"resources": outer, "child_modules": [{"address": "module.x", "resources": inner}]}}});
    let reading = only(&shown.to_string());
    assert_eq!(reading.kind, Kind::TerraformState);
    let stored = only(&document("terraform-state.json"));
    assert_eq!(reading.part.clusters, stored.part.clusters);
}

#[test]
fn a_state_and_what_the_service_prints_of_the_same_cluster_are_one() {
    let id = "/subscriptions/6d1f0c5e-2a5b-4a70-8d8e-9a3d5a0c1b11/resourceGroups/rg-pay/providers/Microsoft.ContainerService/managedClusters/aks-pay";
    let printed = format!(
        "{{\"id\": \"{id}\", \"name\": \"aks-pay\", \"kubernetesVersion\": \"1.34.1\", \"agentPoolProfiles\": []}}"
    );
    let merged = merged(&[&document("terraform-state.json"), &printed]);
    assert_eq!(merged.design.clusters.len(), 1);
    assert_eq!(merged.design.clusters[0].kubernetes_version.as_deref(), Some("1.34.1"));
}
