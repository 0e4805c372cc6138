//! Links of this planner, alone in a text or on a line of their own.
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::draft::Draft;
use super::{Kind, Reading};
use crate::design::subject::segment;
use crate::design::{Cluster, Subnet, SubnetRef, VirtualNetwork};
use crate::link;
use crate::text::{Problem, Span};

/// All lines where they are one link, broken into lines as it may be; else the lines that are one each.
pub(super) fn claims(text: &str, span: Span) -> Vec<Span> {
    if link::is_link(span.of(text)) {
        return vec![span];
    }
    let mut claims = Vec::new();
    let mut at = span.start;
    for line in span.of(text).split_inclusive('\n') {
        let end = at.saturating_add(line.len());
        if line.contains(['#', '%']) && link::is_link(line) {
            claims.push(Span::new(at, end));
        }
        at = end;
    }
    claims
}

/// Reads a link as the design that it carries.
pub(super) fn read(text: &str, span: Span) -> Vec<Reading> {
    let mut draft = Draft::of_format("a link");
    match link::decode(span.of(text)) {
        Ok(opened) => {
            opened.notes.into_iter().for_each(|note| draft.note(span, || note));
            draft.networks = opened.design.networks.into_iter().map(Arc::unwrap_or_clone).collect();
            draft.ranges = opened.design.ranges;
            draft.taken_otherwise = opened.design.taken_otherwise;
            draft.clusters = opened.design.clusters.into_iter().map(Arc::unwrap_or_clone).collect();
            complete(&mut draft);
            place(&mut draft, span);
            vec![draft.into_reading(Kind::Design, None, span, Vec::new())]
        }
        Err(error) => {
            let problem = Problem::error(error.to_string(), Some(span));
            vec![draft.into_reading(Kind::Unknown, None, span, vec![problem])]
        }
    }
}

/// Notes that all that the link says stands where the link does.
fn place(draft: &mut Draft, span: Span) {
    let networks = draft.networks.iter().map(|network| format!("networks/{}", segment(&network.name)));
    let ranges = draft.ranges.iter().map(|range| format!("ranges/{}", segment(&range.name)));
    let clusters = draft.clusters.iter().map(|cluster| format!("clusters/{}", segment(&cluster.name)));
    let subjects: Vec<String> = networks.chain(ranges).chain(clusters).collect();
    subjects.iter().for_each(|subject| draft.place(subject, "", span));
}

/// Adds the networks and subnets that are known only from references, as every reading does.
fn complete(draft: &mut Draft) {
    let references: Vec<SubnetRef> = draft.clusters.iter().flat_map(references).cloned().collect();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut known: HashSet<SubnetRef> = HashSet::new();
    for (place, network) in draft.networks.iter().enumerate() {
        places.insert(network.name.clone(), place);
        let subnets = network.subnets.iter().map(|subnet| subnet.name.clone());
        known.extend(subnets.map(|subnet| SubnetRef { network: network.name.clone(), subnet }));
    }
    for reference in references {
        if !known.insert(reference.clone()) {
            continue;
        }
        let SubnetRef { network: name, subnet } = reference;
        let place = *places.entry(name.clone()).or_insert(draft.networks.len());
        if place == draft.networks.len() {
            draft.networks.push(VirtualNetwork { name, ..VirtualNetwork::default() });
        }
        if let Some(network) = draft.networks.get_mut(place) {
            network.subnets.push(Subnet { name: subnet, ..Subnet::default() });
        }
    }
}

fn references(cluster: &Cluster) -> impl Iterator<Item = &SubnetRef> {
    let of_pools = cluster.pools.iter().flatten().flat_map(|pool| pool.subnet.iter().chain(&pool.pod_subnet));
    of_pools.chain(&cluster.api_server.subnet).chain(&cluster.hosted_node_subnet)
}
