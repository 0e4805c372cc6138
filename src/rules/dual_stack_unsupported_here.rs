//! `dual-stack-unsupported-here`: parts of a cluster that know IPv4 alone.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Feature, learn, ranges};
use crate::design::{NetworkDataplane, OutboundType};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "dual-stack-unsupported-here",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "Something in this cluster knows IPv4 alone",
    why: "With two address families every part that handles packets has to know both. The Cilium data plane does from \
          Kubernetes 1.29 on, a NAT gateway only with the SKU StandardV2, and nobody checks that a route of one's own \
          leads IPv6 out.",
    source: learn("https://learn.microsoft.com/azure/aks/configure-dual-stack"),
    facts: &["CIDR-70", "CIDR-73", "CIDR-74"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let mut findings = context.of_each(&|cluster| {
        let minor = cluster.kubernetes_minor().filter(|minor| *minor < ranges::DUAL_STACK_CILIUM_FROM.value)?;
        let is_cilium = cluster.dataplane() == Some(NetworkDataplane::Cilium) && cluster.is_dual_stack();
        is_cilium.then(|| {
            let needed = ranges::DUAL_STACK_CILIUM_FROM.value;
            let name = cluster.name();
            let message = format!(
                "{name} has IPv6 and the Cilium data plane on Kubernetes 1.{minor}; both together need 1.{needed}."
            );
            RULE.finding(message).about([subject::field(name, "kubernetesVersion")])
        })
    });
    findings.extend(context.of_each(&of_way_out));
    findings
}

fn of_way_out(cluster: &ResolvedCluster) -> Option<Finding> {
    let outbound = cluster.outbound_type.known().filter(|_| cluster.is_dual_stack())?;
    let (told, severity) = match outbound.known()? {
        OutboundType::ManagedNatGateway if cluster.said.features.has(Feature::NatGatewayV2) => return None,
        OutboundType::ManagedNatGateway | OutboundType::UserAssignedNatGateway => {
            ("a NAT gateway, which carries IPv6 only with the SKU StandardV2", Severity::Warning)
        }
        OutboundType::UserDefinedRouting => {
            ("a route table, whose IPv6 default route nobody checks", Severity::Note)
        }
        _ => return None,
    };
    let name = cluster.name();
    let message = format!("{name} has IPv6 and leaves through {told}.");
    Some(RULE.finding(message).with_severity(severity).about([subject::field(name, "outboundType")]))
}
