//! A cluster as it grows from nothing, and which resources stop it where.
use std::collections::HashMap;

use super::halving::last_that_holds;
use super::terms::per_node;
use super::{Resource, Row, Rung};
use crate::resolve::{Moment, ResolvedCluster, ResolvedPool};
use crate::sorting::sort_by_key;

/// Every resource that stops the growth of a cluster, the first one at the front; of equal ones the first in
/// the order of rows. `None` where a count or a surge is not known or no pool can grow.
///
/// Nodes are handed out one at a time, each to the pool with the largest share of its count. Nothing that a node
/// takes is given back, so where a row breaks is found by halving.
pub(super) fn stops(rows: &[Row], cluster: &ResolvedCluster) -> Option<Vec<Rung>> {
    let growth = Growth::of(cluster)?;
    let limits = Limits::of(rows, cluster);
    let mut stops: Vec<Rung> = (0..rows.len())
        .filter_map(|row| {
            let fits = |nodes: u64| limits.fits(row, &growth.upgrading(nodes));
            (!fits(MOST)).then(|| Rung { row, nodes: last_that_holds(0, MOST, fits).unwrap_or(0) })
        })
        .collect();
    sort_by_key(&mut stops, |stop| stop.nodes);
    Some(stops)
}

/// How many of `nodes` each pool gets, in the order of the pools, when they are handed out; `None` where a count
/// is not known or no pool can grow. More than the platform's largest cluster are not handed out.
pub fn hand_out(cluster: &ResolvedCluster, nodes: u64) -> Option<Vec<u64>> {
    Some(Growth::of(cluster)?.given(nodes.min(MOST)))
}

/// No cluster of the platform has more nodes.
const MOST: u64 = 5_001;

/// The pools as they grow from nothing.
struct Growth<'r> {
    pools: &'r [ResolvedPool],
    /// The count of each pool; `None` for those that do not grow.
    counts: Vec<Option<u64>>,
}

impl<'r> Growth<'r> {
    fn of(cluster: &'r ResolvedCluster) -> Option<Growth<'r>> {
        let pools = cluster.pools.as_deref()?;
        let count = |pool: &ResolvedPool| {
            let count = pool.count.get()?;
            pool.surge_of(count)?;
            Some((!pool.is_gateway()).then_some(count))
        };
        let counts = pools.iter().map(count).collect::<Option<Vec<_>>>()?;
        counts.iter().any(Option::is_some).then_some(Growth { pools, counts })
    }

    /// What each pool has of so many nodes: each node goes to the pool with the largest count for each node that
    /// it would then have, of equal ones to the first of the document. That is the method of D'Hondt, under which
    /// no pool has less than its exact share rounded down: from there on nodes are handed out singly.
    fn given(&self, nodes: u64) -> Vec<u64> {
        let total: u128 = self.counts.iter().flatten().map(|count| u128::from(*count)).sum();
        let share = |count: u64| match total {
            0 => 0,
            total => u64::try_from(u128::from(nodes) * u128::from(count) / total).unwrap_or(u64::MAX),
        };
        let mut given: Vec<u64> = self.counts.iter().map(|count| count.map_or(0, share)).collect();
        if total == 0 {
            // All claims are nothing, and the first pool is the first of them.
            let first = self.counts.iter().position(Option::is_some);
            if let Some(given) = first.and_then(|first| given.get_mut(first)) {
                *given = nodes;
            }
            return given;
        }
        let left = nodes.saturating_sub(given.iter().sum());
        for _ in 0..left {
            let next = self.next(&given);
            if let Some(given) = given.get_mut(next) {
                *given += 1;
            }
        }
        given
    }

    /// The pool with the largest claim to the next node.
    fn next(&self, given: &[u64]) -> usize {
        let claims = self.counts.iter().zip(given).enumerate();
        let claims = claims
            .filter_map(|(at, (count, given))| Some((at, u128::from((*count)?), u128::from(*given) + 1)));
        let larger = |one: (usize, u128, u128), other: (usize, u128, u128)| {
            if other.1 * one.2 > one.1 * other.2 { other } else { one }
        };
        claims.reduce(larger).map_or(0, |(at, ..)| at)
    }

    /// The nodes of each pool during an upgrade of a cluster of so many nodes.
    fn upgrading(&self, nodes: u64) -> Vec<u64> {
        let given = self.given(nodes);
        let upgrading = |(pool, nodes): (&ResolvedPool, u64)| {
            nodes.saturating_add(pool.surge_of(nodes).unwrap_or_default())
        };
        self.pools.iter().zip(given).map(upgrading).collect()
    }
}

/// Resources of known size, and what each node of each pool takes of them.
struct Limits {
    /// By row: what there is of it and what is taken; `None` where something of that is not known.
    of_row: Vec<Option<Limit>>,
    /// By pool: the rows that it draws on, and how much a node takes.
    of_pool: Vec<Vec<(usize, u64)>>,
}

struct Limit {
    available: u64,
    taken: u64,
}

impl Limits {
    /// Everything but the nodes of pools that grow is taken from the start.
    fn of(rows: &[Row], cluster: &ResolvedCluster) -> Limits {
        let limit =
            |row: &Row| Some(Limit { available: row.available?, taken: row.at(Moment::Upgrading).required? });
        let mut limits = Limits { of_row: rows.iter().map(limit).collect(), of_pool: Vec::new() };
        let drawn = Drawn::of(rows);
        for pool in cluster.pools() {
            let places = drawn.by(pool).into_iter().filter_map(|at| Some((at, rows.get(at)?)));
            let takes: Vec<(usize, u64)> =
                places.filter_map(|(at, row)| Some((at, limits.take_out(at, row, cluster, pool)?))).collect();
            limits.of_pool.push(takes);
        }
        limits
    }

