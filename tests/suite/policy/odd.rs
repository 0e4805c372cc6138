//! What an engine reads otherwise than it is written.
use aks_network_planner::azure::Feature;
use aks_network_planner::design::{NetworkPolicy, PolicyKind};
use aks_network_planner::policy::odd;
use aks_network_planner::resolve::resolve;

use super::{Seen, shop_and_bank};
use crate::support::{ClusterPlan, cluster, plan};

const CALICO: Option<NetworkPolicy> = Some(NetworkPolicy::Calico);
const CILIUM: Option<NetworkPolicy> = Some(NetworkPolicy::Cilium);
const NPM: Option<NetworkPolicy> = Some(NetworkPolicy::Azure);

fn aks(version: &str) -> ClusterPlan {
    let of = cluster("aks").overlay().pod_cidr("10.244.0.0/16");
    of.with(|cluster| cluster.kubernetes_version = Some(version.into()))
}

/// Whether each remark says that the policy acts otherwise, and the remarks.
fn remarks(of: ClusterPlan, seen: Seen, engine: Option<NetworkPolicy>) -> Vec<(Option<bool>, String)> {
    let of = of.with(|cluster| cluster.observed = Some(seen.0));
    let resolved = resolve(&plan().cluster(of).0);
    odd(&resolved.clusters[0], engine).into_iter().map(|of| (of.differs, of.remark.text)).collect()
}

/// The remarks about one policy of bank.
fn about(spec: &str, version: &str, engine: Option<NetworkPolicy>) -> Vec<Option<bool>> {
    let seen = shop_and_bank().policy("bank", "rule", spec);
    remarks(aks(version), seen, engine).into_iter().map(|(differs, _)| differs).collect()
}

#[test]
fn each_engine_has_its_own_reading_of_kubernetes_policies() {
    let block = r#"{"podSelector":{},"ingress":[{"from":[{"ipBlock":{"cidr":"0.0.0.0/0"}}]}]}"#;
    let range = r#"{"podSelector":{},"ingress":[{"ports":[{"port":80,"endPort":90}]}]}"#;
    let named = r#"{"podSelector":{},"ingress":[{"ports":[{"port":"web"}]}]}"#;
    let five: Vec<String> =
        (0..5).map(|place| format!(r#"{{"ipBlock":{{"cidr":"10.{place}.0.0/16"}}}}"#)).collect();
    let five = format!(r#"{{"podSelector":{{}},"ingress":[{{"from":[{}]}}]}}"#, five.join(","));
    let four = five.replace(r#"{"ipBlock":{"cidr":"10.0.0.0/16"}},"#, "");
    let nobody = r#"{"podSelector":{"matchLabels":{"app":"nobody"}}}"#;
    for (spec, version, engine, differs) in [
        (block, "1.33.2", CILIUM, &[Some(true)][..]),
        (block, "1.33.2", CALICO, &[]),
        (block, "1.33.2", NPM, &[]),
        (range, "1.31.9", CILIUM, &[Some(true)]),
        (range, "1.32.0", CILIUM, &[]),
        (range, "", CILIUM, &[None]),
        (range, "1.31.9", CALICO, &[]),
        (named, "1.33.2", CILIUM, &[]),
        (&five, "1.33.2", NPM, &[None]),
        (&four, "1.33.2", NPM, &[]),
        (nobody, "1.33.2", CALICO, &[None]),
    ] {
        assert_eq!(about(spec, version, engine), differs, "{spec} {version} {engine:?}");
    }
}

#[test]
fn a_name_that_stands_for_several_numbers_is_told_with_them() {
    let mut seen = shop_and_bank();
    seen.0.pod_traits[1].ports[0].number = 9_090;
    let seen = seen.policy("bank", "named", r#"{"podSelector":{},"ingress":[{"ports":[{"port":"web"}]}]}"#);
    let told = remarks(aks("1.33.2"), seen, CILIUM);
    let text =
        "Pods give the port web the numbers 8080 and 9090, and Cilium may enforce that wrongly: use numbers.";
    assert_eq!(told, [(Some(true), text.to_owned())]);
}

#[test]
fn only_cilium_reads_policies_of_its_own_kind() {
    let spec = r#"{"endpointSelector":{},"ingress":[{}]}"#;
    for (engine, differs) in
        [(NPM, vec![Some(true)]), (CALICO, vec![Some(true)]), (CILIUM, vec![]), (None, vec![])]
    {
        let told = remarks(aks("1.33.2"), shop_and_bank().cilium("bank", "rule", spec), engine);
        assert_eq!(told.into_iter().map(|(differs, _)| differs).collect::<Vec<_>>(), differs, "{engine:?}");
    }
}

#[test]
fn rules_on_requests_and_names_want_what_carries_them() {
    let http = r#"{"endpointSelector":{},"ingress":[{"toPorts":[{"ports":[{"port":"80"}],"rules":{"http":[{}]}}]}]}"#;
    let name = r#"{"endpointSelector":{},"egress":[{"toFQDNs":[{"matchName":"example.com"}]}]}"#;
    let told = |spec: &str, on: Option<Feature>, kind: PolicyKind| {
        let of = aks("1.33.2").with(|cluster| {
            cluster.features.set(Feature::LayerSeven, Some(false));
            cluster.features.set(Feature::Fqdn, Some(false));
            on.into_iter().for_each(|feature| cluster.features.set(feature, Some(true)));
        });
        let seen = shop_and_bank().object(kind, (kind == PolicyKind::Cilium).then_some("bank"), "rule", spec);
        let told = remarks(of, seen, CILIUM).into_iter().map(|(_, text)| text);
        told.filter(|text| text.starts_with("Rules on")).collect::<Vec<_>>()
    };
    let own = PolicyKind::Cilium;
    assert_eq!(
        told(http, None, own),
        ["Rules on requests need L7 policies of Advanced Container Networking Services."]
    );
    assert_eq!(told(http, Some(Feature::Fqdn), own).len(), 1, "names are not requests");
    assert_eq!(told(http, Some(Feature::LayerSeven), own), [""; 0]);
    assert_eq!(
        told(name, None, own),
        ["Rules on domain names need FQDN policies of Advanced Container Networking Services."]
    );
    assert_eq!(told(name, Some(Feature::Fqdn), own), [""; 0]);
    assert_eq!(told(name, Some(Feature::Fqdn), PolicyKind::CiliumClusterwide), [""; 0]);
    assert_eq!(
        told(http, Some(Feature::LayerSeven), PolicyKind::CiliumClusterwide),
        ["Rules on requests are not supported in a CiliumClusterwideNetworkPolicy."]
    );
}
