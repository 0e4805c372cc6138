//! The design around one cluster, and the pod CIDR that it would have as one of overlay.
use std::collections::HashSet;

use super::given::Given;
use crate::azure::NetworkModel;
use crate::capacity::{Resource, Row};
use crate::edit::CidrField;
use crate::net::Prefix;
use crate::propose::{About, Purpose, Reason, propose};
use crate::resolve::{Ask, Resolved, Value};

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
        attached: given.resolved.attached.clone(),
    }
}

/// A pod CIDR for the cluster as one of overlay, free of everything known, with the sum behind it; else why there is
/// none.
pub(super) fn overlay_range(given: &Given) -> Result<(Prefix, Vec<Reason>), String> {
    let mut resolved = given.resolved.clone();
    if let Some(cluster) = resolved.clusters.get_mut(given.place) {
        cluster.network_model = Value::given(NetworkModel::Overlay);
        cluster.pod_cidrs = Value::Unknown(Ask::Cluster);
    }
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
