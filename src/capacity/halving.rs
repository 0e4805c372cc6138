//! The search for the number at which something stops to hold.

/// The largest number from `low` on and below `end` for which `holds`, which holds for all before it; `None` where it
/// does not for the first.
pub(crate) fn last_that_holds(low: u64, end: u64, holds: impl Fn(u64) -> bool) -> Option<u64> {
    if low >= end || !holds(low) {
        return None;
    }
    let (mut low, mut high) = (low, end);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(low)
}
