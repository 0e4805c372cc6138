//! Who says what of a cluster's network is billed, and in which unit; prices stand on pages that change daily and are
//! not kept here.
use super::{Source, learn};

/// The control plane, by its tier.
pub const CONTROL_PLANE: Source = learn("https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers");

/// Machines, those of surge and of gateways among them.
pub const MACHINES: Source = learn("https://learn.microsoft.com/azure/aks/upgrade-aks-cluster");

/// A Standard load balancer: hours of rules, outbound ones among them, and what passes; nothing until a rule exists.
pub const LOAD_BALANCER: Source = learn("https://learn.microsoft.com/azure/load-balancer/skus");

/// Public addresses, each of a prefix.
pub const PUBLIC_ADDRESS: Source =
    learn("https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses");

/// A NAT gateway: hours, and what passes.
pub const NAT_GATEWAY: Source = learn("https://learn.microsoft.com/azure/nat-gateway/nat-gateway-resource");

/// Azure Firewall: hours, and what passes.
pub const FIREWALL: Source = learn("https://learn.microsoft.com/azure/aks/limit-egress-traffic");

/// Private endpoints: hours, and what passes.
pub const PRIVATE_ENDPOINT: Source = learn("https://learn.microsoft.com/azure/aks/private-clusters");

/// Advanced Container Networking Services: hours of nodes.
pub const ADVANCED_NETWORKING: Source =
    learn("https://learn.microsoft.com/azure/aks/advanced-container-networking-services-overview");
