//! [`Bill`]: the units that a cluster is billed for, by its way out.
use std::net::IpAddr;

use super::Meter;
use crate::azure::{Feature, reserved};
use crate::design::{OutboundType, ResourceId};
use crate::egress::{NextHop, next_hop};
use crate::net::Prefix;
use crate::net::wording::{counted, number};
use crate::resolve::{Moment, Resolved, ResolvedCluster, distinct};

/// What a cluster is billed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    /// The outbound type; `None`: as it is.
    pub outbound: Option<OutboundType>,
    /// Each meter that applies, in the order of [`Meter::ALL`].
    pub items: Vec<Item>,
}

/// What one meter counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The meter.
    pub meter: Meter,
    /// Units today: things that stand there, or gigabytes of a month; `None`: not known.
    pub count: Option<u64>,
    /// How the count comes about, or what would tell.
    pub sum: String,
}

/// The other ways out that a bill is made for.
const OTHERS: [OutboundType; 4] = [
    OutboundType::LoadBalancer,
    OutboundType::ManagedNatGateway,
    OutboundType::UserAssignedNatGateway,
    OutboundType::UserDefinedRouting,
];

/// What the cluster at that place is billed for as it is, then with each other outbound type; none where the design
/// holds no such cluster. `gigabytes` leave it in a month.
pub fn bills(resolved: &Resolved, cluster: usize, gigabytes: Option<u64>) -> Vec<Bill> {
    let Some(of) = resolved.clusters.get(cluster) else { return Vec::new() };
    let now = of.outbound_type.known().and_then(|outbound| outbound.known()).copied();
    let others = OTHERS.into_iter().filter(|other| now != Some(*other)).map(Some);
    let each = std::iter::once(None).chain(others);
    each.map(|outbound| Counting { resolved, of, outbound, gigabytes }.bill()).collect()
}

/// What connections leave by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Carrier {
    LoadBalancer,
    NatGateway,
    Route,
    Nothing,
    Unknown,
}

struct Counting<'r> {
    resolved: &'r Resolved,
    of: &'r ResolvedCluster,
    outbound: Option<OutboundType>,
    gigabytes: Option<u64>,
}

