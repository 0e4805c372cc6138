//! [`Seen`]: the objects of a document so far, each once.
use std::collections::{HashMap, HashSet};
use std::net::IpAddr;

use crate::design::subject::segment;
use crate::design::{
    Observed, ObservedBalancer, ObservedNamespace, ObservedNode, ObservedPod, ObservedPolicy,
    ObservedServices, PodTraits, PolicyKind,
};
use crate::import::draft::Draft;
use crate::import::node_pool;
use crate::text::Span;

/// Where the objects stand that were read, by their cluster's place in the draft.
#[derive(Debug, Default)]
pub(in crate::import) struct Seen {
    nodes: HashMap<(usize, String), usize>,
    pods: HashSet<(usize, String, String)>,
    addresses: HashSet<(usize, IpAddr)>,
    policies: HashSet<(usize, String)>,
    contents: HashMap<(usize, PolicyKind, Option<String>, String), usize>,
    traits: HashMap<(usize, PodTraits), usize>,
    listed_namespaces: HashMap<(usize, String), usize>,
    namespaces: HashSet<String>,
    balancers: HashMap<(usize, String), usize>,
    remarked: HashSet<(usize, String)>,
    messages: HashSet<String>,
}

impl Seen {
    /// Whether the message was not told yet.
    pub(super) fn is_new_message(&mut self, message: &str) -> bool {
        self.messages.len() < MAX_MESSAGES && self.messages.insert(message.to_owned())
    }
}

/// Different messages beyond this number are not told.
const MAX_MESSAGES: usize = 50;

/// Policies of a cluster beyond this number are counted, and what they say is not kept.
pub(super) const MAX_CONTENTS: usize = 5_000;

/// The place in the draft of the cluster that nobody named and whose objects are listed, and its subject.
pub(super) fn unnamed(draft: &mut Draft) -> (usize, String) {
    let place = node_pool::owner(None, draft);
    (place, subject(place, draft))
}

/// The subject of the cluster at a place of the draft.
pub(super) fn subject(place: usize, draft: &Draft) -> String {
    let name = draft.clusters.get(place).map_or("", |cluster| cluster.name.as_str());
    format!("clusters/{}", segment(name))
}

/// Adds a node; one that was seen before is as it was seen last.
pub(super) fn add_node(cluster: usize, node: ObservedNode, draft: &mut Draft) {
    let key = (cluster, node.name.clone());
    let known = draft.seen_objects.nodes.get(&key).copied();
    let Some(observed) = observed(cluster, draft) else { return };
    match known.and_then(|place| observed.nodes.get_mut(place)) {
        Some(place) => *place = node,
        None => {
            observed.nodes.push(node);
            let place = observed.nodes.len() - 1;
            draft.seen_objects.nodes.insert(key, place);
        }
    }
}

/// Adds a pod that was not seen before, with its traits where they are known.
pub(super) fn add_pod(cluster: usize, pod: ObservedPod, traits: Option<PodTraits>, draft: &mut Draft) {
    let key = (cluster, pod.namespace.clone().unwrap_or_default(), pod.name.clone());
    if draft.seen_objects.pods.insert(key) {
        let traits = traits.and_then(|traits| place_of_traits(cluster, traits, draft));
        if let Some(observed) = observed(cluster, draft) {
            observed.pods.push(ObservedPod { traits, ..pod });
        }
    }
}

fn place_of_traits(cluster: usize, traits: PodTraits, draft: &mut Draft) -> Option<usize> {
    let key = (cluster, traits);
    if let Some(place) = draft.seen_objects.traits.get(&key) {
        return Some(*place);
    }
    let of = &mut observed(cluster, draft)?.pod_traits;
    of.push(key.1.clone());
    let place = of.len() - 1;
    draft.seen_objects.traits.insert(key, place);
    Some(place)
}

/// Adds what a policy says; one that was seen before says what it said last. Whether it was kept.
pub(super) fn add_content(cluster: usize, policy: ObservedPolicy, draft: &mut Draft) -> bool {
    let key = (cluster, policy.kind, policy.namespace.clone(), policy.name.clone());
    let known = draft.seen_objects.contents.get(&key).copied();
    let Some(observed) = observed(cluster, draft) else { return false };
    let is_full = observed.policies.len() >= MAX_CONTENTS;
    match known.and_then(|place| observed.policies.get_mut(place)) {
        Some(place) => *place = policy,
        None if is_full => return false,
        None => {
            observed.policies.push(policy);
            let place = observed.policies.len() - 1;
            draft.seen_objects.contents.insert(key, place);
        }
    }
    true
}

