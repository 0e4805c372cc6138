//! Pools that are new, updated in place, replaced or gone.
use super::{Check, Steps, about, spoken};
use crate::azure::changeable::{self, Means};
use crate::design::OsType;
use crate::export::code::az::{self, Command};
use crate::export::code::fields::POOL;
use crate::export::code::names;
use crate::export::code::plan::{Cluster, Plan, Pool};
use crate::export::code::text::Text;
use crate::export::code::tree::Tree;

/// New pools, and those that take the place of others; updates in place of the rest.
pub(super) fn growing(old: &Plan, own: &Cluster, plan: &mut Plan, at: usize, steps: &mut Steps) {
    let places = plan.clusters.get(at).map_or(0, |cluster| cluster.pools.len());
    let needs_ids = (0..places).any(|place| is_made(old, own, plan, at, place));
    if needs_ids && let Some(cluster) = plan.clusters.get(at) {
        steps.commands.extend(az::look_ups_of(plan, cluster));
    }
    for place in 0..places {
        match before(old, own, plan, at, place) {
            None => {
                let Some(cluster) = plan.clusters.get(at) else { continue };
                let Some(pool) = cluster.pools.get(place) else { continue };
                let mut command = az::add(cluster, pool, &mut steps.notes);
                command.about = "A new pool".to_owned();
                let check = ready(cluster, &pool.name);
                steps.step(None, vec![command], Some(check));
            }
            Some(before) if is_replaced(old, before, plan, at, place) => {
                let key = plan
                    .clusters
                    .get(at)
                    .and_then(|cluster| cluster.pools.get(place))
                    .map(|pool| pool.symbol.join("_"));
                let words = ["new pool in place of", before.said.name.as_str()];
                let name = plan.asked.ask_of(
                    key.unwrap_or_default(),
                    &words,
                    format!("name of the pool that takes the place of {}", names::comment(&before.said.name)),
                );
                let Some(cluster) = plan.clusters.get(at) else { continue };
                let Some(pool) = cluster.pools.get(place) else { continue };
                let mut command = az::add(cluster, pool, &mut steps.notes);
                for (flag, values) in &mut command.flags {
                    if *flag == "--name" {
                        *values = vec![vec![name.clone()]];
                    }
                }
                let kept = changeable::of_pool("maxPods", "");
                let (said, source) =
                    kept.map_or((changeable::KEPT, changeable::CREATION), |row| (row.words, row.source));
                command.about = about("A new pool in place of one that keeps its properties", said, source);
                steps.step(None, vec![command], Some(ready(cluster, &name)));
            }
            Some(before) => {
                let Some(cluster) = plan.clusters.get(at) else { continue };
                let Some(pool) = cluster.pools.get(place) else { continue };
                updates(old, plan, cluster, [before, pool], steps);
            }
        }
    }
}

/// Pools that go: those that were replaced, and those that the design has no more; drained once the others are there.
pub(super) fn going(old: &Plan, own: &Cluster, plan: &mut Plan, at: usize, steps: &mut Steps) {
    for before in &own.pools {
        let Some(cluster) = plan.clusters.get(at) else { return };
        let after =
            cluster.pools.iter().position(|pool| spoken(plan, &pool.name) == spoken(old, &before.name));
        let is_kept = after.is_some_and(|place| !is_replaced(old, before, plan, at, place));
        if is_kept {
            continue;
        }
        let name = plan.asked.name(
            &before.said.name,
            &before.symbol.join("_"),
            &["old pool name"],
            "name of a pool",
        );
        let Some(cluster) = plan.clusters.get(at) else { return };
        let kubectl = |about: &str, verb: &'static str| {
            let command = Command { program: "kubectl", ..Command::new(about, verb) };
            command.joined("--selector", vec![Text::of("kubernetes.azure.com/agentpool="), name.clone()])
        };
        let mut drain =
            kubectl("Its pods move, within their disruption budgets; data in emptyDir is lost", "drain");
        drain.flags.push(("--ignore-daemonsets", Vec::new()));
        drain.flags.push(("--delete-emptydir-data", Vec::new()));
        let delete = Command::new("The old pool goes. IRREVERSIBLE", "aks nodepool delete")
            .with("--resource-group", &cluster.place.group)
            .with("--cluster-name", &cluster.place.name)
            .with("--name", &name);
        let pods = Check {
            command: Command { program: "kubectl", ..Command::new("", "get nodes") }
                .joined("--selector", vec![Text::of("kubernetes.azure.com/agentpool="), name.clone()]),
            expected: "its nodes, all Ready".to_owned(),
        };
        let left = Check {
            command: Command::new("", "aks nodepool list")
                .with("--resource-group", &cluster.place.group)
                .with("--cluster-name", &cluster.place.name)
                .saying("--query", "[].name")
                .saying("--output", "tsv"),
            expected: format!("every pool but {}", names::comment(&before.said.name)),
        };
        let cordon = kubectl("New pods are kept from the old pool", "cordon");
        steps.step(Some(pods), vec![cordon, drain, delete], Some(left));
    }
}

fn before<'o>(old: &Plan, own: &'o Cluster, plan: &Plan, at: usize, place: usize) -> Option<&'o Pool> {
    let pool = plan.clusters.get(at)?.pools.get(place)?;
    own.pools.iter().find(|own| spoken(old, &own.name) == spoken(plan, &pool.name))
}

