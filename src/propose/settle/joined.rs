//! A design in which the clusters of a plan stand in its network already, since their ranges then count there.
use super::SettledSubnet;
use crate::edit::{Role, Serves};
use crate::propose::PlannedSubnet;
use crate::propose::alone::empty_subnet;
use crate::resolve::{Resolved, ResolvedSubnet};

/// The design with the subnets of a plan, those with a range where it has one.
pub(super) fn joined(
    resolved: &Resolved,
    network: usize,
    rows: &[PlannedSubnet],
    settled: &[SettledSubnet],
) -> Resolved {
    let mut joined = resolved.clone();
    for (at, row) in rows.iter().enumerate() {
        let Some(of) = joined.networks.get_mut(network) else { break };
        let mut places = of.subnets.iter().copied();
        let is_named =
            |place: &usize| joined.subnets.get(*place).is_some_and(|subnet| subnet.name == row.name);
        let place = places.find(is_named).unwrap_or_else(|| {
            let place = joined.subnets.len();
            joined.subnets.push(ResolvedSubnet { name: row.name.clone(), network, ..empty_subnet() });
            of.subnets.push(place);
            place
        });
        if let Some((subnet, settled)) = joined.subnets.get_mut(place).zip(settled.get(at)) {
            subnet.prefixes.retain(|prefix| !prefix.is_ipv4());
            subnet.prefixes.extend(&settled.ranges);
        }
        row.serves.iter().for_each(|serves| move_there(&mut joined, serves, place));
    }
    joined
}

fn move_there(resolved: &mut Resolved, serves: &Serves, place: usize) {
    let Some(cluster) = resolved.clusters.iter_mut().find(|of| of.name() == serves.cluster) else { return };
    let pools = cluster.pools.iter_mut().flatten();
    match serves.role {
        Role::Nodes => {
            pools.for_each(|pool| pool.subnet = Some(place));
            leave_managed(resolved, &serves.cluster);
        }
        Role::Pods => pools.for_each(|pool| pool.pod_subnet = Some(place)),
        Role::ApiServer => cluster.api_server_subnet = Some(place),
    }
}

/// The service makes no network for a cluster that has a subnet.
fn leave_managed(resolved: &mut Resolved, cluster: &str) {
    for network in resolved.networks.iter_mut().filter(|of| of.managed && of.name == cluster) {
        network.prefixes.clear();
        for place in &network.subnets {
            resolved.subnets.get_mut(*place).into_iter().for_each(|subnet| subnet.prefixes.clear());
        }
    }
}
