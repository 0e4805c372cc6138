//! [`Stretch`]: the addresses from one stop of an axis to the next.
use super::super::log::{DOUBLING, log2};
use crate::sorting::sort_by_key;

/// The least width of a stretch that something uses.
pub(super) const LEAST: u32 = 2 * DOUBLING;

/// The width of a break.
const BREAK: u32 = 3 * DOUBLING;

/// Sizes up to this one, in doublings, have the least width.
const SMALL: u32 = 5 * DOUBLING;

/// Neighbouring addresses, between which positions are linear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) first: u128,
    /// Included.
    pub(super) last: u128,
    pub(super) from: u32,
    pub(super) width: u32,
    pub(super) of: Use,
}

/// Who uses a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Used,
    /// Only ranges that matter little.
    Quiet,
    Gap,
}

impl Stretch {
    /// Just past it.
    pub(super) fn end(&self) -> u32 {
        self.from.saturating_add(self.width)
    }

    /// Where an address begins; one before the stretch stands at its start.
    pub(super) fn position(&self, address: u128) -> u32 {
        let offset = address.saturating_sub(self.first) >> self.shift();
        self.from.saturating_add(self.along(offset))
    }

    /// The first address that begins at a position, else the one that covers it.
    pub(super) fn address_at(&self, position: u32) -> u128 {
        let wanted = position.saturating_sub(self.from);
        let first_not_before = (u128::from(wanted) * self.steps()).div_ceil(u128::from(self.width.max(1)));
        let is_there = first_not_before < self.steps() && self.along(first_not_before) == wanted;
        let offset = if is_there { first_not_before } else { first_not_before.saturating_sub(1) };
        self.first.saturating_add(offset << self.shift()).min(self.last)
    }

    /// Its addresses, or groups of them where they are so many that a product with the width would not fit.
    fn steps(&self) -> u128 {
        (self.last.saturating_sub(self.first) >> self.shift()) + 1
    }

    fn along(&self, steps: u128) -> u32 {
        u32::try_from(steps * u128::from(self.width) / self.steps()).unwrap_or(self.width)
    }

    fn size(&self) -> u128 {
        self.last.saturating_sub(self.first).saturating_add(1)
    }

    fn shift(&self) -> u32 {
        self.size().ilog2().saturating_sub(90)
    }
}

/// The stretches between all ends of the ranges. `used_runs` and `quiet_runs` are what the ranges cover together.
pub(super) fn readable(
    used: &[(u128, u128)],
    quiet: &[(u128, u128)],
    used_runs: &[(u128, u128)],
    quiet_runs: &[(u128, u128)],
) -> Vec<Stretch> {
    let Some(last) = used.iter().chain(quiet).map(|(_, last)| *last).max() else { return Vec::new() };
    let ends = used.iter().chain(quiet).flat_map(|(first, last)| [Some(*first), last.checked_add(1)]);
    let mut starts: Vec<u128> = ends.flatten().filter(|start| *start <= last).collect();
    sort_by_key(&mut starts, |start| *start);
    starts.dedup();
    let (mut used, mut quiet) = (Cover(used_runs), Cover(quiet_runs));
    let lasts = starts.iter().skip(1).map(|next| next - 1).chain([last]);
    let uses = starts.iter().zip(lasts).map(|(first, last)| {
        let of = match (used.holds(*first), quiet.holds(*first)) {
            (true, _) => Use::Used,
            (false, true) => Use::Quiet,
            (false, false) => Use::Gap,
        };
        Stretch { first: *first, last, from: 0, width: 0, of }
    });
    laid_out(uses.collect())
}

/// Gives each its width and its place.
fn laid_out(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    let whole: u64 = stretches.iter().map(|stretch| u64::from(width(stretch))).sum();
    let narrowed = (whole >> 31).checked_ilog2().map_or(0, |bits| bits + 1);
    let mut from = 0u32;
    for stretch in &mut stretches {
        stretch.width = (width(stretch) >> narrowed).max(1);
        stretch.from = from;
        from = stretch.end();
    }
    stretches
}

fn width(stretch: &Stretch) -> u32 {
    match stretch.of {
        Use::Used => LEAST + log2(stretch.size()).saturating_sub(SMALL),
        Use::Quiet => LEAST,
        Use::Gap => BREAK,
    }
}

/// Sorted runs, asked for addresses in order.
struct Cover<'r>(&'r [(u128, u128)]);

impl Cover<'_> {
    fn holds(&mut self, address: u128) -> bool {
        while let [(_, last), later @ ..] = self.0 {
            if *last >= address {
                break;
            }
            self.0 = later;
        }
        self.0.first().is_some_and(|(first, _)| *first <= address)
    }
}