fn is_made(old: &Plan, own: &Cluster, plan: &Plan, at: usize, place: usize) -> bool {
    before(old, own, plan, at, place).is_none_or(|before| is_replaced(old, before, plan, at, place))
}

/// Whether a property differs that a pool keeps from its creation.
fn is_replaced(old: &Plan, before: &Pool, plan: &Plan, at: usize, place: usize) -> bool {
    let Some(pool) = plan.clusters.get(at).and_then(|cluster| cluster.pools.get(place)) else { return false };
    let of = |row: &&crate::export::code::fields::Row<Pool>| {
        let (one, other) = ((row.value)(before), (row.value)(pool));
        one.map(|tree| shown(old, &tree)) != other.map(|tree| shown(plan, &tree))
    };
    let mut changed = POOL.iter().filter(|row| row.path != "vmSize").filter(of);
    changed.any(|row| means(row.path, pool) == Means::NewPools)
}

fn means(path: &str, pool: &Pool) -> Means {
    let field = path.trim_start_matches("upgradeSettings.").trim_start_matches("windowsProfile.");
    let is_windows = pool.of.os_type == OsType::Windows;
    let to = if field == "mode" && pool.of.is_gateway() { "Gateway" } else { "" };
    match changeable::of_pool(field, to) {
        Some(_) if field == "osSKU" && is_windows => Means::NewPools,
        Some(row) => row.means,
        None => Means::InPlace,
    }
}

fn shown(plan: &Plan, tree: &Tree) -> String {
    match tree {
        Tree::Flag(flag) => flag.to_string(),
        Tree::Number(number) => number.to_string(),
        tree => {
            let mut leaves = Vec::new();
            tree.leaves(&mut leaves);
            leaves.into_iter().map(|text| spoken(plan, text)).collect::<Vec<_>>().join(", ")
        }
    }
}

/// What of a pool is changed where it stands.
fn updates(old: &Plan, plan: &Plan, cluster: &Cluster, [before, pool]: [&Pool; 2], steps: &mut Steps) {
    let named = |about: String, verb: &'static str| {
        Command::new(about, verb)
            .with("--resource-group", &cluster.place.group)
            .with("--cluster-name", &cluster.place.name)
            .with("--name", &pool.name)
    };
    let value = |of: &Pool, path: &str| {
        let row = POOL.iter().find(|row| row.path == path)?;
        (row.value)(of)
    };
    let differs = |path: &str| {
        value(before, path).map(|tree| shown(old, &tree)) != value(pool, path).map(|tree| shown(plan, &tree))
    };
    let check = |plan: &Plan, of: &Pool, path: &str| {
        let expected = value(of, path).map_or("nothing".to_owned(), |tree| shown(plan, &tree));
        let command =
            named(String::new(), "aks nodepool show").saying("--query", path).saying("--output", "tsv");
        Some(Check { command, expected })
    };
    let words = |field: &str| {
        let row = changeable::of_pool(field, "");
        row.map_or_else(|| field.to_owned(), |row| about(field, row.words, row.source))
    };
    let scaling = ["enableAutoScaling", "minCount", "maxCount"];
    if let Some(first) = scaling.into_iter().find(|path| differs(path)) {
        let mut command = named(words(first), "aks nodepool update");
        let flag = match (before.of.autoscaled, pool.of.autoscaled) {
            (_, false) => "--disable-cluster-autoscaler",
            (true, true) => "--update-cluster-autoscaler",
            (false, true) => "--enable-cluster-autoscaler",
        };
        command.flags.push((flag, Vec::new()));
        for (path, flag) in [("minCount", "--min-count"), ("maxCount", "--max-count")] {
            value(pool, path).iter().for_each(|tree| command.put(flag, tree));
        }
        steps.step(check(old, before, first), vec![command], check(plan, pool, first));
    }
    if differs("count") && !pool.of.autoscaled {
        let mut command = named(words("count"), "aks nodepool scale");
        value(pool, "count").iter().for_each(|tree| command.put("--node-count", tree));
        steps.step(check(old, before, "count"), vec![command], check(plan, pool, "count"));
    }
    let plain = [
        ("upgradeSettings.maxSurge", "maxSurge", "--max-surge"),
        ("upgradeSettings.maxUnavailable", "maxUnavailable", "--max-unavailable"),
        ("mode", "mode", "--mode"),
        ("osSKU", "osSKU", "--os-sku"),
    ];
    for (path, field, flag) in plain.into_iter().filter(|(path, _, _)| differs(path)) {
        let mut command = named(words(field), "aks nodepool update");
        command.put(flag, &value(pool, path).unwrap_or(Tree::Number(0)));
        steps.step(check(old, before, path), vec![command], check(plan, pool, path));
    }
    if differs("orchestratorVersion")
        && let Some(version) = value(pool, "orchestratorVersion")
    {
        let mut command = named(words("orchestratorVersion"), "aks nodepool upgrade");
        command.put("--kubernetes-version", &version);
        let path = "orchestratorVersion";
        steps.step(check(old, before, path), vec![command], check(plan, pool, path));
    }
}

fn ready(cluster: &Cluster, name: &Text) -> Check {
    let command = Command::new("", "aks nodepool show")
        .with("--resource-group", &cluster.place.group)
        .with("--cluster-name", &cluster.place.name)
        .with("--name", name)
        .saying("--query", "provisioningState")
        .saying("--output", "tsv");
    Check { command, expected: "Succeeded".to_owned() }
}
