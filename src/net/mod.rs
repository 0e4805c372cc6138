//! Addresses of both families: prefixes, ranges, sets, overlaps, free blocks.
//!
//! Knows the arithmetic of address space; knows nothing of Azure.

mod carve;
mod overlap;
mod prefix;
mod range;
mod runs;
mod sort;
mod space;
mod word;
pub mod wording;

pub use carve::{first_free, free_blocks};
pub use overlap::{any_overlap, overlapping_pairs};
pub use prefix::{Family, Prefix, PrefixError};
pub use range::AddressRange;
pub use space::AddressSpace;
