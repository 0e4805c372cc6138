//! Demands on node pools.
use crate::advice::given::Given;
use crate::advice::precondition::{Part, Precondition, State};
use crate::azure::{Source, image, limits, migration};
use crate::design::{NodePool, OsType, PoolType, Word};
use crate::net::wording::{counted, listed};
use crate::resolve::{Moment, ResolvedPool};

/// What a pool is, as far as the input shows.
enum Sort {
    Fits,
    Breaks,
    Untold,
}

/// A demand that every pool has to fit.
fn of_pools(
    given: &Given,
    query: &str,
    met: &str,
    sort: &dyn Fn(&NodePool) -> Sort,
    unmet: &dyn Fn(&[String]) -> State,
) -> State {
    let Some(pools) = given.pools() else { return State::Unknown(given.show(query)) };
    let of = |wanted: fn(&Sort) -> bool| -> Vec<String> {
        let those = pools.iter().filter(|pool| wanted(&sort(pool)));
        those.map(|pool| pool.name.clone()).collect()
    };
    let breaking = of(|sort| matches!(sort, Sort::Breaks));
    if !breaking.is_empty() {
        return unmet(&breaking);
    }
    // Nodes that no list of pools tells may be anything.
    if of(|sort| matches!(sort, Sort::Untold)).is_empty() && !given.cluster.has_unlisted_nodes {
        return State::met(Part::Pools, met);
    }
    State::Unknown(given.show(query))
}

fn of_system(pool: &NodePool) -> Sort {
    match &pool.os_type {
        Some(system) if *system == OsType::Windows => Sort::Breaks,
        Some(system) if *system == OsType::Linux => Sort::Fits,
        _ => Sort::Untold,
    }
}

/// Whether the text gives a property in words that only a run of it would turn into a value.
pub(in crate::advice) fn is_untold(pool: &NodePool, property: &str) -> bool {
    pool.untold.iter().any(|untold| untold.eq_ignore_ascii_case(property))
}

const SYSTEMS: &str = "agentPoolProfiles[].osType";

/// No pools of Windows nodes.
pub(in crate::advice) fn no_windows(given: &Given, source: Source) -> Precondition {
    let state = of_pools(given, SYSTEMS, "Every pool’s osType is Linux", &of_system, &|windows| {
        let why = format!("{} run Windows", listed(windows));
        let mend = "Move the Windows pools to another cluster and delete them here.";
        let pool = windows.first().map(String::as_str).unwrap_or_default();
        State::unmet(why, mend).by(given.pool("delete", &crate::resolve::word(pool), ""))
    });
    Precondition::new("No pool runs Windows.", state, source)
}

/// Pools of Azure Linux or a recent Ubuntu, for what is changed pool by pool.
pub(in crate::advice) fn recent_linux(given: &Given, source: Source) -> Precondition {
    let minor = given.cluster.kubernetes_minor();
    let sort = |pool: &NodePool| match (of_system(pool), pool.os_sku.as_deref()) {
        (Sort::Breaks, _) => Sort::Breaks,
        (_, Some(sku)) if image::is_recent_linux(sku, minor) => Sort::Fits,
        _ => Sort::Untold,
    };
    let query = "agentPoolProfiles[].{osSku:osSku, image:nodeImageVersion}";
    let state = of_pools(given, query, "Every pool’s osSKU means one of these", &sort, &|windows| {
        let why = format!("{} run Windows", listed(windows));
        State::unmet(why, "Leave the Windows pools as they are.")
    });
    Precondition::new("The pool runs Azure Linux, or Ubuntu 22.04 or later.", state, source)
}

/// Not more nodes than Azure Network Policy Manager holds.
pub(in crate::advice) fn nodes_for_npm(given: &Given) -> Precondition {
    let most = limits::NPM_NODES;
    let text = format!("The cluster has {} at most.", counted(most.value, "node", "nodes"));
    let state = match nodes_now(given) {
        Some(nodes) if nodes > most.value => State::unmet(
            format!("It has {}", counted(nodes, "node", "nodes")),
            "Scale down, or take Calico or Cilium.",
        ),
        Some(nodes) if !given.cluster.has_unlisted_nodes => {
            State::met(Part::Pools, format!("It has {}", counted(nodes, "node", "nodes")))
        }
        _ => State::Unknown(given.show("agentPoolProfiles[].count")),
    };
    Precondition::new(text, state, most.source)
}

