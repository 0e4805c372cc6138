//! [`ServiceUse`]: how much of the service CIDR is used.
use std::net::IpAddr;

use crate::capacity::service_addresses;
use crate::design::ObservedServices;
use crate::net::Prefix;
use crate::resolve::ResolvedCluster;

/// The ClusterIPs that services have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceUse {
    /// Each service CIDR.
    pub ranges: Vec<ServiceRange>,
    /// ClusterIPs outside of them.
    pub outside: Vec<IpAddr>,
    /// Whether the services of all namespaces were listed.
    pub all_namespaces: bool,
}

/// How much of a service CIDR is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServiceRange {
    /// The range.
    pub prefix: Prefix,
    /// ClusterIPs of it that services have.
    pub used: u64,
    /// Addresses of it that services can have.
    pub addresses: u64,
}

/// How much of each service CIDR is used.
pub(super) fn of(of: &ResolvedCluster, services: &ObservedServices) -> ServiceUse {
    let ranges = of.service_cidrs.known().cloned().unwrap_or_default();
    let use_of = |prefix: &Prefix| ServiceRange {
        prefix: *prefix,
        used: services.cluster_ips.iter().filter(|address| prefix.contains_address(**address)).count() as u64,
        addresses: service_addresses(*prefix),
    };
    let is_outside = |address: &&IpAddr| !ranges.iter().any(|range| range.contains_address(**address));
    ServiceUse {
        outside: services.cluster_ips.iter().filter(is_outside).copied().collect(),
        ranges: ranges.iter().map(use_of).collect(),
        all_namespaces: services.all_namespaces,
    }
}
