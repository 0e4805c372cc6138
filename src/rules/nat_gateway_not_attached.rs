//! `nat-gateway-not-attached`: a way out that some subnets do not have.
use super::wording::listed;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::release_note;
use crate::design::OutboundType;

pub(super) static RULE: Rule = Rule {
    id: "nat-gateway-not-attached",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A subnet without the NAT gateway that the cluster leaves through",
    why: "With a NAT gateway of one's own the cluster makes no way out itself: every subnet of nodes and every subnet \
          of pods has the gateway attached. From a subnet without it nodes cannot fetch what they start with, and the \
          service refuses it.",
    source: release_note("2023-08-06"),
    facts: &["IP-38", "EG-05"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let leaves = *cluster.outbound_type.known()? == OutboundType::UserAssignedNatGateway;
        let mut subnets = cluster.subnets();
        subnets.sort_unstable();
        let lacking: Vec<usize> = subnets
            .into_iter()
            .filter(|_| leaves)
            .filter(|place| {
                context.resolved.subnets.get(*place).is_some_and(|of| of.nat_gateway == Some(false))
            })
            .collect();
        let names =
            lacking.iter().filter_map(|place| Some(context.resolved.subnets.get(*place)?.name.clone()));
        let names: Vec<String> = names.collect();
        (!names.is_empty()).then(|| {
            let (are, names) = (if names.len() == 1 { "has" } else { "have" }, listed(&names));
            let message = format!(
                "{} leaves through a NAT gateway of its own, and {names} {are} none attached.",
                cluster.name()
            );
            RULE.finding(message)
                .about(lacking.iter().filter_map(|place| subject::subnet_at(context.resolved, *place)))
        })
    })
}
