//! Managed clusters, as the Azure CLI prints them, as ARM returns them, and as rows of Resource Graph.
use super::block::Block;
use super::draft::Draft;
use super::{add_ons, features, load_balancer, network_profile, node_pool, prefixes};
use crate::design::subject::segment;
use crate::design::{ApiServerAccess, Cluster, NetworkProfile, PrivateDnsZone, ResourceId, Stage, Word};
use crate::text::tree::Node;

/// The keys that are read.
pub(super) const KEYS: &[&str] = &[
    "id",
    "name",
    "stage",
    "location",
    "resourceGroup",
    "properties",
    "kubernetesVersion",
    "currentKubernetesVersion",
    "sku",
    "nodeResourceGroup",
    "powerState",
    "networkProfile",
    "agentPoolProfiles",
    "apiServerAccessProfile",
    "privateLinkResources",
    "nodeProvisioningProfile",
    "hostedSystemProfile",
    "identity",
    "provisioningState",
    "fqdn",
    "privateFQDN",
    "etag",
    "apiVersion",
];

/// The keys that are read of the objects under them.
pub(super) const NESTED: &[&str] = &[
    "name",
    "tier",
    "code",
    "enablePrivateCluster",
    "enableVnetIntegration",
    "subnetId",
    "privateDNSZone",
    "enablePrivateClusterPublicFQDN",
    "authorizedIPRanges",
    "type",
    "mode",
    "enabled",
    "nodeSubnetID",
    "effectiveOutboundIPs",
];

/// Reads a cluster.
pub(super) fn read(node: &Node<'_>, draft: &mut Draft) {
    let id = node.get("id").and_then(Node::as_str).and_then(ResourceId::parse);
    let printed = node.get("name").and_then(Node::as_str);
    let name = printed.or_else(|| id.as_ref().and_then(ResourceId::name)).unwrap_or_default();
    let name = draft.cluster_names.unique(name);
    let block = Block::new(node, format!("clusters/{}", segment(&name)));
    for key in ["name", "id"] {
        if let Some(node) = block.get(key).filter(|node| node.as_str().is_some_and(|text| !text.is_empty())) {
            draft.place(&block.subject, key, node.span);
        }
    }
    let stage = stage(&block);
    let printed_group = block.text(draft, "resourceGroup", "resourceGroup");
    let group_of_id = || id.as_ref().map(|id| id.resource_group().to_owned());
    let mut cluster = Cluster {
        name,
        resource_group: printed_group.or_else(group_of_id),
        location: block.text(draft, "location", "location"),
        stage,
        kubernetes_version: block
            .text(draft, "currentKubernetesVersion", "kubernetesVersion")
            .or_else(|| block.text(draft, "kubernetesVersion", "kubernetesVersion")),
        sku_name: block.child("sku").and_then(|sku| sku.text(draft, "name", "sku.name")),
        sku_tier: block.child("sku").and_then(|sku| sku.text(draft, "tier", "sku.tier")),
        node_resource_group: block.text(draft, "nodeResourceGroup", "nodeResourceGroup"),
        stopped: stopped(&block, draft),
        network_profile: profile(&block, draft),
        pools: block
            .list("agentPoolProfiles")
            .map(|pools| node_pool::read_list(pools, &block.subject, draft)),
        id,
        ..Cluster::default()
    };
    cluster.api_server = api_server(&block, draft);
    let identity = block.child("identity").and_then(|identity| identity.text(draft, "type", "identity.type"));
    cluster.user_assigned_identity = identity.as_deref().and_then(is_user_assigned);
    cluster.outbound_addresses = load_balancer::effective_ids(&block);
    hosting(&block, &mut cluster, draft);
    cluster.features = features::read(&block, draft);
    add_ons::read(&block, &cluster, draft);
    cluster.api_version = api_version(&block, draft);
    block.ignore_except(draft, "", &[KEYS, features::KEYS, network_profile::KEYS]);
    draft.clusters.push(cluster);
}

/// What a design file says, else whether the text carries what only the service prints.
fn stage(block: &Block<'_, '_>) -> Stage {
    match block.get("stage").and_then(Node::as_str) {
        Some("template") => return Stage::Template,
        Some("deployed") => return Stage::Deployed,
        _ => {}
    }
    let printed =
        ["id", "provisioningState", "fqdn", "privateFQDN", "powerState", "etag", "currentKubernetesVersion"];
    let profile = block.child("networkProfile");
    let effective = ["loadBalancerProfile", "natGatewayProfile"].into_iter().any(|key| {
        let profile = profile.as_ref().and_then(|profile| profile.child(key));
        profile.is_some_and(|profile| profile.get("effectiveOutboundIPs").is_some())
    });
    let creates = block.is_arm() && block.get("location").is_some();
    if creates && !effective && printed.into_iter().all(|key| block.get(key).is_none()) {
        Stage::Template
    } else {
        Stage::Deployed
    }
}