/// The nodes that the input itself counts.
fn nodes_now(given: &Given) -> Option<u64> {
    let pools = given.pools().map(|_| given.cluster.pools())?;
    let count = |pool: &ResolvedPool| if pool.count.is_given() { pool.nodes(Moment::Steady) } else { None };
    pools.iter().map(count).sum()
}

/// No Windows pool whose containers run on Docker.
pub(in crate::advice) fn windows_containers(given: &Given) -> Precondition {
    let runtime = "kubectl get nodes --output wide".to_owned();
    let state = of_pools(given, SYSTEMS, "Every pool’s osType is Linux", &of_system, &|_| {
        State::Unknown(runtime.clone())
    });
    Precondition::new("No Windows pool runs its containers on Docker.", state, migration::UPDATE)
}

/// Windows nodes with the build that translates addresses rightly.
pub(in crate::advice) fn windows_build(given: &Given) -> Precondition {
    let build = migration::WINDOWS_BUILD;
    let images = given.show("agentPoolProfiles[].nodeImageVersion");
    let state = of_pools(given, SYSTEMS, "Every pool’s osType is Linux", &of_system, &|_| {
        State::Unknown(images.clone())
    });
    let text = format!("Windows Server 2022 nodes have the build {} or a later one.", build.value);
    Precondition::new(text, state, build.source).advised()
}

/// No pods in a subnet of their own.
pub(in crate::advice) fn no_pod_subnets(given: &Given) -> Precondition {
    // What was seen of nodes does not tell whether their pool has a pod subnet.
    let is_untold = |pool: &NodePool| pool.seen_only || is_untold(pool, "podSubnetID");
    let sort = |pool: &NodePool| match (&pool.pod_subnet, is_untold(pool)) {
        (Some(_), _) => Sort::Breaks,
        (None, true) => Sort::Untold,
        (None, false) => Sort::Fits,
    };
    let query = "agentPoolProfiles[].podSubnetId";
    let state = of_pools(given, query, "No pool has a podSubnetID", &sort, &|pools| {
        let why = format!("{} have a pod subnet", listed(pools));
        State::unmet(why, "Only another cluster leaves its pod subnets.")
    });
    Precondition::new("No pool has a pod subnet.", state, migration::POD_SUBNET_STAYS)
}

/// Pools that are scale sets.
pub(in crate::advice) fn scale_sets(given: &Given, source: Source) -> Precondition {
    let sort = |pool: &NodePool| match &pool.pool_type {
        Some(Word::Known(PoolType::AvailabilitySet)) => Sort::Breaks,
        Some(Word::Known(_)) => Sort::Fits,
        _ => Sort::Untold,
    };
    let query = "agentPoolProfiles[].type";
    let state = of_pools(given, query, "No pool’s type is AvailabilitySet", &sort, &|pools| {
        let why = format!("{} are availability sets", listed(pools));
        let mend = "Move to pools of machines first, which has no way back.";
        State::unmet(why, mend).by(given.update("--migrate-vmas-to-vms"))
    });
    Precondition::new("No pool is an availability set.", state, source)
}

/// A cluster that can be stopped and started.
pub(in crate::advice) fn stoppable(given: &Given) -> Precondition {
    let most = limits::STOPPABLE_NODES;
    let text = format!(
        "The cluster can be stopped and started: it has {} at most and no node auto-provisioning.",
        counted(most.value, "node", "nodes")
    );
    let query = "agentPoolProfiles[].count";
    let state = match (nodes_now(given), given.cluster.said.node_auto_provisioning) {
        (_, Some(true)) => State::unmet(
            "Node auto-provisioning is on, with which a cluster cannot be stopped",
            "Turn node auto-provisioning off for the change.",
        ),
        (Some(nodes), _) if nodes > most.value => State::unmet(
            format!("It has {}", counted(nodes, "node", "nodes")),
            format!("Scale down to {} for the change.", counted(most.value, "node", "nodes")),
        ),
        (Some(nodes), Some(false)) => {
            State::met(Part::Pools, format!("It has {}", counted(nodes, "node", "nodes")))
        }
        (_, None) => State::Unknown(given.show("nodeProvisioningProfile.mode")),
        (None, _) => State::Unknown(given.show(query)),
    };
    Precondition::new(text, state, most.source).advised()
}
