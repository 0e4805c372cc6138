//! `npm-policies-change-under-cilium`: objects that mean something else after the move that is due.
use super::wording::counted;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;

pub(super) static RULE: Rule = Rule {
    id: "npm-policies-change-under-cilium",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "Network policies that mean something else under Cilium",
    why: "Azure Network Policy Manager retires, and Cilium reads the same objects more strictly: an ipBlock matches \
          no pod and no node any more, egress to a pod's own node is no longer allowed by itself, what comes in \
          through a load balancer or NodePort is filtered, endPort needs Cilium 1.17, and a named port with \
          different numbers is enforced wrongly. Objects that rest on the old reading block traffic on the day of \
          the move.",
    source: learn("https://learn.microsoft.com/azure/aks/migrate-from-npm-to-cilium-network-policy"),
    facts: &["NP-30", "NP-31", "NP-32", "NP-33", "NP-35", "NP-37"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let clusters =
        context.clusters().filter(|(_, cluster)| cluster.has_npm() && cluster.network_policies() > 0);
    let finding = clusters.map(|(place, cluster)| {
        let seen = counted(cluster.network_policies() as u64, "NetworkPolicy object", "NetworkPolicy objects");
        let message = format!(
            "{} enforces {seen} with Azure Network Policy Manager; before a move to Cilium look through `kubectl get \
             networkpolicy --all-namespaces --output yaml` for ipBlock, endPort, named ports and egress to nodes.",
            cluster.name()
        );
        RULE.finding(message).of_cluster(place).about([subject::field(cluster.name(), "networkPolicy")])
    });
    finding.collect()
}
