//! [`subnet_plan`]: the subnets that a network has, and those that its clusters still need, each with the size that
//! holds the largest moment.
use super::alone::Alone;
use super::beside::resizing;
use super::spot::{address_space, first_few};
use super::subnets::{free_name, name_for};
use super::{Size, need};
use crate::azure::NetworkModel;
use crate::capacity::{ClusterCapacity, Row, capacity};
use crate::design::Stage;
use crate::edit::{Role, Serves};
use crate::net::Prefix;
use crate::net::wording::{counted, listed, number};
use crate::resolve::{Resolved, ResolvedCluster, ResolvedSubnet, distinct};

/// A subnet of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlannedSubnet {
    /// Its name.
    pub name: String,
    /// Its IPv4 ranges now; empty: it has none, or they are not known.
    pub now: Vec<Prefix>,
    /// The addresses that clusters take of it at the largest moment; `None`: none do, or it is not known.
    pub needs: Option<u64>,
    /// How large it has to be; `None`: nothing tells.
    pub size: Option<Size>,
    /// Whether it stays as it is.
    pub locked: bool,
    /// Whose nodes, pods or API server move there, where it is still to be made.
    pub serves: Option<Serves>,
    /// Why it has that size, and why it stays, in sentences.
    pub why: Vec<String>,
}

/// The subnets of the network at that place: those that are there, then one for each need of a cluster still to be
/// created that names no subnet for it. Else why there can be none, in a sentence.
pub fn subnet_plan(resolved: &Resolved, network: usize) -> Result<Vec<PlannedSubnet>, String> {
    let (of, _) = address_space(resolved, network)?;
    let capacity = capacity(resolved);
    let subnets = of.subnets.iter();
    let mut plan: Vec<PlannedSubnet> =
        subnets.filter_map(|place| there(resolved, &capacity, *place)).collect();
    for cluster in resolved.clusters.iter().filter(|cluster| stands_in(resolved, cluster, network)) {
        for role in roles_without_subnet(cluster) {
            plan.push(to_come(cluster, role, &plan));
        }
    }
    Ok(plan)
}

/// A subnet that is there.
fn there(resolved: &Resolved, capacity: &[ClusterCapacity], place: usize) -> Option<PlannedSubnet> {
    let subnet = resolved.subnets.get(place)?;
    let now = need::ipv4(&subnet.prefixes);
    let users = resolved.clusters.iter().zip(capacity).filter_map(|(cluster, capacity)| {
        let rows: Vec<&Row> = capacity.rows.iter().filter(|row| row.subnet == Some(place)).collect();
        (!rows.is_empty()).then_some((cluster, rows))
    });
    let (clusters, rows): (Vec<&ResolvedCluster>, Vec<Vec<&Row>>) = users.unzip();
    let rows: Vec<&Row> = rows.into_iter().flatten().collect();
    let mut why = Vec::new();
    let held = held(&clusters, &rows, &mut why);
    let is_locked = stays(resolved, place, subnet, &now, &mut why);
    Some(PlannedSubnet {
        name: subnet.name.clone(),
        size: held.map_or_else(|| present(&now), |(_, length)| length.map(Size::Length)),
        needs: held.map(|(needs, _)| needs),
        now,
        locked: is_locked,
        serves: None,
        why,
    })
}

/// What clusters take of a subnet at the largest moment, and the length that holds it; every row is the sum of all
/// clusters that share it.
fn held(clusters: &[&ResolvedCluster], rows: &[&Row], why: &mut Vec<String>) -> Option<(u64, Option<u8>)> {
    let names = clusters.iter().map(|cluster| cluster.name().to_owned()).collect();
    let names = listed(&first_few(names));
    let verb = if clusters.len() == 1 { "needs" } else { "need" };
    let known: Option<Vec<_>> =
        rows.iter().map(|row| need::largest(row).map(|(moment, needs)| (needs, moment, *row))).collect();
    let Some(known) = known else {
        why.push(format!("How many addresses {names} {verb} at every moment is not known."));
        return None;
    };
    let (needs, moment, row) = known.into_iter().max_by_key(|(needs, ..)| *needs)?;
    let needed = counted(needs, "address", "addresses");
    let at = need::at(moment);
    why.push(match row.smallest_prefix {
        Some(length) => {
            format!("{at} {names} {verb} {needed}; a /{length} is the smallest range that holds them.")
        }
        None => format!("{at} {names} {verb} {needed}, more than any range of IPv4 offers."),
    });
    if rows.iter().any(|row| !row.complete) {
        why.push("Not all that takes addresses of it is known, so that it may need more.".to_owned());
    }
    // A subnet in two roles is as large as the larger asks for.
    Some((needs, rows.iter().filter_map(|row| row.smallest_prefix).min()))
}