/// Adds a namespace; one that was seen before is as it was seen last.
pub(super) fn add_namespace(cluster: usize, namespace: ObservedNamespace, draft: &mut Draft) {
    let key = (cluster, namespace.name.clone());
    let known = draft.seen_objects.listed_namespaces.get(&key).copied();
    let Some(observed) = observed(cluster, draft) else { return };
    match known.and_then(|place| observed.namespaces.get_mut(place)) {
        Some(place) => *place = namespace,
        None => {
            observed.namespaces.push(namespace);
            let place = observed.namespaces.len() - 1;
            draft.seen_objects.listed_namespaces.insert(key, place);
        }
    }
}

/// Adds the ClusterIPs of a service whose name stands at `span`. `all` is whether the list that it stands in is of all namespaces; where
/// nothing tells, several namespaces do.
pub(super) fn add_service(
    cluster: usize,
    span: Span,
    namespace: Option<&str>,
    addresses: Vec<IpAddr>,
    all: bool,
    draft: &mut Draft,
) {
    let subject = subject(cluster, draft);
    draft.place(&subject, "services", span);
    draft.seen_objects.namespaces.extend(namespace.map(str::to_owned));
    let all = all || draft.seen_objects.namespaces.len() > 1;
    let is_new = |address: &IpAddr| draft.seen_objects.addresses.insert((cluster, *address));
    let addresses: Vec<IpAddr> = addresses.into_iter().filter(is_new).collect();
    if let Some(services) = services(cluster, draft) {
        services.all_namespaces |= all;
        services.cluster_ips.extend(addresses);
    }
}

/// Adds a service of type LoadBalancer; one that was seen before is as it was seen last.
pub(super) fn add_balancer(cluster: usize, balancer: ObservedBalancer, draft: &mut Draft) {
    let key = (cluster, balancer.name.clone());
    let known = draft.seen_objects.balancers.get(&key).copied();
    let Some(services) = services(cluster, draft) else { return };
    match known.and_then(|place| services.load_balancers.get_mut(place)) {
        Some(place) => *place = balancer,
        None => {
            services.load_balancers.push(balancer);
            let place = services.load_balancers.len() - 1;
            draft.seen_objects.balancers.insert(key, place);
        }
    }
}

/// The name of an object with its namespace, where that is known.
pub(super) fn full_name(namespace: Option<&str>, name: &str) -> String {
    namespace.map_or_else(|| name.to_owned(), |namespace| format!("{namespace}/{name}"))
}

/// Keeps the name of a service that only some reach or that names addresses of its own, once.
pub(super) fn remark(
    cluster: usize,
    name: &str,
    is_internal_and_local: bool,
    has_external_ips: bool,
    draft: &mut Draft,
) {
    let is_remarkable = is_internal_and_local || has_external_ips;
    if !is_remarkable || !draft.seen_objects.remarked.insert((cluster, name.to_owned())) {
        return;
    }
    let Some(services) = services(cluster, draft) else { return };
    services.internal_and_local.extend(is_internal_and_local.then(|| name.to_owned()));
    services.with_external_ips.extend(has_external_ips.then(|| name.to_owned()));
}

/// The services of a cluster, which are listed from now on.
pub(super) fn services(cluster: usize, draft: &mut Draft) -> Option<&mut ObservedServices> {
    Some(observed(cluster, draft)?.services.get_or_insert_default())
}

/// Adds a NetworkPolicy object that was not seen before.
pub(super) fn add_policy(cluster: usize, namespace: Option<&str>, name: &str, draft: &mut Draft) {
    let policy = format!("{}/{name}", namespace.unwrap_or_default());
    let is_new = draft.seen_objects.policies.insert((cluster, policy.clone()));
    let Some(observed) = observed(cluster, draft) else { return };
    let policies = observed.network_policies.get_or_insert_default();
    policies.extend(is_new.then_some(policy));
}

/// What was seen in a cluster.
pub(super) fn observed(cluster: usize, draft: &mut Draft) -> Option<&mut Observed> {
    Some(draft.clusters.get_mut(cluster)?.observed.get_or_insert_default())
}
