//! Which rules of a security group drop a flow, and how much of it.
use super::flow::{Ports, Space};
use super::side::{self, Side, covers, covers_those_of, is_about};
use crate::design::SecurityRule;
use crate::net::AddressSpace;

/// How much of a flow a rule drops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Extent {
    /// Some protocols or ports.
    Some,
    /// What is neither TCP nor UDP: rules before it let these through.
    NeitherTcpNorUdp,
    /// All but what rules before it let through by protocol or port.
    LeftOver,
    /// All protocols and ports.
    All,
}

/// One flow at one subnet.
#[derive(Clone)]
pub(super) struct Crossing {
    pub(super) source: Space,
    pub(super) destination: Space,
    pub(super) ports: Ports,
}

/// The rules that drop some of a flow which no rule before them lets through, up to the first that leaves nothing of it.
/// Rules about tags or groups of machines count only where they cover the whole flow or none of it for certain.
pub(super) fn dropping<'r>(
    mut flow: Crossing,
    network: &AddressSpace,
    rules: &[&'r SecurityRule],
) -> Vec<(&'r SecurityRule, Extent)> {
    let mut dropping = Vec::new();
    let mut let_through: Vec<&SecurityRule> = Vec::new();
    let ports = flow.ports;
    for rule in rules.iter().copied().filter(|rule| is_about(rule, ports)) {
        let sides = (Side::of(&rule.sources, network), Side::of(&rule.destinations, network));
        if rule.allows && (sides.0.is_unknown || sides.1.is_unknown) {
            break;
        }
        if !sides.0.meets(&flow.source) || !sides.1.meets(&flow.destination) {
            // What a tag or a range lets through may be just what is needed: nothing is certain after it.
            if rule.allows && may_be_enough(&flow, &sides) {
                break;
            }
            continue;
        }
        let is_whole = covers(rule, ports);
        if !is_whole && ports == Ports::Unknown {
            // Which ports are needed is not known: what is let through may be these, and what is dropped may not.
            if rule.allows {
                break;
            }
            continue;
        }
        if !rule.allows {
            let is_over = let_through.iter().any(|before| covers_those_of(before, rule));
            if !is_over {
                dropping.push((rule, extent(is_whole, &let_through)));
            }
            if is_whole {
                break;
            }
            continue;
        }
        if is_whole {
            match without(flow.clone(), &sides) {
                Some(rest) => flow = rest,
                None => break,
            }
        } else if without(flow.clone(), &sides).is_none() {
            let_through.push(rule);
        }
    }
    dropping
}

fn extent(is_whole: bool, let_through: &[&SecurityRule]) -> Extent {
    let has = |protocol| let_through.iter().any(|rule| side::is_whole(rule, protocol));
    match is_whole {
        false => Extent::Some,
        true if let_through.is_empty() => Extent::All,
        true if has("TCP") && has("UDP") => Extent::NeitherTcpNorUdp,
        true => Extent::LeftOver,
    }
}

/// Whether a rule whose addresses are not all known may let through what is needed on the Internet.
fn may_be_enough(flow: &Crossing, (sources, destinations): &(Side, Side)) -> bool {
    let may = |side: &Side, of: &Space| match of {
        Space::Internet => side.may_be_public,
        other => side.meets(other),
    };
    let is_outside = flow.source == Space::Internet || flow.destination == Space::Internet;
    is_outside && may(sources, &flow.source) && may(destinations, &flow.destination)
}

/// What is left of a flow where a rule lets some of it through; `None`: nothing.
fn without(flow: Crossing, (sources, destinations): &(Side, Side)) -> Option<Crossing> {
    match (sources.rest(&flow.source), destinations.rest(&flow.destination)) {
        (None, None) => None,
        (Some(source), None) => Some(Crossing { source, ..flow }),
        (None, Some(destination)) => Some(Crossing { destination, ..flow }),
        (Some(_), Some(_)) => Some(flow),
    }
}