impl Counting<'_> {
    fn bill(&self) -> Bill {
        let items = Meter::ALL.into_iter().filter_map(|meter| {
            let (count, sum) = self.count(meter)?;
            Some(Item { meter, count, sum })
        });
        Bill { outbound: self.outbound, items: items.collect() }
    }

    /// The units of a meter and how they come about; `None` where it does not apply.
    fn count(&self, meter: Meter) -> Option<(Option<u64>, String)> {
        let carrier = self.carrier();
        match meter {
            Meter::ControlPlane => self.control_plane(),
            Meter::Node => Some(self.nodes()),
            Meter::AdvancedNetworking => self.advanced_networking(),
            Meter::LoadBalancerRule => self.rules(carrier),
            Meter::PublicAddress => self.addresses(carrier),
            Meter::NatGateway => (carrier == Carrier::NatGateway).then(|| self.gateways()),
            Meter::Firewall => (carrier == Carrier::Route).then(|| self.firewalls()),
            Meter::PrivateEndpoint => self.endpoint(),
            Meter::ByLoadBalancer => self.passing(carrier == Carrier::LoadBalancer),
            Meter::ByNatGateway => self.passing(carrier == Carrier::NatGateway),
            Meter::ByFirewall => self.passing(carrier == Carrier::Route),
        }
    }

    fn subnets(&self) -> Vec<usize> {
        distinct(self.of.pools().iter().filter_map(|pool| pool.subnet))
    }

    fn carrier(&self) -> Carrier {
        match self.outbound {
            Some(OutboundType::LoadBalancer) => return Carrier::LoadBalancer,
            Some(OutboundType::ManagedNatGateway | OutboundType::UserAssignedNatGateway) => {
                return Carrier::NatGateway;
            }
            Some(OutboundType::UserDefinedRouting) => return Carrier::Route,
            Some(_) => return Carrier::Nothing,
            None => {}
        }
        match next_hop(self.resolved, self.of, self.subnets().first().copied()) {
            NextHop::LoadBalancer => Carrier::LoadBalancer,
            NextHop::NatGateway => Carrier::NatGateway,
            NextHop::Route => Carrier::Route,
            // Nodes’ own addresses are counted as such; a gateway to somebody’s own network has its own bill.
            NextHop::Nothing | NextHop::NodePublic | NextHop::NetworkGateway => Carrier::Nothing,
            NextHop::Unknown => Carrier::Unknown,
        }
    }

    fn control_plane(&self) -> Option<(Option<u64>, String)> {
        match self.of.said.sku_tier.as_deref() {
            Some(tier) if tier.eq_ignore_ascii_case("free") => None,
            Some(tier) => Some((Some(1), format!("the {tier} tier"))),
            None => Some((None, "the tier is not told".to_owned())),
        }
    }

    /// Nodes today, with what comes at the largest moment in the sum.
    fn nodes(&self) -> (Option<u64>, String) {
        let at = |moment: Moment| -> Option<u64> {
            let pools = self.of.pools.as_ref().filter(|_| !self.of.has_unlisted_nodes)?;
            pools.iter().map(|pool| pool.nodes(moment)).sum()
        };
        let most = at(Moment::ScaledUpgrading);
        let sum = match most {
            Some(most) => format!("up to {} at the largest moment", number(most)),
            None if self.of.has_unlisted_nodes => "not every node is listed".to_owned(),
            None => "what comes at the largest moment is not known".to_owned(),
        };
        (at(Moment::Steady), sum)
    }

    fn advanced_networking(&self) -> Option<(Option<u64>, String)> {
        let is_on = self.of.said.features.has(Feature::AdvancedNetworking);
        is_on.then(|| (self.nodes().0, "every node".to_owned()))
    }

    /// Ports of services of type LoadBalancer, and the outbound rule of each address family.
    fn rules(&self, carrier: Carrier) -> Option<(Option<u64>, String)> {
        let families = self.of.ip_families.known().map_or(1, |families| families.len() as u64);
        let outbound = if carrier == Carrier::LoadBalancer { families } else { 0 };
        let outbound_words = counted(outbound, "outbound rule", "outbound rules");
        let observed = self.of.said.observed.as_ref().and_then(|observed| observed.services.as_ref());
        let Some(services) = observed else {
            let sum = format!(
                "{outbound_words} and one for each port of services of type LoadBalancer, which are not listed"
            );
            return Some((None, sum));
        };
        let ports: u64 = services.load_balancers.iter().map(|of| of.ports).fold(0, u64::saturating_add);
        let count = ports.saturating_add(outbound);
        let ports = counted(ports, "port of a service", "ports of services");
        (count > 0).then(|| (Some(count), format!("{ports} and {outbound_words}")))
    }

    /// Those of the way out, of nodes, and of services.
    fn addresses(&self, carrier: Carrier) -> Option<(Option<u64>, String)> {
        let mut parts: Vec<(Option<u64>, &str)> = Vec::new();
        match carrier {
            Carrier::LoadBalancer => {
                // A load balancer that is to come has the service's one address.
                let known = self.of.outbound.as_ref().map_or(Some(1), |outbound| outbound.ips.get());
                parts.push((known, "of the load balancer"));
            }
            Carrier::NatGateway => parts.push((self.addresses_of_gateways(), "of the NAT gateway")),
            Carrier::Route => parts.push((self.addresses_of_firewall(), "of the firewall")),
            Carrier::Nothing | Carrier::Unknown => {}
        }
        let public = self.of.said.pools.iter().flatten().zip(self.of.pools());
        let public = public.filter(|(said, _)| said.enable_node_public_ip == Some(true));
        let nodes: Option<u64> = public.map(|(_, pool)| pool.nodes(Moment::Steady)).sum();
        if nodes != Some(0) {
            parts.push((nodes, "of nodes"));
        }
        let gateways = self.of.said.pools.iter().flatten().filter_map(|pool| pool.gateway_prefix_length);
        let shown: u64 = gateways.map(|length| 1u64 << 32u64.saturating_sub(length).min(32)).sum();
        if shown > 0 {
            parts.push((Some(shown), "of gateway pools"));
        }
        let services = self.of.said.observed.as_ref().and_then(|observed| observed.services.as_ref());
        match services {
            Some(services) => {
                let public = services.load_balancers.iter().filter_map(|of| of.address);
                let count = public.filter(|address| !is_private(*address)).count() as u64;
                if count > 0 {
                    parts.push((Some(count), "of services"));
                }
            }
            None => parts.push((None, "of services, which are not listed")),
        }
        let words = parts.iter().map(|(count, of)| match count {
            Some(count) => format!("{} {of}", number(*count)),
            None => format!("an unknown number {of}"),
        });
        let words: Vec<String> = words.collect();
        let count = parts.iter().map(|(count, _)| *count).sum::<Option<u64>>();
        (!parts.is_empty()).then(|| (count, words.join(" + ")))
    }

    fn is_managed(&self) -> bool {
        let managed = OutboundType::ManagedNatGateway;
        match self.outbound {
            Some(outbound) => outbound == managed,
            None => self.of.outbound_type.known().is_some_and(|outbound| *outbound == managed),
        }
    }

    fn gateways(&self) -> (Option<u64>, String) {
        if self.is_managed() || self.outbound.is_some() {
            return (Some(1), "one for the cluster".to_owned());
        }
        let subnets = self.subnets();
        let read: Vec<_> = subnets.iter().filter_map(|place| self.resolved.nat_gateway(*place)).collect();
        let mut ids: Vec<&ResourceId> = read.iter().map(|gateway| &gateway.id).collect();
        ids.dedup();
        match ids.len() {
            0 => (Some(1), "at least the one on the subnet".to_owned()),
            count => (Some(count as u64), "those on the subnets of its nodes".to_owned()),
        }
    }

    fn addresses_of_gateways(&self) -> Option<u64> {
        if self.outbound.is_some() {
            return Some(1);
        }
        if self.is_managed() {
            let profile = self.of.said.network_profile.as_ref()?.nat_gateway_profile.as_ref();
            return profile.map_or(Some(1), |profile| {
                profile.managed_outbound_ips.or(profile.effective_outbound_ips).or(Some(1))
            });
        }
        let gateways = self.subnets().into_iter().map(|place| self.resolved.nat_gateway(place));
        let ids: Vec<ResourceId> =
            gateways.map(|gateway| Some(gateway?.addresses.clone())).collect::<Option<Vec<_>>>()?.concat();
        let (ranges, is_all) = self.resolved.attached.ranges_of(&ids);
        let sizes = ranges.iter().filter_map(|range| u64::try_from(range.size()).ok());
        is_all.then(|| sizes.sum())
    }

    fn addresses_of_firewall(&self) -> Option<u64> {
        let firewalls = &self.resolved.attached.firewalls;
        let [only] = firewalls.as_slice() else { return None };
        Some(only.addresses.len() as u64).filter(|count| *count > 0)
    }

    fn firewalls(&self) -> (Option<u64>, String) {
        match self.resolved.attached.firewalls.len() {
            1 => (Some(1), "the one that was read; others of the hub share it".to_owned()),
            _ => (None, "the appliance of the route; others may share it".to_owned()),
        }
    }

    fn endpoint(&self) -> Option<(Option<u64>, String)> {
        let of = &self.of.said.api_server;
        let is_private = of.enable_private_cluster == Some(true) && of.enable_vnet_integration != Some(true);
        is_private.then(|| (Some(1), "of the private API server".to_owned()))
    }

    fn passing(&self, is_this_way: bool) -> Option<(Option<u64>, String)> {
        is_this_way.then(|| match self.gigabytes {
            Some(gigabytes) => (Some(gigabytes), "the volume that you entered".to_owned()),
            None => (None, "enter what leaves in a month".to_owned()),
        })
    }
}

/// Whether an address is one of a network of somebody's own.
fn is_private(address: IpAddr) -> bool {
    reserved::is_private(Prefix::containing(address, if address.is_ipv4() { 32 } else { 128 }))
}
