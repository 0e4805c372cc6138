//! New pools in a new subnet, in the place of those of a subnet that cannot grow.
use std::sync::Arc;

use super::subnet_of;
use crate::azure::NetworkModel;
use crate::design::{Cluster, Stage};
use crate::edit::{Role, Serves};
use crate::net::AddressSpace;
use crate::net::wording::{counted, number};
use crate::propose::alone::Alone;
use crate::propose::around::Around;
use crate::propose::spot::{Spot, spots};
use crate::propose::subnets::{NewSubnet, delegation, moving, name_for};
use crate::propose::{About, MOST, Proposal, Reason, need};
use crate::resolve::{Moment, ResolvedCluster};

/// Subnets for the pools that use the subnet at that place, made anew.
pub(super) fn of(
    around: &Around,
    cluster: &ResolvedCluster,
    subnet: usize,
    role: Role,
) -> Result<Vec<Proposal>, String> {
    let resolved = around.resolved;
    let Some(network) = resolved.subnets.get(subnet).map(|subnet| subnet.network) else {
        return Err("The design holds no such subnet.".to_owned());
    };
    let part = only(cluster, subnet, role);
    let alone = Alone::of(&part);
    let need = need::of_subnet(&part, &alone, role)?;
    let found = spots(around, network, need.length, &AddressSpace::new(), MOST)?;
    let is_all = part.pools().len() == users(cluster, role);
    let proposal = |spot: Spot| {
        let mut reasons = need.reasons.clone();
        reasons.extend(need::left(alone.in_subnet(role, spot.prefix)));
        if cluster.said.stage == Stage::Deployed {
            reasons.extend(moving(cluster, role));
            reasons.extend(both(cluster, &part, role));
        }
        let serves = Serves { cluster: cluster.name().to_owned(), role };
        let subnet = NewSubnet {
            name: name_for(cluster.name(), role),
            delegation: delegation(role),
            serves: is_all.then_some(serves),
        };
        subnet.proposal(resolved, network, spot, reasons)
    };
    Ok(found.into_iter().map(proposal).collect())
}

/// How many pools move where all that use such a subnet do.
fn users(cluster: &ResolvedCluster, role: Role) -> usize {
    let said = cluster.said.pools.iter().flatten();
    said.filter(|pool| role != Role::Pods || pool.pod_subnet.is_some()).count()
}

/// The cluster with the pools of that subnet alone.
fn only(cluster: &ResolvedCluster, subnet: usize, role: Role) -> ResolvedCluster {
    let is_here: Vec<bool> =
        cluster.pools().iter().map(|pool| subnet_of(pool, role) == Some(subnet)).collect();
    let mut part = cluster.clone();
    let mut said = Cluster::clone(&cluster.said);
    part.pools = part.pools.map(|pools| kept(pools, &is_here));
    said.pools = said.pools.map(|pools| kept(pools, &is_here));
    part.said = Arc::new(said);
    part
}

fn kept<T>(list: Vec<T>, is_kept: &[bool]) -> Vec<T> {
    list.into_iter().zip(is_kept).filter(|(_, is_kept)| **is_kept).map(|(item, _)| item).collect()
}

/// Until the old pools are gone, the pod CIDR holds blocks for both.
fn both(cluster: &ResolvedCluster, part: &ResolvedCluster, role: Role) -> Option<Reason> {
    let takes_blocks = matches!(cluster.model(), Some(NetworkModel::Overlay | NetworkModel::Kubenet));
    if role != Role::Nodes || !takes_blocks {
        return None;
    }
    let row = Alone::of(cluster).pod_cidr()?;
    let more = part
        .pools()
        .iter()
        .try_fold(0u64, |sum, pool| Some(sum.saturating_add(pool.nodes(Moment::Steady)?)))?;
    let both = row.at(Moment::Steady).required?.saturating_add(more);
    let available = row.available?;
    let needed = counted(both, "block", "blocks");
    let text = match both <= available {
        true => format!(
            "Until the old pools are removed, the pod CIDR needs {needed} of its {} for both.",
            number(available)
        ),
        false => format!(
            "Until the old pools are removed, both need {needed} of the pod CIDR, which has {}: move in parts.",
            number(available)
        ),
    };
    Some(Reason::new(About::Note, text).says(row.source))
}
