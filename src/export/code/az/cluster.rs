//! Clusters and their pools.
use super::Command;
use crate::export::code::fields::{self, CLUSTER, Flag, POOL};
use crate::export::code::names;
use crate::export::code::plan::{Cluster, Pool};
use crate::export::code::text::Text;
use crate::export::code::tree::Tree;

pub(in crate::export::code) fn of_cluster(of: &Cluster, notes: &mut Vec<String>) -> Vec<Command> {
    let name = names::comment(names::without_number(of.of.name()));
    let mut create = Command::new("The cluster", "aks create").at(&of.place);
    for row in CLUSTER {
        let Some(value) = (row.value)(of) else { continue };
        match row.flag {
            "" if row.path.ends_with("PublicFQDN") => {
                let flag = (value == Tree::Flag(false)).then_some(("--disable-public-fqdn", Vec::new()));
                create.flags.extend(flag);
            }
            "" => notes.push(format!("{name}: no flag of az aks create says {}.", row.path)),
            "--sku" | "--tier" => create.put(row.flag, &lower_case(value)),
            flag => create.put(flag, &value),
        }
    }
    if let Some(identity) = &of.identity {
        create = create.with("--assign-identity", identity);
    }
    say_features(of, &name, &mut create, notes);
    let first = of.first.and_then(|place| of.pools.get(place));
    let mut later = Vec::new();
    if let Some(pool) = first {
        create = create.with("--nodepool-name", &pool.name);
        later.extend(say_first(of, pool, &mut create, notes));
    }
    create.flags.push(("--generate-ssh-keys", Vec::new()));
    let mut commands = vec![create];
    commands.append(&mut later);
    let others = of.pools.iter().enumerate().filter(|(place, _)| Some(*place) != of.first);
    commands.extend(others.map(|(_, pool)| add(of, pool, notes)));
    commands
}

fn lower_case(tree: Tree) -> Tree {
    match tree {
        Tree::Text(Text::Given(text)) => Tree::text(text.to_ascii_lowercase()),
        other => other,
    }
}

fn say_features(of: &Cluster, name: &str, create: &mut Command, notes: &mut Vec<String>) {
    let mut add_ons = Vec::new();
    for spoken in fields::features(of.of.said.features) {
        match spoken.flag {
            Some(Flag::AddOn(add_on)) => add_ons.push(Text::of(add_on)),
            Some(Flag::Plain(flag)) => create.flags.push((flag, Vec::new())),
            Some(Flag::With(flag, value)) => create.put(flag, &Tree::text(value)),
            Some(Flag::Nothing) => {}
            None => notes.push(format!("{name}: no flag of az aks create says {}.", spoken.feature.title())),
        }
    }
    if !add_ons.is_empty() {
        create.flags.push(("--enable-addons", vec![add_ons]));
    }
    for need in &of.needs {
        create.put(need.flag, &Tree::Text(need.value.clone()));
    }
}

/// Properties of a pool that `az aks create` has no flag for and an update can bring.
const BY_UPDATE: [&str; 2] = ["--max-surge", "--max-unavailable"];
/// Those that it has no flag for at all, with what it takes.
const ASSUMED: [(&str, &str); 3] = [("--mode", "System"), ("--os-type", "Linux"), ("--priority", "Regular")];

fn say_first(of: &Cluster, pool: &Pool, create: &mut Command, notes: &mut Vec<String>) -> Option<Command> {
    let mut update =
        Command::new("What no flag of az aks create says of the first pool", "aks nodepool update")
            .with("--resource-group", &of.place.group)
            .with("--cluster-name", &of.place.name)
            .with("--name", &pool.name);
    let own = update.flags.len();
    let name = names::comment(&pool.said.name);
    for row in POOL {
        let Some(value) = (row.value)(pool) else { continue };
        let assumed = ASSUMED.iter().find(|(flag, _)| *flag == row.flag);
        match (row.flag, assumed) {
            ("--kubernetes-version", _) => {}
            (_, Some((_, taken))) if value == Tree::text(*taken) => {}
            ("" | "--gateway-prefix-size" | "--disable-windows-outbound-nat", _) | (_, Some(_)) => {
                notes.push(format!("{name}: no flag of az aks create says {} of the first pool.", row.path));
            }
            (flag, _) if BY_UPDATE.contains(&flag) => update.put(flag, &value),
            (flag, _) => create.put(flag, &value),
        }
    }
    (update.flags.len() > own).then_some(update)
}

/// The command that adds a pool.
pub(in crate::export::code) fn add(of: &Cluster, pool: &Pool, notes: &mut Vec<String>) -> Command {
    let mut command = Command::new("A pool of it", "aks nodepool add")
        .with("--resource-group", &of.place.group)
        .with("--cluster-name", &of.place.name)
        .with("--name", &pool.name);
    for row in POOL {
        match (row.value)(pool) {
            Some(_) if row.flag.is_empty() => {
                let name = names::comment(&pool.said.name);
                notes.push(format!("{name}: no flag of az aks nodepool add says {}.", row.path));
            }
            Some(value) => command.put(row.flag, &value),
            None => {}
        }
    }
    command
}
