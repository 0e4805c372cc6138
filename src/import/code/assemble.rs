//! [`assemble`]: the resources of a text of code, each with what belongs to it, read like printed ones.
use std::collections::{BTreeMap, HashMap};

use super::attached;
use super::lower::{Lowering, Role, Told};
use super::value::{Data, Datum, Field};
use crate::design::ResourceId;
use crate::import::detect::Around;
use crate::import::draft::Draft;
use crate::import::{managed_cluster, virtual_network};
use crate::text::Span;

/// A resource in ARM's words.
#[derive(Debug, Clone)]
pub(super) struct Resource {
    pub(super) kind: Kind,
    /// Its own name, without those of what it is part of.
    pub(super) name: Datum,
    /// The name of the cluster or network that it is part of.
    pub(super) owner: Option<Datum>,
    /// Its members beside the name.
    pub(super) body: Vec<Field>,
    pub(super) span: Span,
    /// Whether it is to be created.
    pub(super) is_new: bool,
}

/// What a resource is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Cluster,
    Pool,
    Network,
    Subnet,
    Peering,
    Around(Around),
}

impl Kind {
    /// The kind of a resource type, in any casing.
    pub(super) fn of(resource_type: &str) -> Option<Kind> {
        Some(match resource_type.to_ascii_lowercase().as_str() {
            "microsoft.containerservice/managedclusters" => Kind::Cluster,
            "microsoft.containerservice/managedclusters/agentpools" => Kind::Pool,
            "microsoft.network/virtualnetworks" => Kind::Network,
            "microsoft.network/virtualnetworks/subnets" => Kind::Subnet,
            "microsoft.network/virtualnetworks/virtualnetworkpeerings" => Kind::Peering,
            "microsoft.network/routetables" => Kind::Around(Around::RouteTable),
            "microsoft.network/networksecuritygroups" => Kind::Around(Around::SecurityGroup),
            "microsoft.network/natgateways" => Kind::Around(Around::NatGateway),
            "microsoft.network/azurefirewalls" => Kind::Around(Around::Firewall),
            "microsoft.network/publicipaddresses" | "microsoft.network/publicipprefixes" => {
                Kind::Around(Around::PublicAddress)
            }
            _ => return None,
        })
    }

    /// The list of what it is part of in which it stands; `None`: it stands alone.
    fn list(self) -> Option<(Kind, &'static str)> {
        match self {
            Kind::Pool => Some((Kind::Cluster, "agentPoolProfiles")),
            Kind::Subnet => Some((Kind::Network, "subnets")),
            Kind::Peering => Some((Kind::Network, "virtualNetworkPeerings")),
            _ => None,
        }
    }
}

impl Resource {
    /// The member of `properties`, else of the resource itself.
    pub(super) fn get(&self, key: &str) -> Option<&Datum> {
        let find = |key: &str| {
            self.body.iter().rev().find(|field| field.key.eq_ignore_ascii_case(key)).map(|field| &field.value)
        };
        find("properties").and_then(|properties| properties.get(key)).or_else(|| find(key))
    }

    /// The text that tells it from others of its kind: its id, else its name.
    pub(super) fn key(&self) -> String {
        let id = self.get("id").and_then(Datum::as_text);
        id.or_else(|| self.name.shown()).unwrap_or_default().to_ascii_lowercase()
    }
}

/// Reads resources into a draft.
pub(super) fn assemble(resources: Vec<Resource>, draft: &mut Draft) {
    let mut whole: Vec<Resource> = Vec::new();
    let mut places: HashMap<(bool, String), usize> = HashMap::new();
    let (parts, others): (Vec<_>, Vec<_>) = resources.into_iter().partition(|of| of.kind.list().is_some());
    for resource in others {
        if matches!(resource.kind, Kind::Cluster | Kind::Network) {
            let is_cluster = resource.kind == Kind::Cluster;
            places.insert((is_cluster, resource.key()), whole.len());
            let name = resource.name.shown().unwrap_or_default().to_ascii_lowercase();
            places.entry((is_cluster, name)).or_insert(whole.len());
        }
        whole.push(resource);
    }
    let mut members: BTreeMap<(usize, &str), Vec<Resource>> = BTreeMap::new();
    for part in parts {
        let Some((kind, list)) = part.kind.list() else { continue };
        let owner = part.owner.as_ref().and_then(Datum::shown).unwrap_or_default();
        let key = (kind == Kind::Cluster, owner.to_ascii_lowercase());
        let at = *places.entry(key).or_insert_with(|| {
            whole.push(elsewhere(kind, &part));
            whole.len() - 1
        });
        members.entry((at, list)).or_default().push(part);
    }
    for ((at, list), parts) in members {
        if let Some(owner) = whole.get_mut(at) {
            add(owner, list, parts);
        }
    }
    attached::join(&mut whole);
    let mut told = Told::default();
    let is_around = |resource: &&Resource| matches!(resource.kind, Kind::Around(_));
    let (around, whole): (Vec<&Resource>, Vec<&Resource>) = whole.iter().partition(is_around);
    // Networks come first, so that references find what is told of them.
    for resource in whole.iter().filter(|of| of.kind == Kind::Network) {
        virtual_network::read(&lowered(resource, draft, &mut told), draft);
    }
    for resource in whole.iter().filter(|of| of.kind == Kind::Cluster) {
        managed_cluster::read(&lowered(resource, draft, &mut told), draft);
    }
    for resource in around {
        if let Kind::Around(kind) = resource.kind {
            crate::import::attached::read(kind, &lowered(resource, draft, &mut told), draft);
        }
    }
}

