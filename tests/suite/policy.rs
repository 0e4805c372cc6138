//! Network policies: what they say, what they allow, whether anything enforces them, and how that is shown.
mod agreement;
mod enforcement;
mod matrix;
mod odd;
mod ports;
mod test_plan;
mod worlds;

use aks_network_planner::design::{
    NetworkPolicy, Observed, ObservedNamespace, ObservedPod, ObservedPolicy, PodPort, PodTraits, PolicyKind,
    Protocol,
};
use aks_network_planner::policy::Reader;

/// An engine on a version of Kubernetes whose Cilium reads `endPort`.
fn by(engine: NetworkPolicy) -> Reader {
    Reader { engine: Some(engine), kubernetes_minor: Some(33) }
}

/// An engine that is not known.
const UNKNOWN: Reader = Reader { engine: None, kubernetes_minor: Some(33) };

/// A cluster as it is seen, made step by step.
#[derive(Debug, Clone, Default)]
struct Seen(Observed);

impl Seen {
    fn namespace(mut self, name: &str, labels: &[(&str, &str)]) -> Seen {
        self.0.namespaces.push(ObservedNamespace { name: name.into(), labels: owned(labels) });
        self
    }

    /// A pod `name` in `namespace` whose one port is 8080, `web`.
    fn pod(mut self, namespace: &str, name: &str, address: &str, labels: &[(&str, &str)]) -> Seen {
        let ports = vec![PodPort { name: Some("web".into()), protocol: Protocol::Tcp, number: 8_080 }];
        self.0.pod_traits.push(PodTraits { labels: owned(labels), ports });
        self.0.pods.push(ObservedPod {
            namespace: Some(namespace.into()),
            name: name.into(),
            address: Some(address.parse().unwrap()),
            host_network: Some(false),
            traits: Some(self.0.pod_traits.len() - 1),
            ..ObservedPod::default()
        });
        self
    }

    /// A NetworkPolicy with that `spec`.
    fn policy(self, namespace: &str, name: &str, spec: &str) -> Seen {
        self.object(PolicyKind::Kubernetes, Some(namespace), name, spec)
    }

    fn cilium(self, namespace: &str, name: &str, spec: &str) -> Seen {
        self.object(PolicyKind::Cilium, Some(namespace), name, spec)
    }

    fn object(mut self, kind: PolicyKind, namespace: Option<&str>, name: &str, spec: &str) -> Seen {
        let content = format!(r#"{{"spec":{spec}}}"#);
        let namespace = namespace.map(str::to_owned);
        self.0.policies.push(ObservedPolicy { kind, namespace, name: name.into(), content });
        self
    }
}

fn owned(labels: &[(&str, &str)]) -> Vec<(String, String)> {
    labels.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

/// Two namespaces of two pods each: `shop` (web, db) and `bank` (web, db).
fn shop_and_bank() -> Seen {
    Seen::default()
        .namespace("shop", &[("team", "retail")])
        .namespace("bank", &[("team", "money")])
        .pod("shop", "web-1", "10.244.0.1", &[("app", "web")])
        .pod("shop", "db-1", "10.244.0.2", &[("app", "db")])
        .pod("bank", "web-1", "10.244.1.1", &[("app", "web")])
        .pod("bank", "db-1", "10.244.1.2", &[("app", "db")])
}
