//! Retirements and deadlines that touch a cluster, in the order of their days.
use crate::azure::kubernetes::{CALENDAR_SOURCE, ends_on};
use crate::azure::{Date, Feature, Source};
use crate::resolve::{Resolved, ResolvedCluster};
use crate::rules::Finding;
use crate::sorting::sort_by_key;

/// A day that touches a cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The day.
    pub day: Date,
    /// Days from today to it; negative where it is past.
    pub away: i64,
    /// What happens then, in a few words.
    pub what: &'static str,
    /// Whom it touches, in a sentence.
    pub whom: String,
    /// The rule that tells it; empty: no rule, the day is far.
    pub rule: &'static str,
    /// Who says so.
    pub source: Source,
}

/// What retires of the cluster at that place, past days first; `findings` are those of the same design and day.
pub fn calendar(resolved: &Resolved, findings: &[Finding], cluster: usize, today: Date) -> Vec<Deadline> {
    let own = findings.iter().filter(|finding| finding.cluster == Some(cluster));
    let mut list: Vec<Deadline> = own
        .flat_map(|finding| {
            finding.days.iter().map(|(day, what)| Deadline {
                day: *day,
                away: (*day - today).whole_days(),
                what,
                whom: finding.message.clone(),
                rule: finding.rule.id,
                source: finding.source,
            })
        })
        .collect();
    let is_told = list.iter().any(|deadline| deadline.rule == VERSION);
    list.extend(version(resolved, cluster, today).filter(|_| !is_told));
    sort_by_key(&mut list, |deadline| deadline.day);
    list
}

/// The first day without support of the version that a cluster runs.
pub fn support_ends(of: &ResolvedCluster) -> Option<Date> {
    ends_on(of.kubernetes_minor()?, of.said.features.has(Feature::LongTermSupport))?.next_day()
}

/// The rule that tells of a version whose end is near.
const VERSION: &str = "kubernetes-version-unsupported";

/// The end of the version that the cluster runs, however far.
fn version(resolved: &Resolved, cluster: usize, today: Date) -> Option<Deadline> {
    let of = resolved.clusters.get(cluster)?;
    let version = of.said.kubernetes_version.as_deref()?;
    let day = support_ends(of)?;
    let is_long_term = of.said.features.has(Feature::LongTermSupport);
    let with = if is_long_term { " with long-term support" } else { "" };
    Some(Deadline {
        day,
        away: (day - today).whole_days(),
        what: "support ends",
        whom: format!("{} runs Kubernetes {version}{with}.", of.name()),
        rule: "",
        source: CALENDAR_SOURCE,
    })
}
