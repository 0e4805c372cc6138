//! Add-ons and options of `az aks create` and `az aks update`.
use super::flags::Table;
use super::values::{Values, pieces};
use crate::azure::{Feature, Spelling};
use crate::design::Features;
use crate::import::draft::Draft;
use crate::import::features::is_dcs_v2;

/// The flags that are read.
pub(super) const FLAGS: Table = &[
    &["--enable-addons", "-a"],
    &["--enable-acns"],
    &["--disable-acns"],
    &["--enable-static-egress-gateway"],
    &["--disable-static-egress-gateway"],
    &["--enable-app-routing"],
    &["--enable-azure-service-mesh", "--enable-asm"],
    &["--enable-app-routing-istio", "--enable-ari"],
    &["--disable-acns-security"],
    &["--acns-advanced-networkpolicies"],
    &["--acns-transit-encryption-type"],
    &["--acns-datapath-acceleration-mode"],
    &["--app-routing-default-nginx-controller", "--ardnc"],
    &["--k8s-support-plan"],
    &["--load-balancer-backend-pool-type"],
    &["--outbound-type-sku"],
    &["--bootstrap-artifact-source"],
    &["--service-principal"],
    &["--disable-run-command"],
    &["--enable-run-command"],
    &["--node-vm-size", "-s"],
];

/// Flags without a value, the feature, and whether they turn it on.
const SWITCHES: &[(&str, Feature, bool)] = &[
    ("--enable-acns", Feature::AdvancedNetworking, true),
    ("--disable-acns", Feature::AdvancedNetworking, false),
    ("--enable-static-egress-gateway", Feature::StaticEgressGateway, true),
    ("--disable-static-egress-gateway", Feature::StaticEgressGateway, false),
    ("--enable-app-routing", Feature::AppRouting, true),
    ("--enable-azure-service-mesh", Feature::Istio, true),
    ("--enable-app-routing-istio", Feature::GatewayApi, true),
    ("--disable-acns-security", Feature::AdvancedSecurity, false),
    ("--disable-run-command", Feature::NoRunCommand, true),
    ("--enable-run-command", Feature::NoRunCommand, false),
];

/// Flags whose value is ARM's word for a feature that is on; another word says that it is off.
const WORDS: &[(&str, Feature)] = &[
    ("--bootstrap-artifact-source", Feature::ArtifactCache),
    ("--acns-advanced-networkpolicies", Feature::LayerSeven),
    ("--acns-advanced-networkpolicies", Feature::Fqdn),
    ("--acns-transit-encryption-type", Feature::WireGuard),
    ("--acns-datapath-acceleration-mode", Feature::HostRouting),
    ("--app-routing-default-nginx-controller", Feature::WithoutNginx),
    ("--k8s-support-plan", Feature::LongTermSupport),
    ("--load-balancer-backend-pool-type", Feature::BackendsByAddress),
    ("--outbound-type-sku", Feature::NatGatewayV2),
];

/// What the CLI calls add-ons.
const ADD_ONS: &[(&str, Feature)] = &[
    ("virtual-node", Feature::VirtualNodes),
    ("ingress-appgw", Feature::ApplicationGateway),
    ("open-service-mesh", Feature::OpenServiceMesh),
    ("azure-policy", Feature::AzurePolicy),
    ("monitoring", Feature::ContainerInsights),
    ("web_application_routing", Feature::AppRouting),
];

/// Reads the features that a command names.
pub(super) fn read(values: Values<'_>, draft: &mut Draft) -> Features {
    let mut features = Features::default();
    for (flag, feature, is_on) in SWITCHES {
        let said = values.switch(draft, flag, field(*feature));
        features.set(*feature, said.map(|said| said == *is_on).or(features.get(*feature)));
    }
    if let Some((text, span)) = values.known(draft, "--enable-addons") {
        for name in pieces(text) {
            let is = |(known, _): &&(&str, Feature)| known.eq_ignore_ascii_case(name);
            if let Some((_, feature)) = ADD_ONS.iter().find(is) {
                draft.place(values.subject, field(*feature), span);
                features.set(*feature, Some(true));
            }
        }
    }
    for (flag, feature) in WORDS {
        let word = values.text(draft, flag, field(*feature));
        if let (Some(text), Spelling::Words(on, _)) = (word, feature.spelling()) {
            features.set(*feature, Some(text.eq_ignore_ascii_case(on)));
        }
    }
    if let Some(size) = values.text(draft, "--node-vm-size", field(Feature::DcsV2)) {
        features.set(Feature::DcsV2, Some(is_dcs_v2(&size)));
    }
    if values.arguments.get("--service-principal").is_some() {
        features.set(Feature::ServicePrincipal, Some(true));
    }
    features
}

/// Takes what a later command says.
pub(super) fn take_all(of: &mut Features, later: Features) {
    later.said().for_each(|(feature, is_on)| of.set(feature, Some(is_on)));
}

fn field(feature: Feature) -> &'static str {
    feature.path().first().copied().unwrap_or_default()
}
