//! The month in which each resource of a cluster runs out.
use crate::azure::{Date, Month};
use crate::capacity::{Counting, Resource, Row, hand_out};
use crate::net::wording::{counted, number};
use crate::resolve::{Moment, Resolved, ResolvedCluster, ResolvedPool, Value};

/// How fast the nodes of a cluster grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Growth {
    /// So many nodes more each month.
    Nodes(u64),
    /// So many thousandths more each month, rounded up to whole nodes.
    PerMille(u64),
}

/// How far ahead a forecast looks.
pub const MONTHS: usize = 120;

/// When a resource of a cluster runs out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// The place of the row in the cluster's capacity.
    pub row: usize,
    /// Which resource.
    pub resource: Resource,
    /// Which one of its kind.
    pub name: String,
    /// By moment, the first month in which it does not fit: 0 is today; `None`: not within [`MONTHS`], or not known.
    pub months: [Option<usize>; 4],
    /// The sum of the first month and moment that do not fit, in a sentence.
    pub sum: Option<String>,
}

impl Forecast {
    /// The month at a moment.
    pub fn at(&self, moment: Moment) -> Option<usize> {
        self.months.get(moment as usize).copied().flatten()
    }
}

/// The calendar month that comes so many months after that of a day: `March 2027`.
pub fn month_after(today: Date, months: usize) -> String {
    let months = i64::try_from(months).unwrap_or(i64::MAX);
    let from_zero =
        (i64::from(today.year()) * 12 + i64::from(u8::from(today.month())) - 1).saturating_add(months);
    let month = u8::try_from(from_zero.rem_euclid(12) + 1).ok().and_then(|month| Month::try_from(month).ok());
    format!("{} {}", month.unwrap_or(Month::January), from_zero.div_euclid(12))
}

/// When each resource of the cluster at that place runs out, in the order of its capacity; `None` where a count or a
/// surge is not known, or no pool can grow.
///
/// Nodes are handed out to pools as for the largest cluster; no pool loses any. Other clusters stay as they are. A
/// cluster is not grown past one node more than the platform's largest, where every count of nodes has run out.
pub fn forecast(resolved: &Resolved, place: usize, growth: Growth) -> Option<Vec<Forecast>> {
    let mut months = Months::of(resolved, place, growth)?;
    let rows = months.rows(0)?.len();
    Some((0..rows).filter_map(|row| months.forecast(row)).collect())
}

/// The capacity of a cluster in months to come, each counted once.
struct Months {
    /// The cluster, and after it those that share subnets with it.
    resolved: Resolved,
    nodes: Vec<u64>,
    counted: Vec<Option<Vec<Row>>>,
}

impl Months {
    fn of(resolved: &Resolved, place: usize, growth: Growth) -> Option<Months> {
        let cluster = resolved.clusters.get(place)?;
        hand_out(cluster, 0)?;
        let resolved = Resolved {
            networks: resolved.networks.clone(),
            subnets: resolved.subnets.clone(),
            ranges: Vec::new(),
            clusters: neighbours(resolved, place, cluster),
            taken_otherwise: resolved.taken_otherwise.clone(),
            attached: resolved.attached.clone(),
        };
        let nodes = nodes_by_month(growing(cluster), growth);
        let counted = nodes.iter().map(|_| None).collect();
        Some(Months { resolved, nodes, counted })
    }

    /// The rows of a month.
    fn rows(&mut self, month: usize) -> Option<&[Row]> {
        let nodes = *self.nodes.get(month)?;
        let slot = self.counted.get_mut(month)?;
        if slot.is_none() {
            let mut resolved = self.resolved.clone();
            grow(resolved.clusters.first_mut()?, nodes);
            let mut counting = Counting::new(&resolved);
            counting.step(&resolved, 1);
            *slot = Some(counting.finish().into_iter().next()?.rows);
        }
        slot.as_deref()
    }

