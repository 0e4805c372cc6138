//! [`Around`]: everything that a new range has to keep free of.
use super::{About, Reason};
use crate::azure::NetworkModel;
use crate::net::wording::{counted, listed, number};
use crate::net::{AddressSpace, Prefix, first_free};
use crate::overlap::{Holder, Holding, RangeKind, Relations, Verdict, holdings};
use crate::resolve::Resolved;

/// The ranges of a design and who is connected with whom.
pub(super) struct Around<'r> {
    pub(super) resolved: &'r Resolved,
    holdings: Vec<Holding>,
    relations: Relations<'r>,
}

/// A range to come.
#[derive(Clone, Copy)]
pub(super) enum Coming {
    /// A subnet of the network at that place.
    Subnet(usize),
    /// More address space, which nothing at all may share.
    Space,
    /// The service CIDR of the cluster at that place.
    ServiceCidr(usize),
    /// The pod CIDR of the cluster at that place.
    PodCidr(usize),
    /// The pod CIDR of another cluster like the one at that place.
    AnotherPodCidr(usize),
}

/// How much a new range keeps free of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// Every network and connected range, and ranges of clusters where meeting them is at least a risk.
    Everything,
    /// What the platform refuses, or what breaks.
    Harm,
}

impl<'r> Around<'r> {
    pub(super) fn of(resolved: &'r Resolved) -> Around<'r> {
        Around { resolved, holdings: holdings(resolved), relations: Relations::of(resolved) }
    }

    /// What a range to come keeps free of.
    pub(super) fn taken(&self, coming: Coming, care: Care) -> AddressSpace {
        let met = self.holdings.iter().filter(|holding| {
            holding.holders.iter().any(|holder| self.counts(coming, holding.kind, *holder, care))
        });
        met.map(|holding| holding.prefix).collect()
    }

    /// What the subnets of a network keep free of, but for each other.
    pub(super) fn beside_subnets(&self, network: usize, care: Care) -> Vec<&Holding> {
        let is_own = |holder: Holder| match holder {
            Holder::Subnet(place) => {
                self.resolved.subnets.get(place).is_some_and(|subnet| subnet.network == network)
            }
            _ => false,
        };
        let counts = |holding: &&Holding| {
            holding.holders.iter().any(|holder| {
                !is_own(*holder) && self.counts(Coming::Subnet(network), holding.kind, *holder, care)
            })
        };
        self.holdings.iter().filter(counts).collect()
    }

    /// The names of what shares addresses with a range to come.
    pub(super) fn met(&self, coming: Coming, prefix: Prefix) -> Vec<String> {
        let sharing = self.holdings.iter().filter(|holding| holding.prefix.overlaps(prefix));
        let holders = sharing.flat_map(|holding| {
            let counted = |holder: &&Holder| self.counts(coming, holding.kind, **holder, Care::Everything);
            let name = |holder: &Holder| format!("{} {}", holding.kind.title(), holder.name(self.resolved));
            holding.holders.iter().filter(counted).map(name)
        });
        let mut names: Vec<String> = holders.collect();
        names.dedup();
        names
    }

    /// What all ranges to come keep free of, in a sentence.
    pub(super) fn sentence(&self) -> Reason {
        let kinds = [
            (RangeKind::VirtualNetwork, "range of virtual networks", "ranges of virtual networks"),
            (RangeKind::Subnet, "subnet", "subnets"),
            (RangeKind::Peered, "peered range", "peered ranges"),
            (RangeKind::OnPremises, "on-premises range", "on-premises ranges"),
            (RangeKind::Other, "connected range", "connected ranges"),
            (RangeKind::PodCidr, "pod CIDR", "pod CIDRs"),
            (RangeKind::ServiceCidr, "service CIDR", "service CIDRs"),
        ];
        let mut told: Vec<String> = Vec::new();
        for (kind, one, many) in kinds {
            let count = self.holdings.iter().filter(|holding| holding.kind == kind).count();
            if count > 0 {
                told.push(counted(count as u64, one, many));
            }
        }
        told.push("what the platform keeps".to_owned());
        Reason::new(About::Free, format!("Compared with {}.", listed(&told)))
    }

    /// Ranges that are not known and that a range to come may meet.
    pub(super) fn unknown(&self, coming: Coming) -> Vec<Reason> {
        let resolved = self.resolved;
        let own = match coming {
            Coming::Subnet(network) => Some(network),
            _ => None,
        };
        let unread = resolved.subnets.iter().enumerate().filter(|(_, subnet)| {
            subnet.prefixes.is_empty() && own.is_none_or(|network| network == subnet.network)
        });
        let networks = resolved.networks.iter().enumerate();
        let networks = networks.filter(|(place, network)| {
            network.prefixes.is_empty() && !network.managed && Some(*place) != own
        });
        let clusters = resolved.clusters.iter().enumerate();
        let clusters = clusters.filter(|(_, cluster)| cluster.service_cidrs.known().is_none());
        let subnets = unread.map(|(place, _)| Holder::Subnet(place));
        let networks = networks.map(|(place, _)| Holder::Network(place));
        let clusters = clusters.map(|(place, _)| Holder::Cluster(place));
        let names = [
            ("subnet", "subnets", subnets.collect::<Vec<_>>()),
            ("network", "networks", networks.collect()),
            ("service CIDR of", "service CIDRs of", clusters.collect()),
        ];
        names.into_iter().filter_map(|(one, many, names)| unread_ones(resolved, one, many, &names)).collect()
    }

    /// Every range of the design.
    pub(super) fn holdings(&self) -> &[Holding] {
        &self.holdings
    }

    /// What the platform would make of a range to come that shares addresses with one of a holder.
    pub(super) fn verdict(&self, coming: Coming, kind: RangeKind, holder: Holder) -> Verdict {
        match coming {
            Coming::Subnet(network) => {
                self.relations.meeting(RangeKind::Subnet, Holder::Network(network), kind, holder)
            }
            Coming::Space => Verdict::Rejected,
            Coming::ServiceCidr(cluster) => {
                self.relations.meeting(RangeKind::ServiceCidr, Holder::Cluster(cluster), kind, holder)
            }
            Coming::PodCidr(cluster) => {
                self.relations.meeting(RangeKind::PodCidr, Holder::Cluster(cluster), kind, holder)
            }
            Coming::AnotherPodCidr(cluster) => self.another(cluster, kind, holder),
        }
    }

    fn counts(&self, coming: Coming, kind: RangeKind, holder: Holder, care: Care) -> bool {
        let verdict = || self.verdict(coming, kind, holder);
        let of_cluster = matches!(kind, RangeKind::ServiceCidr | RangeKind::PodCidr);
        match (coming, care) {
            (Coming::Subnet(network), _)
                if kind == RangeKind::VirtualNetwork && holder == Holder::Network(network) =>
            {
                false
            }
            (_, Care::Everything) if !of_cluster => true,
            (_, Care::Everything) => verdict() > Verdict::Allowed,
            (_, Care::Harm) => verdict() > Verdict::Risky,
        }
    }

    /// The pod CIDR of the cluster that another one is like counts, but for overlay, where all may have the same.
    fn another(&self, cluster: usize, kind: RangeKind, holder: Holder) -> Verdict {
        let model = self.resolved.clusters.get(cluster).and_then(|cluster| cluster.model());
        let is_own = kind == RangeKind::PodCidr && holder == Holder::Cluster(cluster);
        if is_own && model != Some(NetworkModel::Overlay) {
            return Verdict::Rejected;
        }
        self.relations.meeting(RangeKind::PodCidr, Holder::Cluster(cluster), kind, holder)
    }
}

/// Free blocks of a length, the one that wastes least first.
pub(super) fn blocks(within: &AddressSpace, taken: &AddressSpace, length: u8, most: usize) -> Vec<Prefix> {
    let mut taken = taken.clone();
    let mut blocks = Vec::new();
    while blocks.len() < most {
        let Some(block) = first_free(within, &taken, length) else { break };
        taken = taken.union(&AddressSpace::from(block));
        blocks.push(block);
    }
    blocks
}

/// Names that one sentence lists.
const NAMED: usize = 3;

fn unread_ones(resolved: &Resolved, one: &str, many: &str, names: &[Holder]) -> Option<Reason> {
    let mut told: Vec<String> = names.iter().take(NAMED).map(|holder| holder.name(resolved)).collect();
    if names.len() > NAMED {
        told.push(format!("{} more", number((names.len() - NAMED) as u64)));
    }
    let word = if names.len() == 1 { one } else { many };
    let text = format!("The ranges of the {word} {} are not known and may lie here.", listed(&told));
    (!told.is_empty()).then(|| Reason::new(About::Unknown, text))
}
