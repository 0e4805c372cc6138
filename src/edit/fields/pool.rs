//! The fields of node pools.
use super::spell::{either, reference, text, to_either, to_reference, to_text, to_word};
use super::{Input, Kind, Spec};
use crate::design::{MaxSurge, NodePool, OsType, PodIpAllocationMode, PoolMode, PoolType};

const TEXT: Kind = Kind::Plain(Input::Text);
const NUMBER: Kind = Kind::Plain(Input::Number);
const SURGE: Kind = Kind::Plain(Input::Surge);
const FLAG: Kind = Kind::Plain(Input::Flag);
const SUBNET: Kind = Kind::Plain(Input::Subnet);

pub(super) const FIELDS: &[Spec<NodePool>] = &[
    Spec::new("name", "Name", Kind::Name, |of| of.name.clone(), |of, new| of.name = new.to_owned()),
    Spec::new(
        "mode",
        "Mode",
        choice(PoolMode::CHOICES),
        |of| text(&of.mode),
        |of, new| of.mode = to_word(new, PoolMode::read),
    ),
    Spec::new(
        "osType",
        "Operating system",
        choice(OsType::CHOICES),
        |of| text(&of.os_type),
        |of, new| of.os_type = to_word(new, OsType::read),
    ),
    Spec::new("count", "Nodes", NUMBER, |of| text(&of.count), |of, new| of.count = new.parse().ok()),
    Spec::new(
        "enableAutoScaling",
        "Autoscaler",
        FLAG,
        |of| text(&of.enable_auto_scaling),
        |of, new| of.enable_auto_scaling = new.parse().ok(),
    ),
    Spec::new(
        "minCount",
        "Fewest nodes",
        NUMBER,
        |of| text(&of.min_count),
        |of, new| of.min_count = new.parse().ok(),
    ),
    Spec::new(
        "maxCount",
        "Most nodes",
        NUMBER,
        |of| text(&of.max_count),
        |of, new| of.max_count = new.parse().ok(),
    ),
    Spec::new(
        "maxPods",
        "Most pods on a node",
        NUMBER,
        |of| text(&of.max_pods),
        |of, new| of.max_pods = new.parse().ok(),
    ),
    Spec::new(
        "podsPerNode",
        "Pods on a node, expected",
        NUMBER,
        |of| text(&of.pods_per_node),
        |of, new| of.pods_per_node = new.parse().ok(),
    ),
    Spec::new(
        "maxSurge",
        "Extra nodes during an upgrade",
        SURGE,
        |of| text(&of.max_surge),
        |of, new| of.max_surge = MaxSurge::parse(new),
    ),
    Spec::new(
        "maxUnavailable",
        "Missing nodes during an upgrade",
        SURGE,
        |of| text(&of.max_unavailable),
        |of, new| of.max_unavailable = MaxSurge::parse(new),
    ),
    Spec::new(
        "vnetSubnetID",
        "Subnet of the nodes",
        SUBNET,
        |of| reference(&of.subnet),
        |of, new| of.subnet = to_reference(new),
    ),
    Spec::new(
        "podSubnetID",
        "Subnet of the pods",
        SUBNET,
        |of| reference(&of.pod_subnet),
        |of, new| of.pod_subnet = to_reference(new),
    ),
    Spec::new(
        "podIPAllocationMode",
        "Addresses of the pods",
        choice(PodIpAllocationMode::CHOICES),
        |of| text(&of.pod_ip_allocation_mode),
        |of, new| of.pod_ip_allocation_mode = to_word(new, PodIpAllocationMode::read),
    ),
    Spec::new(
        "scaleSetPriority",
        "Priority",
        choice(&["", "Regular", "Spot"]),
        |of| either(of.spot, "Spot", "Regular"),
        |of, new| of.spot = to_either(new, "Spot"),
    ),
    Spec::new(
        "type",
        "Machines",
        choice(PoolType::CHOICES),
        |of| text(&of.pool_type),
        |of, new| of.pool_type = to_word(new, PoolType::read),
    ),
    Spec::new("osSKU", "Image", TEXT, |of| text(&of.os_sku), |of, new| of.os_sku = to_text(new)),
    Spec::new(
        "orchestratorVersion",
        "Kubernetes version",
        TEXT,
        |of| text(&of.orchestrator_version),
        |of, new| of.orchestrator_version = to_text(new),
    ),
    Spec::new(
        "enableNodePublicIP",
        "Public address for each node",
        FLAG,
        |of| text(&of.enable_node_public_ip),
        |of, new| of.enable_node_public_ip = new.parse().ok(),
    ),
    Spec::new(
        "disableOutboundNat",
        "Outbound NAT of Windows switched off",
        FLAG,
        |of| text(&of.outbound_nat_disabled),
        |of, new| of.outbound_nat_disabled = new.parse().ok(),
    ),
    Spec::new(
        "upgradeStrategy",
        "Upgrade strategy",
        choice(&["", "Rolling", "BlueGreen"]),
        |of| either(of.blue_green, "BlueGreen", "Rolling"),
        |of, new| of.blue_green = to_either(new, "BlueGreen"),
    ),
    Spec::new(
        "gatewayProfile.publicIPPrefixSize",
        "Prefix length of a gateway pool",
        NUMBER,
        |of| text(&of.gateway_prefix_length),
        |of, new| of.gateway_prefix_length = new.parse().ok(),
    ),
];

const fn choice(words: &'static [&'static str]) -> Kind {
    Kind::Plain(Input::Choice(words))
}