fn stopped(block: &Block<'_, '_>, draft: &mut Draft) -> Option<bool> {
    let state = block.child("powerState")?;
    let stopped = state.text(draft, "code", "powerState")?.eq_ignore_ascii_case("Stopped");
    if stopped && let Some(node) = state.get("code") {
        draft.note(node.span, || "the cluster is stopped; its nodes count as printed".into());
    }
    Some(stopped)
}

/// The version of the API that a resource of a template asks; `2024-09-02-preview`.
fn api_version(block: &Block<'_, '_>, draft: &mut Draft) -> Option<String> {
    let version = block.text(draft, "apiVersion", "apiVersion")?;
    let (date, rest) = version.split_at_checked(10)?;
    (crate::azure::day(date).is_some() && matches!(rest, "" | "-preview")).then_some(version)
}

/// The network profile; in a row of chosen columns its values stand beside the name.
fn profile(block: &Block<'_, '_>, draft: &mut Draft) -> Option<NetworkProfile> {
    if let Some(profile) = block.child("networkProfile") {
        return Some(network_profile::read(&profile, draft));
    }
    let row = block.clone().with_column("properties_networkProfile_");
    if network_profile::KEYS.iter().any(|key| row.get(key).is_some()) {
        return Some(network_profile::values(&row, draft));
    }
    None
}

fn api_server(block: &Block<'_, '_>, draft: &mut Draft) -> ApiServerAccess {
    let linked = linked_privately(block, draft);
    let Some(access) = block.child("apiServerAccessProfile") else {
        return ApiServerAccess { enable_private_cluster: linked, ..ApiServerAccess::default() };
    };
    ApiServerAccess {
        enable_private_cluster: access.flag(draft, "enablePrivateCluster", "enablePrivateCluster").or(linked),
        enable_vnet_integration: access.flag(draft, "enableVnetIntegration", "enableVnetIntegration"),
        subnet: draft.subnet_reference(&access, "subnetId", "apiServerAccessProfile.subnetId"),
        private_dns_zone: access.text(draft, "privateDNSZone", "privateDNSZone").map(|text| zone(&text)),
        public_fqdn: access.flag(draft, "enablePrivateClusterPublicFQDN", "enablePrivateClusterPublicFQDN"),
        authorized_ip_ranges: prefixes::of_list(&access, draft, "authorizedIPRanges", "authorizedIPRanges"),
    }
}

/// That a cluster is private, where it lists what is reached by private link; only private clusters do.
fn linked_privately(block: &Block<'_, '_>, draft: &mut Draft) -> Option<bool> {
    let node = block.get("privateLinkResources")?;
    node.as_list().filter(|resources| !resources.is_empty())?;
    draft.place(&block.subject, "enablePrivateCluster", node.span);
    Some(true)
}

/// Where the name of a private API server stands; a zone of one's own is named by its id, which is not kept.
pub(super) fn zone(text: &str) -> Word<PrivateDnsZone> {
    match PrivateDnsZone::read(text) {
        Word::Newer(_) => Word::Known(PrivateDnsZone::Own),
        known => known,
    }
}

/// Whether an identity is one that somebody assigned; `None` where the cluster has none.
fn is_user_assigned(kind: &str) -> Option<bool> {
    let kind = kind.to_ascii_lowercase();
    (kind != "none").then(|| kind.contains("userassigned"))
}

/// What hosts nodes beside the listed pools.
fn hosting(block: &Block<'_, '_>, cluster: &mut Cluster, draft: &mut Draft) {
    if let Some(profile) = block.child("nodeProvisioningProfile") {
        let mode = profile.text(draft, "mode", "nodeProvisioningProfile.mode");
        cluster.node_auto_provisioning = mode.map(|mode| mode.eq_ignore_ascii_case("Auto"));
    }
    if let Some(profile) = block.child("hostedSystemProfile") {
        cluster.hosted_system = profile.flag(draft, "enabled", "hostedSystemProfile.enabled");
        let field = "hostedSystemProfile.nodeSubnetID";
        cluster.hosted_node_subnet = draft.subnet_reference(&profile, "nodeSubnetID", field);
    }
}
