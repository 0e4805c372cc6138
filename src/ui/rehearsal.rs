//! Runs the engine once while nobody waits: a browser compiles a function when it is first called, and the
//! first paste should not wait for that.
use std::time::Duration;

use leptos::prelude::set_timeout;

use aks_network_planner::analysis::Analyzing;
use aks_network_planner::azure::Date;
use aks_network_planner::export::Input;
use aks_network_planner::import;

/// A cluster, its subnet and a range, with most of what documents hold.
const TEXT: &str = r#"{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/c",
"name":"c","networkProfile":{"networkPlugin":"azure","networkPolicy":"azure","outboundType":"loadBalancer",
"loadBalancerSku":"standard","loadBalancerProfile":{"managedOutboundIPs":{"count":1}},"serviceCidr":"10.0.0.0/16",
"dnsServiceIp":"10.0.0.10"},"agentPoolProfiles":[{"name":"p","count":3,"enableAutoScaling":true,"minCount":1,
"maxCount":90,"maxPods":30,"upgradeSettings":{"maxSurge":"10%"},"vnetSubnetId":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n"}]}
{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n","name":"n",
"addressPrefix":"10.0.1.0/24","etag":"e","ipConfigurations":[{"id":"/subscriptions/s/resourceGroups/g/x"}]}
10.0.64.0/18 office"#;

/// Rehearses a moment after the page has been painted.
pub(crate) fn soon(today: Date) {
    set_timeout(move || rehearse(today), Duration::from_millis(150));
}

fn rehearse(today: Date) {
    let readings = import::at_once("", TEXT).map(|at_once| at_once.readings).unwrap_or_default();
    drop(Input::of_text(&readings, TEXT, &[]));
    drop(Analyzing::new(&import::merge(&readings).design, today).finish());
}
