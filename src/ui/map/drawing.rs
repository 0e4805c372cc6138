//! The drawing: rows of blocks, the axis, and where ranges meet. Widths are percent, heights pixels.
use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::edges::Edging;
use super::{Chart, Window, handles};
use aks_network_planner::drawing::{
    AddressMap, Block, Extent, MapRow, Meeting, Role, Spot, Tick, along, fitted,
};

/// Room for the axis above the rows.
const TOP: usize = 30;
/// The height of a row, and where its blocks begin and how high they are.
const ROW: usize = 58;
const BLOCK_TOP: usize = 21;
const BLOCK_HEIGHT: usize = 28;
/// Room for an address along the axis, in pixels.
const TICK_PIXELS: u32 = 120;
/// The width of a letter, in tenths of a pixel.
const LETTER: u64 = 73;
/// What Azure keeps of a subnet is drawn from this width on, in ten-thousandths of the drawing.
const SEEN: u32 = 30;

/// The drawing with its pointer, wheel and keys.
pub(super) fn frame(chart: Chart, edging: Edging) -> impl IntoView {
    let fingers = StoredValue::new(Vec::<(i32, i32)>::new());
    let has_focus = RwSignal::new(false);
    let width = move || edging.width();
    let wheel = move |event: ev::WheelEvent| {
        let is_zoom = event.ctrl_key() || (has_focus.get_untracked() && !event.shift_key());
        if is_zoom {
            let fixed =
                u64::try_from(i64::from(event.offset_x()) * 10_000 / i64::from(width())).unwrap_or(5_000);
            let (over, under) = if event.delta_y() < 0.0 { (4, 5) } else { (5, 4) };
            chart.window.zoom(over, under, fixed.min(10_000));
        } else if event.shift_key() || event.delta_x() != 0.0 {
            let by = if event.delta_x() + event.delta_y() > 0.0 { 500 } else { -500 };
            chart.window.pan(by);
        } else {
            return;
        }
        event.prevent_default();
    };
    let down = move |event: ev::PointerEvent| {
        if edging.down(&event) {
            return;
        }
        fingers.update_value(|fingers| fingers.push((event.pointer_id(), event.client_x())));
    };
    let up = move |event: ev::PointerEvent| {
        if event.type_() == "pointerup" {
            edging.up(&event)
        } else {
            edging.leave()
        }
        fingers.update_value(|fingers| fingers.retain(|(finger, _)| *finger != event.pointer_id()));
    };
    let moved = move |event: ev::PointerEvent| {
        if edging.moved(&event) {
            return;
        }
        let before = fingers.get_value();
        fingers.update_value(|fingers| {
            if let Some(finger) = fingers.iter_mut().find(|(finger, _)| *finger == event.pointer_id()) {
                finger.1 = event.client_x();
            }
        });
        drag(chart, &before, &fingers.get_value(), width());
    };
    view! {
        <div class="map" tabindex="0" role="group" aria-label="Address map" aria-describedby="map-keys" node_ref=edging.area
            on:wheel=wheel on:pointerdown=down on:pointerup=up on:pointercancel=up on:pointerleave=up on:pointermove=moved
            on:focus=move |_| has_focus.set(true) on:blur=move |_| has_focus.set(false)
            on:keydown=move |event| keys(chart, edging, &event)>
            <span id="map-keys" class="visually-hidden">
                "Arrows up and down go through the ranges, left and right move, plus and minus zoom, 0 shows all. The \
                 table below holds the same."
            </span>
            {move || chart.map.get().map(|map| {
                chart.follow(&map);
                drawing(chart, &map, u32::try_from(width()).unwrap_or(1))
            })}
            {handles::above(edging)}
        </div>
    }
}

/// One finger moves, two zoom about the middle between them.
fn drag(chart: Chart, before: &[(i32, i32)], after: &[(i32, i32)], width: i32) {
    match (before, after) {
        ([(_, from)], [(_, to)]) if from != to => {
            chart.window.pan(i64::from(from - to) * 10_000 / i64::from(width));
        }
        ([(_, a), (_, b)], [(_, c), (_, d)]) => {
            let (apart, now) = ((a - b).unsigned_abs().max(8), (c - d).unsigned_abs().max(8));
            let middle = i64::from((c + d) / 2) * 10_000 / i64::from(width);
            chart.window.zoom(apart.into(), now.into(), u64::try_from(middle).unwrap_or(0).min(10_000));
        }
        _ => {}
    }
}

