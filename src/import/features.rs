//! Add-ons and options of a cluster, each under the path that the catalogue gives.
use super::block::Block;
use super::draft::Draft;
use crate::azure::{Feature, Spelling};
use crate::design::Features;
use crate::text::tree::Node;

/// The keys of a cluster that lead to them.
pub(super) const KEYS: &[&str] = &[
    "addonProfiles",
    "bootstrapProfile",
    "serviceMeshProfile",
    "ingressProfile",
    "httpProxyConfig",
    "servicePrincipalProfile",
    "supportPlan",
    "publicNetworkAccess",
    "machineSeries",
];

/// The keys of a network profile that lead to them.
pub(super) const KEYS_OF_PROFILE: &[&str] =
    &["advancedNetworking", "staticEgressGatewayProfile", "podLinkLocalAccess", "kubeProxyConfig"];

/// The keys that are read of the objects under them.
pub(super) const NESTED: &[&str] = &[
    "ingressApplicationGateway",
    "aciConnectorLinux",
    "openServiceMesh",
    "azurepolicy",
    "omsagent",
    "enabled",
    "security",
    "advancedNetworkPolicies",
    "transitEncryption",
    "type",
    "performance",
    "accelerationMode",
    "mode",
    "artifactSource",
    "webAppRouting",
    "nginx",
    "defaultIngressControllerType",
    "gatewayAPIImplementations",
    "appRoutingIstio",
    "applicationLoadBalancer",
    "httpProxy",
    "httpsProxy",
    "authorizedIPRanges",
    "authorizesRanges",
    "clientId",
    "isUsed",
    "loadBalancerProfile",
    "enableMultipleStandardLoadBalancers",
    "backendPoolType",
    "natGatewayProfile",
    "sku",
    "hasIPv6",
    "hasOwnAddresses",
    "managedOutboundIPProfile",
    "countIPv6",
    "outboundIPs",
    "publicIPs",
    "outboundIPPrefixes",
    "publicIPPrefixes",
    "disableRunCommand",
    "dcsv2",
];

/// Reads the features of a cluster.
pub(super) fn read(block: &Block<'_, '_>, draft: &mut Draft) -> Features {
    let mut features = Features::default();
    for feature in Feature::every() {
        if let [first, rest @ ..] = feature.path()
            && let Some(node) = block.get(first)
        {
            features.set(feature, said(feature, descend(node, rest), &block.subject, draft));
        }
    }
    let of_gateway = block.child("networkProfile").map(|profile| told_of_gateway(&profile));
    for (feature, told) in told_otherwise(block).into_iter().chain(of_gateway.into_iter().flatten()) {
        features.set(feature, features.get(feature).or(told));
    }
    features
}

/// Reads the features of a network profile that stands alone.
pub(super) fn read_of_profile(block: &Block<'_, '_>, draft: &mut Draft) -> Features {
    let mut features = Features::default();
    for feature in Feature::every() {
        if let ["networkProfile", rest @ ..] = feature.path() {
            features.set(feature, said(feature, descend(block.node(), rest), &block.subject, draft));
        }
    }
    for (feature, told) in told_of_gateway(block) {
        features.set(feature, features.get(feature).or(told));
    }
    features
}

fn descend<'n, 't>(node: &'n Node<'t>, path: &[&str]) -> Option<&'n Node<'t>> {
    path.iter().try_fold(node, |node, key| node.get(key)).filter(|node| !node.is_null())
}

/// What the value at a feature's path says; a word that no feature there knows tells nothing.
fn said(feature: Feature, node: Option<&Node<'_>>, subject: &str, draft: &mut Draft) -> Option<bool> {
    let node = node?;
    let said = match feature.spelling() {
        Spelling::Flag => node.as_bool(),
        Spelling::Words(on, off) => {
            let text = node.as_str()?.trim();
            let is = |word: &str| text.eq_ignore_ascii_case(word);
            if is(on) { Some(true) } else { (is(off) || is_another(feature, text)).then_some(false) }
        }
    };
    if said.is_some() {
        draft.place(subject, feature.path().first().copied().unwrap_or_default(), node.span);
    }
    said
}

/// Whether a text turns on another feature that has the same path.
fn is_another(feature: Feature, text: &str) -> bool {
    Feature::every().any(|other| {
        let on = matches!(other.spelling(), Spelling::Words(on, _) if text.eq_ignore_ascii_case(on));
        on && other.path() == feature.path()
    })
}

/// Features that other values than their own tell of.
fn told_otherwise(block: &Block<'_, '_>) -> [(Feature, Option<bool>); 3] {
    let text = |block: &Block<'_, '_>, key: &str| {
        block.get(key).and_then(Node::as_str).filter(|text| !text.trim().is_empty()).map(str::to_owned)
    };
    let proxy = block.child("httpProxyConfig");
    let has_proxy =
        proxy.map(|proxy| ["httpProxy", "httpsProxy"].iter().any(|key| text(&proxy, key).is_some()));
    let principal = block.child("servicePrincipalProfile").and_then(|profile| text(&profile, "clientId"));
    [
        (Feature::HttpProxy, has_proxy),
        (Feature::ServicePrincipal, principal.and_then(|id| is_principal(&id))),
        (Feature::DcsV2, has_dcs_v2(block)),
    ]
}

/// Whether a size of machines is one of the DCsv2 series: `Standard_DC4s_v2`.
pub(super) fn is_dcs_v2(size: &str) -> bool {
    let size = size.trim().to_ascii_lowercase();
    size.starts_with("standard_dc") && size.ends_with("_v2")
}

/// Whether nodes of a pool are of that series; `None` where no pool tells its size.
fn has_dcs_v2(block: &Block<'_, '_>) -> Option<bool> {
    let pools = block.list("agentPoolProfiles")?;
    let sizes: Vec<&str> = pools.iter().filter_map(|pool| pool.get("vmSize")?.as_str()).collect();
    (!sizes.is_empty()).then(|| sizes.into_iter().any(is_dcs_v2))
}

/// What a network profile tells of the addresses of a managed NAT gateway.
fn told_of_gateway(profile: &Block<'_, '_>) -> [(Feature, Option<bool>); 2] {
    let gateway = profile.child("natGatewayProfile");
    let managed = gateway.as_ref().and_then(|of| of.child("managedOutboundIPProfile"));
    let count = managed.and_then(|managed| managed.get("countIPv6")?.as_u64());
    let lists = [("outboundIPs", "publicIPs"), ("outboundIPPrefixes", "publicIPPrefixes")];
    let has_own = gateway.is_some_and(|of| {
        lists.iter().any(|(key, list)| {
            of.child(key).and_then(|own| own.list(list)).is_some_and(|list| !list.is_empty())
        })
    });
    [
        (Feature::NatGatewayIpv6, count.filter(|count| *count > 0).map(|_| true)),
        (Feature::NatGatewayOwnAddresses, has_own.then_some(true)),
    ]
}

/// Whether a client id is that of a service principal; nothing tells where somebody put noughts in its place.
fn is_principal(id: &str) -> Option<bool> {
    let is_hidden = id.chars().all(|letter| matches!(letter, '0' | '-'));
    (!is_hidden).then(|| !id.eq_ignore_ascii_case("msi"))
}
