//! [`Plan`]: what code has to make of a design, in the order in which it is made, with everything that the design does
//! not hold as a parameter.
mod cluster;
mod network;

use std::net::IpAddr;

use super::text::{Asked, Text};
use super::{names, text};
use crate::design::{Design, NodePool, ResourceId};
use crate::net::Prefix;
use crate::resolve::{Resolved, ResolvedCluster, ResolvedPool, resolve};

pub(super) use text::Parameter;

/// Everything that is made.
pub(super) struct Plan {
    pub(super) asked: Asked,
    pub(super) addresses: Vec<Address>,
    pub(super) gateways: Vec<Gateway>,
    pub(super) tables: Vec<Table>,
    pub(super) networks: Vec<Network>,
    pub(super) clusters: Vec<Cluster>,
}

/// What every resource has.
pub(super) struct Place {
    pub(super) name: Text,
    pub(super) group: Text,
    pub(super) location: Text,
    /// Words that are its own among all that is made.
    pub(super) symbol: Vec<String>,
}

/// A public address, or a prefix of them.
pub(super) struct Address {
    pub(super) id: ResourceId,
    pub(super) place: Place,
    pub(super) is_ipv6: bool,
    /// The length of a prefix; `None`: it is one address.
    pub(super) length: Option<Length>,
    /// `Standard`, or what the gateway that has it asks for.
    pub(super) sku: &'static str,
}

/// The length of a prefix of addresses.
pub(super) enum Length {
    Known(u8),
    Asked(Text),
}

/// A NAT gateway.
pub(super) struct Gateway {
    pub(super) id: ResourceId,
    pub(super) place: Place,
    pub(super) sku: &'static str,
    /// Its addresses: the ids, whether of a prefix, and whether of IPv6.
    pub(super) addresses: Vec<(Text, bool, bool)>,
}

/// A route table.
pub(super) struct Table {
    pub(super) id: ResourceId,
    pub(super) place: Place,
    pub(super) routes: Vec<Route>,
}

/// A route of a table.
pub(super) struct Route {
    pub(super) name: Text,
    pub(super) prefix: Prefix,
    pub(super) next_hop: String,
    pub(super) address: Option<IpAddr>,
}

/// A virtual network.
pub(super) struct Network {
    pub(super) place: Place,
    pub(super) prefixes: Vec<Prefix>,
    pub(super) subnets: Vec<Subnet>,
}

/// A subnet that is made with its network.
pub(super) struct Subnet {
    /// Its place in [`Resolved::subnets`].
    pub(super) at: usize,
    pub(super) name: Text,
    pub(super) symbol: Vec<String>,
    pub(super) prefixes: Vec<Prefix>,
    pub(super) delegations: Vec<Text>,
    pub(super) gateway: Option<Text>,
    pub(super) table: Option<Text>,
    pub(super) security_group: Option<Text>,
}

/// A cluster.
pub(super) struct Cluster {
    pub(super) of: ResolvedCluster,
    pub(super) place: Place,
    pub(super) pools: Vec<Pool>,
    /// The place of the pool that is made with it.
    pub(super) first: Option<usize>,
    pub(super) api_server_subnet: Option<Text>,
    /// The identity that somebody made; `None`: the service makes one.
    pub(super) identity: Option<Text>,
    pub(super) private_dns_zone: Option<Text>,
    pub(super) outbound_ips: Vec<Text>,
    pub(super) outbound_prefixes: Vec<Text>,
    /// The administrator of Windows nodes, name and password.
    pub(super) windows: Option<[Text; 2]>,
    pub(super) dns_prefix: Text,
    /// What its features ask for, by the path below `properties`, flag and attribute of each.
    pub(super) needs: Vec<Need>,
}

/// A value that a feature asks for.
pub(super) struct Need {
    pub(super) path: &'static str,
    pub(super) flag: &'static str,
    pub(super) attribute: &'static str,
    pub(super) value: Text,
}

/// A node pool.
pub(super) struct Pool {
    pub(super) of: ResolvedPool,
    pub(super) said: NodePool,
    pub(super) name: Text,
    pub(super) symbol: Vec<String>,
    pub(super) size: Text,
    pub(super) subnet: Option<Text>,
    pub(super) pod_subnet: Option<Text>,
}

impl Plan {
    /// What a design asks to be made.
    pub(super) fn of(design: &Design) -> Plan {
        let resolved = resolve(design);
        let mut plan = Plan {
            asked: Asked::default(),
            addresses: Vec::new(),
            gateways: Vec::new(),
            tables: Vec::new(),
            networks: Vec::new(),
            clusters: Vec::new(),
        };
        plan.add_networks(design, &resolved);
        plan.add_clusters(design, &resolved);
        plan.note_around(&resolved);
        plan
    }

    /// Words that nothing else has.
    fn symbol(&self, kind: &str, name: &str) -> Vec<String> {
        let mut words = vec![kind.to_owned()];
        words.extend(names::words(names::without_number(name)).into_iter().filter(|word| word != kind));
        let mut number = 1_usize;
        while self.symbols().any(|own| *own == words) {
            number = number.saturating_add(1);
            if number > 2 {
                words.pop();
            }
            words.push(number.to_string());
        }
        words
    }

    fn symbols(&self) -> impl Iterator<Item = &Vec<String>> {
        let places = self.addresses.iter().map(|of| &of.place);
        let places = places.chain(self.gateways.iter().map(|of| &of.place));
        let places = places.chain(self.tables.iter().map(|of| &of.place));
        let places = places.chain(self.networks.iter().map(|of| &of.place));
        let places = places.chain(self.clusters.iter().map(|of| &of.place));
        let subnets = self.networks.iter().flat_map(|of| &of.subnets).map(|of| &of.symbol);
        let pools = self.clusters.iter().flat_map(|of| &of.pools).map(|of| &of.symbol);
        places.map(|place| &place.symbol).chain(subnets).chain(pools)
    }

    fn group(&mut self, id: Option<&ResourceId>, said: Option<&str>) -> Text {
        let group = id.map(ResourceId::resource_group).filter(|group| !matches!(*group, "" | "-")).or(said);
        let group = group.unwrap_or_default();
        self.asked.name(group, group, &["resource group"], "resource group")
    }

    fn location(&mut self, said: Option<&str>) -> Text {
        self.asked.value(said, &["location"], "region")
    }

    fn note_around(&mut self, resolved: &Resolved) {
        for range in &resolved.ranges {
            let name = names::comment(&range.name);
            self.asked.note(format!("Not made here: the connection to {name}, which has a form of its own."));
        }
        for firewall in &resolved.attached.firewalls {
            let name = names::comment(firewall.id.name().unwrap_or_default());
            self.asked.note(format!("Not made here: the firewall {name}."));
        }
    }
}

impl Plan {
    /// The words of what a text means, where the code makes it.
    pub(super) fn symbol_of(&self, text: &Text) -> Option<&[String]> {
        Some(match text {
            Text::Given(_) | Text::Parameter(_) | Text::Joined(_) => return None,
            Text::Subnet(network, subnet) => &self.networks.get(*network)?.subnets.get(*subnet)?.symbol,
            Text::Gateway(place) => &self.gateways.get(*place)?.place.symbol,
            Text::RouteTable(place) => &self.tables.get(*place)?.place.symbol,
            Text::Address(place) => &self.addresses.get(*place)?.place.symbol,
        })
    }
}
