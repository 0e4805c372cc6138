//! [`Policy`]: what a policy says, in one shape for Kubernetes' and Cilium's.
use super::Selector;
use crate::design::{PolicyKind, Protocol};
use crate::net::Prefix;

/// A policy as it is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// What it is.
    pub kind: PolicyKind,
    /// Its namespace; `None` for one of the whole cluster.
    pub namespace: Option<String>,
    /// Its name.
    pub name: String,
    /// What it says; Cilium's may hold several.
    pub parts: Vec<Part>,
    /// The keys of what is not understood here, such as `spec.egress.toServices`, each once.
    pub not_understood: Vec<String>,
}

/// One specification of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The pods that it is about.
    pub subject: Peer,
    /// What these may receive.
    pub ingress: Side,
    /// What these may send.
    pub egress: Side,
}

/// One direction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Side {
    /// Whether whatever no rule allows is denied to its pods.
    pub isolates: bool,
    /// What is allowed.
    pub allows: Vec<Rule>,
    /// What is denied, whatever allows it.
    pub denies: Vec<Rule>,
}

/// Peers and ports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The other ends; `None`: everything.
    pub peers: Option<Vec<Peer>>,
    /// The ports of whoever receives; `None`: every port.
    pub ports: Option<Vec<PortRule>>,
}

/// The other end of a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Peer {
    /// Pods by their labels.
    Pods {
        /// Their namespaces.
        namespaces: Namespaces,
        /// Their own labels.
        pods: Selector,
    },
    /// Addresses in `block` and not in `except`.
    Block {
        /// The addresses.
        block: Prefix,
        /// Those that are left out.
        except: Vec<Prefix>,
    },
    /// Names of domains.
    Domains,
    /// Something else that is no pod, such as the internet.
    Outside,
    /// Something that is not understood here.
    Unknown,
}

/// Namespaces of a peer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Namespaces {
    /// That of the policy.
    Own,
    /// Those with such labels.
    Labelled(Selector),
}

/// Ports that a rule names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortRule {
    /// The protocol; `None`: any.
    pub protocol: Option<Protocol>,
    /// The ports.
    pub port: PortSpec,
    /// What of their traffic is meant.
    pub passing: Passing,
}

/// What of the traffic of a port a rule means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passing {
    /// All of it.
    Everything,
    /// Questions for some names of domains.
    Names,
    /// Some requests.
    Requests,
}

/// Numbers or a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PortSpec {
    /// Every port of the protocol.
    Every,
    /// From the first to the last.
    Range(u16, u16),
    /// What the receiving pod gives that name.
    Named(String),
    /// Something that is not understood here.
    Unknown,
}

impl Policy {
    /// `namespace/name`, or the name alone.
    pub fn full_name(&self) -> String {
        match &self.namespace {
            Some(namespace) => format!("{namespace}/{}", self.name),
            None => self.name.clone(),
        }
    }

    /// Every rule of it.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        let sides = self.parts.iter().flat_map(|part| [&part.ingress, &part.egress]);
        sides.flat_map(|side| side.allows.iter().chain(&side.denies))
    }

    /// Every port that a rule of it names.
    pub fn ports(&self) -> impl Iterator<Item = &PortRule> {
        self.rules().filter_map(|rule| rule.ports.as_deref()).flatten()
    }

    /// The same ones, to be changed.
    pub(super) fn ports_mut(&mut self) -> impl Iterator<Item = &mut PortRule> {
        let sides = self.parts.iter_mut().flat_map(|part| [&mut part.ingress, &mut part.egress]);
        let rules = sides.flat_map(|side| side.allows.iter_mut().chain(&mut side.denies));
        rules.filter_map(|rule| rule.ports.as_deref_mut()).flatten()
    }

    /// Whether a rule of it means some requests alone.
    pub fn names_requests(&self) -> bool {
        self.ports().any(|rule| rule.passing == Passing::Requests)
    }

    /// Whether a rule of it names domains, to be reached or to be asked for.
    pub fn names_domains(&self) -> bool {
        self.peers().any(|peer| *peer == Peer::Domains)
            || self.ports().any(|rule| rule.passing == Passing::Names)
    }

    /// Every peer that a rule of it names.
    pub fn peers(&self) -> impl Iterator<Item = &Peer> {
        self.rules().filter_map(|rule| rule.peers.as_deref()).flatten()
    }
}

impl Peer {
    /// Every pod of these namespaces.
    pub(super) fn all_of(namespaces: Namespaces) -> Peer {
        Peer::Pods { namespaces, pods: Selector::default() }
    }

    /// Every pod of the cluster.
    pub(super) fn all() -> Peer {
        Peer::all_of(Namespaces::Labelled(Selector::default()))
    }
}
