//! `node-classes-not-seen`: subnets that no document of the cluster names.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::learn;

pub(super) static RULE: Rule = Rule {
    id: "node-classes-not-seen",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "Node auto-provisioning may use subnets that nobody checks",
    why: "An AKSNodeClass inside the cluster can name another subnet for new nodes. Azure does not check it against the \
          pod and service CIDR, so a collision there shows when the nodes start.",
    source: learn("https://learn.microsoft.com/azure/aks/node-auto-provisioning-networking"),
    facts: &["CIDR-34"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        (cluster.said.node_auto_provisioning == Some(true)).then(|| {
            let name = cluster.name();
            let message = format!(
                "{name} has node auto-provisioning, and its node classes are not seen here; `kubectl get aksnodeclasses \
                 --output jsonpath='{{.items[*].spec.vnetSubnetID}}'` names their subnets."
            );
            RULE.finding(message).about([subject::cluster(name)])
        })
    })
}
