//! What of a cluster is changed in place, and what it keeps from its creation.
mod features;
mod group;

use super::{Check, Steps, about, spoken};
use crate::azure::NetworkModel;
use crate::azure::changeable::{self, Means, OVERLAY, OWN_CNI, WIDER};
use crate::design::NetworkPolicy;
use crate::export::code::az::Command;
use crate::export::code::fields::CLUSTER;
use crate::export::code::names;
use crate::export::code::plan::{Cluster, Plan};
use crate::export::code::tree::Tree;
use features::features;
use group::Group;

/// A property that becomes otherwise.
struct Changed {
    path: &'static str,
    flag: &'static str,
    before: Option<Tree>,
    after: Option<Tree>,
}

pub(super) fn steps(old: &Plan, own: &Cluster, plan: &Plan, at: usize, steps: &mut Steps) {
    let Some(of) = plan.clusters.get(at) else { return };
    let shown = |plan: &Plan, tree: &Option<Tree>| tree.as_ref().map(|tree| text(plan, tree));
    let changed = CLUSTER.iter().filter(|row| !row.path.starts_with("windowsProfile")).filter_map(|row| {
        let (before, after) = ((row.value)(own), (row.value)(of));
        let differs = shown(old, &before) != shown(plan, &after);
        differs.then_some(Changed { path: row.path, flag: row.flag, before, after })
    });
    let changed: Vec<Changed> = changed.collect();
    let name = names::comment(names::without_number(of.of.name()));
    let mut together: Vec<(Group, Vec<&Changed>)> = Vec::new();
    for one in &changed {
        let found = rule(of, own, one);
        let means = found.map_or(Means::NewCluster, |row| row.means);
        if means != Means::InPlace || one.flag.is_empty() && !one.path.ends_with("PublicFQDN") {
            let words = found.map_or(changeable::KEPT, |row| row.words);
            steps.notes.push(format!("{name}: {} cannot become otherwise here. {words}", one.path));
            continue;
        }
        let group = Group::of(one.path, one.after.as_ref());
        match together.iter_mut().find(|(own, _)| *own == group && group != Group::Light) {
            Some((_, those)) => those.push(one),
            None => together.push((group, vec![one])),
        }
    }
    let is_moved = together.iter().any(|(group, _)| *group == Group::Model);
    let needs_none = is_moved && own.of.policy().is_some_and(|engine| engine != NetworkPolicy::None);
    // What is light comes first, nodes that are made anew all at once after it, and another version after that.
    for group in Group::ALL {
        if group == Group::Model && needs_none && of.of.policy() != Some(NetworkPolicy::None) {
            steps.commands.push(without_engine(of));
        }
        for (_, those) in together.iter().filter(|(own, _)| *own == group) {
            update(old, plan, own, of, (group, those), steps);
        }
        if group == Group::Light {
            features(own, of, &name, steps);
        }
    }
}

/// No policy engine may be installed while nodes move to overlay.
fn without_engine(of: &Cluster) -> Command {
    let row = changeable::of_cluster("networkPolicy", "none");
    let (words, source) = row.map_or((changeable::KEPT, changeable::CREATION), |row| (row.words, row.source));
    Command::new(
        about("The policy engine goes before the move to overlay, and comes back after it", words, source),
        "aks update",
    )
    .with("--resource-group", &of.place.group)
    .with("--name", &of.place.name)
    .saying("--network-policy", "none")
}

/// What the catalogue says of a change.
fn rule(of: &Cluster, own: &Cluster, one: &Changed) -> Option<&'static changeable::Changeable> {
    let field = one.path.trim_start_matches("networkProfile.").trim_start_matches("apiServerAccessProfile.");
    let field = match field {
        "podCidrs" => "podCidr",
        "serviceCidrs" => "serviceCidr",
        "subnetId" => "apiServerAccessProfile.subnetId",
        field => field,
    };
    let is_overlay = of.of.model() == Some(NetworkModel::Overlay);
    let moves = is_overlay && own.of.model() != Some(NetworkModel::Overlay);
    let to = match field {
        "networkPlugin" | "networkPluginMode" if moves => OVERLAY.to_owned(),
        "podCidr" if moves => "any, with the move from kubenet or a node subnet to overlay".to_owned(),
        "podCidr" if own.of.model() == Some(NetworkModel::None) => OWN_CNI.to_owned(),
        "podCidr" if is_wider(own, of) => WIDER.to_owned(),
        "apiServerAccessProfile.subnetId" if own.api_server_subnet.is_none() => {
            "one, with the integration".to_owned()
        }
        _ => one.after.as_ref().map(plain).unwrap_or_default(),
    };
    changeable::of_cluster(field, &to)
}

