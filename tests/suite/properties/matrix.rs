//! The matrix of overlaps against every pair of owners, one by one.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use aks_network_planner::azure::{Disagreement, NetworkModel, reserved};
use aks_network_planner::design::{self, Design, VirtualNetwork};
use aks_network_planner::net::Prefix;
use aks_network_planner::overlap::{RangeKind, Verdict, overlaps};
use aks_network_planner::resolve::{Resolved, resolve};
use proptest::prelude::*;

use super::designs::{any_range, design};
use crate::support::plan::network_id;
use crate::support::{cluster, pool, prefix, subnet};

/// Who holds a range, by its place in the resolved design.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Owner {
    Cluster(usize),
    Subnet(usize),
    Network(usize),
    Range(usize),
    Platform(usize),
}

impl Owner {
    fn cluster(self) -> Option<usize> {
        match self {
            Owner::Cluster(at) => Some(at),
            _ => None,
        }
    }
}

type Key = (RangeKind, Prefix);
type Row = (Key, Key, Verdict, Option<&'static str>, Vec<usize>);

/// Every range in every role with every owner.
fn owners(resolved: &Resolved) -> BTreeMap<Key, BTreeSet<Owner>> {
    let mut all: Vec<(RangeKind, &[Prefix], Owner)> = Vec::new();
    for (at, cluster) in resolved.clusters.iter().enumerate() {
        let services = cluster.service_cidrs.known().map(Vec::as_slice).unwrap_or_default();
        let pods = cluster.pod_cidrs.known().map(Vec::as_slice).unwrap_or_default();
        all.push((RangeKind::ServiceCidr, services, Owner::Cluster(at)));
        all.push((RangeKind::PodCidr, pods, Owner::Cluster(at)));
    }
    for (at, subnet) in resolved.subnets.iter().enumerate() {
        all.push((RangeKind::Subnet, &subnet.prefixes, Owner::Subnet(at)));
    }
    for (at, network) in resolved.networks.iter().enumerate() {
        all.push((RangeKind::VirtualNetwork, &network.prefixes, Owner::Network(at)));
    }
    for (at, range) in resolved.ranges.iter().enumerate() {
        let kind = match range.kind {
            design::RangeKind::Peered => RangeKind::Peered,
            design::RangeKind::OnPremises => RangeKind::OnPremises,
            design::RangeKind::Other => RangeKind::Other,
        };
        all.push((kind, &range.prefixes, Owner::Range(at)));
    }
    for (at, kept) in reserved::RESERVED.iter().enumerate() {
        all.push((RangeKind::Reserved, std::slice::from_ref(&kept.prefix), Owner::Platform(at)));
    }
    let mut owners: BTreeMap<Key, BTreeSet<Owner>> = BTreeMap::new();
    for (kind, prefixes, owner) in all {
        for prefix in prefixes {
            owners.entry((kind, *prefix)).or_default().insert(owner);
        }
    }
    owners
}

fn naive(resolved: &Resolved) -> Vec<Row> {
    let owners = owners(resolved);
    let world = World::of(resolved);
    let mut rows = Vec::new();
    for (left, ones) in &owners {
        for (right, others) in owners.range(left..) {
            if !left.1.overlaps(right.1) {
                continue;
            }
            let meetings = ones.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
            let judged: Vec<_> = meetings
                .filter_map(|(one, other)| Some((world.verdict(left.0, one, right.0, other)?, [one, other])))
                .collect();
            let worst = judged.iter().max_by_key(|((verdict, _), _)| *verdict);
            let Some((worst, _)) = worst else { continue };
            let concerned =
                judged.iter().filter(|(verdict, _)| verdict == worst).flat_map(|(_, owners)| owners);
            let clusters: BTreeSet<usize> = concerned.filter_map(|owner| owner.cluster()).collect();
            rows.push((*left, *right, worst.0, worst.1, clusters.into_iter().collect()));
        }
    }
    rows
}

/// The table of verdicts as it is written.
struct World<'r> {
    resolved: &'r Resolved,
    /// Networks of the design, by name.
    named: BTreeMap<&'r str, usize>,
    peered: BTreeSet<(usize, usize)>,
}

