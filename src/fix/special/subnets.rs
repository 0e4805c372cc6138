//! Subnets that others have, and free places for them.
use super::one;
use crate::azure::limits;
use crate::design::subject::segment;
use crate::design::{NodePool, SubnetRef};
use crate::edit::{Step, fields, subnets};
use crate::fix::place::{self, On};
use crate::fix::trial::Trial;
use crate::fix::way::{Candidate, set};
use crate::propose::{Placed, Size, Wanted, lay_out};
use crate::resolve::ResolvedSubnet;
use crate::rules::subject;

/// The subnet of the nodes of the other pools for those that have none, and none for all.
pub(in crate::fix) fn subnets_alike(trial: &Trial) -> Vec<Candidate> {
    let subnet = |pool: &NodePool| pool.subnet.clone();
    let mut found = alike(trial, "vnetSubnetID", subnet);
    let pools = On::Pools.subjects(trial);
    found.extend(one(
        trial,
        pools.iter().map(|subject| set(subject, "vnetSubnetID", String::new())).collect(),
    ));
    found
}

/// The subnet of the pods of the other pools for those that have none.
pub(in crate::fix) fn pod_subnets_alike(trial: &Trial) -> Vec<Candidate> {
    alike(trial, "podSubnetID", |pool| pool.pod_subnet.clone())
}

fn alike(trial: &Trial, field: &str, of: fn(&NodePool) -> Option<SubnetRef>) -> Vec<Candidate> {
    let pools = trial.said().and_then(|cluster| cluster.pools.as_deref()).unwrap_or_default();
    let with = pools.iter().find(|pool| of(pool).is_some());
    let text = with.and_then(|pool| {
        let all = fields(trial.design, &place::pool(trial, &pool.name));
        all.into_iter().find(|own| own.field == field).map(|own| own.text)
    });
    let Some(text) = text else { return Vec::new() };
    let without = pools.iter().filter(|pool| of(pool).is_none());
    one(trial, without.map(|pool| set(&place::pool(trial, &pool.name), field, text.clone())).collect())
}

/// A free place in the network for each subnet that the finding names and in which nobody is.
pub(in crate::fix) fn subnet_moved(trial: &Trial) -> Vec<Candidate> {
    let resolved = &trial.before.resolved;
    let used: Vec<usize> = resolved.clusters.iter().flat_map(|cluster| cluster.subnets()).collect();
    let is_free = |at: &usize| {
        let holders = resolved.subnets.get(*at).and_then(|subnet| subnet.used);
        !used.contains(at) && holders.unwrap_or_default() == 0
    };
    let free = named_subnets(trial).into_iter().filter(is_free);
    free.flat_map(|at| placed_anew(trial, at, |length| length)).collect()
}

/// A free place for each named subnet, as large as Azure takes.
pub(in crate::fix) fn subnet_as_large_as_allowed(trial: &Trial) -> Vec<Candidate> {
    let longest = limits::LONGEST_SUBNET_PREFIX.value;
    named_subnets(trial)
        .into_iter()
        .flat_map(|at| placed_anew(trial, at, |length| length.min(longest)))
        .collect()
}

/// A free place for each named subnet, of the size that Application Gateway for Containers asks for.
pub(in crate::fix) fn gateway_subnet(trial: &Trial) -> Vec<Candidate> {
    let length = limits::GATEWAY_FOR_CONTAINERS_LENGTH.value;
    named_subnets(trial).into_iter().flat_map(|at| placed_anew(trial, at, |_| length)).collect()
}

/// The places of the subnets that the finding is about.
fn named_subnets(trial: &Trial) -> Vec<usize> {
    let (resolved, named) = (&trial.before.resolved, On::Subnets.subjects(trial));
    let is_named = |at: &usize| subject::subnet_at(resolved, *at).is_some_and(|of| named.contains(&of));
    (0..resolved.subnets.len()).filter(is_named).collect()
}

/// A free place for a subnet of one range among the others of its network.
fn placed_anew(trial: &Trial, at: usize, length: impl Fn(u8) -> u8) -> Option<Candidate> {
    let resolved = &trial.before.resolved;
    let subnet = resolved.subnets.get(at)?;
    let network = resolved.networks.get(subnet.network)?;
    let [range] = subnet.prefixes.as_slice() else { return None };
    let others = network.subnets.iter().filter(|other| **other != at);
    let others = others.filter_map(|other| resolved.subnets.get(*other));
    let placed = |of: &ResolvedSubnet| {
        let name = of.name.clone();
        of.prefixes
            .iter()
            .map(move |prefix| Placed { name: name.clone(), prefix: *prefix })
            .collect::<Vec<_>>()
    };
    let locked: Vec<Placed> = others.flat_map(placed).collect();
    let wanted = [Wanted { name: subnet.name.clone(), size: Size::Length(length(range.length())) }];
    let layout = lay_out(&network.prefixes, &wanted, &locked).ok()?;
    let place = layout.placed.first()?.prefix;
    let (network, subnet) = (network.name.clone(), subnet.name.clone());
    Some(Candidate::of_steps(trial, vec![Step::Range { network, subnet, prefix: place }]))
}

/// The pools that stand in other networks, in each subnet of one.
pub(in crate::fix) fn one_network(trial: &Trial) -> Vec<Candidate> {
    const TRIED: usize = 8;
    let pools = trial.said().and_then(|cluster| cluster.pools.as_deref()).unwrap_or_default();
    let mut found = Vec::new();
    for subnet in subnets(trial.design) {
        let network = subnet.split('/').next().unwrap_or_default();
        let moved = |field: &str, of: fn(&NodePool) -> Option<&SubnetRef>| {
            let elsewhere = |pool: &&NodePool| of(pool).is_some_and(|own| segment(&own.network) != network);
            let pools = pools.iter().filter(elsewhere);
            pools.map(|pool| set(&place::pool(trial, &pool.name), field, subnet.clone())).collect::<Vec<_>>()
        };
        let nodes = moved("vnetSubnetID", |pool| pool.subnet.as_ref());
        let pods = moved("podSubnetID", |pool| pool.pod_subnet.as_ref());
        found.extend([nodes, pods].into_iter().filter(|steps| !steps.is_empty()));
    }
    found.into_iter().take(TRIED).flat_map(|steps| one(trial, steps)).collect()
}
