//! The commands that make node pools anew: each is added beside the old one, which is then emptied and deleted.
use super::named;
use crate::azure::limits;
use crate::design::{Cluster, Design, NodePool, OsType, Stage, SubnetRef};
use crate::resolve::command;

/// Pools whose commands are told; for the others they are the same.
const TOLD: usize = 3;

/// How pools are made anew.
#[derive(Default)]
pub(super) struct Anew {
    /// The commands, in order.
    pub(super) commands: Vec<String>,
    /// How many pools they leave out.
    pub(super) left_out: usize,
    /// Whether an old and a new pool take addresses of one subnet meanwhile.
    pub(super) side_by_side: bool,
}

/// How every pool that the change makes anew is.
pub(super) fn anew(design: &Design, after: &Design) -> Anew {
    let mut anew = Anew::default();
    for of in design.clusters.iter().filter(|of| of.stage != Stage::Template) {
        let changed = changed(of, after);
        anew.left_out = anew.left_out.saturating_add(changed.len().saturating_sub(TOLD));
        anew.side_by_side |= changed.iter().any(|(old, new)| old.subnet == new.subnet);
        let mut names: Vec<String> = of.pools.iter().flatten().map(|pool| pool.name.clone()).collect();
        for (old, new) in changed.into_iter().take(TOLD) {
            let name = if old.name == new.name { fresh(old, &names) } else { new.name.clone() };
            anew.commands.extend(of_pool(of, after, &old.name, &name, new));
            names.push(name);
        }
    }
    anew
}

/// The pools of a cluster that keep what changes from their creation, each with what it becomes; where none does, all
/// that change.
fn changed<'d>(of: &'d Cluster, after: &'d Design) -> Vec<(&'d NodePool, &'d NodePool)> {
    let then = named(after, &of.name).and_then(|cluster| cluster.pools.as_deref()).unwrap_or_default();
    let pools = || of.pools.iter().flatten().zip(then).filter(|(old, new)| old != new);
    let kept: Vec<_> = pools().filter(|(old, new)| !is_kept_alike(old, new)).collect();
    if kept.is_empty() { pools().collect() } else { kept }
}

fn is_kept_alike(old: &NodePool, new: &NodePool) -> bool {
    old.name == new.name
        && old.max_pods == new.max_pods
        && (&old.subnet, &old.pod_subnet) == (&new.subnet, &new.pod_subnet)
        && old.pod_ip_allocation_mode == new.pod_ip_allocation_mode
        && (&old.os_type, &old.os_sku) == (&new.os_type, &new.os_sku)
}

/// A name for the new pool, as long as the service takes, that no other pool has.
fn fresh(old: &NodePool, names: &[String]) -> String {
    let most = if is_windows(old) { limits::WINDOWS_POOL_NAME.value } else { limits::POOL_NAME.value };
    let stem = old.name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let mut numbered = (2..100u8).map(|at| {
        let at = at.to_string();
        let stem: String = stem.chars().take(most.saturating_sub(at.len())).collect();
        format!("{stem}{at}")
    });
    numbered.find(|name| !names.contains(name)).unwrap_or_else(|| "<new-pool>".to_owned())
}

fn is_windows(pool: &NodePool) -> bool {
    pool.os_type.as_ref().is_some_and(|os| *os == OsType::Windows)
}

fn of_pool(of: &Cluster, after: &Design, old: &str, name: &str, new: &NodePool) -> [String; 4] {
    let (old, name) = (command::word(old), command::word(name));
    let nodes = format!("--selector kubernetes.azure.com/agentpool={old}");
    [
        format!("{}{}", command::nodepool(of, "add", &name), flags(after, new)),
        format!("kubectl cordon {nodes}"),
        format!("kubectl drain {nodes} --ignore-daemonsets --delete-emptydir-data"),
        command::nodepool(of, "delete", &old),
    ]
}

/// What the new pool says from the start; the size of its machines is no part of a design.
fn flags(after: &Design, pool: &NodePool) -> String {
    let mut flags = " --node-vm-size <vm-size>".to_owned();
    let mut add = |name: &str, value: String| flags.push_str(&format!(" --{name} {value}"));
    if let Some(mode) = &pool.mode {
        add("mode", command::word(&mode.to_string()));
    }
    add("node-count", pool.count.map_or("<nodes>".to_owned(), |count| count.to_string()));
    if let (Some(true), Some(least), Some(most)) = (pool.enable_auto_scaling, pool.min_count, pool.max_count)
    {
        add("enable-cluster-autoscaler --min-count", format!("{least} --max-count {most}"));
    }
    if let Some(pods) = pool.max_pods {
        add("max-pods", pods.to_string());
    }
    if let Some(surge) = pool.max_surge {
        add("max-surge", surge.to_string());
    }
    if is_windows(pool) {
        add("os-type", "Windows".to_owned());
    }
    if let Some(image) = &pool.os_sku {
        add("os-sku", command::word(image));
    }
    match pool.zones {
        Some(3) => add("zones", "1 2 3".to_owned()),
        Some(1 | 2) => add("zones", "<zones>".to_owned()),
        _ => {}
    }
    let subnets = [("vnet-subnet-id", &pool.subnet), ("pod-subnet-id", &pool.pod_subnet)];
    for (name, subnet) in subnets {
        if let Some(subnet) = subnet {
            add(name, id(after, subnet));
        }
    }
    flags
}

fn id(design: &Design, of: &SubnetRef) -> String {
    let network = design.networks.iter().find(|network| network.name == of.network);
    match network.and_then(|network| network.id.as_ref()).filter(|id| !id.is_redacted()) {
        Some(id) => command::word(&format!("{}/subnets/{}", id.text(), of.subnet)),
        None => "<subnet-id>".to_owned(),
    }
}
