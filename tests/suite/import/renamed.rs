//! Columns by the names that people give them.
use aks_network_planner::import::{self, Kind};

use super::{only, places};

#[test]
fn each_usual_name_of_a_column_is_read_as_its_key() {
    let rows = [
        ("rg", "rg-shop", "resourceGroup"),
        ("region", "westeurope", "location"),
        ("k8s", "1.33", "kubernetesVersion"),
        ("tier", "Standard", "sku.tier"),
        ("sku", "Premium", "sku.tier"),
        ("sku", "Automatic", "sku.name"),
        ("powerState", "Running", "powerState"),
        ("mode", "overlay", "networkPluginMode"),
        ("pluginMode", "overlay", "networkPluginMode"),
        ("policy", "calico", "networkPolicy"),
        ("dataplane", "cilium", "networkDataplane"),
        ("outbound", "userDefinedRouting", "outboundType"),
        ("pods range", "10.244.0.0/16", "podCidr"),
        ("pod_cidr", "10.244.0.0/16", "podCidr"),
        ("pods", "10.244.0.0/16", "podCidr"),
        ("svcCidr", "10.0.0.0/16", "serviceCidr"),
        ("services", "10.0.0.0/16", "serviceCidr"),
        ("dnsIp", "10.0.0.10", "dnsServiceIP"),
        ("dns", "10.0.0.10", "dnsServiceIP"),
        ("networkProfile.dnsServiceIp", "10.0.0.10", "dnsServiceIP"),
        ("properties_networkProfile_outboundType", "loadBalancer", "outboundType"),
    ];
    for (name, value, field) in rows {
        let text = format!("[{{\"cluster\": \"aks\", \"plugin\": \"azure\", \"{name}\": \"{value}\"}}]");
        let reading = only(&text);
        assert_eq!(reading.kind, Kind::ManagedClusterList, "{text}");
        assert_eq!(places(&reading, &text, "clusters/aks/networkPlugin"), ["\"azure\""], "{text}");
        let value = format!("\"{value}\"");
        assert_eq!(places(&reading, &text, &format!("clusters/aks/{field}")), [value], "{text}");
    }
}

#[test]
fn the_same_names_on_a_row_of_a_pool_are_the_pools() {
    let text = r#"[{"pool": "np", "mode": "User", "nodes": 3, "max": 9, "pods": 30, "size": "Standard_D4s_v5", "version": "1.33.2"}]"#;
    let reading = only(text);
    assert_eq!(reading.kind, Kind::NodePools);
    let pool = &reading.part.clusters[0].pools.as_ref().expect("pools")[0];
    assert_eq!((pool.count, pool.max_count, pool.max_pods), (Some(3), Some(9), Some(30)));
    assert_eq!(pool.orchestrator_version.as_deref(), Some("1.33.2"));
    assert!(reading.part.clusters[0].network_profile.is_none());
}

#[test]
fn a_name_that_may_mean_anything_makes_no_cluster() {
    let rows = [
        r#"{"name": "app", "version": "1.2.3"}"#,
        r#"{"name": "app", "network": "frontend", "mode": "fast"}"#,
        r#"{"name": "vm", "dns": "10.0.0.4", "state": "Running"}"#,
        r#"{"name": "disk", "sku": "Standard", "size": "30"}"#,
        r#"{"name": "vm", "count": 3, "size": "x", "priority": "high"}"#,
        r#"{"name": "d", "type": "Microsoft.Compute/disks", "sku": "Premium", "mode": "overlay"}"#,
        r#"{"name": "x", "cidr": "10.0.0.0/16"}"#,
    ];
    for text in rows {
        let readings = import::read("x", text);
        assert!(readings.iter().all(|reading| reading.kind == Kind::Unknown), "{text}: {readings:#?}");
    }
}

#[test]
fn a_value_that_does_not_fit_its_name_is_listed_and_not_used() {
    let reading = only(r#"{"name": "aks", "plugin": "azure", "mode": "System", "nodes": 5, "pods": 30}"#);
    assert_eq!(reading.ignored, ["mode", "nodes", "pods"]);
    let profile = reading.part.clusters[0].network_profile.as_ref().expect("a profile");
    assert!(profile.network_plugin_mode.is_none() && profile.pod_cidrs.is_none());
}
