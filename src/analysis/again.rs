//! [`again`]: the analysis of a design that differs in a few clusters from one that was analysed.
use std::collections::BTreeSet;
use std::sync::Arc;

use super::Analysis;
use super::verdict::{self, clusters_of_subnets, concerned};
use crate::azure::NetworkModel;
use crate::capacity::capacity_again;
use crate::design::{Design, Stage};
use crate::net::Prefix;
use crate::overlap::{self, Pair};
use crate::resolve::{Resolved, ResolvedCluster, Value, resolve_again};
use crate::rules::{Context, findings_again};

/// Clusters that may differ, and those whose answer may.
const CHANGED: usize = 16;
const TOUCHED: usize = 400;

/// The analysis of a design that differs in a few clusters from the `old` one, of which `before` is; it says what
/// [`super::Analyzing`] says. What is left as it was is not touched, of which there may be thousands. `None` where more
/// differs, or too many clusters are touched.
pub fn again(before: Analysis, old: &Design, design: &Design) -> Option<Analysis> {
    let changed = changed(old, design)?;
    let Analysis { today, mut resolved, mut capacity, mut overlaps, findings, mut verdicts, .. } = before;
    let was = near(&resolved, &changed);
    resolve_again(&mut resolved, design, &changed)?;
    let is = near(&resolved, &changed);
    let subnets: BTreeSet<usize> = was.iter().chain(&is).flat_map(|of| of.subnets.iter().copied()).collect();
    let mut touched = neighbours(&resolved, &changed, &subnets);
    if was != is {
        let met = overlap::overlaps(&resolved);
        meet(&resolved, &overlaps, &met, &mut touched);
        overlaps = met;
    }
    if touched.len() > TOUCHED {
        return None;
    }
    let touched: Vec<usize> = touched.into_iter().collect();
    capacity_again(&mut capacity, &resolved, &touched);
    let context = Context {
        resolved: &resolved,
        capacity: &capacity,
        overlaps: &overlaps,
        today,
        only: Some(&touched),
    };
    let findings = findings_again(findings, &context);
    for (place, verdict) in verdict::verdicts(&context, &findings) {
        if let Some(of) = verdicts.get_mut(place) {
            *of = verdict;
        }
    }
    Some(Analysis { today, resolved, capacity, overlaps, findings, verdicts, diagnoses: Vec::new() })
}

/// What of a cluster meets others.
#[derive(PartialEq)]
struct Near {
    service_cidrs: Value<Vec<Prefix>>,
    pod_cidrs: Value<Vec<Prefix>>,
    model: Value<NetworkModel>,
    stage: Stage,
    subnets: Vec<usize>,
}

/// What of the clusters at these places meets others.
fn near(resolved: &Resolved, places: &[usize]) -> Vec<Near> {
    let clusters = places.iter().filter_map(|place| resolved.clusters.get(*place));
    let near = clusters.map(|of| Near {
        service_cidrs: of.service_cidrs.clone(),
        pod_cidrs: of.pod_cidrs.clone(),
        model: of.network_model,
        stage: of.said.stage,
        subnets: subnets_of(of).collect(),
    });
    near.collect()
}

/// The changed clusters and those in one of these subnets.
fn neighbours(resolved: &Resolved, changed: &[usize], subnets: &BTreeSet<usize>) -> BTreeSet<usize> {
    let clusters = resolved.clusters.iter().enumerate();
    let near = clusters.filter(|(place, of)| {
        changed.contains(place) || subnets_of(of).any(|subnet| subnets.contains(&subnet))
    });
    near.map(|(place, _)| place).collect()
}

/// Whoever is in a pair that is otherwise than before is touched.
fn meet(resolved: &Resolved, old: &[Pair], new: &[Pair], touched: &mut BTreeSet<usize>) {
    let key = |pair: &Pair| (pair.left.kind, pair.left.prefix, pair.right.kind, pair.right.prefix);
    let in_subnet = clusters_of_subnets(resolved);
    let mut touch = |pair: &Pair| touched.extend(concerned(resolved, pair, &in_subnet));
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    // Both stand in the order of their keys.
    loop {
        match (old.peek(), new.peek()) {
            (None, None) => break,
            (Some(one), Some(other)) if key(one) == key(other) => {
                if one != other {
                    touch(one);
                    touch(other);
                }
                old.next();
                new.next();
            }
            (Some(one), other) if other.is_none_or(|other| key(one) < key(other)) => {
                touch(one);
                old.next();
            }
            (_, Some(other)) => {
                touch(other);
                new.next();
            }
            (_, None) => break,
        }
    }
}

/// The places of the clusters that differ; `None` where anything else does, or more than a few.
fn changed(old: &Design, design: &Design) -> Option<Vec<usize>> {
    let Design { networks, ranges, clusters, taken_otherwise, attached, errors: _ } = design;
    let same_networks = old.networks.len() == networks.len()
        && old.networks.iter().zip(networks).all(|(one, other)| Arc::ptr_eq(one, other));
    let is_same = same_networks
        && old.clusters.len() == clusters.len()
        && (Arc::ptr_eq(&old.attached, attached) || old.attached == *attached)
        && old.ranges == *ranges
        && old.taken_otherwise == *taken_otherwise;
    if !is_same {
        return None;
    }
    let pairs = old.clusters.iter().zip(clusters).enumerate();
    let differing = pairs.filter(|(_, (one, other))| !Arc::ptr_eq(one, other));
    let changed: Vec<usize> = differing.map(|(place, _)| place).take(CHANGED + 1).collect();
    (changed.len() <= CHANGED).then_some(changed)
}

/// The subnets of its nodes, its pods and its API server.
fn subnets_of(of: &ResolvedCluster) -> impl Iterator<Item = usize> {
    let pools = of.pools().iter().flat_map(|pool| [pool.subnet, pool.pod_subnet]);
    pools.chain([of.api_server_subnet]).flatten()
}
