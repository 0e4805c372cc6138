//! `npm-retires`: Azure Network Policy Manager is going away, on Windows nodes first.
use super::context::{SUPPORT_ENDS, date_in_words, weight_of_date};
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Date, Fact, retirement};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "npm-retires",
    topic: Topic::Retirement,
    severity: Severity::Warning,
    title: "Azure Network Policy Manager retires",
    why: "After that day the engine gets no support and no fixes, and policies rest on it alone. Linux nodes move \
          to Cilium in place; Windows nodes have Calico as the only engine left, and a \
          cluster with both cannot move to Cilium before they are gone.",
    source: retirement::NPM_LINUX.source,
    facts: &["RET-02", "RET-03", "NP-24", "NP-25"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let clusters = context.clusters().filter(|(_, cluster)| cluster.has_npm());
    clusters.flat_map(|(place, cluster)| of_cluster(context.today, place, cluster)).collect()
}

fn of_cluster(today: Date, place: usize, cluster: &ResolvedCluster) -> Vec<Finding> {
    let has_windows = cluster.pools().iter().any(|pool| pool.is_windows());
    let about = |nodes: &str, retires: Fact<Date>| {
        let when = date_in_words(today, retires);
        let message =
            format!("{} uses Azure Network Policy Manager, which on {nodes} nodes {when}.", cluster.name());
        let finding = RULE.finding(message).of_cluster(place).with_severity(weight_of_date(today, retires));
        finding.on(retires.value, SUPPORT_ENDS).about([subject::field(cluster.name(), "networkPolicy")])
    };
    let windows = has_windows.then(|| about("Windows", retirement::NPM_WINDOWS));
    windows.into_iter().chain([about("Linux", retirement::NPM_LINUX)]).collect()
}
