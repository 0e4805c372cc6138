//! `ingress-nginx-retires`: the ingress controller is going away.
use super::context::{SUPPORT_ENDS, date_in_words, weight_of_date};
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Feature, retirement};

pub(super) static RULE: Rule = Rule {
    id: "ingress-nginx-retires",
    topic: Topic::Retirement,
    severity: Severity::Warning,
    title: "The NGINX of application routing retires",
    why: "The project ingress-nginx has had no maintenance since March 2026, and application routing patches its own NGINX up to the end of November 2026. After that, holes in what faces the Internet stay open; the way on is the Gateway API.",
    source: retirement::INGRESS_NGINX.source,
    facts: &["RET-15"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let clusters = context.clusters().filter(|(_, cluster)| {
        let features = cluster.said.features;
        let has_moved = features.has(Feature::WithoutNginx) || features.has(Feature::GatewayApi);
        features.has(Feature::AppRouting) && !has_moved
    });
    let finding = clusters.map(|(place, cluster)| {
        let when = date_in_words(context.today, retirement::INGRESS_NGINX);
        let finding = RULE
            .finding(format!("{} has application routing with its NGINX, which {when}.", cluster.name()))
            .of_cluster(place);
        let weight = weight_of_date(context.today, retirement::INGRESS_NGINX);
        finding
            .on(retirement::INGRESS_NGINX.value, SUPPORT_ENDS)
            .with_severity(weight)
            .about([subject::field(cluster.name(), "ingressProfile")])
    });
    finding.collect()
}
