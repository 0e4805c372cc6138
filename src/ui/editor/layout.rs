//! The subnets of a network laid out: those that it has and needs, each with a size, become ranges in the annex.
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::workbench::Workbench;
use aks_network_planner::design::Design;
use aks_network_planner::edit::Edit;
use aks_network_planner::messages::{Answer, Wanted};
use aks_network_planner::net::Prefix;
use aks_network_planner::net::wording::number;
use aks_network_planner::propose::{PlannedSubnet, Settled, Size};

/// A row of the table.
struct Row {
    plan: PlannedSubnet,
    /// The size as it was typed.
    text: String,
    /// Whether somebody added it whom nothing asked.
    own: bool,
}

/// What the section shows.
#[derive(Default)]
struct State {
    /// The design that it is about.
    design: Option<Arc<Design>>,
    network: usize,
    rows: Vec<Row>,
    /// What happens or went wrong, and how bad that is.
    told: Option<(String, &'static str)>,
    settled: Option<Settled>,
}

/// The section. Copies are the same one. It is small and drawn whole, which patches what is there.
#[derive(Clone, Copy)]
struct Section {
    workbench: Workbench,
    state: StoredValue<State>,
    drawn: RwSignal<usize>,
}

pub(super) fn section(workbench: Workbench) -> impl IntoView {
    let state = StoredValue::new(State::default());
    let section = Section { workbench, state, drawn: RwSignal::new(0) };
    move || section.view()
}

impl Section {
    fn view(self) -> impl IntoView {
        self.drawn.track();
        let design = self.workbench.design().filter(|design| !design.networks.is_empty())?;
        self.state.update_value(|state| state.turn_to(&design));
        let chosen = self.state.with_value(|state| state.network);
        let option = |(at, name): (usize, String)| {
            view! { <option value=at.to_string() prop:selected=at == chosen>{name}</option> }
        };
        let names = design.networks.iter().map(|network| network.name.clone());
        let options: Vec<_> = names.enumerate().map(option).collect();
        let choose = move |event| {
            let network = event_target_value(&event).parse().unwrap_or_default();
            self.change(|state| *state = State { design: state.design.take(), network, ..State::default() });
        };
        let list = move || self.make(|state| Wanted::Plan { network: state.network });
        Some(view! {
            <section class="proposals layout">
                <h2>"Lay out a network"</h2>
                <p>"All its subnets, and those that its clusters still need, in aligned blocks without waste. What stays keeps its range."</p>
                <div class="actions">
                    <label>"Network " <select on:change=choose>{options}</select></label>
                    {button("List its subnets", "", None, false, Box::new(list))}
                </div>
                {self.state.with_value(|state| self.table(&state.rows))}
                <div aria-live="polite">{self.state.with_value(|state| self.outcome(state))}</div>
            </section>
        })
    }

    /// Changes what is shown, and shows it.
    fn change(self, change: impl FnOnce(&mut State)) {
        self.state.update_value(change);
        self.drawn.update(|drawn| *drawn += 1);
    }

    fn make(self, wanted: fn(&State) -> Wanted) {
        let wanted = self.state.with_value(wanted);
        let asked = self.workbench.design_untracked();
        self.change(|state| (state.told, state.settled) = (Some(("Looking …".to_owned(), "note")), None));
        spawn_local(async move {
            let made = self.workbench.made(wanted).await;
            self.change(|state| {
                if state.design == asked {
                    state.hear(made.map_err(|failure| failure.sentence("Nothing was laid out")));
                }
            });
        });
    }

    fn table(self, rows: &[Row]) -> impl IntoView + use<> {
        let is_wrong = rows.iter().any(|row| row.mistake().is_some());
        let lay_out =
            move || self.make(|state| Wanted::Layout { network: state.network, rows: state.plan() });
        (!rows.is_empty()).then(|| {
            let rows: Vec<_> = rows.iter().enumerate().map(|(at, row)| self.row(at, row)).collect();
            view! {
                <div class="scroll">
                    <table class="plain rows">{head(["Subnet", "Range now", "Size wanted", "Stays"])} {rows}</table>
                </div>
                <div class="actions">
                    {button("Add a subnet to lay out", "", None, false, Box::new(move || self.change(State::add_own)))}
                    {button("Lay out", "primary", None, is_wrong, Box::new(lay_out))}
                </div>
            }
        })
    }

    fn row(self, at: usize, row: &Row) -> impl IntoView + use<> {
        let Row { plan, text, own } = row;
        let edit = move |edit: fn(&mut Row, String)| -> Box<dyn Fn(String)> {
            Box::new(move |text| {
                self.change(|state| {
                    state.rows.get_mut(at).into_iter().for_each(|row| edit(row, text.clone()))
                });
            })
        };
        let mistake = row.mistake();
        let size_label = format!("Size of {}", plan.name);
        let size = input(size_label, text, mistake.is_some(), plan.locked, edit(|row, text| row.text = text));
        let named = own.then(|| {
            let label = format!("Name of subnet {}", at + 1);
            input(label, &plan.name, false, false, edit(|row, text| row.plan.name = text))
        });
        let is_new = *own || plan.serves.is_some();
        let leave_out = move || {
            self.change(|state| {
                if at < state.rows.len() {
                    state.rows.remove(at);
                }
            });
        };
        let label = Some(format!("Leave out {}", plan.name));
        let leave_out = is_new.then(|| button("Leave out", "plain", label, false, Box::new(leave_out)));
        let stay = move |event| {
            let stays = event_target_checked(&event);
            self.change(|state| state.rows.get_mut(at).into_iter().for_each(|row| row.plan.locked = stays));
        };
        let stays = (!is_new).then(|| {
            let label = format!("{} stays", plan.name);
            view! { <input type="checkbox" aria-label=label prop:checked=plan.locked on:change=stay/> }
        });
        view! {
            <tbody>
                <tr>
                    <th scope="row">{(!own).then(|| plan.name.clone())} {named}</th>
                    <td class="num">{listed(&plan.now)}</td>
                    <td>{size}</td>
                    <td>{leave_out} {stays}</td>
                </tr>
                <tr>
                    <td colspan="4">{mistake.map(|mistake| problem(mistake, "error"))} {plan.why.join(" ")}</td>
                </tr>
            </tbody>
        }
    }

