//! `nat-gateway-sku-refused`: a SKU of a managed NAT gateway that does not fit the rest of the request.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Date, Feature, day, retirement};
use crate::design::{OutboundType, Stage};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "nat-gateway-sku-refused",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "The SKU of the NAT gateway does not fit",
    why: "The SKU of a managed NAT gateway is new with version 2026-06-01 of the API, and it belongs to outboundType \
          managedNATGateway. IPv6 leaves through StandardV2 alone. A request that says otherwise is refused.",
    source: retirement::NAT_GATEWAY_V2.1,
    facts: &["EG-03", "API-38"],
    check,
};

/// The first version of the API that knows the SKU.
const SINCE: &str = "2026-06-01";

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&of_cluster)
}

fn of_cluster(cluster: &ResolvedCluster) -> Option<Finding> {
    let is_second = cluster.said.features.get(Feature::NatGatewayV2)?;
    let outbound = cluster.outbound_type.known()?.known()?;
    let is_managed = *outbound == OutboundType::ManagedNatGateway;
    let sku = if is_second { "StandardV2" } else { "Standard" };
    let reason = match asked_version(cluster) {
        Some((version, asked)) if day(SINCE).is_some_and(|since| asked < since) => {
            format!("asks the API of {version}, which does not know it; {SINCE} is the first that does")
        }
        _ if !is_managed && is_second => format!("has outboundType {outbound}"),
        _ if is_managed && !is_second && cluster.is_dual_stack() => {
            "has IPv6, which leaves through StandardV2 alone".to_owned()
        }
        _ => return None,
    };
    let name = cluster.name();
    let is_new = cluster.said.stage == Stage::Template;
    let severity = if is_new { Severity::Error } else { Severity::Warning };
    let finding = RULE.finding(format!("{name} names natGatewayProfile.sku {sku} and {reason}."));
    Some(finding.with_severity(severity).about([subject::field(name, "natGatewayProfile")]))
}

/// The version of the API that a template asks, and its day.
fn asked_version(cluster: &ResolvedCluster) -> Option<(&str, Date)> {
    let version = cluster.said.api_version.as_deref()?;
    Some((version, day(version.get(..10)?)?))
}
