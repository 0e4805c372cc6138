//! The edges of the selected subnet: handles that are pulled along powers of two, by pointer and by keys.
use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::web_sys::Element;
use wasm_bindgen::JsCast;

use super::drawing::{across, percent, top_of};
use super::{Chart, Window};
use crate::ui::browser;
use aks_network_planner::drawing::{self, Handle, Handles, Stop};
use aks_network_planner::edit::{self, Edges, Edit};

/// The width of a handle, in pixels; what a finger can hit.
const WIDE: i32 = 24;
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
        drawn.unwrap_or_else(|| i32::try_from(browser::width()).unwrap_or(1_000)).max(1)
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

    fn handle<T>(self, side: Side, tell: impl FnOnce(&Handle) -> Option<T>) -> Option<T> {
        self.held.with(|held| {
            let (_, handles) = held.as_ref()?;
            tell(if side == Side::Lower { &handles.lower } else { &handles.upper })
        })
    }

    /// Where the blocks of the subnet's row begin.
    fn top(self) -> Option<usize> {
        self.held.with(|held| held.as_ref().map(|(_, handles)| top_of(handles.spot.row)))
    }

    /// The place, among its stops, at which an edge is shown: where it is pulled to, else where it stands.
    fn place(self, side: Side) -> Option<usize> {
        let pulled = self.pulled[side as usize].get().and_then(|at| usize::try_from(at).ok());
        pulled.or_else(|| self.handle(side, |handle| Some(handle.now)))
    }

    fn shown(self, side: Side) -> Option<Stop> {
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
    fn pulled_out(self) -> Option<Stop> {
        let is_pulled = |side: &Side| self.pulled[*side as usize].get().is_some();
        self.shown([Side::Lower, Side::Upper].into_iter().find(is_pulled)?)
    }

    /// Where that stands and how wide it is, in ten-thousandths of what is shown.
    fn across(self) -> Option<(u32, u32)> {
        across(self.chart.window.get(), self.pulled_out()?.extent)
    }

    fn is_seen(self, side: Side) -> bool {
        let part = self.chart.window.get();
        let can_move = self.handle(side, |handle| {
            let stop = handle.stops.get(handle.now)?;
            Some(handle.stops.len() > 1 && (part.from..=part.to).contains(&stop.position))
        });
        can_move.unwrap_or(false)
    }

    /// Where an edge stands, in ten-thousandths of what is shown.
    fn at(self, side: Side) -> u32 {
        Window::place(self.chart.window.get(), self.shown(side).map_or(0, |stop| stop.position))
    }
}

/// The handle that an event is about.
fn on(event: &ev::Event) -> Option<(Side, Element)> {
    let area = event.target()?.dyn_into::<Element>().ok()?.closest(".edge").ok()??;
    let side = if area.matches("[data-side=lower]").unwrap_or_default() { Side::Lower } else { Side::Upper };
    Some((side, area))
}

/// What is said of an edge, or of both.
pub(super) type Tell = fn(Edging, Side) -> Option<String>;

impl Edging {
    /// That as something that follows the design, the window and the pointer.
    pub(super) fn says(
        self,
        side: Side,
        tell: Tell,
    ) -> impl Fn() -> Option<String> + Copy + Send + Sync + 'static {
        move || tell(self, side)
    }

    /// Attributes out of a list: one by one in a view they would cost the page three times as much.
    pub(super) fn attributes(
        self,
        side: Side,
        fixed: &[(&'static str, &'static str)],
        told: &[(&'static str, Tell)],
    ) -> Vec<AnyAttribute> {
        let fixed = fixed.iter().map(|(name, value)| custom_attribute(*name, *value).into_any_attr());
        let told =
            told.iter().map(|(name, tell)| custom_attribute(*name, self.says(side, *tell)).into_any_attr());
        fixed.chain(told).collect()
    }
}

/// The handles above the drawing, and the range that the subnet would have.
pub(super) fn handles(edging: Edging) -> impl IntoView {
    view! {
        <svg class="edges" width="100%" height="100%">
            {ghost(edging)}
            {handle(edging, Side::Lower)}
            {handle(edging, Side::Upper)}
        </svg>
    }
}

/// The range that is being pulled out, with its words in the place of the row's title.
fn ghost(edging: Edging) -> impl IntoView {
    let of = |fixed, told| edging.attributes(Side::Lower, fixed, told);
    let whole: &[(&str, Tell)] = &[
        ("display", |edging, _| edging.pulled_out().is_none().then(|| "none".to_owned())),
        ("data-refused", |edging, _| edging.pulled_out()?.refused),
        ("transform", |edging, _| Some(format!("translate(0 {})", edging.top()?))),
    ];
    let range: &[(&str, Tell)] = &[
        ("x", |edging, _| Some(percent(edging.across()?.0))),
        ("width", |edging, _| Some(percent(edging.across()?.1))),
    ];
    let words: Tell = |edging, _| {
        let stop = edging.pulled_out()?;
        Some(stop.refused.clone().unwrap_or_else(|| stop.words()))
    };
    view! {
        <g {..of(&[("class", "ghost"), ("aria-hidden", "true")], whole)}>
            <rect {..of(&[("height", "28")], range)}></rect>
            <rect {..of(&[("class", "sheet"), ("y", "-20"), ("width", "100%"), ("height", "19")], &[])}></rect>
            <text {..of(&[("x", "6"), ("y", "-6")], &[])}>{edging.says(Side::Lower, words)}</text>
        </g>
    }
}

fn handle(edging: Edging, side: Side) -> impl IntoView {
    const OUTLINE: &str =
        "M4 0h16a4 4 0 0 1 4 4v20a4 4 0 0 1-4 4h-16a4 4 0 0 1-4-4v-20a4 4 0 0 1 4-4zM9 8v12M15 8v12";
    let fixed = [
        ("class", "edge"),
        ("data-side", if side == Side::Lower { "lower" } else { "upper" }),
        ("overflow", "visible"),
        ("tabindex", "0"),
        ("role", "slider"),
        ("aria-valuemin", "0"),
    ];
    let told: &[(&str, Tell)] = &[
        ("display", |edging, side| (!edging.is_seen(side)).then(|| "none".to_owned())),
        ("x", |edging, side| Some(percent(edging.at(side)))),
        ("y", |edging, _| Some(edging.top()?.to_string())),
        ("aria-label", |edging, side| {
            let edge = if side == Side::Lower { "Lower" } else { "Upper" };
            edging.edges(|edges| format!("{edge} edge of {}", edges.name))
        }),
        ("aria-valuemax", |edging, side| {
            edging.handle(side, |handle| Some(handle.stops.len().saturating_sub(1).to_string()))
        }),
        ("aria-valuenow", |edging, side| Some(edging.place(side)?.to_string())),
        ("aria-valuetext", |edging, side| Some(edging.shown(side)?.words())),
    ];
    view! {
        <svg {..edging.attributes(side, &fixed, told)}>
            <path {..edging.attributes(side, &[("d", OUTLINE)], &[("transform", aside)])}></path>
        </svg>
    }
}

/// Handles stand beside the block, not on it, and never on each other.
fn aside(edging: Edging, side: Side) -> Option<String> {
    let width = edging.width();
    let at = i32::try_from(edging.at(side)).unwrap_or(0) * width / 10_000;
    let wanted = match side {
        Side::Lower => (at - WIDE).min(width - 2 * WIDE).max(0),
        Side::Upper => at.min(width - WIDE).max(WIDE),
    };
    Some(format!("translate({} 0)", wanted - at))
}
