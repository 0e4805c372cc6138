//! The properties of a cluster.
use super::{Row, flag, number, plain, row, word};
use crate::azure::NetworkModel;
use crate::design::{
    LoadBalancerProfile, NatGatewayProfile, NetworkPlugin, NetworkPluginMode, OutboundType, PrivateDnsZone,
    Word,
};
use crate::export::code::plan::Cluster;
use crate::export::code::text::Text;
use crate::export::code::tree::Tree;
use crate::net::Prefix;
use crate::resolve::{Ports, Value};

/// In the order in which they are written.
pub(in crate::export::code) const CLUSTER: &[Row<Cluster>] = &[
    row("sku.name", "--sku", "", |of| plain(of.of.said.sku_name.as_ref())),
    row("sku.tier", "--tier", "sku_tier", |of| plain(of.of.said.sku_tier.as_ref())),
    row("kubernetesVersion", "--kubernetes-version", "kubernetes_version", |of| {
        plain(of.of.said.kubernetes_version.as_ref())
    }),
    row("nodeResourceGroup", "--node-resource-group", "node_resource_group", node_resource_group),
    row("networkProfile.networkPlugin", "--network-plugin", "network_profile.network_plugin", plugin),
    row(
        "networkProfile.networkPluginMode",
        "--network-plugin-mode",
        "network_profile.network_plugin_mode",
        mode,
    ),
    row(
        "networkProfile.networkDataplane",
        "--network-dataplane",
        "network_profile.network_data_plane",
        dataplane,
    ),
    row("networkProfile.networkPolicy", "--network-policy", "network_profile.network_policy", |of| {
        word(of.of.network_policy.known())
    }),
    row("networkProfile.podCidr", "--pod-cidr", "network_profile.pod_cidr", |of| one(&of.of.pod_cidrs)),
    row("networkProfile.podCidrs", "--pod-cidrs", "network_profile.pod_cidrs", |of| {
        several(&of.of.pod_cidrs)
    }),
    row("networkProfile.serviceCidr", "--service-cidr", "network_profile.service_cidr", |of| {
        one(&of.of.service_cidrs)
    }),
    row("networkProfile.serviceCidrs", "--service-cidrs", "network_profile.service_cidrs", |of| {
        several(&of.of.service_cidrs)
    }),
    row("networkProfile.dnsServiceIP", "--dns-service-ip", "network_profile.dns_service_ip", |of| {
        of.of.dns_service_ip.known().map(|address| Tree::text(address.to_string()))
    }),
    row("networkProfile.ipFamilies", "--ip-families", "network_profile.ip_versions", |of| {
        of.of.ip_families.known().map(Tree::texts)
    }),
    row("networkProfile.outboundType", "--outbound-type", "network_profile.outbound_type", |of| {
        word(of.of.outbound_type.known())
    }),
    row("networkProfile.loadBalancerSku", "--load-balancer-sku", "network_profile.load_balancer_sku", |of| {
        word(of.of.load_balancer_sku.known())
    }),
    row(
        "networkProfile.loadBalancerProfile.managedOutboundIPs.count",
        "--load-balancer-managed-outbound-ip-count",
        "network_profile.load_balancer_profile.managed_outbound_ip_count",
        managed,
    ),
    row(
        "networkProfile.loadBalancerProfile.managedOutboundIPs.countIPv6",
        "--load-balancer-managed-outbound-ipv6-count",
        "network_profile.load_balancer_profile.managed_outbound_ipv6_count",
        |of| number(balancer(of)?.managed_outbound_ipv6),
    ),
    row(
        "networkProfile.loadBalancerProfile.outboundIPs.publicIPs",
        "--load-balancer-outbound-ips",
        "network_profile.load_balancer_profile.outbound_ip_address_ids",
        |of| ids(&of.outbound_ips),
    ),
    row(
        "networkProfile.loadBalancerProfile.outboundIPPrefixes.publicIPPrefixes",
        "--load-balancer-outbound-ip-prefixes",
        "network_profile.load_balancer_profile.outbound_ip_prefix_ids",
        |of| ids(&of.outbound_prefixes),
    ),
    row(
        "networkProfile.loadBalancerProfile.allocatedOutboundPorts",
        "--load-balancer-outbound-ports",
        "network_profile.load_balancer_profile.outbound_ports_allocated",
        |of| match of.of.outbound.as_ref()?.ports {
            Ports::Given(ports) => Some(Tree::Number(ports)),
            Ports::Automatic => Some(Tree::Number(0)),
        },
    ),
    row(
        "networkProfile.loadBalancerProfile.idleTimeoutInMinutes",
        "--load-balancer-idle-timeout",
        "network_profile.load_balancer_profile.idle_timeout_in_minutes",
        |of| number(balancer(of)?.idle_timeout_minutes),
    ),
    row(
        "networkProfile.natGatewayProfile.managedOutboundIPProfile.count",
        "--nat-gateway-managed-outbound-ip-count",
        "network_profile.nat_gateway_profile.managed_outbound_ip_count",
        |of| number(gateway(of)?.managed_outbound_ips),
    ),
    row(
        "networkProfile.natGatewayProfile.idleTimeoutInMinutes",
        "--nat-gateway-idle-timeout",
        "network_profile.nat_gateway_profile.idle_timeout_in_minutes",
        |of| number(gateway(of)?.idle_timeout_minutes),
    ),
    row(
        "apiServerAccessProfile.enablePrivateCluster",
        "--enable-private-cluster",
        "private_cluster_enabled",
        |of| flag(of.of.said.api_server.enable_private_cluster),
    ),
    row("apiServerAccessProfile.privateDNSZone", "--private-dns-zone", "private_dns_zone_id", zone),
    row(
        "apiServerAccessProfile.enablePrivateClusterPublicFQDN",
        "",
        "private_cluster_public_fqdn_enabled",
        |of| flag(of.of.said.api_server.public_fqdn),
    ),
    row(
        "apiServerAccessProfile.enableVnetIntegration",
        "--enable-apiserver-vnet-integration",
        "api_server_access_profile.virtual_network_integration_enabled",
        |of| flag(of.of.said.api_server.enable_vnet_integration),
    ),
    row(
        "apiServerAccessProfile.subnetId",
        "--apiserver-subnet-id",
        "api_server_access_profile.subnet_id",
        |of| of.api_server_subnet.clone().map(Tree::Text),
    ),
    row(
        "apiServerAccessProfile.authorizedIPRanges",
        "--api-server-authorized-ip-ranges",
        "api_server_access_profile.authorized_ip_ranges",
        |of| {
            of.of
                .said
                .api_server
                .authorized_ip_ranges
                .as_ref()
                .filter(|ranges| !ranges.is_empty())
                .map(Tree::texts)
        },
    ),
    row("nodeProvisioningProfile.mode", "--node-provisioning-mode", "node_provisioning_profile.mode", |of| {
        of.of.said.node_auto_provisioning.map(|auto| Tree::text(if auto { "Auto" } else { "Manual" }))
    }),
    row("windowsProfile.adminUsername", "--windows-admin-username", "windows_profile.admin_username", |of| {
        of.windows.as_ref().map(|[name, _]| Tree::Text(name.clone()))
    }),
    row("windowsProfile.adminPassword", "--windows-admin-password", "windows_profile.admin_password", |of| {
        of.windows.as_ref().map(|[_, password]| Tree::Text(password.clone()))
    }),
];

