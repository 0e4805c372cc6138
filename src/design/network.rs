//! Virtual networks, their subnets, and what they are connected to.
use std::net::IpAddr;

use super::ResourceId;
use crate::net::Prefix;
use serde::{Deserialize, Serialize};

/// A virtual network. One that is known only because a pool names its subnet has neither prefixes nor
/// location.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct VirtualNetwork {
    /// The local key, unique in a design; empty in a part that nobody named.
    pub name: String,
    /// Its resource id, where one was read.
    pub id: Option<ResourceId>,
    /// The Azure region, such as `westeurope`.
    pub location: Option<String>,
    /// The address space (`addressSpace.addressPrefixes`).
    pub prefixes: Option<Vec<Prefix>>,
    /// The DNS servers that its machines ask (`dhcpOptions.dnsServers`); empty: Azure's own.
    pub dns_servers: Option<Vec<IpAddr>>,
    /// Whether a command of the Azure CLI creates it without naming its address space, which then takes the CLI's
    /// default.
    pub by_command: bool,
    /// Its subnets, those known only from a reference included; their names are unique here.
    pub subnets: Vec<Subnet>,
}

/// A subnet of a virtual network.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Subnet {
    /// The local key, unique in its network; empty in a part that nobody named.
    pub name: String,
    /// Its resource id, where one was read.
    pub id: Option<ResourceId>,
    /// Its ranges (`addressPrefix`, `addressPrefixes`), IPv4 and IPv6.
    pub prefixes: Option<Vec<Prefix>>,
    /// Whether a command of the Azure CLI creates it with its network and without naming its range, which then
    /// takes the CLI's default.
    pub by_command: bool,
    /// Who holds addresses of it now.
    pub usage: Option<Usage>,
    /// Addresses kept for internal load balancers and private endpoints to come.
    pub reserve: Option<u64>,
    /// The services that it is delegated to, such as `Microsoft.Web/serverFarms`; empty: to none.
    pub delegations: Option<Vec<String>>,
    /// Whether a NAT gateway is attached.
    pub nat_gateway: Option<bool>,
    /// Whether a route table is attached.
    pub route_table: Option<bool>,
    /// Whether a network security group is attached.
    pub network_security_group: Option<bool>,
}

/// Addresses of a subnet in use (`ipConfigurations`, `currentValue` of a network's usages).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// All of them.
    pub total: u64,
    /// Those held by virtual machines and scale sets, by resource group; at most one entry a group. `None`: nothing
    /// tells who holds them.
    pub nodes: Option<Vec<NodeAddresses>>,
}

impl Default for Usage {
    /// Nobody holds any.
    fn default() -> Usage {
        Usage { total: 0, nodes: Some(Vec::new()) }
    }
}

/// Addresses that the machines of one resource group hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeAddresses {
    /// The resource group in lower case.
    pub resource_group: String,
    /// How many.
    pub addresses: u64,
}

/// A reference to a subnet by local keys.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SubnetRef {
    /// [`VirtualNetwork::name`].
    pub network: String,
    /// [`Subnet::name`].
    pub subnet: String,
}

/// Prefixes that are reached by peering, VPN or ExpressRoute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConnectedRange {
    /// The local key, unique in a design.
    pub name: String,
    /// How it is reached.
    pub kind: RangeKind,
    /// Its prefixes.
    pub prefixes: Vec<Prefix>,
    /// The local name of the network that is connected to it; `None`: every network.
    pub network: Option<String>,
    /// The network at the other end of a peering, where one was read.
    pub remote: Option<ResourceId>,
}

/// How a connected range is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RangeKind {
    /// By virtual network peering.
    Peered,
    /// By VPN or ExpressRoute.
    OnPremises,
    /// In a way that nobody named.
    Other,
}

impl RangeKind {
    /// Every kind, in the order of declaration.
    pub const ALL: [RangeKind; 3] = [RangeKind::Peered, RangeKind::OnPremises, RangeKind::Other];

    /// The word for it in documents.
    pub fn text(self) -> &'static str {
        match self {
            RangeKind::Peered => "peered",
            RangeKind::OnPremises => "onPremises",
            RangeKind::Other => "other",
        }
    }
}

impl VirtualNetwork {
    /// Whether some range of it is known, and not only its name from a reference.
    pub fn is_read(&self) -> bool {
        self.prefixes.is_some() || self.subnets.iter().any(|subnet| subnet.prefixes.is_some())
    }
}
