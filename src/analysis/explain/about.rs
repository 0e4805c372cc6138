//! What explanations ask of a cluster, a pool or a subnet again and again: its subjects and its commands.
use super::explanation::Origin;
use crate::analysis::Analysis;
use crate::resolve::{Ask, Resolved, ResolvedCluster, ResolvedPool, ResolvedSubnet, Value, command};
use crate::rules::subject;

/// A cluster of an analysis.
#[derive(Clone, Copy)]
pub(super) struct OfCluster<'a> {
    pub(super) analysis: &'a Analysis,
    pub(super) place: usize,
    pub(super) cluster: &'a ResolvedCluster,
}

impl<'a> OfCluster<'a> {
    pub(super) fn at(analysis: &'a Analysis, place: usize) -> Option<OfCluster<'a>> {
        Some(OfCluster { analysis, place, cluster: analysis.resolved.clusters.get(place)? })
    }

    pub(super) fn resolved(&self) -> &'a Resolved {
        &self.analysis.resolved
    }

    pub(super) fn name(&self) -> &'a str {
        self.cluster.name()
    }

    pub(super) fn given(&self, field: &str) -> Origin {
        Origin::Given { subject: subject::field(self.name(), field) }
    }

    pub(super) fn unknown(&self, ask: Ask) -> Origin {
        let ask = ask.command(self.cluster.said.resource_group.as_deref(), self.name(), None);
        Origin::Unknown { ask, subject: None }
    }

    /// Where a value of the cluster comes from that stands under that field where it was read.
    pub(super) fn origin<T>(&self, value: &Value<T>, field: &str) -> Origin {
        let subject = || subject::field(self.name(), field);
        match value {
            Value::Unknown(ask) => self.unknown(*ask).in_place_of(subject()),
            value => Origin::of(value, subject),
        }
    }

    pub(super) fn pool(self, place: usize) -> Option<OfPool<'a>> {
        let pool = self.cluster.pools().get(place)?;
        Some(OfPool { of: self, pool, label: pool.name.clone() })
    }

    pub(super) fn pools(self) -> impl Iterator<Item = OfPool<'a>> {
        let pools = self.cluster.pools().iter();
        pools.map(move |pool| OfPool { of: self, pool, label: pool.name.clone() })
    }
}

/// A pool of a cluster, and what it is called in an explanation.
pub(super) struct OfPool<'a> {
    pub(super) of: OfCluster<'a>,
    pub(super) pool: &'a ResolvedPool,
    pub(super) label: String,
}

impl OfPool<'_> {
    pub(super) fn given(&self, field: &str) -> Origin {
        Origin::Given { subject: self.subject(field) }
    }

    pub(super) fn origin<T>(&self, value: &Value<T>, field: &str) -> Origin {
        match value {
            Value::Unknown(ask) => self.of.unknown(*ask).in_place_of(self.subject(field)),
            value => Origin::of(value, || self.subject(field)),
        }
    }

    fn subject(&self, field: &str) -> String {
        format!("{}/{field}", subject::pool(self.of.name(), &self.pool.name))
    }
}

/// A subnet of an analysis.
pub(super) struct OfSubnet<'a> {
    analysis: &'a Analysis,
    place: usize,
    pub(super) subnet: &'a ResolvedSubnet,
}

impl<'a> OfSubnet<'a> {
    pub(super) fn at(analysis: &'a Analysis, place: usize) -> Option<OfSubnet<'a>> {
        Some(OfSubnet { analysis, place, subnet: analysis.resolved.subnets.get(place)? })
    }

    /// Whether the service makes it, for the cluster whose name its network has.
    pub(super) fn is_managed(&self) -> bool {
        self.analysis.resolved.networks.get(self.subnet.network).is_some_and(|network| network.managed)
    }

    pub(super) fn network_name(&self) -> &'a str {
        self.analysis.resolved.networks.get(self.subnet.network).map_or("", |network| &network.name)
    }

    pub(super) fn given(&self, field: &str) -> Origin {
        let subject = subject::subnet_at(&self.analysis.resolved, self.place).unwrap_or_default();
        Origin::Given { subject: format!("{subject}/{field}") }
    }

    /// Where its range comes from.
    pub(super) fn origin_of_range(&self) -> Origin {
        self.subnet.default.map_or_else(|| self.given("addressPrefix"), Origin::default)
    }

    /// The command that would tell its range and who holds addresses in it.
    pub(super) fn unknown(&self) -> Origin {
        if !self.is_managed() {
            let ask = self.analysis.resolved.command_for_subnet(self.place);
            return Origin::Unknown { ask, subject: None };
        }
        let mut clusters = self.analysis.resolved.clusters.iter();
        let cluster = clusters.find(|cluster| cluster.name() == self.network_name());
        let group = cluster.and_then(|cluster| cluster.said.node_resource_group.as_deref());
        let group = group.map_or("<node-resource-group>".to_owned(), command::word);
        let ask = format!("az network vnet list --resource-group {group} --output json");
        Origin::Unknown { ask, subject: None }
    }
}
