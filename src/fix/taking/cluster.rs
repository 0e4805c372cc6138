//! What changes of a cluster take.
use super::{How, Part, word};
use crate::azure::{Feature, Source, learn, release_note};
use crate::design::{Cluster, NetworkPlugin};
use crate::edit::{CidrField, Step};
use crate::net::Prefix;
use crate::resolve::Resolved;

pub(super) const CREATION: Source = learn("https://learn.microsoft.com/azure/aks/plan-networking");
const OUTBOUND: Source = learn("https://learn.microsoft.com/azure/aks/egress-outboundtype");
const PLUGIN: Source = learn("https://learn.microsoft.com/azure/aks/update-azure-cni");
const BALANCER: Source = learn("https://learn.microsoft.com/azure/aks/configure-load-balancer-standard");
const NAT: Source = learn("https://learn.microsoft.com/azure/aks/nat-gateway");
const POLICIES: Source = learn("https://learn.microsoft.com/azure/aks/use-network-policies");
const UPGRADES: Source = learn("https://learn.microsoft.com/azure/aks/upgrade-aks-cluster");
const AUTHORIZED: Source = learn("https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges");
const TIERS: Source = learn("https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers");
const PROVISIONING: Source = learn("https://learn.microsoft.com/azure/aks/node-auto-provisioning");
const EXPANSION: Source = learn("https://learn.microsoft.com/azure/aks/azure-cni-overlay-pod-expand");
const BASIC: Source = learn("https://learn.microsoft.com/azure/aks/upgrade-basic-load-balancer-on-aks");
const PRIVATE: Source = learn("https://learn.microsoft.com/azure/aks/private-clusters");
const IDENTITY: Source = learn("https://learn.microsoft.com/azure/aks/use-managed-identity");

const KEPT: &str = "A cluster keeps this from its creation: a new cluster beside it, the workloads moved, the old one \
                    deleted.";

/// The command on a cluster, up to its flags.
pub(super) fn command(cluster: &Cluster, verb: &str) -> String {
    let group = word(cluster.resource_group.as_deref(), "resource group");
    format!("az aks {verb} --resource-group {group} --name {}", word(Some(&cluster.name), "cluster"))
}

