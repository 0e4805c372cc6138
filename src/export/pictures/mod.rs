//! Pictures: the address map and the ways of packets as SVG, and what is connected as the text of Mermaid.
mod address_map;
mod packets;
mod topology;
mod words;

pub use address_map::address_map_svg;
pub use packets::{packets_mermaid, packets_svg};
pub use topology::topology_mermaid;
