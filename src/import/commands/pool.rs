//! Node pools: the first one of `az aks create`, and `az aks nodepool`.
use super::arguments::Arguments;
use super::cluster::{cluster_of, take};
use super::references::subnet;
use super::script::Script;
use super::values::Values;
use super::verbs::Verb;
use crate::azure::cli;
use crate::design::subject::segment;
use crate::design::{NodePool, OsType, PodIpAllocationMode, PoolMode, PoolType, Stage};
use crate::import::draft::Draft;
use crate::text::quoted;

/// Reads the first pool of a cluster that is created.
pub(super) fn first(arguments: &Arguments, cluster: usize, script: &mut Script<'_>) {
    read(arguments, cluster, "--nodepool-name", true, script);
}

/// Reads a command that adds a pool.
pub(super) fn add(arguments: &Arguments, script: &mut Script<'_>) {
    let Some((cluster, _)) = cluster_of(arguments, "--cluster-name", script) else { return };
    read(arguments, cluster, "--name", true, script);
}

/// Reads a command that changes a pool.
pub(super) fn update(arguments: &Arguments, script: &mut Script<'_>) {
    let Some((cluster, _)) = cluster_of(arguments, "--cluster-name", script) else { return };
    read(arguments, cluster, "--name", false, script);
}

/// Reads `az aks scale` of a pool that it names.
pub(super) fn scale_named(arguments: &Arguments, script: &mut Script<'_>) {
    let Some((cluster, _)) = cluster_of(arguments, "--name", script) else { return };
    read(arguments, cluster, "--nodepool-name", false, script);
}

/// Reads the pool that a flag names; `creates`: the command makes it.
fn read(arguments: &Arguments, cluster: usize, flag: &str, creates: bool, script: &mut Script<'_>) {
    let Some((place, subject)) = place_of(arguments, cluster, flag, script) else { return };
    let values = Values { arguments, subject: &subject };
    let own = subnet(values, "--vnet-subnet-id", "vnetSubnetID", script);
    let of_pods = subnet(values, "--pod-subnet-id", "podSubnetID", script);
    let mut later = settings(values, &mut script.draft);
    (later.subnet, later.pod_subnet) = (own, of_pods);
    if creates && is_first(cluster, place, arguments.verb, script) {
        later.first_of_cluster = true;
    }
    later.by_command = creates;
    let Some(pool) = script.pool(cluster, place) else { return };
    take_all(pool, later);
}

/// Whether a pool is the one that the command makes with its cluster.
fn is_first(cluster: usize, place: usize, verb: Verb, script: &Script<'_>) -> bool {
    let is_template =
        script.draft.clusters.get(cluster).is_some_and(|cluster| cluster.stage == Stage::Template);
    is_template && place == 0 && verb == Verb::CreateCluster
}

/// The place and the subject of the pool that a flag names; a new one where no command named it before.
fn place_of(
    arguments: &Arguments,
    cluster: usize,
    flag: &str,
    script: &mut Script<'_>,
) -> Option<(usize, String)> {
    let given = arguments.get(flag).and_then(|name| name.values.first());
    // The CLI gives the first pool a name where nothing is said.
    let default = if given.is_none() && flag == "--nodepool-name" { cli::FIRST_POOL } else { "" };
    let known = given.and_then(|given| given.text()).map_or(default, str::trim).to_owned();
    let shown =
        given.map_or(default.to_owned(), |given| given.shown().trim().to_owned()).to_ascii_lowercase();
    let of = script.draft.clusters.get_mut(cluster)?;
    let pools = of.pools.get_or_insert_default();
    let place = match script.pool_places.get(&(cluster, shown.clone())) {
        Some(place) => *place,
        None => {
            let name = script.pool_names.entry(cluster).or_default().unique(&known);
            pools.push(NodePool { name, ..NodePool::default() });
            script.pool_places.insert((cluster, shown), pools.len() - 1);
            pools.len() - 1
        }
    };
    let name = segment(&pools.get(place)?.name);
    let subject = format!("clusters/{}/pools/{name}", segment(&of.name));
    Values { arguments, subject: &subject }.text(&mut script.draft, flag, "name");
    Some((place, subject))
}

/// The flags of properties that have a default.
const WITH_DEFAULT: &[(&str, &str)] = &[
    ("--node-count", "count"),
    ("--max-pods", "maxPods"),
    ("--max-surge", "maxSurge"),
    ("--max-count", "maxCount"),
];

