//! The design with another network model, data plane and policy engine for its first cluster.
use std::sync::Arc;

use super::choice::Choice;
use super::ipam::Ipam;
use crate::design::{
    Cluster, Design, NetworkPlugin, NetworkPluginMode, NodePool, PodIpAllocationMode, PoolType, Subnet,
    SubnetRef, VirtualNetwork, Word,
};

/// The name of what a choice would have to make.
pub(super) const NEW: &str = "(new)";

/// The design with a choice for the cluster at that place, which now is of the model `from`. What it would take anew, a
/// pod subnet or a pod CIDR, has no range yet.
pub(super) fn with_choice(design: &Design, of: usize, choice: Choice, from: Option<Ipam>) -> Design {
    let mut design = design.clone();
    let needs_subnet =
        matches!(choice.ipam, Ipam::PodSubnet | Ipam::StaticBlocks) && from != Some(choice.ipam);
    let place = if needs_subnet { new_subnet(&mut design, of) } else { None };
    let Some(cluster) = design.clusters.get_mut(of).map(Arc::make_mut) else { return design };
    set_profile(cluster, choice, from);
    for pool in cluster.pools.iter_mut().flatten() {
        let (pods, mode) = match choice.ipam {
            Ipam::PodSubnet => {
                (place.clone().or(pool.pod_subnet.take()), Some(PodIpAllocationMode::DynamicIndividual))
            }
            Ipam::StaticBlocks => {
                (place.clone().or(pool.pod_subnet.take()), Some(PodIpAllocationMode::StaticBlock))
            }
            _ => (None, None),
        };
        (pool.pod_subnet, pool.pod_ip_allocation_mode) = (pods, mode.map(Word::Known));
        // Availability sets become pools of machines first, or stay behind with the old cluster.
        if from != Some(choice.ipam) && is_availability_set(pool) {
            pool.pool_type = Some(Word::Known(PoolType::VirtualMachines));
        }
        if pool.subnet.is_none() && place.as_ref().is_some_and(|place| place.network == NEW) {
            pool.subnet = Some(SubnetRef { network: NEW.to_owned(), subnet: "nodes".to_owned() });
        }
    }
    design
}

pub(super) fn is_availability_set(pool: &NodePool) -> bool {
    pool.pool_type == Some(Word::Known(PoolType::AvailabilitySet))
}

fn set_profile(cluster: &mut Cluster, choice: Choice, from: Option<Ipam>) {
    let profile = cluster.network_profile.get_or_insert_default();
    let plugin = match choice.ipam {
        Ipam::Kubenet => NetworkPlugin::Kubenet,
        Ipam::OwnCni => NetworkPlugin::None,
        _ => NetworkPlugin::Azure,
    };
    let is_overlay = choice.ipam == Ipam::Overlay;
    profile.network_plugin = Some(Word::Known(plugin));
    profile.network_plugin_mode = is_overlay.then_some(Word::Known(NetworkPluginMode::Overlay));
    profile.network_dataplane = choice.dataplane.map(Word::Known);
    profile.network_policy = Some(Word::Known(choice.policy));
    profile.untold.retain(|property| !property.starts_with("network"));
    let keeps_range = from == Some(choice.ipam) || from == Some(Ipam::Kubenet) && is_overlay;
    if !keeps_range {
        profile.pod_cidrs = None;
        profile.untold.push("podCidr".to_owned());
    }
}

/// A pod subnet without a range, in the network of the nodes; in a new one where the service makes theirs.
fn new_subnet(design: &mut Design, of: usize) -> Option<SubnetRef> {
    let pools = design.clusters.get(of)?.pools.iter().flatten();
    let network = pools.filter_map(|pool| pool.subnet.as_ref()).map(|subnet| subnet.network.clone()).next();
    let subnet =
        |name: &str| Subnet { name: name.to_owned(), usage: Some(Default::default()), ..Subnet::default() };
    let Some(network) = network else {
        design.networks.push(Arc::new(VirtualNetwork {
            name: NEW.to_owned(),
            subnets: vec![subnet("nodes"), subnet(NEW)],
            ..VirtualNetwork::default()
        }));
        return Some(SubnetRef { network: NEW.to_owned(), subnet: NEW.to_owned() });
    };
    let place = SubnetRef { network, subnet: NEW.to_owned() };
    if let Some(of) = design.networks.iter_mut().find(|of| of.name == place.network) {
        Arc::make_mut(of).subnets.push(subnet(NEW));
    }
    Some(place)
}
