//! [`Split`]: what a resource is divided into at a moment, for drawings.
use super::Row;
use crate::resolve::Moment;

/// The parts of a resource at a moment, in its unit. `residents + nodes + surge` is what is needed; with
/// `free`, or less `short`, it is what there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// What others hold.
    pub residents: u64,
    /// What the nodes of that moment take without those of surge.
    pub nodes: u64,
    /// What extra nodes of an upgrade take.
    pub surge: u64,
    /// What is left.
    pub free: u64,
    /// What is missing.
    pub short: u64,
}

impl Split {
    /// The length of the drawing: what there is, or what is needed where that is more.
    pub fn whole(&self) -> u64 {
        self.residents.saturating_add(self.nodes).saturating_add(self.surge).saturating_add(self.free)
    }
}

impl Row {
    /// The parts at a moment; `None` where what is needed or what there is, is not known.
    pub fn split(&self, moment: Moment) -> Option<Split> {
        let before = match moment {
            Moment::Steady | Moment::Upgrading => Moment::Steady,
            Moment::Scaled | Moment::ScaledUpgrading => Moment::Scaled,
        };
        let (required, base) = (self.at(moment).required?, self.at(before).required?);
        let available = self.available?;
        let residents = self.residents.unwrap_or(0).min(base);
        Some(Split {
            residents,
            nodes: base - residents,
            surge: required.saturating_sub(base),
            free: available.saturating_sub(required),
            short: required.saturating_sub(available),
        })
    }
}
