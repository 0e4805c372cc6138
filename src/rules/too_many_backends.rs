//! `too-many-backends`: nodes and ports of a service that a frontend cannot hold.
use super::wording::{counted, number};
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::limits;
use crate::capacity::Resource;
use crate::resolve::Moment;

pub(super) static RULE: Rule = Rule {
    id: "too-many-backends",
    topic: Topic::Capacity,
    severity: Severity::Error,
    title: "A service has more backends than a frontend holds",
    why: "Every port of a LoadBalancer service has every node behind it, and a frontend holds 10,000 of these: with 5 \
          ports, 2,000 nodes. Beyond that it cannot take every node.",
    source: limits::BACKENDS_OF_FRONTEND.source,
    facts: &["IP-78"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let most = limits::BACKENDS_OF_FRONTEND.value;
    context.of_each_row(Resource::ClusterNodes, &|cluster, row| {
        let services = cluster.said.observed.as_ref()?.services.as_ref()?;
        let largest = services.load_balancers.iter().max_by_key(|service| service.ports)?;
        let fails = |at: Moment| {
            let nodes = row.at(at).required?;
            (nodes.saturating_mul(largest.ports) > most).then_some((at, nodes))
        };
        let (at, nodes) = Moment::ALL.into_iter().find_map(fails)?;
        let name = cluster.name();
        let message = format!(
            "Service {} of {name} has {}; with {} ({}) these are {} backends of a frontend, which holds {}.",
            largest.name,
            counted(largest.ports, "port", "ports"),
            counted(nodes, "node", "nodes"),
            at.title().to_lowercase(),
            number(nodes.saturating_mul(largest.ports)),
            number(most)
        );
        let severity = if at == Moment::Steady { Severity::Error } else { Severity::Warning };
        Some(RULE.finding(message).with_severity(severity).about([subject::cluster(name)]))
    })
}
