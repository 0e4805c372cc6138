//! A subnet into two, and two into one.
use super::place::{self, Place};
use super::{add, names, remove};
use crate::design::{Design, Subnet, Usage};
use crate::net::Prefix;
use crate::text::quoted;

/// Splits the subnet at a place into two halves. What it was used for, who holds its addresses included, stays with
/// the first.
pub(super) fn split(design: &mut Design, place: Place) -> Result<(), String> {
    let (of, at, whole) = subnet(design, place)?;
    let Some([lower, upper]) = halves(whole) else {
        return Err(format!("{whole} is a single address and has no halves"));
    };
    let (home, at_home) = place.home();
    let Some(subnet) = place::subnet_mut(design, of, at) else { return Ok(()) };
    subnet.prefixes = Some(vec![lower]);
    let second = add::copied(Subnet { prefixes: Some(vec![upper]), reserve: None, ..subnet.clone() });
    let name = names::free(design, home, &second.name);
    add::put_subnet(design, home, at_home.saturating_add(1), Subnet { name, ..second });
    Ok(())
}

/// Joins the subnet at a place with its buddy, which goes.
pub(super) fn join(design: &mut Design, place: Place) -> Result<(), String> {
    let (of, at, half) = subnet(design, place)?;
    let Some((whole, buddy)) = block(half) else {
        return Err(format!("{half} is all there is and no half of a block"));
    };
    let Some(other) = buddy_of(design, of, at, buddy) else {
        return Err(format!("no subnet of this network has the range {buddy}, the other half of {whole}"));
    };
    if let Some(needed) = remove::needed(design, Place::Subnet(of, other)) {
        return Err(format!("{needed}, the other half of {whole}; change that first"));
    }
    let Some(gone) = place::subnet(design, of, other).cloned() else { return Ok(()) };
    if let Some(subnet) = place::subnet_mut(design, of, at) {
        subnet.prefixes = Some(vec![whole]);
        subnet.usage = both_used(subnet.usage.take(), gone.usage);
        subnet.reserve = match (subnet.reserve, gone.reserve) {
            (Some(one), Some(two)) => Some(one.saturating_add(two)),
            (one, two) => one.or(two),
        };
    }
    remove::remove(design, Place::Subnet(of, other))
}

/// The index of the subnet of that range: one that nothing uses where there are several, the first after the one at
/// `at`.
fn buddy_of(design: &Design, of: usize, at: usize, buddy: Prefix) -> Option<usize> {
    let subnets = &place::network(design, of)?.subnets;
    let from_here = (at..subnets.len()).chain(0..at);
    let is_buddy = |place: &usize| {
        subnets.get(*place).is_some_and(|subnet| subnet.prefixes.as_deref() == Some(&[buddy]))
    };
    let mut buddies = from_here.filter(is_buddy);
    let is_free = |place: &usize| remove::needed(design, Place::Subnet(of, *place)).is_none();
    buddies.clone().find(is_free).or_else(|| buddies.next())
}

/// The indices and the range of the subnet at a place.
fn subnet(design: &Design, place: Place) -> Result<(usize, usize, Prefix), String> {
    let Place::Subnet(of, at) = place else { return Err("expected a subnet".to_owned()) };
    let subnet = place::subnet(design, of, at);
    let prefixes = subnet.and_then(|subnet| subnet.prefixes.as_deref()).unwrap_or_default();
    match (prefixes, subnet) {
        ([whole], _) => Ok((of, at, *whole)),
        (_, subnet) => {
            let name = quoted(subnet.map_or("", |subnet| &subnet.name));
            Err(format!("expected a subnet of one range, and {name} has {} ranges", prefixes.len()))
        }
    }
}

fn halves(whole: Prefix) -> Option<[Prefix; 2]> {
    let length = whole.length().saturating_add(1);
    let lower = Prefix::containing(whole.first(), length);
    (lower != whole).then(|| [lower, Prefix::containing(whole.last(), length)])
}

/// The block of which a range is one half, and the other half.
fn block(half: Prefix) -> Option<(Prefix, Prefix)> {
    let whole = Prefix::containing(half.first(), half.length().checked_sub(1)?);
    let buddy = halves(whole)?.into_iter().find(|one| *one != half)?;
    Some((whole, buddy))
}

/// Who holds addresses of one of two; not known where it is not known of both.
fn both_used(one: Option<Usage>, two: Option<Usage>) -> Option<Usage> {
    let (one, two) = (one?, two?);
    let nodes = one.nodes.zip(two.nodes).map(|(mut nodes, others)| {
        for other in others {
            match nodes.iter_mut().find(|held| held.resource_group == other.resource_group) {
                Some(held) => held.addresses = held.addresses.saturating_add(other.addresses),
                None => nodes.push(other),
            }
        }
        nodes
    });
    Some(Usage { total: one.total.saturating_add(two.total), nodes })
}