    fn outcome(self, state: &State) -> impl IntoView + use<> {
        let told = state.told.clone().map(|(text, severity)| problem(text, severity));
        (told, state.settled.clone().map(|settled| self.settled(settled)))
    }

    fn settled(self, settled: Settled) -> impl IntoView {
        let Settled { subnets, free, steps, notes } = settled;
        let rows = subnets.into_iter().map(|subnet| {
            let change = match subnet.was.as_slice() {
                [] => "new".to_owned(),
                _ if subnet.was == subnet.ranges => "stays".to_owned(),
                was => format!("was {}", listed(was)),
            };
            view! {
                <tr>
                    <th scope="row">{subnet.name}</th>
                    <td class="num">{listed(&subnet.ranges)}</td>
                    <td class="num">{number(subnet.usable)}</td>
                    <td>{change}</td>
                </tr>
            }
        });
        let rows: Vec<_> = rows.collect();
        let free = if free.is_empty() { "nothing".to_owned() } else { listed(&free) };
        let nothing = if steps.is_empty() { " Nothing has to change." } else { "" };
        let text = format!("Left free: {free}. {}{nothing}", notes.join(" "));
        let changes = !steps.is_empty();
        let take = move || {
            self.workbench.change(Edit::Take { steps: steps.clone() });
            self.workbench.tell("The layout was put into the design.".to_owned(), true);
        };
        view! {
            <div class="scroll">
                <table class="plain">{head(["Subnet", "Range", "Usable", "Change"])} <tbody>{rows}</tbody></table>
            </div>
            <p>{text}</p>
            <div class="actions">
                {changes.then(|| button("Put it into the design", "", None, false, Box::new(take)))}
            </div>
        }
    }
}

impl State {
    /// Rows are about one design.
    fn turn_to(&mut self, design: &Arc<Design>) {
        if !self.design.as_ref().is_some_and(|own| Arc::ptr_eq(own, design)) {
            let network = if self.network < design.networks.len() { self.network } else { 0 };
            *self = State { design: Some(Arc::clone(design)), network, ..State::default() };
        }
    }

    fn hear(&mut self, made: Result<Answer, String>) {
        self.told = None;
        match made {
            Ok(Answer::Planned(plan)) => {
                let row = |plan: PlannedSubnet| Row {
                    text: plan.size.map(|size| size.to_string()).unwrap_or_default(),
                    own: false,
                    plan,
                };
                self.rows = plan.into_iter().map(row).collect();
                if self.rows.is_empty() {
                    self.add_own();
                }
            }
            Ok(Answer::Settled(settled)) => self.settled = Some(settled),
            Ok(_) => {}
            Err(why) => self.told = Some((why, "error")),
        }
    }

    /// Adds a subnet that nothing asks for.
    fn add_own(&mut self) {
        let names = (1..).map(|number: usize| format!("snet-{number}"));
        let is_free = |name: &String| self.rows.iter().all(|row| row.plan.name != *name);
        let name = names.into_iter().find(is_free).unwrap_or_default();
        let plan = PlannedSubnet { name, ..PlannedSubnet::default() };
        self.rows.push(Row { plan, text: String::new(), own: true });
    }

    fn plan(&self) -> Vec<PlannedSubnet> {
        let planned = |row: &Row| PlannedSubnet { size: Size::parse(&row.text).ok(), ..row.plan.clone() };
        self.rows.iter().map(planned).collect()
    }
}

impl Row {
    /// Why what was typed is no size; nothing where nothing was typed.
    fn mistake(&self) -> Option<String> {
        let is_asked = !self.plan.locked && !self.text.is_empty();
        is_asked.then(|| Size::parse(&self.text).err()).flatten()
    }
}

fn head(names: [&'static str; 4]) -> impl IntoView {
    let names: Vec<_> = names.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect();
    view! { <thead><tr>{names}</tr></thead> }
}

fn problem(text: String, severity: &'static str) -> impl IntoView {
    view! { <p class="problem" data-severity=severity>{text}</p> }
}

fn button(
    text: &'static str,
    class: &'static str,
    label: Option<String>,
    disabled: bool,
    press: Box<dyn Fn()>,
) -> impl IntoView {
    view! { <button class=class aria-label=label disabled=disabled on:click=move |_| press()>{text}</button> }
}

fn input(
    label: String,
    text: &str,
    is_wrong: bool,
    disabled: bool,
    typed: Box<dyn Fn(String)>,
) -> impl IntoView + use<> {
    view! {
        <input
            type="text"
            spellcheck="false"
            autocomplete="off"
            aria-label=label
            aria-invalid=is_wrong.then_some("true")
            disabled=disabled
            prop:value=text.to_owned()
            on:input=move |event| typed(event_target_value(&event))
        />
    }
}

fn listed(prefixes: &[Prefix]) -> String {
    prefixes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
