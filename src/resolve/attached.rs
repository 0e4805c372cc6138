//! What stands around subnets, found by the ids that it names.
use std::collections::HashMap;

use super::Resolved;
use crate::design::{Attached, NatGateway, ResourceId, RouteTable, SecurityGroup};

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
        if self.attached.is_empty() {
            return;
        }
        let attached = std::sync::Arc::clone(&self.attached);
        let places = self.places_by_id();
        let Attached { route_tables, security_groups, nat_gateways, .. } = attached.as_ref();
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
    }

    fn places_by_id(&self) -> HashMap<String, usize> {
        let id = |(place, subnet): (usize, &super::ResolvedSubnet)| {
            let of_network = || {
                let network = self.networks.get(subnet.network)?.id.as_ref()?;
                Some(format!("{}/subnets/{}", network.key(), subnet.name.to_ascii_lowercase()))
            };
            Some((subnet.id.as_ref().map(ResourceId::key).or_else(of_network)?, place))
        };
        self.subnets.iter().enumerate().filter_map(id).collect()
    }
}
