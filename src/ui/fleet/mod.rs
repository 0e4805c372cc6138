//! The fleet: every cluster in one table, what they have in common, and which to act on first. The annex lays it out and
//! keeps it; a page of the table travels.
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser;
use super::parts::copy;
use super::parts::plain::{element, lazy_fold, text};
use super::told::{Took, shown, told};
use super::workbench::Workbench;
use aks_network_planner::messages::{Sight, Wanted, inventory};

const ABOUT: &str = "Search finds names, groups, regions, versions, network models, policies, outbound types, and `error`, `warning` \
                     or `note` for the worst finding; every word must be found.";

/// The column that the table is sorted by at first: how each cluster stands.
const STANDING: usize = 1;

pub(crate) fn view(workbench: Workbench) -> AnyView {
    let sight = RwSignal::new(Sight { column: STANDING, ..Sight::default() });
    let has_clusters = Memo::new(move |_| workbench.has_clusters());
    let content = move || match has_clusters.get() {
        true => of_fleet(workbench, sight),
        false => shown(workbench, &inventory()),
    };
    element("div", "fleet", vec![text("h1", "", "Fleet"), content.into_any()])
}

/// What a fleet can be chosen by: each facet's title with its values.
type Facets = Vec<(String, Vec<String>)>;

fn of_fleet(workbench: Workbench, sight: RwSignal<Sight>) -> AnyView {
    let facets = RwSignal::new(Facets::new());
    let wanted = Callback::new(move |()| {
        workbench.follow();
        Some(Wanted::Fleet(sight.get()))
    });
    let took = Callback::new(move |took| match took {
        Took::Column(column) => sight.update(|sight| {
            sight.is_descending = sight.column == column && !sight.is_descending;
            sight.column = column;
            sight.first = 0;
        }),
        Took::Page(first) => sight.update(|sight| sight.first = first),
        Took::Facets(told) if facets.with_untracked(|known| *known != told) => facets.set(told),
        _ => {}
    });
    element(
        "div",
        "",
        vec![
            text("h2", "", "Every cluster"),
            controls(workbench, sight, facets),
            text("p", "", ABOUT),
            told(workbench, wanted, took),
            lazy_fold("Which addresses they use", "quiet", move || space(workbench, sight)),
        ],
    )
}

fn controls(workbench: Workbench, sight: RwSignal<Sight>, facets: RwSignal<Facets>) -> AnyView {
    let search = move |event| {
        let text = event_target_value(&event);
        sight.update(|sight| (sight.text, sight.first) = (text, 0));
    };
    let below = move |event| {
        let most = event_target_value(&event).trim().parse().ok();
        sight.update(|sight| (sight.headroom_below, sight.first) = (most, 0));
    };
    let save = move |_| {
        spawn_local(async move {
            let csv = workbench.document(Wanted::FleetCsv(sight.get_untracked())).await;
            csv.into_iter().for_each(|csv| browser::save("fleet.csv", "text/csv", &csv));
        });
    };
    let markdown = move || workbench.document(Wanted::FleetMarkdown(sight.get_untracked()));
    let choices = move || {
        facets.get().into_iter().enumerate().map(|(at, facet)| choice(sight, at, facet)).collect::<Vec<_>>()
    };
    view! {
        <div class="filters" role="search" aria-label="Filters">
            <label>"Search "<input type="search" on:input=search /></label>
            <label>"Headroom below (%) "<input type="number" on:input=below /></label>
            {choices}
            <button on:click=save>"Save as CSV"</button>
            {copy::button_for("Copy as Markdown", markdown)}
            <a href="#/map">"Their addresses on the map"</a>
        </div>
    }
    .into_any()
}

/// One of the values that occur, or any.
fn choice(sight: RwSignal<Sight>, at: usize, (title, values): (String, Vec<String>)) -> AnyView {
    let chosen =
        sight.with_untracked(|sight| sight.values.iter().find(|one| one.0 == at).map(|one| one.1.clone()));
    let choose = move |event| {
        let value = event_target_value(&event);
        sight.update(|sight| {
            sight.values.retain(|one| one.0 != at);
            sight.values.extend((!value.is_empty()).then_some((at, value)));
            sight.first = 0;
        });
    };
    // What was chosen stays chosen, also where an edit has left it to no cluster.
    let gone = chosen.clone().filter(|chosen| !values.contains(chosen));
    let options = values.into_iter().chain(gone).map(|value| {
        let selected = chosen.as_ref() == Some(&value);
        view! { <option value=value.clone() selected=selected>{value.clone()}</option> }.into_any()
    });
    let options: Vec<AnyView> = options.collect();
    view! {
        <label>{title}" "<select on:change=choose><option value="">"any"</option>{options}</select></label>
    }
    .into_any()
}

fn space(workbench: Workbench, sight: RwSignal<Sight>) -> AnyView {
    let within = RwSignal::new(String::new());
    let wanted = Callback::new(move |()| {
        workbench.follow();
        Some(Wanted::FleetSpace(sight.get(), within.get().parse().ok()))
    });
    let took = Callback::new(move |took| {
        if let Took::Within(range) = took {
            within.set(range);
        }
    });
    let type_in = move |event| within.set(event_target_value(&event));
    view! {
        <div class="filters">
            <label>"Within, such as 10.3.0.0/16 "<input prop:value=within on:input=type_in /></label>
        </div>
        {told(workbench, wanted, took)}
    }
    .into_any()
}
