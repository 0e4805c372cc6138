//! [`Unused`]: addresses that are reserved for a cluster and not used.
use crate::azure::limits;
use crate::capacity::{ClusterCapacity, Row, Unit};
use crate::resolve::Moment;

/// How much of a range is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// What the range is: `Node subnet snet-aks`.
    pub title: String,
    /// Addresses that can be used.
    pub addresses: u64,
    /// Those taken today; `None`: not known.
    pub today: Option<u64>,
    /// Those taken at the largest moment.
    pub at_most: Option<u64>,
}

impl Unused {
    /// Addresses that nobody uses at the largest moment, and what share of all they are, in percent, rounded down.
    pub fn left(&self) -> Option<(u64, u64)> {
        let left = self.addresses.saturating_sub(self.at_most?);
        let percent = u128::from(left) * 100 / u128::from(self.addresses.max(1));
        Some((left, u64::try_from(percent).unwrap_or(u64::MAX)))
    }
}

/// Every range of a cluster that holds addresses, in the order of its capacity.
pub fn unused(of: &ClusterCapacity) -> Vec<Unused> {
    of.rows.iter().filter_map(of_row).collect()
}

fn of_row(row: &Row) -> Option<Unused> {
    let each = match row.resource.unit() {
        Unit::Addresses => 1,
        Unit::Blocks => 1u64 << (32 - limits::NODE_BLOCK_LENGTH.value),
        _ => return None,
    };
    let taken = |moment: Moment| Some(row.at(moment).required?.saturating_mul(each));
    (!row.prefixes.is_empty()).then_some(())?;
    Some(Unused {
        title: format!("{} {}", row.resource.title(), row.name),
        addresses: row.available?.saturating_mul(each),
        today: taken(Moment::Steady),
        at_most: taken(Moment::ScaledUpgrading),
    })
}