    fn forecast(&mut self, row: usize) -> Option<Forecast> {
        let months = Moment::ALL.map(|moment| self.first_misfit(row, moment));
        let first = Moment::ALL.into_iter().zip(months).filter_map(|(moment, month)| Some((month?, moment)));
        let first = first.min_by_key(|(month, _)| *month);
        let sum = first.and_then(|(month, moment)| self.sum(row, month, moment));
        let told = self.rows(0)?.get(row)?;
        Some(Forecast { row, resource: told.resource, name: told.name.clone(), months, sum })
    }

    /// The first month that does not fit, found by halving: no node is ever given back.
    fn first_misfit(&mut self, row: usize, moment: Moment) -> Option<usize> {
        let (mut low, mut high) = (0, self.nodes.len().saturating_sub(1));
        if !self.is_short(row, moment, high) {
            return None;
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.is_short(row, moment, middle) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Some(low)
    }

    fn is_short(&mut self, row: usize, moment: Moment, month: usize) -> bool {
        let rows = self.rows(month).unwrap_or_default();
        rows.get(row).and_then(|row| row.at(moment).fits()) == Some(false)
    }

    fn sum(&mut self, row: usize, month: usize, moment: Moment) -> Option<String> {
        let nodes = *self.nodes.get(month)?;
        let row = self.rows(month)?.get(row)?;
        let (required, available) = (row.at(moment).required?, row.available?);
        let unit = row.resource.unit();
        let when = match month {
            0 => "Today".to_owned(),
            month => format!("In month {month}"),
        };
        let moment = match moment {
            Moment::Steady => "",
            Moment::Upgrading => ", during an upgrade",
            Moment::Scaled => ", at the maximum of its autoscaler",
            Moment::ScaledUpgrading => ", during an upgrade at the maximum of its autoscaler",
        };
        Some(format!(
            "{when} the cluster has {}{moment}: {} are needed and {} are there.",
            counted(nodes, "node", "nodes"),
            counted(required, unit.one(), unit.text()),
            number(available)
        ))
    }
}

/// Nodes of the pools that grow, and what stays.
fn growing(cluster: &ResolvedCluster) -> u64 {
    let pools = cluster.pools().iter().filter(|pool| !pool.is_gateway());
    pools.fold(0, |sum: u64, pool| sum.saturating_add(pool.count.get().unwrap_or(0)))
}

/// Nodes today and after each month.
fn nodes_by_month(today: u64, growth: Growth) -> Vec<u64> {
    let next = |nodes: &u64| {
        let more = match growth {
            Growth::Nodes(nodes) => nodes,
            Growth::PerMille(share) => {
                let more = u128::from(*nodes).saturating_mul(u128::from(share)).div_ceil(1_000);
                u64::try_from(more).unwrap_or(u64::MAX)
            }
        };
        Some(nodes.saturating_add(more))
    };
    std::iter::successors(Some(today), next).take(MONTHS + 1).collect()
}

/// Gives the pools of a cluster so many nodes; none loses any.
fn grow(cluster: &mut ResolvedCluster, nodes: u64) {
    let Some(given) = hand_out(cluster, nodes) else { return };
    for (pool, given) in cluster.pools.iter_mut().flatten().zip(given) {
        if !pool.is_gateway() {
            pool.count = Value::given(given.max(pool.count.get().unwrap_or(0)));
        }
    }
}

/// The cluster and those that use a subnet of its.
pub(super) fn neighbours(
    resolved: &Resolved,
    place: usize,
    cluster: &ResolvedCluster,
) -> Vec<ResolvedCluster> {
    let own: std::collections::HashSet<usize> = used(cluster).collect();
    let others = resolved.clusters.iter().enumerate().filter(|(other, _)| *other != place);
    let sharing =
        others.map(|(_, other)| other).filter(|other| used(other).any(|subnet| own.contains(&subnet)));
    [cluster].into_iter().chain(sharing).cloned().collect()
}

fn used(cluster: &ResolvedCluster) -> impl Iterator<Item = usize> + '_ {
    let of_pool = |pool: &ResolvedPool| [pool.subnet, pool.pod_subnet];
    cluster.pools().iter().flat_map(of_pool).flatten().chain(cluster.api_server_subnet)
}
