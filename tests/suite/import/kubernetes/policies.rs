//! What policies, namespaces and labels say, as `kubectl get … --output json` prints them.
use aks_network_planner::design::{
    ObservedNamespace, ObservedPolicy, PodPort, PodTraits, PolicyKind, Protocol,
};

use super::{merged, observed, only, said};

const MADE: &str = r#""creationTimestamp": "2026-10-10T04:01:39Z""#;

fn object(api: &str, kind: &str, metadata: &str, rest: &str) -> String {
    format!(r#"{{"apiVersion": "{api}", "kind": "{kind}", "metadata": {{{MADE}, {metadata}}}, {rest}}}"#)
}

fn list(objects: &[String]) -> String {
    format!(r#"{{"apiVersion": "v1", "kind": "List", "items": [{}]}}"#, objects.join(", "))
}

fn policy(name: &str, spec: &str) -> String {
    let metadata = format!(r#""name": "{name}", "namespace": "shop""#);
    object("networking.k8s.io/v1", "NetworkPolicy", &metadata, &format!(r#""spec": {spec}"#))
}

fn pod(name: &str, labels: &str, ports: &str) -> String {
    let metadata = format!(r#""name": "{name}", "namespace": "shop", "labels": {{{labels}}}"#);
    let rest = format!(
        r#""spec": {{"containers": [{{"name": "a", "ports": [{ports}]}}]}}, "status": {{"phase": "Running"}}"#
    );
    object("v1", "Pod", &metadata, &rest)
}

#[test]
fn each_kind_of_policy_is_kept_with_what_it_says() {
    let cilium = |kind: &str, metadata: &str, rest: &str| object("cilium.io/v2", kind, metadata, rest);
    let text = list(&[
        policy("deny", r#"{"podSelector": {}, "policyTypes": ["Ingress"]}"#),
        cilium(
            "CiliumNetworkPolicy",
            r#""name": "own", "namespace": "shop""#,
            r#""spec": {"endpointSelector": {"matchLabels": {"A\"b": "1"}}}"#,
        ),
        cilium(
            "CiliumClusterwideNetworkPolicy",
            r#""name": "all""#,
            r#""specs": [{"endpointSelector": {}, "ingress": [{}]}], "status": {"x": 1}"#,
        ),
    ]);
    let seen = observed(&text);
    let of = |kind, namespace: Option<&str>, name: &str, content: &str| ObservedPolicy {
        kind,
        namespace: namespace.map(str::to_owned),
        name: name.into(),
        content: content.into(),
    };
    let deny = r#"{"spec":{"podSelector":{},"policyTypes":["Ingress"]}}"#;
    let own = r#"{"spec":{"endpointSelector":{"matchLabels":{"A\"b":"1"}}}}"#;
    let all = r#"{"specs":[{"endpointSelector":{},"ingress":[{}]}]}"#;
    assert_eq!(
        seen.policies,
        [
            of(PolicyKind::Kubernetes, Some("shop"), "deny", deny),
            of(PolicyKind::Cilium, Some("shop"), "own", own),
            of(PolicyKind::CiliumClusterwide, None, "all", all),
        ]
    );
    assert_eq!(seen.network_policies, Some(vec!["shop/deny".to_owned()]), "those of Kubernetes");
}

#[test]
fn a_policy_that_may_be_applied_is_none_that_the_cluster_has() {
    let text = r#"{"apiVersion": "cilium.io/v2", "kind": "CiliumNetworkPolicy", "metadata": {"name": "own"}, "spec": {}}"#;
    let message = "a CiliumNetworkPolicy without a creationTimestamp is one that may be applied, not one that the cluster \
                   printed; not read";
    assert!(said(&only(text)).iter().any(|(_, text)| *text == message), "{:?}", said(&only(text)));
}

#[test]
fn labels_of_namespaces_and_pods_are_read_in_their_own_casing() {
    let port = r#"{"containerPort": 8080, "name": "web"}, {"containerPort": 53, "protocol": "UDP"}, {"containerPort": 70000}"#;
    let text = list(&[
        object(
            "v1",
            "Namespace",
            r#""name": "shop", "labels": {"team": "a", "Team": "b"}"#,
            r#""status": {}"#,
        ),
        pod("web-1", r#""app": "web""#, port),
        pod("web-2", r#""app": "web""#, port),
        pod("db-1", r#""App": "db""#, ""),
    ]);
    let seen = observed(&text);
    let owned = |labels: &[(&str, &str)]| -> Vec<(String, String)> {
        labels.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect()
    };
    let labels = owned(&[("team", "a"), ("Team", "b")]);
    assert_eq!(seen.namespaces, [ObservedNamespace { name: "shop".into(), labels }]);
    let ports = vec![
        PodPort { name: Some("web".into()), protocol: Protocol::Tcp, number: 8_080 },
        PodPort { name: None, protocol: Protocol::Udp, number: 53 },
    ];
    assert_eq!(
        seen.pod_traits,
        [
            PodTraits { labels: owned(&[("app", "web")]), ports },
            PodTraits { labels: owned(&[("App", "db")]), ports: vec![] },
        ],
        "each once"
    );
    let traits: Vec<Option<usize>> = seen.pods.iter().map(|pod| pod.traits).collect();
    assert_eq!(traits, [Some(0), Some(0), Some(1)]);
}

#[test]
fn a_large_list_keeps_the_keys_that_people_choose() {
    let deny =
        r#"{"podSelector":{"matchLabels":{"example.com/own-key":"x"}},"ingress":[{"strange":{"deep":1}}]}"#;
    let pods = (0..12_000).map(|place| pod(&format!("web-{place}"), r#""example.com/own-key": "x""#, ""));
    let objects: Vec<String> = std::iter::once(policy("deny", deny)).chain(pods).collect();
    let text = list(&objects);
    assert!(text.len() > 2 << 20, "{} bytes", text.len());
    let seen = observed(&text);
    assert_eq!(seen.policies[0].content, format!(r#"{{"spec":{deny}}}"#));
    assert_eq!(seen.pods.len(), 12_000);
    assert_eq!(seen.pod_traits[0].labels, [("example.com/own-key".to_owned(), "x".to_owned())]);
}

#[test]
fn what_more_than_5000_policies_say_is_not_kept_and_that_is_told() {
    let objects: Vec<String> = (0..5_002).map(|place| policy(&format!("p{place}"), "{}")).collect();
    let text = list(&objects);
    let seen = observed(&text);
    assert_eq!((seen.policies.len(), seen.network_policies.map(|all| all.len())), (5_000, Some(5_002)));
    let reading = only(&text);
    let told = said(&reading);
    assert!(told.iter().any(|(_, text)| *text == "what more than 5000 policies say is not kept"), "{told:?}");
}

#[test]
fn a_later_list_of_pods_keeps_the_labels_that_an_earlier_one_told() {
    let first = list(&[pod("web-1", r#""app": "web""#, ""), policy("deny", r#"{"podSelector": {}}"#)]);
    let second =
        list(&[pod("db-1", r#""app": "db""#, ""), policy("deny", r#"{"podSelector": {"matchLabels": {}}}"#)]);
    let wide = "NAMESPACE   NAME    READY   STATUS    RESTARTS   AGE   IP           NODE\nshop        web-1   1/1     Running   0          3d    10.244.0.7   n1\n";
    let seen = merged(&[&first, &second, wide]).design.clusters[0].observed.clone().expect("what was seen");
    let labels = |place: usize| seen.pod_traits[seen.pods[place].traits.expect("traits")].labels[0].1.clone();
    assert_eq!((seen.pods.len(), labels(0), labels(1)), (2, "web".to_owned(), "db".to_owned()));
    assert_eq!(seen.pods[0].address, Some("10.244.0.7".parse().unwrap()));
    assert_eq!(seen.policies.len(), 1);
    assert!(seen.policies[0].content.contains("matchLabels"), "as it was seen last");
}
