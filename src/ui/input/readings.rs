//! What was read: a line per document, its used, unused and doubtful parts on demand.
use std::sync::Arc;

use leptos::prelude::*;

use super::paste::problem;
use crate::ui::workbench::{Source, Workbench};
use aks_network_planner::export::{Input, decided_in_merging};
use aks_network_planner::import::{Kind, Reading};
use aks_network_planner::rules::Severity;
use aks_network_planner::text::LineIndex;

/// What merging decided, of which a fleet pasted twice has thousands.
const DECISIONS_SHOWN: usize = 50;

/// Every reading, with a button to take out the text that it came from.
pub(super) fn list(workbench: Workbench) -> impl IntoView {
    let selected = Memo::new(move |_| workbench.readings_of_subject());
    view! {
        <ul class="readings">
            <For each=move || workbench.sources() key=|source| source.number let:source>
                {of_source(workbench, selected, &source)}
            </For>
        </ul>
        {move || workbench.answer().map(|answer| {
            let decided = decided_in_merging(&answer.merged).take(DECISIONS_SHOWN);
            decided.map(|(_, message)| view! { <p class="problem" data-severity="note">{message}</p> }).collect_view()
        })}
    }
}

fn of_source(
    workbench: Workbench,
    selected: Memo<Vec<usize>>,
    source: &Arc<Source>,
) -> impl IntoView + use<> {
    let number = source.number;
    let last = source.readings.len().saturating_sub(1);
    let entries = (0..source.readings.len()).filter_map(|at| {
        let entry = entry(source, at)?;
        let remove = (at == last).then(|| {
            let label = format!("Remove {}", source.name);
            view! {
                <button class="plain" aria-label=label on:click=move |_| workbench.remove(number)>"Remove"</button>
            }
        });
        let is_selected = move || {
            let before = workbench.readings_before(number);
            selected.with(|selected| selected.contains(&(before + at))).then_some("")
        };
        Some(view! { <li class="reading" data-selected=is_selected>{entry}{remove}</li> })
    });
    entries.collect_view()
}

fn entry(source: &Arc<Source>, at: usize) -> Option<impl IntoView + use<>> {
    let (reading, input) = (source.readings.get(at)?, source.inputs.get(at)?);
    let worst = input.problems.iter().map(|problem| problem.severity).min();
    let doubtful = input.problems.len();
    Some(view! {
        <b>{title(reading)}</b>
        <small>{summary(reading, input)}</small>
        <details class="quiet" open=worst == Some(Severity::Error)>
            <summary>{format!("{} used, {} not used, {doubtful} doubtful", reading.places.len(), reading.ignored.len())}</summary>
            {input.problems.iter().cloned().map(problem).collect_view()}
            {used(source, reading)}
            {ignored(reading)}
        </details>
    })
}

/// What it is about: its clusters, networks or ranges by name.
fn title(reading: &Reading) -> String {
    let clusters = reading.part.clusters.iter().map(|cluster| cluster.name.as_str());
    let networks =
        reading.part.networks.iter().filter(|network| network.is_read()).map(|network| network.name.as_str());
    let ranges = reading.part.ranges.iter().map(|range| range.name.as_str());
    let names: Vec<&str> = clusters.chain(networks).chain(ranges).filter(|name| !name.is_empty()).collect();
    match names.as_slice() {
        [] => reading.name.clone(),
        [name] => (*name).to_owned(),
        [first, second] => format!("{first}, {second}"),
        [first, .., last] => format!("{first} … {last} ({})", names.len()),
    }
}

fn summary(reading: &Reading, input: &Input) -> String {
    let what = match reading.kind {
        Kind::ManagedCluster => "managed cluster",
        Kind::ManagedClusterList => "list of clusters",
        Kind::ResourceGraph => "Resource Graph answer",
        Kind::NetworkProfile => "network profile",
        Kind::NodePools => "node pools",
        Kind::Subnet => "subnets",
        Kind::VirtualNetwork => "virtual networks",
        Kind::Ranges => "ranges",
        Kind::Commands => "commands",
        Kind::Error => "error",
        Kind::Kubernetes => "what Kubernetes shows",
        Kind::Design => "design",
        Kind::Unknown => "nothing that can be read",
    };
    format!("{what} · {}", input.name)
}

/// The values that were used and their lines; a list of thousands is cut.
fn used(source: &Arc<Source>, reading: &Reading) -> Option<impl IntoView + use<>> {
    const SHOWN: usize = 200;
    let text = source.text.as_deref()?;
    if reading.places.is_empty() {
        return None;
    }
    let lines = LineIndex::new(text);
    let places = reading.places.iter().take(SHOWN).map(|place| {
        let value = place.span.of(text);
        let value: String = value.chars().take(60).collect();
        (place.subject.clone(), value, lines.line_column(place.span.start).line)
    });
    let entries: Vec<_> = places
        .map(|(subject, value, line)| view! { <li><code>{subject}</code>" "{value}" · line "{line}</li> })
        .collect();
    Some(view! { <p class="label">"Used"</p><ul class="used">{entries}</ul> })
}

fn ignored(reading: &Reading) -> Option<impl IntoView + use<>> {
    let keys = reading.ignored.join(", ");
    (!keys.is_empty())
        .then(|| view! { <p class="label">"Not used"</p><p class="ignored"><code>{keys}</code></p> })
}
