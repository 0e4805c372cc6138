//! Add-ons and options as something that is compared.
use super::about::{About, Consequence};
use super::cluster::is_whole;
use super::value::Held;
use crate::azure::Feature;
use crate::resolve::ResolvedCluster;
use crate::rules::Severity;

/// Add-ons and options together, where a cluster tells of none.
pub(super) const ALL: &str = "Add-ons and options";

/// A feature as something that is compared.
pub(super) fn about(feature: Feature) -> About {
    let consequence = consequence(feature);
    let severity = if consequence == Consequence::None { Severity::Note } else { Severity::Warning };
    About {
        field: field(feature),
        title: feature.title(),
        consequence,
        meaning: "It is on in one of them.",
        severity,
        because: &[],
    }
}

/// Whether it is on; not said is off in what the service printed.
pub(super) fn held(of: &ResolvedCluster, feature: Feature) -> Held {
    match of.said.features.get(feature) {
        None if !is_whole(of) => Held::Unknown,
        said => Held::of(if said == Some(true) { "on" } else { "off" }, said.is_some()),
    }
}

/// The key of ARM that tells which one it is.
fn field(feature: Feature) -> &'static str {
    let of_any = |key: &&&str| !["enabled", "mode", "type"].contains(*key);
    feature.path().iter().rev().find(of_any).copied().unwrap_or_default()
}

fn consequence(feature: Feature) -> Consequence {
    match feature {
        Feature::LayerSeven
        | Feature::Fqdn
        | Feature::WireGuard
        | Feature::MutualTls
        | Feature::AdvancedNetworking
        | Feature::AdvancedSecurity => Consequence::PolicyEnforcement,
        Feature::StaticEgressGateway
        | Feature::NatGatewayV2
        | Feature::NatGatewayOwnAddresses
        | Feature::SeveralLoadBalancers => Consequence::SourceAddress,
        Feature::HttpProxy
        | Feature::ImdsRestriction
        | Feature::NoPublicAccess
        | Feature::Istio
        | Feature::ApplicationGateway
        | Feature::AppRouting
        | Feature::WithoutNginx
        | Feature::GatewayApi
        | Feature::GatewayForContainers
        | Feature::NatGatewayIpv6 => Consequence::Reach,
        Feature::OpenServiceMesh | Feature::LongTermSupport => Consequence::Retirement,
        _ => Consequence::None,
    }
}
