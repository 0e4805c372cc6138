//! Facts of the platform, each with its source and the day of the copy that it was read in.
//!
//! Look-ups only: what follows from a fact for a design is decided by the modules that use it.

pub mod api;
pub mod billing;
pub mod bounds;
pub mod changeable;
pub mod clash;
pub mod cli;
pub mod defaults;
pub mod disagreement;
pub mod egress;
mod feature;
pub mod history;
pub mod image;
pub mod kubernetes;
pub mod limits;
pub mod migration;
pub mod planning;
pub mod policies;
pub mod ports;
pub mod ranges;
pub mod reach;
pub mod required;
pub mod reserved;
pub mod retirement;
mod source;
pub mod support;

pub use disagreement::Disagreement;
pub use feature::{Feature, Spelling};
pub use source::{Fact, Grade, Source, learn, release_note};

/// A day of the Gregorian calendar.
pub use time::Date;

/// A month of the Gregorian calendar.
pub use time::Month;

/// The day of the newest copy that a fact was read in.
pub const CATALOGUE: &str = "2026-11-23";

/// Reads `YYYY-MM-DD`.
pub fn day(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    let month = time::Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
}

/// The day that many days after 1970-01-01; the last day of the calendar past its end.
pub fn day_since_epoch(days: u64) -> Date {
    const EPOCH: i64 = 2_440_588;
    let julian = i64::try_from(days).ok().and_then(|days| i32::try_from(EPOCH.saturating_add(days)).ok());
    julian.and_then(|julian| Date::from_julian_day(julian).ok()).unwrap_or(Date::MAX)
}

/// How nodes and pods get their addresses: the IPAM choice of a cluster.
///
/// Data plane and policy engine are independent of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NetworkModel {
    /// Azure CNI Overlay: pods take addresses of a pod CIDR, one /24 block a node.
    Overlay,
    /// Azure CNI with pods in a subnet of their own.
    PodSubnet,
    /// Azure CNI with nodes and pods in one subnet.
    NodeSubnet,
    /// kubenet: pods behind their node, one /24 block and one route a node.
    Kubenet,
    /// Bring your own.
    None,
}

impl NetworkModel {
    /// The word for it in the analysis document.
    pub fn text(self) -> &'static str {
        match self {
            NetworkModel::Overlay => "overlay",
            NetworkModel::PodSubnet => "podSubnet",
            NetworkModel::NodeSubnet => "nodeSubnet",
            NetworkModel::Kubenet => "kubenet",
            NetworkModel::None => "none",
        }
    }

    /// The name that people use.
    pub fn title(self) -> &'static str {
        match self {
            NetworkModel::Overlay => "Azure CNI Overlay",
            NetworkModel::PodSubnet => "Azure CNI pod subnet",
            NetworkModel::NodeSubnet => "Azure CNI node subnet",
            NetworkModel::Kubenet => "kubenet",
            NetworkModel::None => "bring your own CNI",
        }
    }

    /// Whether pods take addresses of the cluster's own pod CIDR.
    pub fn has_pod_cidr(self) -> bool {
        matches!(self, NetworkModel::Overlay | NetworkModel::Kubenet | NetworkModel::None)
    }
}
