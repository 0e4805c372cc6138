//! Add-ons and options: the flags of the Azure CLI, and the attributes of azurerm.
use crate::azure::{Feature, Spelling};
use crate::design::Features;
use crate::export::code::tree::Tree;

/// How a feature that is on is said.
pub(in crate::export::code) struct Spoken {
    pub(in crate::export::code) feature: Feature,
    /// Whether it is on.
    pub(in crate::export::code) is_on: bool,
    /// The flag with its value, or the add-on's name behind `--enable-addons`; `None`: the Azure CLI of today says it
    /// with a preview, with a file, or not at all.
    pub(in crate::export::code) flag: Option<Flag>,
    /// The attribute; `None`: azurerm lacks it.
    pub(in crate::export::code) attribute: Option<(&'static str, Tree)>,
}

/// A flag of `az aks create`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export::code) enum Flag {
    AddOn(&'static str),
    Plain(&'static str),
    With(&'static str, &'static str),
    /// It is so where nothing is said.
    Nothing,
}

/// Everything that is said of features, but for the planner's own words.
pub(in crate::export::code) fn features(said: Features) -> impl Iterator<Item = Spoken> {
    said.said().filter(|(feature, _)| !is_own_word(*feature)).map(|(feature, is_on)| Spoken {
        feature,
        is_on,
        flag: if is_on { flag(feature) } else { off(feature) },
        attribute: attribute(feature, is_on),
    })
}

impl Spoken {
    /// Its path in ARM below `properties`, and what stands there.
    pub(in crate::export::code) fn property(&self) -> (String, Tree) {
        let value = match self.feature.spelling() {
            Spelling::Flag => Tree::Flag(self.is_on),
            Spelling::Words(on, off) => Tree::text(if self.is_on { on } else { off }),
        };
        (self.feature.path().join("."), value)
    }
}

fn is_own_word(feature: Feature) -> bool {
    use Feature::{DcsV2, HttpProxy, NatGatewayIpv6, NatGatewayOwnAddresses, ServicePrincipal};
    [HttpProxy, ServicePrincipal, NatGatewayIpv6, NatGatewayOwnAddresses, DcsV2].contains(&feature)
}

fn flag(feature: Feature) -> Option<Flag> {
    Some(match feature {
        Feature::ApplicationGateway => Flag::AddOn("ingress-appgw"),
        Feature::VirtualNodes => Flag::AddOn("virtual-node"),
        Feature::OpenServiceMesh => Flag::AddOn("open-service-mesh"),
        Feature::AzurePolicy => Flag::AddOn("azure-policy"),
        Feature::ContainerInsights => Flag::AddOn("monitoring"),
        Feature::AdvancedNetworking => Flag::Plain("--enable-acns"),
        Feature::AdvancedSecurity => Flag::Nothing,
        Feature::LayerSeven => Flag::With("--acns-advanced-networkpolicies", "L7"),
        Feature::Fqdn => Flag::With("--acns-advanced-networkpolicies", "FQDN"),
        Feature::WireGuard => Flag::With("--acns-transit-encryption-type", "WireGuard"),
        Feature::HostRouting => Flag::With("--acns-datapath-acceleration-mode", "BpfVeth"),
        Feature::StaticEgressGateway => Flag::Plain("--enable-static-egress-gateway"),
        Feature::ArtifactCache => Flag::With("--bootstrap-artifact-source", "Cache"),
        Feature::Istio => Flag::Plain("--enable-azure-service-mesh"),
        Feature::AppRouting => Flag::Plain("--enable-app-routing"),
        Feature::WithoutNginx => Flag::With("--app-routing-default-nginx-controller", "None"),
        Feature::GatewayApi => Flag::Plain("--enable-app-routing-istio"),
        Feature::LongTermSupport => Flag::With("--k8s-support-plan", "AKSLongTermSupport"),
        Feature::BackendsByAddress => Flag::With("--load-balancer-backend-pool-type", "nodeIP"),
        Feature::NatGatewayV2 => Flag::With("--outbound-type-sku", "StandardV2"),
        Feature::NoRunCommand => Flag::Plain("--disable-run-command"),
        _ => return None,
    })
}

fn off(feature: Feature) -> Option<Flag> {
    Some(match feature {
        Feature::AdvancedSecurity => Flag::Plain("--disable-acns-security"),
        Feature::NatGatewayV2 => Flag::With("--outbound-type-sku", "Standard"),
        _ => Flag::Nothing,
    })
}

fn attribute(feature: Feature, is_on: bool) -> Option<(&'static str, Tree)> {
    let flag = Tree::Flag(is_on);
    Some(match feature {
        // The values that these ask for make their blocks.
        Feature::ApplicationGateway | Feature::VirtualNodes | Feature::ContainerInsights => ("", flag),
        Feature::OpenServiceMesh => ("open_service_mesh_enabled", flag),
        Feature::AzurePolicy => ("azure_policy_enabled", flag),
        Feature::AdvancedNetworking if is_on => {
            ("network_profile.advanced_networking.observability_enabled", flag)
        }
        Feature::AdvancedSecurity => ("network_profile.advanced_networking.security_enabled", flag),
        Feature::ArtifactCache if is_on => ("bootstrap_profile.artifact_source", Tree::text("Cache")),
        Feature::AppRouting if is_on => ("web_app_routing.dns_zone_ids", Tree::List(Vec::new())),
        Feature::WithoutNginx if is_on => ("web_app_routing.default_nginx_controller", Tree::text("None")),
        Feature::LongTermSupport if is_on => ("support_plan", Tree::text("AKSLongTermSupport")),
        Feature::BackendsByAddress if is_on => {
            ("network_profile.load_balancer_profile.backend_pool_type", Tree::text("NodeIP"))
        }
        Feature::NoRunCommand => ("run_command_enabled", Tree::Flag(!is_on)),
        _ if !is_on => ("", flag),
        _ => return None,
    })
}
