//! `kubernetes-version-unsupported`: the cluster's version of Kubernetes leaves support.
use super::context::{SUPPORT_ENDS, date_in_words, weight_of_date};
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::kubernetes::{CALENDAR, CALENDAR_SOURCE, ends_on, minor};
use crate::azure::{Date, Fact, Feature};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "kubernetes-version-unsupported",
    topic: Topic::Retirement,
    severity: Severity::Warning,
    title: "The version of Kubernetes leaves support, or has left it",
    why: "A version out of support gets no fixes, and the service answers no questions about the cluster. What this \
          planner says of networks holds for versions in support; upgrades must go through every minor version \
          between.",
    source: CALENDAR_SOURCE,
    facts: &["RET-21", "FEAT-44"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| of_cluster(context.today, cluster))
}

fn of_cluster(today: Date, cluster: &ResolvedCluster) -> Option<Finding> {
    let version = cluster.said.kubernetes_version.as_deref()?;
    let minor = minor(version)?;
    let is_long = cluster.said.features.has(Feature::LongTermSupport);
    let with = if is_long { " with long-term support" } else { "" };
    let (when, severity) = match ends(minor, is_long) {
        End::On(day) => {
            let day = Fact { value: day.next_day()?, source: CALENDAR_SOURCE };
            (date_in_words(today, day), weight_of_date(today, day))
        }
        End::Long => ("is older than every version in support".to_owned(), Severity::Warning),
        End::Unknown => return None,
    };
    if severity == Severity::Note {
        return None;
    }
    let message = format!("{} runs Kubernetes {version}{with}, which {when}.", cluster.name());
    let finding = RULE.finding(message).with_severity(severity);
    let finding = match ends_on(minor, is_long).and_then(Date::next_day) {
        Some(day) => finding.on(day, SUPPORT_ENDS),
        None => finding,
    };
    Some(finding.about([subject::field(cluster.name(), "kubernetesVersion")]))
}

/// When support of a version ends.
enum End {
    On(Date),
    /// Long ago.
    Long,
    /// The calendar does not know the version yet.
    Unknown,
}

fn ends(minor: u64, is_long: bool) -> End {
    match (ends_on(minor, is_long), CALENDAR.last()) {
        (Some(day), _) => End::On(day),
        (None, Some(last)) if minor <= last.minor => End::Long,
        _ => End::Unknown,
    }
}
