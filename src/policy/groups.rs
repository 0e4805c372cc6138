//! [`Groups`]: the pods that were seen, together where no question about labels or addresses tells them apart.
use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use super::Peer;
use super::question::Question;
use super::selector::Match;
use crate::design::{Observed, ObservedPod};
use crate::net::Prefix;

/// Groups of pods beyond this number are left out with their namespaces.
const MAX_GROUPS: usize = 5_000;

/// Namespace, place of the traits, and which blocks hold the address.
pub(super) type Group<'o> = (&'o str, Option<usize>, Vec<Match>);

/// Pods that questions cannot tell apart.
#[derive(Debug, Default)]
pub(super) struct Groups<'o> {
    /// The first two of each.
    pub(super) groups: BTreeMap<Group<'o>, [Option<usize>; 2]>,
    /// Namespaces of which not every group was taken.
    pub(super) crowded: BTreeSet<&'o str>,
    pub(super) on_hosts: u64,
    pub(super) homeless: u64,
}

pub(super) fn groups<'o>(observed: &'o Observed, blocks: &[(Prefix, &[Prefix])]) -> Groups<'o> {
    let nodes: BTreeSet<IpAddr> =
        observed.nodes.iter().flat_map(|node| node.addresses.iter().copied()).collect();
    let mut all = Groups::default();
    for (place, pod) in observed.pods.iter().enumerate().filter(|(_, pod)| !is_over(pod)) {
        let is_on_host = pod.address.is_some_and(|address| nodes.contains(&address));
        if pod.host_network.unwrap_or(is_on_host) {
            all.on_hosts = all.on_hosts.saturating_add(1);
            continue;
        }
        let Some(namespace) = pod.namespace.as_deref() else {
            all.homeless = all.homeless.saturating_add(1);
            continue;
        };
        let within = blocks.iter().map(|(block, except)| holds(*block, except, pod.address)).collect();
        let key = (namespace, pod.traits, within);
        let is_full = all.groups.len() >= MAX_GROUPS;
        match all.groups.get_mut(&key) {
            Some([_, second @ None]) => *second = Some(place),
            Some(_) => {}
            None if is_full => {
                all.crowded.insert(namespace);
            }
            None => {
                all.groups.insert(key, [Some(place), None]);
            }
        }
    }
    all
}

/// Whether a pod has come to its end, and has no address any more.
pub(super) fn is_over(pod: &ObservedPod) -> bool {
    matches!(pod.status.as_deref(), Some("Succeeded" | "Completed" | "Failed" | "Evicted" | "Error"))
}

fn holds(block: Prefix, except: &[Prefix], address: Option<IpAddr>) -> Match {
    let Some(address) = address else { return Match::Maybe };
    Match::of(block.contains_address(address) && !except.iter().any(|out| out.contains_address(address)))
}

/// The blocks that questions ask for, each once.
pub(super) fn blocks<'q>(questions: &[Question<'q>]) -> Vec<(Prefix, &'q [Prefix])> {
    let mut blocks: Vec<(Prefix, &[Prefix])> = Vec::new();
    for question in questions {
        if let Peer::Block { block, except } = question.peer
            && !blocks.contains(&(*block, except))
        {
            blocks.push((*block, except));
        }
    }
    blocks
}
