//! Ranges that a design must not use, and those that are not private.
use super::{Source, learn};
use crate::net::Prefix;

/// A range that the platform keeps.
#[derive(Debug, Clone, Copy)]
pub struct Reserved {
    /// The range.
    pub prefix: Prefix,
    /// What it is kept for.
    pub purpose: &'static str,
    /// Who says so.
    pub source: Source,
}

const AKS: Source = learn("https://learn.microsoft.com/azure/aks/concepts-network-cni-overview");
const VIRTUAL_NETWORK: Source =
    learn("https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq");

/// Ranges that neither a cluster's pods and services nor its virtual network may overlap.
pub const RESERVED: [Reserved; 8] = [
    Reserved { prefix: Prefix::ipv4([127, 0, 0, 0], 8), purpose: "loopback", source: VIRTUAL_NETWORK },
    Reserved {
        prefix: Prefix::ipv4([168, 63, 129, 16], 32),
        purpose: "Azure's own DNS and health probes",
        source: VIRTUAL_NETWORK,
    },
    Reserved { prefix: Prefix::ipv4([169, 254, 0, 0], 16), purpose: "link-local", source: AKS },
    Reserved { prefix: Prefix::ipv4([172, 30, 0, 0], 16), purpose: "reserved by AKS", source: AKS },
    Reserved { prefix: Prefix::ipv4([172, 31, 0, 0], 16), purpose: "reserved by AKS", source: AKS },
    Reserved { prefix: Prefix::ipv4([192, 0, 2, 0], 24), purpose: "reserved by AKS", source: AKS },
    Reserved { prefix: Prefix::ipv4([224, 0, 0, 0], 4), purpose: "multicast", source: VIRTUAL_NETWORK },
    Reserved {
        prefix: Prefix::ipv4([255, 255, 255, 255], 32),
        purpose: "broadcast",
        source: VIRTUAL_NETWORK,
    },
];

/// IPv4 ranges that are private: RFC 1918 (<https://www.rfc-editor.org/rfc/rfc1918>), and the shared space of
/// RFC 6598 (<https://www.rfc-editor.org/rfc/rfc6598>).
pub const PRIVATE: [Prefix; 4] = [
    Prefix::ipv4([10, 0, 0, 0], 8),
    Prefix::ipv4([172, 16, 0, 0], 12),
    Prefix::ipv4([192, 168, 0, 0], 16),
    Prefix::ipv4([100, 64, 0, 0], 10),
];

/// Whether an IPv4 prefix lies wholly in private space. IPv6 prefixes count as private: nothing is
/// documented for them.
pub fn is_private(prefix: Prefix) -> bool {
    !prefix.is_ipv4() || PRIVATE.iter().any(|private| private.contains(prefix))
}
