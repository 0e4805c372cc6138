//! What changes of a pool take.
use super::{How, Part, named};
use crate::azure::changeable;
use crate::azure::migration::POOLS;
use crate::design::{Cluster, Design, NodePool, OsType, PoolMode, PoolType};
use crate::edit::Setting;
use crate::resolve::command;

pub(super) fn field(of: &Cluster, after: &Design, subject: &str, field: &str, text: &str) -> Vec<Part> {
    let Some(pool) = before(of, subject) else { return Vec::new() };
    if field == "podsPerNode" {
        return vec![expected()];
    }
    let is_windows = pool.os_type.as_ref().is_some_and(|os| *os == OsType::Windows);
    let is_gateway = pool.mode.as_ref().is_some_and(|mode| *mode == PoolMode::Gateway);
    let is_set = pool.pool_type.as_ref().is_some_and(|kind| *kind == PoolType::AvailabilitySet);
    let is_kept = match field {
        "osSKU" => is_windows,
        "mode" => is_gateway,
        "type" => !is_set,
        _ => false,
    };
    let mut part = Part::of_pool(field, if field == "mode" || field == "type" { text } else { "" });
    if is_kept {
        part = Part { how: How::NewPools, ..Part::of_pool("maxPods", "") };
    }
    vec![part.by(|| Some(by(of, after, &pool.name, field, text)))]
}

pub(super) fn setting(of: &Cluster, after: &Design, pool: &str, set: Setting) -> Vec<Part> {
    let (field, text) = match set {
        Setting::Nodes(nodes) => ("count", nodes.to_string()),
        Setting::MinCount(_) | Setting::MaxCount(_) | Setting::Autoscaled(_) => ("maxCount", String::new()),
        Setting::MaxSurge(surge) => ("maxSurge", surge.to_string()),
        Setting::MaxUnavailable(nodes) => ("maxUnavailable", nodes.to_string()),
        Setting::MaxPods(_) => ("maxPods", String::new()),
        Setting::PodsPerNode(_) => return vec![expected()],
    };
    vec![Part::of_pool(field, "").by(|| Some(by(of, after, pool, field, &text)))]
}

impl Part {
    /// What the table says of a field of a pool; what it does not know, a pool keeps.
    fn of_pool(field: &str, to: &str) -> Part {
        Part::of(changeable::of_pool(field, to).or(changeable::of_pool("maxPods", "")))
    }
}

fn expected() -> Part {
    let words = "A number that is expected, and no setting of the platform.";
    Part { how: How::Text, words, command: None, source: POOLS }
}

/// The command that changes a field, up to its flags, and those.
fn by(of: &Cluster, after: &Design, pool: &str, field: &str, text: &str) -> (String, String) {
    let spoken = if text.is_empty() { "0" } else { text };
    let (verb, flags) = match field {
        "count" => ("scale", format!(" --node-count {text}")),
        "minCount" | "maxCount" | "enableAutoScaling" => ("update", autoscaled(of, after, pool)),
        "maxSurge" => ("update", format!(" --max-surge {spoken}")),
        "maxUnavailable" => ("update", format!(" --max-unavailable {spoken}")),
        "orchestratorVersion" => ("upgrade", format!(" --kubernetes-version {}", command::word(text))),
        "osSKU" => ("update", format!(" --os-sku {}", command::word(text))),
        "type" => return (command::aks(of, "update"), " --migrate-vmas-to-vms".to_owned()),
        _ => ("update", format!(" --mode {}", command::word(text))),
    };
    (command::nodepool(of, verb, &command::word(pool)), flags)
}

fn autoscaled(of: &Cluster, after: &Design, name: &str) -> String {
    let pools = named(after, &of.name).and_then(|cluster| cluster.pools.as_deref()).unwrap_or_default();
    let pool = pools.iter().find(|pool| pool.name == name);
    let bound = |of: Option<u64>, what: &str| of.map_or_else(|| format!("<{what}>"), |of| of.to_string());
    let least = bound(pool.and_then(|pool| pool.min_count), "fewest-nodes");
    let most = bound(pool.and_then(|pool| pool.max_count), "most-nodes");
    let was = of.pools.iter().flatten().find(|pool| pool.name == name);
    let is_on = was.is_some_and(|pool| pool.enable_auto_scaling == Some(true));
    match pool.and_then(|pool| pool.enable_auto_scaling) {
        Some(false) => " --disable-cluster-autoscaler".to_owned(),
        _ if is_on => format!(" --update-cluster-autoscaler --min-count {least} --max-count {most}"),
        _ => format!(" --enable-cluster-autoscaler --min-count {least} --max-count {most}"),
    }
}

fn before<'c>(of: &'c Cluster, subject: &str) -> Option<&'c NodePool> {
    let pools = of.pools.as_deref().unwrap_or_default();
    pools.iter().find(|pool| crate::rules::subject::pool(&of.name, &pool.name) == subject)
}
