//! [`Tick`]: an address written along an axis.
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::net::IpAddr;

use super::stretch::{Stretch, Use};
use super::{Extent, address};
use crate::net::Family;
use crate::sorting::sort_by_key;

/// An address written along an axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Where it stands.
    pub position: u32,
    /// The address that begins there.
    pub address: IpAddr,
    /// The address as text.
    pub label: String,
}

/// The ticks of a part of the line, at most `most`, in order.
pub(super) fn ticks(family: Family, stretches: &[Stretch], window: Extent, most: usize) -> Vec<Tick> {
    let Ok(most) = u32::try_from(most) else { return Vec::new() };
    if most == 0 || window.length() == 0 {
        return Vec::new();
    }
    let room = window.length().div_ceil(most).max(1);
    let after = stretches.partition_point(|stretch| stretch.end() <= window.from);
    let visible = stretches.get(after..).unwrap_or_default();
    let visible: Vec<&Stretch> = visible.iter().take_while(|stretch| stretch.from < window.to).collect();
    let mut thinned = Thinned { window, room, taken: BTreeMap::new() };
    let mut stops: Vec<&&Stretch> = visible.iter().collect();
    sort_by_key(&mut stops, |stretch| {
        (stretch.of != Use::Used, Reverse(roundness(stretch.first)), stretch.first)
    });
    for stretch in stops {
        thinned.offer(stretch.from, stretch.first);
    }
    for stretch in visible.iter().filter(|stretch| stretch.of == Use::Used) {
        between(stretch, &mut thinned);
    }
    let tick = |(position, number)| {
        let address = address(family, number);
        Tick { position, address, label: address.to_string() }
    };
    thinned.taken.into_iter().map(tick).collect()
}

fn roundness(number: u128) -> u32 {
    number.trailing_zeros()
}

/// Offers the round addresses inside a stretch, as far apart as there is room.
fn between(stretch: &Stretch, thinned: &mut Thinned) {
    let (from, to) = (stretch.from.max(thinned.window.from), stretch.end().min(thinned.window.to));
    if to.saturating_sub(from) < thinned.room.saturating_mul(2) {
        return;
    }
    let spread = stretch.address_at(stretch.from.saturating_add(thinned.room)).saturating_sub(stretch.first);
    let Some(step) = spread.max(1).checked_next_power_of_two() else { return };
    let mut number = stretch.address_at(from).div_ceil(step).checked_mul(step);
    while let Some(inner) = number.filter(|inner| *inner <= stretch.last) {
        let position = stretch.position(inner);
        if position >= to {
            break;
        }
        thinned.offer(position, inner);
        number = inner.checked_add(step);
    }
}

/// Positions that keep their distance.
struct Thinned {
    window: Extent,
    room: u32,
    taken: BTreeMap<u32, u128>,
}

impl Thinned {
    fn offer(&mut self, position: u32, number: u128) {
        if position < self.window.from || position >= self.window.to {
            return;
        }
        let before = self.taken.range(..=position).next_back();
        let after = self.taken.range(position..).next();
        let is_free = before.is_none_or(|(before, _)| position - before >= self.room)
            && after.is_none_or(|(after, _)| after - position >= self.room);
        if is_free {
            self.taken.insert(position, number);
        }
    }
}
