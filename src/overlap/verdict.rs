//! What the platform makes of a pair, by the roles of its ranges and by who holds them.
use std::collections::{HashMap, HashSet};
use std::ops::Deref;
use std::sync::Arc;

use super::{Holder, Holding, Pair, RangeKind};
use crate::azure::{Disagreement, NetworkModel};
use crate::resolve::{Resolved, ResolvedCluster};

/// What the platform makes of two ranges that share addresses, from harmless to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Documented as possible.
    Allowed,
    /// Not refused today, but may be, or may break later.
    Risky,
    /// Accepted, and then traffic goes astray.
    Breaks,
    /// The service refuses it.
    Rejected,
}

impl Verdict {
    /// The word for it in the analysis document.
    pub fn text(self) -> &'static str {
        match self {
            Verdict::Allowed => "allowed",
            Verdict::Risky => "risky",
            Verdict::Breaks => "breaks",
            Verdict::Rejected => "rejected",
        }
    }

    /// The words for people.
    pub fn title(self) -> &'static str {
        match self {
            Verdict::Allowed => "allowed",
            Verdict::Risky => "risky",
            Verdict::Breaks => "breaks at run time",
            Verdict::Rejected => "rejected by the service",
        }
    }
}

/// Kinds of holders whose meetings with unrelated ones end alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Class {
    /// A cluster with a CNI of its own.
    OwnCni,
    /// A kubenet cluster.
    Kubenet,
    /// A network that the service manages, or its subnet.
    Managed,
    /// A range that is connected to one network.
    Attached,
    /// Any other.
    Usual,
}

/// A few holders of a range that stand for all: two of each class, overall and by subnet.
#[derive(Default)]
struct Few {
    overall: Vec<Holder>,
    by_subnet: HashMap<usize, Vec<Holder>>,
}

impl Few {
    fn of(relations: &Relations, holding: &Holding) -> Few {
        let mut few = Few::default();
        for holder in &holding.holders {
            let class = relations.class(*holder);
            let add = |to: &mut Vec<Holder>| {
                if to.iter().filter(|other| relations.class(**other) == class).count() < 2 {
                    to.push(*holder);
                }
            };
            add(&mut few.overall);
            for subnet in relations.subnets_of(*holder) {
                add(few.by_subnet.entry(subnet).or_default());
            }
        }
        few
    }

    /// Those that a holder has to meet.
    fn for_one(&self, relations: &Relations, holder: Holder) -> impl Iterator<Item = Holder> {
        let neighbours =
            relations.subnets_of(holder).filter_map(|subnet| self.by_subnet.get(&subnet)).flatten();
        self.overall.iter().chain(neighbours).copied()
    }
}

/// Who stands in whose network, and which networks are peered.
pub struct Relations<'r> {
    resolved: &'r Resolved,
    ties: Arc<Ties>,
}

/// The relations of a design, without it.
#[derive(Debug)]
pub struct Ties {
    /// Places of the networks in which each cluster has subnets.
    networks_of_cluster: Vec<Vec<usize>>,
    /// The network at the far end of each connected range, where the design holds it.
    far_end: Vec<Option<usize>>,
    /// The network that each connected range is connected to; `None`: every network.
    near_end: Vec<Option<usize>>,
    /// Pairs of peered networks, the lower place first.
    peered: HashSet<(usize, usize)>,
    /// Places of the networks that each network is peered with.
    peers: HashMap<usize, Vec<usize>>,
    /// Places of the connected ranges by the network that they are connected to.
    ranges_of_network: HashMap<usize, Vec<usize>>,
    /// Places of the subnets in which each cluster has nodes or pods.
    subnets_of_cluster: Vec<Vec<usize>>,
}

impl Deref for Relations<'_> {
    type Target = Ties;

    fn deref(&self) -> &Ties {
        &self.ties
    }
}

