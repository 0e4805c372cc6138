//! `basic-load-balancer-retired`: clusters with a Basic load balancer can no longer be made.
use super::context::{SUPPORT_ENDS, date_in_words, weight_of_date};
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::retirement;
use crate::design::LoadBalancerSku;

pub(super) static RULE: Rule = Rule {
    id: "basic-load-balancer-retired",
    topic: Topic::Retirement,
    severity: Severity::Error,
    title: "The Basic load balancer is retired",
    why: "Clusters with a Basic load balancer cannot be created any more, and existing ones are unsupported: \
          upgrades and repairs of them may fail. One command moves a cluster to the Standard load balancer, with \
          an interruption and new outbound addresses.",
    source: retirement::BASIC_LOAD_BALANCER.source,
    facts: &["API-22", "RET-05", "ERR-26"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let clusters = context.clusters().filter(|(_, cluster)| {
        cluster.load_balancer_sku.known().is_some_and(|sku| *sku == LoadBalancerSku::Basic)
    });
    let finding = clusters.map(|(place, cluster)| {
        let when = date_in_words(context.today, retirement::BASIC_LOAD_BALANCER);
        let message = format!(
            "{} has a Basic load balancer, which {when}; creating such a cluster is refused.",
            cluster.name()
        );
        let has_passed = context.today >= retirement::BASIC_LOAD_BALANCER.value;
        let weight = weight_of_date(context.today, retirement::BASIC_LOAD_BALANCER);
        let severity = if has_passed { Severity::Error } else { weight };
        RULE.finding(message)
            .of_cluster(place)
            .with_severity(severity)
            .on(retirement::BASIC_LOAD_BALANCER.value, SUPPORT_ENDS)
            .about([subject::field(cluster.name(), "loadBalancerSku")])
    });
    finding.collect()
}
