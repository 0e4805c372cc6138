//! What the documents ask of an overlay cluster before its pod CIDR is expanded, and what they say of it.
use crate::azure::{planning, ranges};
use crate::design::{NodePool, OsType};
use crate::net::wording::listed;
use crate::net::{Family, Prefix};
use crate::propose::alone::ask;
use crate::propose::condition::Condition;
use crate::propose::{About, Reason};
use crate::resolve::{Ask, ResolvedCluster};

/// The conditions, with what is known of this cluster.
pub(super) fn conditions(cluster: &ResolvedCluster, own: Prefix) -> Vec<Condition> {
    let superset = format!("The new range contains {own} and is larger, as each of these ranges does.");
    vec![
        Condition::is(true, superset, planning::POD_CIDR_EXPANSION),
        only_linux(cluster),
        single_stack(cluster),
        one_range(cluster),
        no_hybrid_nodes(cluster),
    ]
}

/// What the expansion means, in sentences.
pub(super) fn notes(name: &str) -> Vec<Reason> {
    let note = |text: String| Reason::new(About::Note, text);
    vec![
        note(
            "The release notes call the expansion of a pod CIDR a public preview, the article on it does not: count \
             it as a preview."
                .to_owned(),
        )
        .says(ranges::EXPANSION_IN_PREVIEW),
        note(format!(
            "There is no way back: the pod CIDR of {name} can then be neither shrunk nor moved, and it gets no second \
             range."
        ))
        .says(planning::POD_CIDR_EXPANSION),
        note(
            "`az aks update` can report success before nodes follow; this prints the range that each node knows: \
             `kubectl get nnc -A -o jsonpath='{range .items[*]}{.metadata.name}{\" \"}\
             {.status.networkContainers[0].subnetAddressSpace}{\"\\n\"}{end}'`."
                .to_owned(),
        )
        .says(planning::POD_CIDR_EXPANSION),
        note(
            "Version 2.57 of the Azure CLI reported success for another pod CIDR and changed nothing: compare \
             `podCidr` afterwards."
                .to_owned(),
        )
        .says(ranges::POD_CIDR_IGNORED),
        note(
            "Terraform's provider azurerm plans to replace the cluster where its pod CIDR changes: expand it with the \
             Azure CLI first."
                .to_owned(),
        )
        .says(ranges::TERRAFORM_REPLACES),
    ]
}

/// A document that prints pools prints their systems; a list that does not leaves them open.
fn only_linux(cluster: &ResolvedCluster) -> Condition {
    let source = planning::POD_CIDR_EXPANSION;
    let name = cluster.name();
    let Some(pools) = &cluster.said.pools else {
        let text = format!("All nodes run Linux: the pools of {name} are not known.");
        return Condition::unknown(text, ask(cluster), source);
    };
    let windows = names(cluster.pools().iter().filter(|pool| pool.is_windows()).map(|pool| &pool.name));
    if !windows.is_empty() {
        let text = format!("All nodes run Linux: those of {} run Windows.", listed(&windows));
        return Condition::is(false, text, source);
    }
    let is_linux = |pool: &&NodePool| match &pool.os_type {
        Some(system) => *system == OsType::Linux,
        None => pool.by_command,
    };
    let untold = names(pools.iter().filter(|pool| !is_linux(pool)).map(|pool| &pool.name));
    let has_nodes = !pools.is_empty() || cluster.has_unlisted_nodes;
    if untold.is_empty() && has_nodes {
        return Condition::is(true, format!("All nodes of {name} run Linux."), source);
    }
    let text = match untold.as_slice() {
        [] => format!("All nodes run Linux: no pools of {name} are known."),
        untold => format!("All nodes run Linux: what those of {} run is not known.", listed(untold)),
    };
    Condition::unknown(text, ask(cluster), source)
}

fn names<'n>(names: impl Iterator<Item = &'n String>) -> Vec<String> {
    names.cloned().collect()
}

fn single_stack(cluster: &ResolvedCluster) -> Condition {
    let source = planning::POD_CIDR_EXPANSION;
    let name = cluster.name();
    match cluster.ip_families.known() {
        Some(families) if families.contains(&Family::IPv6) => {
            Condition::is(false, format!("The cluster has no IPv6: {name} has it."), source)
        }
        Some(_) => Condition::is(true, format!("The cluster has no IPv6, as {name} has none."), source),
        None => {
            let text = format!("The cluster has no IPv6: the address families of {name} are not known.");
            Condition::unknown(text, ask(cluster), source)
        }
    }
}

fn one_range(cluster: &ResolvedCluster) -> Condition {
    let cidrs = cluster.pod_cidrs.known().map_or(0, Vec::len);
    let name = cluster.name();
    let text = match cidrs {
        1 => format!("The cluster has one pod CIDR, as {name} has."),
        more => format!("The cluster has one pod CIDR: {name} has {more}."),
    };
    Condition::is(cidrs == 1, text, planning::POD_CIDR_EXPANSION)
}

/// No document of the cluster prints them.
fn no_hybrid_nodes(cluster: &ResolvedCluster) -> Condition {
    let text = format!("There are no hybrid nodes: whether {} has any is not known.", cluster.name());
    let ask = Ask::Nodes.command(None, cluster.name(), None);
    Condition::unknown(text, ask, planning::POD_CIDR_EXPANSION)
}
