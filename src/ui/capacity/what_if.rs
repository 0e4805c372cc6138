//! What if: numbers that are tried, and the capacity that they would give beside today's.
use std::sync::Arc;

use leptos::prelude::*;

use super::growth::{self, Rate};
use crate::ui::workbench::Workbench;
use aks_network_planner::analysis::{Analysis, Analyzing};
use aks_network_planner::azure::limits::{MAX_PODS, POOL_NODES};
use aks_network_planner::capacity::Row;
use aks_network_planner::design::subject::segment;
use aks_network_planner::edit::{self, Edit};
use aks_network_planner::resolve::{Moment, ResolvedPool};

/// A field of a pool that is tried.
struct Dial {
    field: &'static str,
    label: &'static str,
    now: u64,
    most: u64,
}

/// The controls for each pool of a cluster, and what they would change.
pub(super) fn section(
    workbench: Workbench,
    analysis: &Arc<Analysis>,
    place: usize,
    rate: Rate,
) -> Option<impl IntoView + use<>> {
    let cluster = analysis.resolved.clusters.get(place)?;
    let of_cluster = format!("clusters/{}", segment(cluster.name()));
    let tries = RwSignal::new(Vec::<Edit>::new());
    let pools: Vec<_> = cluster
        .pools()
        .iter()
        .map(|pool| {
            let subject = format!("{of_cluster}/pools/{}", segment(&pool.name));
            let dials: Vec<_> =
                dials(pool).into_iter().map(|dial| control(tries, subject.clone(), dial)).collect();
            view! { <fieldset><legend>{format!("Pool {}", pool.name)}</legend>{dials}</fieldset> }
        })
        .collect();
    if pools.is_empty() {
        return None;
    }
    let now = Arc::clone(analysis);
    let tried = Memo::new_with_compare(
        move |_| {
            let edits = tries.get();
            let design = workbench.design().filter(|_| !edits.is_empty())?;
            let edited = edit::apply(&design, &edits);
            Some(Arc::new(Analyzing::new(&edited.design, now.today).finish()))
        },
        |_, _| true,
    );
    let apply = move |_| {
        workbench.change_at_once(tries.get_untracked());
        tries.set(Vec::new());
    };
    let grown = growth::part(
        rate,
        Signal::derive({
            let now = Arc::clone(analysis);
            move || tried.get().unwrap_or_else(|| Arc::clone(&now))
        }),
        place,
    );
    let now = Arc::clone(analysis);
    let compared = move || tried.get().map(|then| compared(&now, &then, place));
    Some(view! {
        <section class="what-if">
            <h2>"What if"</h2>
            <p>"Nothing of the design changes before it is applied."</p>
            <div class="dials">{pools}</div>
            <div aria-live="polite">{compared}</div>
            <div class="actions">
                <button class="primary" disabled=move || tries.with(Vec::is_empty) on:click=apply>"Apply"</button>
                <button disabled=move || tries.with(Vec::is_empty) on:click=move |_| tries.set(Vec::new())>"Clear"</button>
            </div>
            {grown}
        </section>
    })
}

fn dials(pool: &ResolvedPool) -> Vec<Dial> {
    let wide = |now: u64, least: u64| now.saturating_mul(3).clamp(least, POOL_NODES.value);
    let count = pool.count.get().unwrap_or_default();
    let mut dials = vec![Dial { field: "count", label: "Nodes", now: count, most: wide(count, 30) }];
    if let Some(most) = pool.max_count.filter(|_| pool.autoscaled) {
        dials.push(Dial { field: "maxCount", label: "Most nodes", now: most, most: wide(most, 50) });
    }
    if let Some(pods) = pool.max_pods.get() {
        dials.push(Dial {
            field: "maxPods",
            label: "Most pods on a node",
            now: pods,
            most: MAX_PODS.value.1,
        });
    }
    dials.push(Dial {
        field: "maxSurge",
        label: "Extra nodes during an upgrade",
        now: pool.surge_of(count).unwrap_or(1),
        most: 20,
    });
    dials
}

/// A slider whose number answers while it moves.
fn control(tries: RwSignal<Vec<Edit>>, subject: String, dial: Dial) -> impl IntoView {
    let Dial { field, label, now, most } = dial;
    let of = StoredValue::new(subject);
    let tried = move || {
        tries.with(|tries| {
            tries.iter().find_map(|edit| match edit {
                Edit::Set { subject, field: of_field, text }
                    if *subject == of.get_value() && of_field == field =>
                {
                    text.parse::<u64>().ok()
                }
                _ => None,
            })
        })
    };
    let shown = move || tried().unwrap_or(now);
    let turn = move |event| {
        let text = event_target_value(&event);
        tries.update(|tries| {
            let is_this = |edit: &Edit| matches!(edit, Edit::Set { subject, field: of_field, .. } if *subject == of.get_value() && of_field == field);
            tries.retain(|edit| !is_this(edit));
            if text != now.to_string() {
                tries.push(Edit::Set { subject: of.get_value(), field: field.to_owned(), text });
            }
        });
    };
    view! {
        <label>
            {label}" "<span class="num">{move || shown().to_string()}</span>
            <input type="range" min="0" max=most.to_string() prop:value=move || shown().to_string() on:input=turn />
        </label>
    }
}

/// The capacity now and as it would be, resource by resource.
fn compared(now: &Analysis, then: &Analysis, place: usize) -> impl IntoView + use<> {
    let rows =
        |analysis: &Analysis| analysis.capacity.get(place).map(|of| of.rows.clone()).unwrap_or_default();
    let (before, after) = (rows(now), rows(then));
    let entries: Vec<_> = after
        .iter()
        .map(|row| {
            let own = before.iter().find(|own| own.resource == row.resource && own.name == row.name);
            let cells: Vec<_> = Moment::ALL.into_iter().map(|moment| cell(own, row, moment)).collect();
            view! { <tr><th scope="row">{row.resource.title()}" "<small>{row.name.clone()}</small></th>{cells}</tr> }
        })
        .collect();
    let heads: Vec<_> =
        Moment::ALL.into_iter().map(|moment| view! { <th scope="col">{moment.title()}</th> }).collect();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label="As it would be">
            <table class="plain">
                <thead><tr><th scope="col">"As it would be"</th>{heads}</tr></thead>
                <tbody>{entries}</tbody>
            </table>
        </div>
    }
}

fn cell(before: Option<&Row>, after: &Row, moment: Moment) -> impl IntoView + use<> {
    let then = after.at(moment);
    let now = before.map(|row| row.left(moment)).unwrap_or_default();
    let would = after.left(moment);
    let fits = then.fits().map(|fits| if fits { "yes" } else { "no" });
    let changed = (now != would).then_some("");
    let before = changed.filter(|_| !now.is_empty()).map(|_| view! { <small>{format!("now {now}")}</small> });
    view! {
        <td data-fits=fits data-changed=changed>
            {would}{before}
        </td>
    }
}
