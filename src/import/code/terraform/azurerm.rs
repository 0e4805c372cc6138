//! [`Found`]: the resources of a document of Terraform, in ARM's words.
use super::super::assemble::{Kind, Resource};
use super::super::value::{Data, Datum, Field};
use super::links::Link;
use super::shaped::{put, shaped};
use super::tables::{CLUSTER, NETWORK, PEERING, POOL, PUBLIC_ADDRESS, ROUTE, RULE, Row, SUBNET};
use super::{azapi, ids};
use crate::import::detect::Around;
use crate::import::draft::Draft;
use crate::text::Span;

/// What was found of a document.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) resources: Vec<Resource>,
    /// What resources say of two others.
    pub(super) links: Vec<Link>,
    /// What azapi says of resources that others make.
    pub(super) updates: Vec<Resource>,
}

/// A resource as Terraform has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Given<'g> {
    pub(super) of: &'g str,
    /// Its arguments; blocks are lists of objects.
    pub(super) arguments: &'g Datum,
    /// Whether it is to be created.
    pub(super) is_new: bool,
}

impl Found {
    /// Adds a resource; those that are not read are passed over.
    pub(super) fn add(&mut self, given: Given<'_>, draft: &mut Draft) {
        let around = |around, table| (Kind::Around(around), table);
        let (kind, table): (Kind, &[Row]) = match given.of {
            "azurerm_kubernetes_cluster" => return self.cluster(given, draft),
            "azurerm_kubernetes_cluster_node_pool" => return self.pool(given, draft),
            "azurerm_virtual_network" => return self.network(given),
            "azurerm_subnet" => return self.subnet(given),
            "azurerm_virtual_network_peering" => (Kind::Peering, PEERING),
            "azurerm_public_ip" | "azurerm_public_ip_prefix" => around(Around::PublicAddress, PUBLIC_ADDRESS),
            "azurerm_nat_gateway" => around(Around::NatGateway, NETWORK),
            "azurerm_route_table" => {
                return self.with_list(given, Around::RouteTable, "route", "routes", ROUTE);
            }
            "azurerm_network_security_group" => {
                return self.with_list(given, Around::SecurityGroup, "security_rule", "securityRules", RULE);
            }
            "azapi_resource" | "azapi_update_resource" => return azapi::add(self, given, draft),
            _ => return self.links.extend(Link::of(given)),
        };
        let owner = (kind == Kind::Peering).then(|| owner_of(given, "virtual_network_name"));
        self.push(kind, owner, shaped(given.arguments, table), given);
        // Addresses of a gateway stood in it until version 3.
        self.links.extend(Link::of(given));
    }

    fn push(&mut self, kind: Kind, owner: Option<Datum>, body: Vec<Field>, given: Given<'_>) {
        let name = name_of(given.arguments);
        let span = given.arguments.span;
        self.resources.push(Resource { kind, name, owner, body, span, is_new: given.is_new });
    }

    fn cluster(&mut self, given: Given<'_>, draft: &mut Draft) {
        let mut body = shaped(given.arguments, CLUSTER);
        let pools = blocks(given.arguments, "default_node_pool");
        if let Some(pools) = pools {
            let pools = pools.iter().filter(|pool| matches!(pool.data, Data::Object(_)));
            let pools: Vec<Datum> = pools.map(|pool| default_pool(pool, given.is_new, draft)).collect();
            put(
                &mut body,
                &["agentPoolProfiles"],
                Datum::list(given.arguments.span, pools),
                given.arguments.span,
            );
        }
        let says_nothing = given.arguments.get("network_profile").is_none_or(Datum::is_null);
        if given.is_new && says_nothing && pools.is_some() {
            plugin_is_open(given.arguments, &mut body, draft);
        }
        self.push(Kind::Cluster, None, body, given);
    }

    fn pool(&mut self, given: Given<'_>, draft: &mut Draft) {
        let mut body = shaped(given.arguments, POOL);
        count(&mut body, given.arguments, given.is_new, draft);
        let owner = given.arguments.get("kubernetes_cluster_id").cloned();
        let owner = owner.map(|owner| match owner.shown() {
            Some(text) if text.starts_with("/providers/") => ids::own_name(&owner),
            _ => owner,
        });
        self.push(Kind::Pool, owner, body, given);
    }

    fn network(&mut self, given: Given<'_>) {
        let mut body = shaped(given.arguments, NETWORK);
        let subnets: Vec<Datum> =
            blocks(given.arguments, "subnet").unwrap_or_default().iter().map(subnet).collect();
        if !subnets.is_empty() {
            put(&mut body, &["subnets"], Datum::list(given.arguments.span, subnets), given.arguments.span);
        }
        self.push(Kind::Network, None, body, given);
    }

    fn subnet(&mut self, given: Given<'_>) {
        let mut body = subnet(given.arguments).fields().to_vec();
        body.retain(|field| &*field.key != "name");
        self.push(Kind::Subnet, Some(owner_of(given, "virtual_network_name")), body, given);
    }

