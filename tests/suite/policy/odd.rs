//! What an engine reads otherwise than it is written.
use aks_network_planner::azure::Feature;
use aks_network_planner::design::{NetworkPolicy, PolicyKind};
use aks_network_planner::policy::{Verdict, matrix, odd};
use aks_network_planner::resolve::resolve;

use super::{Seen, by, shop_and_bank};
use crate::support::{ClusterPlan, cluster, network, plan, pool, subnet};

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
    odd(&resolved, &resolved.clusters[0], engine).into_iter().map(|of| (of.differs, of.remark.text)).collect()
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

/// An `ipBlock` matches no pods and no nodes under Cilium, and addresses outside as ever.
/// <https://learn.microsoft.com/azure/aks/migrate-from-npm-to-cilium-network-policy>
#[test]
fn a_block_acts_otherwise_only_where_it_holds_pods_or_nodes() {
    let told = |of: ClusterPlan, cidr: &str, except: &str| {
        let except = if except.is_empty() { String::new() } else { format!(r#","except":["{except}"]"#) };
        let spec = format!(
            r#"{{"podSelector":{{}},"policyTypes":["Egress"],"egress":[{{"to":[{{"ipBlock":{{"cidr":"{cidr}"{except}}}}}]}}]}}"#
        );
        let of = of.with(|cluster| {
            cluster.observed = Some(shop_and_bank().policy("bank", "block", &spec).0);
        });
        let network = network("vnet", "10.1.0.0/16");
        let network = network.subnet(subnet("nodes", "10.1.0.0/24")).subnet(subnet("pods", "10.1.8.0/21"));
        let resolved = resolve(&plan().network(network).cluster(of).0);
        let mut told = odd(&resolved, &resolved.clusters[0], CILIUM).into_iter();
        told.next().map(|of| (of.differs, of.remark.text))
    };
    let nodes = || pool("np1").count(3).nodes_in("vnet/nodes");
    let overlay = || aks("1.33.2").pool(nodes());
    let flat = || cluster("aks").pool(nodes().pods_in("vnet/pods"));
    let rows = [
        (overlay(), "203.0.113.0/24", "", None),
        (overlay(), "10.1.0.0/24", "", Some("10.1.0.0/24")),
        (overlay(), "10.244.3.0/24", "", Some("10.244.0.0/16")),
        (overlay(), "0.0.0.0/0", "", Some("10.244.0.0/16")),
        (overlay(), "0.0.0.0/0", "10.0.0.0/8", None),
        (flat(), "10.1.9.0/24", "", Some("10.1.8.0/21")),
        (flat(), "10.244.3.0/24", "", None),
    ];
    for (of, cidr, except, expected) in rows {
        let expected = expected.map(|range| {
            let text = format!(
                "Its block {cidr} meets {range}, where pods or nodes have their addresses, and under Cilium a block matches \
                 neither: pods and nodes that it alone allows are denied; addresses outside are not."
            );
            (Some(true), text)
        });
        assert_eq!(told(of, cidr, except), expected, "{cidr} {except}");
    }
    let unknown = told(aks("1.33.2"), "203.0.113.0/24", "").expect("a remark");
    assert_eq!(unknown.0, None, "its subnets are not here: {}", unknown.1);
}

#[test]
fn a_name_that_stands_for_several_numbers_is_told_with_them() {
    let mut seen = shop_and_bank();
    seen.0.pod_traits[1].ports[0].number = 9_090;
    let seen = seen.policy("bank", "named", r#"{"podSelector":{},"ingress":[{"ports":[{"port":"web"}]}]}"#);
    let told = remarks(aks("1.33.2"), seen, CILIUM);
    let text =
        "Pods give the port web the numbers 8080 and 9090, and Cilium may enforce that wrongly: use numbers.";
    assert_eq!(told, [(None, text.to_owned())], "whether it means those pods is not looked at");
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

/// Rules on DNS come with FQDN policies, in clusterwide policies too.
/// <https://learn.microsoft.com/azure/aks/container-network-security-fqdn-filtering-concepts>
#[test]
fn rules_on_dns_are_rules_on_names_and_are_understood() {
    let dns = r#"{"endpointSelector":{},"egress":[
        {"toEndpoints":[{"matchLabels":{"k8s-app":"kube-dns","io.kubernetes.pod.namespace":"kube-system"}}],
         "toPorts":[{"ports":[{"port":"53","protocol":"ANY"}],"rules":{"dns":[{"matchPattern":"*.example.com"}]}}]},
        {"toFQDNs":[{"matchName":"www.example.com"}]}]}"#;
    let http = dns.replace(r#""dns":["#, r#""http":[],"dns":["#);
    let told = |spec: &str, fqdn: bool, kind: PolicyKind| {
        let of = aks("1.33.2").with(|cluster| {
            cluster.features.set(Feature::LayerSeven, Some(false));
            cluster.features.set(Feature::Fqdn, Some(fqdn));
        });
        let namespace = (kind == PolicyKind::Cilium).then_some("bank");
        remarks(of, shop_and_bank().object(kind, namespace, "dns", spec), CILIUM)
    };
    for kind in [PolicyKind::Cilium, PolicyKind::CiliumClusterwide] {
        assert_eq!(told(dns, true, kind), [], "{kind:?}");
        let text = "Rules on domain names need FQDN policies of Advanced Container Networking Services.";
        assert_eq!(told(dns, false, kind), [(Some(true), text.to_owned())], "{kind:?}");
        let texts: Vec<String> = told(&http, true, kind).into_iter().map(|(_, text)| text).collect();
        assert!(texts.iter().any(|text| text.starts_with("Rules on requests need L7")), "{texts:?}");
    }
    let seen = shop_and_bank().cilium(
        "bank",
        "dns",
        r#"{"endpointSelector":{},"ingress":[
        {"fromEntities":["cluster"],"toPorts":[{"rules":{"dns":[{"matchName":"a"}]}}]}]}"#,
    );
    let matrix = matrix(&seen.0, by(NetworkPolicy::Cilium));
    let told = matrix.pairs().find(|(from, to, _)| (*from, *to) == ("shop", "bank")).expect("the pair");
    assert_eq!(told.2.verdict, Verdict::Partly, "only some questions pass");
}
