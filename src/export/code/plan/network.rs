//! Networks and what stands around their subnets.
use super::{Address, Gateway, Length, Network, Place, Plan, Route, Subnet, Table};
use crate::design::{Design, NextHopType, ResourceId, VirtualNetwork, Word};
use crate::export::code::names;
use crate::export::code::text::Text;
use crate::resolve::{Resolved, ResolvedNetwork};

impl Plan {
    pub(super) fn add_networks(&mut self, design: &Design, resolved: &Resolved) {
        for (at, network) in resolved.networks.iter().enumerate().filter(|(_, network)| !network.managed) {
            if network.prefixes.is_empty() {
                continue;
            }
            let said = design.networks.get(at).map(|network| &**network);
            let place = self.network_place(design, network, said);
            self.networks.push(Network { place, prefixes: network.prefixes.clone(), subnets: Vec::new() });
            for subnet in &network.subnets {
                self.add_subnet(resolved, *subnet);
            }
        }
    }

    fn network_place(
        &mut self,
        design: &Design,
        network: &ResolvedNetwork,
        said: Option<&VirtualNetwork>,
    ) -> Place {
        let name =
            network.id.as_ref().and_then(ResourceId::name).unwrap_or(names::without_number(&network.name));
        // A network and the clusters in it stand in one region.
        let own = said.and_then(|network| network.location.as_deref());
        let location = own.or_else(|| region_of_clusters(design, &network.name));
        Place {
            name: self.asked.name(name, &network.name, &["vnet name"], "name of a network"),
            group: self.group(network.id.as_ref(), None),
            location: self.location(location),
            symbol: self.symbol("network", name),
        }
    }

    fn add_subnet(&mut self, resolved: &Resolved, at: usize) {
        let Some(subnet) = resolved.subnets.get(at) else { return };
        let Some(network) = self.networks.len().checked_sub(1) else { return };
        let name =
            subnet.id.as_ref().and_then(ResourceId::name).unwrap_or(names::without_number(&subnet.name));
        if subnet.prefixes.is_empty() {
            let name = names::comment(name);
            self.asked.note(format!("Not made here: the subnet {name}, whose range nothing tells."));
            return;
        }
        let services = subnet.delegations.iter().flatten();
        let delegations = services.map(|service| self.asked.value(Some(service), &["delegation"], "service"));
        let made = Subnet {
            at,
            delegations: delegations.collect(),
            name: self.asked.name(name, &at.to_string(), &["snet name"], "name of a subnet"),
            symbol: self.symbol("subnet", name),
            prefixes: subnet.prefixes.clone(),
            gateway: (subnet.nat_gateway == Some(true)).then(|| self.gateway_of(resolved, at)),
            table: (subnet.route_table == Some(true)).then(|| self.table_of(resolved, at)),
            security_group: (subnet.network_security_group == Some(true)).then(|| {
                let id = resolved.security_group(at).map(|group| &group.id);
                self.existing(id, name, "security group", "id of a network security group")
            }),
        };
        if let Some(network) = self.networks.get_mut(network) {
            network.subnets.push(made);
        }
    }

    /// The id of what exists already, where it can be written as it stands. `of`: which thing, where no id tells.
    pub(super) fn existing(&mut self, id: Option<&ResourceId>, of: &str, words: &str, about: &str) -> Text {
        match id.filter(|id| !id.is_redacted() && names::is_plain(id.text())) {
            Some(id) => Text::of(id.text()),
            None => {
                let name = id.and_then(ResourceId::name).unwrap_or(of);
                let key = id.map_or_else(|| of.to_owned(), ResourceId::key);
                self.asked.ask_of(key, &[words, name, "id"], about)
            }
        }
    }

