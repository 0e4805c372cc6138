//! The address map: every range of the design on one axis, its table, and who owns an address.

mod drawing;
mod edges;
mod handles;
mod range;
mod search;
mod table;
mod window;

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::copy;
use super::workbench::Workbench;
use aks_network_planner::drawing::{AddressMap, Scale, Spot, address_map, unplaced};
use aks_network_planner::net::Family;
use edges::Edging;
use window::Window;

/// What the map shows, and which block is pointed at. Copies are the same.
#[derive(Clone, Copy)]
struct Chart {
    workbench: Workbench,
    family: RwSignal<Family>,
    scale: RwSignal<Scale>,
    window: Window,
    /// A spot of the map that is drawn.
    pointed: RwSignal<Option<Spot>>,
    map: Memo<Option<Arc<AddressMap>>>,
    /// The position of the address that is searched for.
    found: RwSignal<Option<u32>>,
}

impl Chart {
    fn new(workbench: Workbench) -> Chart {
        let (family, scale) = (RwSignal::new(Family::IPv4), RwSignal::new(Scale::Readable));
        let draw = move |_: Option<&Option<Arc<AddressMap>>>| {
            let analysis = workbench.answer()?.analysis;
            Some(Arc::new(address_map(&analysis, family.get(), scale.get())))
        };
        let map = Memo::new_with_compare(draw, |_, _| true);
        let length = Signal::derive(move || map.get().map_or(1, |map| map.axis.length()));
        let window = Window::new(length);
        Chart {
            workbench,
            family,
            scale,
            window,
            pointed: RwSignal::new(None),
            map,
            found: RwSignal::new(None),
        }
    }

    /// Points at what is selected, in a map that is drawn anew.
    fn follow(self, map: &AddressMap) {
        let subject = untrack(|| self.workbench.subject());
        self.pointed.set(subject.and_then(|subject| map.spots_of(&subject).first().copied()));
    }

    /// Selects a block, and with it what it is of.
    fn select(self, spot: Spot) {
        self.pointed.set(Some(spot));
        let subject =
            self.map.get_untracked().and_then(|map| Some(map.block(spot)?.subjects.first()?.clone()));
        self.workbench.point_at(subject);
    }
}

pub(crate) fn view(workbench: Workbench) -> impl IntoView {
    let chart = Chart::new(workbench);
    let edging = Edging::new(chart);
    view! {
        <h1>"Address map"</h1>
        {search::field(chart)}
        {controls(chart)}
        {drawing::frame(chart, edging)}
        <p class="pointed" role="status">{move || pointed(chart)}</p>
        {move || change(chart)}
        {range::section(edging)}
        {key()}
        {move || missing(chart)}
        {table::section(chart)}
    }
}

fn controls(chart: Chart) -> impl IntoView {
    let has_ipv6 = Memo::new(move |_| {
        let answer = chart.workbench.answer();
        answer.is_some_and(|answer| {
            !address_map(&answer.analysis, Family::IPv6, Scale::Readable).rows.is_empty()
        })
    });
    let toggle = move |label: &'static str, is_on: Signal<bool>, press: Callback<()>| {
        view! { <button aria-pressed=move || is_on.get().to_string() on:click=move |_| press.run(())>{label}</button> }
    };
    let scale = move |label, value: Scale| {
        let press = Callback::new(move |()| {
            chart.scale.set(value);
            chart.window.reset();
        });
        toggle(label, Signal::derive(move || chart.scale.get() == value), press)
    };
    let family = move |label, value: Family| {
        let press = Callback::new(move |()| {
            chart.family.set(value);
            chart.window.reset();
        });
        toggle(label, Signal::derive(move || chart.family.get() == value), press)
    };
    view! {
        <div class="actions">
            <div class="segments" role="group" aria-label="Scale">
                {scale("Readable", Scale::Readable)}
                {scale("True scale", Scale::TrueScale)}
            </div>
            <Show when=move || has_ipv6.get()>
                <div class="segments" role="group" aria-label="Address family">
                    {family("IPv4", Family::IPv4)}
                    {family("IPv6", Family::IPv6)}
                </div>
            </Show>
            <div class="segments" role="group" aria-label="Zoom">
                <button aria-label="Zoom in" on:click=move |_| chart.window.zoom_in()>"+"</button>
                <button aria-label="Zoom out" on:click=move |_| chart.window.zoom_out()>"−"</button>
                <button on:click=move |_| chart.window.reset()>"All"</button>
            </div>
        </div>
    }
}

/// Leads to the values of what is selected.
fn change(chart: Chart) -> Option<impl IntoView> {
    let change = chart.workbench.changing(&[chart.workbench.subject()?])?;
    Some(
        view! { <div class="actions"><button on:click=move |_| change.run(())>"Change its values"</button></div> },
    )
}

/// What is pointed at, in a sentence, and what it meets.
fn pointed(chart: Chart) -> String {
    let told = chart.map.get().zip(chart.pointed.get()).and_then(|(map, spot)| {
        let block = map.block(spot)?.words();
        let meetings = map.meetings.iter().filter(|meeting| meeting.spots().any(|other| other == spot));
        let meetings: Vec<String> = meetings.take(3).map(|meeting| meeting.words.clone()).collect();
        Some([vec![block], meetings].concat().join(" "))
    });
    told.unwrap_or_else(|| {
        "Point at a range, or focus the map: arrows up and down go through the ranges, left and right move, + and − zoom, 0 shows all.".to_owned()
    })
}

fn key() -> impl IntoView {
    const KINDS: [(&str, &str); 6] = [
        ("subnet", "subnet"),
        ("free", "free in a network"),
        ("serviceCidr", "services and pods"),
        ("onPremises", "connected"),
        ("reserved", "kept by the platform"),
        ("overlap", "collides"),
    ];
    let entry = |(role, label): (&'static str, &'static str)| {
        view! { <li><svg class="swatch" aria-hidden="true"><rect class="block" data-role=role width="100%" height="100%"></rect></svg>{label}</li> }
    };
    view! { <ul class="key">{KINDS.map(entry).collect_view()}</ul> }
}

/// Ranges that are used and not known, with the commands that tell.
fn missing(chart: Chart) -> Option<impl IntoView + use<>> {
    let unplaced = unplaced(&chart.workbench.answer()?.analysis);
    let entries: Vec<_> = unplaced
        .into_iter()
        .take(20)
        .map(|of| view! { <li><p>{format!("The range of the {} is not known.", of.words)}</p>{copy::command(of.ask)}</li> })
        .collect();
    (!entries.is_empty())
        .then(|| view! { <section><h2>"Not on the map"</h2><ul class="unknown">{entries}</ul></section> })
}
