//! What was read: a line per document, its used, unused and doubtful parts on demand.
use std::sync::Arc;

use leptos::prelude::*;

use super::paste::problem;
use crate::ui::quotation::{self, Quotation};
use crate::ui::workbench::{Source, Workbench};
use aks_network_planner::export::Input;
use aks_network_planner::import::{Kind, Merged, Reading};
use aks_network_planner::resolve::DefaultTaken;
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
        {move || workbench.answer().map(|answer| decisions(workbench, &answer.merged))}
    }
}

/// To what parts were taken to belong that nobody named, and where two texts disagree.
fn decisions(workbench: Workbench, merged: &Merged) -> impl IntoView + use<> {
    let attached = merged.attachments.iter().take(DECISIONS_SHOWN).map(|of| {
        view! { <p class="problem" data-severity="note">{of.message.clone()}</p> }
    });
    let attached: Vec<_> = attached.collect();
    let names = workbench.names();
    let name = |reading: usize| names.get(reading).cloned().unwrap_or_default();
    let conflicts = merged.conflicts.iter().take(DECISIONS_SHOWN).map(|of| {
        let (later, earlier) = (name(of.later_reading), name(of.earlier_reading));
        view! {
            <li>
                <code>{of.subject.clone()}</code>": "<b>{of.later.clone()}</b>{format!(" of {later} counts, ")}
                <s>{of.earlier.clone()}</s>{format!(" of {earlier} does not")}
            </li>
        }
    });
    let conflicts: Vec<_> = conflicts.collect();
    view! {
        {attached}
        {(!conflicts.is_empty()).then(|| view! {
            <section class="conflicts">
                <h3>"Where two texts disagree, the newer one counts"</h3>
                <ul>{conflicts}</ul>
            </section>
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
        let entry = entry(workbench, source, at)?;
        let remove = (at == last).then(|| {
            // One text may hold several documents, which go together.
            let (words, label) = match last {
                0 => ("Remove".to_owned(), format!("Remove {}", source.name)),
                _ => (format!("Remove all {}", last + 1), format!("Remove all {} of {}", last + 1, source.name)),
            };
            view! {
                <button class="plain" aria-label=label on:click=move |_| workbench.remove(number)>{words}</button>
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

fn entry(workbench: Workbench, source: &Arc<Source>, at: usize) -> Option<impl IntoView + use<>> {
    const CLUSTERS_SHOWN: usize = 5;
    let (reading, input) = (source.readings.get(at)?, source.inputs.get(at)?);
    let worst = input.problems.iter().map(|problem| problem.severity).min();
    let is_broken = worst == Some(Severity::Error);
    let counts = format!(
        "{} used, {} not used, {} doubtful",
        reading.places.len(),
        reading.ignored.len(),
        input.problems.len()
    );
    // What is folded away is made when somebody looks.
    let unfolded = RwSignal::new(is_broken);
    let toggled = move |event: leptos::ev::Event| {
        unfolded.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    };
    let source = Arc::clone(source);
    let details = move || {
        let (reading, input) = (source.readings.get(at)?, source.inputs.get(at).filter(|_| unfolded.get())?);
        let clusters = reading.part.clusters.iter().take(CLUSTERS_SHOWN).map(|cluster| cluster.name.clone());
        Some(view! {
            {input.problems.iter().cloned().map(problem).collect_view()}
            {used(&source, at)}
            {defaults(workbench, source.number, at, clusters.collect())}
            {ignored(reading)}
        })
    };
    Some(view! {
        <b>{title(reading)}</b>
        <small>{summary(reading, input)}</small>
        <details class="quiet" open=is_broken on:toggle=toggled>
            <summary>{counts}</summary>
            {details}
        </details>
    })
}

/// What it is about: its clusters, networks or ranges by name.
fn title(reading: &Reading) -> String {
    let clusters = reading.part.clusters.iter().map(|cluster| cluster.name.as_str());
    let networks =
        reading.part.networks.iter().filter(|network| network.is_read()).map(|network| network.name.as_str());
    let ranges = reading.part.ranges.iter().map(|range| range.name.as_str());
    let errors = reading.part.errors.iter().map(|error| error.code.as_deref().unwrap_or(&error.message));
    let mut errors: Vec<&str> = errors.collect();
    errors.dedup();
    let names: Vec<&str> =
        clusters.chain(networks).chain(ranges).chain(errors).filter(|name| !name.is_empty()).collect();
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
        Kind::Surroundings => "routes, security groups and addresses",
        Kind::ArmTemplate => "ARM template",
        Kind::WhatIf => "what-if result",
        Kind::Bicep => "Bicep",
        Kind::Terraform => "Terraform",
        Kind::TerraformPlan => "Terraform plan",
        Kind::TerraformState => "Terraform state",
        Kind::Design => "design",
        Kind::Unknown => "nothing that can be read",
    };
    format!("{what} · {}", input.name)
}

/// The values that were used, each of which shows its line when it is pressed; a list of thousands is cut.
fn used(source: &Arc<Source>, at: usize) -> Option<impl IntoView + use<>> {
    const SHOWN: usize = 200;
    let (text, reading) = (source.text.as_deref()?, source.readings.get(at)?);
    let more = reading.places.len().saturating_sub(SHOWN);
    if reading.places.is_empty() {
        return None;
    }
    let lines = LineIndex::new(text);
    let open = RwSignal::new(None);
    let entries = reading.places.iter().take(SHOWN).enumerate().map(|(number, place)| {
        let value: String = place.span.of(text).chars().take(60).collect();
        let line = lines.line_column(place.span.start).line;
        let is_open = move || open.get() == Some(number);
        let toggle = move |_| open.update(|open| *open = (*open != Some(number)).then_some(number));
        let source = Arc::clone(source);
        let quotation = move || {
            let reading = source.readings.get(at).filter(|_| is_open())?;
            Quotation::of(&source, reading, reading.places.get(number)?).map(quotation::lines)
        };
        view! {
            <li>
                <code>{place.subject.clone()}</code>" "{value}" "
                <button class="plain" aria-expanded=move || is_open().to_string() on:click=toggle>
                    {format!("line {line}")}
                </button>
                {quotation}
            </li>
        }
    });
    let entries: Vec<_> = entries.collect();
    Some(view! {
        <p class="label">"Used"</p>
        <ul class="used">{entries}</ul>
        {(more > 0).then(|| view! { <p>{format!("and {more} more")}</p> })}
    })
}

/// What its clusters take that nobody gave.
fn defaults(workbench: Workbench, number: usize, at: usize, clusters: Vec<String>) -> impl IntoView + use<> {
    move || {
        let taken = workbench.defaults_taken(workbench.readings_before(number) + at, &clusters);
        let entries: Vec<_> = taken
            .into_iter()
            .map(|DefaultTaken { subject, value, source }| {
                view! {
                    <li>
                        <code>{subject}</code>" "{value}" "
                        <a href=source.url rel="noreferrer" target="_blank">"a default"</a>
                    </li>
                }
            })
            .collect();
        (!entries.is_empty()).then(|| {
            view! { <p class="label">"Defaults that the service takes"</p><ul class="defaults">{entries}</ul> }
        })
    }
}

fn ignored(reading: &Reading) -> Option<impl IntoView + use<>> {
    let keys = reading.ignored.join(", ");
    (!keys.is_empty())
        .then(|| view! { <p class="label">"Not used"</p><p class="ignored"><code>{keys}</code></p> })
}
