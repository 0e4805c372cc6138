//! [`Oddity`]: what an engine reads otherwise than a policy says, or does not read at all.
use std::collections::HashMap;

use super::kinds::Kinds;
use super::{Peer, Policy, PortSpec};
use crate::azure::{Feature, Source, migration, policies};
use crate::design::{NetworkPolicy, Observed, PolicyKind};
use crate::egress::Remark;
use crate::net::Prefix;
use crate::net::wording::{counted, listed, number};
use crate::resolve::ResolvedCluster;

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
pub fn odd(cluster: &ResolvedCluster, engine: Option<NetworkPolicy>) -> Vec<Oddity> {
    let Some(observed) = &cluster.said.observed else { return Vec::new() };
    let seen = SeenPods { names: names(observed), kinds: Kinds::new(observed) };
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
            blocks_of_cilium(cluster, &mut sink);
            end_ports(cluster, &mut sink);
            named_ports(&seen.names, &mut sink);
            requests(cluster, &mut sink);
        }
        Some(NetworkPolicy::Azure) => blocks_of_npm(&mut sink),
        _ => {}
    }
    if let Some(kinds) = &seen.kinds {
        nobody(kinds, &mut sink);
    }
}

/// Blocks match neither pods nor nodes.
fn blocks_of_cilium(cluster: &ResolvedCluster, sink: &mut Sink<'_>) {
    let own = cluster.pod_cidrs.known().map(Vec::as_slice).unwrap_or_default();
    let blocks = sink.policy.peers().filter_map(|peer| match peer {
        Peer::Block { block, .. } => Some(*block),
        _ => None,
    });
    let blocks: Vec<Prefix> = distinct(blocks);
    let Some(first) = blocks.first() else { return };
    let of_pods: Vec<&Prefix> =
        blocks.iter().filter(|block| own.iter().any(|cidr| cidr.overlaps(**block))).collect();
    let shown = of_pods.first().map_or(*first, |block| **block);
    let text = match of_pods.is_empty() {
        false => format!(
            "Its block {shown} holds addresses of pods, and under Cilium a block matches no pod and no node: what it \
             alone allows is denied."
        ),
        true => format!("Under Cilium its block {shown} matches no pod and no node, whatever their address."),
    };
    sink.add(Some(true), text, migration::NPM_TO_CILIUM);
}

fn end_ports(cluster: &ResolvedCluster, sink: &mut Sink<'_>) {
    let mut ports = sink.policy.ports().filter_map(|rule| match rule.port {
        PortSpec::Range(first, last) if last != first => Some((first, last)),
        _ => None,
    });
    let Some((first, last)) = ports.next() else { return };
    let from = policies::END_PORT_FROM;
    let (differs, version) = match cluster.kubernetes_minor() {
        Some(minor) if minor >= from.value => return,
        Some(minor) => (Some(true), format!("and Kubernetes 1.{minor} comes with an older one")),
        None => (None, "and the version of Kubernetes is not known".to_owned()),
    };
    let text = format!(
        "Ports {first} to {last}: endPort is read from Cilium 1.17 on, which comes with Kubernetes 1.{}, {version}.",
        from.value
    );
    sink.add(differs, text, from.source);
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

fn named_ports(names: &HashMap<&str, Vec<u16>>, sink: &mut Sink<'_>) {
    let named = distinct(sink.policy.ports().filter_map(|rule| match &rule.port {
        PortSpec::Named(name) => Some(name.as_str()),
        _ => None,
    }));
    for name in named {
        let numbers = names.get(name).map(Vec::as_slice).unwrap_or_default();
        let (differs, text) = match numbers {
            [] => (
                None,
                format!(
                    "No pod that was seen names a port {name}; with different numbers Cilium may enforce it wrongly."
                ),
            ),
            [_] => continue,
            several => {
                let several: Vec<String> = several.iter().map(ToString::to_string).collect();
                let text = format!(
                    "Pods give the port {name} the numbers {}, and Cilium may enforce that wrongly: use numbers.",
                    listed(&several)
                );
                (Some(true), text)
            }
        };
        sink.add(differs, text, migration::NPM_TO_CILIUM);
    }
}

/// Rules on requests and domain names need Advanced Container Networking Services.
fn requests(cluster: &ResolvedCluster, sink: &mut Sink<'_>) {
    let by_request = sink.policy.ports().any(|rule| rule.by_request);
    let by_name = sink.policy.names_domains();
    let features = cluster.said.features;
    let asked = [
        (by_request, Feature::LayerSeven, "Rules on requests", policies::LAYER_SEVEN),
        (by_name, Feature::Fqdn, "Rules on domain names", policies::FQDN),
    ];
    for (_, feature, what, source) in asked.into_iter().filter(|(is, ..)| *is) {
        // What carries rules on requests carries those on names.
        if !features.has(feature) && !features.has(Feature::LayerSeven) {
            let differs = features.get(feature).map(|_| true);
            let text = format!("{what} need {} of Advanced Container Networking Services.", feature.title());
            sink.add(differs, text, source);
        }
        if let Some(minor) = cluster.kubernetes_minor().filter(|minor| *minor < policies::BY_REQUEST_FROM) {
            let text = format!(
                "{what} need Kubernetes 1.{} or later; this is 1.{minor}.",
                policies::BY_REQUEST_FROM
            );
            sink.add(Some(true), text, source);
        }
    }
    if by_request && sink.policy.kind == PolicyKind::CiliumClusterwide {
        let text = "Rules on requests are not supported in a CiliumClusterwideNetworkPolicy.".to_owned();
        sink.add(Some(true), text, policies::LAYER_SEVEN);
    }
    if by_request && features.has(Feature::Istio) {
        let text = "Rules on requests are not supported together with those of Istio.".to_owned();
        sink.add(None, text, policies::LAYER_SEVEN);
    }
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
