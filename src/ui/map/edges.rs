//! The edges of the selected subnet, pulled along powers of two by pointer and by keys.
use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::web_sys::Element;
use wasm_bindgen::JsCast;

use super::drawing::{across, top_of};
use super::{Chart, Window};
use crate::ui::browser;
use aks_network_planner::drawing::{self, Handle, Handles, Stop};
use aks_network_planner::edit::{self, Edges, Edit};

/// How far apart two places of an edge are at least for the pointer, in pixels.
const APART: i64 = 16;

/// What can be done with the range of the selected subnet. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Edging {
    chart: Chart,
    /// The frame of the drawing.
    pub(super) area: NodeRef<Div>,
    held: Memo<Option<(Edges, Handles)>>,
    /// The stop that each edge is pulled to, the lower one first.
    pulled: [RwSignal<Option<u32>>; 2],
    /// Where the pointer took the edge, in pixels of the window.
    taken_at: RwSignal<Option<u32>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Lower,
    Upper,
}

impl Edging {
    pub(super) fn new(chart: Chart) -> Edging {
        let hold = move |_: Option<&Option<(Edges, Handles)>>| {
            let edges = edit::edges(&*chart.workbench.design()?, &chart.workbench.subject()?)?;
            let handles = drawing::handles(&*chart.map.get()?, &edges)?;
            Some((edges, handles))
        };
        Edging {
            chart,
            area: NodeRef::new(),
            held: Memo::new_with_compare(hold, |_, _| true),
            pulled: [RwSignal::new(None), RwSignal::new(None)],
            taken_at: RwSignal::new(None),
        }
    }

    /// The width of the drawing in pixels.
    pub(super) fn width(self) -> i32 {
        let drawn = self.area.get_untracked().map(|area| area.client_width()).filter(|width| *width > 0);
        // Before it stands there: the window without what stands beside it, the inputs where there is room for them.
        let window = i32::try_from(browser::width()).unwrap_or(1_000);
        let beside = if window < 960 { 34 } else { 354 };
        drawn.unwrap_or((window - beside).min(1_246)).max(1)
    }

    /// Something of the selected subnet; `None` where its range cannot be changed on this map.
    pub(super) fn edges<T>(self, tell: impl FnOnce(&Edges) -> T) -> Option<T> {
        self.held.with(|held| held.as_ref().map(|(edges, _)| tell(edges)))
    }

    /// The next stop of an edge to the right or left, or the last.
    pub(super) fn next(self, side: Side, right: bool, last: bool) -> Option<Stop> {
        self.handle(side, |handle| handle.next(right, last).cloned())
    }

    /// Gives the subnet the range of a stop, or says why it cannot have it.
    pub(super) fn take(self, stop: Stop) {
        match stop.refused {
            Some(why) => self.chart.workbench.tell(why, false),
            None => {
                if let Some(edit) = untrack(|| self.edges(|edges| edges.resize(stop.prefix))) {
                    self.change(edit);
                }
            }
        }
    }

    /// Changes the design, or says why not.
    pub(super) fn change(self, edit: Edit) {
        let workbench = self.chart.workbench;
        let Some(design) = untrack(|| workbench.design()) else { return };
        match edit::apply(&design, std::slice::from_ref(&edit)).missed.pop() {
            Some((_, why)) => workbench.tell(why, false),
            None => {
                workbench.dismiss();
                workbench.change(edit);
            }
        }
    }

    pub(super) fn handle<T>(self, side: Side, tell: impl FnOnce(&Handle) -> Option<T>) -> Option<T> {
        self.held.with(|held| {
            let (_, handles) = held.as_ref()?;
            tell(if side == Side::Lower { &handles.lower } else { &handles.upper })
        })
    }

    /// Where the blocks of the subnet's row begin.
    pub(super) fn top(self) -> Option<usize> {
        self.held.with(|held| held.as_ref().map(|(_, handles)| top_of(handles.spot.row)))
    }

    /// The place, among its stops, at which an edge is shown: where it is pulled to, else where it stands.
    pub(super) fn place(self, side: Side) -> Option<usize> {
        let pulled = self.pulled[side as usize].get().and_then(|at| usize::try_from(at).ok());
        pulled.or_else(|| self.handle(side, |handle| Some(handle.now)))
    }

