//! The design with an option for its cluster, and the ranges that the option takes where they can be had.
use super::choice::Choice;
use super::given::Given;
use super::ipam::Ipam;
use super::made::{self, Lacking, Made};
use super::needed::{Needed, Room, noun};
use super::way::{How, Saying};
use super::with_choice::{NEW, with_choice};
use crate::azure::{Date, migration, planning};
use crate::capacity::Resource;
use crate::design::Design;
use crate::edit::{CidrField, Step};
use crate::net::Prefix;
use crate::propose::{Proposal, Purpose, obstacle, propose, widen};
use crate::resolve::{Resolved, resolve};

/// A cluster that options are made of.
pub(super) struct Making<'d> {
    /// Everything that is known.
    pub(super) whole: &'d Design,
    /// The cluster's place in it.
    pub(super) place: usize,
    /// The cluster before its neighbours.
    pub(super) excerpt: &'d Design,
    /// The cluster in the excerpt.
    pub(super) given: &'d Given<'d>,
    /// The day that retirements are compared with.
    pub(super) today: Date,
}

/// The ranges that a network model takes anew.
pub(super) struct Ranges {
    /// What the cluster lacks for it, and where that is.
    pub(super) needed: Vec<Needed>,
    /// How its ranges come about at the least.
    pub(super) how: How,
    /// Whether all of them are still to be chosen, however large.
    are_open: bool,
    steps: Vec<Step>,
}

impl Making<'_> {
    /// What the cluster lacks for a choice; engines change none of it.
    pub(super) fn ranges(&self, choice: Choice, is_model: bool) -> Ranges {
        let mut ranges = Ranges { needed: Vec::new(), how: How::Already, are_open: true, steps: Vec::new() };
        let Some(as_is) = made::count(&self.chosen(choice, is_model), self.today) else { return ranges };
        let clashes = as_is.pod_cidr_clashes && choice.ipam == Ipam::Overlay;
        if !clashes && as_is.lacking.is_empty() {
            return ranges;
        }
        let mut whole = with_choice(self.whole, self.place, choice, self.given.ipam());
        for resource in [Resource::PodCidr, Resource::PodSubnet, Resource::NodeSubnet] {
            let lacking = as_is.lacking.iter().find(|lacking| lacking.resource == resource);
            let is_other = resource == Resource::PodCidr && clashes;
            let found = match lacking {
                None if !is_other => continue,
                // What is there and nobody has read is no range to be had anew.
                Some(lacking) if lacking.is_unchosen && is_model => continue,
                _ => self.find(&whole, choice, resource, lacking, is_other),
            };
            let Some(found) = found else { continue };
            whole = crate::edit::take(&whole, &found.steps);
            ranges.steps.extend(found.steps);
            ranges.how = ranges.how.max(found.how);
            ranges.are_open &= lacking.is_some_and(|lacking| lacking.is_unchosen);
            ranges.needed.push(found.needed);
        }
        ranges
    }

    /// The excerpt with a choice and its ranges, counted.
    pub(super) fn made(&self, choice: Choice, is_model: bool, ranges: &Ranges) -> Option<Made> {
        let design = self.chosen(choice, is_model);
        let mut made = made::count(&crate::edit::take(&design, &ranges.steps), self.today)?;
        if ranges.are_open && !ranges.steps.is_empty() {
            // The range proposed is the smallest that does, and stops no growth.
            made.largest = made::count(&design, self.today)?.largest;
        }
        if ranges.needed.iter().any(|needed| needed.room == Room::Nowhere) {
            made.fits = Some(false);
        }
        Some(made)
    }

    fn chosen(&self, choice: Choice, is_model: bool) -> Design {
        let is_current = is_model && Choice::of(self.given) == Some(choice);
        if is_current {
            self.excerpt.clone()
        } else {
            with_choice(self.excerpt, 0, choice, self.given.ipam())
        }
    }

    fn find(
        &self,
        whole: &Design,
        choice: Choice,
        resource: Resource,
        lacking: Option<&Lacking>,
        is_other: bool,
    ) -> Option<Found> {
        let resolved = resolve(whole);
        let is_model = self.given.ipam() == Some(choice.ipam);
        let is_there = is_model && !self.given.is_to_come();
        let length = lacking.map(|lacking| lacking.length);
        if resource != Resource::PodCidr {
            let how = if is_there || resource == Resource::NodeSubnet { How::NewPools } else { How::Already };
            return self.subnet(&resolved, resource, length?, how);
        }
        match choice.ipam {
            Ipam::Overlay if is_there && !is_other => {
                self.widened(&resolved).or_else(|| self.pod_cidr(&resolved, length, true))
            }
            Ipam::Overlay => self.pod_cidr(&resolved, length, is_there),
            Ipam::Kubenet if !is_there => self.pod_cidr(&resolved, length, false),
            _ => None,
        }
    }

    /// A wider pod CIDR for overlay where it stands.
    fn widened(&self, resolved: &Resolved) -> Option<Found> {
        let widening = widen(resolved, self.place).ok()?;
        let step = widening.steps.get(widening.useful?).filter(|step| step.fits == Some(true))?;
        let (own, wider) = (widening.own, step.prefix);
        let text = format!("It needs a pod CIDR of /{}: {own} can grow to {wider} in place.", wider.length());
        Some(self.in_cidr(wider, Saying::new(text, planning::POD_CIDR_EXPANSION), How::InPlace))
    }

    /// A pod CIDR of another cluster, or of this one where it may have a new one.
    fn pod_cidr(&self, resolved: &Resolved, length: Option<u8>, is_bound: bool) -> Option<Found> {
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
    fn subnet(&self, resolved: &Resolved, resource: Resource, length: u8, how: How) -> Option<Found> {
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

struct Found {
    needed: Needed,
    how: How,
    steps: Vec<Step>,
}

/// The network that a proposal has to grow for it.
fn grown(proposal: &Proposal) -> Option<&str> {
    proposal.steps.iter().find_map(|step| match step {
        Step::AddressSpace { network, .. } => Some(network.as_str()),
        _ => None,
    })
}
