//! Small arbitrary clusters with policies, and what the text of the Kubernetes documentation says of every pair of
//! their pods.
use std::net::Ipv4Addr;

use aks_network_planner::design::{
    Observed, ObservedNamespace, ObservedPod, ObservedPolicy, PodPort, PodTraits, PolicyKind, Protocol,
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// How policies are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reads {
    /// Whether an `ipBlock` is taken for pods.
    pub(super) blocks: bool,
    pub(super) ranges: Ranges,
}

/// What is made of a port with an `endPort`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ranges {
    AsWritten,
    TheFirst,
    EveryPort,
    NoPort,
}

#[derive(Debug, Clone)]
pub(super) struct World {
    /// The value of the label `team` of each namespace.
    pub(super) teams: Vec<Option<&'static str>>,
    pub(super) pods: Vec<Pod>,
    pub(super) policies: Vec<Policy>,
}

#[derive(Debug, Clone)]
pub(super) struct Pod {
    pub(super) namespace: usize,
    pub(super) app: Option<&'static str>,
    pub(super) tier: Option<&'static str>,
    /// The number of its port `web` of TCP.
    pub(super) web: Option<u16>,
}

#[derive(Debug, Clone)]
pub(super) struct Policy {
    namespace: usize,
    pods: Vec<Need>,
    /// Whether `policyTypes` names ingress and egress; `None`: there are none.
    types: Option<(bool, bool)>,
    ingress: Vec<Rule>,
    egress: Vec<Rule>,
}

#[derive(Debug, Clone)]
struct Rule {
    peers: Vec<Peer>,
    ports: Vec<Port>,
}

#[derive(Debug, Clone)]
enum Peer {
    Selected { pods: Option<Vec<Need>>, namespaces: Option<Vec<Need>> },
    Block { last_bits: u32, except: Option<u8> },
}

#[derive(Debug, Clone)]
struct Port {
    protocol: Option<Protocol>,
    number: Number,
}

#[derive(Debug, Clone)]
enum Number {
    Every,
    From(u16, Option<u16>),
    Web,
}

#[derive(Debug, Clone)]
enum Need {
    Is(&'static str, &'static str),
    In(&'static str, Vec<&'static str>),
    NotIn(&'static str, Vec<&'static str>),
    Exists(&'static str),
    Missing(&'static str),
}

/// A port in each stretch that the rules of these worlds can tell apart.
pub(super) const SAMPLES: [u16; 10] = [1, 80, 200, 443, 1_000, 8_080, 8_090, 8_100, 9_000, u16::MAX];

fn needs(keys: &'static [&'static str]) -> impl Strategy<Value = Vec<Need>> {
    let key = prop::sample::select(keys);
    let need =
        (key, prop::sample::select(&["a", "b"][..]), 0..5u8).prop_map(|(key, value, kind)| match kind {
            0 => Need::Is(key, value),
            1 => Need::In(key, vec![value]),
            2 => Need::NotIn(key, vec![value]),
            3 => Need::Exists(key),
            _ => Need::Missing(key),
        });
    prop::collection::vec(need, 0..3)
}

fn rules() -> impl Strategy<Value = Vec<Rule>> {
    let of_pods = || needs(&["app", "tier"]);
    let of_namespaces = || needs(&["team", "kubernetes.io/metadata.name"]);
    let peer = prop_oneof![
        of_pods().prop_map(|pods| Peer::Selected { pods: Some(pods), namespaces: None }),
        (prop::option::of(of_pods()), of_namespaces())
            .prop_map(|(pods, namespaces)| Peer::Selected { pods, namespaces: Some(namespaces) }),
        (0..4u32, prop::option::of(0..6u8)).prop_map(|(last_bits, except)| Peer::Block { last_bits, except }),
    ];
    let number = prop_oneof![
        Just(Number::Every),
        Just(Number::Web),
        (prop::sample::select(&[80u16, 443, 8_080][..]), prop::option::of(Just(8_100)))
            .prop_map(|(first, last)| Number::From(first, last)),
    ];
    let protocol = prop::option::of(prop::sample::select(Protocol::ALL.to_vec()));
    let port = (protocol, number).prop_map(|(protocol, number)| Port { protocol, number });
    let rule = (prop::collection::vec(peer, 0..3), prop::collection::vec(port, 0..3));
    prop::collection::vec(rule.prop_map(|(peers, ports)| Rule { peers, ports }), 0..3)
}

pub(super) fn any_world() -> impl Strategy<Value = World> {
    let word = || prop::option::of(prop::sample::select(&["a", "b"][..]));
    let web = prop::option::of(prop::sample::select(&[80u16, 8_080][..]));
    let teams = prop::collection::vec(word(), 1..4);
    teams.prop_flat_map(move |teams| {
        let pod = (0..teams.len(), word(), word(), web.clone()).prop_map(|(namespace, app, tier, web)| Pod {
            namespace,
            app,
            tier,
            web,
        });
        let types = prop::option::of((any::<bool>(), any::<bool>()).prop_filter("a type", |(i, e)| *i || *e));
        let policy = (0..teams.len(), needs(&["app", "tier"]), types, rules(), rules()).prop_map(
            |(namespace, pods, types, ingress, egress)| Policy { namespace, pods, types, ingress, egress },
        );
        (Just(teams), prop::collection::vec(pod, 1..6), prop::collection::vec(policy, 0..5))
            .prop_map(|(teams, pods, policies)| World { teams, pods, policies })
    })
}

impl World {
    /// Whether a pod reaches a port of another, by the documentation: where no policy of a direction is about a pod,
    /// everything is allowed; else what one rule of one such policy allows; both ends have to allow.
    pub(super) fn allows(&self, from: usize, to: usize, protocol: Protocol, port: u16, reads: Reads) -> bool {
        let end = |about: usize, other: usize, is_ingress: bool| {
            let about_it = self.policies.iter().filter(|policy| {
                policy.namespace == self.pods[about].namespace
                    && self.has_labels(about, &policy.pods)
                    && if is_ingress { policy.is_of_ingress() } else { policy.is_of_egress() }
            });
            let mut about_it = about_it.peekable();
            about_it.peek().is_none()
                || about_it.any(|policy| {
                    let rules = if is_ingress { &policy.ingress } else { &policy.egress };
                    rules.iter().any(|rule| {
                        (rule.peers.is_empty()
                            || rule.peers.iter().any(|peer| self.is(other, peer, policy, reads.blocks)))
                            && (rule.ports.is_empty()
                                || rule
                                    .ports
                                    .iter()
                                    .any(|one| self.names(one, to, protocol, port, reads.ranges)))
                    })
                })
        };
        end(from, to, false) && end(to, from, true)
    }

