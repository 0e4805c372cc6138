//! [`Case`]: an operation that fails, and the search for the largest number with which it does not.
use super::Remedy;
use crate::capacity::Resource;
use crate::edit::{Setting, Step};
use crate::propose::arrivals::after;
use crate::propose::outcome::outcomes_with;
use crate::propose::scene::{Counted, Scene, Tried};
use crate::propose::{About, Operation, Outcome, Reason, Verdict};
use crate::resolve::{Resolved, ResolvedCluster, ResolvedPool};

/// An operation that fails.
pub(super) struct Case<'a> {
    pub(super) resolved: &'a Resolved,
    pub(super) operation: Operation,
    pub(super) before: &'a [Outcome],
    /// The places of the outcomes that are to hold.
    pub(super) goal: &'a [usize],
    pub(super) scene: Scene,
    /// The cluster with what comes.
    after: ResolvedCluster,
}

/// Pools that are looked at one by one.
pub(super) const MOST_POOLS: usize = 200;

/// Remedies of one kind.
pub(super) const MOST: usize = 3;

impl<'a> Case<'a> {
    pub(super) fn of(
        resolved: &'a Resolved,
        operation: Operation,
        before: &'a [Outcome],
        goal: &'a [usize],
    ) -> Option<Case<'a>> {
        let scene = Scene::of(resolved, operation)?;
        let (after, _) = after(resolved, operation)?;
        Some(Case { resolved, operation, before, goal, scene, after })
    }

    pub(super) fn cluster(&self) -> Option<&ResolvedCluster> {
        self.scene.cluster()
    }

    /// The whole design with what comes.
    pub(super) fn design_after(&self) -> Option<Resolved> {
        let mut design = self.resolved.clone();
        *design.clusters.get_mut(self.operation.cluster())? = self.after.clone();
        Some(design)
    }

    /// The pools that stand, with the nodes that come, and after them the pools that come.
    pub(super) fn pools_after(&self) -> &[ResolvedPool] {
        self.after.pools()
    }

    /// How many pools stand.
    pub(super) fn standing(&self) -> usize {
        self.cluster().map_or(0, |cluster| cluster.pools().len())
    }

    /// The name of the pool at that place.
    pub(super) fn pool(&self, at: usize) -> &str {
        let pool = self.cluster().and_then(|cluster| cluster.pools().get(at));
        pool.map(|pool| pool.name.as_str()).unwrap_or_default()
    }

    /// The outcomes that are to hold.
    pub(super) fn goals(&self) -> impl Iterator<Item = &Outcome> {
        self.goal.iter().filter_map(|place| self.before.get(*place))
    }

    /// The first of a resource, with its place.
    pub(super) fn goal_of(&self, resource: Resource) -> Option<(usize, &Outcome)> {
        let goals = self.goal.iter().filter_map(|place| Some((*place, self.before.get(*place)?)));
        goals.into_iter().find(|(_, goal)| goal.resource == resource)
    }

    /// Whether it holds with other numbers of pools.
    pub(super) fn holds(&self, tried: &Tried) -> bool {
        self.scene.counted(tried).is_some_and(|counted| self.is_met(&counted))
    }

    /// Whether what was to hold does, and nothing fails that did not.
    pub(super) fn is_met(&self, counted: &Counted) -> bool {
        let rows = counted.rows.iter().zip(self.before).enumerate();
        counted.rows.len() == self.before.len()
            && rows.into_iter().all(|(place, (row, before))| {
                let may_fail = before.verdict == Verdict::Fails && !self.goal.contains(&place);
                may_fail || row.verdict(counted.moment) != Verdict::Fails
            })
    }

    /// The remedy that sets these numbers.
    pub(super) fn setting(&self, title: String, tried: &Tried, note: Reason) -> Remedy {
        let after = outcomes_with(&self.scene, tried).unwrap_or_default();
        let mut reasons = self.sums(&after);
        reasons.push(note);
        let steps = tried.iter().filter_map(|(at, set)| self.step(*at, *set)).collect();
        Remedy { title, reasons, steps, instead: None, mends: self.goal.to_vec(), keeps_pools: true }
    }

    /// The sums of what was to hold, as they are then.
    pub(super) fn sums(&self, after: &[Outcome]) -> Vec<Reason> {
        let of_goal =
            self.goal.iter().filter_map(|place| Some((self.before.get(*place)?, after.get(*place)?)));
        let told = of_goal.map(|(before, after)| {
            let ahead = after.ahead.as_ref().filter(|_| before.is_refused_ahead_alone());
            let sum = ahead.map_or(&after.sum, |ahead| &ahead.sum);
            let unit = after.resource.unit().text();
            Reason::new(About::Size, format!("{}: {sum} {unit}.", after.title()))
        });
        told.collect()
    }

    fn step(&self, at: usize, set: Setting) -> Option<Step> {
        let cluster = self.cluster()?.name().to_owned();
        Some(Step::Pool { cluster, pool: self.pool(at).to_owned(), set })
    }
}
