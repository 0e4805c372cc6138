//! What the service takes where a request does not say.
use std::net::{IpAddr, Ipv4Addr};

use super::{Fact, Grade, Source, learn, release_note};
use crate::net::Prefix;

const SCHEMA: Source = Source {
    url: "https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters",
    read: "2026-08-21",
    grade: Grade::Schema,
};

/// The service CIDR of a cluster that names none.
pub const SERVICE_CIDR: Fact<Prefix> = Fact { value: Prefix::ipv4([10, 0, 0, 0], 16), source: SCHEMA };

/// The pod CIDR of an overlay or kubenet cluster that names none.
pub const POD_CIDR: Fact<Prefix> = Fact { value: Prefix::ipv4([10, 244, 0, 0], 16), source: SCHEMA };

/// The DNS service's address in the default service CIDR.
pub const DNS_SERVICE_IP: Fact<IpAddr> =
    Fact { value: IpAddr::V4(Ipv4Addr::new(10, 0, 0, 10)), source: SCHEMA };

/// The network model of a request without a plugin: overlay.
pub const NETWORK_MODEL: Source = learn("https://learn.microsoft.com/azure/aks/azure-cni-overlay");

/// Outbound type, load balancer SKU, data plane, policy engine of a request that names none: load balancer,
/// Standard, azure, none.
pub const NETWORK_PROFILE: Source = SCHEMA;

/// What AKS Automatic takes instead: overlay with Cilium, node auto-provisioning, and in a network that the service
/// makes a NAT gateway.
pub const AUTOMATIC: Source = learn("https://learn.microsoft.com/azure/aks/intro-aks-automatic");

/// The surge of a pool that names none, in percent. Since Kubernetes 1.32 for every cluster; for older ones
/// the service may use one node.
pub const SURGE_PERCENT: Fact<u64> = Fact { value: 10, source: release_note("2025-03-16") };

/// The surge of a pool that names none, in nodes, by the article on rolling upgrades.
pub const SURGE_NODES: Fact<u64> =
    Fact { value: 1, source: learn("https://learn.microsoft.com/azure/aks/upgrade-aks-node-pools-rolling") };

/// The minor version of Kubernetes from which an upgrade that cannot have all its surge goes on with one node; the
/// article on upgrade options says that it fails.
pub const SURGE_OF_ONE_FROM: Fact<u64> = Fact { value: 35, source: release_note("2026-01-04") };

/// Spot pools are upgraded without surge nodes.
pub const SPOT_SURGE: Source = release_note("2022-06-12");

/// The network that the service makes for a cluster that brings none, as observed since 2022-03.
pub const MANAGED_NETWORK: Fact<Prefix> = Fact {
    value: Prefix::ipv4([10, 224, 0, 0], 12),
    source: Source {
        url: "https://github.com/Azure/AKS/blob/master/CHANGELOG.md",
        read: "2022-02-24",
        grade: Grade::Observed,
    },
};

/// The subnet of nodes in [`MANAGED_NETWORK`], and its name.
pub const MANAGED_SUBNET: Fact<Prefix> =
    Fact { value: Prefix::ipv4([10, 224, 0, 0], 16), source: MANAGED_NETWORK.source };

/// The name of [`MANAGED_SUBNET`].
pub const MANAGED_SUBNET_NAME: &str = "aks-subnet";

/// Managed outbound addresses of a load balancer whose profile names none.
pub const OUTBOUND_IPS: Fact<u64> = Fact { value: 1, source: SCHEMA };

/// Managed addresses of a managed NAT gateway whose profile names none.
pub const NAT_GATEWAY_IPS: Fact<u64> = Fact { value: 1, source: SCHEMA };

/// The SKU of a cluster that names none, and its tier.
pub const SKU: (Fact<&str>, Fact<&str>) =
    (Fact { value: "Base", source: SCHEMA }, Fact { value: "Free", source: SCHEMA });

/// Nodes that may be missing during an upgrade of a pool that names none.
pub const MAX_UNAVAILABLE: Fact<u64> =
    Fact { value: 0, source: learn("https://learn.microsoft.com/azure/aks/upgrade-aks-node-pools-rolling") };

/// The priority of a pool that names none.
pub const PRIORITY: Fact<&str> = Fact { value: "Regular", source: SCHEMA };

/// Who makes nodes where nobody says.
pub const NODE_PROVISIONING: Fact<&str> =
    Fact { value: "Manual", source: learn("https://learn.microsoft.com/azure/aks/node-auto-provisioning") };
