//! The edges of the selected subnet: handles that are pulled along powers of two, by pointer and by keys.
use leptos::ev;
use leptos::prelude::*;
use leptos::svg::Svg;

use super::drawing::{BLOCK_HEIGHT, across, percent, top_of};
use super::{Chart, Window};
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
    edges: Memo<Option<Edges>>,
    handles: Memo<Option<Handles>>,
    pull: RwSignal<Option<Pull>>,
    /// Why something could not be done, and with what.
    told: RwSignal<Option<(Edges, String)>>,
}

/// An edge that is being pulled.
#[derive(Clone, Copy, PartialEq)]
struct Pull {
    side: Side,
    /// Where the pointer took it, in pixels of the window.
    from: i32,
    /// The stop that it would be let go at.
    at: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Lower,
    Upper,
}

impl Edging {
    pub(super) fn new(chart: Chart) -> Edging {
        let edges = Memo::new(move |_| {
            let subject = chart.workbench.subject()?;
            edit::edges(&*chart.workbench.design()?, &subject)
        });
        let handles = Memo::new(move |_| {
            let map = chart.map.get()?;
            edges.with(|edges| drawing::handles(&map, edges.as_ref()?))
        });
        Edging { chart, edges, handles, pull: RwSignal::new(None), told: RwSignal::new(None) }
    }

    /// The subnet, where its range can be changed.
    pub(super) fn edges(self) -> Option<Edges> {
        self.edges.get()
    }

    /// Why the last thing could not be done, while the range is still that.
    pub(super) fn told(self) -> Option<String> {
        let (of, why) = self.told.get()?;
        (self.edges.get()? == of).then_some(why)
    }

    /// The next stop of an edge to the right or left, or the last.
    pub(super) fn next(self, side: Side, right: bool, last: bool) -> Option<Stop> {
        self.of(side, |handle| handle.next(right, last).cloned())
    }

    /// Gives the subnet the range of a stop, or says why it cannot have it.
    pub(super) fn take(self, stop: &Stop) {
        let Some(edges) = self.edges.get_untracked() else { return };
        match &stop.refused {
            Some(why) => self.told.set(Some((edges, why.clone()))),
            None => self.change(edges.resize(stop.prefix)),
        }
    }

    /// Changes the design, or says why not.
    pub(super) fn change(self, edit: Edit) {
        let workbench = self.chart.workbench;
        let Some((edges, design)) = untrack(|| self.edges.get().zip(workbench.design())) else { return };
        match edit::apply(&design, std::slice::from_ref(&edit)).missed.pop() {
            Some((_, why)) => self.told.set(Some((edges, why))),
            None => workbench.change(edit),
        }
    }

    fn of<T>(self, side: Side, tell: impl FnOnce(&Handle) -> Option<T>) -> Option<T> {
        self.handles.with(|handles| {
            let Handles { lower, upper, .. } = handles.as_ref()?;
            tell(if side == Side::Lower { lower } else { upper })
        })
    }

    /// The stop at which an edge is shown: where it is pulled to, else where it stands.
    fn shown(self, side: Side) -> Option<Stop> {
        let pulled = self.pull.get().filter(|pull| pull.side == side);
        self.of(side, |handle| handle.stops.get(pulled.map_or(handle.now, |pull| pull.at)).cloned())
    }

    fn pulled(self, side: Side, event: &ev::PointerEvent, width: i32) {
        let Some(pull) = self.pull.get_untracked().filter(|pull| pull.side == side) else { return };
        let length = i64::from(untrack(|| self.chart.window.get()).length());
        let units = |pixels: i64| pixels * length / i64::from(width);
        let by = units(i64::from(event.client_x() - pull.from));
        let least = u32::try_from(units(APART)).unwrap_or(u32::MAX);
        let at = untrack(|| self.of(side, |handle| Some(handle.pulled(by, least))));
        if let Some(at) = at.filter(|at| *at != pull.at) {
            self.pull.set(Some(Pull { at, ..pull }));
        }
    }

    fn let_go(self, side: Side) {
        let stop = untrack(|| self.shown(side).zip(self.of(side, |handle| Some(handle.now))));
        let Some(pull) = self.pull.get_untracked() else { return };
        self.pull.set(None);
        if let Some((stop, _)) = stop.filter(|(_, now)| *now != pull.at) {
            self.take(&stop);
        }
    }

