//! Source ports of a Standard load balancer's outbound rule.
use super::{Fact, Source, learn};

/// Ports that one outbound address offers.
pub const PORTS_PER_ADDRESS: Fact<u64> =
    Fact { value: 64_000, source: learn("https://learn.microsoft.com/azure/aks/load-balancer-standard") };

/// The most ports that a node gets when they are allotted automatically.
pub const AUTOMATIC_MOST: Fact<u64> = Fact {
    value: 1_024,
    source: learn("https://learn.microsoft.com/azure/load-balancer/load-balancer-outbound-connections"),
};

/// Ports per node and outbound address when they are allotted automatically: (nodes up to, ports).
pub const AUTOMATIC_STEPS: Fact<[(u64, u64); 6]> = Fact {
    value: [(50, 1_024), (100, 512), (200, 256), (400, 128), (800, 64), (1_000, 32)],
    source: AUTOMATIC_MOST.source,
};

/// The article before it named [`AUTOMATIC_MOST`].
pub const AUTOMATIC_BEFORE: Source = Source { read: "2022-03-01", ..AUTOMATIC_MOST.source };

/// Ports that each of `nodes` gets automatically with that many outbound addresses; `None` above 1,000
/// nodes, where the platform names no number. `is_capped`: whether [`AUTOMATIC_MOST`] holds.
pub fn automatic_ports(nodes: u64, outbound_ips: u64, is_capped: bool) -> Option<u64> {
    let (_, step) = AUTOMATIC_STEPS.value.into_iter().find(|(up_to, _)| nodes <= *up_to)?;
    let ports = step.saturating_mul(outbound_ips);
    Some(if is_capped { ports.min(AUTOMATIC_MOST.value) } else { ports })
}
