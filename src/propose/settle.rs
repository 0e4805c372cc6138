//! [`settle`]: a plan of subnets laid out in its network, as steps that bring it about.
mod asked;
mod joined;

use super::PlannedSubnet;
use super::around::{Around, Care, Coming};
use super::layout::lay_out;
use super::spot::{address_space, first_few};
use crate::edit::Step;
use crate::net::wording::listed;
use crate::net::{AddressSpace, Prefix};
use crate::overlap::Holding;
use crate::resolve::Resolved;
use asked::Asked;
use joined::joined;

/// Every subnet of a network in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The subnets, in the order of the plan.
    pub subnets: Vec<SettledSubnet>,
    /// What is left free for more subnets, as the fewest prefixes, in order.
    pub free: Vec<Prefix>,
    /// What brings it about: see [`crate::edit::Edit::Take`]; nothing for what stays.
    pub steps: Vec<Step>,
    /// What it was compared with and kept free of, and what is not known, in sentences.
    pub notes: Vec<String>,
}

/// A subnet in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettledSubnet {
    /// Its name.
    pub name: String,
    /// Its IPv4 ranges.
    pub ranges: Vec<Prefix>,
    /// Those that it has now; empty: it is new, or has none yet.
    pub was: Vec<Prefix>,
    /// Addresses that resources can get of it.
    pub usable: u64,
}

/// The subnets of a plan in the network at that place; those that it leaves out stay. One that already has the size
/// wanted is moved only where there is no room otherwise. Else why there is no layout, in a sentence.
pub fn settle(resolved: &Resolved, network: usize, rows: &[PlannedSubnet]) -> Result<Settled, String> {
    let (of, within) = address_space(resolved, network)?;
    let asked = Asked::of(resolved, of, rows)?;
    let joining = joined(resolved, network, rows, &[]);
    let around = Around::of(&joining);
    for care in [Care::Everything, Care::Harm] {
        let beside = around.beside_subnets(network, care);
        let taken: AddressSpace = beside.iter().map(|holding| holding.prefix).collect();
        let space = within.subtract(&taken.subtract(&asked.own()));
        if let Some((ranges, free)) = asked.laid_out(&space) {
            let mut settled = asked.settled(of, &ranges);
            settled.free = free;
            let after = joined(resolved, network, rows, &settled.subnets);
            settled.notes = notes(&Around::of(&after), network, &within, care, &settled);
            return Ok(settled);
        }
    }
    lay_out(&within.prefixes(), &asked.wanted, &asked.locked).map_err(|misfit| misfit.to_string())?;
    let beside = around.beside_subnets(network, Care::Harm);
    let names = named(&around, &within, &beside);
    Err(format!(
        "There would be room, but for {}, with which no subnet here may share addresses: change that first.",
        listed(&first_few(names))
    ))
}

fn notes(
    around: &Around,
    network: usize,
    within: &AddressSpace,
    care: Care,
    settled: &Settled,
) -> Vec<String> {
    let mut notes = vec![around.sentence().text];
    let beside = around.beside_subnets(network, care);
    let kept = named(around, within, &beside);
    if !kept.is_empty() {
        notes.push(format!("Kept free of {}.", listed(&first_few(kept))));
    }
    let ranges: AddressSpace = settled.subnets.iter().flat_map(|subnet| subnet.ranges.clone()).collect();
    let mut met = around.beside_subnets(network, Care::Everything);
    met.retain(|holding| !beside.iter().any(|other| other.prefix == holding.prefix));
    let met = named(around, &ranges, &met);
    if !met.is_empty() {
        let met = listed(&first_few(met));
        notes.push(format!("Subnets share addresses with {met}, which is not known to be connected."));
    }
    notes.extend(around.unknown(Coming::Subnet(network)).into_iter().map(|reason| reason.text));
    notes
}

/// The ranges that meet a space, with who holds them.
fn named(around: &Around, space: &AddressSpace, holdings: &[&Holding]) -> Vec<String> {
    let meeting = holdings.iter().filter(|holding| space.overlaps(holding.prefix));
    let name = |holding: &&Holding| {
        let holder = holding.holders.first().map(|holder| holder.name(around.resolved)).unwrap_or_default();
        format!("{} {holder} ({})", holding.kind.title(), holding.prefix)
    };
    meeting.map(name).collect()
}
