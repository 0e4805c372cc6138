//! Which cluster a fragment belongs to that nobody named: a network profile alone, or pools alone.
use crate::design::{Cluster, LoadBalancerProfile, NatGatewayProfile, NetworkProfile};

/// The clusters that a kind of fragment may belong to.
#[derive(Debug, Default)]
pub(super) struct Lacking {
    /// Those that lacked the part before any fragment came.
    clusters: Vec<usize>,
    /// The last one that was made of fragments alone.
    of_fragments: Option<usize>,
}

/// The two kinds of fragments and where they may belong.
#[derive(Debug, Default)]
pub(super) struct Homes {
    profile: Lacking,
    pools: Lacking,
}

impl Homes {
    /// Those among the clusters known so far, with their indices.
    pub(super) fn among<'c>(clusters: impl Iterator<Item = &'c Cluster>) -> Homes {
        let mut homes = Homes::default();
        for (index, cluster) in clusters.enumerate() {
            if cluster.network_profile.is_none() {
                homes.profile.clusters.push(index);
            }
            if cluster.pools.is_none() {
                homes.pools.clusters.push(index);
            }
        }
        homes
    }

    /// The only cluster that a fragment may belong to.
    pub(super) fn of(&self, fragment: &Cluster) -> Option<usize> {
        let lacking = if fragment.network_profile.is_some() { &self.profile } else { &self.pools };
        match (lacking.clusters.as_slice(), lacking.of_fragments) {
            ([only], None) => Some(*only),
            ([], of_fragments) => of_fragments,
            _ => None,
        }
    }

    /// Notes a cluster that was made of a fragment.
    pub(super) fn add(&mut self, index: usize) {
        self.profile.of_fragments = Some(index);
        self.pools.of_fragments = Some(index);
    }
}

/// Whether a part of a network profile may belong to the same profile as another: none of its values is there
/// already. A text that was cut gives a profile in several parts.
pub(super) fn complements(have: &NetworkProfile, part: &NetworkProfile) -> bool {
    let none = |both: &[(bool, bool)]| both.iter().all(|(have, part)| !(*have && *part));
    let (balancer, of_balancer) = (&have.load_balancer_profile, &part.load_balancer_profile);
    let (nat, of_nat) = (&have.nat_gateway_profile, &part.nat_gateway_profile);
    none(&[
        (have.network_plugin.is_some(), part.network_plugin.is_some()),
        (have.network_plugin_mode.is_some(), part.network_plugin_mode.is_some()),
        (have.network_dataplane.is_some(), part.network_dataplane.is_some()),
        (have.network_policy.is_some(), part.network_policy.is_some()),
        (have.pod_cidrs.is_some(), part.pod_cidrs.is_some()),
        (have.service_cidrs.is_some(), part.service_cidrs.is_some()),
        (have.dns_service_ip.is_some(), part.dns_service_ip.is_some()),
        (have.ip_families.is_some(), part.ip_families.is_some()),
        (have.outbound_type.is_some(), part.outbound_type.is_some()),
        (have.load_balancer_sku.is_some(), part.load_balancer_sku.is_some()),
        (holds_balancer(balancer.as_ref()), holds_balancer(of_balancer.as_ref())),
        (holds_nat(nat.as_ref()), holds_nat(of_nat.as_ref())),
    ])
}

fn holds_balancer(profile: Option<&LoadBalancerProfile>) -> bool {
    profile.is_some_and(|profile| *profile != LoadBalancerProfile::default())
}

fn holds_nat(profile: Option<&NatGatewayProfile>) -> bool {
    profile.is_some_and(|profile| *profile != NatGatewayProfile::default())
}
