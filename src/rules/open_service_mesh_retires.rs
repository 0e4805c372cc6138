//! `open-service-mesh-retires`: the add-on is going away.
use super::context::{SUPPORT_ENDS, date_in_words, weight_of_date};
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Feature, retirement};

pub(super) static RULE: Rule = Rule {
    id: "open-service-mesh-retires",
    topic: Topic::Retirement,
    severity: Severity::Warning,
    title: "The Open Service Mesh add-on retires",
    why: "After that day the add-on gets no support and no fixes, and it encrypts and routes what pods say to each other. The way on is the Istio add-on, which cannot run beside it.",
    source: retirement::OPEN_SERVICE_MESH.source,
    facts: &["RET-14"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let clusters = context.clusters().filter(|(_, cluster)| {
        let features = cluster.said.features;
        features.has(Feature::OpenServiceMesh)
    });
    let finding = clusters.map(|(place, cluster)| {
        let when = date_in_words(context.today, retirement::OPEN_SERVICE_MESH);
        let finding = RULE
            .finding(format!("{} has the Open Service Mesh add-on, which {when}.", cluster.name()))
            .of_cluster(place);
        let weight = weight_of_date(context.today, retirement::OPEN_SERVICE_MESH);
        finding
            .on(retirement::OPEN_SERVICE_MESH.value, SUPPORT_ENDS)
            .with_severity(weight)
            .about([subject::field(cluster.name(), "addonProfiles")])
    });
    finding.collect()
}