impl Ties {
    pub(super) fn of(resolved: &Resolved) -> Ties {
        let networks = || resolved.networks.iter().enumerate().filter(|(_, network)| !network.managed);
        let by_name: HashMap<&str, usize> =
            networks().map(|(place, network)| (network.name.as_str(), place)).collect();
        // Ids are long, and few designs have a far end to look for.
        let has_ends = resolved.ranges.iter().any(|range| range.remote.is_some());
        let identified = networks().filter(|_| has_ends);
        let by_id: HashMap<String, usize> =
            identified.filter_map(|(place, network)| Some((network.id.as_ref()?.key(), place))).collect();
        let ends = resolved.ranges.iter().map(|range| {
            let near = range.network.as_deref().and_then(|name| by_name.get(name).copied());
            let far = range.remote.as_ref().and_then(|id| {
                let local = || by_name.get(id.local_network()?.as_str()).copied();
                by_id.get(&id.key()).copied().or_else(local)
            });
            (near, far)
        });
        let (near_end, far_end): (Vec<_>, Vec<_>) = ends.unzip();
        let both = near_end.iter().zip(&far_end).filter_map(|(near, far)| Some(((*near)?, (*far)?)));
        let peered: HashSet<(usize, usize)> =
            both.map(|(near, far)| (near.min(far), near.max(far))).collect();
        let mut peers: HashMap<usize, Vec<usize>> = HashMap::new();
        for (one, other) in &peered {
            peers.entry(*one).or_default().push(*other);
            peers.entry(*other).or_default().push(*one);
        }
        let mut ranges_of_network: HashMap<usize, Vec<usize>> = HashMap::new();
        for (range, near) in near_end.iter().enumerate() {
            near.iter().for_each(|near| ranges_of_network.entry(*near).or_default().push(range));
        }
        let subnets_of_cluster = resolved.clusters.iter().map(|cluster| cluster.subnets()).collect();
        let networks_of_cluster = resolved.clusters.iter().map(|cluster| {
            let places = cluster.subnets().into_iter().chain(cluster.api_server_subnet);
            let mut networks: Vec<usize> =
                places.filter_map(|place| Some(resolved.subnets.get(place)?.network)).collect();
            networks.sort_unstable();
            networks.dedup();
            networks
        });
        let networks_of_cluster = networks_of_cluster.collect();
        Ties { networks_of_cluster, far_end, near_end, peered, peers, ranges_of_network, subnets_of_cluster }
    }
}

