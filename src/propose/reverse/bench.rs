//! A design that holds nothing but the range of a reverse table and a cluster in it.
use std::sync::Arc;

use super::{Ranged, Shape};
use crate::azure::NetworkModel;
use crate::capacity::Resource;
use crate::design::{
    Cluster, Design, NetworkPlugin, NetworkPluginMode, NetworkProfile, NodePool, PodIpAllocationMode, Subnet,
    SubnetRef, Usage, VirtualNetwork, Word,
};
use crate::net::Prefix;

/// A cluster of one node a pool, whose range has that length; other ranges are not known and limit nothing.
pub(super) fn design(of: Ranged, shape: &Shape, length: u8) -> Design {
    let range = Prefix::ipv4([10, 0, 0, 0], length);
    let is = |resource| (of.resource() == resource).then(|| vec![range]);
    let network = VirtualNetwork {
        name: NETWORK.to_owned(),
        subnets: vec![subnet(NODES, is(Resource::NodeSubnet)), subnet(PODS, is(Resource::PodSubnet))],
        ..VirtualNetwork::default()
    };
    let cluster = Cluster {
        name: Cluster::UNNAMED.to_owned(),
        network_profile: Some(profile(of, is(Resource::PodCidr))),
        pools: Some((0..shape.pools).map(|at| pool(of, shape, at)).collect()),
        ..Cluster::default()
    };
    Design { networks: vec![Arc::new(network)], clusters: vec![Arc::new(cluster)], ..Design::default() }
}

const NETWORK: &str = "network";
const NODES: &str = "nodes";
const PODS: &str = "pods";

fn subnet(name: &str, prefixes: Option<Vec<Prefix>>) -> Subnet {
    Subnet { name: name.to_owned(), prefixes, usage: Some(Usage::default()), ..Subnet::default() }
}

fn profile(of: Ranged, pod_cidrs: Option<Vec<Prefix>>) -> NetworkProfile {
    let plugin = match of.model() {
        NetworkModel::Kubenet => NetworkPlugin::Kubenet,
        _ => NetworkPlugin::Azure,
    };
    let is_overlay = of.model() == NetworkModel::Overlay;
    NetworkProfile {
        network_plugin: Some(Word::Known(plugin)),
        network_plugin_mode: is_overlay.then_some(Word::Known(NetworkPluginMode::Overlay)),
        pod_cidrs,
        ..NetworkProfile::default()
    }
}

fn pool(of: Ranged, shape: &Shape, at: u64) -> NodePool {
    let place = |subnet: &str| Some(SubnetRef { network: NETWORK.to_owned(), subnet: subnet.to_owned() });
    let allocation = match of {
        Ranged::DynamicPodSubnet => Some(PodIpAllocationMode::DynamicIndividual),
        Ranged::StaticPodSubnet => Some(PodIpAllocationMode::StaticBlock),
        _ => None,
    };
    NodePool {
        name: format!("n{at}"),
        count: Some(1),
        max_pods: Some(shape.max_pods),
        pods_per_node: shape.pods_per_node,
        max_surge: Some(shape.max_surge),
        subnet: place(NODES),
        pod_subnet: allocation.and_then(|_| place(PODS)),
        pod_ip_allocation_mode: allocation.map(Word::Known),
        ..NodePool::default()
    }
}
