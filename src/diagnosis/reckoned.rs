//! Sums over loaded pools: every way in which the service may have counted, and which of them give a number.
use super::account::{Account, Term};
use super::candidates::{Candidate, Sum};
use crate::capacity::addresses_of_node;
use crate::design::ReportedError;
use crate::resolve::{Moment, Resolved, ResolvedPool};
use crate::sorting::sort_by_key;

/// Sums of one candidate: those that give the number, else the nearest.
pub(super) fn reckon(
    error: &ReportedError,
    resolved: &Resolved,
    of: Candidate,
    sum: Sum,
    reported: u64,
) -> Vec<Account> {
    let Some(counted) = Counted::of(error, resolved, of, sum) else { return Vec::new() };
    if sum == Sum::AtOnce {
        return counted.at_once(reported);
    }
    let mut ways = counted.ways(sum, error);
    let residents = of.subnet.and_then(|place| resolved.subnets.get(place)?.residents.get()).unwrap_or(0);
    let mut exact: Vec<Account> = Vec::new();
    let mut nearest: Option<(u128, Way)> = None;
    for way in &ways {
        let Some(total) = counted.total(*way) else { continue };
        if total == reported {
            let account = counted.account(*way, 0, reported);
            let is_new = exact.iter().all(|known| known.terms != account.terms);
            if is_new && exact.len() < MOST {
                exact.push(account);
            }
        }
        let apart = i128::from(reported) - i128::from(total);
        // The service rather counts fewer than more.
        let distance = apart.unsigned_abs() * 2 + u128::from(apart > 0);
        if nearest.is_none_or(|(least, _)| distance < least) {
            nearest = Some((distance, *way));
        }
    }
    if exact.is_empty() && residents > 0 {
        ways.retain(|way| {
            counted.total(*way).is_some_and(|total| total.saturating_add(residents) == reported)
        });
        exact.extend(ways.into_iter().take(MOST).map(|way| counted.account(way, residents, reported)));
    }
    if exact.is_empty() {
        exact.extend(nearest.map(|(_, way)| counted.account(way, 0, reported)));
    }
    exact
}

/// Exact sums that are told.
const MOST: usize = 4;

/// More pools than these are not taken one by one.
const MOST_POOLS: usize = 200;

