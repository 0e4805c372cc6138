//! `NetworkPolicy` of `networking.k8s.io/v1`.
use super::keys::{Keys, get, list, text};
use super::labels::selector;
use crate::design::Protocol;
use crate::net::Prefix;
use crate::policy::rule::{Namespaces, Part, Passing, Peer, PortRule, PortSpec, Rule, Side};
use crate::text::tree::Node;

/// Reads the one specification of a policy.
pub(super) fn parts(object: &Node<'_>, keys: &mut Keys) -> Vec<Part> {
    let Some(spec) = get(object, "spec") else { return Vec::new() };
    keys.others(spec, "spec", &["podSelector", "policyTypes", "ingress", "egress"]);
    let types = list(spec, "policyTypes");
    let names = |word: &str| types.iter().any(|node| node.as_str() == Some(word));
    let (of_ingress, of_egress) = match types.is_empty() {
        true => (true, !list(spec, "egress").is_empty()),
        false => (names("Ingress"), names("Egress")),
    };
    let pods = get(spec, "podSelector").map(|node| selector(node, "spec.podSelector", keys));
    let subject = Peer::Pods { namespaces: Namespaces::Own, pods: pods.unwrap_or_default() };
    let ingress = if of_ingress { side(spec, "ingress", "from", keys) } else { Side::default() };
    let egress = if of_egress { side(spec, "egress", "to", keys) } else { Side::default() };
    vec![Part { subject, ingress, egress }]
}

fn side(spec: &Node<'_>, direction: &str, peers: &str, keys: &mut Keys) -> Side {
    let path = format!("spec.{direction}");
    let rules = list(spec, direction).iter().map(|node| rule(node, &path, peers, keys));
    Side { isolates: true, allows: rules.collect(), denies: Vec::new() }
}

/// A list of peers or ports that is empty or missing restricts nothing.
fn rule(node: &Node<'_>, path: &str, peers: &str, keys: &mut Keys) -> Rule {
    let is_strange = keys.others(node, path, &[peers, "ports"]);
    let path_of_peers = format!("{path}.{peers}");
    let mut of_peers: Vec<Peer> =
        list(node, peers).iter().map(|node| peer(node, &path_of_peers, keys)).collect();
    if is_strange {
        of_peers = vec![Peer::Unknown];
    }
    let ports: Vec<PortRule> =
        list(node, "ports").iter().map(|node| port(node, &format!("{path}.ports"), keys)).collect();
    Rule { peers: (!of_peers.is_empty()).then_some(of_peers), ports: (!ports.is_empty()).then_some(ports) }
}

fn peer(node: &Node<'_>, path: &str, keys: &mut Keys) -> Peer {
    let is_strange = keys.others(node, path, &["podSelector", "namespaceSelector", "ipBlock"]);
    let mut of = |key: &str| get(node, key).map(|node| selector(node, &format!("{path}.{key}"), keys));
    let (pods, namespaces) = (of("podSelector"), of("namespaceSelector"));
    match (pods, namespaces, get(node, "ipBlock")) {
        _ if is_strange => Peer::Unknown,
        (None, None, Some(node)) => block(node, "cidr", path, keys),
        (Some(pods), None, None) => Peer::Pods { namespaces: Namespaces::Own, pods },
        (pods, Some(namespaces), None) => {
            Peer::Pods { namespaces: Namespaces::Labelled(namespaces), pods: pods.unwrap_or_default() }
        }
        _ => {
            keys.stranger(path);
            Peer::Unknown
        }
    }
}

/// A block of addresses under `key`, and those that `except` leaves out.
pub(super) fn block(node: &Node<'_>, key: &str, path: &str, keys: &mut Keys) -> Peer {
    let prefix = |node: &Node<'_>| node.as_str()?.parse::<Prefix>().ok();
    let is_strange = keys.others(node, path, &[key, "except"]);
    let except: Option<Vec<Prefix>> = list(node, "except").iter().map(prefix).collect();
    match (get(node, key).and_then(prefix), except) {
        (Some(block), Some(except)) if !is_strange => Peer::Block { block, except },
        _ => {
            keys.stranger(&format!("{path}.{key}"));
            Peer::Unknown
        }
    }
}

/// A port; without a number every one of its protocol, which is TCP where nothing is said.
fn port(node: &Node<'_>, path: &str, keys: &mut Keys) -> PortRule {
    let is_strange = keys.others(node, path, &["protocol", "port", "endPort"]);
    let said = get(node, "protocol").and_then(Node::as_str);
    let protocol = said.map_or(Some(Protocol::Tcp), Protocol::read);
    let port = match (protocol, spec(node)) {
        (Some(_), Some(port)) if !is_strange => port,
        _ => {
            keys.stranger(path);
            PortSpec::Unknown
        }
    };
    PortRule { protocol, port, passing: Passing::Everything }
}

/// The ports of `port` and `endPort`; `None` for what is none.
pub(super) fn spec(node: &Node<'_>) -> Option<PortSpec> {
    let Some(port) = get(node, "port") else { return Some(PortSpec::Every) };
    let number = |node: &Node<'_>| u16::try_from(node.as_u64()?).ok();
    match (number(port), get(node, "endPort")) {
        (Some(first), None) => Some(PortSpec::Range(first, first)),
        (Some(first), Some(last)) => Some(PortSpec::Range(first, number(last)?)),
        (None, None) => {
            text(port).filter(|name| !name.is_empty() && port.as_u64().is_none()).map(PortSpec::Named)
        }
        (None, Some(_)) => None,
    }
}
