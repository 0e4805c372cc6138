//! Who looks in which order.
use crate::azure::{Grade, Source};

const fn article(url: &'static str) -> Source {
    Source { url, read: "2026-08-21", grade: Grade::Troubleshooting }
}

/// From the inside out: pod, service, load balancer, ingress, client.
pub(super) const INSIDE_OUT: Source = article(
    "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/connection-issues-application-hosted-aks-cluster",
);

/// Names, level by level.
pub(super) const NAMES: Source = article(
    "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/dns/basic-troubleshooting-dns-resolution-problems",
);

/// What leaves a cluster.
pub(super) const OUTBOUND: Source = article(
    "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/basic-troubleshooting-outbound-connections",
);

/// What leaves the network, by outbound type.
pub(super) const OUTSIDE: Source = article(
    "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/troubleshoot-connections-endpoints-outside-virtual-network",
);

/// Ports of the way out.
pub(super) const PORTS: Source = article(
    "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/snat-port-exhaustion",
);

/// Security groups of one's own.
pub(super) const GROUPS: Source = article(
    "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/custom-nsg-blocks-traffic",
);
