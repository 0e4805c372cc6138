//! The colour of how a cluster stands.
use aks_network_planner::analysis::Standing;

/// A word for the colour of a standing.
pub(crate) fn fits(standing: Standing) -> &'static str {
    match standing {
        Standing::TooSmallToday | Standing::Refused | Standing::CannotUpgrade | Standing::Conflicting => "no",
        Standing::ShortWhenFull | Standing::CannotScale | Standing::CannotUpgradeAtMaximum => "warn",
        Standing::Unknown => "unknown",
        Standing::Fits => "yes",
    }
}
