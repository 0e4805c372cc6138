//! The fields of clusters and their network profile.
use super::spell::{
    either, list, reference, text, to_either, to_families, to_prefixes, to_reference, to_text, to_word,
};
use super::{Input, Kind, Spec};
use crate::design::{
    Cluster, LoadBalancerProfile, LoadBalancerSku, NatGatewayProfile, NetworkDataplane, NetworkPlugin,
    NetworkPluginMode, NetworkPolicy, NetworkProfile, OutboundType, PrivateDnsZone,
};

const TEXT: Kind = Kind::Plain(Input::Text);
const NUMBER: Kind = Kind::Plain(Input::Number);
const PREFIXES: Kind = Kind::Plain(Input::Prefixes);
const ADDRESS: Kind = Kind::Plain(Input::Address);
const FLAG: Kind = Kind::Plain(Input::Flag);
const SUBNET: Kind = Kind::Plain(Input::Subnet);
const FAMILIES: Kind = choice(&["", "IPv4", "IPv4, IPv6", "IPv6"]);

pub(super) const FIELDS: &[Spec<Cluster>] = &[
    Spec::new("name", "Name", Kind::Name, |of| of.name.clone(), |of, new| of.name = new.to_owned()),
    Spec::new(
        "resourceGroup",
        "Resource group",
        TEXT,
        |of| text(&of.resource_group),
        |of, new| of.resource_group = to_text(new),
    ),
    Spec::new("location", "Region", TEXT, |of| text(&of.location), |of, new| of.location = to_text(new)),
    Spec::new(
        "kubernetesVersion",
        "Kubernetes version",
        TEXT,
        |of| text(&of.kubernetes_version),
        |of, new| of.kubernetes_version = to_text(new),
    ),
    Spec::new(
        "sku.name",
        "SKU",
        choice(&["", "Base", "Automatic"]),
        |of| text(&of.sku_name),
        |of, new| of.sku_name = to_text(new),
    ),
    Spec::new(
        "sku.tier",
        "Tier",
        choice(&["", "Free", "Standard", "Premium"]),
        |of| text(&of.sku_tier),
        |of, new| of.sku_tier = to_text(new),
    ),
    Spec::new(
        "networkPlugin",
        "Network plugin",
        choice(NetworkPlugin::CHOICES),
        |of| said(of, |profile| text(&profile.network_plugin)),
        |of, new| profile(of).network_plugin = to_word(new, NetworkPlugin::read),
    ),
    Spec::new(
        "networkPluginMode",
        "Network plugin mode",
        choice(NetworkPluginMode::CHOICES),
        |of| said(of, |profile| text(&profile.network_plugin_mode)),
        |of, new| profile(of).network_plugin_mode = to_word(new, NetworkPluginMode::read),
    ),
    Spec::new(
        "networkDataplane",
        "Data plane",
        choice(NetworkDataplane::CHOICES),
        |of| said(of, |profile| text(&profile.network_dataplane)),
        |of, new| profile(of).network_dataplane = to_word(new, NetworkDataplane::read),
    ),
    Spec::new(
        "networkPolicy",
        "Network policy",
        choice(NetworkPolicy::CHOICES),
        |of| said(of, |profile| text(&profile.network_policy)),
        |of, new| profile(of).network_policy = to_word(new, NetworkPolicy::read),
    ),
    Spec::new(
        "podCidr",
        "Pod CIDR",
        PREFIXES,
        |of| said(of, |profile| list(profile.pod_cidrs.as_deref().unwrap_or_default())),
        |of, new| profile(of).pod_cidrs = to_prefixes(new),
    ),
    Spec::new(
        "serviceCidr",
        "Service CIDR",
        PREFIXES,
        |of| said(of, |profile| list(profile.service_cidrs.as_deref().unwrap_or_default())),
        |of, new| profile(of).service_cidrs = to_prefixes(new),
    ),
    Spec::new(
        "dnsServiceIP",
        "DNS service address",
        ADDRESS,
        |of| said(of, |profile| text(&profile.dns_service_ip)),
        |of, new| profile(of).dns_service_ip = new.parse().ok(),
    ),
    Spec::new(
        "ipFamilies",
        "Address families",
        FAMILIES,
        |of| said(of, |profile| list(profile.ip_families.as_deref().unwrap_or_default())),
        |of, new| profile(of).ip_families = to_families(new),
    ),
    Spec::new(
        "outboundType",
        "Outbound type",
        choice(OutboundType::CHOICES),
        |of| said(of, |profile| text(&profile.outbound_type)),
        |of, new| profile(of).outbound_type = to_word(new, OutboundType::read),
    ),
    Spec::new(
        "loadBalancerSku",
        "Load balancer SKU",
        choice(LoadBalancerSku::CHOICES),
        |of| said(of, |profile| text(&profile.load_balancer_sku)),
        |of, new| profile(of).load_balancer_sku = to_word(new, LoadBalancerSku::read),
    ),
    Spec::new(
        "loadBalancerProfile.managedOutboundIPs.count",
        "Managed outbound addresses",
        NUMBER,
        |of| balanced(of, |balancer| balancer.managed_outbound_ips),
        |of, new| balancer(of).managed_outbound_ips = new.parse().ok(),
    ),
    Spec::new(
        "loadBalancerProfile.managedOutboundIPs.countIPv6",
        "Managed outbound addresses, IPv6",
        NUMBER,
        |of| balanced(of, |balancer| balancer.managed_outbound_ipv6),
        |of, new| balancer(of).managed_outbound_ipv6 = new.parse().ok(),
    ),
    Spec::new(
        "loadBalancerProfile.outboundIPs",
        "Own outbound addresses",
        NUMBER,
        |of| balanced(of, |balancer| balancer.outbound_ips),
        |of, new| balancer(of).outbound_ips = new.parse().ok(),
    ),
    Spec::new(
        "loadBalancerProfile.allocatedOutboundPorts",
        "Outbound ports for each node",
        NUMBER,
        |of| balanced(of, |balancer| balancer.allocated_outbound_ports),
        |of, new| balancer(of).allocated_outbound_ports = new.parse().ok(),
    ),
    Spec::new(
        "loadBalancerProfile.idleTimeoutInMinutes",
        "Idle timeout in minutes",
        NUMBER,
        |of| balanced(of, |balancer| balancer.idle_timeout_minutes),
        |of, new| balancer(of).idle_timeout_minutes = new.parse().ok(),
    ),
    Spec::new(
        "natGatewayProfile.managedOutboundIPProfile.count",
        "Addresses of the managed NAT gateway",
        NUMBER,
        |of| translated(of, |gateway| gateway.managed_outbound_ips),
        |of, new| gateway(of).managed_outbound_ips = new.parse().ok(),
    ),
    Spec::new(
        "natGatewayProfile.idleTimeoutInMinutes",
        "Idle timeout of the managed NAT gateway in minutes",
        NUMBER,
        |of| translated(of, |gateway| gateway.idle_timeout_minutes),
        |of, new| gateway(of).idle_timeout_minutes = new.parse().ok(),
    ),
    Spec::new(
        "enablePrivateCluster",
        "Private cluster",
        FLAG,
        |of| text(&of.api_server.enable_private_cluster),
        |of, new| of.api_server.enable_private_cluster = new.parse().ok(),
    ),
    Spec::new(
        "privateDNSZone",
        "Zone of the private name",
        choice(PrivateDnsZone::CHOICES),
        |of| text(&of.api_server.private_dns_zone),
        |of, new| of.api_server.private_dns_zone = to_word(new, PrivateDnsZone::read),
    ),
    Spec::new(
        "enablePrivateClusterPublicFQDN",
        "Public name of a private cluster",
        FLAG,
        |of| text(&of.api_server.public_fqdn),
        |of, new| of.api_server.public_fqdn = new.parse().ok(),
    ),
    Spec::new(
        "authorizedIPRanges",
        "Ranges that reach the API server",
        PREFIXES,
        |of| list(of.api_server.authorized_ip_ranges.as_deref().unwrap_or_default()),
        |of, new| of.api_server.authorized_ip_ranges = to_prefixes(new),
    ),
    Spec::new(
        "identity.type",
        "Identity",
        choice(&["", "SystemAssigned", "UserAssigned"]),
        |of| either(of.user_assigned_identity, "UserAssigned", "SystemAssigned"),
        |of, new| of.user_assigned_identity = to_either(new, "UserAssigned"),
    ),
    Spec::new(
        "enableVnetIntegration",
        "API server in the virtual network",
        FLAG,
        |of| text(&of.api_server.enable_vnet_integration),
        |of, new| of.api_server.enable_vnet_integration = new.parse().ok(),
    ),
    Spec::new(
        "apiServerAccessProfile.subnetId",
        "Subnet of the API server",
        SUBNET,
        |of| reference(&of.api_server.subnet),
        |of, new| of.api_server.subnet = to_reference(new),
    ),
    Spec::new(
        "nodeProvisioningProfile.mode",
        "Node auto-provisioning",
        choice(&["", "Manual", "Auto"]),
        |of| either(of.node_auto_provisioning, "Auto", "Manual"),
        |of, new| of.node_auto_provisioning = to_either(new, "Auto"),
    ),
    Spec::new(
        "hostedSystemProfile.enabled",
        "System pools hosted by the service",
        FLAG,
        |of| text(&of.hosted_system),
        |of, new| of.hosted_system = new.parse().ok(),
    ),
    Spec::new(
        "hostedSystemProfile.nodeSubnetID",
        "Subnet of the hosted nodes",
        SUBNET,
        |of| reference(&of.hosted_node_subnet),
        |of, new| of.hosted_node_subnet = to_reference(new),
    ),
    Spec::new(
        "nodeResourceGroup",
        "Resource group of the nodes",
        TEXT,
        |of| text(&of.node_resource_group),
        |of, new| of.node_resource_group = to_text(new),
    ),
];

const fn choice(words: &'static [&'static str]) -> Kind {
    Kind::Plain(Input::Choice(words))
}

fn said(of: &Cluster, text: impl Fn(&NetworkProfile) -> String) -> String {
    of.network_profile.as_ref().map(text).unwrap_or_default()
}

fn balanced(of: &Cluster, number: impl Fn(&LoadBalancerProfile) -> Option<u64>) -> String {
    said(of, |profile| text(&profile.load_balancer_profile.as_ref().and_then(&number)))
}

fn translated(of: &Cluster, number: impl Fn(&NatGatewayProfile) -> Option<u64>) -> String {
    said(of, |profile| text(&profile.nat_gateway_profile.as_ref().and_then(&number)))
}

fn profile(of: &mut Cluster) -> &mut NetworkProfile {
    of.network_profile.get_or_insert_default()
}

fn balancer(of: &mut Cluster) -> &mut LoadBalancerProfile {
    profile(of).load_balancer_profile.get_or_insert_default()
}

fn gateway(of: &mut Cluster) -> &mut NatGatewayProfile {
    profile(of).nat_gateway_profile.get_or_insert_default()
}
