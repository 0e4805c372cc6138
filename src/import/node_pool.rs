//! Node pools: `agentPoolProfiles[]` of a cluster, and pools printed alone.
use super::block::Block;
use super::draft::Draft;
use super::further_interfaces;
use super::names::Names;
use crate::design::subject::segment;
use crate::design::{
    Cluster, MaxSurge, NodeImage, NodePool, OsType, PodIpAllocationMode, PoolMode, PoolType, ResourceId,
    Stage, Word,
};
use crate::text::quoted;
use crate::text::tree::{Node, Value};

/// The keys that are read.
pub(super) const KEYS: &[&str] = &[
    "id",
    "name",
    "mode",
    "osType",
    "osSKU",
    "nodeImageVersion",
    "windowsProfile",
    "disableOutboundNat",
    "localDNSProfile",
    "type",
    "typePropertiesType",
    "agentPoolType",
    "count",
    "enableAutoScaling",
    "minCount",
    "maxCount",
    "maxPods",
    "podsPerNode",
    "seenOnly",
    "byCommand",
    "firstOfCluster",
    "untold",
    "upgradeSettings",
    "maxSurge",
    "maxUnavailable",
    "scaleSetPriority",
    "vnetSubnetID",
    "podSubnetID",
    "podIPAllocationMode",
    "orchestratorVersion",
    "enableNodePublicIP",
    "gatewayProfile",
    "publicIPPrefixSize",
    "upgradeStrategy",
    "availabilityZones",
    "virtualMachinesProfile",
    "scale",
    "manual",
    "autoscale",
    "resourceGroup",
    "vmSize",
    "networkProfile",
    "secondaryNetworkInterfaces",
];

