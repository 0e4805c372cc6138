//! `surge-apart-from-zones`: an upgrade that leaves zones out of balance.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::learn;

pub(super) static RULE: Rule = Rule {
    id: "surge-apart-from-zones",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "The surge is no multiple of the zones",
    why: "Surge nodes are spread over the zones of their pool. With a number that is no multiple of the zones an upgrade \
          leaves some zone with a node more, and volumes that belong to a zone may wait for one there.",
    source: learn("https://learn.microsoft.com/azure/aks/upgrade-options"),
    facts: &["API-5G"],
    check,
};

/// Where somebody chose a surge of several nodes: the default is no choice, and nodes that come one by one find every
/// zone in turn.
fn check(context: &Context) -> Vec<Finding> {
    context.of_each_pool(&RULE, &|cluster, pool, said| {
        let zones = said.zones.filter(|zones| *zones > 1 && pool.max_surge.is_given())?;
        let surge =
            pool.surge_of(pool.count.get()?).filter(|surge| *surge > 1 && !surge.is_multiple_of(zones))?;
        Some(format!(
            "Pool {} of {} surges by {surge} in {zones} zones; a multiple of {zones} keeps them even.",
            pool.name,
            cluster.name()
        ))
    })
}
