//! The way out of a cluster: which address each destination sees, whether its ports last, and what must be allowed.
//!
//! Knows what the design tells and who says the rest; judges nothing, which rules do.

mod command;
mod exceptions;
mod handover;
mod internet;
mod inward;
mod load;
mod next_hop;
mod origin;
mod ports;
mod ranges;
mod seen;
mod settings;
mod sources;
mod within;

pub use handover::{Allowed, Handover, Route, handover};
pub use load::{Carried, Carrier, Load, carried};
pub use next_hop::{NextHop, next_hop};
pub use origin::{Destination, Origin};
pub use ports::{Crossing, PortPlan, addresses_for, largest_ports, port_plan};
pub use seen::{Cell, Remark, Seen};
pub use settings::{flow_logs, settings};
pub use sources::{SourceRow, Sources, sources};
