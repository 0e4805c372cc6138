//! The way out of a cluster: which address each destination sees, whether its ports last, and what must be allowed.
//!
//! Knows what the design tells and who says the rest; judges nothing, which rules do.

mod authorized;
mod change;
mod command;
mod exceptions;
mod exits;
mod handover;
mod internet;
mod inward;
mod leaving;
mod load;
mod next_hop;
mod no_way;
mod origin;
mod outbound_rules;
mod packet;
mod ports;
mod ranges;
mod reach;
mod routes;
mod security;
mod seen;
mod settings;
mod sources;
mod way;
mod within;

pub use authorized::{Authorized, ONLY_THE_BALANCER, authorized, those_who_ask};
pub use change::{Change, changes, sources_after};
pub use command::{command_for_cluster, command_for_way_out};
pub use exits::Exit;
pub use handover::{Allowed, Handover, Verdict, handover};
pub use leaving::{Addresses, Leaver, Leaving, leaving};
pub use load::{Carried, Carrier, Load, carried};
pub use next_hop::{NextHop, default_route, lacks_default_route, next_hop};
pub use origin::{Destination, Origin};
pub use outbound_rules::outbound_rules;
pub use packet::{PacketPath, Place, Stop, packet_paths};
pub use ports::{Crossing, PortPlan, addresses_for, largest_ports, port_plan};
pub use reach::{Access, Asker, Demand, Reach, ReachRow, reach};
pub use routes::Route;
pub use security::{Denied, Direction, Extent, denied};
pub use seen::{Cell, Remark, Seen};
pub use settings::{flow_logs, settings};
pub use sources::{SourceRow, Sources, sources};