pub(super) fn field(cluster: &Cluster, field: &str, text: &str, steps: &[Step]) -> Vec<Part> {
    let update = |flags: String, words, source| Part {
        how: How::InPlace,
        words,
        command: Some((command(cluster, "update"), flags)),
        source,
    };
    let kept = |source| Part { how: How::NewCluster, words: KEPT, command: None, source };
    let sets = |of: &str, to: &str| {
        steps.iter().any(|step| matches!(step, Step::Set { field, text, .. } if field == of && text == to))
    };
    let part = match field {
        "networkPolicy" => update(
            format!(" --network-policy {}", if text.is_empty() { "none" } else { text }),
            "All nodes are reimaged, pool by pool; until then policies are enforced in part.",
            POLICIES,
        ),
        "networkDataplane" if text == "cilium" => update(
            " --network-dataplane cilium".to_owned(),
            "All nodes are reimaged, and no way back is documented; Windows pools have to go before.",
            PLUGIN,
        ),
        "networkPlugin" | "networkPluginMode" if sets("networkPluginMode", "overlay") => update(
            format!(
                " {} {text}",
                if field == "networkPlugin" { "--network-plugin" } else { "--network-plugin-mode" }
            ),
            "All nodes are reimaged, pods get addresses of the pod CIDR, and there is no way back. No policy engine may \
             be installed meanwhile.",
            PLUGIN,
        ),
        "outboundType" => update(
            format!(" --outbound-type {text}"),
            "Connections drop, and others see another address afterwards: they allow it before the change.",
            OUTBOUND,
        ),
        "loadBalancerSku" if text == "standard" => update(
            " --load-balancer-sku standard".to_owned(),
            "A downtime: inbound addresses stay, outbound ones are new. Not in place where internal load balancers are Basic.",
            BASIC,
        ),
        "loadBalancerProfile.managedOutboundIPs.count" => balancer(update, "managed-outbound-ip-count", text),
        "loadBalancerProfile.allocatedOutboundPorts" => balancer(update, "outbound-ports", text),
        "loadBalancerProfile.idleTimeoutInMinutes" => balancer(update, "idle-timeout", text),
        "natGatewayProfile.managedOutboundIPProfile.count" => {
            update(format!(" --nat-gateway-managed-outbound-ip-count {text}"), "Nothing is restarted.", NAT)
        }
        "natGatewayProfile.idleTimeoutInMinutes" => {
            update(format!(" --nat-gateway-idle-timeout {text}"), "Nothing is restarted.", NAT)
        }
        "authorizedIPRanges" => update(
            format!(" --api-server-authorized-ip-ranges '{}'", text.replace(' ', "")),
            "It is in force within minutes.",
            AUTHORIZED,
        ),
        "enablePrivateClusterPublicFQDN" => {
            let flag = if text == "true" { " --enable-public-fqdn" } else { " --disable-public-fqdn" };
            update(flag.to_owned(), "The private name stays.", PRIVATE)
        }
        "kubernetesVersion" => Part {
            how: How::InPlace,
            words: "One minor version after the other: the control plane first, then every node with surge.",
            command: Some((command(cluster, "upgrade"), format!(" --kubernetes-version {text}"))),
            source: UPGRADES,
        },
        "sku.tier" => update(format!(" --tier {}", text.to_lowercase()), "Nothing is restarted.", TIERS),
        "nodeProvisioningProfile.mode" => update(
            format!(" --node-provisioning-mode {text}"),
            "Nodes that it made have to be gone before.",
            PROVISIONING,
        ),
        "identity.type" => update(
            " --enable-managed-identity --assign-identity <identity>".to_owned(),
            "The identity needs the rights of the one before it.",
            IDENTITY,
        ),
        "networkDataplane" | "networkPlugin" | "networkPluginMode" | "loadBalancerSku" => kept(PLUGIN),
        "podCidr" if text.is_empty() => Part {
            how: How::Text,
            words: "It has no effect, and does no harm where it is: the text that describes the cluster leaves it out.",
            command: None,
            source: CREATION,
        },
        "podCidr" if is(cluster, NetworkPlugin::None) => update(
            format!(" --pod-cidr {text}"),
            "With a CNI of one’s own it is a note to the service alone.",
            release_note("2023-07-02"),
        ),
        _ => kept(CREATION),
    };
    vec![part]
}

fn balancer(update: impl Fn(String, &'static str, Source) -> Part, flag: &str, text: &str) -> Part {
    update(
        format!(" --load-balancer-{flag} {}", if text.is_empty() { "0" } else { text }),
        "Ports are allotted anew: connections may be reset.",
        BALANCER,
    )
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
    let part = match field {
        CidrField::PodCidr if is_wider => Part {
            how: How::InPlace,
            words: "The range that is there grows to one that holds it; with Linux nodes and IPv4 alone, and never back.",
            command: Some((command(cluster, "update"), format!(" --pod-cidr {prefix}"))),
            source: EXPANSION,
        },
        CidrField::PodCidr if is(cluster, NetworkPlugin::None) => Part {
            how: How::InPlace,
            words: "With a CNI of one’s own it is a note to the service alone: its own settings give pods their addresses.",
            command: Some((command(cluster, "update"), format!(" --pod-cidr {prefix}"))),
            source: release_note("2023-07-02"),
        },
        CidrField::PodCidr | CidrField::ServiceCidr => {
            Part { how: How::NewCluster, words: KEPT, command: None, source: CREATION }
        }
    };
    vec![part]
}

/// A feature that is turned on or off.
pub(super) fn feature(of: &Cluster, feature: Feature, on: bool) -> Part {
    let command =
        turned_off(feature).filter(|_| !on).map(|(verb, flags)| (command(of, verb), flags.to_owned()));
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
