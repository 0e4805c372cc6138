//! Where the edges of a subnet's range can stand: each end of it stays while the other moves along powers of two.
use std::net::IpAddr;
use std::sync::Arc;

use super::Edit;
use super::place::{self, Place};
use super::references;
use crate::azure::limits;
use crate::design::{Cluster, Design, Stage, Subnet, SubnetRef, VirtualNetwork};
use crate::net::Prefix;
use crate::net::wording::counted;
use crate::text::quoted;

/// The ranges that a subnet can have while one end of it stays. What it has now stands in both lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edges {
    /// The subnet, as an [`Edit`] calls it.
    pub subject: String,
    /// Its name.
    pub name: String,
    /// Its IPv4 range.
    pub now: Prefix,
    /// Ranges with the same last address, from the smallest to the largest.
    pub lower: Vec<Candidate>,
    /// Ranges with the same first address, from the smallest to the largest.
    pub upper: Vec<Candidate>,
    /// That the service will not resize it since it is in use, a sentence; the source is
    /// [`SUBNET_IN_USE`](crate::azure::ranges::SUBNET_IN_USE).
    pub in_use: Option<String>,
    /// All its ranges, those of IPv6 among them.
    ranges: Vec<Prefix>,
}

/// A range that a subnet could have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The range.
    pub prefix: Prefix,
    /// Why the subnet cannot have it.
    pub refused: Option<String>,
}

/// Where the edges of a subnet can stand; `None` for what is no subnet with exactly one IPv4 range. The first range
/// that is too large ends a list, since all that contain it are refused too.
pub fn edges(design: &Design, subject: &str) -> Option<Edges> {
    let Ok(Place::Subnet(of, at)) = place::find(design, subject) else { return None };
    let (network, subnet) = (place::network(design, of)?, place::subnet(design, of, at)?);
    let ranges = subnet.prefixes.clone().unwrap_or_default();
    let mut own = ranges.iter().filter(|range| range.is_ipv4());
    let (Some(now), None) = (own.next().copied(), own.next()) else { return None };
    let others = network.subnets.iter().enumerate().filter(|(other, _)| *other != at);
    let around = Around { now, network, others: others.map(|(_, other)| other).collect() };
    Some(Edges {
        subject: subject.to_owned(),
        name: subnet.name.clone(),
        now,
        lower: around.chain(Prefix::last),
        upper: around.chain(Prefix::first),
        in_use: in_use(design, network, subnet),
        ranges,
    })
}

impl Edges {
    /// The change that gives the subnet another IPv4 range; its ranges of IPv6 stay.
    pub fn resize(&self, to: Prefix) -> Edit {
        let range = |range: &Prefix| if range.is_ipv4() { to } else { *range }.to_string();
        let text = self.ranges.iter().map(range).collect::<Vec<_>>().join(", ");
        Edit::Set { subject: self.subject.clone(), field: "addressPrefix".to_owned(), text }
    }
}

/// What stands around a range.
struct Around<'d> {
    now: Prefix,
    network: &'d VirtualNetwork,
    others: Vec<&'d Subnet>,
}

impl Around<'_> {
    /// The ranges that keep one end, from those that are too small to one that is too large.
    fn chain(&self, end: fn(Prefix) -> IpAddr) -> Vec<Candidate> {
        let kept = end(self.now);
        let with = |length| Some(Prefix::containing(kept, length)).filter(|range| end(*range) == kept);
        let longest = limits::LONGEST_SUBNET_PREFIX.value;
        let mut chain = Vec::new();
        for prefix in (0..=self.now.length().max(longest.saturating_add(1))).rev().map_while(with) {
            let refused = self.refused(prefix);
            let is_last =
                refused.is_some() && prefix.length() < self.now.length().min(longest.saturating_add(1));
            chain.push(Candidate { prefix, refused });
            if is_last {
                break;
            }
        }
        chain
    }

    /// Why the subnet cannot have a range.
    fn refused(&self, range: Prefix) -> Option<String> {
        let longest = limits::LONGEST_SUBNET_PREFIX.value;
        if range.length() > longest {
            return Some(format!("{range} is too small, since a subnet has at least a /{longest}"));
        }
        let space = self.network.prefixes.as_deref().unwrap_or_default();
        let mut space = space.iter().filter(|space| space.is_ipv4()).peekable();
        if space.peek().is_some() && !space.any(|space| space.contains(range)) {
            let network = quoted(&self.network.name);
            return Some(format!("{range} leaves the address space of the network {network}"));
        }
        self.others.iter().find_map(|other| {
            let met = other.prefixes.iter().flatten().find(|met| met.overlaps(range))?;
            Some(format!("{range} meets the subnet {}, which has {met}", quoted(&other.name)))
        })
    }
}

/// That the service will not resize a subnet: addresses of it are in use, or, where nobody counted them, a cluster
/// that runs is in it.
fn in_use(design: &Design, network: &VirtualNetwork, subnet: &Subnet) -> Option<String> {
    let reference = SubnetRef { network: network.name.clone(), subnet: subnet.name.clone() };
    let is_user = |cluster: &&Arc<Cluster>| {
        cluster.stage == Stage::Deployed && references::of(cluster).any(|used| *used.subnet == reference)
    };
    let user = match &subnet.usage {
        Some(usage) => (usage.total > 0).then(|| counted(usage.total, "address", "addresses"))?,
        None => format!("the cluster {}", quoted(&design.clusters.iter().find(is_user)?.name)),
    };
    Some(format!(
        "Azure does not resize a subnet in use, here by {user}: add another subnet and a node pool in it."
    ))
}
