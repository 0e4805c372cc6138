//! What policies allow between namespaces, example by example.
use aks_network_planner::design::{NetworkPolicy, PolicyKind};
use aks_network_planner::policy::{Cell, Matrix, Reader, Verdict, matrix, test_plan};

use super::{Seen, UNKNOWN, by, shop_and_bank};

const DENY: &str = r#"{"podSelector":{},"policyTypes":["Ingress"]}"#;

fn cell<'m>(of: &'m Matrix, from: &str, to: &str) -> &'m Cell {
    of.pairs().find(|pair| (pair.0, pair.1) == (from, to)).map(|(_, _, cell)| cell).expect("both namespaces")
}

/// The verdict from shop to bank, what is open for sure where it is partly, and by whom.
fn shop_to_bank(seen: &Seen, engine: NetworkPolicy) -> (Verdict, Option<String>, Vec<String>) {
    let of = matrix(&seen.0, by(engine));
    let cell = cell(&of, "shop", "bank");
    let open =
        cell.open.as_ref().filter(|_| cell.verdict == Verdict::Partly).map(|path| path.ports.to_string());
    (cell.verdict, open, of.named(&cell.by))
}

#[test]
fn kubernetes_policies_allow_what_their_documentation_says() {
    for (spec, verdict, open) in [
        ("{\"podSelector\":{}}", Verdict::Denied, None),
        (DENY, Verdict::Denied, None),
        (r#"{"podSelector":{},"policyTypes":["Egress"]}"#, Verdict::Allowed, None),
        (r#"{"podSelector":{},"ingress":[{}]}"#, Verdict::Allowed, None),
        (r#"{"podSelector":{},"ingress":[{"from":[{"podSelector":{}}]}]}"#, Verdict::Denied, None),
        (r#"{"podSelector":{},"ingress":[{"from":[{"namespaceSelector":{}}]}]}"#, Verdict::Allowed, None),
        (
            r#"{"podSelector":{},"ingress":[{"from":[{"namespaceSelector":{"matchLabels":{"team":"retail"}}}]}]}"#,
            Verdict::Allowed,
            None,
        ),
        (
            r#"{"podSelector":{},"ingress":[{"from":[{"namespaceSelector":{"matchLabels":{"team":"retail"}},"podSelector":{"matchLabels":{"app":"web"}}}]}]}"#,
            Verdict::Partly,
            Some("every port"),
        ),
        (
            r#"{"podSelector":{},"ingress":[{"ports":[{"port":"web"},{"protocol":"UDP","port":53}]}]}"#,
            Verdict::Partly,
            Some("TCP 8080, UDP 53"),
        ),
        (
            r#"{"podSelector":{},"ingress":[{"ports":[{"port":80,"endPort":90}]}]}"#,
            Verdict::Partly,
            Some("TCP 80-90"),
        ),
        (r#"{"podSelector":{},"ingress":[{"ports":[{}]}]}"#, Verdict::Partly, Some("every port of TCP")),
        (r#"{"podSelector":{"matchLabels":{"app":"none"}}}"#, Verdict::Allowed, None),
    ] {
        let told = shop_to_bank(&shop_and_bank().policy("bank", "rule", spec), NetworkPolicy::Calico);
        assert_eq!((told.0, told.1.as_deref()), (verdict, open), "{spec}");
    }
}

#[test]
fn both_ends_have_to_allow_and_the_one_that_denies_is_named() {
    let egress = r#"{"podSelector":{},"policyTypes":["Egress"]}"#;
    let seen = shop_and_bank().policy("shop", "no-way-out", egress);
    let seen = seen.policy("bank", "open", r#"{"podSelector":{},"ingress":[{}]}"#);
    let told = shop_to_bank(&seen, NetworkPolicy::Calico);
    assert_eq!(told, (Verdict::Denied, None, vec!["shop/no-way-out".to_owned()]));
}

#[test]
fn a_block_means_pods_but_under_cilium() {
    let spec = r#"{"podSelector":{},"ingress":[{"from":[{"ipBlock":{"cidr":"10.244.0.0/24","except":["10.244.0.2/32"]}}]}]}"#;
    let seen = shop_and_bank().policy("bank", "block", spec);
    for (engine, verdict) in [
        (NetworkPolicy::Azure, Verdict::Partly),
        (NetworkPolicy::Calico, Verdict::Partly),
        (NetworkPolicy::Cilium, Verdict::Denied),
        (NetworkPolicy::None, Verdict::Unknown),
    ] {
        assert_eq!(shop_to_bank(&seen, engine).0, verdict, "{engine:?}");
    }
}

/// `endPort` is read from Cilium 1.17 on, which comes with Kubernetes 1.32.
/// <https://learn.microsoft.com/azure/aks/migrate-from-npm-to-cilium-network-policy>
#[test]
fn a_range_of_ports_is_not_known_under_a_cilium_that_does_not_read_it() {
    let range = r#"{"podSelector":{},"ingress":[{"ports":[{"port":8000,"endPort":8100}]}]}"#;
    let one = range.replace("8100", "8000");
    let rows = [
        (Some(NetworkPolicy::Cilium), Some(32), Verdict::Partly),
        (Some(NetworkPolicy::Cilium), Some(31), Verdict::Unknown),
        (Some(NetworkPolicy::Cilium), None, Verdict::Unknown),
        (Some(NetworkPolicy::Calico), Some(31), Verdict::Partly),
        (Some(NetworkPolicy::Azure), None, Verdict::Partly),
        (None, Some(31), Verdict::Unknown),
        (None, Some(32), Verdict::Partly),
    ];
    for (engine, kubernetes_minor, verdict) in rows {
        let reader = Reader { engine, kubernetes_minor };
        for (spec, expected) in [(range, verdict), (one.as_str(), Verdict::Partly)] {
            let seen = shop_and_bank().policy("bank", "range", spec);
            let of = matrix(&seen.0, reader);
            let told = cell(&of, "shop", "bank");
            assert_eq!(told.verdict, expected, "{reader:?} {spec}");
            let is_tried = test_plan(&seen.0, &of)
                .iter()
                .any(|trial| (trial.from.as_str(), trial.to.as_str()) == ("shop", "bank"));
            assert_eq!(is_tried, expected == Verdict::Partly, "{reader:?} {spec}");
        }
    }
}

#[test]
fn policies_of_cilium_allow_what_its_documentation_says() {
    let of_shop = r#"{"matchLabels":{"k8s:io.kubernetes.pod.namespace":"shop"}}"#;
    let of_retail = r#"{"matchLabels":{"io.cilium.k8s.namespace.labels.team":"retail"}}"#;
    let row = |ingress: String| format!(r#"{{"endpointSelector":{{}},{ingress}}}"#);
    for (spec, verdict) in [
        (row(r#""ingress":[]"#.into()), Verdict::Allowed),
        (row(r#""ingress":[{}]"#.into()), Verdict::Denied),
        (row(r#""ingress":[{"fromEndpoints":[{}]}]"#.into()), Verdict::Denied),
        (row(format!(r#""ingress":[{{"fromEndpoints":[{of_shop}]}}]"#)), Verdict::Allowed),
        (row(format!(r#""ingress":[{{"fromEndpoints":[{of_retail}]}}]"#)), Verdict::Allowed),
        (row(r#""ingress":[{"fromEntities":["cluster"]}]"#.into()), Verdict::Allowed),
        (row(r#""ingress":[{"fromEntities":["world"]}]"#.into()), Verdict::Denied),
        (row(r#""ingress":[{"fromCIDR":["10.0.0.0/8"]}]"#.into()), Verdict::Denied),
        (row(r#""ingress":[{"toPorts":[{"ports":[{"port":"8080"}]}]}]"#.into()), Verdict::Partly),
        (row(r#""ingress":[{"toPorts":[{"ports":[{"port":"0"}]}]}]"#.into()), Verdict::Allowed),
        (row(r#""ingress":[{"icmps":[{"fields":[{"type":8}]}]}]"#.into()), Verdict::Denied),
        (
            row(r#""ingress":[{"toPorts":[{"ports":[{"port":"0"}],"rules":{"http":[{"method":"GET"}]}}]}]"#.into()),
            Verdict::Partly,
        ),
        (row(r#""ingress":[{"fromGroups":[{"aws":{}}]}]"#.into()), Verdict::Unknown),
        (row(r#""ingress":[{"fromEntities":["all"]}],"ingressDeny":[{"fromEntities":["all"]}]"#.into()), Verdict::Denied),
        (
            row(r#""ingress":[{"fromEntities":["all"]}],"ingressDeny":[{"toPorts":[{"ports":[{"port":"22"}]}]}]"#.into()),
            Verdict::Partly,
        ),
        (row(format!(r#""ingressDeny":[{{"fromEndpoints":[{of_shop}]}}],"enableDefaultDeny":{{"ingress":false}}"#)), Verdict::Denied),
        (row(r#""ingress":[{"fromEndpoints":[{}]}],"enableDefaultDeny":{"ingress":false}"#.into()), Verdict::Allowed),
        (row(r#""ingress":[{"fromEntities":["all"],"fromRequires":[{}]}]"#.into()), Verdict::Unknown),
        (r#"{"nodeSelector":{},"ingress":[{}]}"#.into(), Verdict::Allowed),
    ] {
        let seen = shop_and_bank().cilium("bank", "rule", &spec);
        assert_eq!(shop_to_bank(&seen, NetworkPolicy::Cilium).0, verdict, "{spec}");
        let unread = shop_to_bank(&seen, NetworkPolicy::Calico);
        assert_eq!(unread, (Verdict::Allowed, None, vec![]), "Calico does not read it");
    }
}

#[test]
fn a_policy_of_the_whole_cluster_is_about_every_namespace() {
    let spec = r#"{"endpointSelector":{"matchLabels":{"k8s:app":"web"}},"ingress":[{"fromEndpoints":[{"matchLabels":{"app":"db"}}]}]}"#;
    let seen = shop_and_bank().object(PolicyKind::CiliumClusterwide, None, "web-from-db", spec);
    let of = matrix(&seen.0, by(NetworkPolicy::Cilium));
    for (from, to, cell) in of.pairs() {
        // In a namespace there is one web, which hears its db.
        let verdict = if from == to { Verdict::Allowed } else { Verdict::Partly };
        assert_eq!(cell.verdict, verdict, "{from} to {to}");
        assert_eq!(of.named(&cell.by), ["web-from-db"]);
    }
}

#[test]
fn every_specification_of_a_policy_of_cilium_counts() {
    let mut seen = shop_and_bank().cilium("bank", "several", "{}");
    seen.0.policies[0].content =
        r#"{"specs":[{"endpointSelector":{},"ingress":[{}]},{"endpointSelector":{},"ingress":[{"fromEntities":["cluster"]}]}]}"#.into();
    assert_eq!(
        shop_to_bank(&seen, NetworkPolicy::Cilium).0,
        Verdict::Allowed,
        "what one denies, another allows"
    );
}

#[test]
fn pods_on_hosts_and_pods_that_have_ended_are_not_part_of_it() {
    let mut seen =
        shop_and_bank().pod("bank", "agent", "10.1.0.4", &[]).pod("bank", "job", "10.244.1.9", &[]);
    seen.0.pods[4].host_network = Some(true);
    seen.0.pods[5].status = Some("Succeeded".into());
    let spec = r#"{"podSelector":{"matchExpressions":[{"key":"app","operator":"Exists"}]}}"#;
    let seen = seen.policy("bank", "deny", spec);
    assert_eq!(shop_to_bank(&seen, NetworkPolicy::Calico).0, Verdict::Denied);
    assert_eq!(matrix(&seen.0, UNKNOWN).on_hosts, 1);
}

#[test]
fn what_labels_would_tell_is_unknown_without_them() {
    let some = r#"{"podSelector":{"matchLabels":{"app":"web"}}}"#;
    let mut seen = shop_and_bank().policy("bank", "some", some);
    seen.0.pods.iter_mut().for_each(|pod| pod.traits = None);
    assert_eq!(shop_to_bank(&seen, NetworkPolicy::Calico).0, Verdict::Unknown);
    let all = seen.clone().policy("bank", "all", DENY);
    assert_eq!(shop_to_bank(&all, NetworkPolicy::Calico).0, Verdict::Denied, "whatever their labels are");
    let by_name = r#"{"podSelector":{},"ingress":[{"from":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"shop"}}}]}]}"#;
    let by_team = by_name.replace("kubernetes.io/metadata.name", "team").replace("\"shop\"", "\"retail\"");
    for (spec, verdict) in [(by_name.to_owned(), Verdict::Allowed), (by_team, Verdict::Unknown)] {
        let mut seen = shop_and_bank().policy("bank", "from-shop", &spec);
        seen.0.namespaces.clear();
        assert_eq!(
            shop_to_bank(&seen, NetworkPolicy::Calico).0,
            verdict,
            "every namespace is labelled with its name"
        );
    }
}

#[test]
fn a_namespace_without_pods_is_told_for_a_pod_of_any_labels() {
    let seen = shop_and_bank().namespace("new", &[]).policy("new", "deny", DENY);
    let of = matrix(&seen.0, by(NetworkPolicy::Calico));
    assert_eq!(of.without_pods, ["new"]);
    assert_eq!(cell(&of, "shop", "new").verdict, Verdict::Denied);
    assert_eq!(cell(&of, "new", "shop").verdict, Verdict::Allowed);
}

#[test]
fn one_pod_alone_has_nobody_to_reach() {
    let seen = Seen::default().pod("shop", "web", "10.244.0.1", &[]).policy("shop", "deny", DENY);
    assert_eq!(cell(&matrix(&seen.0, UNKNOWN), "shop", "shop").verdict, Verdict::NoPair);
}

#[test]
fn what_is_not_understood_is_unknown_and_named() {
    let strange = [
        (
            r#"{"podSelector":{},"ingress":[{"from":[{"serviceSelector":{}}]}]}"#,
            "spec.ingress.from.serviceSelector",
        ),
        (
            r#"{"podSelector":{},"ingress":[{"from":[{"ipBlock":{"cidr":"10.0.0.300/8"}}]}]}"#,
            "spec.ingress.from.cidr",
        ),
        (r#"{"podSelector":{},"ingress":[{"ports":[{"port":99999}]}]}"#, "spec.ingress.ports"),
        (r#"{"podSelector":{},"ingress":[{"ports":[{"protocol":"ICMP"}]}]}"#, "spec.ingress.ports"),
        (
            r#"{"podSelector":{"matchExpressions":[{"key":"app","operator":"Like","values":["w"]}]}}"#,
            "spec.podSelector.matchExpressions",
        ),
    ];
    for (spec, key) in strange {
        let seen = shop_and_bank().policy("bank", "strange", spec);
        let of = matrix(&seen.0, by(NetworkPolicy::Calico));
        assert_eq!(cell(&of, "shop", "bank").verdict, Verdict::Unknown, "{spec}");
        assert_eq!(of.policies[0].not_understood, [key]);
    }
}

#[test]
fn namespaces_of_too_many_kinds_of_pods_are_left_out_and_counted() {
    let mut seen = shop_and_bank();
    for place in 0..600 {
        let port = (place + 1).to_string();
        seen = seen.pod("crowd", &format!("pod-{place}"), "10.244.9.9", &[("app", &port)]);
        let spec = format!(r#"{{"podSelector":{{"matchLabels":{{"app":"{port}"}}}}}}"#);
        seen = seen.policy("crowd", &format!("policy-{place}"), &spec);
    }
    let of = matrix(&seen.0, by(NetworkPolicy::Calico));
    assert_eq!((of.namespaces, of.left_out), (vec!["bank".to_owned(), "shop".to_owned()], 1));
}
