//! The terms of a sum: which pools of which clusters take how much of a resource.
use super::demand::node_addresses;
use super::{Resource, Row, sizing};
use crate::resolve::{Moment, Ports, Resolved, ResolvedCluster, ResolvedPool};

/// What one pool takes of a resource at a moment: `nodes × per_node`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The cluster's place.
    pub cluster: usize,
    /// The pool's name.
    pub pool: String,
    /// Its nodes at that moment.
    pub nodes: Option<u64>,
    /// What each of them takes.
    pub per_node: Option<u64>,
}

/// The terms that, with the residents, add up to what a row of the cluster at that place needs at a moment.
/// Pools that take nothing of it are left out.
pub fn terms(resolved: &Resolved, cluster: usize, row: &Row, moment: Moment) -> Vec<Term> {
    terms_among(resolved, 0..resolved.clusters.len(), cluster, row, moment)
}

/// The same, where `places` are, in order, those of all clusters that may be in the row's subnet.
pub(crate) fn terms_among(
    resolved: &Resolved,
    places: impl Iterator<Item = usize>,
    cluster: usize,
    row: &Row,
    moment: Moment,
) -> Vec<Term> {
    let shared = row.subnet.is_some();
    let others = places.filter(|place| shared && *place != cluster);
    let clusters = std::iter::once(cluster).chain(others);
    let clusters = clusters.filter_map(|place| Some((place, resolved.clusters.get(place)?)));
    let pools = clusters.flat_map(|(place, of)| {
        of.pools().iter().filter(|pool| uses(pool, row)).map(move |pool| Term {
            cluster: place,
            pool: pool.name.clone(),
            nodes: pool.nodes(moment),
            per_node: per_node(row, of, pool),
        })
    });
    pools.collect()
}

fn uses(pool: &ResolvedPool, row: &Row) -> bool {
    match row.resource {
        Resource::NodeSubnet => pool.subnet == row.subnet,
        Resource::PodSubnet => pool.pod_subnet == row.subnet,
        Resource::PoolNodes => pool.name == row.name,
        Resource::ServiceCidr | Resource::ApiServerSubnet => false,
        _ => true,
    }
}

/// What one node of the pool takes of the row's resource; `None` where nodes do not consume it or it is not
/// known.
pub(super) fn per_node(row: &Row, cluster: &ResolvedCluster, pool: &ResolvedPool) -> Option<u64> {
    let of_subnet = |each: Option<u64>| if uses(pool, row) { each } else { Some(0) };
    match row.resource {
        Resource::NodeSubnet => of_subnet(node_addresses(cluster.model(), pool)),
        Resource::PodSubnet => of_subnet(sizing::pod_subnet_per_node(pool)),
        Resource::PodCidr | Resource::RouteTable | Resource::ClusterNodes => Some(1),
        Resource::PoolNodes => Some(u64::from(uses(pool, row))),
        Resource::ClusterPods => pool.pods_per_node,
        Resource::SnatPorts => match cluster.outbound.as_ref()?.ports {
            Ports::Given(each) => Some(each),
            Ports::Automatic => None,
        },
        Resource::ServiceCidr | Resource::ApiServerSubnet => None,
    }
}
