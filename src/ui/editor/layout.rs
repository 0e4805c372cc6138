//! The subnets of a network laid out: those that it has and needs, each with a size, become ranges in the annex.
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::workbench::Workbench;
use aks_network_planner::edit::Edit;
use aks_network_planner::messages::{Answer, Wanted};
use aks_network_planner::net::Prefix;
use aks_network_planner::net::wording::number;
use aks_network_planner::propose::{PlannedSubnet, Settled, SettledSubnet, Size};

/// A row of the table. Copies are the same row.
#[derive(Clone, Copy)]
struct Row {
    /// Tells it from the others.
    key: usize,
    plan: StoredValue<PlannedSubnet>,
    name: RwSignal<String>,
    size: RwSignal<String>,
    stays: RwSignal<bool>,
}

/// What came of the layout.
#[derive(Clone, PartialEq)]
enum Found {
    Nothing,
    Looking,
    Settled(Settled),
    Failed(String),
}

/// The section. Copies are the same one.
#[derive(Clone, Copy)]
struct Section {
    workbench: Workbench,
    network: RwSignal<usize>,
    rows: RwSignal<Vec<Row>>,
    found: RwSignal<Found>,
}

pub(super) fn section(workbench: Workbench) -> impl IntoView {
    let section = Section {
        workbench,
        network: RwSignal::new(0),
        rows: RwSignal::new(Vec::new()),
        found: RwSignal::new(Found::Nothing),
    };
    // Rows are about one design.
    Effect::new(move |_| {
        workbench.design();
        section.clear();
    });
    let networks = Memo::new(move |_| {
        let design = workbench.design();
        let names =
            design.iter().flat_map(|design| design.networks.iter().map(|network| network.name.clone()));
        names.collect::<Vec<_>>()
    });
    move || (!networks.with(Vec::is_empty)).then(|| section.view(networks.get()))
}

impl Section {
    fn view(self, networks: Vec<String>) -> impl IntoView {
        self.network.set(0);
        let options = networks.into_iter().enumerate();
        let options =
            options.map(|(at, name)| view! { <option value=at.to_string()>{name}</option> }).collect_view();
        let chosen = move |event| {
            self.network.set(event_target_value(&event).parse().unwrap_or_default());
            self.clear();
        };
        view! {
            <section class="proposals layout">
                <h2>"Lay out a network"</h2>
                <p>"All its subnets, and those that its clusters still need, in aligned blocks without waste. What stays keeps its range."</p>
                <div class="actions">
                    <label>"Network " <select on:change=chosen>{options}</select></label>
                    <button on:click=move |_| self.plan()>"List its subnets"</button>
                </div>
                {move || (!self.rows.with(Vec::is_empty)).then(|| self.table())}
                <div aria-live="polite">{move || self.shown()}</div>
            </section>
        }
    }

    fn clear(self) {
        self.rows.set(Vec::new());
        self.found.set(Found::Nothing);
    }

    fn plan(self) {
        self.clear();
        self.make(Wanted::Plan { network: self.network.get_untracked() });
    }

    fn lay_out(self) {
        let rows = self.rows.get_untracked().into_iter().map(Row::planned).collect();
        self.make(Wanted::Layout { network: self.network.get_untracked(), rows });
    }

    fn make(self, wanted: Wanted) {
        self.found.set(Found::Looking);
        spawn_local(async move {
            let made = self.workbench.made(wanted).await;
            self.found.set(match made {
                Ok(Answer::Planned(plan)) => {
                    plan.into_iter().for_each(|planned| self.add(planned));
                    if self.rows.with_untracked(Vec::is_empty) {
                        self.add_own();
                    }
                    Found::Nothing
                }
                Ok(Answer::Settled(settled)) => Found::Settled(settled),
                Ok(_) => Found::Failed("Nothing was laid out.".to_owned()),
                Err(failure) => Found::Failed(failure.sentence("Nothing was laid out")),
            });
        });
    }

    fn add(self, plan: PlannedSubnet) {
        self.rows.update(|rows| {
            rows.push(Row {
                key: rows.last().map_or(0, |last| last.key + 1),
                name: RwSignal::new(plan.name.clone()),
                size: RwSignal::new(plan.size.map(|size| size.to_string()).unwrap_or_default()),
                stays: RwSignal::new(plan.locked),
                plan: StoredValue::new(plan),
            });
        });
    }

    /// Adds a subnet that nothing asks for.
    fn add_own(self) {
        let named = |number: usize| format!("snet-{number}");
        let is_free = |name: &String| {
            self.rows.with_untracked(|rows| rows.iter().all(|row| row.name.get_untracked() != *name))
        };
        self.add(PlannedSubnet {
            name: (1..).map(named).find(is_free).unwrap_or_default(),
            ..Default::default()
        });
    }

