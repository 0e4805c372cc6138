//! [`Oddity`]: what an engine reads otherwise than a policy says, or does not read at all.
mod cilium;

use std::collections::HashMap;

use super::kinds::Kinds;
use super::own_ranges::OwnRanges;
use super::{Peer, Policy};
use crate::azure::{Source, migration, policies};
use crate::design::{NetworkPolicy, Observed, PolicyKind};
use crate::egress::Remark;
use crate::net::wording::{counted, listed, number};
use crate::resolve::{Resolved, ResolvedCluster};

/// Something to look at in a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    /// The policy, `namespace/name`.
    pub policy: String,
    /// What it is.
    pub kind: PolicyKind,
    /// Whether it does not act as it says; `None`: whether it does is not known.
    pub differs: Option<bool>,
    /// What the engine makes of it.
    pub remark: Remark,
}

/// What the engine of a cluster makes of each of its policies, other than what it says, and policies that are about
/// nothing. `engine` is `None` where it is not known.
pub fn odd(resolved: &Resolved, cluster: &ResolvedCluster, engine: Option<NetworkPolicy>) -> Vec<Oddity> {
    let Some(observed) = &cluster.said.observed else { return Vec::new() };
    let seen = SeenPods {
        names: names(observed),
        kinds: Kinds::new(observed),
        own: OwnRanges::of(resolved, cluster),
    };
    let mut all = Vec::new();
    for of in &observed.policies {
        let policy = super::read(of);
        let sink = Sink { policy: &policy, all: &mut all };
        about(cluster, engine, &seen, sink);
    }
    all
}

/// What is known of pods.
struct SeenPods<'o> {
    /// The numbers of ports by name.
    names: HashMap<&'o str, Vec<u16>>,
    /// `None` where no labels were seen.
    kinds: Option<Kinds<'o>>,
    /// Where pods and nodes have their addresses.
    own: OwnRanges,
}

/// Where the oddities of one policy go.
struct Sink<'a> {
    policy: &'a Policy,
    all: &'a mut Vec<Oddity>,
}

impl Sink<'_> {
    fn add(&mut self, differs: Option<bool>, text: String, source: Source) {
        let remark = Remark { text, source };
        let (policy, kind) = (self.policy.full_name(), self.policy.kind);
        self.all.push(Oddity { policy, kind, differs, remark });
    }
}

fn about(cluster: &ResolvedCluster, engine: Option<NetworkPolicy>, seen: &SeenPods<'_>, mut sink: Sink<'_>) {
    let policy = sink.policy;
    if policy.kind != PolicyKind::Kubernetes
        && let Some(engine @ (NetworkPolicy::Azure | NetworkPolicy::Calico)) = engine
    {
        let text = format!("{} does not read a {}.", super::enforcement::title(engine), policy.kind.text());
        return sink.add(Some(true), text, migration::POLICIES);
    }
    if !policy.not_understood.is_empty() {
        let text = format!(
            "Not understood here: {}; what depends on it is told as not known.",
            listed(&policy.not_understood)
        );
        sink.add(None, text, policies::CILIUM);
    }
    match engine {
        Some(NetworkPolicy::Cilium) => {
            cilium::blocks(&seen.own, &mut sink);
            cilium::end_ports(cluster, &mut sink);
            cilium::named_ports(&seen.names, &mut sink);
            cilium::requests(cluster, &mut sink);
        }
        Some(NetworkPolicy::Azure) => blocks_of_npm(&mut sink),
        _ => {}
    }
    if let Some(kinds) = &seen.kinds {
        nobody(kinds, &mut sink);
    }
}

/// Every name that containers give ports, and the numbers that it has.
fn names(observed: &Observed) -> HashMap<&str, Vec<u16>> {
    let mut names: HashMap<&str, Vec<u16>> = HashMap::new();
    for port in observed.pod_traits.iter().flat_map(|traits| &traits.ports) {
        let Some(name) = port.name.as_deref() else { continue };
        let numbers = names.entry(name).or_default();
        if !numbers.contains(&port.number) {
            numbers.push(port.number);
        }
    }
    names
}

fn blocks_of_npm(sink: &mut Sink<'_>) {
    let blocks = sink.policy.peers().filter(|peer| matches!(peer, Peer::Block { .. })).count() as u64;
    let most = policies::NPM_BLOCKS;
    if blocks > most.value {
        let text = format!(
            "It has {}; with more than {} it is likelier that traffic passes for some seconds while the engine restarts.",
            counted(blocks, "block", "blocks"),
            number(most.value)
        );
        sink.add(None, text, most.source);
    }
}

/// A policy whose selector means none of the pods that were seen.
fn nobody(kinds: &Kinds<'_>, sink: &mut Sink<'_>) {
    let policy = sink.policy;
    let means = |part: &super::Part| kinds.may_mean(policy.namespace.as_deref(), &part.subject);
    if !policy.parts.is_empty() && !policy.parts.iter().any(means) {
        let text = "It is about none of the pods that were seen.".to_owned();
        sink.add(None, text, migration::POLICIES);
    }
}

/// Each once, in order; there are few.
fn distinct<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut distinct = Vec::new();
    for one in all {
        if !distinct.contains(&one) {
            distinct.push(one);
        }
    }
    distinct
}
