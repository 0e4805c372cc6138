//! The design with an option for its cluster, and the ranges that the option takes where they can be had.
use super::choice::Choice;
use super::given::Given;
use super::ipam::Ipam;
use super::made::{self, Lacking, Made};
use super::needed::{Needed, Room};
use super::places::Found;
use super::way::How;
use super::with_choice::with_choice;
use crate::azure::Date;
use crate::capacity::Resource;
use crate::design::Design;
use crate::edit::Step;
use crate::resolve::resolve;

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
            // The range proposed is the smallest that does: another one stops no growth.
            made.largest_at_will = made::count(&design, self.today)?.largest.value;
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
}
