//! The way out of a cluster: which address each destination sees, whether its ports last, and what must be allowed.
//!
//! Knows what the design tells and who says the rest; judges nothing, which rules do.

mod command;
mod exceptions;
mod internet;
mod next_hop;
mod origin;
mod ranges;
mod seen;
mod sources;
mod within;

pub use next_hop::{NextHop, next_hop};
pub use origin::{Destination, Origin};
pub use seen::{Cell, Remark, Seen};
pub use sources::{SourceRow, Sources, sources};
