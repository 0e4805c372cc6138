//! What a cluster's network is billed for, counted: what stands there by the hour and what passes by the gigabyte, as it
//! is and with each other way out; and the addresses that are reserved and not used.
//!
//! Counts units alone. Prices are those of whoever asks.

mod bill;
mod meter;
mod price;
mod unused;

pub use bill::{Bill, Item, bills};
pub use meter::{Meter, Unit};
pub use price::{PriceError, Prices, money};
pub use unused::{Unused, unused};
