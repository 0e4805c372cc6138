//! Clusters and pools.
use super::{Block, network::associated};
use crate::azure::api;
use crate::export::code::fields::{self, CLUSTER, POOL};
use crate::export::code::names;
use crate::export::code::plan::{Cluster, Plan, Pool};
use crate::export::code::resources::properties_of_pool;
use crate::export::code::text::Text;
use crate::export::code::tree::Tree;

const CLUSTERS: &str = "azurerm_kubernetes_cluster";

pub(super) fn blocks(plan: &mut Plan) -> Vec<Block> {
    let (mut blocks, mut notes) = (Vec::new(), Vec::new());
    for of in &plan.clusters {
        let first = of.first.and_then(|place| of.pools.get(place));
        let mut rest = Tree::Object(Vec::new());
        let mut block = Block::new(CLUSTERS, &of.place.symbol, body(of, first, &mut rest, &mut notes));
        block.after = prerequisites(plan, of);
        blocks.push(block);
        if !rest.is_empty() {
            blocks.push(update(of, &rest));
        }
        if let Some(pool) = first {
            blocks.extend(lacking(of, pool, true, &mut notes));
        }
        for pool in of.pools.iter().enumerate().filter(|(at, _)| Some(*at) != of.first).map(|(_, pool)| pool)
        {
            blocks.extend(further(of, pool, &mut notes));
        }
    }
    notes.into_iter().for_each(|note| plan.asked.note(note));
    blocks
}

