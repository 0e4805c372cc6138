//! The way out of a cluster: which address each destination sees, whether its ports last, and what must be allowed.
//!
//! Knows what the design tells and who says the rest; judges nothing, which rules do.

mod change;
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
mod routes;
mod seen;
mod settings;
mod sources;
mod way;
mod within;

pub use change::{Change, changes, sources_after};
pub use command::command_for_way_out;
pub use handover::{Allowed, Handover, handover};
pub use load::{Carried, Carrier, Load, carried};
pub use next_hop::{NextHop, next_hop};
pub use origin::{Destination, Origin};
pub use ports::{Crossing, PortPlan, addresses_for, largest_ports, port_plan};
pub use routes::Route;
pub use seen::{Cell, Remark, Seen};
pub use settings::{flow_logs, settings};
pub use sources::{SourceRow, Sources, sources};
