//! [`Group`]: networks, clusters and ranges that conflicts of addresses hold together, directly or through others.
use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::analysis::Analysis;
use crate::overlap::{Holder, Relations, Verdict};
use crate::sorting::sort_by_key;

/// Who has to agree on new ranges: each meets another one of the group in a way that the platform does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Clusters, networks (for their subnets too) and connected ranges; sorted. One alone conflicts with itself or with
    /// what the platform keeps.
    pub members: Vec<Holder>,
    /// The places of the pairs in the analysis.
    pub pairs: Vec<usize>,
    /// The worst that the platform makes of any of them.
    pub worst: Verdict,
}

/// The groups, the worst first, then the largest. What is allowed joins nobody, and neither does what the platform keeps
/// for itself.
pub fn conflicts(analysis: &Analysis) -> Vec<Group> {
    let relations = Relations::of(&analysis.resolved);
    let mut joined = Joined::default();
    let conflicts = analysis.overlaps.iter().enumerate().filter(|(_, pair)| pair.verdict > Verdict::Allowed);
    let mut of_pairs = Vec::new();
    for (place, pair) in conflicts {
        relations.each_conflict(pair, |one, other, verdict| {
            let ends = [one, other].map(|holder| Some(joined.node(party(analysis, holder)?)));
            if let [Some(one), Some(other)] = ends {
                joined.join(one, other);
            }
            // Both ends are of one group.
            if let Some(node) = ends.into_iter().flatten().next() {
                of_pairs.push((place, node, verdict));
            }
        });
    }
    joined.groups(&of_pairs)
}

/// Who would have to change something; nobody for what the platform keeps.
fn party(analysis: &Analysis, holder: Holder) -> Option<Holder> {
    match holder {
        Holder::Subnet(place) => Some(Holder::Network(analysis.resolved.subnets.get(place)?.network)),
        Holder::Platform(_) => None,
        holder => Some(holder),
    }
}

/// Holders, and for each another one of its group, up to one that stands for all.
#[derive(Default)]
struct Joined {
    numbers: BTreeMap<Holder, usize>,
    above: Vec<usize>,
}

impl Joined {
    fn node(&mut self, holder: Holder) -> usize {
        let next = self.above.len();
        let node = *self.numbers.entry(holder).or_insert(next);
        if node == next {
            self.above.push(node);
        }
        node
    }

    /// The one that stands for a node's group; halves the way there.
    fn top(&mut self, mut node: usize) -> usize {
        loop {
            let above = self.above.get(node).copied().unwrap_or(node);
            if above == node {
                return node;
            }
            let further = self.above.get(above).copied().unwrap_or(above);
            if let Some(of) = self.above.get_mut(node) {
                *of = further;
            }
            node = further;
        }
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.top(one), self.top(other));
        if let Some(above) = self.above.get_mut(one.max(other)) {
            *above = one.min(other);
        }
    }

    fn groups(mut self, of_pairs: &[(usize, usize, Verdict)]) -> Vec<Group> {
        let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
        for (holder, node) in std::mem::take(&mut self.numbers) {
            let empty = Group { members: Vec::new(), pairs: Vec::new(), worst: Verdict::Allowed };
            groups.entry(self.top(node)).or_insert(empty).members.push(holder);
        }
        for (place, node, verdict) in of_pairs {
            let Some(group) = groups.get_mut(&self.top(*node)) else { continue };
            group.worst = group.worst.max(*verdict);
            if group.pairs.last() != Some(place) {
                group.pairs.push(*place);
            }
        }
        let mut groups: Vec<Group> = groups.into_values().collect();
        sort_by_key(&mut groups, |group| Reverse((group.worst, group.members.len())));
        groups
    }
}