    fn gateway_of(&mut self, resolved: &Resolved, subnet: usize) -> Text {
        let Some(gateway) = resolved.nat_gateway(subnet) else {
            return self.existing(
                None,
                &subnet_name(resolved, subnet),
                "nat gateway of",
                "id of the NAT gateway of a subnet",
            );
        };
        if let Some(place) = self.gateways.iter().position(|made| made.id.same_as(&gateway.id)) {
            return Text::Gateway(place);
        }
        let read = |id: &ResourceId| resolved.attached.public_addresses.iter().find(|of| of.id.same_as(id));
        let is_ipv6 =
            |id: &ResourceId| read(id).and_then(|of| of.range).is_some_and(|range| !range.is_ipv4());
        let sku = if gateway.addresses.iter().any(is_ipv6) { "StandardV2" } else { "Standard" };
        let place = self.beside(&gateway.id, "nat gateway", "gateway");
        let addresses: Vec<(Text, bool, bool)> = gateway
            .addresses
            .iter()
            .map(|id| {
                let text = match read(id) {
                    Some(of) => self.address(&of.id, of.range.map(|range| range.length()), is_ipv6(id), sku),
                    None => self.existing(Some(id), "", "public address", "id of a public address"),
                };
                (text, is_prefix(id), is_ipv6(id))
            })
            .collect();
        self.gateways.push(Gateway { id: gateway.id.clone(), place, sku, addresses });
        Text::Gateway(self.gateways.len().saturating_sub(1))
    }

    fn address(&mut self, id: &ResourceId, length: Option<u8>, is_ipv6: bool, sku: &'static str) -> Text {
        if let Some(place) = self.addresses.iter().position(|made| made.id.same_as(id)) {
            return Text::Address(place);
        }
        let place = self.beside(id, "public address", "address");
        let length = is_prefix(id).then(|| match length {
            Some(length) => Length::Known(length),
            None => Length::Asked(self.asked.ask_of(
                id.key(),
                &["prefix length"],
                "length of a prefix of public addresses",
            )),
        });
        self.addresses.push(Address { id: id.clone(), place, is_ipv6, length, sku });
        Text::Address(self.addresses.len().saturating_sub(1))
    }

    fn table_of(&mut self, resolved: &Resolved, subnet: usize) -> Text {
        let Some(table) = resolved.route_table(subnet) else {
            return self.existing(
                None,
                &subnet_name(resolved, subnet),
                "route table of",
                "id of the route table of a subnet",
            );
        };
        if let Some(place) = self.tables.iter().position(|made| made.id.same_as(&table.id)) {
            return Text::RouteTable(place);
        }
        let place = self.beside(&table.id, "route table", "routes");
        let mut routes = Vec::new();
        for route in &table.routes {
            let hop = match &route.next_hop {
                Word::Known(NextHopType::VnetLocal) => Some("VnetLocal".to_owned()),
                Word::Known(hop) => Some(hop.text().to_owned()),
                Word::Newer(hop) => names::is_plain(hop).then(|| hop.clone()),
            };
            let (Some(prefix), Some(next_hop)) = (route.prefix, hop) else {
                let name = names::comment(&route.name);
                self.asked.note(format!(
                    "Not made here: the route {name}, whose range or next hop is no plain one."
                ));
                continue;
            };
            let name = self.asked.name(&route.name, &route.name, &["route name"], "name of a route");
            routes.push(Route { name, prefix, next_hop, address: route.address });
        }
        self.tables.push(Table { id: table.id.clone(), place, routes });
        Text::RouteTable(self.tables.len().saturating_sub(1))
    }

    /// The place of what stands beside the network that is made at the moment.
    fn beside(&mut self, id: &ResourceId, what: &str, kind: &str) -> Place {
        let name = id.name().unwrap_or_default();
        let location = self.networks.last().map(|network| network.place.location.clone());
        Place {
            name: self.asked.name(name, &id.key(), &[what, "name"], "name of a resource"),
            group: self.group(Some(id), None),
            location: location.unwrap_or_else(|| self.location(None)),
            symbol: self.symbol(kind, name),
        }
    }
}

fn subnet_name(resolved: &Resolved, place: usize) -> String {
    resolved.subnets.get(place).map(|subnet| subnet.name.clone()).unwrap_or_default()
}

fn is_prefix(id: &ResourceId) -> bool {
    id.segment("publicIPPrefixes").is_some()
}

fn region_of_clusters<'d>(design: &'d Design, network: &str) -> Option<&'d str> {
    let uses = |cluster: &&std::sync::Arc<crate::design::Cluster>| {
        let pools = cluster.pools.iter().flatten();
        pools.filter_map(|pool| pool.subnet.as_ref()).any(|subnet| subnet.network == network)
    };
    design.clusters.iter().filter(uses).find_map(|cluster| cluster.location.as_deref())
}
