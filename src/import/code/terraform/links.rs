//! [`Link`]: resources that say something of two others.
use std::collections::{BTreeMap, HashMap};

use super::super::assemble::{Kind, Resource, set};
use super::super::value::{Datum, Field};
use super::azurerm::{Found, Given};
use super::shaped::shaped;
use super::tables::{ROUTE, RULE};
use crate::import::detect::Around;

/// What a resource says of two others.
#[derive(Debug, Clone)]
pub(super) struct Link {
    /// The one that gets something, by its id or its name.
    of: Datum,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    /// A subnet gets what stands around it: the property and the id.
    Attached(&'static str, Datum),
    /// A resource gets an element of a list.
    Element(Around, &'static str, Datum),
}

impl Link {
    /// What a resource says; `None` for one that says nothing of others.
    pub(super) fn of(given: Given<'_>) -> Option<Link> {
        let get = |key: &str| given.arguments.get(key).filter(|value| !value.is_null()).cloned();
        let attached = |property, key: &str| {
            Some(Link { of: get("subnet_id")?, what: What::Attached(property, get(key)?) })
        };
        let address = |list, key: &str| {
            let id = get(key)?;
            let element = Datum::object(id.span, vec![Field::new("id", id)]);
            Some(Link { of: get("nat_gateway_id")?, what: What::Element(Around::NatGateway, list, element) })
        };
        let part = |around, list, owner: &str, table| {
            let element = Datum::object(given.arguments.span, shaped(given.arguments, table));
            Some(Link { of: get(owner)?, what: What::Element(around, list, element) })
        };
        match given.of {
            "azurerm_subnet_nat_gateway_association" => attached("natGateway", "nat_gateway_id"),
            "azurerm_subnet_route_table_association" => attached("routeTable", "route_table_id"),
            "azurerm_subnet_network_security_group_association" => {
                attached("networkSecurityGroup", "network_security_group_id")
            }
            "azurerm_nat_gateway_public_ip_association" => {
                address("publicIpAddresses", "public_ip_address_id")
            }
            "azurerm_nat_gateway_public_ip_prefix_association" => {
                address("publicIpPrefixes", "public_ip_prefix_id")
            }
            "azurerm_route" => part(Around::RouteTable, "routes", "route_table_name", ROUTE),
            "azurerm_network_security_rule" => {
                part(Around::SecurityGroup, "securityRules", "network_security_group_name", RULE)
            }
            _ => None,
        }
    }
}

impl Found {
    /// Tells resources what others say of them; what the document does not hold is passed over.
    pub(super) fn link(&mut self) {
        let mut places = HashMap::new();
        for (place, resource) in self.resources.iter().enumerate() {
            for key in keys(resource) {
                places.entry((sort(resource.kind), key)).or_insert(place);
            }
        }
        let mut elements: BTreeMap<(usize, &'static str), Vec<Datum>> = BTreeMap::new();
        for link in std::mem::take(&mut self.links) {
            let of = link.of.shown().unwrap_or_default().to_ascii_lowercase();
            let wanted = match &link.what {
                What::Attached(..) => "subnet",
                What::Element(around, ..) => around.list(),
            };
            let Some(place) = places.get(&(wanted, of)).copied() else { continue };
            match link.what {
                What::Attached(property, id) => {
                    if let Some(resource) = self.resources.get_mut(place) {
                        set(resource, property, Datum::object(id.span, vec![Field::new("id", id)]));
                    }
                }
                What::Element(_, list, element) => elements.entry((place, list)).or_default().push(element),
            }
        }
        for ((place, list), more) in elements {
            let Some(resource) = self.resources.get_mut(place) else { continue };
            let mut all = resource.get(list).and_then(Datum::as_list).unwrap_or_default().to_vec();
            all.extend(more);
            let span = resource.span;
            set(resource, list, Datum::list(span, all));
        }
    }
}

fn sort(kind: Kind) -> &'static str {
    match kind {
        Kind::Subnet => "subnet",
        Kind::Around(around) => around.list(),
        _ => "",
    }
}

/// What others call a resource: its id, the id that it will have, its name.
fn keys(resource: &Resource) -> Vec<String> {
    let name = resource.name.shown().unwrap_or_default();
    let mut keys = vec![resource.key(), name.to_ascii_lowercase()];
    match resource.kind {
        Kind::Subnet => {
            let owner = resource.owner.as_ref().and_then(Datum::shown).unwrap_or_default();
            keys.push(
                format!("/providers/microsoft.network/virtualnetworks/{owner}/subnets/{name}")
                    .to_ascii_lowercase(),
            );
        }
        Kind::Around(Around::PublicAddress) => {}
        Kind::Around(around) => {
            keys.push(format!("/providers/microsoft.network/{}/{name}", around.list()).to_ascii_lowercase());
        }
        _ => {}
    }
    keys
}
