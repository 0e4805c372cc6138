//! The design around one cluster, and the pod CIDR that it would have as one of overlay.
use std::collections::HashSet;

use super::given::Given;
use crate::azure::NetworkModel;
use crate::capacity::{Resource, Row};
use crate::edit::CidrField;
use crate::net::Prefix;
use crate::overlap::{RangeKind, Verdict, overlaps};
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
    let resolved = as_overlay(given, Value::Unknown(Ask::Cluster));
    let purpose = Purpose::PodCidr { cluster: given.place };
    let Some(first) = propose(&resolved, &purpose).into_iter().next() else {
        let why = crate::propose::obstacle(&resolved, &purpose);
        return Err(why.unwrap_or_else(|| format!("No {} is free.", CidrField::PodCidr.title())));
    };
    let range = first.ranges().next().ok_or("No range is free.")?;
    // What the change asks of the cluster is told by the way.
    Ok((range, first.reasons.into_iter().filter(|reason| reason.about != About::Note).collect()))
}

/// The pod CIDR that a cluster of kubenet can keep: as long as the free one that it would get else, and meeting nothing
/// that it must not.
pub(super) fn kept_range(given: &Given, free: &Result<(Prefix, Vec<Reason>), String>) -> Option<Prefix> {
    let is_kubenet = given.cluster.model() == Some(NetworkModel::Kubenet);
    let ranges = &given.cluster.pod_cidrs;
    let own = ranges.known().filter(|_| ranges.is_given() && is_kubenet)?;
    let own = own.iter().copied().find(|prefix| prefix.is_ipv4())?;
    if free.as_ref().is_ok_and(|(range, _)| own.length() > range.length()) {
        return None;
    }
    let clashes = overlaps(&as_overlay(given, ranges.clone())).iter().any(|pair| {
        let is_own = |kind: RangeKind, prefix: Prefix| kind == RangeKind::PodCidr && prefix == own;
        let is_met = [&pair.left, &pair.right].iter().any(|side| is_own(side.kind, side.prefix));
        is_met && pair.verdict > Verdict::Risky && pair.clusters.contains(&given.place)
    });
    (!clashes || free.is_err()).then_some(own)
}

fn as_overlay(given: &Given, ranges: Value<Vec<Prefix>>) -> Resolved {
    let mut resolved = given.resolved.clone();
    if let Some(cluster) = resolved.clusters.get_mut(given.place) {
        cluster.network_model = Value::given(NetworkModel::Overlay);
        cluster.pod_cidrs = ranges;
    }
    resolved
}

/// Whether a row is of a resource that every node takes some of: a subnet, or blocks of the pod CIDR.
pub(super) fn is_of_nodes(row: &Row) -> bool {
    matches!(row.resource, Resource::NodeSubnet | Resource::PodSubnet | Resource::PodCidr)
}
