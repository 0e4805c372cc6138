//! Networks and subnets: what a subnet offers, and who lives in it besides the nodes.
use std::net::IpAddr;
use std::sync::Arc;

use super::{Ask, AttachedTo, Resolved, Value};
use crate::azure::{Source, cli, defaults, limits};
use crate::design::{Cluster, ResourceId, Subnet, VirtualNetwork};
use crate::net::Prefix;

/// A virtual network.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolvedNetwork {
    /// The local key; for a managed network the name of its cluster.
    pub name: String,
    /// Its resource id, where one was read.
    pub id: Option<ResourceId>,
    /// Its address space; empty: not known.
    pub prefixes: Vec<Prefix>,
    /// Who says so where its address space is the default of the command that creates it.
    pub default: Option<Source>,
    /// The DNS servers that its machines ask; empty: Azure's own, `None`: not known.
    pub dns_servers: Option<Vec<IpAddr>>,
    /// Whether the service made it for the cluster of this name; its ranges are then the observed default.
    pub managed: bool,
    /// The places of its subnets.
    pub subnets: Vec<usize>,
}

/// A subnet.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolvedSubnet {
    /// The local key in its network.
    pub name: String,
    /// Its resource id, where one was read.
    pub id: Option<ResourceId>,
    /// The place of its network.
    pub network: usize,
    /// Its ranges; empty: not known.
    pub prefixes: Vec<Prefix>,
    /// Who says so where its range is the default of the command that creates it.
    pub default: Option<Source>,
    /// Addresses in use.
    pub used: Option<u64>,
    /// Addresses held by others than the nodes of clusters read, the reserve included.
    pub residents: Value<u64>,
    /// The services that it is delegated to; `None`: nothing was said.
    pub delegations: Option<Vec<String>>,
    /// Whether a NAT gateway is attached.
    pub nat_gateway: Option<bool>,
    /// Whether a route table is attached.
    pub route_table: Option<bool>,
    /// Whether a network security group is attached.
    pub network_security_group: Option<bool>,
    /// Which of what was read is attached to it.
    pub attached: AttachedTo,
}

impl ResolvedSubnet {
    /// Addresses that resources can get: each IPv4 range less the five that Azure keeps; `None` where its
    /// ranges are not known.
    pub fn usable(&self) -> Option<u64> {
        let ranges = self.prefixes.iter().filter(|prefix| prefix.is_ipv4());
        (!self.prefixes.is_empty())
            .then(|| ranges.fold(0, |sum: u64, prefix| sum.saturating_add(usable_of(*prefix))))
    }
}

/// Addresses that resources can get of a subnet's IPv4 range.
pub fn usable_of(prefix: Prefix) -> u64 {
    let size = u64::try_from(prefix.size()).unwrap_or(u64::MAX);
    size.saturating_sub(limits::RESERVED_PER_SUBNET.value)
}

impl Resolved {
    pub(super) fn add_network(&mut self, network: &VirtualNetwork, machines: &MachineGroups) {
        let place = self.networks.len();
        let first = self.subnets.len();
        let (prefixes, default) = address_space(network);
        self.subnets.extend(network.subnets.iter().map(|subnet| ResolvedSubnet {
            name: subnet.name.clone(),
            id: subnet.id.clone(),
            network: place,
            prefixes:
                subnet.prefixes.clone().or_else(|| default_range(subnet, &prefixes)).unwrap_or_default(),
            default: default_range(subnet, &prefixes).map(|_| cli::SUBNET_LENGTH.source),
            used: subnet.usage.as_ref().map(|usage| usage.total),
            residents: Value::or_ask(residents(subnet, machines), Ask::Subnet),
            delegations: subnet.delegations.clone(),
            nat_gateway: subnet.nat_gateway,
            route_table: subnet.route_table,
            network_security_group: subnet.network_security_group,
            attached: AttachedTo::default(),
        }));
        self.networks.push(ResolvedNetwork {
            name: network.name.clone(),
            id: network.id.clone(),
            prefixes,
            default,
            dns_servers: network.dns_servers.clone(),
            managed: false,
            subnets: (first..self.subnets.len()).collect(),
        });
    }

    /// Adds the network that the service makes for a cluster; gives the place of its subnet.
    pub(super) fn add_managed_network(&mut self, cluster: &str) -> usize {
        let (network, subnet) = (self.networks.len(), self.subnets.len());
        self.subnets.push(ResolvedSubnet {
            name: defaults::MANAGED_SUBNET_NAME.to_owned(),
            id: None,
            network,
            prefixes: vec![defaults::MANAGED_SUBNET.value],
            default: Some(defaults::MANAGED_SUBNET.source),
            used: None,
            residents: Value::Unknown(Ask::Subnet),
            delegations: None,
            nat_gateway: None,
            route_table: None,
            network_security_group: None,
            attached: AttachedTo::default(),
        });
        self.networks.push(ResolvedNetwork {
            name: cluster.to_owned(),
            id: None,
            prefixes: vec![defaults::MANAGED_NETWORK.value],
            default: Some(defaults::MANAGED_NETWORK.source),
            dns_servers: Some(Vec::new()),
            managed: true,
            subnets: vec![subnet],
        });
        subnet
    }
}

/// The address space of a network; where the command that creates it names none, the one that it then takes.
fn address_space(network: &VirtualNetwork) -> (Vec<Prefix>, Option<Source>) {
    match &network.prefixes {
        Some(prefixes) => (prefixes.clone(), None),
        None if network.by_command => (vec![cli::NETWORK.value], Some(cli::NETWORK.source)),
        None => (Vec::new(), None),
    }
}

/// The range that the command takes which creates a subnet with its network and names none.
fn default_range(subnet: &Subnet, network: &[Prefix]) -> Option<Vec<Prefix>> {
    let first = network.first().filter(|_| subnet.by_command && subnet.prefixes.is_none())?;
    let length = first.length().max(cli::SUBNET_LENGTH.value);
    Some(vec![Prefix::containing(first.first(), length)])
}

/// The resource groups in which the machines of clusters stand.
pub(super) struct MachineGroups {
    names: std::collections::HashSet<String>,
    beginnings: Vec<String>,
}

impl MachineGroups {
    pub(super) fn of(clusters: &[Arc<Cluster>]) -> MachineGroups {
        let mut groups = MachineGroups { names: Default::default(), beginnings: Vec::new() };
        for cluster in clusters {
            match (&cluster.node_resource_group, &cluster.resource_group) {
                (Some(group), _) => drop(groups.names.insert(group.to_ascii_lowercase())),
                (None, Some(group)) => {
                    groups.beginnings.push(format!("mc_{group}_{}_", cluster.name).to_ascii_lowercase());
                }
                (None, None) => {}
            }
        }
        groups
    }

    fn contains(&self, lower_case: &str) -> bool {
        self.names.contains(lower_case)
            || self.beginnings.iter().any(|beginning| lower_case.starts_with(beginning.as_str()))
    }
}

fn residents(subnet: &Subnet, machines: &MachineGroups) -> Option<u64> {
    let usage = subnet.usage.as_ref()?;
    let of_nodes = usage.nodes.as_ref()?.iter().filter(|nodes| machines.contains(&nodes.resource_group));
    let held = of_nodes.fold(0, |sum: u64, nodes| sum.saturating_add(nodes.addresses));
    let others = usage.total.saturating_sub(held);
    Some(others.saturating_add(subnet.reserve.unwrap_or(0)))
}
