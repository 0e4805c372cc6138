//! `api-version-retired`: a template asks a version of the API that no longer works.
use super::context::weight_of_date;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::Date;
use crate::azure::retirement::PREVIEW_APIS;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "api-version-retired",
    topic: Topic::Retirement,
    severity: Severity::Error,
    title: "The template asks a version of the API that is gone",
    why: "A preview version of the API lives for about a year and is then switched off. A template that names one \
          fails before the service looks at anything else; a stable version, or a newer preview, takes its place.",
    source: PREVIEW_APIS.1.source,
    facts: &["RET-24"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| of_cluster(context.today, cluster))
}

fn of_cluster(today: Date, cluster: &ResolvedCluster) -> Option<Finding> {
    let (newest, ends) = PREVIEW_APIS;
    let version = cluster.said.api_version.as_deref()?;
    // Dates in this spelling sort as texts.
    let is_gone = version.ends_with("-preview") && version <= newest;
    let (worked, severity) = match today >= ends.value {
        true => ("has not worked since", Severity::Error),
        false => ("stops working on", weight_of_date(today, ends)),
    };
    let message = format!(
        "The template of {} asks API version {version}, which {worked} {}.",
        cluster.name(),
        ends.value
    );
    let about = [subject::field(cluster.name(), "apiVersion")];
    is_gone.then(|| {
        RULE.finding(message)
            .with_severity(severity)
            .on(ends.value, "the API version stops working")
            .about(about)
    })
}
