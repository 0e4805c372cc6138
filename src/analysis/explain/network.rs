//! What a subnet offers, and how much of a network is in no subnet.
use super::about::OfSubnet;
use super::explanation::{Amount, Explanation, Origin};
use super::sheet::Sheet;
use super::supply;
use crate::analysis::Analysis;
use crate::capacity::Unit;
use crate::net::{AddressSpace, Prefix};
use crate::resolve::{Resolved, ResolvedNetwork, ResolvedSubnet};
use crate::rules::subject;

/// The share of a network's IPv4 space that is in no subnet, in percent, rounded down; `None` where the range of
/// a subnet is not known, or the network has no IPv4 space.
pub(crate) fn unallocated_percent(resolved: &Resolved, network: &ResolvedNetwork) -> Option<u64> {
    let Space { whole, free } = Space::of(resolved, network)?;
    u64::try_from(free.saturating_mul(100).checked_div(whole)?).ok()
}

pub(super) fn explain_usable(analysis: &Analysis, place: usize) -> Option<Explanation> {
    let subnet = OfSubnet::at(analysis, place)?;
    let mut sheet = Sheet::default();
    supply::usable(&subnet, &mut sheet);
    let title = format!("Usable addresses of subnet {} ({})", subnet.subnet.name, subnet.network_name());
    let formula = "The addresses of the IPv4 ranges less the five that Azure keeps of each.";
    Some(sheet.finish(title, formula, subnet.subnet.usable(), Some(Unit::Addresses)))
}

pub(super) fn explain_unallocated(analysis: &Analysis, place: usize) -> Option<Explanation> {
    let resolved = &analysis.resolved;
    let network = resolved.networks.get(place)?;
    let mut sheet = Sheet::default();
    for prefix in network.prefixes.iter().filter(|prefix| prefix.is_ipv4()) {
        let given =
            || Origin::Given { subject: format!("{}/addressPrefix", subject::network(&network.name)) };
        let origin = network.default.map_or_else(given, Origin::default);
        sheet.told(format!("addresses of {prefix}"), size(*prefix), origin);
    }
    for subnet in network.subnets.iter().filter_map(|place| OfSubnet::at(analysis, *place)) {
        let name = &subnet.subnet.name;
        if subnet.subnet.prefixes.is_empty() {
            sheet.told(format!("{name}: its range"), Amount::Unknown, subnet.unknown());
        }
        for prefix in subnet.subnet.prefixes.iter().filter(|prefix| prefix.is_ipv4()) {
            let origin = subnet.origin_of_range();
            sheet.told(format!("{name}: addresses of {prefix}"), size(*prefix), origin);
        }
    }
    if let Some(Space { whole, free }) = Space::of(resolved, network) {
        sheet.told("the network's own space", counted(whole), Origin::Computed);
        sheet.told("of it in no subnet", counted(free), Origin::Computed);
    }
    let percent = unallocated_percent(resolved, network).and_then(|percent| i64::try_from(percent).ok());
    let title = format!("Share of {} that is in no subnet", network.name);
    let formula = "Addresses in no subnet × 100 ÷ addresses of the network, rounded down; IPv4 alone.";
    Some(sheet.finish(title, formula, percent.map_or(Amount::Unknown, Amount::Percent), None))
}

/// The IPv4 space of a network in addresses.
struct Space {
    whole: u128,
    free: u128,
}

impl Space {
    /// `None` where the range of a subnet is not known.
    fn of(resolved: &Resolved, network: &ResolvedNetwork) -> Option<Space> {
        let subnets: Vec<&ResolvedSubnet> =
            network.subnets.iter().filter_map(|place| resolved.subnets.get(*place)).collect();
        if subnets.iter().any(|subnet| subnet.prefixes.is_empty()) {
            return None;
        }
        let ipv4 = |prefix: &&Prefix| prefix.is_ipv4();
        let space: AddressSpace = network.prefixes.iter().filter(ipv4).copied().collect();
        let taken: AddressSpace =
            subnets.iter().flat_map(|subnet| &subnet.prefixes).filter(ipv4).copied().collect();
        Some(Space { whole: space.size(), free: space.subtract(&taken).size() })
    }
}

fn size(prefix: Prefix) -> Amount {
    counted(prefix.size())
}

fn counted(addresses: u128) -> Amount {
    i128::try_from(addresses).map_or(Amount::Unknown, Amount::Number)
}
