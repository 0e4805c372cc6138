//! [`Listing`]: what Kubernetes showed of a cluster that nobody named, and which cluster it may belong to.
mod home;

use std::collections::{HashMap, HashSet};
use std::net::IpAddr;

use crate::design::{Cluster, Observed, ResourceId};
use crate::import::names::is_unnamed;
use crate::import::node_name;

/// What a listing tells of the cluster that it comes from.
#[derive(Debug)]
pub(super) struct Listing<'r> {
    observed: &'r Observed,
    /// Pools that were seen, by lower-case name, each with what tells its scale set.
    pools: HashMap<String, Option<&'r str>>,
    /// Their names, in the order in which they are met.
    names: Vec<&'r str>,
    node_resource_group: Option<&'r str>,
}

/// How well a cluster fits a listing; the best is the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Nothing speaks against it.
    Possible,
    /// It has the pools that were seen.
    Pools,
    /// Its nodes stand in the resource group of those that were seen.
    Group,
}

impl<'r> Listing<'r> {
    /// The listing that a cluster is, which nobody named and of which nothing but its objects is known.
    pub(super) fn of(cluster: &'r Cluster) -> Option<Listing<'r>> {
        let observed = cluster.observed.as_ref().filter(|_| is_unnamed(&cluster.name))?;
        let node_resource_group = cluster.node_resource_group.as_deref();
        let mut listing = Listing { observed, pools: HashMap::new(), names: Vec::new(), node_resource_group };
        for (pool, node) in seen(observed) {
            let (names, lower) = (&mut listing.names, pool.to_ascii_lowercase());
            listing.pools.entry(lower).or_insert_with(|| {
                names.push(pool);
                node_name::scale_set_of(node)
            });
        }
        Some(listing)
    }

    /// How well a cluster fits; `None` where it is another one.
    fn fit(&self, cluster: &Cluster) -> Option<Fit> {
        if let Some(is_same) = self.is_in_group_of(cluster) {
            return is_same.then_some(Fit::Group);
        }
        if !self.has_services_of(cluster) || self.is_of_other_scale_sets(cluster) {
            return None;
        }
        match &cluster.pools {
            Some(pools) if !self.pools.is_empty() => {
                let lower = pools.iter().map(|pool| pool.name.to_ascii_lowercase());
                let shared = lower.filter(|name| self.pools.contains_key(name)).collect::<HashSet<_>>().len();
                // A cluster of which only nodes were seen may have more pools by now.
                let grows = pools.iter().all(|pool| pool.seen_only);
                let fits = if grows { shared > 0 } else { shared == self.pools.len() };
                fits.then_some(Fit::Pools)
            }
            _ => Some(Fit::Possible),
        }
    }

    /// Whether the nodes stand in the resource group of the cluster's nodes; `None` where nothing tells.
    fn is_in_group_of(&self, cluster: &Cluster) -> Option<bool> {
        let mine = self.node_resource_group?;
        if let Some(group) = &cluster.node_resource_group {
            return Some(group.eq_ignore_ascii_case(mine));
        }
        let group = cluster.resource_group.as_deref();
        let group = group.or_else(|| cluster.id.as_ref().map(ResourceId::resource_group))?;
        // The service's own name for it, where nobody chose another one.
        let begins = format!("mc_{group}_{}_", cluster.name).to_ascii_lowercase();
        mine.to_ascii_lowercase().starts_with(&begins).then_some(true)
    }

    fn has_services_of(&self, cluster: &Cluster) -> bool {
        let ranges = cluster.network_profile.as_ref().and_then(|profile| profile.service_cidrs.as_ref());
        let addresses = self.observed.services.as_ref().map(|services| services.cluster_ips.as_slice());
        let (Some(ranges), Some(addresses)) = (ranges, addresses) else { return true };
        let is_inside = |address: &IpAddr| ranges.iter().any(|range| range.contains_address(*address));
        addresses.is_empty() || addresses.iter().any(is_inside)
    }

    /// Whether a pool that was seen of the cluster before stood on another scale set.
    fn is_of_other_scale_sets(&self, cluster: &Cluster) -> bool {
        cluster.observed.iter().flat_map(seen).any(|(pool, node)| {
            let mine = self.pools.get(&pool.to_ascii_lowercase()).copied().flatten();
            mine.zip(node_name::scale_set_of(node)).is_some_and(|(mine, theirs)| mine != theirs)
        })
    }
}

/// The pools that were seen, each with the name of a node, as often as there are nodes.
fn seen(observed: &Observed) -> impl Iterator<Item = (&str, &str)> {
    let nodes = observed.nodes.iter().filter_map(|node| Some((node.pool.as_deref()?, node.name.as_str())));
    let of_pods = observed.pods.iter().filter_map(|pod| {
        let node = pod.node.as_deref()?;
        Some((node_name::pool_of(node)?.0, node))
    });
    nodes.chain(of_pods)
}
