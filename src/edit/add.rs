//! Things more: new ones, and copies.
use std::sync::Arc;

use super::place::{self, Home, Place};
use super::{Thing, names};
use crate::design::{
    Cluster, ConnectedRange, Design, NodePool, RangeKind, Stage, Subnet, Usage, VirtualNetwork,
};

/// Adds a thing that says nothing but its name.
pub(super) fn add(design: &mut Design, thing: Thing, parent: &str) -> Result<(), String> {
    match (thing, home(design, thing, parent)?) {
        (Thing::Network, home) => {
            let name = names::free(design, home, "vnet-1");
            design.networks.push(Arc::new(VirtualNetwork { name, ..VirtualNetwork::default() }));
        }
        (Thing::Range, home) => {
            let name = names::free(design, home, "range-1");
            let (kind, prefixes) = (RangeKind::Other, Vec::new());
            design.ranges.push(ConnectedRange { name, kind, prefixes, network: None, remote: None });
        }
        (Thing::Cluster, home) => {
            let name = names::free(design, home, "aks-1");
            let (stage, pools) = (Stage::Template, Some(Vec::new()));
            design.clusters.push(Arc::new(Cluster { name, stage, pools, ..Cluster::default() }));
        }
        (Thing::Subnet, home) => {
            let name = names::free(design, home, "snet-1");
            put_subnet(design, home, usize::MAX, Subnet { name, ..Subnet::default() });
        }
        (Thing::Pool, home) => {
            let name = names::free(design, home, "np1");
            put_pool(design, home, usize::MAX, NodePool { name, ..NodePool::default() });
        }
    }
    Ok(())
}

/// Adds the thing at a place once more, right after itself.
pub(super) fn duplicate(design: &mut Design, place: Place) -> Result<(), String> {
    let (home, at) = place.home();
    let after = at.saturating_add(1);
    match place {
        Place::Network(at) => {
            let Some(of) = place::network(design, at).cloned() else { return Ok(()) };
            let subnets = of.subnets.into_iter().map(copied).collect();
            let name = names::free(design, home, &of.name);
            insert(&mut design.networks, after, Arc::new(VirtualNetwork { name, id: None, subnets, ..of }));
        }
        Place::Subnet(of, at) => {
            let Some(subnet) = place::subnet(design, of, at).cloned() else { return Ok(()) };
            let name = names::free(design, home, &subnet.name);
            put_subnet(design, home, after, Subnet { name, ..copied(subnet) });
        }
        Place::Range(at) => {
            let Some(range) = place::range(design, at).cloned() else { return Ok(()) };
            let name = names::free(design, home, &range.name);
            insert(&mut design.ranges, after, ConnectedRange { name, ..range });
        }
        Place::Cluster(at) => {
            let Some(of) = place::cluster(design, at).cloned() else { return Ok(()) };
            let name = names::free(design, home, &of.name);
            insert(&mut design.clusters, after, Arc::new(Cluster { name, ..to_be_created(of) }));
        }
        Place::Pool(of, at) => {
            let Some(pool) = place::pool(design, of, at).cloned() else { return Ok(()) };
            let name = names::free(design, home, &pool.name);
            put_pool(design, home, after, NodePool { name, ..pool });
        }
    }
    Ok(())
}

/// Puts a subnet into a network, at its end where it has no such index.
pub(super) fn put_subnet(design: &mut Design, home: Home, at: usize, subnet: Subnet) {
    if let Home::Subnets(of) = home
        && let Some(network) = place::network_mut(design, of)
    {
        insert(&mut network.subnets, at, subnet);
    }
}

fn put_pool(design: &mut Design, home: Home, at: usize, pool: NodePool) {
    if let Home::Pools(of) = home
        && let Some(cluster) = place::cluster_mut(design, of)
    {
        insert(cluster.pools.get_or_insert_default(), at, pool);
    }
}

fn insert<T>(list: &mut Vec<T>, at: usize, thing: T) {
    list.insert(at.min(list.len()), thing);
}

/// The list that a new thing joins.
fn home(design: &Design, thing: Thing, parent: &str) -> Result<Home, String> {
    match thing {
        Thing::Network => Ok(Home::Networks),
        Thing::Range => Ok(Home::Ranges),
        Thing::Cluster => Ok(Home::Clusters),
        Thing::Subnet => match place::find(design, parent)? {
            Place::Network(of) => Ok(Home::Subnets(of)),
            _ => Err("expected the network that the subnet is to be in".to_owned()),
        },
        Thing::Pool => match place::find(design, parent)? {
            Place::Cluster(of) => Ok(Home::Pools(of)),
            _ => Err("expected the cluster that the node pool is to be in".to_owned()),
        },
    }
}

/// A subnet like another, in which nobody is yet.
pub(super) fn copied(subnet: Subnet) -> Subnet {
    Subnet { id: None, usage: subnet.usage.map(|_| Usage::default()), ..subnet }
}

/// A cluster like another that nobody created yet: nothing of it was seen, and its nodes get a resource group of
/// their own.
fn to_be_created(cluster: Cluster) -> Cluster {
    Cluster { id: None, stage: Stage::Template, node_resource_group: None, observed: None, ..cluster }
}