    fn is(&self, pod: usize, peer: &Peer, policy: &Policy, blocks: bool) -> bool {
        match peer {
            Peer::Selected { pods, namespaces } => {
                let namespace = self.pods[pod].namespace;
                let in_namespace = match namespaces {
                    None => namespace == policy.namespace,
                    Some(needs) => needs.iter().all(|need| {
                        need.holds(&|key| match key {
                            "team" => self.teams[namespace].map(str::to_owned),
                            _ => Some(name(namespace)),
                        })
                    }),
                };
                in_namespace && pods.as_ref().is_none_or(|needs| self.has_labels(pod, needs))
            }
            Peer::Block { last_bits, except } => {
                let last = u32::from(last(pod));
                blocks && last >> last_bits == 0 && except.is_none_or(|out| u32::from(out) != last)
            }
        }
    }

    fn has_labels(&self, pod: usize, needs: &[Need]) -> bool {
        let pod = &self.pods[pod];
        needs
            .iter()
            .all(|need| need.holds(&|key| if key == "app" { pod.app } else { pod.tier }.map(str::to_owned)))
    }

    /// Whether a policy gives a port an `endPort`.
    pub(super) fn has_ranges(&self) -> bool {
        let rules = self.policies.iter().flat_map(|policy| policy.ingress.iter().chain(&policy.egress));
        rules.flat_map(|rule| &rule.ports).any(|port| matches!(port.number, Number::From(_, Some(_))))
    }

    fn names(&self, of: &Port, to: usize, protocol: Protocol, port: u16, ranges: Ranges) -> bool {
        let is_in = match of.number {
            Number::Every => true,
            Number::From(first, None) => port == first,
            Number::From(first, Some(last)) => match ranges {
                Ranges::AsWritten => (first..=last).contains(&port),
                Ranges::TheFirst => port == first,
                Ranges::EveryPort => true,
                Ranges::NoPort => false,
            },
            Number::Web => protocol == Protocol::Tcp && self.pods[to].web == Some(port),
        };
        of.protocol.unwrap_or(Protocol::Tcp) == protocol && is_in
    }

