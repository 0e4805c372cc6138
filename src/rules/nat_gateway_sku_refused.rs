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
          managedNATGateway. IPv6 and addresses of your own are for StandardV2 alone. A request that says otherwise is refused.",
    source: retirement::NAT_GATEWAY_V2.1,
    facts: &["EG-03", "API-35", "API-38"],
    check,
};

/// The first version of the API that knows the SKU.
const SINCE: &str = "2026-06-01";

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&of_cluster)
}

fn of_cluster(cluster: &ResolvedCluster) -> Option<Finding> {
    let sku = cluster.said.features.get(Feature::NatGatewayV2);
    let reason = obstacle(cluster, sku)?;
    let named = match sku {
        Some(true) => " with natGatewayProfile.sku StandardV2",
        Some(false) => " with natGatewayProfile.sku Standard",
        None => "",
    };
    let name = cluster.name();
    let is_new = cluster.said.stage == Stage::Template;
    let severity = if is_new { Severity::Error } else { Severity::Warning };
    let finding = RULE.finding(format!("{name} asks for a NAT gateway{named} and {reason}."));
    Some(finding.with_severity(severity).about([subject::field(name, "natGatewayProfile")]))
}

/// What does not fit. `is_second`: whether the SKU is StandardV2, where the document says which.
fn obstacle(cluster: &ResolvedCluster, is_second: Option<bool>) -> Option<String> {
    let outbound = cluster.outbound_type.known()?.known()?;
    let is_managed = *outbound == OutboundType::ManagedNatGateway;
    if let (Some(_), Some((version, asked))) = (is_second, asked_version(cluster))
        && day(SINCE).is_some_and(|since| asked < since)
    {
        return Some(format!(
            "the API of {version}, which does not know the SKU; {SINCE} is the first that does"
        ));
    }
    if has_managed_addresses(cluster) && cluster.said.features.has(Feature::NatGatewayOwnAddresses) {
        return Some(
            "gives it managed addresses and addresses of its own, of which it takes one kind".to_owned(),
        );
    }
    match is_second? {
        true => (!is_managed).then(|| format!("has outboundType {outbound}")),
        false => {
            let what = for_second_alone(cluster).filter(|_| is_managed)?;
            Some(format!("has {what}, which only StandardV2 takes"))
        }
    }
}

fn has_managed_addresses(cluster: &ResolvedCluster) -> bool {
    let profile = cluster.said.network_profile.as_ref().and_then(|of| of.nat_gateway_profile.as_ref());
    profile.is_some_and(|profile| profile.managed_outbound_ips.is_some())
}

fn for_second_alone(cluster: &ResolvedCluster) -> Option<&'static str> {
    let features = cluster.said.features;
    let all = [
        (cluster.is_dual_stack(), "IPv6 beside IPv4"),
        (features.has(Feature::NatGatewayIpv6), "IPv6 addresses there"),
        (features.has(Feature::NatGatewayOwnAddresses), "addresses of its own there"),
    ];
    all.into_iter().find(|(is_there, _)| *is_there).map(|(_, what)| what)
}

/// The version of the API that a template asks, and its day.
fn asked_version(cluster: &ResolvedCluster) -> Option<(&str, Date)> {
    let version = cluster.said.api_version.as_deref()?;
    Some((version, day(version.get(..10)?)?))
}
