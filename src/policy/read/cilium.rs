//! `CiliumNetworkPolicy` and `CiliumClusterwideNetworkPolicy` of `cilium.io/v2`, as far as they say what the
//! policies of Kubernetes can say, and what is denied.
use super::keys::{Keys, get, list};
use super::kubernetes::{block, spec};
use super::labels;
use crate::design::Protocol;
use crate::policy::rule::{Namespaces, Part, Passing, Peer, PortRule, PortSpec, Rule, Side};
use crate::policy::selector::{Requirement, Selector, Test};
use crate::text::tree::Node;

/// Reads every specification of a policy; `clusterwide` is whether it is of no namespace.
pub(super) fn parts(object: &Node<'_>, clusterwide: bool, keys: &mut Keys) -> Vec<Part> {
    let specs = get(object, "spec").into_iter().map(|node| (node, "spec"));
    let specs = specs.chain(list(object, "specs").iter().map(|node| (node, "specs")));
    specs.filter_map(|(node, path)| part(node, path, clusterwide, keys)).collect()
}

const KNOWN: &[&str] = &[
    "endpointSelector",
    "ingress",
    "ingressDeny",
    "egress",
    "egressDeny",
    "enableDefaultDeny",
    "labels",
    "description",
];

fn part(node: &Node<'_>, path: &str, clusterwide: bool, keys: &mut Keys) -> Option<Part> {
    keys.others(node, path, KNOWN);
    let subject = get(node, "endpointSelector")?;
    let mut side = |direction: &str, denied: &str, word: &str| {
        let mut rules = |key: &str| -> Vec<Rule> {
            let path = format!("{path}.{key}");
            list(node, key).iter().flat_map(|node| rule(node, &path, word, clusterwide, keys)).collect()
        };
        let (allows, mut denies) = (rules(direction), rules(denied));
        let isolates = get(node, "enableDefaultDeny").and_then(|deny| get(deny, direction)?.as_bool());
        let is_said = !list(node, direction).is_empty() || !list(node, denied).is_empty();
        // What requires more of its peers than the rule that allows them may deny any of them.
        let requires =
            list(node, direction).iter().any(|node| get(node, &format!("{word}Requires")).is_some());
        if requires {
            denies.push(Rule { peers: Some(vec![Peer::Unknown]), ports: None });
        }
        Side { isolates: isolates.unwrap_or(is_said), allows, denies }
    };
    let ingress = side("ingress", "ingressDeny", "from");
    let egress = side("egress", "egressDeny", "to");
    let subject = endpoints(subject, &format!("{path}.endpointSelector"), clusterwide, keys);
    Some(Part { subject, ingress, egress })
}

/// A rule; one that names neither peers nor ports allows nothing.
fn rule(node: &Node<'_>, path: &str, word: &str, clusterwide: bool, keys: &mut Keys) -> Option<Rule> {
    let [endpoints_key, entities_key, cidr_key, set_key, names_key] =
        ["Endpoints", "Entities", "CIDR", "CIDRSet", "FQDNs"].map(|end| format!("{word}{end}"));
    let mut peers = Vec::new();
    for node in list(node, &endpoints_key) {
        peers.push(endpoints(node, &format!("{path}.{endpoints_key}"), clusterwide, keys));
    }
    for entity in list(node, &entities_key) {
        let is_cluster = matches!(entity.as_str(), Some("all" | "cluster"));
        peers.push(if is_cluster { Peer::all() } else { Peer::Outside });
    }
    for cidr in list(node, &cidr_key) {
        let prefix = cidr.as_str().and_then(|text| text.parse().ok());
        peers.push(prefix.map_or(Peer::Unknown, |block| Peer::Block { block, except: Vec::new() }));
    }
    for set in list(node, &set_key) {
        peers.push(block(set, "cidr", &format!("{path}.{set_key}"), keys));
    }
    peers.extend(list(node, &names_key).iter().map(|_| Peer::Domains));
    let known = [&endpoints_key, &entities_key, &cidr_key, &set_key, &names_key].map(String::as_str);
    let rest = ["toPorts", "icmps"];
    if keys.others(node, path, &[&known[..], &rest[..]].concat()) {
        peers.push(Peer::Unknown);
    }
    let names_peers = !peers.is_empty() || known.iter().any(|key| get(node, key).is_some());
    let names_ports = rest.iter().any(|key| !list(node, key).is_empty());
    let ports = names_ports.then(|| to_ports(node, path, keys)).flatten();
    (names_peers || names_ports).then_some(Rule { peers: names_peers.then_some(peers), ports })
}