    /// A resource with a list of parts.
    fn with_list(&mut self, given: Given<'_>, kind: Around, block: &str, list: &str, table: &[Row]) {
        let mut body: Vec<Field> =
            given.arguments.get("id").map(|id| Field::new("id", id.clone())).into_iter().collect();
        let parts = blocks(given.arguments, block).unwrap_or_default();
        let parts: Vec<Datum> =
            parts.iter().map(|part| Datum::object(part.span, shaped(part, table))).collect();
        put(&mut body, &[list], Datum::list(given.arguments.span, parts), given.arguments.span);
        self.push(Kind::Around(kind), None, body, given);
    }
}

/// The blocks of that name; one that is an object stands once.
pub(super) fn blocks<'d>(arguments: &'d Datum, name: &str) -> Option<&'d [Datum]> {
    let value = arguments.get(name)?;
    match &value.data {
        Data::List(elements) => Some(elements),
        Data::Object(_) => Some(std::slice::from_ref(value)),
        _ => None,
    }
}

/// What a resource is part of: by its own id where it has one, else by the argument that names it.
fn owner_of(given: Given<'_>, argument: &str) -> Datum {
    let id = given.arguments.get("id").and_then(Datum::as_text);
    let parent = id.and_then(|id| crate::design::ResourceId::parse(&id)).and_then(|id| id.parent());
    match parent {
        Some(parent) => Datum::text(given.arguments.span, parent.text()),
        None => {
            given.arguments.get(argument).cloned().unwrap_or_else(|| Datum::text(given.arguments.span, ""))
        }
    }
}

fn name_of(arguments: &Datum) -> Datum {
    arguments
        .get("name")
        .filter(|name| !name.is_null())
        .cloned()
        .unwrap_or_else(|| Datum::text(arguments.span, ""))
}

/// A subnet with the services that it is delegated to.
fn subnet(arguments: &Datum) -> Datum {
    let mut body = shaped(arguments, SUBNET);
    body.extend(arguments.get("name").map(|name| Field::new("name", name.clone())));
    let services = blocks(arguments, "delegation").unwrap_or_default().iter().filter_map(|delegation| {
        let service = blocks(delegation, "service_delegation")?.first()?.get("name")?;
        Some(Datum::object(service.span, vec![Field::new("serviceName", service.clone())]))
    });
    let services: Vec<Datum> = services.collect();
    if !services.is_empty() {
        put(&mut body, &["delegations"], Datum::list(arguments.span, services), arguments.span);
    }
    Datum::object(arguments.span, body)
}

/// The pool that a cluster is made with: of mode System, with Linux.
fn default_pool(pool: &Datum, is_new: bool, draft: &mut Draft) -> Datum {
    let mut body = shaped(pool, POOL);
    body.extend(pool.get("name").map(|name| Field::new("name", name.clone())));
    count(&mut body, pool, is_new, draft);
    // A block without a line in it was cut, and says nothing of a pool.
    if pool.fields().is_empty() {
        return Datum::object(pool.span, body);
    }
    let span = place(pool);
    put(&mut body, &["mode"], Datum::text(span, "System"), span);
    put(&mut body, &["osType"], Datum::text(span, "Linux"), span);
    Datum::object(pool.span, body)
}

/// A pool that scales begins with its least number of nodes where nothing else is said.
fn count(body: &mut Vec<Field>, pool: &Datum, is_new: bool, draft: &mut Draft) {
    let get = |key: &str| body.iter().find(|field| &*field.key == key).map(|field| field.value.clone());
    let scales = get("enableAutoScaling").and_then(|scales| scales.as_bool()) == Some(true);
    if let (true, true, None, Some(least)) = (is_new, scales, get("count"), get("minCount")) {
        if let Some(nodes) = least.as_number() {
            draft.note(place(pool), || {
                format!("node_count is not given; azurerm creates a pool that scales with min_count, {nodes}")
            });
        }
        body.push(Field::new("count", least));
    }
}

/// Without a network profile the provider sends none, and its documentation and the service's name other defaults.
fn plugin_is_open(arguments: &Datum, body: &mut Vec<Field>, draft: &mut Draft) {
    let span = place(arguments);
    draft.warn(span, || {
        "network_profile is not given: azurerm's documentation then names kubenet, the service's Azure CNI Overlay; the \
         network model is not known until network_plugin stands here"
            .into()
    });
    let untold = ["networkPlugin", "networkPluginMode"].map(|name| Datum::text(span, name)).to_vec();
    put(body, &["networkProfile", "untold"], Datum::list(span, untold), span);
}

/// Where a resource is named, else where it stands.
fn place(arguments: &Datum) -> Span {
    let name = arguments.fields().iter().find(|field| &*field.key == "name");
    name.map_or(arguments.span, |name| name.value.span)
}