impl<'r> World<'r> {
    fn of(resolved: &'r Resolved) -> World<'r> {
        let networks = resolved.networks.iter().enumerate().filter(|(_, network)| !network.managed);
        let named = networks.map(|(at, network)| (network.name.as_str(), at)).collect();
        let mut world = World { resolved, named, peered: BTreeSet::new() };
        let ends = (0..resolved.ranges.len()).map(Owner::Range);
        world.peered = ends.filter_map(|range| world.near_end(range).zip(world.far_end(range))).collect();
        world
    }

    fn verdict(
        &self,
        left: RangeKind,
        one: Owner,
        right: RangeKind,
        other: Owner,
    ) -> Option<(Verdict, Option<&'static str>)> {
        use RangeKind::*;
        use Verdict::*;
        let plain = |verdict| Some((verdict, None));
        let (network, other_network) = (self.network_of(one), self.network_of(other));
        if left == right && one == other {
            return None;
        }
        match (left, right) {
            (ServiceCidr | PodCidr, Subnet) => {
                let (of, is_own) = (other_network?, self.has(one, other_network?));
                match (is_own, self.is_managed(of)) {
                    (true, false) if left == ServiceCidr => {
                        Some((Rejected, Some("ServiceCidrOverlapExistingSubnetsCidr")))
                    }
                    (true, false) => Some((Rejected, Some("NetworkProfileCIDROverlapVNET"))),
                    (false, true) => plain(Allowed),
                    _ => plain(Risky),
                }
            }
            (ServiceCidr | PodCidr, VirtualNetwork) => {
                let is_anothers = self.is_managed(other_network?) && !self.has(one, other_network?);
                let is_own = self.has(one, other_network?) && !self.is_managed(other_network?);
                // One of Microsoft's pages has only subnets looked at, another the whole network.
                let is_refused = left == PodCidr
                    && is_own
                    && self.resolved.takes_otherwise(Disagreement::PodCidrInNetwork);
                plain(if is_refused {
                    Rejected
                } else if is_anothers {
                    Allowed
                } else {
                    Risky
                })
            }
            (ServiceCidr, PodCidr) => plain(if one == other { Rejected } else { Allowed }),
            (ServiceCidr, ServiceCidr) => plain(Allowed),
            (PodCidr, PodCidr) => plain(self.between_pods(one, other)),
            (ServiceCidr | PodCidr, Peered | OnPremises | Other) => {
                let is_own = self.far_end(other).is_some_and(|network| self.has(one, network));
                if is_own { None } else { plain(Breaks) }
            }
            (Subnet | VirtualNetwork, Subnet | VirtualNetwork) if network == other_network => {
                if left == Subnet && right == Subnet { plain(Rejected) } else { None }
            }
            (Subnet | VirtualNetwork, Subnet | VirtualNetwork) => {
                plain(if self.are_peered(network?, other_network?) { Rejected } else { Allowed })
            }
            (Subnet | VirtualNetwork, Peered | OnPremises | Other) => {
                let of = network?;
                if self.far_end(other) == Some(of) {
                    return None;
                }
                let near = self.near_end(other);
                let meets = near.is_none_or(|near| near == of || self.are_peered(near, of));
                plain(match (meets, self.is_managed(of), right) {
                    (false, ..) => Allowed,
                    (true, true, _) => Risky,
                    (true, false, Peered) => Rejected,
                    (true, false, _) => Breaks,
                })
            }
            (ServiceCidr | PodCidr | Subnet | VirtualNetwork, Reserved) => plain(Rejected),
            (Peered | OnPremises | Other, Reserved) => plain(Risky),
            _ => None,
        }
    }

    fn network_of(&self, owner: Owner) -> Option<usize> {
        match owner {
            Owner::Subnet(at) => Some(self.resolved.subnets[at].network),
            Owner::Network(at) => Some(at),
            _ => None,
        }
    }

    fn is_managed(&self, network: usize) -> bool {
        self.resolved.networks[network].managed
    }

    /// Whether a cluster has nodes, pods or its API server in a network.
    fn has(&self, cluster: Owner, network: usize) -> bool {
        let Owner::Cluster(at) = cluster else { return false };
        let cluster = &self.resolved.clusters[at];
        let pools = cluster.pools.iter().flatten().flat_map(|pool| [pool.subnet, pool.pod_subnet]);
        pools
            .chain([cluster.api_server_subnet])
            .flatten()
            .any(|at| self.resolved.subnets[at].network == network)
    }

    fn near_end(&self, range: Owner) -> Option<usize> {
        let Owner::Range(at) = range else { return None };
        self.named.get(self.resolved.ranges[at].network.as_deref()?).copied()
    }

    fn far_end(&self, range: Owner) -> Option<usize> {
        let Owner::Range(at) = range else { return None };
        self.named.get(self.resolved.ranges[at].remote.as_ref()?.name()?).copied()
    }

    fn are_peered(&self, one: usize, other: usize) -> bool {
        self.peered.contains(&(one, other)) || self.peered.contains(&(other, one))
    }

    fn between_pods(&self, one: Owner, other: Owner) -> Verdict {
        let (Owner::Cluster(one), Owner::Cluster(other)) = (one, other) else { return Verdict::Allowed };
        let (one, other) = (&self.resolved.clusters[one], &self.resolved.clusters[other]);
        let models = [one.model(), other.model()];
        let subnets = |cluster: &aks_network_planner::resolve::ResolvedCluster| -> BTreeSet<usize> {
            let pools = cluster.pools.iter().flatten();
            pools.flat_map(|pool| [pool.subnet, pool.pod_subnet]).flatten().collect()
        };
        if models.contains(&Some(NetworkModel::None)) {
            Verdict::Risky
        } else if models.contains(&Some(NetworkModel::Kubenet)) && !subnets(one).is_disjoint(&subnets(other))
        {
            Verdict::Rejected
        } else {
            Verdict::Allowed
        }
    }
}

fn swept(resolved: &Resolved) -> Vec<Row> {
    let pairs = overlaps(resolved);
    let key = |holding: &aks_network_planner::overlap::Holding| (holding.kind, holding.prefix);
    let row = |pair: &aks_network_planner::overlap::Pair| {
        (key(&pair.left), key(&pair.right), pair.verdict, pair.error_code, pair.clusters.clone())
    };
    pairs.iter().map(row).collect()
}

/// Networks, clusters and peerings in numbers at which pairs of owners are no longer tried one by one.
fn crowd() -> impl Strategy<Value = Design> {
    let networks = proptest::collection::vec((any_range(), any_range()), 65..90);
    let clusters = proptest::collection::vec((any_range(), any_range(), 0..90usize, 0..40u8), 65..90);
    let peerings = proptest::collection::vec((0..90usize, 0..90usize, any_range()), 0..90);
    // Few ranges, so that each has many owners.
    let few = |range: Prefix| {
        if range.length().is_multiple_of(3) { prefix("10.0.0.0/16") } else { prefix("10.0.0.0/24") }
    };
    (networks, clusters, peerings).prop_map(move |(networks, clusters, peerings)| {
        let mut design = Design::default();
        for (at, (space, nodes)) in networks.into_iter().enumerate() {
            let name = format!("net-{at}");
            let nodes = subnet("nodes", &few(nodes).to_string());
            let (id, prefixes) = (Some(network_id(&name)), Some(vec![few(space)]));
            let network =
                VirtualNetwork { name, id, prefixes, subnets: vec![nodes], ..VirtualNetwork::default() };
            design.networks.push(Arc::new(network));
        }
        for (at, (pods, services, network, model)) in clusters.into_iter().enumerate() {
            let name = format!("aks-{at}");
            let aks =
                cluster(&name).pod_cidr(&few(pods).to_string()).service_cidr(&few(services).to_string());
            let aks = match model {
                0 => aks.own_cni(),
                1..20 => aks.kubenet(),
                _ => aks.overlay(),
            };
            let aks = aks.pool(pool("np1").nodes_in(&format!("net-{network}/nodes")));
            design.clusters.push(Arc::new(aks.0));
        }
        for (at, (near, far, range)) in peerings.into_iter().enumerate() {
            design.ranges.push(design::ConnectedRange {
                name: format!("peering {at}"),
                kind: design::RangeKind::Peered,
                prefixes: vec![few(range)],
                network: Some(format!("net-{near}")),
                remote: Some(network_id(&format!("net-{far}"))),
            });
        }
        design
    })
}

proptest! {
    #[test]
    fn the_matrix_is_that_of_every_pair_of_owners(design in design()) {
        let resolved = resolve(&design);
        prop_assert_eq!(swept(&resolved), naive(&resolved));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_matrix_of_a_crowd_is_that_of_every_pair_of_owners(design in crowd()) {
        let resolved = resolve(&design);
        prop_assert_eq!(swept(&resolved), naive(&resolved));
    }
}