/// The ports of a rule; `None`: every one. ICMP has none.
fn to_ports(node: &Node<'_>, path: &str, keys: &mut Keys) -> Option<Vec<PortRule>> {
    let path = format!("{path}.toPorts");
    let lists = list(node, "toPorts");
    if lists.is_empty() {
        return (!list(node, "icmps").is_empty()).then(Vec::new);
    }
    let mut ports = Vec::new();
    for of in lists {
        let passing = passing(of, &path, keys);
        let here = list(of, "ports");
        ports.extend(here.iter().map(|node| port(node, &path, passing, keys)));
        if here.is_empty() {
            ports.push(PortRule { protocol: None, port: PortSpec::Every, passing });
        }
    }
    Some(ports)
}

/// What of the traffic is meant: what is said of DNS alone is about names of domains, and anything else about requests.
fn passing(of: &Node<'_>, path: &str, keys: &mut Keys) -> Passing {
    let rules = get(of, "rules");
    let known: &[&str] = if rules.is_some_and(names_alone) { &["ports", "rules"] } else { &["ports"] };
    match (keys.others(of, path, known), known.len() > 1) {
        (true, _) => Passing::Requests,
        (false, true) => Passing::Names,
        (false, false) => Passing::Everything,
    }
}

fn names_alone(rules: &Node<'_>) -> bool {
    let mut said = rules.members().iter().filter(|member| !member.node.is_null()).peekable();
    said.peek().is_some() && said.all(|member| member.key.eq_ignore_ascii_case("dns"))
}

/// A port; 0 stands for every one, and without a protocol it is meant of any.
fn port(node: &Node<'_>, path: &str, passing: Passing, keys: &mut Keys) -> PortRule {
    let said = get(node, "protocol").and_then(Node::as_str).filter(|word| !word.eq_ignore_ascii_case("ANY"));
    let protocol = said.and_then(Protocol::read);
    let is_strange = keys.others(node, path, &["protocol", "port", "endPort"]);
    let port = match spec(node) {
        Some(PortSpec::Range(0, 0)) if !is_strange => PortSpec::Every,
        Some(port) if !is_strange && said.is_some() == protocol.is_some() => port,
        _ => {
            keys.stranger(&format!("{path}.ports"));
            PortSpec::Unknown
        }
    };
    PortRule { protocol, port, passing }
}

/// The label of a pod that names its namespace.
const NAMESPACE: &str = "io.kubernetes.pod.namespace";

/// What stands before the labels of a pod's namespace.
const OF_NAMESPACE: &str = "io.cilium.k8s.namespace.labels.";

/// Pods by labels, those of their namespace among them; without such a one, pods of the policy's own namespace.
fn endpoints(node: &Node<'_>, path: &str, clusterwide: bool, keys: &mut Keys) -> Peer {
    let selector = labels::selector(node, path, keys);
    let (mut of_namespace, mut of_pod) = (Vec::new(), Vec::new());
    for Requirement { key, test } in selector.requirements {
        let (source, name) = key.split_once(':').unwrap_or(("any", &key));
        let is_of_kubernetes = matches!(source, "any" | "k8s");
        if is_of_kubernetes && name == NAMESPACE {
            of_namespace.push(Requirement { key: "kubernetes.io/metadata.name".to_owned(), test });
        } else if let Some(label) = name.strip_prefix(OF_NAMESPACE).filter(|_| is_of_kubernetes) {
            of_namespace.push(Requirement { key: label.to_owned(), test });
        } else if is_of_kubernetes && !name.starts_with("io.cilium.") {
            of_pod.push(Requirement { key: name.to_owned(), test });
        } else {
            keys.stranger(&format!("{path} {key}"));
            of_pod.push(Requirement { key, test: Test::Unknown });
        }
    }
    let namespaces = match of_namespace.is_empty() && !clusterwide {
        true => Namespaces::Own,
        false => Namespaces::Labelled(Selector { requirements: of_namespace }),
    };
    Peer::Pods { namespaces, pods: Selector { requirements: of_pod } }
}
