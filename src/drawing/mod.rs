//! What is drawn of an analysis, in whole units: rows and blocks of addresses, stacked bars, a ladder, and the
//! same as words and tables.
//!
//! Decides what stands where and what is said of it; knows no pixel, no colour and no page.

mod axis;
mod bars;
mod handles;
mod kept;
mod label;
mod ladder;
mod log;
mod map;
mod search;
mod table;
mod words;

pub use axis::{Axis, Extent, Tick, address, number_of};
pub use bars::{Bar, Bars, Part, PartKind, bars};
pub use handles::{Handle, Handles, Stop, handles};
pub use kept::{Kept, kept_of};
pub use label::{along, fitted};
pub use ladder::{Ladder, Mark, Step, ladder};
pub use map::{
    AddressMap, Block, Headroom, MapRow, Meeting, Role, Scale, Spot, Unplaced, address_map, unplaced,
};
pub use search::{Owner, owners};
pub use table::{HEAD, TableRow, address_table, tsv};