    fn key(self, side: Side, event: &ev::KeyboardEvent) {
        let (right, last) = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => (true, false),
            "ArrowLeft" | "ArrowDown" => (false, false),
            "End" => (true, true),
            "Home" => (false, true),
            "Escape" => {
                self.pull.set(None);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(stop) = untrack(|| self.next(side, right, last)) {
            self.take(&stop);
        }
    }
}

/// The handles above the drawing, and the range that the subnet would have.
pub(super) fn handles(
    edging: Edging,
    width: impl Fn() -> i32 + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let height = move || edging.chart.map.get().map_or(0, |map| super::drawing::height(&map));
    view! {
        <svg class="edges" width="100%" height=height>
            {move || ghost(edging)}
            {handle(edging, Side::Lower, width)}
            {handle(edging, Side::Upper, width)}
        </svg>
    }
}

/// The range that is being pulled out, with its words in the place of the row's title.
fn ghost(edging: Edging) -> Option<impl IntoView> {
    let stop = edging.shown(edging.pull.get()?.side)?;
    let y = edging.handles.with(|handles| handles.as_ref().map(|handles| top_of(handles.spot.row)))?;
    let (x, width) = across(edging.chart.window.get(), stop.extent)?;
    let words = stop.refused.clone().unwrap_or(stop.words);
    Some(view! {
        <g aria-hidden="true" data-refused=stop.refused.map(|_| "true")>
            <rect class="ghost" x=percent(x) width=percent(width) y=y height=BLOCK_HEIGHT></rect>
            <rect class="sheet" width="100%" y=y - 20 height="19"></rect>
            <text x="6" y=y - 6>{words}</text>
        </g>
    })
}

fn handle(
    edging: Edging,
    side: Side,
    width: impl Fn() -> i32 + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let area = NodeRef::<Svg>::new();
    let is_seen = Memo::new(move |_| {
        let part = edging.chart.window.get();
        let can_move = edging.of(side, |handle| {
            let stop = handle.stops.get(handle.now)?;
            Some(handle.stops.len() > 1 && (part.from..=part.to).contains(&stop.position))
        });
        can_move.unwrap_or(false)
    });
    let place = move || {
        let position = edging.shown(side).map_or(0, |stop| stop.position);
        Window::place(edging.chart.window.get(), position)
    };
    // Beside the block, not on it, and never on each other.
    let aside = move || {
        let at = i32::try_from(place()).unwrap_or(0) * width() / 10_000;
        let wanted = match side {
            Side::Lower => (at - WIDE).min(width() - 2 * WIDE).max(0),
            Side::Upper => at.min(width() - WIDE).max(WIDE),
        };
        wanted - at
    };
    let y =
        move || edging.handles.with(|handles| handles.as_ref().map_or(0, |handles| top_of(handles.spot.row)));
    let name = move || {
        let edge = if side == Side::Lower { "Lower" } else { "Upper" };
        format!("{edge} edge of {}", edging.edges.get().map(|edges| edges.name).unwrap_or_default())
    };
    let most = move || edging.of(side, |handle| handle.stops.len().checked_sub(1)).unwrap_or(0);
    let now = move || edging.pull.get().filter(|pull| pull.side == side).map(|pull| pull.at);
    let now = move || now().or_else(|| edging.of(side, |handle| Some(handle.now))).unwrap_or(0);
    let down = move |event: ev::PointerEvent| {
        event.stop_propagation();
        let now = untrack(|| edging.of(side, |handle| Some(handle.now)));
        if let (0, Some(area), Some(at)) = (event.button(), area.get_untracked(), now) {
            let _ = area.set_pointer_capture(event.pointer_id());
            let _ = area.focus();
            edging.pull.set(Some(Pull { side, from: event.client_x(), at }));
        }
    };
    view! {
        <Show when=move || is_seen.get()>
            <svg class="edge" node_ref=area x=move || percent(place()) y=y overflow="visible" tabindex="0" role="slider"
                aria-label=name aria-orientation="horizontal" aria-valuemin="0" aria-valuemax=most aria-valuenow=now
                aria-valuetext=move || edging.shown(side).map(|stop| stop.words)
                on:pointerdown=down
                on:pointermove=move |event| edging.pulled(side, &event, width())
                on:pointerup=move |_| edging.let_go(side)
                on:pointercancel=move |_| edging.pull.set(None)
                on:keydown=move |event| edging.key(side, &event)>
                <svg x=aside width=WIDE height=BLOCK_HEIGHT>
                    <rect x="1" y="1" width=WIDE - 2 height=BLOCK_HEIGHT - 2 rx="4"></rect>
                    <path d="M9 8v12M15 8v12"></path>
                </svg>
            </svg>
        </Show>
    }
}
