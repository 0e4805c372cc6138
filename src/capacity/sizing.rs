//! The formulas: what one node takes of each resource, what a range offers, which prefix would hold a demand.
use crate::azure::{NetworkModel, limits};
use crate::net::Prefix;
use crate::resolve::{Allocation, ResolvedPool, usable_of};

/// Addresses of the node subnet that one node takes: its own, and in the node subnet model one for each pod
/// that it may run. That is the documented planning value; the service counts a few less.
pub fn addresses_of_node(model: NetworkModel, pool: &ResolvedPool) -> Option<u64> {
    match model {
        NetworkModel::NodeSubnet => Some(pool.max_pods.get()?.saturating_add(1)),
        _ => Some(1),
    }
}

/// Addresses of the pod subnet that one node holds.
pub(super) fn pod_subnet_per_node(pool: &ResolvedPool) -> Option<u64> {
    let max_pods = pool.max_pods.get()?;
    Some(match pool.allocation? {
        Allocation::Dynamic => {
            let pods = pool.pods_per_node.unwrap_or(max_pods);
            dynamic_addresses(pods, max_pods).saturating_add(1)
        }
        Allocation::StaticBlock => static_addresses(max_pods),
    })
}

/// The least that one node with dynamic allocation holds: one batch, and the node's own address.
pub(super) fn pod_subnet_floor() -> u64 {
    limits::POD_BATCH.value + 1
}

/// Pod addresses that a node with `pods` pods holds: whole batches, half a batch ahead, at most its maximum.
pub fn dynamic_addresses(pods: u64, max_pods: u64) -> u64 {
    let batch = limits::POD_BATCH.value;
    let batches = pods.saturating_add(batch / 2).div_ceil(batch);
    batches.saturating_mul(batch).min(max_pods)
}

/// Pod addresses that a node holds with static blocks: whole blocks for its maximum and one more.
pub fn static_addresses(max_pods: u64) -> u64 {
    let block = limits::POD_BATCH.value;
    max_pods.saturating_add(1).div_ceil(block).saturating_mul(block)
}

/// Addresses of a pod subnet with static blocks: whole blocks, the first and the last spoilt by the
/// addresses that Azure keeps.
pub(super) fn static_available(prefix: Prefix) -> u64 {
    let blocks = 1u64.checked_shl(28u32.saturating_sub(u32::from(prefix.length()))).unwrap_or(0);
    let usable = if prefix.length() > 28 { 0 } else { blocks.saturating_sub(2) };
    usable * limits::POD_BATCH.value
}

/// Blocks of a pod CIDR, one a node; none where it is smaller than a block.
pub fn node_blocks(prefix: Prefix) -> u64 {
    match limits::NODE_BLOCK_LENGTH.value.checked_sub(prefix.length()) {
        Some(bits) => 1 << bits,
        None => 0,
    }
}

/// Addresses that services can have of a service CIDR.
pub fn service_addresses(prefix: Prefix) -> u64 {
    let size = u64::try_from(prefix.size()).unwrap_or(u64::MAX);
    size.saturating_sub(limits::SERVICE_CIDR_KEPT.value)
}

/// The longest prefix of at most `longest` whose `offer` holds `required`.
pub(super) fn smallest_prefix(required: u64, longest: u8, offer: impl Fn(Prefix) -> u64) -> Option<u8> {
    (0..=longest).rev().find(|length| offer(Prefix::ipv4([0, 0, 0, 0], *length)) >= required)
}

/// The longest prefix of a pod CIDR with that many blocks.
pub fn smallest_pod_cidr(blocks: u64) -> Option<u8> {
    smallest_prefix(blocks, limits::NODE_BLOCK_LENGTH.value, node_blocks)
}

/// The longest subnet prefix, of at most `longest`, with that many usable addresses.
pub fn smallest_subnet(required: u64, longest: u8) -> Option<u8> {
    smallest_prefix(required, longest, usable_of)
}
