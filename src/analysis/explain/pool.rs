//! Nodes, surge and pods of a pool.
use super::about::{OfCluster, OfPool};
use super::explanation::{Amount, Counts, Explanation, Origin};
use super::sheet::Sheet;
use super::wording::when;
use crate::analysis::Analysis;
use crate::azure::{NetworkModel, defaults, planning};
use crate::capacity::Unit;
use crate::design::MaxSurge;
use crate::resolve::{Ask, Moment};
use crate::rules::wording::{counted, number};

pub(super) fn explain_nodes(
    analysis: &Analysis,
    cluster: usize,
    pool: usize,
    moment: Moment,
) -> Option<Explanation> {
    let pool = OfCluster::at(analysis, cluster)?.pool(pool)?;
    let mut sheet = Sheet::default();
    pool.nodes(&mut sheet, moment, Counts::Added);
    let title = format!("Nodes of pool {} {} ({})", pool.label, when(moment), pool.of.name());
    let formula = nodes_formula(moment);
    Some(sheet.finish(title, formula, pool.pool.nodes(moment), Some(Unit::Nodes)))
}

pub(super) fn explain_surge(
    analysis: &Analysis,
    cluster: usize,
    pool: usize,
    scaled: bool,
) -> Option<Explanation> {
    let pool = OfCluster::at(analysis, cluster)?.pool(pool)?;
    let before = if scaled { Moment::Scaled } else { Moment::Steady };
    let mut sheet = Sheet::default();
    pool.nodes(&mut sheet, before, Counts::Told);
    pool.surge(&mut sheet, before, Counts::Added);
    sheet.note(
        "Upgrades of Kubernetes and of node images take these nodes beside the others; security patches take none.",
    );
    sheet.cite(planning::ROLLING_UPGRADE);
    let title = format!("Surge of pool {} {} ({})", pool.label, when(before), pool.of.name());
    let formula = "A share is one of the pool's nodes, rounded up; never more than the pool has. Spot pools are \
                   upgraded without.";
    let surge = pool.pool.nodes(before).and_then(|nodes| pool.pool.surge_of(nodes));
    Some(sheet.finish(title, formula, surge, Some(Unit::Nodes)))
}

pub(super) fn explain_max_pods(analysis: &Analysis, cluster: usize, pool: usize) -> Option<Explanation> {
    let pool = OfCluster::at(analysis, cluster)?.pool(pool)?;
    let mut sheet = Sheet::default();
    pool.max_pods(&mut sheet, Counts::Added);
    let value = &pool.pool.max_pods;
    if value.is_default() && pool.of.cluster.model() == Some(NetworkModel::PodSubnet) {
        sheet.note(
            "For pod subnets Microsoft's pages disagree: 110 in the planning article, which is used, and 250 in \
             the article on dynamic allocation.",
        );
    }
    let title = format!("Maximum of pods of a node of pool {} ({})", pool.label, pool.of.name());
    let formula = "What the pool says, else the default of the network model.";
    Some(sheet.finish(title, formula, value.get(), Some(Unit::Pods)))
}

pub(super) fn nodes_formula(moment: Moment) -> &'static str {
    match moment {
        Moment::Steady => "today's nodes",
        Moment::Upgrading => "today's nodes and those of surge",
        Moment::Scaled => "the autoscaler's maximum, or today's nodes where these are more",
        Moment::ScaledUpgrading => {
            "the autoscaler's maximum, or today's nodes where these are more, and surge"
        }
    }
}

impl OfPool<'_> {
    /// The nodes at a moment: those before surge, and those of surge.
    pub(super) fn nodes(&self, sheet: &mut Sheet, moment: Moment, counts: Counts) {
        let before = match moment {
            Moment::Steady | Moment::Upgrading => Moment::Steady,
            Moment::Scaled | Moment::ScaledUpgrading => Moment::Scaled,
        };
        let (label, count) = (&self.label, &self.pool.count);
        let most = self.pool.max_count.filter(|_| before == Moment::Scaled && self.pool.autoscaled);
        let may_scale = self.pool.autoscaled || self.pool.seen_only;
        let asks_for_most = before == Moment::Scaled && may_scale && count.get().is_some();
        match (count.get(), most) {
            (Some(today), Some(most)) if most >= today => {
                sheet.line(counts, format!("{label}: autoscaler's maximum"), most, self.given("maxCount"));
            }
            (Some(_), None) if asks_for_most => {
                let origin = self.of.unknown(Ask::Cluster);
                sheet.line(counts, format!("{label}: autoscaler's maximum"), Amount::Unknown, origin);
            }
            (today, most) => {
                let more = if most.is_some() { ", more than the autoscaler's maximum" } else { "" };
                sheet.line(counts, format!("{label}: nodes today{more}"), today, self.origin(count, "count"));
            }
        }
        if before != moment {
            self.surge(sheet, before, counts);
        }
    }

    /// The surge on top of the nodes of a moment; nothing where these are not known.
    fn surge(&self, sheet: &mut Sheet, before: Moment, counts: Counts) {
        let Some(nodes) = self.pool.nodes(before) else { return };
        let (label, surge) = (&self.label, self.pool.surge_of(nodes));
        if self.pool.max_surge.known().is_none() {
            let origin = self.of.unknown(Ask::Cluster);
            return sheet.line(counts, format!("{label}: surge"), Amount::Unknown, origin);
        }
        if self.pool.spot {
            let words = format!("{label}: no surge, since its nodes are spot instances");
            return sheet.line(counts, words, surge, Origin::Fact(defaults::SPOT_SURGE));
        }
        let cut = |wanted: u128| if wanted > nodes.into() { ", cut to the pool's size" } else { "" };
        let words = match self.pool.max_surge.get() {
            Some(MaxSurge::Percent(percent)) => {
                let wanted = (u128::from(nodes) * u128::from(percent)).div_ceil(100);
                let of = counted(nodes, "node", "nodes");
                format!("{label}: surge, {}% of {of}, rounded up{}", number(percent), cut(wanted))
            }
            Some(MaxSurge::Nodes(wanted)) => format!("{label}: surge{}", cut(wanted.into())),
            None => format!("{label}: surge"),
        };
        sheet.line(counts, words, surge, self.origin(&self.pool.max_surge, "maxSurge"));
        if self.pool.max_surge.is_default() && self.is_before_1_32() {
            sheet
                .note("Below Kubernetes 1.32 the service may use one node of surge where a pool names none.");
        }
    }

    pub(super) fn max_pods(&self, sheet: &mut Sheet, counts: Counts) {
        let max_pods = &self.pool.max_pods;
        let words = format!("{}: maximum of pods of a node", self.label);
        sheet.line(counts, words, max_pods.get(), self.origin(max_pods, "maxPods"));
    }

    fn is_before_1_32(&self) -> bool {
        let version = self.of.cluster.said.kubernetes_version.as_deref().unwrap_or_default();
        let mut parts = version.split('.').map(|part| part.parse::<u64>().ok());
        match (parts.next().flatten(), parts.next().flatten()) {
            (Some(major), Some(minor)) => (major, minor) < (1, 32),
            _ => false,
        }
    }
}
