//! `az aks create`, `az aks update`, `az aks upgrade`.
use super::arguments::Arguments;
use super::references::subnet;
use super::script::{Key, Script, find, key};
use super::values::Values;
use super::{features, outbound, pool, profile};
use crate::design::subject::segment;
use crate::design::{Cluster, NetworkProfile, Stage};
use crate::import::managed_cluster::zone;

/// Reads a command that creates a cluster with its first pool.
pub(super) fn create(arguments: &Arguments, script: &mut Script<'_>) {
    let Some((index, subject)) = cluster_of(arguments, "--name", script) else { return };
    if let Some(cluster) = script.draft.clusters.get_mut(index) {
        cluster.stage = Stage::Template;
        cluster.network_profile.get_or_insert_default();
    }
    settings(arguments, index, &subject, script);
    pool::first(arguments, index, script);
}

/// Reads a command that changes a cluster.
pub(super) fn update(arguments: &Arguments, script: &mut Script<'_>) {
    let Some((index, subject)) = cluster_of(arguments, "--name", script) else { return };
    settings(arguments, index, &subject, script);
}

/// Reads a command that gives a cluster another version of Kubernetes.
pub(super) fn upgrade(arguments: &Arguments, script: &mut Script<'_>) {
    let Some((index, subject)) = cluster_of(arguments, "--name", script) else { return };
    let values = Values { arguments, subject: &subject };
    let version = values.text(&mut script.draft, "--kubernetes-version", "kubernetesVersion");
    let Some(cluster) = script.draft.clusters.get_mut(index) else { return };
    take(&mut cluster.kubernetes_version, version);
}

/// The index and the subject of the cluster that a command names; a new one where no command named it before.
pub(super) fn cluster_of(
    arguments: &Arguments,
    flag: &str,
    script: &mut Script<'_>,
) -> Option<(usize, String)> {
    let key = key(arguments, flag);
    let found = key.as_ref().and_then(|key| find(&script.clusters, key));
    let index = match found {
        Some(index) => index,
        None => new_cluster(arguments, flag, key, script),
    };
    let cluster = script.draft.clusters.get(index)?;
    let subject = format!("clusters/{}", segment(&cluster.name));
    let values = Values { arguments, subject: &subject };
    if found.is_some() {
        // Its name is placed where it was first told.
        let group = values.given(&mut script.draft, "--resource-group").and_then(|given| given.text());
        let group = group.filter(|group| !group.trim().is_empty()).map(str::to_owned);
        let cluster = script.draft.clusters.get_mut(index)?;
        cluster.resource_group = cluster.resource_group.take().or(group);
    } else {
        values.text(&mut script.draft, flag, "name");
        let group = values.text(&mut script.draft, "--resource-group", "resourceGroup");
        script.draft.clusters.get_mut(index)?.resource_group = group;
    }
    Some((index, subject))
}

fn new_cluster(arguments: &Arguments, flag: &str, key: Option<Key>, script: &mut Script<'_>) -> usize {
    let given = arguments.get(flag).and_then(|name| name.values.first());
    let name = given.and_then(|given| given.text()).unwrap_or_default();
    let is_created = key.as_ref().is_some_and(|key| script.is_created(key));
    script.draft.clusters.push(Cluster {
        name: script.draft.cluster_names.unique(name),
        stage: if is_created { Stage::Template } else { Stage::Deployed },
        ..Cluster::default()
    });
    let index = script.draft.clusters.len() - 1;
    script.clusters.extend(key.map(|key| (key, index)));
    index
}

/// Reads what create and update have in common.
fn settings(arguments: &Arguments, index: usize, subject: &str, script: &mut Script<'_>) {
    let values = Values { arguments, subject };
    let api_server_subnet =
        subnet(values, "--apiserver-subnet-id", "apiServerAccessProfile.subnetId", script);
    let (draft, text) = (&mut script.draft, script.text);
    let mut part = NetworkProfile::default();
    profile::read(values, draft, &mut part);
    outbound::read(values, text, draft, &mut part);
    let location = values.text(draft, "--location", "location");
    let version = values.text(draft, "--kubernetes-version", "kubernetesVersion");
    let sku = values.text(draft, "--sku", "sku.name").map(capitalised);
    let tier = values.text(draft, "--tier", "sku.tier").map(capitalised);
    let nodes = values.text(draft, "--node-resource-group", "nodeResourceGroup");
    let field = "enablePrivateCluster";
    let private = values.switch(draft, "--enable-private-cluster", field);
    let public = values.switch(draft, "--disable-private-cluster", field).map(|disabled| !disabled);
    let integration = values.switch(draft, "--enable-apiserver-vnet-integration", "enableVnetIntegration");
    let zone = values.text(draft, "--private-dns-zone", "privateDNSZone").map(|text| zone(&text));
    let field = "enablePrivateClusterPublicFQDN";
    let unnamed = values.switch(draft, "--disable-public-fqdn", field).map(|off| !off);
    let named = values.switch(draft, "--enable-public-fqdn", field);
    let identity = values.given(draft, "--assign-identity").map(|_| true);
    let ranges = values.prefixes(draft, "--api-server-authorized-ip-ranges", "authorizedIPRanges");
    let provisioning = values.text(draft, "--node-provisioning-mode", "nodeProvisioningProfile.mode");
    let features = features::read(values, draft);
    let Some(cluster) = draft.clusters.get_mut(index) else { return };
    features::take_all(&mut cluster.features, features);
    take(&mut cluster.location, location);
    take(&mut cluster.kubernetes_version, version);
    take(&mut cluster.sku_name, sku);
    take(&mut cluster.sku_tier, tier);
    take(&mut cluster.node_resource_group, nodes);
    take(&mut cluster.api_server.enable_private_cluster, private.or(public));
    take(&mut cluster.api_server.enable_vnet_integration, integration);
    take(&mut cluster.api_server.subnet, api_server_subnet);
    take(&mut cluster.api_server.private_dns_zone, zone);
    take(&mut cluster.api_server.public_fqdn, named.or(unnamed));
    take(&mut cluster.api_server.authorized_ip_ranges, ranges);
    take(&mut cluster.user_assigned_identity, identity);
    take(&mut cluster.node_auto_provisioning, provisioning.map(|mode| mode.eq_ignore_ascii_case("Auto")));
    if part != NetworkProfile::default() {
        profile::take_all(cluster.network_profile.get_or_insert_default(), part);
    }
}

/// Takes a value where there is one: a later command wins over an earlier one.
pub(super) fn take<T>(mine: &mut Option<T>, later: Option<T>) {
    *mine = later.or(mine.take());
}

/// A word of the CLI in ARM's spelling: `standard` is `Standard`.
fn capitalised(word: String) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}
