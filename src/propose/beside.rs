//! [`Beside`]: a subnet that a cluster uses, what is free beside it, and the new subnet that it takes instead of more
//! room.
mod new_pool;
pub(super) mod resizing;

use std::net::{IpAddr, Ipv4Addr};

use super::around::{Around, Care, Coming};
use super::blocker::{self, Blocker};
use super::{Proposal, Reason};
use crate::azure::ranges;
use crate::edit::Role;
use crate::net::{AddressRange, AddressSpace, Prefix, free_blocks};
use crate::resolve::{Resolved, ResolvedCluster, ResolvedPool};

/// A range of a subnet in use, and what is beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The subnet's place in the resolved design.
    pub subnet: usize,
    /// What the cluster uses it for.
    pub role: Role,
    /// The pools of the cluster that do.
    pub pools: Vec<String>,
    /// The range.
    pub prefix: Prefix,
    /// Whether something is in the subnet, so that it keeps its range; `None`: not known.
    pub in_use: Option<bool>,
    /// Twice the range, four times and so on, up to the first that is not free.
    pub joined: Vec<Joined>,
    /// The free addresses right before it.
    pub before: Option<AddressRange>,
    /// The free addresses right after it.
    pub after: Option<AddressRange>,
    /// Whether its range can be changed, in a sentence.
    pub resizing: Reason,
    /// Subnets for new pools that take the place of its pools, at most five; else why there are none.
    pub new_pool: Result<Vec<Proposal>, String>,
}

/// A range joined with the other half of the block around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// Both together.
    pub prefix: Prefix,
    /// The other half.
    pub half: Prefix,
    /// Whether the other half lies in the address space of the network; `None`: that is not known.
    pub is_inside: Option<bool>,
    /// What refuses or breaks a subnet in the other half.
    pub blocked: Vec<Blocker>,
}

impl Joined {
    /// Whether the other half is free.
    pub fn is_free(&self) -> bool {
        self.is_inside == Some(true) && self.blocked.is_empty()
    }
}

/// Every IPv4 range of the subnets that the pools of the cluster at that place use; else why none is known.
pub fn beside(resolved: &Resolved, cluster: usize) -> Result<Vec<Beside>, String> {
    let of = resolved.clusters.get(cluster).ok_or("The design holds no such cluster.")?;
    let around = Around::of(resolved);
    let mut found = Vec::new();
    for place in of.subnets() {
        for role in [Role::Nodes, Role::Pods] {
            let ranges = resolved.subnets.get(place).map(|subnet| subnet.prefixes.as_slice());
            let ranges = ranges.unwrap_or_default().iter().filter(|prefix| prefix.is_ipv4());
            let pools = pools(of, place, role);
            if !pools.is_empty() {
                found.extend(ranges.filter_map(|prefix| one(&around, cluster, place, role, *prefix)));
            }
        }
    }
    if found.is_empty() {
        return Err(format!(
            "No range of a subnet is known that pools of {} use; `{}` tells which they name.",
            of.name(),
            super::alone::ask(of)
        ));
    }
    Ok(found)
}

/// The subnet that a pool uses for its nodes or its pods.
pub(super) fn subnet_of(pool: &ResolvedPool, role: Role) -> Option<usize> {
    match role {
        Role::Nodes => pool.subnet,
        Role::Pods => pool.pod_subnet,
        Role::ApiServer => None,
    }
}

fn pools(cluster: &ResolvedCluster, subnet: usize, role: Role) -> Vec<String> {
    let pools = cluster.pools().iter().filter(|pool| subnet_of(pool, role) == Some(subnet));
    pools.map(|pool| pool.name.clone()).collect()
}

fn one(around: &Around, cluster: usize, place: usize, role: Role, prefix: Prefix) -> Option<Beside> {
    let resolved = around.resolved;
    let of = resolved.clusters.get(cluster)?;
    let network = resolved.networks.get(resolved.subnets.get(place)?.network)?;
    let within: AddressSpace = network.prefixes.iter().copied().collect();
    let (before, after) = gaps(around, place, &within, prefix);
    let in_use = resizing::in_use(resolved, place);
    Some(Beside {
        subnet: place,
        role,
        pools: pools(of, place, role),
        prefix,
        in_use,
        joined: joined(around, place, &within, prefix),
        before,
        after,
        resizing: resizing::reason(resolved, place, in_use),
        new_pool: new_pool::of(around, of, place, role),
    })
}

fn joined(around: &Around, place: usize, within: &AddressSpace, own: Prefix) -> Vec<Joined> {
    let Some(subnet) = around.resolved.subnets.get(place) else { return Vec::new() };
    let mut list = Vec::new();
    let mut inner = own;
    for length in (ranges::SHORTEST_NETWORK.value..own.length()).rev() {
        let prefix = Prefix::containing(own.first(), length);
        let halves = free_blocks(&AddressSpace::from(prefix), &AddressSpace::from(inner));
        let Some(half) = halves.into_iter().next() else { break };
        let met = blocker::blockers(around, Coming::Subnet(subnet.network), half);
        let blocked = met.into_iter().filter(Blocker::is_harm).collect();
        let joined =
            Joined { prefix, half, is_inside: (!within.is_empty()).then(|| within.contains(half)), blocked };
        let goes_on = joined.is_free();
        list.push(joined);
        if !goes_on {
            break;
        }
        inner = prefix;
    }
    list
}

/// The free addresses of the network right before and right after a range.
fn gaps(
    around: &Around,
    place: usize,
    within: &AddressSpace,
    own: Prefix,
) -> (Option<AddressRange>, Option<AddressRange>) {
    let Some(subnet) = around.resolved.subnets.get(place) else { return (None, None) };
    let taken = around.taken(Coming::Subnet(subnet.network), Care::Harm);
    let free = within.subtract(&taken.union(&AddressSpace::from(own))).ranges();
    let of = |is: &dyn Fn(&AddressRange) -> bool| free.iter().copied().find(is);
    let before = of(&|range| follows(range.last(), own.first()));
    (before, of(&|range| follows(own.last(), range.first())))
}

fn follows(one: IpAddr, next: IpAddr) -> bool {
    match (one, next) {
        (IpAddr::V4(one), IpAddr::V4(next)) => {
            one.to_bits().checked_add(1).map(Ipv4Addr::from_bits) == Some(next)
        }
        _ => false,
    }
}