/// The associations of its subnets: the way out has to be there before the cluster.
fn prerequisites(plan: &Plan, of: &Cluster) -> Vec<(&'static str, Vec<String>)> {
    let mut after: Vec<(&'static str, Vec<String>)> = Vec::new();
    for text in of.pools.iter().flat_map(|pool| [&pool.subnet, &pool.pod_subnet]).flatten() {
        for one in associated(plan, text) {
            if !after.contains(&one) {
                after.push(one);
            }
        }
    }
    after
}

/// The cluster; what azurerm lacks goes into `rest`, as ARM has it.
fn body(of: &Cluster, first: Option<&Pool>, rest: &mut Tree, notes: &mut Vec<String>) -> Tree {
    let name = names::comment(names::without_number(of.of.name()));
    let mut body = Tree::object([
        ("name", Some(Tree::Text(of.place.name.clone()))),
        ("resource_group_name", Some(Tree::Text(of.place.group.clone()))),
        ("location", Some(Tree::Text(of.place.location.clone()))),
        ("dns_prefix", Some(Tree::Text(of.dns_prefix.clone()))),
    ]);
    for row in CLUSTER {
        let Some(value) = (row.value)(of) else { continue };
        match (row.path, &value) {
            ("sku.name", value) if is(value, "Base") => {}
            ("sku.name", _) => notes.push(format!("{name}: azurerm has no word for its SKU.")),
            ("networkProfile.networkPolicy", value) if is(value, "none") => {
                notes.push(format!(
                    "{name}: azurerm has no word for no policy engine: without one it is left out."
                ));
            }
            ("networkProfile.outboundType", value) if is(value, "block") => {
                notes.push(format!("{name}: azurerm has no word for the outbound type block."));
            }
            (_, _) => body.put(row.attribute, translated(row.path, value)),
        }
    }
    body.put("identity", identity(of));
    if of.of.said.node_auto_provisioning.is_none() {
        body.put("node_provisioning_profile.mode", Tree::text("Manual"));
    }
    for spoken in fields::features(of.of.said.features) {
        match &spoken.attribute {
            Some((path, value)) if !path.is_empty() => body.put(path, value.clone()),
            Some(_) => {}
            None => {
                let (path, value) = spoken.property();
                rest.put(&format!("properties.{path}"), value);
            }
        }
    }
    of.needs.iter().for_each(|need| body.put(need.attribute, Tree::Text(need.value.clone())));
    if let Some(pool) = first {
        body.put("default_node_pool", default_pool(pool));
    }
    body
}

fn is(value: &Tree, word: &str) -> bool {
    matches!(value, Tree::Text(Text::Given(text)) if text.eq_ignore_ascii_case(word))
}

/// A value as azurerm has it: ids without their objects, the zones of DNS with a capital.
fn translated(path: &str, value: Tree) -> Tree {
    match value {
        Tree::List(list) if list.iter().any(|one| matches!(one, Tree::Object(_))) => {
            let mut ids = Vec::new();
            list.iter().for_each(|one| one.leaves(&mut ids));
            Tree::List(ids.into_iter().cloned().map(Tree::Text).collect())
        }
        value if path == "apiServerAccessProfile.privateDNSZone" && is(&value, "system") => {
            Tree::text("System")
        }
        value if path == "apiServerAccessProfile.privateDNSZone" && is(&value, "none") => Tree::text("None"),
        value => value,
    }
}

fn identity(of: &Cluster) -> Tree {
    let kind = if of.identity.is_some() { "UserAssigned" } else { "SystemAssigned" };
    Tree::object([
        ("type", Some(Tree::text(kind))),
        ("identity_ids", of.identity.as_ref().map(|id| Tree::List(vec![Tree::Text(id.clone())]))),
    ])
}

/// What the pool that is made with the cluster always is.
const OF_FIRST: [&str; 3] = ["mode", "osType", "scaleSetPriority"];

fn default_pool(pool: &Pool) -> Tree {
    let mut body = Tree::object([("name", Some(Tree::Text(pool.name.clone())))]);
    for row in POOL.iter().filter(|row| !row.attribute.is_empty() && !OF_FIRST.contains(&row.path)) {
        if let Some(value) = (row.value)(pool) {
            body.put(row.attribute, value);
        }
    }
    body
}

/// A pool beside the first one: of azapi where it is made with what azurerm lacks.
fn further(of: &Cluster, pool: &Pool, notes: &mut Vec<String>) -> Vec<Block> {
    if POOL.iter().any(|row| is_kept(row.path) && lacks(row.path, row.attribute, (row.value)(pool).as_ref()))
    {
        let mut properties = Tree::Object(Vec::new());
        properties_of_pool(pool, &mut properties);
        let body = Tree::object([("type", Some(pools())), ("name", Some(Tree::Text(pool.name.clone())))]);
        let mut block = Block::new("azapi_resource", &pool.symbol, body);
        block.of = Some(("parent_id", CLUSTERS, of.place.symbol.clone()));
        block.rest = Some(Tree::object([("properties", Some(properties))]));
        return vec![block];
    }
    let mut body = Tree::object([("name", Some(Tree::Text(pool.name.clone())))]);
    for row in POOL.iter().filter(|row| !row.attribute.is_empty() && row.path != "type") {
        if let Some(value) = (row.value)(pool) {
            body.put(row.attribute, value);
        }
    }
    if let Some(disabled) = pool.said.outbound_nat_disabled {
        body.put("windows_profile.outbound_nat_enabled", Tree::Flag(!disabled));
    }
    let mut block = Block::new("azurerm_kubernetes_cluster_node_pool", &pool.symbol, body);
    block.of = Some(("kubernetes_cluster_id", CLUSTERS, of.place.symbol.clone()));
    let mut blocks = vec![block];
    blocks.extend(lacking(of, pool, false, notes));
    blocks
}

/// Whether azurerm lacks what a property says.
fn lacks(path: &str, attribute: &str, value: Option<&Tree>) -> bool {
    let Some(value) = value else { return false };
    let is_default = is(value, "DynamicIndividual") || is(value, "Disabled") || is(value, "0");
    let is_gateway = path == "mode" && is(value, "Gateway");
    let is_windows = path == "windowsProfile.disableOutboundNat";
    is_gateway || attribute.is_empty() && !is_default && !is_windows
}

/// Whether a pool keeps a property from its creation.
fn is_kept(path: &str) -> bool {
    ["mode", "podIPAllocationMode", "gatewayProfile.publicIPPrefixSize"].contains(&path)
}

/// What azurerm lacks of a pool that it makes, as an update of azapi.
fn lacking(of: &Cluster, pool: &Pool, is_first: bool, notes: &mut Vec<String>) -> Option<Block> {
    let mut properties = Tree::Object(Vec::new());
    for row in POOL {
        let is_said = row.path == "podIPAllocationMode";
        let Some(value) =
            (row.value)(pool).filter(|value| is_said || lacks(row.path, row.attribute, Some(value)))
        else {
            continue;
        };
        if is_kept(row.path) && lacks(row.path, row.attribute, Some(&value)) {
            let name = names::comment(&pool.said.name);
            notes.push(format!("{name}: azurerm has no word for {} of the first pool.", row.path));
        } else {
            properties.put(row.path, value);
        }
    }
    if properties.is_empty() {
        return None;
    }
    let body = Tree::object([("type", Some(pools()))]);
    let mut block = Block::new("azapi_update_resource", &pool.symbol, body);
    if is_first {
        block.body.put("name", Tree::Text(pool.name.clone()));
        block.of = Some(("parent_id", CLUSTERS, of.place.symbol.clone()));
    } else {
        block.of = Some(("resource_id", "azurerm_kubernetes_cluster_node_pool", pool.symbol.clone()));
    }
    block.rest = Some(Tree::object([("properties", Some(properties))]));
    Some(block)
}

fn pools() -> Tree {
    Tree::text(format!(
        "Microsoft.ContainerService/managedClusters/agentPools@{}",
        api::MANAGED_CLUSTERS.value
    ))
}

fn update(of: &Cluster, rest: &Tree) -> Block {
    let kind = format!("Microsoft.ContainerService/managedClusters@{}", api::MANAGED_CLUSTERS.value);
    let body = Tree::object([("type", Some(Tree::text(kind)))]);
    let mut block = Block::new("azapi_update_resource", &of.place.symbol, body);
    block.of = Some(("resource_id", CLUSTERS, of.place.symbol.clone()));
    block.rest = Some(rest.clone());
    block
}