impl<'r> Relations<'r> {
    /// The relations of a resolved design.
    pub fn of(resolved: &'r Resolved) -> Relations<'r> {
        Relations::with(resolved, Arc::new(Ties::of(resolved)))
    }

    /// The same, of a design whose ties are known.
    pub(super) fn with(resolved: &'r Resolved, ties: Arc<Ties>) -> Relations<'r> {
        Relations { resolved, ties }
    }

    /// What the platform would make of a range to come, in that role and with that owner, which shares
    /// addresses with one that `holder` has. A network stands for a subnet to come in it.
    pub fn meeting(&self, kind: RangeKind, owner: Holder, other: RangeKind, holder: Holder) -> Verdict {
        let is_own_subnet =
            matches!(holder, Holder::Subnet(_)) && self.network_of(holder) == self.network_of(owner);
        if kind == RangeKind::Subnet && is_own_subnet {
            return Verdict::Rejected;
        }
        let verdict = match kind <= other {
            true => self.verdict(kind, owner, other, holder),
            false => self.verdict(other, holder, kind, owner),
        };
        verdict.map_or(Verdict::Allowed, |(verdict, _)| verdict)
    }

    /// Calls with two holders of a pair whose meeting the platform does not allow, and with what it makes of it: with
    /// every holder that is in such a meeting, and with meetings enough to tell which holders hang together.
    pub fn each_conflict(&self, pair: &Pair, mut conflict: impl FnMut(Holder, Holder, Verdict)) {
        let (left, right) = (&pair.left, &pair.right);
        self.each_meeting(left, right, |one, other| match self.verdict(left.kind, one, right.kind, other) {
            Some((verdict, _)) if verdict > Verdict::Allowed => conflict(one, other, verdict),
            _ => {}
        });
    }

    /// The pair of two holdings, or `None` where it is no row: two ranges of one owner, or a pair that the
    /// platform has nothing to say about.
    pub(super) fn judge(&self, left: &Arc<Holding>, right: &Arc<Holding>) -> Option<Pair> {
        let mut worst: Option<(Verdict, Option<&'static str>)> = None;
        let mut clusters = Vec::new();
        self.each_meeting(left, right, |one, other| {
            let Some((verdict, code)) = self.verdict(left.kind, one, right.kind, other) else { return };
            let concerned = [one, other].into_iter().filter_map(|holder| match holder {
                Holder::Cluster(place) => Some(place),
                _ => None,
            });
            if worst.is_none_or(|(worst, _)| verdict > worst) {
                worst = Some((verdict, code));
                clusters.clear();
            }
            if worst.is_some_and(|(worst, _)| verdict == worst) {
                clusters.extend(concerned);
            }
        });
        let (verdict, error_code) = worst?;
        clusters.sort_unstable();
        clusters.dedup();
        let (left, right) = (Arc::clone(left), Arc::clone(right));
        Some(Pair { left, right, verdict, error_code, clusters })
    }

    /// Calls with every two holders whose meeting can make a difference. Of the meetings of unrelated
    /// clusters, and of unrelated networks, which all end alike, few are enough.
    fn each_meeting(&self, left: &Holding, right: &Holding, mut meet: impl FnMut(Holder, Holder)) {
        const FEW: usize = 64;
        if left.holders.len().saturating_mul(right.holders.len()) <= FEW * FEW {
            for one in &left.holders {
                right.holders.iter().for_each(|other| meet(*one, *other));
            }
            return;
        }
        let (of_left, of_right) = (Few::of(self, left), Few::of(self, right));
        let on_right: HashSet<Holder> = right.holders.iter().copied().collect();
        for one in &left.holders {
            let related = self.related(*one).into_iter().filter(|holder| on_right.contains(holder));
            related.chain(of_right.for_one(self, *one)).for_each(|other| meet(*one, other));
        }
        for other in &right.holders {
            of_left.for_one(self, *other).for_each(|one| meet(one, *other));
        }
    }

    /// Holders whose meeting with this one is judged in a way of its own, but for clusters in one subnet.
    fn related(&self, holder: Holder) -> Vec<Holder> {
        match holder {
            Holder::Cluster(place) => {
                let networks = self.networks_of_cluster.get(place).map(Vec::as_slice).unwrap_or_default();
                let parts = networks.iter().flat_map(|network| self.parts(*network));
                std::iter::once(holder).chain(parts).collect()
            }
            Holder::Network(place) => {
                let mut related = Vec::new();
                let peers = self.peers.get(&place).map(Vec::as_slice).unwrap_or_default();
                for network in std::iter::once(&place).chain(peers) {
                    related.extend(self.parts(*network));
                    let ranges = self.ranges_of_network.get(network).into_iter().flatten();
                    related.extend(ranges.map(|range| Holder::Range(*range)));
                }
                related
            }
            Holder::Subnet(place) => {
                let network = self.resolved.subnets.get(place).map(|subnet| Holder::Network(subnet.network));
                network.map(|network| self.related(network)).unwrap_or_default()
            }
            Holder::Range(_) | Holder::Platform(_) => Vec::new(),
        }
    }

    /// What tells apart holders that are not related.
    fn class(&self, holder: Holder) -> Class {
        match holder {
            Holder::Cluster(place) => {
                match self.resolved.clusters.get(place).and_then(ResolvedCluster::model) {
                    Some(NetworkModel::None) => Class::OwnCni,
                    Some(NetworkModel::Kubenet) => Class::Kubenet,
                    _ => Class::Usual,
                }
            }
            Holder::Range(place) if self.near_end.get(place).copied().flatten().is_some() => Class::Attached,
            Holder::Network(_) | Holder::Subnet(_) => match self.network_of(holder) {
                Some(network) if self.is_managed(network) => Class::Managed,
                _ => Class::Usual,
            },
            Holder::Range(_) | Holder::Platform(_) => Class::Usual,
        }
    }

    fn subnets_of(&self, holder: Holder) -> impl Iterator<Item = usize> {
        let place = match holder {
            Holder::Cluster(place) => Some(place),
            _ => None,
        };
        let subnets = place.and_then(|place| self.subnets_of_cluster.get(place));
        subnets.into_iter().flatten().copied()
    }

    /// A network and its subnets.
    fn parts(&self, network: usize) -> impl Iterator<Item = Holder> {
        let subnets = self.resolved.networks.get(network).map(|network| network.subnets.as_slice());
        let subnets = subnets.unwrap_or_default().iter().map(|subnet| Holder::Subnet(*subnet));
        std::iter::once(Holder::Network(network)).chain(subnets)
    }

    /// The table of the analysis document; `None` where the two are one owner's, or nothing is documented.
    fn verdict(
        &self,
        left: RangeKind,
        one: Holder,
        right: RangeKind,
        other: Holder,
    ) -> Option<(Verdict, Option<&'static str>)> {
        use RangeKind::{OnPremises, Other, Peered, PodCidr, Reserved, ServiceCidr, Subnet, VirtualNetwork};
        use Verdict::{Allowed, Breaks, Rejected, Risky};
        if one == other && (left == right || left > PodCidr) {
            return None;
        }
        let same_cluster = one == other;
        let plain = |verdict| Some((verdict, None));
        match (left, right) {
            (ServiceCidr, Subnet) => self.against_subnet(one, other, "ServiceCidrOverlapExistingSubnetsCidr"),
            (PodCidr, Subnet) => self.against_subnet(one, other, "NetworkProfileCIDROverlapVNET"),
            (PodCidr, VirtualNetwork) if self.refuses_in_network(one, other) => plain(Rejected),
            (ServiceCidr | PodCidr, VirtualNetwork) => plain(self.against_network(one, other)?),
            (ServiceCidr, PodCidr) => plain(if same_cluster { Rejected } else { Allowed }),
            (ServiceCidr, ServiceCidr) => plain(Allowed),
            (PodCidr, PodCidr) => plain(self.between_pod_cidrs(one, other)),
            (ServiceCidr | PodCidr, Peered | OnPremises | Other) if self.is_own_far_end(one, other) => None,
            (ServiceCidr | PodCidr, Peered | OnPremises | Other) => plain(Breaks),
            (Subnet | VirtualNetwork, Subnet | VirtualNetwork) => {
                self.between_networks(one, other).and_then(plain)
            }
            (Subnet | VirtualNetwork, Peered | OnPremises | Other) => {
                self.against_connected(one, right, other).and_then(plain)
            }
            (ServiceCidr | PodCidr | Subnet | VirtualNetwork, Reserved) => plain(Rejected),
            (Peered | OnPremises | Other, Reserved) => plain(Risky),
            _ => None,
        }
    }

    fn network_of(&self, holder: Holder) -> Option<usize> {
        match holder {
            Holder::Network(place) => Some(place),
            Holder::Subnet(place) => Some(self.resolved.subnets.get(place)?.network),
            _ => None,
        }
    }

    fn is_managed(&self, network: usize) -> bool {
        self.resolved.networks.get(network).is_some_and(|network| network.managed)
    }

    fn is_in(&self, cluster: Holder, network: usize) -> bool {
        let Holder::Cluster(place) = cluster else { return false };
        self.networks_of_cluster.get(place).is_some_and(|networks| networks.contains(&network))
    }

    /// A cluster's range against a subnet: refused in the cluster's own network. The managed network's ranges
    /// are an assumption, so that nothing is refused there.
    fn against_subnet(
        &self,
        cluster: Holder,
        subnet: Holder,
        code: &'static str,
    ) -> Option<(Verdict, Option<&'static str>)> {
        let network = self.network_of(subnet)?;
        if self.is_in(cluster, network) && !self.is_managed(network) {
            return Some((Verdict::Rejected, Some(code)));
        }
        Some((self.against_network(cluster, subnet)?, None))
    }

    /// A cluster's range against a network's space: a risk, in another network as well, since nothing tells
    /// that the two are not connected. Another cluster's managed network is not.
    fn against_network(&self, cluster: Holder, network: Holder) -> Option<Verdict> {
        let network = self.network_of(network)?;
        let is_apart = self.is_managed(network) && !self.is_in(cluster, network);
        Some(if is_apart { Verdict::Allowed } else { Verdict::Risky })
    }

    /// Whether a pod CIDR in the space of its cluster's own network is refused, which sources disagree about.
    fn refuses_in_network(&self, cluster: Holder, network: Holder) -> bool {
        let is_own = |network| self.is_in(cluster, network) && !self.is_managed(network);
        self.resolved.takes_otherwise(Disagreement::PodCidrInNetwork)
            && self.network_of(network).is_some_and(is_own)
    }

    fn between_pod_cidrs(&self, one: Holder, other: Holder) -> Verdict {
        let classes = [self.class(one), self.class(other)];
        if classes.contains(&Class::OwnCni) {
            return Verdict::Risky;
        }
        let share_a_subnet = || {
            let mut of_other = self.subnets_of(other);
            of_other.any(|subnet| self.subnets_of(one).any(|of_one| of_one == subnet))
        };
        if classes.contains(&Class::Kubenet) && share_a_subnet() {
            Verdict::Rejected
        } else {
            Verdict::Allowed
        }
    }

    /// The far end of a peering is the network itself, which has rows of its own.
    fn is_own_far_end(&self, cluster: Holder, range: Holder) -> bool {
        self.far_end_of(range).is_some_and(|network| self.is_in(cluster, network))
    }

    fn far_end_of(&self, range: Holder) -> Option<usize> {
        match range {
            Holder::Range(place) => self.far_end.get(place).copied().flatten(),
            _ => None,
        }
    }

    fn between_networks(&self, one: Holder, other: Holder) -> Option<Verdict> {
        let (network, other_network) = (self.network_of(one)?, self.network_of(other)?);
        if network == other_network {
            let both_subnets = matches!((one, other), (Holder::Subnet(_), Holder::Subnet(_)));
            return both_subnets.then_some(Verdict::Rejected);
        }
        let peered = self.peered.contains(&(network.min(other_network), network.max(other_network)));
        Some(if peered { Verdict::Rejected } else { Verdict::Allowed })
    }

    fn against_connected(&self, one: Holder, kind: RangeKind, range: Holder) -> Option<Verdict> {
        let network = self.network_of(one)?;
        if self.far_end_of(range) == Some(network) {
            return None;
        }
        let Holder::Range(place) = range else { return None };
        let near = self.near_end.get(place).copied().flatten();
        let connected = near.is_none_or(|near| {
            near == network || self.peered.contains(&(near.min(network), near.max(network)))
        });
        let worst = if kind == RangeKind::Peered { Verdict::Rejected } else { Verdict::Breaks };
        Some(match (connected, self.is_managed(network)) {
            (false, _) => Verdict::Allowed,
            (true, true) => Verdict::Risky,
            (true, false) => worst,
        })
    }
}
