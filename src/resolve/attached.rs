//! What stands around subnets, found by the ids that it names.
use std::collections::HashMap;

use super::Resolved;
use crate::design::{Attached, NatGateway, OfSubnet, ResourceId, RouteTable, SecurityGroup};

/// The places in [`Resolved::attached`] of what a subnet has; `None`: it has none, or none was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AttachedTo {
    route_table: Option<usize>,
    security_group: Option<usize>,
    nat_gateway: Option<usize>,
}

impl Resolved {
    /// The route table of the subnet at that place, where it was read.
    pub fn route_table(&self, subnet: usize) -> Option<&RouteTable> {
        self.attached.route_tables.get(self.subnets.get(subnet)?.attached.route_table?)
    }

    /// The network security group of the subnet at that place, where it was read.
    pub fn security_group(&self, subnet: usize) -> Option<&SecurityGroup> {
        self.attached.security_groups.get(self.subnets.get(subnet)?.attached.security_group?)
    }

    /// The NAT gateway of the subnet at that place, where it was read.
    pub fn nat_gateway(&self, subnet: usize) -> Option<&NatGateway> {
        self.attached.nat_gateways.get(self.subnets.get(subnet)?.attached.nat_gateway?)
    }

    /// Tells subnets what is attached to them.
    pub(super) fn attach(&mut self) {
        let attached = std::sync::Arc::clone(&self.attached);
        let Attached { route_tables, security_groups, nat_gateways, of_subnets, .. } = attached.as_ref();
        if route_tables.is_empty() && security_groups.is_empty() && nat_gateways.is_empty() {
            return;
        }
        let places = self.places_by_id();
        let mut each = |at: usize, ids: &[ResourceId], take: fn(&mut super::ResolvedSubnet, usize)| {
            for id in ids {
                let subnet = places.get(&id.key()).and_then(|place| self.subnets.get_mut(*place));
                subnet.into_iter().for_each(|subnet| take(subnet, at));
            }
        };
        for (at, of) in route_tables.iter().enumerate() {
            each(at, &of.subnets, |subnet, at| {
                (subnet.route_table, subnet.attached.route_table) = (Some(true), Some(at));
            });
        }
        for (at, of) in security_groups.iter().enumerate() {
            each(at, &of.subnets, |subnet, at| {
                (subnet.network_security_group, subnet.attached.security_group) = (Some(true), Some(at));
            });
        }
        for (at, of) in nat_gateways.iter().enumerate() {
            each(at, &of.subnets, |subnet, at| {
                (subnet.nat_gateway, subnet.attached.nat_gateway) = (Some(true), Some(at));
            });
        }
        // What a subnet itself says that it has counts where nothing later took it away.
        let tables = by_id(route_tables.iter().map(|of| &of.id));
        let groups = by_id(security_groups.iter().map(|of| &of.id));
        let gateways = by_id(nat_gateways.iter().map(|of| &of.id));
        for OfSubnet { subnet, has } in of_subnets {
            let place = places.get(&subnet.key()).and_then(|place| self.subnets.get_mut(*place));
            let (Some(subnet), key) = (place, has.key()) else { continue };
            let said = |places: &HashMap<String, usize>, is_there| {
                places.get(&key).copied().filter(|_| is_there == Some(true))
            };
            let own = subnet.attached;
            subnet.attached = AttachedTo {
                route_table: said(&tables, subnet.route_table).or(own.route_table),
                security_group: said(&groups, subnet.network_security_group).or(own.security_group),
                nat_gateway: said(&gateways, subnet.nat_gateway).or(own.nat_gateway),
            };
        }
    }

    fn places_by_id(&self) -> HashMap<String, usize> {
        let id = |(place, subnet): (usize, &super::ResolvedSubnet)| {
            let of_network = || {
                let network = self.networks.get(subnet.network)?;
                // What a text of code attaches names a network by its local name.
                let local = || ResourceId::of_local_network(&network.name);
                let network = network.id.clone().unwrap_or_else(local);
                Some(format!("{}/subnets/{}", network.key(), subnet.name.to_ascii_lowercase()))
            };
            Some((subnet.id.as_ref().map(ResourceId::key).or_else(of_network)?, place))
        };
        self.subnets.iter().enumerate().filter_map(id).collect()
    }
}

fn by_id<'i>(ids: impl Iterator<Item = &'i ResourceId>) -> HashMap<String, usize> {
    ids.enumerate().map(|(place, id)| (id.key(), place)).collect()
}
