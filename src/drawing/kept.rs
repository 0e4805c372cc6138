//! The addresses that Azure keeps of a subnet.
use super::axis::{Extent, address, number_of};
use crate::net::{AddressRange, Prefix};

/// Addresses of a subnet that no resource can get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The addresses.
    pub range: AddressRange,
    /// Where they stand on the axis.
    pub extent: Extent,
    /// What they are kept for, as it stands inside a sentence.
    pub purpose: &'static str,
}

/// What is kept of an IPv4 range of a subnet: the first four addresses and the last, by purpose; not yet on an
/// axis. Empty for IPv6, of which no sum knows.
pub fn kept_of(prefix: Prefix) -> Vec<Kept> {
    if !prefix.is_ipv4() {
        return Vec::new();
    }
    let (first, last) = (number_of(prefix.first()), number_of(prefix.last()));
    let purposes = [
        (first, first, "the network's own address"),
        (first + 1, first + 1, "the default gateway"),
        (first + 2, first + 3, "Azure's DNS"),
        (last.max(first + 4), last, "broadcast"),
    ];
    let kept = purposes.into_iter().filter_map(|(from, to, purpose)| {
        let at = |number| address(prefix.family(), number);
        let range = AddressRange::new(at(from), at(to.min(last))).filter(|_| from <= last)?;
        Some(Kept { range, extent: Extent::default(), purpose })
    });
    kept.collect()
}
