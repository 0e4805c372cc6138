//! The design around one cluster, to count it with another network model.
use std::collections::HashSet;

use super::given::Given;
use super::ipam::Ipam;
use crate::capacity::{Resource, Row};
use crate::edit::CidrField;
use crate::net::Prefix;
use crate::propose::{About, Purpose, Reason, propose};
use crate::resolve::{Allocation, Ask, Resolved, ResolvedSubnet, Value};

/// The cluster before those that share subnets with it, and no others.
pub(super) fn excerpt(given: &Given) -> Resolved {
    let own: HashSet<usize> = given.cluster.subnets().into_iter().collect();
    let all = given.resolved.clusters.iter().enumerate();
    let others = all.filter(|(place, cluster)| {
        *place != given.place && cluster.subnets().iter().any(|subnet| own.contains(subnet))
    });
    let clusters = [given.cluster].into_iter().chain(others.map(|(_, cluster)| cluster)).cloned();
    Resolved {
        networks: given.resolved.networks.clone(),
        subnets: given.resolved.subnets.clone(),
        ranges: Vec::new(),
        clusters: clusters.collect(),
        taken_otherwise: given.resolved.taken_otherwise.clone(),
    }
}

/// The design with another network model for the cluster at that place: what a new subnet or a new pod CIDR will be is
/// not known yet.
pub(super) fn with_model(resolved: &mut Resolved, place: usize, to: Ipam) {
    let pods = resolved.subnets.len();
    let needs_subnet = matches!(to, Ipam::PodSubnet | Ipam::StaticBlocks);
    let Some(cluster) = resolved.clusters.get_mut(place) else { return };
    let was = cluster.model();
    cluster.network_model = Value::given(to.model());
    if was != Some(to.model()) {
        let keeps_range = to == Ipam::Overlay && cluster.pod_cidrs.known().is_some_and(|own| !own.is_empty());
        if !keeps_range {
            cluster.pod_cidrs = if to.model().has_pod_cidr() {
                Value::Unknown(Ask::Cluster)
            } else {
                Value::given(Vec::new())
            };
        }
    }
    let mut network = None;
    for pool in cluster.pools.iter_mut().flatten() {
        network = network.or(pool.subnet);
        pool.allocation = match to {
            Ipam::PodSubnet => Some(Allocation::Dynamic),
            Ipam::StaticBlocks => Some(Allocation::StaticBlock),
            _ => None,
        };
        pool.pod_subnet = if needs_subnet { pool.pod_subnet.or(Some(pods)) } else { None };
    }
    let network = network.and_then(|place| resolved.subnets.get(place)).map(|subnet| subnet.network);
    resolved.subnets.push(ResolvedSubnet {
        name: "a new pod subnet".to_owned(),
        id: None,
        network: network.unwrap_or_default(),
        prefixes: Vec::new(),
        default: None,
        used: Some(0),
        residents: Value::given(0),
        delegations: None,
        nat_gateway: None,
        route_table: None,
        network_security_group: None,
    });
}

/// A pod CIDR for the cluster as one of overlay, free of everything known, with the sum behind it; else why there is
/// none.
pub(super) fn overlay_range(given: &Given) -> Result<(Prefix, Vec<Reason>), String> {
    let mut resolved = given.resolved.clone();
    if let Some(cluster) = resolved.clusters.get_mut(given.place) {
        cluster.pod_cidrs = Value::given(Vec::new());
    }
    with_model(&mut resolved, given.place, Ipam::Overlay);
    let purpose = Purpose::PodCidr { cluster: given.place };
    let Some(first) = propose(&resolved, &purpose).into_iter().next() else {
        let why = crate::propose::obstacle(&resolved, &purpose);
        return Err(why.unwrap_or_else(|| format!("No {} is free.", CidrField::PodCidr.title())));
    };
    let range = first.ranges().next().ok_or("No range is free.")?;
    // What the change asks of the cluster is told by the way.
    Ok((range, first.reasons.into_iter().filter(|reason| reason.about != About::Note).collect()))
}

/// Whether a row is of a resource that every node takes some of: a subnet, or blocks of the pod CIDR.
pub(super) fn is_of_nodes(row: &Row) -> bool {
    matches!(row.resource, Resource::NodeSubnet | Resource::PodSubnet | Resource::PodCidr)
}
