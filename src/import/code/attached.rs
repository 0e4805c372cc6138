//! What stands around subnets in a text of code: which subnets name it, and ids for what has none yet.
use std::collections::HashMap;

use super::assemble::{Kind, Resource, set};
use super::value::{Data, Datum, Field};
use crate::design::ResourceId;
use crate::import::detect::Around;

/// What stands before the id of a resource whose subscription and group are not known.
const SOMEWHERE: &str = "/subscriptions/-/resourceGroups/-";

/// Gives each of them its id and the subnets that name it.
pub(super) fn join(resources: &mut [Resource]) {
    let mut named: HashMap<Tail, Vec<(String, String)>> = HashMap::new();
    for (of, subnet) in named_by_subnets(resources) {
        named.entry(tail(&of)).or_default().push((of, subnet));
    }
    for resource in resources.iter_mut() {
        let Kind::Around(around) = resource.kind else { continue };
        let id = own_id(resource, around);
        let span = resource.span;
        let by_subnets = named.get(&tail(&id)).map(Vec::as_slice).unwrap_or_default();
        let subnets = by_subnets.iter().filter(|(of, _)| is_same(of, &id));
        let object = |id: &str| Datum::object(span, vec![Field::new("id", Datum::text(span, id))]);
        let subnets: Vec<Datum> = subnets.map(|(_, subnet)| object(subnet)).collect();
        let body = std::mem::take(&mut resource.body);
        let placed = |field: Field| Field { value: with_ids(&field.value, 0), ..field };
        resource.body = body.into_iter().map(placed).collect();
        resource.body.retain(|field| !field.key.eq_ignore_ascii_case("id"));
        resource.body.push(Field::new("id", Datum::text(resource.name.span, &id)));
        if !subnets.is_empty() {
            set(resource, "subnets", Datum::list(span, subnets));
        }
    }
}

/// The name at the end of an id and the type before it, in lower case.
type Tail = (Option<String>, Option<String>);

fn tail(id: &str) -> Tail {
    let mut segments = id.rsplit('/').map(str::to_ascii_lowercase);
    (segments.next(), segments.next())
}

/// The id of a resource that stands around subnets.
fn own_id(resource: &Resource, around: Around) -> String {
    if let Some(id) = resource.get("id").and_then(Datum::as_text).filter(|id| ResourceId::parse(id).is_some())
    {
        return id.to_string();
    }
    let list = match around {
        Around::PublicAddress if resource.get("prefixLength").is_some() => "publicIPPrefixes",
        Around::PublicAddress => "publicIPAddresses",
        around => around.list(),
    };
    let name = resource.name.shown().unwrap_or_default().replace('/', "-");
    format!("{SOMEWHERE}/providers/Microsoft.Network/{list}/{name}")
}

/// Pairs of what a subnet names and the subnet, by their ids.
fn named_by_subnets(resources: &[Resource]) -> Vec<(String, String)> {
    let mut named = Vec::new();
    for network in resources.iter().filter(|resource| resource.kind == Kind::Network) {
        let id = network.get("id").and_then(Datum::as_text).filter(|id| ResourceId::parse(id).is_some());
        let name = network.name.shown().unwrap_or_default();
        let id =
            id.map_or_else(|| ResourceId::of_local_network(&name).text().to_owned(), |id| id.to_string());
        for subnet in network.get("subnets").and_then(Datum::as_list).unwrap_or_default() {
            let Some(name) = subnet.get("name").and_then(Datum::shown) else { continue };
            for key in ["routeTable", "networkSecurityGroup", "natGateway"] {
                let value = subnet
                    .get("properties")
                    .and_then(|properties| properties.get(key))
                    .or_else(|| subnet.get(key));
                if let Some(of) = value.and_then(|value| value.get("id")).and_then(Datum::shown) {
                    named.push((of.to_string(), format!("{id}/subnets/{name}")));
                }
            }
        }
    }
    named
}

/// Whether two ids mean the same: the type and the name decide where one knows no more.
fn is_same(one: &str, other: &str) -> bool {
    let whole = |id: &str| ResourceId::parse(id).filter(|id| id.resource_group() != "-");
    match (whole(one), whole(other)) {
        (Some(one), Some(other)) => one.same_as(&other),
        _ => tail(one) == tail(other),
    }
}

/// A value in which ids that begin with their provider have a place where they may stand.
fn with_ids(value: &Datum, depth: usize) -> Datum {
    if depth > 8 {
        return value.clone();
    }
    match &value.data {
        Data::List(elements) => {
            Datum::list(value.span, elements.iter().map(|element| with_ids(element, depth + 1)).collect())
        }
        Data::Object(fields) => {
            let field = |field: &Field| match field.value.shown() {
                Some(id) if &*field.key == "id" && id.starts_with("/providers/") => Field {
                    value: Datum::text(field.value.span, &format!("{SOMEWHERE}{id}")),
                    ..field.clone()
                },
                _ => Field { value: with_ids(&field.value, depth + 1), ..field.clone() },
            };
            Datum::object(value.span, fields.iter().map(field).collect())
        }
        _ => value.clone(),
    }
}
