//! Node pools that are told by their nodes.
use std::collections::HashMap;

use super::seen;
use crate::design::subject::segment;
use crate::design::{NodePool, ObservedNode};
use crate::import::draft::Draft;
use crate::text::Span;

/// Nodes of a message that are named.
const NAMED: usize = 3;

/// Notes that a node at `span` was used for the values of its pool.
pub(super) fn place(cluster: usize, node: &ObservedNode, span: Span, draft: &mut Draft) {
    let Some(pool) = &node.pool else { return };
    let subject = format!("{}/pools/{}", seen::subject(cluster, draft), segment(pool));
    for (field, is_told) in [
        ("count", true),
        ("osType", node.os_type.is_some()),
        ("orchestratorVersion", node.version.is_some()),
        ("maxPods", node.max_pods.is_some()),
    ] {
        if is_told {
            draft.place(&subject, field, span);
        }
    }
}

/// Gives each cluster the pools that its nodes tell, and says which nodes are not ready. Nodes of a list that is
/// whole are all that there are; others tell no count.
pub(super) fn tell(draft: &mut Draft) {
    let is_whole = draft.is_whole_list;
    let mut notes = Vec::new();
    for cluster in &mut draft.clusters {
        let Some(observed) = cluster.observed.take() else { continue };
        let seen = by_pool(&observed.nodes);
        if !seen.is_empty() {
            let pools = cluster.pools.get_or_insert_default();
            let places = places_of(pools);
            for (name, nodes) in seen {
                let place = places.get(&name.to_ascii_lowercase()).copied().unwrap_or(pools.len());
                if place == pools.len() {
                    pools.push(NodePool { name: name.to_owned(), seen_only: true, ..NodePool::default() });
                }
                let Some(pool) = pools.get_mut(place) else { continue };
                describe(pool, &nodes, &mut notes);
                pool.count = pool.count.or_else(|| is_whole.then_some(nodes.len() as u64));
            }
        }
        notes.extend(not_ready(&observed.nodes));
        cluster.observed = Some(observed);
    }
    for note in notes {
        draft.note_of_all(note);
    }
}

/// The nodes of each pool, in the order in which pools are met.
fn by_pool(nodes: &[ObservedNode]) -> Vec<(&str, Vec<&ObservedNode>)> {
    let mut pools: Vec<(&str, Vec<&ObservedNode>)> = Vec::new();
    let mut places = HashMap::new();
    for node in nodes {
        let Some(name) = node.pool.as_deref() else { continue };
        let place = *places.entry(name.to_ascii_lowercase()).or_insert_with(|| {
            pools.push((name, Vec::new()));
            pools.len() - 1
        });
        if let Some((_, nodes)) = pools.get_mut(place) {
            nodes.push(node);
        }
    }
    pools
}

/// The places of pools by lower-case name.
fn places_of(pools: &[NodePool]) -> HashMap<String, usize> {
    pools.iter().enumerate().map(|(place, pool)| (pool.name.to_ascii_lowercase(), place)).collect()
}

/// What all nodes of a pool say alike is so for the pool.
fn describe(pool: &mut NodePool, nodes: &[&ObservedNode], notes: &mut Vec<String>) {
    let mut alike = Alike { pool: &pool.name, notes };
    let mode = alike.value(nodes, "modes", |node| node.mode.clone());
    let os_type = alike.value(nodes, "operating systems", |node| node.os_type.clone());
    let max_pods = alike.value(nodes, "maxima of pods", |node| node.max_pods);
    let version = alike.value(nodes, "versions", |node| {
        node.version.as_deref().map(|version| version.trim_start_matches('v').to_owned())
    });
    pool.mode = pool.mode.take().or(mode);
    pool.os_type = pool.os_type.take().or(os_type);
    pool.max_pods = pool.max_pods.or(max_pods);
    pool.orchestrator_version = pool.orchestrator_version.take().or(version);
}

struct Alike<'p> {
    pool: &'p str,
    notes: &'p mut Vec<String>,
}

impl Alike<'_> {
    /// The value that those nodes have that tell one; `None` where they differ, which is noted.
    fn value<T: PartialEq>(
        &mut self,
        nodes: &[&ObservedNode],
        what: &str,
        of: impl Fn(&ObservedNode) -> Option<T>,
    ) -> Option<T> {
        let mut values = nodes.iter().filter_map(|node| of(node));
        let first = values.next()?;
        if values.all(|value| value == first) {
            return Some(first);
        }
        let pool = self.pool;
        self.notes
            .push(format!("the nodes of pool {pool} have different {what}; that of the pool is not known"));
        None
    }
}

fn not_ready(nodes: &[ObservedNode]) -> Option<String> {
    let names = || nodes.iter().filter(|node| node.is_ready() == Some(false)).map(|node| node.name.as_str());
    let count = names().count();
    let more = match count {
        0 => return None,
        _ if count > NAMED => format!(" and {} more", count - NAMED),
        _ => String::new(),
    };
    let first: Vec<&str> = names().take(NAMED).collect();
    let are = if count == 1 { "node is" } else { "nodes are" };
    Some(format!("{count} {are} not ready, and counted all the same: {}{more}", first.join(", ")))
}
