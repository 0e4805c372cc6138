//! Which outbound type can become which, by whose the network is.
use crate::azure::{Grade, Source, learn, release_note};

/// A way out, the SKU of a managed NAT gateway told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WayOut {
    /// The cluster's own load balancer.
    LoadBalancer,
    /// A NAT gateway of the SKU Standard that the service manages.
    ManagedNatGateway,
    /// One of the SKU StandardV2.
    ManagedNatGatewayV2,
    /// A NAT gateway of one's own.
    UserAssignedNatGateway,
    /// The default route of a route table.
    UserDefinedRouting,
    /// None is made.
    None,
    /// It is blocked.
    Block,
}

/// Whether one can become another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Becomes {
    /// It is that already.
    Same,
    /// Documented.
    Yes,
    /// Documented, without a way back.
    OneWay,
    /// Not supported.
    No,
    /// Sources disagree: taken as not supported.
    RatherNot,
    /// Sources disagree: taken as possible.
    RatherYes,
}

use Becomes::{No, OneWay, RatherNot, RatherYes, Same, Yes};

/// The article with the tables.
pub const SOURCE: Source = learn("https://learn.microsoft.com/azure/aks/egress-outboundtype");

/// The Azure CLI that changes outbound types.
pub const CLI: &str = "2.56.0";

/// The Azure CLI that knows the SKU of a managed NAT gateway.
pub const SKU_CLI: &str = "2.91.0";

/// The Azure CLI and the extension that know the type `block`.
pub const BLOCK_CLI: (&str, &str) = ("2.71.0", "9.0.0b2");

/// Versions of the Azure CLI that ask for a subnet in vain, and that keep managed networks from routing.
pub const CLI_MENDED: Source = Source {
    url: "https://github.com/Azure/azure-cli/issues/33694",
    read: "2026-08-21",
    grade: Grade::Observed,
};

/// From StandardV2 to no way out.
pub const V2_TO_NONE: Source = release_note("2026-05-29");

/// The SKU StandardV2, which there is no way back from.
pub const STANDARD_V2: Source =
    Source { url: "https://blog.aks.azure.com/", read: "2026-09-29", grade: Grade::Documentation };

/// Ways out of a network that the service manages, in the order of the table.
pub const MANAGED: [WayOut; 5] = [
    WayOut::LoadBalancer,
    WayOut::ManagedNatGateway,
    WayOut::ManagedNatGatewayV2,
    WayOut::None,
    WayOut::Block,
];

/// Ways out of a network of one's own, in the order of the table.
pub const OWN: [WayOut; 5] = [
    WayOut::LoadBalancer,
    WayOut::UserAssignedNatGateway,
    WayOut::UserDefinedRouting,
    WayOut::None,
    WayOut::Block,
];

const MANAGED_TABLE: [[Becomes; 5]; 5] = [
    [Same, Yes, Yes, Yes, Yes],
    [RatherNot, Same, OneWay, Yes, Yes],
    [No, No, Same, RatherYes, RatherYes],
    [Yes, Yes, Yes, Same, Yes],
    [Yes, Yes, Yes, Yes, Same],
];

const OWN_TABLE: [[Becomes; 5]; 5] = [
    [Same, Yes, Yes, Yes, No],
    [Yes, Same, Yes, Yes, No],
    [Yes, Yes, Same, Yes, No],
    [Yes, Yes, Yes, Same, No],
    [No, No, No, No, Same],
];

/// Whether a cluster's way out can become another; a way out that its network does not have is not supported.
pub fn becomes(is_managed: bool, from: WayOut, to: WayOut) -> Becomes {
    let (order, table) = if is_managed { (MANAGED, MANAGED_TABLE) } else { (OWN, OWN_TABLE) };
    let place = |of: WayOut| order.iter().position(|way| *way == of);
    let cell = place(from).zip(place(to)).and_then(|(from, to)| table.get(from)?.get(to));
    cell.copied().unwrap_or(No)
}