/// What a part belongs to that the text does not hold.
fn elsewhere(kind: Kind, part: &Resource) -> Resource {
    let name = part.owner.clone().unwrap_or_else(|| Datum::text(part.span, ""));
    // Nobody named a cluster that a parameter names.
    let name = match name.as_unknown() {
        Some(unknown) if unknown.shown.starts_with('{') && unknown.shown.ends_with('}') => {
            Datum::text(name.span, "")
        }
        _ => name,
    };
    let id = name.as_text().filter(|text| text.starts_with('/')).and_then(|text| ResourceId::parse(&text));
    let (name, body) = match &id {
        Some(id) => {
            let own = Datum::text(name.span, id.name().unwrap_or_default());
            (own, vec![Field::new("id", name)])
        }
        None => (name, Vec::new()),
    };
    Resource { kind, name, owner: None, body, span: part.span, is_new: false }
}

/// Adds parts to the list of what they belong to, each in place of one of the same name.
fn add(owner: &mut Resource, list: &str, parts: Vec<Resource>) {
    let mut elements: Vec<Datum> = owner.get(list).and_then(Datum::as_list).unwrap_or_default().to_vec();
    let name_of = |name: Option<&Datum>| name.and_then(Datum::shown).unwrap_or_default().to_ascii_lowercase();
    let names = elements.iter().enumerate().map(|(at, element)| (name_of(element.get("name")), at));
    let mut places: HashMap<String, usize> = names.filter(|(name, _)| !name.is_empty()).collect();
    let span = parts.first().map_or(owner.span, |part| part.span);
    for part in parts {
        let name = name_of(Some(&part.name));
        let own = Some(part.name).filter(|_| !name.is_empty()).map(|name| Field::new("name", name));
        let fields = own.into_iter().chain(part.body).collect();
        let element = Datum::object(part.span, fields);
        let known = places.get(&name).and_then(|place| elements.get_mut(*place));
        match known {
            Some(known) => *known = element,
            None => {
                if !name.is_empty() {
                    places.insert(name, elements.len());
                }
                elements.push(element);
            }
        }
    }
    set(owner, list, Datum::list(span, elements));
}

/// Gives a property of a resource a value.
pub(super) fn set(resource: &mut Resource, key: &str, value: Datum) {
    let at = resource.body.iter().position(|field| field.key.eq_ignore_ascii_case("properties"));
    let Some(properties) = at.and_then(|at| resource.body.get_mut(at)) else {
        resource.body.retain(|field| !field.key.eq_ignore_ascii_case(key));
        return resource.body.push(Field::new(key, value));
    };
    let mut fields: Vec<Field> = properties.value.fields().to_vec();
    fields.retain(|field| !field.key.eq_ignore_ascii_case(key));
    fields.push(Field::new(key, value));
    properties.value = Datum::object(properties.value.span, fields);
}

/// Whether nobody named it: the parameter is the one by which printed code asks for the name of a cluster.
fn is_unnamed(resource: &Resource) -> bool {
    let asked = ["{aksName}", "{var.aks_name}"];
    match resource.name.as_unknown() {
        Some(unknown) => resource.kind == Kind::Cluster && asked.contains(&unknown.shown.as_str()),
        None => matches!(&resource.name.data, Data::Text(name) if name.is_empty()),
    }
}

/// The tree of a resource.
fn lowered(resource: &Resource, draft: &mut Draft, told: &mut Told) -> crate::text::tree::Node<'static> {
    let mut fields = Vec::new();
    if !is_unnamed(resource) {
        fields.push(Field::new("name", resource.name.clone()));
    }
    let left_out =
        ["name", "type", "dependsOn", "copy", "condition", "resources", "scope", "parent", "comments"];
    let is_kept = |field: &&Field| !left_out.iter().any(|key| key.eq_ignore_ascii_case(&field.key));
    fields.extend(resource.body.iter().filter(is_kept).cloned());
    if resource.kind == Kind::Cluster {
        let stage = if resource.is_new { "template" } else { "deployed" };
        fields.push(Field::new("stage", Datum::text(resource.span, stage)));
    }
    Lowering::new(draft, told).node(&Datum::object(resource.span, fields), Role::Other)
}