fn keys(chart: Chart, edging: Edging, event: &ev::KeyboardEvent) {
    if edging.key(event) {
        return event.prevent_default();
    }
    match event.key().as_str() {
        "+" | "=" => chart.window.zoom_in(),
        "-" => chart.window.zoom_out(),
        "0" | "Home" => chart.window.reset(),
        "ArrowLeft" => chart.window.pan(-1_500),
        "ArrowRight" => chart.window.pan(1_500),
        "ArrowDown" => step(chart, true),
        "ArrowUp" => step(chart, false),
        "Enter" => {
            let extent = chart.map.get_untracked().zip(chart.pointed.get_untracked());
            if let Some(extent) = extent.and_then(|(map, spot)| Some(map.block(spot)?.extent)) {
                chart.window.show_around(extent);
            }
        }
        _ => return,
    }
    event.prevent_default();
}

/// Goes to the next block, or the one before, row by row.
fn step(chart: Chart, forward: bool) {
    let Some(map) = chart.map.get_untracked() else { return };
    let spots: Vec<Spot> = map
        .rows
        .iter()
        .enumerate()
        .flat_map(|(row, of)| (0..of.blocks.len()).map(move |block| Spot { row, block }))
        .collect();
    let here = chart.pointed.get_untracked().and_then(|spot| spots.iter().position(|other| *other == spot));
    let next = match here {
        Some(here) if forward => (here + 1).min(spots.len().saturating_sub(1)),
        Some(here) => here.saturating_sub(1),
        None => 0,
    };
    if let Some(spot) = spots.get(next) {
        chart.select(*spot);
    }
}

/// The drawing of a map. It is built once; moving and zooming change where its parts stand.
fn drawing(chart: Chart, map: &Arc<AddressMap>, pixels: u32) -> impl IntoView + use<> {
    let height = TOP + map.rows.len() * ROW + 6;
    let selected = {
        let map = Arc::clone(map);
        Memo::new(move |_| {
            chart.workbench.subject().map(|subject| map.spots_of(&subject)).unwrap_or_default()
        })
    };
    let rows: Vec<_> =
        map.rows.iter().enumerate().map(|(at, row)| row_of(chart, selected, at, row)).collect();
    let meetings: Vec<_> =
        map.meetings.iter().filter_map(|meeting| meeting_of(chart.window, meeting)).collect();
    let labels: Vec<_> =
        map.rows.iter().enumerate().flat_map(|(at, row)| labels(chart.window, at, row, pixels)).collect();
    let axis_of = Arc::clone(map);
    let found = move || {
        let part = chart.window.get();
        let position = chart.found.get().filter(|position| (part.from..=part.to).contains(position))?;
        let x = percent(Window::place(part, position));
        Some(view! { <line class="found" x1=x.clone() x2=x y1=TOP - 8 y2=height></line> })
    };
    view! {
        <svg width="100%" height=height aria-hidden="true" focusable="false">
            {move || axis(&axis_of, chart.window.get(), height, pixels)}
            {rows}
            {meetings}
            {labels}
            {found}
        </svg>
    }
}

fn axis(map: &AddressMap, part: Extent, height: usize, pixels: u32) -> impl IntoView + use<> {
    let ticks = map.axis.ticks_within(part, (pixels / TICK_PIXELS).max(2) as usize);
    let width = |letters: usize| {
        let width = letters as u64 * LETTER * 1_000 / u64::from(pixels.max(1));
        u32::try_from(width).unwrap_or(u32::MAX)
    };
    let labels: Vec<_> =
        ticks.iter().map(|tick| (Window::place(part, tick.position), width(tick.label.len()))).collect();
    let begin = along(&labels, 10_000, width(1));
    let tick = |((tick, (place, _)), from): ((Tick, &(u32, u32)), Option<u32>)| {
        let (x, from) = (percent(*place), from.map(|from| (percent(from), tick.label)));
        let (at, label) = from.unwrap_or_default();
        view! {
            <line class="grid" x1=x.clone() x2=x y1=TOP - 8 y2=height></line>
            <text class="tick" x=at y="14">{label}</text>
        }
    };
    let ticks: Vec<_> = ticks.into_iter().zip(&labels).zip(begin).map(tick).collect();
    let breaks: Vec<_> = map
        .axis
        .breaks()
        .filter(|gap| gap.to > part.from && gap.from < part.to)
        .map(|gap| {
            let x = percent(Window::place(part, gap.from.midpoint(gap.to)));
            view! { <svg class="break" x=x y=TOP - 10 width="8" height="14"><path d="M1 0l5 4l-5 4l5 4"></path></svg> }
        })
        .collect();
    view! { <g>{ticks}{breaks}</g> }
}

fn row_of(chart: Chart, selected: Memo<Vec<Spot>>, at: usize, row: &MapRow) -> impl IntoView + use<> {
    let y = TOP + at * ROW;
    let blocks: Vec<_> = row
        .blocks
        .iter()
        .enumerate()
        .map(|(block, of)| block_of(chart, selected, Spot { row: at, block }, of))
        .collect();
    view! {
        <g>
            <text class="owner" x="6" y=y + 15>{row.title.clone()}<tspan class="caption" dx="8">{row.caption.clone()}</tspan></text>
            {blocks}
            <line class="rule" x1="0" x2="100%" y1=y + ROW - 4 y2=y + ROW - 4></line>
        </g>
    }
}