    /// Takes a growing pool's own nodes out of a row; gives what a node takes of it.
    fn take_out(
        &mut self,
        at: usize,
        row: &Row,
        cluster: &ResolvedCluster,
        pool: &ResolvedPool,
    ) -> Option<u64> {
        let limit = self.of_row.get_mut(at)?;
        let known = per_node(row, cluster, pool).zip(pool.nodes(Moment::Upgrading));
        let Some((each, nodes)) = known else {
            *limit = None;
            return None;
        };
        if let Some(limit) = limit.as_mut().filter(|_| !pool.is_gateway()) {
            limit.taken = limit.taken.saturating_sub(nodes.saturating_mul(each));
        }
        Some(each)
    }

    /// Whether a row holds so many nodes of each pool; one of unknown size holds any.
    fn fits(&self, row: usize, nodes: &[u64]) -> bool {
        let Some(Some(limit)) = self.of_row.get(row) else { return true };
        let taken = self.of_pool.iter().zip(nodes).flat_map(|(takes, nodes)| {
            takes.iter().filter(|(at, _)| *at == row).map(|(_, each)| nodes.saturating_mul(*each))
        });
        taken.fold(limit.taken, u64::saturating_add) <= limit.available
    }
}

/// Which rows a pool draws on, by their places.
struct Drawn<'r> {
    of_subnet: HashMap<(Resource, usize), usize>,
    of_pool: HashMap<&'r str, usize>,
    of_all: Vec<usize>,
}

impl<'r> Drawn<'r> {
    fn of(rows: &'r [Row]) -> Drawn<'r> {
        let mut drawn = Drawn { of_subnet: HashMap::new(), of_pool: HashMap::new(), of_all: Vec::new() };
        for (at, row) in rows.iter().enumerate() {
            match (row.resource, row.subnet) {
                (Resource::NodeSubnet | Resource::PodSubnet, Some(subnet)) => {
                    drawn.of_subnet.insert((row.resource, subnet), at);
                }
                (Resource::PoolNodes, _) => {
                    drawn.of_pool.insert(&row.name, at);
                }
                (Resource::ServiceCidr | Resource::ApiServerSubnet, _) => {}
                _ => drawn.of_all.push(at),
            }
        }
        drawn
    }

    fn by(&self, pool: &ResolvedPool) -> Vec<usize> {
        let subnets = [(Resource::NodeSubnet, pool.subnet), (Resource::PodSubnet, pool.pod_subnet)];
        let subnets =
            subnets.into_iter().filter_map(|(of, place)| self.of_subnet.get(&(of, place?)).copied());
        let own = self.of_pool.get(pool.name.as_str()).copied();
        subnets.chain(own).chain(self.of_all.iter().copied()).collect()
    }
}
