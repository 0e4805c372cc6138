//! Where the ranges that an option needs are free.
use super::ipam::Ipam;
use super::needed::{Needed, Room, noun};
use super::remade::Making;
use super::way::{How, Saying};
use super::with_choice::NEW;
use crate::azure::{migration, planning};
use crate::capacity::Resource;
use crate::edit::{CidrField, Step};
use crate::net::Prefix;
use crate::propose::{Proposal, Purpose, obstacle, propose, widen};
use crate::resolve::Resolved;

/// A range that an option needs, where it is, and what brings it about.
pub(super) struct Found {
    pub(super) needed: Needed,
    pub(super) how: How,
    pub(super) steps: Vec<Step>,
}

impl Making<'_> {
    /// A wider pod CIDR for overlay where it stands.
    pub(super) fn widened(&self, resolved: &Resolved) -> Option<Found> {
        let widening = widen(resolved, self.place).ok()?;
        let step = widening.steps.get(widening.useful?).filter(|step| step.fits == Some(true))?;
        let (own, wider) = (widening.own, step.prefix);
        let text = format!("It needs a pod CIDR of /{}: {own} can grow to {wider} in place.", wider.length());
        Some(self.in_cidr(wider, Saying::new(text, planning::POD_CIDR_EXPANSION), How::InPlace))
    }

    /// A pod CIDR of another cluster, or of this one where it may have a new one.
    pub(super) fn pod_cidr(&self, resolved: &Resolved, length: Option<u8>, is_bound: bool) -> Option<Found> {
        let purpose = Purpose::PodCidr { cluster: self.place };
        let how = if is_bound { How::NewCluster } else { How::Already };
        let fits = |prefix: &Prefix| length.is_none_or(|length| prefix.length() <= length);
        let found = propose(resolved, &purpose).iter().find_map(|one| one.ranges().find(fits));
        let Some(range) = found else {
            let why = obstacle(resolved, &purpose).unwrap_or_else(|| "No private range is free.".to_owned());
            let saying = Saying::new(why, planning::POD_CIDR_EXPANSION);
            let needed = Needed { resource: Resource::PodCidr, length: length?, room: Room::Nowhere, saying };
            return Some(Found { needed, how, steps: Vec::new() });
        };
        let length = range.length();
        let saying = match (is_bound, self.given.ipam()) {
            (true, _) => Saying::new(
                format!(
                    "It needs another pod CIDR, of /{length}, which only another cluster takes: {range} is free of everything known."
                ),
                planning::POD_CIDR_EXPANSION,
            ),
            (false, Some(Ipam::Kubenet)) => Saying::new(
                format!(
                    "It needs a pod CIDR of /{length}, which the move from kubenet may bring: {range} is free of everything known."
                ),
                migration::KUBENET_POD_CIDR,
            ),
            _ => Saying::new(
                format!("It needs a pod CIDR of /{length}: {range} is free of everything known."),
                migration::UPDATE,
            ),
        };
        Some(self.in_cidr(range, saying, how))
    }

    fn in_cidr(&self, prefix: Prefix, saying: Saying, how: How) -> Found {
        let cluster = self.given.name().to_owned();
        let steps = vec![Step::Cidr { cluster, field: CidrField::PodCidr, prefix }];
        let needed =
            Needed { resource: Resource::PodCidr, length: prefix.length(), room: Room::Free(prefix), saying };
        Found { needed, how, steps }
    }

    /// A subnet in the network that the cluster stands in.
    pub(super) fn subnet(
        &self,
        resolved: &Resolved,
        resource: Resource,
        length: u8,
        how: How,
    ) -> Option<Found> {
        let cluster = self.place;
        let purpose = match resource {
            Resource::PodSubnet => Purpose::PodSubnet { cluster },
            _ => Purpose::NodeSubnet { cluster },
        };
        let how = if self.given.is_to_come() { How::Already } else { how };
        let what = noun(resource);
        let found = |length: u8, room: Room, text: String, steps: Vec<Step>| {
            let saying = Saying::new(text, planning::POOL_SUBNET);
            Some(Found { needed: Needed { resource, length, room, saying }, how, steps })
        };
        let first = propose(resolved, &purpose).into_iter().next();
        let range = first.as_ref().and_then(|first| first.ranges().next());
        let (Some(first), Some(range)) = (first, range) else {
            let (room, why) = self.why_none(resolved, &purpose);
            return found(length, room, format!("It needs a {what} of /{length}. {why}"), Vec::new());
        };
        let length = range.length();
        if let Some(network) = grown(&first) {
            let text = format!(
                "It needs a {what} of /{length}, and {network} has no free block of that length: its address space would \
                 have to grow, by {range} for one."
            );
            return found(length, Room::Nowhere, text, Vec::new());
        }
        let text = format!("It needs a {what} of /{length}: {} is free.", first.title);
        found(length, Room::Free(range), text, first.steps)
    }

    /// Why no subnet is found: there is no room, or the network is not known.
    fn why_none(&self, resolved: &Resolved, purpose: &Purpose) -> (Room, String) {
        let networks = &resolved.networks;
        let own = resolved.clusters.get(self.place).into_iter().flat_map(|cluster| cluster.subnets());
        let mut own = own.filter_map(|place| networks.get(resolved.subnets.get(place)?.network)).peekable();
        if own.peek().is_none_or(|network| network.name == NEW) {
            return (
                Room::Unknown,
                "Its range is chosen with the network of your own that it is in.".to_owned(),
            );
        }
        let is_known = own.all(|network| network.managed || !network.prefixes.is_empty());
        let room = if is_known { Room::Nowhere } else { Room::Unknown };
        (room, obstacle(resolved, purpose).unwrap_or_default())
    }
}

/// The network that a proposal has to grow for it.
fn grown(proposal: &Proposal) -> Option<&str> {
    proposal.steps.iter().find_map(|step| match step {
        Step::AddressSpace { network, .. } => Some(network.as_str()),
        _ => None,
    })
}
