//! A cluster as Azure's resource, its pools inside it.
use super::Resource;
use crate::azure::api;
use crate::export::code::fields::{self, CLUSTER, POOL};
use crate::export::code::names;
use crate::export::code::plan::{Cluster, Plan, Pool};
use crate::export::code::tree::Tree;

pub(super) fn cluster(of: &Cluster) -> Resource {
    let mut members = Tree::Object(Vec::new());
    let said = || CLUSTER.iter().filter_map(|row| Some((row.path, (row.value)(of)?)));
    said().filter(|(path, _)| path.starts_with("sku.")).for_each(|(path, value)| members.put(path, value));
    members.put("identity", identity(of));
    members.put("properties.dnsPrefix", Tree::Text(of.dns_prefix.clone()));
    for (path, value) in said().filter(|(path, _)| !path.starts_with("sku.")) {
        members.put(&format!("properties.{path}"), value);
    }
    // Of features that share a path, that which is on is written last.
    for is_on in [false, true] {
        for spoken in fields::features(of.of.said.features).filter(|spoken| spoken.is_on == is_on) {
            let (path, value) = spoken.property();
            members.put(&format!("properties.{path}"), value);
        }
    }
    for need in &of.needs {
        members.put(&format!("properties.{}", need.path), Tree::Text(need.value.clone()));
    }
    if !of.pools.is_empty() {
        members.put("properties.agentPoolProfiles", Tree::List(of.pools.iter().map(pool).collect()));
    }
    Resource {
        version: api::MANAGED_CLUSTERS.value,
        ..Resource::of("Microsoft.ContainerService/managedClusters", &of.place, members)
    }
}

fn identity(of: &Cluster) -> Tree {
    let kind = if of.identity.is_some() { "UserAssigned" } else { "SystemAssigned" };
    let mut identity = Tree::object([("type", Some(Tree::text(kind)))]);
    if let Some(id) = &of.identity {
        identity.put("userAssignedIdentities", Tree::Keyed(id.clone()));
    }
    identity
}

fn pool(of: &Pool) -> Tree {
    let mut tree = Tree::object([("name", Some(Tree::Text(of.name.clone())))]);
    properties_of_pool(of, &mut tree);
    tree
}

/// The properties of a pool, put into an object.
pub(in crate::export::code) fn properties_of_pool(of: &Pool, tree: &mut Tree) {
    for row in POOL {
        if let Some(value) = (row.value)(of) {
            tree.put(row.path, value);
        }
    }
}

/// Properties that only a preview of the API has.
const PREVIEW: [&str; 4] = [
    "networkProfile.podLinkLocalAccess",
    "networkProfile.kubeProxyConfig.mode",
    "ingressProfile.applicationLoadBalancer.enabled",
    "upgradeStrategy",
];

/// Notes what the version of the API lacks.
pub(in crate::export::code) fn note_previews(plan: &mut Plan) {
    let mut notes = Vec::new();
    for of in &plan.clusters {
        for spoken in fields::features(of.of.said.features).filter(|spoken| spoken.is_on) {
            let (path, _) = spoken.property();
            if PREVIEW.contains(&path.as_str()) || spoken.feature == crate::azure::Feature::MutualTls {
                let name = names::comment(names::without_number(of.of.name()));
                notes.push(format!("{name}: {} asks for a preview of the API.", spoken.feature.title()));
            }
        }
    }
    notes.into_iter().for_each(|note| plan.asked.note(note));
}
