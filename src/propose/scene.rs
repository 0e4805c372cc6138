//! [`Scene`]: a cluster while an operation happens, as it is or with other numbers.
use super::arrivals::{after, arrive};
use super::excerpt::excerpt;
use super::{Operation, Verdict};
use crate::capacity::{Counting, Preflight, Resource, Row};
use crate::design::MaxSurge;
use crate::edit::Setting;
use crate::resolve::{Moment, Ports, Resolved, ResolvedCluster, ResolvedPool, Value};

/// Numbers of pools to try, each with the place of its pool.
pub(super) type Tried = [(usize, Setting)];

/// A cluster and what is done to it.
pub(super) struct Scene {
    /// The cluster as it is, and after it those that share subnets with it or with what comes.
    resolved: Resolved,
    operation: Operation,
    taken_over: Vec<ResolvedPool>,
}

/// What the resources of the cluster need while the operation happens.
pub(super) struct Counted {
    /// The design as the service is asked for it, the cluster first.
    pub(super) asked: Resolved,
    /// The design whose rows these are, where it is another: only one pool has its surge.
    during: Option<Resolved>,
    /// The resources that nodes take.
    pub(super) rows: Vec<CountedRow>,
    /// The moment of the rows that counts.
    pub(super) moment: Moment,
}

/// A row, and what the service counts ahead.
pub(super) struct CountedRow {
    pub(super) row: Row,
    /// `None` where it counts nothing ahead or is not asked.
    pub(super) ahead: Option<Preflight>,
}

impl Scene {
    /// `None` where the design has no such cluster or pool, or nothing lists pools that come.
    pub(super) fn of(resolved: &Resolved, operation: Operation) -> Option<Scene> {
        let (after, taken_over) = after(resolved, operation)?;
        let (mut resolved, operation) = excerpt(resolved, operation, &after)?;
        resolved.clusters.first_mut()?.has_unlisted_nodes |= after.has_unlisted_nodes;
        Some(Scene { resolved, operation, taken_over })
    }

    /// The cluster before the operation.
    pub(super) fn cluster(&self) -> Option<&ResolvedCluster> {
        self.resolved.clusters.first()
    }

    /// The count with other numbers of pools.
    pub(super) fn counted(&self, tried: &Tried) -> Option<Counted> {
        self.count(self.operation, tried)
    }

    /// The count of the same operation with so many nodes that come.
    pub(super) fn counted_with(&self, nodes: u64) -> Option<Counted> {
        self.count(self.operation.with_nodes(nodes)?, &[])
    }

    fn count(&self, operation: Operation, tried: &Tried) -> Option<Counted> {
        let mut asked = self.resolved.clone();
        let cluster = asked.clusters.first_mut()?;
        for (at, set) in tried {
            if let Some(pool) = cluster.pools.as_mut().and_then(|pools| pools.get_mut(*at)) {
                try_on(pool, *set);
            }
        }
        arrive(cluster, operation, &self.taken_over)?;
        let moment = operation.moment();
        let during = with_one_surge(&asked, operation);
        let ahead = rows(&asked)?;
        let counted = match &during {
            Some(during) => rows(during)?,
            None => ahead.clone(),
        };
        let ahead = ahead.into_iter().map(|row| row.preflight.filter(|_| operation.is_asked_for()));
        let rows = counted.into_iter().zip(ahead);
        let takes_nodes = |row: &Row| takes_nodes(row, asked.clusters.first());
        let rows = rows.filter(|(row, _)| takes_nodes(row)).map(|(row, ahead)| CountedRow { row, ahead });
        Some(Counted { rows: rows.collect(), asked, during, moment })
    }
}

impl Counted {
    /// The design whose pools have the nodes that the rows count.
    pub(super) fn during(&self) -> &Resolved {
        self.during.as_ref().unwrap_or(&self.asked)
    }
}

impl CountedRow {
    /// Whether it fits, for the sum of the moment and for that of the service.
    pub(super) fn verdict(&self, moment: Moment) -> Verdict {
        let is_refused = self.ahead.is_some_and(|ahead| ahead.fits == Some(false));
        match self.row.at(moment).fits() {
            Some(false) => Verdict::Fails,
            _ if is_refused => Verdict::Fails,
            Some(true) => Verdict::Passes,
            None => Verdict::Unknown,
        }
    }
}

fn rows(resolved: &Resolved) -> Option<Vec<Row>> {
    let mut counting = Counting::new(resolved);
    counting.step(resolved, 1);
    Some(counting.finish().into_iter().next()?.rows)
}

/// Whether nodes can exhaust the resource; ports that are allotted automatically only become fewer for each.
fn takes_nodes(row: &Row, cluster: Option<&ResolvedCluster>) -> bool {
    let outbound = cluster.and_then(|cluster| cluster.outbound.as_ref());
    match row.resource {
        Resource::ServiceCidr | Resource::ApiServerSubnet => false,
        Resource::SnatPorts => outbound.is_some_and(|outbound| outbound.ports != Ports::Automatic),
        _ => true,
    }
}

/// The design in which no pool but the one that is upgraded has a surge.
fn with_one_surge(asked: &Resolved, operation: Operation) -> Option<Resolved> {
    let Operation::UpgradePool { pool: upgraded, .. } = operation else { return None };
    let mut during = asked.clone();
    for (place, cluster) in during.clusters.iter_mut().enumerate() {
        for (at, pool) in cluster.pools.iter_mut().flatten().enumerate() {
            if (place, at) != (0, upgraded) {
                pool.max_surge = Value::given(MaxSurge::Nodes(0));
            }
        }
    }
    Some(during)
}

/// A number as a step would leave it in the resolved design; others than these are not tried.
fn try_on(pool: &mut ResolvedPool, set: Setting) {
    match set {
        Setting::MaxSurge(surge) => pool.max_surge = Value::given(surge),
        Setting::MaxCount(nodes) => (pool.autoscaled, pool.max_count) = (true, Some(nodes)),
        _ => {}
    }
}
