//! Bounds of numbers that the service takes.
use super::{Grade, Source};

/// The least and the greatest value, and what values are multiples of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The least.
    pub least: u64,
    /// The greatest.
    pub most: u64,
    /// What every value is a multiple of.
    pub step: u64,
}

/// Who gives them.
pub const SCHEMA: Source = Source {
    url: "https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters",
    read: "2026-08-21",
    grade: Grade::Schema,
};

/// Managed IPv4 addresses of a load balancer.
pub const MANAGED_OUTBOUND_IPS: Bounds = Bounds { least: 1, most: 100, step: 1 };

/// Managed IPv6 addresses of a load balancer.
pub const MANAGED_OUTBOUND_IPV6: Bounds = Bounds { least: 0, most: 100, step: 1 };

/// Ports of each node at a load balancer; 0: allotted automatically.
pub const ALLOCATED_OUTBOUND_PORTS: Bounds = Bounds { least: 0, most: 64_000, step: 8 };

/// Minutes after which an idle connection is forgotten, at a load balancer and at a NAT gateway.
pub const IDLE_TIMEOUT: Bounds = Bounds { least: 4, most: 120, step: 1 };

/// Managed addresses of a NAT gateway.
pub const GATEWAY_OUTBOUND_IPS: Bounds = Bounds { least: 1, most: 16, step: 1 };

/// Minimum and maximum of an autoscaled pool.
pub const AUTOSCALER: Bounds = Bounds { least: 0, most: 1_000, step: 1 };

impl Bounds {
    /// Whether a value is taken.
    pub fn take(self, value: u64) -> bool {
        (self.least..=self.most).contains(&value) && value.is_multiple_of(self.step)
    }
}
