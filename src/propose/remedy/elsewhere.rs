//! New pools in a subnet of their own.
use std::sync::Arc;

use super::Remedy;
use super::case::Case;
use crate::capacity::Resource;
use crate::edit::Role;
use crate::net::AddressSpace;
use crate::propose::alone::{Alone, empty_subnet};
use crate::propose::around::Around;
use crate::propose::scene::Scene;
use crate::propose::spot::{Spot, spots};
use crate::propose::subnets::{NewSubnet, name_for, network_of};
use crate::propose::{About, Operation, Reason, Verdict, need};
use crate::resolve::{ResolvedCluster, Value};

/// A new subnet for the nodes of the pools that come, where their subnet is what fails.
pub(super) fn new_subnet(case: &Case) -> Option<Remedy> {
    case.operation.with_subnet(0)?;
    if case.goals().any(|goal| goal.resource != Resource::NodeSubnet) {
        return None;
    }
    let after = case.design_after()?;
    let coming = coming_alone(case, after.clusters.get(case.operation.cluster())?)?;
    let alone = Alone::of(&coming);
    let need = need::of_subnet(&coming, &alone, Role::Nodes).ok()?;
    let network = network_of(case.resolved, case.cluster()?).ok()?;
    let found = spots(&Around::of(&after), network, need.length, &AddressSpace::new(), 1).ok()?;
    let spot = found.into_iter().next()?;
    if !holds_there(case, network, &spot) {
        return None;
    }
    let before = case.resolved.subnets.iter().filter(|subnet| subnet.network <= network).count();
    let instead = case.operation.with_subnet(before);
    let name = name_for(&format!("{}-new", coming.name()), Role::Nodes);
    let subnet = NewSubnet { name, delegation: None, serves: None };
    let title = format!("Make the new pools in a subnet of their own, {}", spot.prefix);
    let steps = subnet.steps(case.resolved, network, &spot);
    let mut reasons = need.reasons;
    reasons.extend(spot.reasons);
    let text = "The pools that stand stay where they are.";
    reasons.push(Reason::new(About::Note, text).says(crate::azure::planning::POOL_SUBNET));
    Some(Remedy { title, reasons, steps, instead, mends: case.goal.to_vec(), keeps_pools: true })
}

/// The cluster with nothing but the pools that come.
fn coming_alone(case: &Case, after: &ResolvedCluster) -> Option<ResolvedCluster> {
    let standing = case.standing();
    let mut coming = after.clone();
    let pools = coming.pools.as_mut()?;
    pools.drain(..standing.min(pools.len()));
    if let Some(said) = &mut Arc::make_mut(&mut coming.said).pools {
        said.drain(..standing.min(said.len()));
    }
    Some(coming)
}

/// Whether the operation holds with the new pools there.
fn holds_there(case: &Case, network: usize, spot: &Spot) -> bool {
    let mut resolved = case.resolved.clone();
    let mut subnet = empty_subnet();
    (subnet.network, subnet.prefixes, subnet.residents) = (network, vec![spot.prefix], Value::given(0));
    let place = resolved.subnets.len();
    resolved.subnets.push(subnet);
    let elsewhere = case.operation.with_subnet(place);
    let scene = elsewhere.and_then(|elsewhere: Operation| Scene::of(&resolved, elsewhere));
    let Some(counted) = scene.and_then(|scene| scene.counted(&[])) else { return false };
    counted.rows.iter().all(|row| {
        let before = case
            .before
            .iter()
            .enumerate()
            .find(|(_, before)| (before.resource, &before.name) == (row.row.resource, &row.row.name));
        let may_fail = before
            .is_some_and(|(place, before)| before.verdict == Verdict::Fails && !case.goal.contains(&place));
        may_fail || row.verdict(counted.moment) != Verdict::Fails
    })
}
