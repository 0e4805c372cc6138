//! `surge-larger-than-room`: upgrades that may go on with one node of surge where there is no room for all.
use super::wording::number;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::defaults;
use crate::capacity::{Resource, Row, addresses_of_node};
use crate::resolve::{Moment, ResolvedCluster, ResolvedPool};

pub(super) static RULE: Rule = Rule {
    id: "surge-larger-than-room",
    topic: Topic::Capacity,
    severity: Severity::Note,
    title: "There is room for one node of surge, and not for all of them",
    why: "From Kubernetes 1.35 on an upgrade that cannot have all its nodes of surge tries again with one. That is \
          documented for quota and machines that are out of stock, not for a full subnet or pod CIDR, and one of \
          Microsoft's articles says that the upgrade fails: do not count on it.",
    source: defaults::SURGE_OF_ONE_FROM.source,
    facts: &["IP-03"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let is_new = |cluster: &ResolvedCluster| {
        cluster.kubernetes_minor().is_some_and(|minor| minor >= defaults::SURGE_OF_ONE_FROM.value)
    };
    let clusters = context.clusters().filter(|(_, cluster)| is_new(cluster));
    let found = clusters.flat_map(|(place, cluster)| {
        let rows = context.capacity.get(place).map(|of| of.rows.as_slice()).unwrap_or_default();
        let told = cluster.pools().iter().filter_map(|pool| Some((pool, of_pool(cluster, pool, rows)?)));
        told.map(move |(pool, message)| {
            RULE.finding(message).of_cluster(place).about([subject::pool(cluster.name(), &pool.name)])
        })
    });
    found.collect()
}

fn of_pool(cluster: &ResolvedCluster, pool: &ResolvedPool, rows: &[Row]) -> Option<String> {
    let surge = pool.surge_of(pool.nodes(Moment::Steady)?).filter(|surge| *surge > 1)?;
    let takes = |row: &Row| match row.resource {
        Resource::NodeSubnet if row.subnet == pool.subnet => addresses_of_node(cluster.model()?, pool),
        Resource::PodCidr => Some(1),
        _ => None,
    };
    let mut short = rows.iter().filter_map(|row| {
        let one = takes(row).filter(|_| row.at(Moment::Upgrading).fits() == Some(false))?;
        let free = row.available?.checked_sub(row.at(Moment::Steady).required?)?;
        Some((row, free >= one))
    });
    let (row, has_room) = short.next()?;
    (has_room && short.all(|(_, has_room)| has_room)).then(|| {
        format!(
            "Pool {} of {} finds room for one node of surge in {}, and not for its {}: on Kubernetes 1.{} the upgrade may \
             go on with one.",
            pool.name,
            cluster.name(),
            row.name,
            number(surge),
            number(cluster.kubernetes_minor().unwrap_or_default())
        )
    })
}
