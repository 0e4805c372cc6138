//! What changes of a cluster take.
use super::{How, Part};
use crate::azure::Feature;
use crate::azure::changeable::{self, CREATION};
use crate::design::{Cluster, NetworkPlugin};
use crate::edit::{CidrField, Step};
use crate::net::Prefix;
use crate::resolve::{Resolved, command};

pub(super) fn field(cluster: &Cluster, field: &str, text: &str, steps: &[Step]) -> Vec<Part> {
    if field == "podCidr" && text.is_empty() {
        let words = "It has no effect, and does no harm where it is: the text that describes the cluster leaves it out.";
        return vec![Part { how: How::Text, words, command: None, source: CREATION }];
    }
    let is_plugin = field == "networkPlugin" || field == "networkPluginMode";
    let to = match field {
        _ if is_plugin && sets_overlay(steps) => changeable::OVERLAY,
        "podCidr" if sets_overlay(steps) => changeable::WITH_OVERLAY,
        "podCidr" if is(cluster, NetworkPlugin::None) => changeable::OWN_CNI,
        _ => text,
    };
    let part = Part::of(changeable::of_cluster(field, to));
    vec![part.by(|| flags(field, text).map(|(verb, flags)| (command::aks(cluster, verb), flags)))]
}

fn sets_overlay(steps: &[Step]) -> bool {
    let mut each = steps.iter();
    each.any(|step| matches!(step, Step::Set { field, text, .. } if field == "networkPluginMode" && text == "overlay"))
}

/// The verb and the flags that change a field where it changes in place; `None` where no plain command does.
fn flags(field: &str, text: &str) -> Option<(&'static str, String)> {
    let word = command::word(text);
    let number = if text.is_empty() { "0" } else { &word };
    let flags = match field {
        "networkPolicy" => format!("--network-policy {}", if text.is_empty() { "none" } else { &word }),
        "networkDataplane" => format!("--network-dataplane {word}"),
        "networkPlugin" => format!("--network-plugin {word}"),
        "networkPluginMode" => format!("--network-plugin-mode {word}"),
        "podCidr" => format!("--pod-cidr {word}"),
        "outboundType" => format!("--outbound-type {word}"),
        "loadBalancerSku" => format!("--load-balancer-sku {word}"),
        "loadBalancerProfile.managedOutboundIPs.count" => {
            format!("--load-balancer-managed-outbound-ip-count {number}")
        }
        "loadBalancerProfile.managedOutboundIPs.countIPv6" => {
            format!("--load-balancer-managed-outbound-ipv6-count {number}")
        }
        "loadBalancerProfile.outboundIPs" => "--load-balancer-outbound-ips <public-ip-ids>".to_owned(),
        "loadBalancerProfile.allocatedOutboundPorts" => format!("--load-balancer-outbound-ports {number}"),
        "loadBalancerProfile.idleTimeoutInMinutes" if !text.is_empty() => {
            format!("--load-balancer-idle-timeout {word}")
        }
        "natGatewayProfile.managedOutboundIPProfile.count" => {
            format!("--nat-gateway-managed-outbound-ip-count {number}")
        }
        "natGatewayProfile.idleTimeoutInMinutes" if !text.is_empty() => {
            format!("--nat-gateway-idle-timeout {word}")
        }
        "authorizedIPRanges" => {
            format!("--api-server-authorized-ip-ranges '{}'", text.replace([' ', '\''], ""))
        }
        "enablePrivateClusterPublicFQDN" if text == "true" => "--enable-public-fqdn".to_owned(),
        "enablePrivateClusterPublicFQDN" => "--disable-public-fqdn".to_owned(),
        "enableVnetIntegration" => {
            "--enable-apiserver-vnet-integration --apiserver-subnet-id <subnet-id>".to_owned()
        }
        "kubernetesVersion" => return Some(("upgrade", format!(" --kubernetes-version {word}"))),
        "sku.tier" => format!("--tier {}", word.to_lowercase()),
        "nodeProvisioningProfile.mode" => format!("--node-provisioning-mode {word}"),
        "identity.type" => "--enable-managed-identity --assign-identity <identity>".to_owned(),
        _ => return None,
    };
    Some(("update", format!(" {flags}")))
}

fn is(cluster: &Cluster, plugin: NetworkPlugin) -> bool {
    let said = cluster.network_profile.as_ref().and_then(|profile| profile.network_plugin.as_ref());
    said.is_some_and(|said| *said == plugin)
}

/// Another range of pods or services.
pub(super) fn range(cluster: &Cluster, resolved: &Resolved, field: CidrField, prefix: Prefix) -> Vec<Part> {
    let of = resolved.clusters.iter().find(|of| of.name() == cluster.name);
    let now = of.and_then(|of| of.pod_cidrs.known()).and_then(|ranges| ranges.first());
    let is_wider = now.is_some_and(|now| prefix.contains(*now));
    let to = match field {
        CidrField::PodCidr if is_wider => changeable::WIDER,
        CidrField::PodCidr if is(cluster, NetworkPlugin::None) => changeable::OWN_CNI,
        CidrField::PodCidr | CidrField::ServiceCidr => "",
    };
    let part = Part::of(changeable::of_cluster(field.text(), to));
    vec![part.by(|| Some((command::aks(cluster, "update"), format!(" --pod-cidr {prefix}"))))]
}

/// A feature that is turned on or off.
pub(super) fn feature(of: &Cluster, feature: Feature, on: bool) -> Part {
    let command =
        turned_off(feature).filter(|_| !on).map(|(verb, flags)| (command::aks(of, verb), flags.to_owned()));
    let words = if on {
        "It is turned on in the cluster that exists."
    } else {
        "It is turned off in the cluster that exists; what relies on it moves before."
    };
    Part { how: How::InPlace, words, command, source: CREATION }
}

/// The command of the Azure CLI that turns a feature off, with its flags; `None` where there is no plain one.
fn turned_off(feature: Feature) -> Option<(&'static str, &'static str)> {
    Some(match feature {
        Feature::ApplicationGateway => ("disable-addons", " --addons ingress-appgw"),
        Feature::VirtualNodes => ("disable-addons", " --addons virtual-node"),
        Feature::OpenServiceMesh => ("disable-addons", " --addons open-service-mesh"),
        Feature::AzurePolicy => ("disable-addons", " --addons azure-policy"),
        Feature::ContainerInsights => ("disable-addons", " --addons monitoring"),
        Feature::AdvancedNetworking | Feature::AdvancedSecurity => ("update", " --disable-acns"),
        Feature::StaticEgressGateway => ("update", " --disable-static-egress-gateway"),
        Feature::Istio => ("mesh disable", ""),
        Feature::AppRouting => ("approuting disable", ""),
        _ => return None,
    })
}
