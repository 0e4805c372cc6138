//! The fields of networks, their subnets, and ranges they are connected to.
use super::spell::{list, text, to_prefixes, to_text, to_words, words};
use super::{Input, Kind, Spec};
use crate::design::{ConnectedRange, NodeAddresses, RangeKind, Subnet, Usage, VirtualNetwork};

const TEXT: Kind = Kind::Plain(Input::Text);
const NUMBER: Kind = Kind::Plain(Input::Number);
const PREFIXES: Kind = Kind::Plain(Input::Prefixes);
const FLAG: Kind = Kind::Plain(Input::Flag);
const RANGE_KIND: Kind = Kind::Plain(Input::Choice(&["peered", "onPremises", "other"]));

pub(super) const NETWORK: &[Spec<VirtualNetwork>] = &[
    Spec::new("name", "Name", Kind::Name, |of| of.name.clone(), |of, new| of.name = new.to_owned()),
    Spec::new(
        "addressPrefix",
        "Address space",
        PREFIXES,
        |of| list(of.prefixes.as_deref().unwrap_or_default()),
        |of, new| of.prefixes = to_prefixes(new),
    ),
    Spec::new("location", "Region", TEXT, |of| text(&of.location), |of, new| of.location = to_text(new)),
];

pub(super) const SUBNET: &[Spec<Subnet>] = &[
    Spec::new("name", "Name", Kind::Name, |of| of.name.clone(), |of, new| of.name = new.to_owned()),
    Spec::new(
        "addressPrefix",
        "Range",
        PREFIXES,
        |of| list(of.prefixes.as_deref().unwrap_or_default()),
        |of, new| of.prefixes = to_prefixes(new),
    ),
    Spec::new(
        "ipConfigurations",
        "Addresses listed in use",
        NUMBER,
        |of| of.usage.as_ref().map(|usage| usage.total.to_string()).unwrap_or_default(),
        |of, new| of.usage = new.parse().ok().map(|total| counted(of.usage.take(), total)),
    ),
    Spec::new(
        "reserve",
        "Addresses kept for later",
        NUMBER,
        |of| text(&of.reserve),
        |of, new| of.reserve = new.parse().ok(),
    ),
    Spec::new(
        "delegations",
        "Delegated to",
        Kind::Words,
        |of| words(&of.delegations),
        |of, new| of.delegations = to_words(new),
    ),
    Spec::new(
        "natGateway",
        "NAT gateway",
        FLAG,
        |of| text(&of.nat_gateway),
        |of, new| of.nat_gateway = new.parse().ok(),
    ),
    Spec::new(
        "routeTable",
        "Route table",
        FLAG,
        |of| text(&of.route_table),
        |of, new| of.route_table = new.parse().ok(),
    ),
    Spec::new(
        "networkSecurityGroup",
        "Network security group",
        FLAG,
        |of| text(&of.network_security_group),
        |of, new| of.network_security_group = new.parse().ok(),
    ),
];

pub(super) const RANGE: &[Spec<ConnectedRange>] = &[
    Spec::new("name", "Name", Kind::Name, |of| of.name.clone(), |of, new| of.name = new.to_owned()),
    Spec::new(
        "prefixes",
        "Ranges",
        PREFIXES,
        |of| list(&of.prefixes),
        |of, new| of.prefixes = to_prefixes(new).unwrap_or_default(),
    ),
    Spec::new(
        "kind",
        "Reached by",
        RANGE_KIND,
        |of| of.kind.text().to_owned(),
        |of, new| {
            let kind = RangeKind::ALL.into_iter().find(|kind| kind.text() == new);
            of.kind = kind.unwrap_or(of.kind);
        },
    ),
    Spec::new(
        "network",
        "Connected to",
        Kind::Network,
        |of| text(&of.network),
        |of, new| of.network = to_text(new),
    ),
];

/// So many addresses in use. Who holds them stays known where those known to hold some still fit.
fn counted(before: Option<Usage>, total: u64) -> Usage {
    if total == 0 {
        return Usage::default();
    }
    let fits = |nodes: &Vec<NodeAddresses>| {
        nodes.iter().fold(0, |sum: u64, held| sum.saturating_add(held.addresses)) <= total
    };
    Usage { total, nodes: before.and_then(|usage| usage.nodes).filter(fits) }
}