    /// What kubectl prints of it.
    pub(super) fn seen(&self) -> Observed {
        let mut seen = Observed::default();
        for (place, team) in self.teams.iter().enumerate() {
            let labels = team.iter().map(|team| ("team".to_owned(), (*team).to_owned())).collect();
            seen.namespaces.push(ObservedNamespace { name: name(place), labels });
        }
        for (place, pod) in self.pods.iter().enumerate() {
            let label =
                |key: &str, value: Option<&str>| value.map(|value| (key.to_owned(), value.to_owned()));
            let labels = label("app", pod.app).into_iter().chain(label("tier", pod.tier)).collect();
            let web = |number| PodPort { name: Some("web".to_owned()), protocol: Protocol::Tcp, number };
            seen.pod_traits.push(PodTraits { labels, ports: pod.web.map(web).into_iter().collect() });
            seen.pods.push(ObservedPod {
                namespace: Some(name(pod.namespace)),
                name: format!("pod-{place}"),
                address: Some(Ipv4Addr::new(10, 244, 0, last(place)).into()),
                host_network: Some(false),
                traits: Some(place),
                ..ObservedPod::default()
            });
        }
        for (place, policy) in self.policies.iter().enumerate() {
            seen.policies.push(ObservedPolicy {
                kind: PolicyKind::Kubernetes,
                namespace: Some(name(policy.namespace)),
                name: format!("policy-{place}"),
                content: json!({ "spec": policy.spec() }).to_string(),
            });
        }
        seen
    }
}

/// The name of a namespace, which selectors of these worlds can name.
pub(super) fn name(namespace: usize) -> String {
    ["a", "b", "c"][namespace].to_owned()
}

fn last(pod: usize) -> u8 {
    u8::try_from(pod).expect("few pods")
}

impl Policy {
    fn is_of_ingress(&self) -> bool {
        self.types.is_none_or(|(ingress, _)| ingress)
    }

    fn is_of_egress(&self) -> bool {
        self.types.map_or(!self.egress.is_empty(), |(_, egress)| egress)
    }

    fn spec(&self) -> Value {
        let rules =
            |rules: &[Rule], word: &str| -> Value { rules.iter().map(|rule| rule.json(word)).collect() };
        let mut spec = json!({
            "podSelector": selector(&self.pods),
            "ingress": rules(&self.ingress, "from"),
            "egress": rules(&self.egress, "to"),
        });
        if let Some((ingress, egress)) = self.types {
            let types = [(ingress, "Ingress"), (egress, "Egress")];
            spec["policyTypes"] = types.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
        }
        spec
    }
}

impl Rule {
    fn json(&self, word: &str) -> Value {
        let peer = |peer: &Peer| match peer {
            Peer::Selected { pods, namespaces } => {
                let mut value = json!({});
                if let Some(needs) = pods {
                    value["podSelector"] = selector(needs);
                }
                if let Some(needs) = namespaces {
                    value["namespaceSelector"] = selector(needs);
                }
                value
            }
            Peer::Block { last_bits, except } => {
                let except: Vec<String> = except.iter().map(|last| format!("10.244.0.{last}/32")).collect();
                json!({ "ipBlock": { "cidr": format!("10.244.0.0/{}", 32 - last_bits), "except": except } })
            }
        };
        let port = |port: &Port| {
            let mut value = json!({});
            if let Some(protocol) = port.protocol {
                value["protocol"] = protocol.text().into();
            }
            match port.number {
                Number::Every => {}
                Number::Web => value["port"] = "web".into(),
                Number::From(first, last) => {
                    value["port"] = first.into();
                    if let Some(last) = last {
                        value["endPort"] = last.into();
                    }
                }
            }
            value
        };
        let mut value = json!({});
        if !self.peers.is_empty() {
            value[word] = self.peers.iter().map(peer).collect();
        }
        if !self.ports.is_empty() {
            value["ports"] = self.ports.iter().map(port).collect();
        }
        value
    }
}

fn selector(needs: &[Need]) -> Value {
    let mut labels = serde_json::Map::new();
    let mut expressions = Vec::new();
    for need in needs {
        let (key, operator, values) = match need {
            Need::Is(key, value) if !labels.contains_key(*key) => {
                labels.insert((*key).to_owned(), (*value).into());
                continue;
            }
            Need::Is(key, value) => (key, "In", vec![*value]),
            Need::In(key, values) => (key, "In", values.clone()),
            Need::NotIn(key, values) => (key, "NotIn", values.clone()),
            Need::Exists(key) => (key, "Exists", Vec::new()),
            Need::Missing(key) => (key, "DoesNotExist", Vec::new()),
        };
        expressions.push(json!({ "key": key, "operator": operator, "values": values }));
    }
    json!({ "matchLabels": labels, "matchExpressions": expressions })
}

impl Need {
    fn holds(&self, label: &dyn Fn(&str) -> Option<String>) -> bool {
        let is_one =
            |key: &str, values: &[&str]| label(key).is_some_and(|value| values.contains(&value.as_str()));
        match self {
            Need::Is(key, value) => is_one(key, &[value]),
            Need::In(key, values) => is_one(key, values),
            Need::NotIn(key, values) => !is_one(key, values),
            Need::Exists(key) => label(key).is_some(),
            Need::Missing(key) => label(key).is_none(),
        }
    }
}
