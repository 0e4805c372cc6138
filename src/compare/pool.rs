//! What is compared of pools.
use super::field::Consequence::{
    self, Capacity, None as Nothing, PolicyEnforcement, Retirement, SourceAddress,
};
use super::field::{Field, Value};
use crate::design::NodePool;
use crate::resolve::{Moment, ResolvedPool};

/// A pool as it was said and as it is with its defaults.
pub(super) struct Pool<'r> {
    pub(super) name: String,
    pub(super) said: &'r NodePool,
    pub(super) resolved: &'r ResolvedPool,
}

/// Something that is compared of pools.
pub(super) struct PoolField {
    pub(super) field: &'static str,
    title: &'static str,
    consequence: Consequence,
    meaning: &'static str,
    pub(super) value: fn(&Pool) -> Option<Value>,
}

impl PoolField {
    pub(super) fn as_cluster(&self) -> Field {
        Field {
            field: self.field,
            title: self.title,
            consequence: self.consequence,
            meaning: self.meaning,
            value: |_, _| None,
        }
    }
}

macro_rules! fields {
    ($($field:literal, $title:literal, $consequence:expr, $meaning:literal, $value:expr;)+) => {
        pub(super) const FIELDS: &[PoolField] = &[$(PoolField {
            field: $field,
            title: $title,
            consequence: $consequence,
            meaning: $meaning,
            value: $value,
        }),+];
    };
}

fields! {
    "mode", "Mode", Nothing,
        "The cluster's own pods run in another pool.",
        |of| of.resolved.mode.as_ref().map(|mode| Value::of(mode, true));
    "osType", "Operating system", PolicyEnforcement,
        "Policies and plugins that know Linux alone leave this pool out.",
        |of| Some(Value::of(&of.resolved.os_type, of.said.os_type.is_some()));
    "osSKU", "Image", Retirement,
        "One of the images leaves support sooner.",
        |of| of.said.os_sku.as_ref().map(|sku| Value::of(sku, true));
    "type", "Machines", Retirement,
        "Availability sets are out of support, and single machines are upgraded otherwise.",
        |of| of.resolved.pool_type.as_ref().map(|kind| Value::of(kind, true));
    "enableAutoScaling", "Autoscaler", Capacity,
        "One of them grows by itself.",
        |of| Some(Value::of(if of.resolved.autoscaled { "on" } else { "off" }, of.said.enable_auto_scaling.is_some()));
    "count", "Nodes", Capacity,
        "Another number of nodes takes another number of addresses.",
        // The nodes of the moment are the autoscaler's own business.
        |of| if of.resolved.autoscaled { None } else { Value::resolved(&of.resolved.count) };
    "minCount", "Fewest nodes", Capacity,
        "One of them keeps more nodes when it is quiet.",
        |of| of.resolved.min_count.filter(|_| of.resolved.autoscaled).map(|count| Value::of(count, true));
    "maxCount", "Most nodes", Capacity,
        "One of them grows further, and needs the addresses for it.",
        |of| of.resolved.max_count.filter(|_| of.resolved.autoscaled).map(|count| Value::of(count, true));
    "maxPods", "Most pods on a node", Capacity,
        "Each node takes another number of addresses, or holds another number of pods.",
        |of| Value::resolved(&of.resolved.max_pods);
    "maxSurge", "Extra nodes during an upgrade", Capacity,
        "An upgrade takes another number of addresses and another time.",
        surge;
    "maxUnavailable", "Missing nodes during an upgrade", Capacity,
        "An upgrade leaves another number of nodes in service.",
        |of| Some(Value::said(of.said.max_unavailable, "0"));
    "scaleSetPriority", "Priority", Capacity,
        "Nodes can be taken away at any time in one of them.",
        |of| Some(Value::of(if of.resolved.spot { "Spot" } else { "Regular" }, of.said.spot.is_some()));
    "podIPAllocationMode", "Addresses of the pods", Capacity,
        "Pods take single addresses in one and whole blocks in the other.",
        |of| of.resolved.pod_ip_allocation_mode.as_ref().map(|mode| Value::of(mode, true));
    "enableNodePublicIP", "Public address for each node", SourceAddress,
        "Connections leave by the node's own address in one of them.",
        |of| Some(Value::of(if of.said.enable_node_public_ip == Some(true) { "yes" } else { "no" }, of.said.enable_node_public_ip.is_some()));
    "availabilityZones", "Zones", Nothing,
        "One of them is spread over more zones.",
        |of| of.said.zones.map(|zones| Value::of(zones, true));
}

/// Surge counts as what it comes to as well: shares and numbers that add the same nodes at the pool's largest are the
/// same.
fn surge(of: &Pool) -> Option<Value> {
    let mut value = Value::resolved(&of.resolved.max_surge)?;
    let upgrading = of.resolved.nodes(Moment::ScaledUpgrading).zip(of.resolved.nodes(Moment::Scaled));
    value.comes_to = upgrading.map(|(upgrading, most)| upgrading.saturating_sub(most).to_string());
    Some(value)
}
