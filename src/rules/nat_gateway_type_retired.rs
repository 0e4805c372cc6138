//! `nat-gateway-type-retired`: an outbound type that only previews of the API knew.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::retirement::NAT_GATEWAY_V2;
use crate::design::Stage;

pub(super) static RULE: Rule = Rule {
    id: "nat-gateway-type-retired",
    topic: Topic::Retirement,
    severity: Severity::Error,
    title: "An outbound type that is gone",
    why: "Previews of the API had an outbound type of its own for a NAT gateway of the SKU StandardV2. Newer versions \
          do not know it: there the type is managedNATGateway, and natGatewayProfile.sku says StandardV2.",
    source: NAT_GATEWAY_V2.1,
    facts: &["RET-17", "EG-04"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let is_gone = |text: String| text.eq_ignore_ascii_case(NAT_GATEWAY_V2.0);
    let clusters = context
        .clusters()
        .filter(|(_, cluster)| cluster.outbound_type.known().is_some_and(|word| is_gone(word.to_string())));
    let finding = clusters.map(|(place, cluster)| {
        let name = cluster.name();
        let message = format!(
            "{name} has outboundType {}, which current versions of the API refuse; managedNATGateway with \
             natGatewayProfile.sku StandardV2 takes its place.",
            NAT_GATEWAY_V2.0
        );
        let is_new = cluster.said.stage == Stage::Template;
        let severity = if is_new { Severity::Error } else { Severity::Warning };
        let finding = RULE.finding(message).of_cluster(place).with_severity(severity);
        finding.about([subject::field(name, "outboundType")])
    });
    finding.collect()
}
