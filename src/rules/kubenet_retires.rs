//! `kubenet-retires`: the network plugin is going away.
use super::context::{SUPPORT_ENDS, date_in_words, weight_of_date};
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{NetworkModel, retirement};

pub(super) static RULE: Rule = Rule {
    id: "kubenet-retires",
    topic: Topic::Retirement,
    severity: Severity::Warning,
    title: "kubenet retires",
    why: "After that day clusters with kubenet get no support and no fixes. The way out is an update to Azure CNI \
          Overlay in place, which reimages every node and cannot be taken back.",
    source: retirement::KUBENET.source,
    facts: &["RET-01"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let clusters = context.clusters().filter(|(_, cluster)| cluster.model() == Some(NetworkModel::Kubenet));
    let finding = clusters.map(|(place, cluster)| {
        let when = date_in_words(context.today, retirement::KUBENET);
        let finding =
            RULE.finding(format!("{} uses kubenet, which {when}.", cluster.name())).of_cluster(place);
        let weight = weight_of_date(context.today, retirement::KUBENET);
        finding
            .on(retirement::KUBENET.value, SUPPORT_ENDS)
            .with_severity(weight)
            .about([subject::field(cluster.name(), "networkPlugin")])
    });
    finding.collect()
}