fn is_wider(own: &Cluster, of: &Cluster) -> bool {
    let (Some([before]), Some([after])) =
        (own.of.pod_cidrs.known().map(Vec::as_slice), of.of.pod_cidrs.known().map(Vec::as_slice))
    else {
        return false;
    };
    after.contains(*before)
}

fn plain(tree: &Tree) -> String {
    match tree {
        Tree::Flag(flag) => flag.to_string(),
        Tree::Number(number) => number.to_string(),
        Tree::Text(crate::export::code::text::Text::Given(text)) => text.clone(),
        _ => String::new(),
    }
}

fn update(
    old: &Plan,
    plan: &Plan,
    own: &Cluster,
    of: &Cluster,
    (group, those): (Group, &[&Changed]),
    steps: &mut Steps,
) {
    let words: Vec<&changeable::Changeable> = those.iter().filter_map(|one| rule(of, own, one)).collect();
    let Some(first) = words.first() else { return };
    let mut said: Vec<&str> = Vec::new();
    words.iter().for_each(|row| {
        if !said.contains(&row.words) {
            said.push(row.words);
        }
    });
    let title = those.iter().map(|one| one.path).collect::<Vec<_>>().join(", ");
    let verb = if group == Group::Version { "aks upgrade" } else { "aks update" };
    let mut command = Command::new(about(&title, &said.join(" "), first.source), verb)
        .with("--resource-group", &of.place.group)
        .with("--name", &of.place.name);
    for one in those {
        put(&mut command, one);
    }
    // One request has to carry both.
    let brings = |flag: &str| command.flags.iter().any(|(own, _)| *own == flag);
    if group == Group::DataPlane
        && brings("--network-dataplane")
        && !brings("--network-policy")
        && let Some(policy) = of.of.policy()
    {
        command = command.saying("--network-policy", policy.text());
    }
    if group == Group::Model && brings_mode(&command) {
        command = command.saying("--network-plugin", "azure");
    }
    let check = |plan: &Plan, value: fn(&Changed) -> &Option<Tree>| {
        let query: Vec<String> = those.iter().map(|one| shown_path(one.path)).collect();
        let expected: Vec<String> = those
            .iter()
            .map(|one| value(one).as_ref().map_or("nothing".to_owned(), |tree| text(plan, tree)))
            .collect();
        let command = Command::new("", "aks show")
            .with("--resource-group", &of.place.group)
            .with("--name", &of.place.name)
            .saying("--query", format!("[{}]", query.join(", ")))
            .saying("--output", "json");
        Check { command, expected: expected.join(", ") }
    };
    steps.step(Some(check(old, |one| &one.before)), vec![command], Some(check(plan, |one| &one.after)));
}

fn brings_mode(command: &Command) -> bool {
    let brings = |flag: &str| command.flags.iter().any(|(own, _)| *own == flag);
    brings("--network-plugin-mode") && !brings("--network-plugin")
}

fn put(command: &mut Command, one: &Changed) {
    match (one.path, &one.after) {
        ("sku.tier", Some(tree)) => command.put(one.flag, &Tree::text(plain(tree).to_ascii_lowercase())),
        ("apiServerAccessProfile.enablePrivateCluster", after) => {
            let is_on = *after == Some(Tree::Flag(true));
            command.flags.push((if is_on { one.flag } else { "--disable-private-cluster" }, Vec::new()));
        }
        ("apiServerAccessProfile.enablePrivateClusterPublicFQDN", after) => {
            let is_off = *after == Some(Tree::Flag(false));
            command
                .flags
                .push((if is_off { "--disable-public-fqdn" } else { "--enable-public-fqdn" }, Vec::new()));
        }
        ("apiServerAccessProfile.authorizedIPRanges", None) => command.put(one.flag, &Tree::text("")),
        ("networkProfile.networkPolicy", None) => command.put(one.flag, &Tree::text("none")),
        (_, Some(tree)) => command.put(one.flag, tree),
        (_, None) => {}
    }
}

fn text(plan: &Plan, tree: &Tree) -> String {
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

/// A path as `az aks show` prints it.
fn shown_path(path: &str) -> String {
    let spelled = [
        ("DNSZone", "DnsZone"),
        ("ServiceIP", "ServiceIp"),
        ("authorizedIP", "authorizedIp"),
        ("countIPv6", "countIpv6"),
        ("outboundIPPrefixes", "outboundIpPrefixes"),
        ("ClusterPublicFQDN", "ClusterPublicFqdn"),
        ("managedOutboundIPProfile", "managedOutboundIpProfile"),
    ];
    spelled.iter().fold(path.to_owned(), |path, (arm, printed)| path.replace(arm, printed))
}
