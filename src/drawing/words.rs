//! Sizes and names as they stand in drawings.
pub(super) use crate::analysis::few;
use crate::net::AddressRange;
use crate::rules::wording::{counted, number};

/// How many addresses a range has.
pub(super) fn size(range: AddressRange) -> String {
    match (u64::try_from(range.size()), range.size()) {
        (Ok(size), _) => counted(size, "address", "addresses"),
        (_, u128::MAX) => "2^128 addresses".to_owned(),
        (_, size) if size.is_power_of_two() => format!("2^{} addresses", size.ilog2()),
        (_, size) => format!("more than 2^{} addresses", size.ilog2()),
    }
}

/// `twice`, `7 times`.
pub(super) fn times(count: usize) -> String {
    match count {
        2 => "twice".to_owned(),
        several => format!("{} times", number(several as u64)),
    }
}
