//! [`Window`]: the part of the axis that is looked at.
use leptos::prelude::*;

use aks_network_planner::drawing::Extent;

/// The least units of the axis that fill the map.
const LEAST: u32 = 8;
/// Zoom of one step, as a fraction.
const STEP: (u64, u64) = (2, 3);

/// A part of the axis, within its length. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Window {
    length: Signal<u32>,
    part: RwSignal<Option<Extent>>,
}

impl Window {
    pub(super) fn new(length: Signal<u32>) -> Window {
        Window { length, part: RwSignal::new(None) }
    }

    /// The part that is shown.
    pub(super) fn get(self) -> Extent {
        let whole = Extent { from: 0, to: self.length.get().max(1) };
        self.part.get().filter(|part| whole.contains(*part)).unwrap_or(whole)
    }

    /// Shows all.
    pub(super) fn reset(self) {
        self.part.set(None);
    }

    pub(super) fn zoom_in(self) {
        self.zoom(STEP.0, STEP.1, 5_000);
    }

    pub(super) fn zoom_out(self) {
        self.zoom(STEP.1, STEP.0, 5_000);
    }

    /// Makes the part `over / under` times as long; what stands at `fixed` ten-thousandths of it stays there.
    pub(super) fn zoom(self, over: u64, under: u64, fixed: u64) {
        let part = untrack(|| self.get());
        let length = u64::from(part.length());
        let wanted =
            (length * over / under.max(1)).clamp(u64::from(LEAST), u64::from(untrack(|| self.length.get())));
        let at = u64::from(part.from) + length * fixed / 10_000;
        self.show(at.saturating_sub(wanted * fixed / 10_000), wanted);
    }

    /// Moves by that many ten-thousandths of what is shown, to the right where positive.
    pub(super) fn pan(self, by: i64) {
        let part = untrack(|| self.get());
        let length = i64::from(part.length());
        let from = (i64::from(part.from) + length * by / 10_000).max(0);
        self.show(from.unsigned_abs(), length.unsigned_abs());
    }

    /// Shows this range of positions with some room around it.
    pub(super) fn show_around(self, extent: Extent) {
        let length = u64::from(extent.length().max(LEAST)) * 2;
        self.show(u64::from(extent.from).saturating_sub(length / 4), length);
    }

    /// A position in ten-thousandths of what is shown; outside it is clipped to its ends.
    pub(super) fn place(part: Extent, position: u32) -> u32 {
        let inside = position.clamp(part.from, part.to) - part.from;
        u32::try_from(u64::from(inside) * 10_000 / u64::from(part.length().max(1))).unwrap_or(10_000)
    }

    fn show(self, from: u64, length: u64) {
        let whole = u64::from(untrack(|| self.length.get()).max(1));
        let length = length.min(whole);
        let from = from.min(whole - length);
        let (Ok(from), Ok(to)) = (u32::try_from(from), u32::try_from(from + length)) else { return };
        self.part.set((length < whole).then_some(Extent { from, to }));
    }
}
