//! Which clusters use which subnets: what a new name has to be carried to, and what forbids a removal.
use super::place::{self, Place};
use crate::design::{Cluster, Design, SubnetRef};
use crate::text::quoted;
use std::sync::Arc;

/// A subnet in use.
pub(super) struct Used<'d> {
    pub(super) subnet: &'d SubnetRef,
    /// The pool that uses it; `None`: the cluster itself.
    pool: Option<&'d str>,
}

/// The subnets that a cluster and its pools use.
pub(super) fn of(cluster: &Cluster) -> impl Iterator<Item = Used<'_>> {
    let own = cluster.api_server.subnet.iter().chain(&cluster.hosted_node_subnet);
    let own = own.map(|subnet| Used { subnet, pool: None });
    own.chain(cluster.pools.iter().flatten().flat_map(|pool| {
        let subnets = pool.subnet.iter().chain(&pool.pod_subnet);
        subnets.map(|subnet| Used { subnet, pool: Some(&pool.name) })
    }))
}

/// Who uses a subnet of which `is` holds, in words; `None`: nobody.
pub(super) fn user(design: &Design, is: impl Fn(&SubnetRef) -> bool) -> Option<String> {
    design.clusters.iter().find_map(|cluster| {
        let used = of(cluster).find(|used| is(used.subnet))?;
        let (subnet, cluster) = (quoted(&used.subnet.subnet), quoted(&cluster.name));
        Some(match used.pool {
            Some(pool) => {
                format!("the pool {} of the cluster {cluster} uses the subnet {subnet}", quoted(pool))
            }
            None => format!("the cluster {cluster} uses the subnet {subnet}"),
        })
    })
}

/// Carries the new name of the thing at a place to all that name it.
pub(super) fn follow(design: &mut Design, place: Place, new: &str) {
    match place {
        Place::Network(at) => {
            let Some(old) = place::network(design, at).map(|network| network.name.clone()) else { return };
            for range in design.ranges.iter_mut().filter(|range| range.network.as_deref() == Some(&old)) {
                range.network = Some(new.to_owned());
            }
            each(design, |one| one.network == old, |one| one.network = new.to_owned());
        }
        Place::Subnet(of, at) => {
            let Some(network) = place::network(design, of) else { return };
            let Some(subnet) = network.subnets.get(at) else { return };
            let old = SubnetRef { network: network.name.clone(), subnet: subnet.name.clone() };
            each(design, |one| *one == old, |one| one.subnet = new.to_owned());
        }
        Place::Range(_) | Place::Cluster(_) | Place::Pool(..) => {}
    }
}

/// Changes each reference of which `is` holds; clusters without one stay shared.
fn each(design: &mut Design, is: impl Fn(&SubnetRef) -> bool, change: impl Fn(&mut SubnetRef)) {
    for cluster in design.clusters.iter_mut().filter(|cluster| of(cluster).any(|used| is(used.subnet))) {
        let cluster = Arc::make_mut(cluster);
        let own = cluster.api_server.subnet.iter_mut().chain(&mut cluster.hosted_node_subnet);
        let pools = cluster.pools.iter_mut().flatten();
        let of_pools = pools.flat_map(|pool| pool.subnet.iter_mut().chain(&mut pool.pod_subnet));
        own.chain(of_pools).filter(|one| is(one)).for_each(&change);
    }
}
