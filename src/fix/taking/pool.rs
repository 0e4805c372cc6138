//! What changes of a pool take.
use super::{How, Part, named, word};
use crate::azure::{Source, learn};
use crate::design::{Cluster, Design, NodePool, OsType, PoolMode};
use crate::edit::Setting;

const POOLS: Source = learn("https://learn.microsoft.com/azure/aks/create-node-pools");
const UPGRADES: Source = learn("https://learn.microsoft.com/azure/aks/upgrade-aks-node-pools-rolling");
const AUTOSCALER: Source = learn("https://learn.microsoft.com/azure/aks/cluster-autoscaler");
const SCALING: Source = learn("https://learn.microsoft.com/azure/aks/scale-cluster");
const UPGRADING: Source = learn("https://learn.microsoft.com/azure/aks/upgrade-aks-cluster");

const KEPT: &str = "A pool keeps this from its creation: add a pool with it, drain the old one, delete it. A system pool \
                    can go once another one is there.";

/// The command on a pool, up to its flags.
fn command(of: &Cluster, pool: &str, verb: &str) -> String {
    let group = word(of.resource_group.as_deref(), "resource group");
    let cluster = word(Some(&of.name), "cluster");
    let pool = word(Some(pool), "pool");
    format!("az aks nodepool {verb} --resource-group {group} --cluster-name {cluster} --name {pool}")
}

pub(super) fn field(of: &Cluster, after: &Design, subject: &str, field: &str, text: &str) -> Vec<Part> {
    let Some(pool) = before(of, subject) else { return Vec::new() };
    let update = |flags: String, words, source| Part {
        how: How::InPlace,
        words,
        command: Some((command(of, &pool.name, "update"), flags)),
        source,
    };
    let part = match field {
        "count" => scaled(of, &pool.name, text),
        "minCount" | "maxCount" | "enableAutoScaling" => autoscaled(of, after, &pool.name),
        "maxSurge" => update(format!(" --max-surge {}", spoken(text)), RUNS_ON, UPGRADES),
        "maxUnavailable" => update(format!(" --max-unavailable {}", spoken(text)), RUNS_ON, UPGRADES),
        "mode" if text != "Gateway" && pool.mode.as_ref().is_none_or(|mode| *mode != PoolMode::Gateway) => {
            update(format!(" --mode {text}"), RUNS_ON, POOLS)
        }
        "orchestratorVersion" => Part {
            how: How::InPlace,
            words: "Every node of the pool is made anew with surge.",
            command: Some((command(of, &pool.name, "upgrade"), format!(" --kubernetes-version {text}"))),
            source: UPGRADING,
        },
        "osSKU" if pool.os_type.as_ref().is_none_or(|os| *os != OsType::Windows) => {
            update(format!(" --os-sku {}", word(Some(text), "image")), "Every node is reimaged.", POOLS)
        }
        "podsPerNode" => Part { how: How::Text, words: EXPECTED, command: None, source: POOLS },
        _ => Part { how: How::NewPools, words: KEPT, command: None, source: POOLS },
    };
    vec![part]
}

const RUNS_ON: &str = "Nodes run on as they are.";

pub(super) fn setting(of: &Cluster, after: &Design, pool: &str, set: Setting) -> Vec<Part> {
    let update = |flags: String| Part {
        how: How::InPlace,
        words: RUNS_ON,
        command: Some((command(of, pool, "update"), flags)),
        source: UPGRADES,
    };
    let part = match set {
        Setting::Nodes(nodes) => scaled(of, pool, &nodes.to_string()),
        Setting::MinCount(_) | Setting::MaxCount(_) | Setting::Autoscaled(_) => autoscaled(of, after, pool),
        Setting::MaxSurge(surge) => update(format!(" --max-surge {surge}")),
        Setting::MaxUnavailable(nodes) => update(format!(" --max-unavailable {nodes}")),
        Setting::MaxPods(_) => Part { how: How::NewPools, words: KEPT, command: None, source: POOLS },
        Setting::PodsPerNode(_) => Part { how: How::Text, words: EXPECTED, command: None, source: POOLS },
    };
    vec![part]
}

const EXPECTED: &str = "A number that is expected, and no setting of the platform.";

fn scaled(of: &Cluster, pool: &str, nodes: &str) -> Part {
    Part {
        how: How::InPlace,
        words: "Nodes come or go; pods of those that go are moved.",
        command: Some((command(of, pool, "scale"), format!(" --node-count {nodes}"))),
        source: SCALING,
    }
}

fn autoscaled(of: &Cluster, after: &Design, name: &str) -> Part {
    let pools = named(after, &of.name).and_then(|cluster| cluster.pools.as_deref()).unwrap_or_default();
    let pool = pools.iter().find(|pool| pool.name == name);
    let bound = |of: Option<u64>, what: &str| of.map_or_else(|| format!("<{what}>"), |of| of.to_string());
    let least = bound(pool.and_then(|pool| pool.min_count), "fewest nodes");
    let most = bound(pool.and_then(|pool| pool.max_count), "most nodes");
    let was = of.pools.iter().flatten().find(|pool| pool.name == name);
    let is_on = was.is_some_and(|pool| pool.enable_auto_scaling == Some(true));
    let flags = match pool.and_then(|pool| pool.enable_auto_scaling) {
        Some(false) => " --disable-cluster-autoscaler".to_owned(),
        _ if is_on => format!(" --update-cluster-autoscaler --min-count {least} --max-count {most}"),
        _ => format!(" --enable-cluster-autoscaler --min-count {least} --max-count {most}"),
    };
    Part {
        how: How::InPlace,
        words: RUNS_ON,
        command: Some((command(of, name, "update"), flags)),
        source: AUTOSCALER,
    }
}

fn before<'c>(of: &'c Cluster, subject: &str) -> Option<&'c NodePool> {
    let pools = of.pools.as_deref().unwrap_or_default();
    pools.iter().find(|pool| crate::rules::subject::pool(&of.name, &pool.name) == subject)
}

fn spoken(text: &str) -> &str {
    if text.is_empty() { "0" } else { text }
}
