//! The way out of a cluster: which address each destination sees, whether its ports last, and what must be allowed.
//!
//! Knows what the design tells and who says the rest; judges nothing, which rules do.

mod change;
mod command;
mod denied;
mod exceptions;
mod handover;
mod internet;
mod inward;
mod leaving;
mod load;
mod next_hop;
mod origin;
mod ports;
mod ranges;
mod reach;
mod routes;
mod seen;
mod settings;
mod sources;
mod way;
mod within;

pub use change::{Change, changes, sources_after};
pub use command::{command_for_cluster, command_for_way_out};
pub use denied::{Denied, denied};
pub use handover::{Allowed, Handover, handover};
pub use leaving::{Leaving, leaving};
pub use load::{Carried, Carrier, Load, carried};
pub use next_hop::{NextHop, default_route, next_hop};
pub use origin::{Destination, Origin};
pub use ports::{Crossing, PortPlan, addresses_for, largest_ports, port_plan};
pub use reach::{Access, Asker, Demand, Reach, ReachRow, reach};
pub use routes::Route;
pub use seen::{Cell, Remark, Seen};
pub use settings::{flow_logs, settings};
pub use sources::{SourceRow, Sources, sources};