/// The size of a subnet as it is.
fn present(now: &[Prefix]) -> Option<Size> {
    match now {
        [] => None,
        [only] => Some(Size::Length(only.length())),
        several => {
            let usable = several.iter().map(|prefix| crate::resolve::usable_of(*prefix));
            Some(Size::Addresses(usable.fold(0, u64::saturating_add)))
        }
    }
}

/// Whether a subnet stays unless somebody says otherwise: a range in use cannot be changed.
fn stays(
    resolved: &Resolved,
    place: usize,
    subnet: &ResolvedSubnet,
    now: &[Prefix],
    why: &mut Vec<String>,
) -> bool {
    let has_api_server = resolved
        .clusters
        .iter()
        .any(|cluster| cluster.api_server_subnet == Some(place) && cluster.said.stage == Stage::Deployed);
    let in_use = if has_api_server { Some(true) } else { resolving(resolved, place, subnet) };
    if in_use != Some(false) {
        why.push(resizing::reason(resolved, place, in_use.filter(|in_use| *in_use)).text);
        return true;
    }
    if now.len() > 1 {
        why.push(format!("It has {} ranges; laid out anew it gets one.", number(now.len() as u64)));
    }
    now.len() > 1
}

/// Whether it is in use; what only a template tells of is in nobody's use yet.
fn resolving(resolved: &Resolved, place: usize, subnet: &ResolvedSubnet) -> Option<bool> {
    let is_there =
        subnet.id.is_some() || resolved.networks.get(subnet.network).is_some_and(|of| of.id.is_some());
    resizing::in_use(resolved, place).or((!is_there).then_some(false))
}

/// Whether the subnets that a cluster names, if any, are of that network alone.
fn stands_in(resolved: &Resolved, cluster: &ResolvedCluster, network: usize) -> bool {
    let subnets = cluster.subnets().into_iter().chain(cluster.api_server_subnet);
    let networks = subnets.filter_map(|place| Some(resolved.subnets.get(place)?.network));
    let is_own = |place: &usize| resolved.networks.get(*place).is_some_and(|of| !of.managed);
    distinct(networks.filter(is_own)).iter().all(|place| *place == network)
}

/// For what a cluster needs a subnet of a network and names none; nothing for one that exists, whose pools stay where
/// they are.
fn roles_without_subnet(cluster: &ResolvedCluster) -> Vec<Role> {
    let said = &cluster.said;
    if said.stage == Stage::Deployed {
        return Vec::new();
    }
    let pools = || said.pools.iter().flatten();
    let has_none = said.hosted_node_subnet.is_none() && pools().all(|pool| pool.subnet.is_none());
    let names_pods = pools().any(|pool| pool.pod_subnet.is_some());
    let has_no_pods = names_pods && cluster.pools().iter().all(|pool| pool.pod_subnet.is_none());
    let api_server = &said.api_server;
    let needs = [
        (Role::Nodes, has_none && pools().next().is_some()),
        (Role::Pods, has_no_pods && cluster.model() == Some(NetworkModel::PodSubnet)),
        (Role::ApiServer, api_server.enable_vnet_integration == Some(true) && api_server.subnet.is_none()),
    ];
    needs.into_iter().filter(|(_, needed)| *needed).map(|(role, _)| role).collect()
}

/// A subnet that is still to be made.
fn to_come(cluster: &ResolvedCluster, role: Role, others: &[PlannedSubnet]) -> PlannedSubnet {
    let alone = Alone::of(cluster);
    let is_taken = |name: &str| others.iter().any(|other| other.name.eq_ignore_ascii_case(name));
    let (size, why) = match need::of_subnet(cluster, &alone, role) {
        Ok(need) => {
            let reasons = need.reasons.into_iter().map(|reason| reason.text);
            (Some(Size::Length(need.length)), reasons.collect())
        }
        Err(why) => (None, vec![why]),
    };
    let needs = alone.subnet(role).and_then(|row| need::largest(&row)).map(|(_, needs)| needs);
    PlannedSubnet {
        name: free_name(&name_for(cluster.name(), role), is_taken),
        now: Vec::new(),
        needs,
        size,
        locked: false,
        serves: Some(Serves { cluster: cluster.name().to_owned(), role }),
        why,
    }
}