fn settings(values: Values<'_>, draft: &mut Draft) -> NodePool {
    let field = "podIPAllocationMode";
    let version = match values.arguments.verb {
        Verb::CreateCluster => None,
        _ => values.text(draft, "--kubernetes-version", "orchestratorVersion"),
    };
    NodePool {
        count: values.number(draft, "--node-count", "count"),
        enable_auto_scaling: scaling(values, draft),
        min_count: values.number(draft, "--min-count", "minCount"),
        max_count: values.number(draft, "--max-count", "maxCount"),
        max_pods: values.number(draft, "--max-pods", "maxPods").filter(|max_pods| *max_pods > 0),
        mode: values.word(draft, "--mode", "mode", PoolMode::read),
        os_type: values.word(draft, "--os-type", "osType", OsType::read),
        os_sku: values.text(draft, "--os-sku", "osSKU"),
        pool_type: values.word(draft, "--vm-set-type", "type", PoolType::read),
        pod_ip_allocation_mode: values.word(
            draft,
            "--pod-ip-allocation-mode",
            field,
            PodIpAllocationMode::read,
        ),
        max_surge: values.surge(draft, "--max-surge", "maxSurge"),
        max_unavailable: values.surge(draft, "--max-unavailable", "maxUnavailable"),
        spot: spot(values, draft),
        enable_node_public_ip: values.switch(draft, "--enable-node-public-ip", "enableNodePublicIP"),
        outbound_nat_disabled: values.switch(
            draft,
            "--disable-windows-outbound-nat",
            "windowsProfile.disableOutboundNat",
        ),
        gateway_prefix_length: values.number(
            draft,
            "--gateway-prefix-size",
            "gatewayProfile.publicIPPrefixSize",
        ),
        orchestrator_version: version,
        untold: values.untold(WITH_DEFAULT),
        ..NodePool::default()
    }
}

/// Whether the autoscaler is switched on or off.
pub(super) fn scaling(values: Values<'_>, draft: &mut Draft) -> Option<bool> {
    let field = "enableAutoScaling";
    let off = values.switch(draft, "--disable-cluster-autoscaler", field).map(|off| !off);
    let on = values.switch(draft, "--enable-cluster-autoscaler", field);
    on.or_else(|| values.switch(draft, "--update-cluster-autoscaler", field)).or(off)
}

fn spot(values: Values<'_>, draft: &mut Draft) -> Option<bool> {
    let (text, span) = values.known(draft, "--priority")?;
    let is_spot = text.eq_ignore_ascii_case("Spot");
    if !is_spot && !text.eq_ignore_ascii_case("Regular") {
        draft.warn(span, || format!("--priority: expected Regular or Spot, found {}", quoted(text)));
        return None;
    }
    draft.place(values.subject, "scaleSetPriority", span);
    Some(is_spot)
}

/// Takes the values of a later command.
pub(super) fn take_all(of: &mut NodePool, later: NodePool) {
    of.by_command |= later.by_command;
    of.first_of_cluster |= later.first_of_cluster;
    of.untold.extend(later.untold);
    take(&mut of.count, later.count);
    take(&mut of.enable_auto_scaling, later.enable_auto_scaling);
    take(&mut of.min_count, later.min_count);
    take(&mut of.max_count, later.max_count);
    take(&mut of.max_pods, later.max_pods);
    take(&mut of.mode, later.mode);
    take(&mut of.os_type, later.os_type);
    take(&mut of.os_sku, later.os_sku);
    take(&mut of.pool_type, later.pool_type);
    take(&mut of.pod_ip_allocation_mode, later.pod_ip_allocation_mode);
    take(&mut of.max_surge, later.max_surge);
    take(&mut of.max_unavailable, later.max_unavailable);
    take(&mut of.spot, later.spot);
    take(&mut of.subnet, later.subnet);
    take(&mut of.pod_subnet, later.pod_subnet);
    take(&mut of.orchestrator_version, later.orchestrator_version);
    take(&mut of.enable_node_public_ip, later.enable_node_public_ip);
    take(&mut of.outbound_nat_disabled, later.outbound_nat_disabled);
    take(&mut of.gateway_prefix_length, later.gateway_prefix_length);
}

impl Script<'_> {
    /// The pool of a cluster at a place.
    pub(super) fn pool(&mut self, cluster: usize, place: usize) -> Option<&mut NodePool> {
        self.draft.clusters.get_mut(cluster)?.pools.as_mut()?.get_mut(place)
    }
}