    fn table(self) -> impl IntoView {
        let is_wrong = move || self.rows.with(|rows| rows.iter().any(|row| row.mistake().is_some()));
        view! {
            <div class="scroll">
                <table class="plain rows">
                    <thead><tr>
                        <th scope="col">"Subnet"</th>
                        <th scope="col">"Range now"</th>
                        <th scope="col">"Size wanted"</th>
                        <th scope="col">"Stays"</th>
                    </tr></thead>
                    <For each=move || self.rows.get() key=|row| row.key let:row>{self.row(row)}</For>
                </table>
            </div>
            <div class="actions">
                <button on:click=move |_| self.add_own()>"Add a subnet to lay out"</button>
                <button class="primary" disabled=is_wrong on:click=move |_| self.lay_out()>"Lay out"</button>
            </div>
        }
    }

    fn row(self, row: Row) -> impl IntoView {
        let PlannedSubnet { name, now, serves, why, .. } = row.plan.get_value();
        let is_own = now.is_empty() && serves.is_none() && why.is_empty();
        let of = move |what: &str| format!("{what} of {}", row.name.get());
        let title = match is_own {
            true => view! {
                <input type="text" aria-label="Name of the subnet" spellcheck="false" autocomplete="off" prop:value=row.name
                    on:change=move |event| row.name.set(event_target_value(&event).trim().to_owned())/>
            }
            .into_any(),
            false => name.into_any(),
        };
        let is_new = is_own || serves.is_some();
        let leave_out = move |_| self.rows.update(|rows| rows.retain(|other| other.key != row.key));
        let stays = match is_new {
            true => view! { <button class="plain" aria-label=move || of("Leave out the row") on:click=leave_out>"Leave out"</button> }.into_any(),
            false => view! {
                <input type="checkbox" aria-label=move || of("Keep the range") prop:checked=row.stays
                    on:change=move |event| row.stays.set(event_target_checked(&event))/>
            }
            .into_any(),
        };
        let why = (!why.is_empty()).then(|| view! { <p>{why.join(" ")}</p> });
        view! {
            <tbody>
                <tr>
                    <th scope="row">{title}</th>
                    <td class="num">{listed(&now)}</td>
                    <td>
                        <input type="text" class="num" spellcheck="false" autocomplete="off" placeholder="/26 or 50"
                            aria-label=move || of("Size") prop:value=row.size disabled=row.stays
                            aria-invalid=move || row.mistake().is_some().then_some("true")
                            on:input=move |event| row.size.set(event_target_value(&event))/>
                    </td>
                    <td>{stays}</td>
                </tr>
                <tr><td colspan="4">
                    {why}
                    {move || row.mistake().map(|mistake| view! { <p class="problem" role="alert" data-severity="error">{mistake}</p> })}
                </td></tr>
            </tbody>
        }
    }

    fn shown(self) -> AnyView {
        match self.found.get() {
            Found::Nothing => ().into_any(),
            Found::Looking => view! { <p>"Looking …"</p> }.into_any(),
            Found::Failed(why) => view! { <p class="problem" data-severity="error">{why}</p> }.into_any(),
            Found::Settled(settled) => self.settled(settled).into_any(),
        }
    }

    fn settled(self, settled: Settled) -> impl IntoView {
        let Settled { subnets, free, steps, notes } = settled;
        let rows: Vec<_> = subnets.into_iter().map(line).collect();
        let free = if free.is_empty() {
            "Nothing is left free.".to_owned()
        } else {
            format!("Left free: {}.", listed(&free))
        };
        let notes: Vec<_> = notes.into_iter().map(|note| view! { <li>{note}</li> }).collect();
        let workbench = self.workbench;
        let take = move |_| {
            workbench.change(Edit::Take { steps: steps.clone() });
            workbench.tell("The layout was put into the design.".to_owned(), true);
        };
        view! {
            <div class="scroll">
                <table class="plain">
                    <thead><tr>
                        <th scope="col">"Subnet"</th>
                        <th scope="col">"Range"</th>
                        <th scope="col" class="num">"Usable"</th>
                        <th scope="col">"Change"</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p>{free}</p>
            <ul class="notes">{notes}</ul>
            <div class="actions"><button on:click=take>"Put it into the design"</button></div>
        }
    }
}

impl Row {
    /// Why what was typed is no size; nothing where nothing was typed.
    fn mistake(self) -> Option<String> {
        let is_typed = !self.stays.get() && self.size.with(|size| !size.is_empty());
        is_typed.then(|| self.size.with(|size| Size::parse(size).err())).flatten()
    }

    fn planned(self) -> PlannedSubnet {
        PlannedSubnet {
            name: self.name.get_untracked(),
            size: self.size.with_untracked(|size| Size::parse(size).ok()),
            locked: self.stays.get_untracked(),
            ..self.plan.get_value()
        }
    }
}

fn line(subnet: SettledSubnet) -> impl IntoView {
    let SettledSubnet { name, ranges, was, usable } = subnet;
    let change = match was.as_slice() {
        [] => "new".to_owned(),
        _ if was == ranges => "stays".to_owned(),
        _ => format!("was {}", listed(&was)),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="num">{listed(&ranges)}</td>
            <td class="num">{number(usable)}</td>
            <td>{change}</td>
        </tr>
    }
}

fn listed(prefixes: &[Prefix]) -> String {
    prefixes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
