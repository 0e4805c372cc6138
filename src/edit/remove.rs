//! Things less.
use super::place::{self, Place};
use super::references;
use crate::design::{Design, SubnetRef};
use crate::text::quoted;

/// Removes the thing at a place, unless something else needs it.
pub(super) fn remove(design: &mut Design, place: Place) -> Result<(), String> {
    if let Some(needed) = needed(design, place) {
        return Err(format!("{needed}; change that first"));
    }
    match place {
        Place::Network(at) => take(&mut design.networks, at),
        Place::Subnet(of, at) => {
            let network = place::network_mut(design, of);
            network.into_iter().for_each(|network| take(&mut network.subnets, at));
        }
        Place::Range(at) => take(&mut design.ranges, at),
        Place::Cluster(at) => take(&mut design.clusters, at),
        Place::Pool(of, at) => {
            let pools = place::cluster_mut(design, of).and_then(|cluster| cluster.pools.as_mut());
            pools.into_iter().for_each(|pools| take(pools, at));
        }
    }
    Ok(())
}

/// What needs the thing at a place, in words; `None`: nothing does.
pub(super) fn needed(design: &Design, place: Place) -> Option<String> {
    match place {
        Place::Network(at) => {
            let name = place::network(design, at)?.name.as_str();
            let connected = || {
                let range = design.ranges.iter().find(|range| range.network.as_deref() == Some(name))?;
                Some(format!("the range {} is connected to it", quoted(&range.name)))
            };
            references::user(design, |used| used.network == name).or_else(connected)
        }
        Place::Subnet(of, at) => {
            let network = place::network(design, of)?.name.clone();
            let reference = SubnetRef { network, subnet: place::subnet(design, of, at)?.name.clone() };
            references::user(design, |used| *used == reference)
        }
        Place::Range(_) | Place::Cluster(_) | Place::Pool(..) => None,
    }
}

fn take<T>(list: &mut Vec<T>, at: usize) {
    if at < list.len() {
        list.remove(at);
    }
}
