//! What is compared of pools.
use super::about::{About, Consequence, fields};
use super::value::Held;
use crate::azure::{defaults, kubernetes};
use crate::design::{MaxSurge, NodePool};
use crate::resolve::{Allocation, Moment, ResolvedPool};
use crate::rules::Severity;

/// A pool as it was said and as it is with its defaults.
#[derive(Clone, Copy)]
pub(super) struct Pool<'r> {
    pub(super) said: &'r NodePool,
    pub(super) resolved: &'r ResolvedPool,
}

fields! { &Pool:
    "mode", "Mode", None, Note,
        "The cluster's own pods run in another pool.",
        |of| Held::or_unknown(of.resolved.mode.as_ref());
    "osType", "Operating system", PolicyEnforcement, Error,
        "Policies and plugins that know Linux alone leave this pool out.",
        |of| Held::of(&of.resolved.os_type, of.said.os_type.is_some());
    "osSKU", "Image", Retirement, Warning,
        "One of the images leaves support sooner.",
        |of| Held::or_unknown(of.said.os_sku.as_ref());
    "orchestratorVersion", "Kubernetes version of the nodes", Retirement, Warning,
        "Nodes of one of them leave support sooner.",
        |of| Held::or_unknown(
            of.said.orchestrator_version.as_deref().and_then(kubernetes::minor).map(|minor| format!("1.{minor}")),
        );
    "type", "Machines", Retirement, Warning,
        "Availability sets are out of support, and single machines are upgraded otherwise.",
        |of| Held::or_unknown(of.resolved.pool_type.as_ref());
    "enableAutoScaling", "Autoscaler", Capacity, Warning,
        "One of them grows by itself.",
        |of| of.flag(Some(of.resolved.autoscaled), of.said.enable_auto_scaling.is_some(), "on", "off");
    "count" if "enableAutoScaling", "Nodes", Capacity, Warning,
        "Another number of nodes takes another number of addresses.",
        // The nodes of the moment are the autoscaler's own business.
        |of| if of.resolved.autoscaled { Held::NotApplicable } else { Held::resolved(&of.resolved.count) };
    "minCount" if "enableAutoScaling", "Fewest nodes", Capacity, Warning,
        "One of them keeps more nodes when it is quiet.",
        |of| of.bound(of.said.min_count);
    "maxCount" if "enableAutoScaling", "Most nodes", Capacity, Warning,
        "One of them grows further, and needs the addresses for it.",
        |of| of.bound(of.said.max_count);
    "maxPods", "Most pods on a node", Capacity, Warning,
        "Each node takes another number of addresses, or holds another number of pods.",
        |of| Held::resolved(&of.resolved.max_pods);
    "maxSurge", "Extra nodes during an upgrade", Capacity, Warning,
        "An upgrade takes another number of addresses and another time.",
        surge;
    "maxUnavailable", "Missing nodes during an upgrade", Capacity, Warning,
        "An upgrade leaves another number of nodes in service.",
        |of| match of.said.max_unavailable {
            None if of.said.seen_only => Held::Unknown,
            Some(MaxSurge::Percent(0)) => Held::of(0, true),
            said => Held::said(said, MaxSurge::Nodes(defaults::MAX_UNAVAILABLE.value)),
        };
    "upgradeStrategy", "Upgrade strategy", Capacity, Warning,
        "An upgrade makes a second set of nodes in one of them.",
        |of| of.flag(of.said.blue_green, of.said.blue_green.is_some(), "BlueGreen", "Rolling");
    "scaleSetPriority", "Priority", Capacity, Warning,
        "Nodes can be taken away at any time in one of them.",
        |of| of.flag(Some(of.resolved.spot), of.said.spot.is_some(), "Spot", defaults::PRIORITY.value);
    "podIPAllocationMode" if "networkPlugin", "Addresses of the pods", Capacity, Warning,
        "Pods take single addresses in one and whole blocks in the other.",
        |of| match (of.said.pod_ip_allocation_mode.as_ref(), of.resolved.allocation) {
            (Some(mode), _) => Held::of(mode, true),
            (None, Some(Allocation::Dynamic)) => Held::of("dynamicIndividual", false),
            (None, Some(Allocation::StaticBlock)) => Held::of("staticBlock", false),
            (None, None) => Held::NotApplicable,
        };
    "enableNodePublicIP", "Public address for each node", SourceAddress, Error,
        "Connections leave by the node's own address in one of them.",
        |of| of.flag(of.said.enable_node_public_ip, of.said.enable_node_public_ip.is_some(), "yes", "no");
    "disableOutboundNat" if "osType", "Outbound NAT of Windows", SourceAddress, Warning,
        "Pods on Windows nodes show their own address in one of them.",
        |of| match of.resolved.is_windows() {
            true => of.flag(of.said.outbound_nat_disabled, of.said.outbound_nat_disabled.is_some(), "off", "on"),
            false => Held::NotApplicable,
        };
    "gatewayProfile.publicIPPrefixSize" if "mode", "Prefix length of the gateway", SourceAddress, Warning,
        "Partners let another number of addresses in.",
        |of| match of.resolved.is_gateway() {
            true => Held::or_unknown(of.said.gateway_prefix_length.map(|length| format!("/{length}"))),
            false => Held::NotApplicable,
        };
    "availabilityZones", "Zones", None, Note,
        "One of them is spread over more zones.",
        |of| Held::or_unknown(of.said.zones);
}

impl Pool<'_> {
    /// Something that is on or off; of a pool of which only nodes were seen that is not known.
    fn flag(&self, is_on: Option<bool>, is_given: bool, on: &str, off: &str) -> Held {
        match self.said.seen_only && !is_given {
            true => Held::Unknown,
            false => Held::of(if is_on == Some(true) { on } else { off }, is_given),
        }
    }

    /// A bound of the autoscaler.
    fn bound(&self, said: Option<u64>) -> Held {
        match (self.resolved.autoscaled, self.said.enable_auto_scaling) {
            (false, Some(_)) => Held::NotApplicable,
            (false, None) if said.is_none() && !self.said.seen_only => Held::NotApplicable,
            _ => Held::or_unknown(said),
        }
    }
}

/// Surge counts as what it comes to as well: shares and numbers that add the same nodes at the pool's largest are the
/// same.
fn surge(of: &Pool) -> Held {
    let mut held = Held::resolved(&of.resolved.max_surge);
    if let Held::Known(value) = &mut held {
        let upgrading = of.resolved.nodes(Moment::ScaledUpgrading).zip(of.resolved.nodes(Moment::Scaled));
        value.comes_to = upgrading.map(|(upgrading, most)| upgrading.saturating_sub(most).to_string());
    }
    held
}
