//! A cluster as it grows from nothing, and which resources stop it where.
use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, HashMap};

use super::terms::per_node;
use super::{Resource, Row, Rung};
use crate::resolve::{Moment, ResolvedCluster, ResolvedPool};

/// Every resource that stops the growth of a cluster, the first one at the front; of equal ones the first in
/// the order of rows. `None` where a count is not known or no pool can grow.
///
/// Nodes are handed out one at a time, each to the pool with the largest share of its count.
pub(super) fn stops<'r>(rows: &'r [Row], cluster: &'r ResolvedCluster) -> Option<Stops<'r>> {
    let growth = Growth::of(cluster)?;
    let limits = Limits::of(rows, cluster);
    let broken = (0..rows.len()).filter(|row| limits.is_broken(*row)).collect();
    Some(Stops { growth, limits, broken, told: 0 })
}

/// How many of `nodes` each pool gets, in the order of the pools, when they are handed out; `None` where a count
/// is not known or no pool can grow. More than the platform's largest cluster are not handed out.
pub fn hand_out(cluster: &ResolvedCluster, nodes: u64) -> Option<Vec<u64>> {
    let mut growth = Growth::of(cluster)?;
    let mut given = vec![0; cluster.pools().len()];
    for _ in 0..nodes.min(MOST) {
        let (pool, _) = growth.next()?;
        *given.get_mut(pool)? += 1;
    }
    Some(given)
}

/// No cluster of the platform has more nodes.
const MOST: u64 = 5_001;

/// The resources that stop growth, as they come.
pub(super) struct Stops<'r> {
    growth: Growth<'r>,
    limits: Limits,
    /// Rows that the nodes handed out so far break.
    broken: Vec<usize>,
    /// How many of them are told.
    told: usize,
}

impl Iterator for Stops<'_> {
    type Item = Rung;

    fn next(&mut self) -> Option<Rung> {
        while self.growth.total == 0 || self.told == self.broken.len() {
            if self.growth.total >= MOST {
                return None;
            }
            let (pool, added) = self.growth.next()?;
            self.broken.extend(self.limits.broken_by(pool, added));
            self.broken.get_mut(self.told..)?.sort_unstable();
        }
        let row = *self.broken.get(self.told)?;
        self.told += 1;
        Some(Rung { row, nodes: self.growth.total - 1 })
    }
}

/// The pools as they grow from nothing.
struct Growth<'r> {
    pools: &'r [ResolvedPool],
    shares: BinaryHeap<Share>,
    total: u64,
}

/// A pool's claim to the next node: its count for each node that it would then have. The largest claim comes
/// first, of equal ones the first of the document.
#[derive(PartialEq, Eq)]
struct Share {
    count: u64,
    given: u64,
    pool: Reverse<usize>,
}

impl Ord for Share {
    fn cmp(&self, other: &Share) -> Ordering {
        let cross = |one: &Share, other: &Share| u128::from(one.count) * (u128::from(other.given) + 1);
        cross(self, other).cmp(&cross(other, self)).then(self.pool.cmp(&other.pool))
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Share) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<'r> Growth<'r> {
    fn of(cluster: &'r ResolvedCluster) -> Option<Growth<'r>> {
        let pools = cluster.pools.as_deref()?;
        let mut shares = BinaryHeap::with_capacity(pools.len());
        for (at, pool) in pools.iter().enumerate() {
            let count = pool.count.get()?;
            pool.surge_of(count)?;
            if !pool.is_gateway() {
                shares.push(Share { count, given: 0, pool: Reverse(at) });
            }
        }
        (!shares.is_empty()).then_some(Growth { pools, shares, total: 0 })
    }

    /// Hands out a node; tells to which pool, and how many nodes it then has more during an upgrade.
    fn next(&mut self) -> Option<(usize, u64)> {
        let mut share = self.shares.pop()?;
        let at = share.pool.0;
        let pool = self.pools.get(at)?;
        let upgrading = |nodes: u64| Some(nodes + pool.surge_of(nodes)?);
        let before = upgrading(share.given)?;
        share.given += 1;
        self.total += 1;
        let added = upgrading(share.given)? - before;
        self.shares.push(share);
        Some((at, added))
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

    fn is_broken(&self, row: usize) -> bool {
        self.of_row.get(row).is_some_and(|limit| limit.as_ref().is_some_and(Limit::is_broken))
    }

    /// Adds that many nodes of a pool; the rows that they break.
    fn broken_by(&mut self, pool: usize, nodes: u64) -> Vec<usize> {
        let mut broken = Vec::new();
        for (at, each) in self.of_pool.get(pool).into_iter().flatten() {
            let Some(limit) = self.of_row.get_mut(*at).and_then(Option::as_mut) else { continue };
            let was_broken = limit.is_broken();
            limit.taken = limit.taken.saturating_add(nodes.saturating_mul(*each));
            if limit.is_broken() && !was_broken {
                broken.push(*at);
            }
        }
        broken
    }
}

impl Limit {
    fn is_broken(&self) -> bool {
        self.taken > self.available
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