    pub(super) fn shown(self, side: Side) -> Option<Stop> {
        let place = self.place(side)?;
        self.handle(side, |handle| handle.stops.get(place).cloned())
    }

    /// Leaves the edge where it stands.
    pub(super) fn leave(self) {
        self.pulled.iter().for_each(|pulled| pulled.set(None));
    }

    /// Takes the edge that the pointer is on; whether it is on one.
    pub(super) fn down(self, event: &ev::PointerEvent) -> bool {
        let Some((side, area)) = on(event).filter(|_| event.button() == 0) else { return false };
        let _ = area.set_pointer_capture(event.pointer_id());
        let _ = area.unchecked_into::<leptos::web_sys::SvgElement>().focus();
        let now = untrack(|| self.place(side)).and_then(|now| u32::try_from(now).ok());
        self.taken_at.set(u32::try_from(event.client_x()).ok());
        self.pulled[side as usize].set(now);
        true
    }

    /// Pulls the edge that was taken; whether one was.
    pub(super) fn moved(self, event: &ev::PointerEvent) -> bool {
        let Some((side, _)) = on(event) else { return false };
        let (Some(before), Some(from)) =
            (self.pulled[side as usize].get_untracked(), self.taken_at.get_untracked())
        else {
            return false;
        };
        let length = i64::from(untrack(|| self.chart.window.get()).length());
        let units = |pixels: i64| pixels * length / i64::from(self.width());
        let by = units(i64::from(event.client_x()) - i64::from(from));
        let least = u32::try_from(units(APART)).unwrap_or(u32::MAX);
        let at = untrack(|| self.handle(side, |handle| u32::try_from(handle.pulled(by, least)).ok()));
        if at.is_some() && at != Some(before) {
            self.pulled[side as usize].set(at);
        }
        true
    }

    /// Lets the edge go where it is.
    pub(super) fn up(self, event: &ev::PointerEvent) {
        let Some((side, _)) = on(event) else { return };
        let is_pulled = self.pulled[side as usize].get_untracked().is_some();
        let stop = untrack(|| self.shown(side));
        self.leave();
        let now = untrack(|| self.shown(side));
        if let Some(stop) = stop.filter(|stop| is_pulled && Some(stop) != now.as_ref()) {
            self.take(stop);
        }
    }

    /// Moves the edge that has the focus; whether the key is one of an edge.
    pub(super) fn key(self, event: &ev::KeyboardEvent) -> bool {
        let Some((side, _)) = on(event) else { return false };
        let (right, last) = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => (true, false),
            "ArrowLeft" | "ArrowDown" => (false, false),
            "End" => (true, true),
            "Home" => (false, true),
            "Escape" => {
                self.leave();
                return true;
            }
            _ => return false,
        };
        if let Some(stop) = untrack(|| self.next(side, right, last)) {
            self.take(stop);
        }
        true
    }

    /// What the subnet would be with the edge that is being pulled.
    pub(super) fn pulled_out(self) -> Option<Stop> {
        let is_pulled = |side: &Side| self.pulled[*side as usize].get().is_some();
        self.shown([Side::Lower, Side::Upper].into_iter().find(is_pulled)?)
    }

    /// Where that stands and how wide it is, in ten-thousandths of what is shown.
    pub(super) fn across(self) -> Option<(u32, u32)> {
        across(self.chart.window.get(), self.pulled_out()?.extent)
    }

    pub(super) fn is_seen(self, side: Side) -> bool {
        let part = self.chart.window.get();
        let can_move = self.handle(side, |handle| {
            let stop = handle.stops.get(handle.now)?;
            Some(handle.stops.len() > 1 && (part.from..=part.to).contains(&stop.position))
        });
        can_move.unwrap_or(false)
    }

    /// Where an edge stands, in ten-thousandths of what is shown.
    pub(super) fn at(self, side: Side) -> u32 {
        Window::place(self.chart.window.get(), self.shown(side).map_or(0, |stop| stop.position))
    }
}

/// The handle that an event is about.
fn on(event: &ev::Event) -> Option<(Side, Element)> {
    let area = event.target()?.dyn_into::<Element>().ok()?.closest(".edge").ok()??;
    let side = if area.matches("[data-side=lower]").unwrap_or_default() { Side::Lower } else { Side::Upper };
    Some((side, area))
}