/// Reads the pools of a cluster's list; elements that are no objects are left out.
pub(super) fn read_list(pools: &[Node<'_>], cluster: &str, draft: &mut Draft) -> Vec<NodePool> {
    let mut names = Names::default();
    let objects = pools.iter().filter(|node| node.is_object());
    objects.map(|node| read(node, cluster, &mut names, draft)).collect()
}

/// Reads a pool that is printed alone: it belongs to the cluster that its id names, else to one that nobody
/// named.
pub(super) fn read_alone(node: &Node<'_>, draft: &mut Draft) {
    let id = node.get("id").and_then(Node::as_str).and_then(ResourceId::parse);
    let owner = id.filter(|id| id.segment("managedClusters").is_some()).and_then(|id| id.parent());
    let key = owner_key(owner.as_ref());
    let (index, mut names) = match draft.pool_owners.remove(&key) {
        Some(found) => found,
        None => (new_owner(owner, draft), Names::default()),
    };
    let Some(cluster) = draft.clusters.get(index) else { return };
    let subject = format!("clusters/{}", segment(&cluster.name));
    let pool = read(node, &subject, &mut names, draft);
    if let Some(cluster) = draft.clusters.get_mut(index) {
        cluster.pools.get_or_insert_default().push(pool);
    }
    draft.pool_owners.insert(key, (index, names));
}

/// The place in the draft of the cluster with that id, else of the one that nobody named.
pub(super) fn owner(id: Option<ResourceId>, draft: &mut Draft) -> usize {
    let key = owner_key(id.as_ref());
    if let Some((index, _)) = draft.pool_owners.get(&key) {
        return *index;
    }
    let index = new_owner(id, draft);
    draft.pool_owners.insert(key, (index, Names::default()));
    index
}

fn owner_key(id: Option<&ResourceId>) -> String {
    id.map(|id| id.text().to_ascii_lowercase()).unwrap_or_default()
}

fn new_owner(id: Option<ResourceId>, draft: &mut Draft) -> usize {
    let name = id.as_ref().and_then(ResourceId::name).unwrap_or_default();
    draft.clusters.push(Cluster {
        name: draft.cluster_names.unique(name),
        resource_group: id.as_ref().map(|id| id.resource_group().to_owned()),
        stage: Stage::Deployed,
        id,
        ..Cluster::default()
    });
    draft.clusters.len() - 1
}

/// Reads one pool of the cluster whose subject is given.
fn read(node: &Node<'_>, cluster: &str, names: &mut Names, draft: &mut Draft) -> NodePool {
    let name = node.get("name").and_then(Node::as_str).unwrap_or_default();
    let name = names.unique(name);
    let block = Block::new(node, format!("{cluster}/pools/{}", segment(&name)));
    if let Some(node) = block.get("name").filter(|node| node.as_str().is_some()) {
        draft.place(&block.subject, "name", node.span);
    }
    let upgrade = block.child("upgradeSettings");
    let mut pool = NodePool {
        name,
        mode: block.word(draft, "mode", "mode", PoolMode::read),
        os_type: block.word(draft, "osType", "osType", OsType::read),
        os_sku: block.text(draft, "osSKU", "osSKU"),
        node_image: node_image(&block, draft),
        outbound_nat_disabled: block.child("windowsProfile").and_then(|windows| {
            windows.flag(draft, "disableOutboundNat", "windowsProfile.disableOutboundNat")
        }),
        local_dns: local_dns(&block, draft),
        pool_type: pool_type(&block, draft),
        count: block.number(draft, "count", "count"),
        enable_auto_scaling: block.flag(draft, "enableAutoScaling", "enableAutoScaling"),
        min_count: block.number(draft, "minCount", "minCount"),
        max_count: block.number(draft, "maxCount", "maxCount"),
        max_pods: max_pods(&block, draft),
        pods_per_node: block.number(draft, "podsPerNode", "podsPerNode"),
        max_surge: upgrade.as_ref().and_then(|upgrade| surge(upgrade, draft, "maxSurge")),
        max_unavailable: upgrade.as_ref().and_then(|upgrade| surge(upgrade, draft, "maxUnavailable")),
        spot: spot(&block, draft),
        subnet: draft.subnet_reference(&block, "vnetSubnetID", "vnetSubnetID"),
        pod_subnet: draft.subnet_reference(&block, "podSubnetID", "podSubnetID"),
        pod_ip_allocation_mode: block.word(
            draft,
            "podIPAllocationMode",
            "podIPAllocationMode",
            PodIpAllocationMode::read,
        ),
        orchestrator_version: block.text(draft, "orchestratorVersion", "orchestratorVersion"),
        enable_node_public_ip: block.flag(draft, "enableNodePublicIP", "enableNodePublicIP"),
        gateway_prefix_length: block.child("gatewayProfile").and_then(|gateway| {
            gateway.number(draft, "publicIPPrefixSize", "gatewayProfile.publicIPPrefixSize")
        }),
        blue_green: block
            .text(draft, "upgradeStrategy", "upgradeStrategy")
            .map(|strategy| strategy.eq_ignore_ascii_case("BlueGreen")),
        zones: zones(&block, draft),
        seen_only: block.is_set("seenOnly"),
        by_command: block.is_set("byCommand"),
        first_of_cluster: block.is_set("firstOfCluster"),
        untold: block.texts("untold"),
    };
    if let Some(scale) = block.child("virtualMachinesProfile").and_then(|profile| profile.child("scale")) {
        machines(&scale, &mut pool, draft);
    }
    further_interfaces::read(&block, &pool.name, draft);
    block.ignore_except(draft, "agentPoolProfiles[].", &[KEYS]);
    pool
}

/// The family of the image that its nodes run; one that is not known tells nothing.
fn node_image(block: &Block<'_, '_>, draft: &mut Draft) -> Option<NodeImage> {
    let text = block.text(draft, "nodeImageVersion", "nodeImageVersion")?;
    let is_of = |image: &&NodeImage| {
        text.get(..image.text().len()).is_some_and(|start| start.eq_ignore_ascii_case(image.text()))
    };
    NodeImage::ALL.iter().find(is_of).copied()
}

/// Whether nodes answer DNS themselves; `Preferred` leaves that to the service.
fn local_dns(block: &Block<'_, '_>, draft: &mut Draft) -> Option<bool> {
    let profile = block.child("localDNSProfile")?;
    let mode = profile.text(draft, "mode", "localDNSProfile.mode")?;
    if mode.eq_ignore_ascii_case("Required") {
        Some(true)
    } else {
        mode.eq_ignore_ascii_case("Disabled").then_some(false)
    }
}

/// `maxPods`; some documents print 0 where it was not given.
fn max_pods(block: &Block<'_, '_>, draft: &mut Draft) -> Option<u64> {
    if block.get("maxPods").and_then(Node::as_u64) == Some(0) {
        return None;
    }
    block.number(draft, "maxPods", "maxPods")
}

/// The pool's type; the resource type that stands under `type` where a pool is printed alone is none.
fn pool_type(block: &Block<'_, '_>, draft: &mut Draft) -> Option<Word<PoolType>> {
    let keys = ["typePropertiesType", "agentPoolType", "type"];
    let is_pool_type = |key: &&str| {
        block.get(key).and_then(Node::as_str).is_some_and(|text| !text.is_empty() && !text.contains('/'))
    };
    let key = keys.into_iter().find(is_pool_type)?;
    block.word(draft, key, "type", PoolType::read)
}

/// The number of zones; placed at the first.
fn zones(block: &Block<'_, '_>, draft: &mut Draft) -> Option<u64> {
    let zones = block.list("availabilityZones")?;
    if let Some(first) = zones.first() {
        draft.place(&block.subject, "availabilityZones", first.span);
    }
    Some(zones.len() as u64)
}

/// A number of nodes, absolute or in percent.
fn surge(block: &Block<'_, '_>, draft: &mut Draft, key: &str) -> Option<MaxSurge> {
    let node = block.get(key)?;
    let text = match &node.value {
        Value::String(text) | Value::Number(text) => text.trim(),
        _ => "?",
    };
    if text.is_empty() {
        return None;
    }
    let surge = MaxSurge::parse(text.strip_suffix(".0").unwrap_or(text));
    match surge {
        Some(_) => draft.place(&block.subject, key, node.span),
        None => draft.warn(node.span, || {
            format!(
                "{key}: expected a number of nodes such as 3, or a share such as 33%, found {}",
                node.described()
            )
        }),
    }
    surge
}

/// Whether the machines may be taken away at any time.
fn spot(block: &Block<'_, '_>, draft: &mut Draft) -> Option<bool> {
    let text = block.text(draft, "scaleSetPriority", "scaleSetPriority")?;
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    if is("Spot") || is("Low") {
        return Some(true);
    }
    if !is("Regular") {
        let span = block.get("scaleSetPriority").map(|node| node.span).unwrap_or_default();
        draft.warn(span, || {
            format!("scaleSetPriority: {} is newer than this planner; not used", quoted(&text))
        });
        return None;
    }
    Some(false)
}

/// The counts of a pool of single machines: the sums over its profiles. Machines of manual profiles are there
/// beside those that scale.
fn machines(scale: &Block<'_, '_>, pool: &mut NodePool, draft: &mut Draft) {
    let sum = |profiles: &[Block<'_, '_>], draft: &mut Draft, key: &str, field: &str| {
        profiles.iter().filter_map(|profile| profile.number(draft, key, field)).fold(0, u64::saturating_add)
    };
    let manual = profiles(scale, "manual");
    let scaled = profiles(scale, "autoscale");
    let fixed = sum(&manual, draft, "count", "count");
    if scaled.is_empty() {
        if !manual.is_empty() {
            pool.count = Some(fixed);
        }
        return;
    }
    pool.enable_auto_scaling = Some(true);
    pool.min_count = Some(fixed.saturating_add(sum(&scaled, draft, "minCount", "minCount")));
    pool.max_count = Some(fixed.saturating_add(sum(&scaled, draft, "maxCount", "maxCount")));
}

/// The profiles under a key: a list of them, or a single one.
fn profiles<'n, 't>(scale: &Block<'n, 't>, key: &str) -> Vec<Block<'n, 't>> {
    let Some(node) = scale.get(key) else { return Vec::new() };
    let nodes = node.as_list().unwrap_or(std::slice::from_ref(node));
    nodes.iter().filter(|node| node.is_object()).map(|node| Block::new(node, scale.subject.clone())).collect()
}