/// Which nodes are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Way {
    base: Base,
    surge: Surge,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Today,
    Maximum,
    /// One pool at its maximum, the others as they are.
    OneAtMaximum(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Surge {
    None,
    One(usize),
    All,
}

/// The pools that take part, with what each takes.
struct Counted<'r> {
    cluster: usize,
    pools: Vec<(&'r ResolvedPool, u64)>,
}

impl<'r> Counted<'r> {
    fn of(error: &ReportedError, resolved: &'r Resolved, of: Candidate, sum: Sum) -> Option<Counted<'r>> {
        let cluster = resolved.clusters.get(of.cluster)?;
        let ports = error.ports_per_node.or_else(|| error.required?.checked_div(error.nodes?));
        let each = |pool: &ResolvedPool| match sum {
            Sum::PodCidr => Some(256),
            Sum::Ports => ports,
            Sum::Subnet | Sum::AtOnce => addresses_of_node(cluster.model()?, pool),
        };
        let is_in = |pool: &&ResolvedPool| match sum {
            Sum::Subnet | Sum::AtOnce => pool.subnet == of.subnet,
            _ => true,
        };
        let pools = cluster.pools().iter().filter(is_in).map(|pool| Some((pool, each(pool)?)));
        let pools: Vec<(&ResolvedPool, u64)> = pools.collect::<Option<_>>()?;
        (!pools.is_empty()).then_some(Counted { cluster: of.cluster, pools })
    }

    /// Every way, the likeliest first: overlay and ports count maximums, and ports count all surge.
    fn ways(&self, sum: Sum, error: &ReportedError) -> Vec<Way> {
        let few = 0..self.pools.len().min(MOST_POOLS);
        let mut one: Vec<Surge> = few.clone().map(Surge::One).collect();
        let is_named = |surge: &Surge| match surge {
            Surge::One(pool) => {
                self.pools.get(*pool).is_none_or(|(pool, _)| Some(&pool.name) != error.pool.as_ref())
            }
            _ => true,
        };
        sort_by_key(&mut one, is_named);
        let surges: Vec<Surge> = match sum {
            Sum::Ports => [Surge::All, Surge::None].into_iter().chain(one).collect(),
            _ => std::iter::once(Surge::None).chain(one).chain([Surge::All]).collect(),
        };
        let scales =
            self.pools.iter().any(|(pool, _)| pool.nodes(Moment::Scaled) != pool.nodes(Moment::Steady));
        let bases: &[Base] = match (scales, sum) {
            (false, _) => &[Base::Today],
            (true, Sum::Subnet) => &[Base::Today, Base::Maximum],
            (true, _) => &[Base::Maximum, Base::Today],
        };
        let mut ways: Vec<Way> = bases
            .iter()
            .flat_map(|base| surges.iter().map(|surge| Way { base: *base, surge: *surge }))
            .collect();
        if scales {
            let base = few.map(Base::OneAtMaximum);
            ways.extend(base.flat_map(|base| [Surge::None, Surge::All].map(|surge| Way { base, surge })));
        }
        ways
    }

    /// Nodes and surge of a pool.
    fn nodes(&self, way: Way, at: usize) -> Option<(u64, u64)> {
        let (pool, _) = self.pools.get(at)?;
        let is_at_most = way.base == Base::Maximum || way.base == Base::OneAtMaximum(at);
        let nodes = pool.nodes(if is_at_most { Moment::Scaled } else { Moment::Steady })?;
        let surges = way.surge == Surge::All || way.surge == Surge::One(at);
        Some((nodes, if surges { pool.surge_of(nodes)? } else { 0 }))
    }

    fn total(&self, way: Way) -> Option<u64> {
        let mut total: u64 = 0;
        for (at, (_, each)) in self.pools.iter().enumerate() {
            let (nodes, surge) = self.nodes(way, at)?;
            total = total.saturating_add(nodes.saturating_add(surge).saturating_mul(*each));
        }
        Some(total)
    }

    fn account(&self, way: Way, residents: u64, reported: u64) -> Account {
        let terms = self.pools.iter().enumerate().filter_map(|(at, (pool, each))| {
            let (nodes, surge) = self.nodes(way, at)?;
            let max_pods = pool.max_pods.get().filter(|pods| pods.saturating_add(1) == *each);
            Some(Term { pool: Some(pool.name.clone()), nodes, surge, per_node: *each, max_pods })
        });
        Account::of(self.title(way), Some(self.cluster), terms.collect(), residents, reported)
    }

    fn title(&self, way: Way) -> String {
        let name = |at: usize| self.pools.get(at).map_or("", |(pool, _)| pool.name.as_str());
        let base = match way.base {
            Base::Today => "today's nodes".to_owned(),
            Base::Maximum => "every autoscaled pool at its maximum".to_owned(),
            Base::OneAtMaximum(at) => format!("{} at its maximum, the other pools as today", name(at)),
        };
        match way.surge {
            Surge::None => base,
            Surge::One(at) => format!("{base} and the surge of {}", name(at)),
            Surge::All if self.pools.len() == 1 => format!("{base} and its surge"),
            Surge::All => format!("{base} and the surge of every pool"),
        }
    }

    /// Whole nodes of one pool that ask for that many addresses at once.
    fn at_once(&self, reported: u64) -> Vec<Account> {
        let mut accounts: Vec<Account> = Vec::new();
        for (pool, each) in self.pools.iter().take(MOST_POOLS) {
            let nodes = reported.checked_div(*each).unwrap_or(0).max(1);
            let max_pods = pool.max_pods.get().filter(|pods| pods.saturating_add(1) == *each);
            let term = Term { pool: Some(pool.name.clone()), nodes, surge: 0, per_node: *each, max_pods };
            let words = if nodes == 1 { "1 node".to_owned() } else { format!("{nodes} nodes") };
            let title = format!("{words} of {} at once", pool.name);
            accounts.push(Account::of(title, Some(self.cluster), vec![term], 0, reported));
        }
        sort_by_key(&mut accounts, |account| account.difference.unsigned_abs());
        let exact = accounts.iter().filter(|account| account.difference == 0).count();
        accounts.truncate(exact.clamp(1, MOST));
        accounts
    }
}