fn block_of(chart: Chart, selected: Memo<Vec<Spot>>, spot: Spot, block: &Block) -> impl IntoView + use<> {
    let y = top_of(spot.row);
    let (x, width) = chart.window.span(block.extent);
    let kept: Vec<_> = block
        .kept
        .iter()
        .map(|kept| {
            let (kept_x, kept_width) = chart.window.span(kept.extent);
            let extent = kept.extent;
            let hidden = move || {
                let is_seen = across(chart.window.get(), extent).is_some_and(|(_, width)| width >= SEEN);
                (!is_seen).then_some("none")
            };
            view! { <rect class="block kept" data-role="reserved" x=kept_x width=kept_width y=y height=BLOCK_HEIGHT display=hidden></rect> }
        })
        .collect();
    let is_selected = move || selected.with(|spots| spots.contains(&spot)).then_some("true");
    view! {
        <rect class="block cell" data-role=block.role.text() data-default=block.default.then_some("true")
            x=x width=width y=y height=BLOCK_HEIGHT data-selected=is_selected
            on:pointerenter=move |_| chart.pointed.set(Some(spot)) on:click=move |_| chart.select(spot)></rect>
        {kept}
    }
}

/// The names of a row's blocks, each cut to its block; none where it would not hold three letters.
fn labels(window: Window, at: usize, row: &MapRow, pixels: u32) -> Vec<AnyView> {
    let y = top_of(at);
    // A network's own range would be written where its first subnet stands.
    let is_written = |block: &&Block| {
        !block.label.is_empty() && (block.role != Role::VirtualNetwork || row.blocks.len() == 1)
    };
    let written = row.blocks.iter().filter(is_written).map(|block| {
        let ((x, width), extent, name) = (window.span(block.extent), block.extent, block.label.clone());
        let shown = move || {
            let (_, width) = across(window.get(), extent)?;
            let room = (u64::from(width) * u64::from(pixels) / 1_000).saturating_sub(80);
            fitted(&name, usize::try_from(room / LETTER).unwrap_or(0))
        };
        let shown = move || shown().unwrap_or_default();
        view! {
            <svg class="label" x=x width=width y=y height=BLOCK_HEIGHT>
                <text x="6" y="19" data-role=block.role.text()>{shown}</text>
            </svg>
        }
        .into_any()
    });
    written.collect()
}

/// What two ranges share, hatched in both rows and joined; allowed pairs are joined calmly.
fn meeting_of(window: Window, meeting: &Meeting) -> Option<impl IntoView + use<>> {
    let rows: Vec<usize> = meeting.spots().map(|spot| spot.row).collect();
    let (first, last) = (rows.iter().min()?, rows.iter().max()?);
    let hatched = if meeting.is_allowed() { &[][..] } else { rows.as_slice() };
    let hatches: Vec<_> = hatched
        .iter()
        .map(|row| {
            let (x, width) = window.span(meeting.extent);
            view! { <rect class="overlap" x=x width=width y=top_of(*row) height=BLOCK_HEIGHT></rect> }
        })
        .collect();
    let extent = meeting.extent;
    let middle = move || percent(across(window.get(), extent).map_or(0, |(x, width)| x + width / 2));
    let hidden = move || across(window.get(), extent).is_none().then_some("none");
    let (top, bottom) = (top_of(*first) + BLOCK_HEIGHT, top_of(*last));
    let join = (bottom > top)
        .then(|| view! { <line class="join" x1=middle x2=middle y1=top y2=bottom display=hidden></line> });
    Some(view! { <g class="meeting" data-verdict=meeting.verdict.text()>{hatches}{join}</g> })
}

/// Where the blocks of a row begin, from the top of the drawing.
pub(super) fn top_of(row: usize) -> usize {
    TOP + row * ROW + BLOCK_TOP
}

impl Window {
    /// Where a range of positions begins and how wide it is, as attributes that follow the window.
    fn span(
        self,
        extent: Extent,
    ) -> (impl Fn() -> String + Copy + Send + 'static, impl Fn() -> String + Copy + Send + 'static) {
        let at = move || across(self.get(), extent).unwrap_or((0, 0));
        (move || percent(at().0), move || percent(at().1))
    }
}

/// Where a range of positions stands in the part that is shown, in ten-thousandths: beginning and width.
pub(super) fn across(part: Extent, extent: Extent) -> Option<(u32, u32)> {
    if extent.to <= part.from || extent.from >= part.to {
        return None;
    }
    let (from, to) = (Window::place(part, extent.from), Window::place(part, extent.to));
    Some((from, (to - from).max(4)))
}

/// `1234` ten-thousandths as `12.34%`.
pub(super) fn percent(place: u32) -> String {
    format!("{}.{:02}%", place / 100, place % 100)
}