/// A group that the service names by itself is not named here.
fn node_resource_group(of: &Cluster) -> Option<Tree> {
    let group = of.of.said.node_resource_group.as_ref();
    plain(group.filter(|group| !group.to_ascii_uppercase().starts_with("MC_")))
}

fn plugin(of: &Cluster) -> Option<Tree> {
    let said = of.of.said.network_profile.as_ref().and_then(|profile| profile.network_plugin.as_ref());
    if let Some(Word::Newer(newer)) = said {
        return plain(Some(newer));
    }
    let plugin = match of.of.model()? {
        NetworkModel::Kubenet => NetworkPlugin::Kubenet,
        NetworkModel::None => NetworkPlugin::None,
        NetworkModel::Overlay | NetworkModel::NodeSubnet | NetworkModel::PodSubnet => NetworkPlugin::Azure,
    };
    Some(Tree::text(plugin.text()))
}

fn mode(of: &Cluster) -> Option<Tree> {
    let said = of.of.said.network_profile.as_ref().and_then(|profile| profile.network_plugin_mode.as_ref());
    let by_default = || {
        (of.of.model() == Some(NetworkModel::Overlay)).then(|| Tree::text(NetworkPluginMode::Overlay.text()))
    };
    word(said).or_else(by_default)
}

/// The data plane; with another plugin than Azure CNI only where the design says one.
fn dataplane(of: &Cluster) -> Option<Tree> {
    let is_other = matches!(of.of.model(), Some(NetworkModel::Kubenet | NetworkModel::None));
    let dataplane = &of.of.network_dataplane;
    word(dataplane.known().filter(|_| dataplane.is_given() || !is_other))
}

fn one(ranges: &Value<Vec<Prefix>>) -> Option<Tree> {
    match ranges.known()?.as_slice() {
        [range] => Some(Tree::text(range.to_string())),
        _ => None,
    }
}

fn several(ranges: &Value<Vec<Prefix>>) -> Option<Tree> {
    ranges.known().filter(|ranges| ranges.len() > 1).map(Tree::texts)
}

fn balancer(of: &Cluster) -> Option<&LoadBalancerProfile> {
    of.of.said.network_profile.as_ref()?.load_balancer_profile.as_ref()
}

fn gateway(of: &Cluster) -> Option<&NatGatewayProfile> {
    let is_managed = of.of.outbound_type.known().is_some_and(|exit| *exit == OutboundType::ManagedNatGateway);
    of.of.said.network_profile.as_ref()?.nat_gateway_profile.as_ref().filter(|_| is_managed)
}

fn managed(of: &Cluster) -> Option<Tree> {
    let said = balancer(of).and_then(|balancer| balancer.managed_outbound_ips);
    let ips = &of.of.outbound.as_ref()?.ips;
    number(said.or_else(|| ips.get().filter(|_| ips.is_default())))
}

fn ids(texts: &[Text]) -> Option<Tree> {
    (!texts.is_empty()).then(|| Tree::List(texts.iter().map(Tree::reference).collect()))
}

fn zone(of: &Cluster) -> Option<Tree> {
    match of.of.said.api_server.private_dns_zone.as_ref()? {
        Word::Known(PrivateDnsZone::Own) => of.private_dns_zone.clone().map(Tree::Text),
        Word::Known(zone) => Some(Tree::text(zone.text())),
        Word::Newer(_) => None,
    }
}
