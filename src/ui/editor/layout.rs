//! The subnets of a network laid out: those that it has and needs, each with a size, become ranges in the annex.
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::workbench::Workbench;
use aks_network_planner::design::Design;
use aks_network_planner::edit::Edit;
use aks_network_planner::messages::{Answer, LaidOut, PlannedRow, Wanted};
use aks_network_planner::propose::Size;

/// What the section shows.
#[derive(Default)]
struct State {
    /// The design that it is about.
    design: Option<Arc<Design>>,
    network: usize,
    rows: Vec<PlannedRow>,
    /// What happens or went wrong, and how bad that is.
    told: Option<(String, &'static str)>,
    laid_out: Option<LaidOut>,
}

/// The section. Copies are the same one. It is small and drawn whole, which patches what is there.
#[derive(Clone, Copy)]
struct Section {
    workbench: Workbench,
    state: StoredValue<State>,
    drawn: RwSignal<usize>,
}

type Change = Box<dyn FnOnce(&mut State)>;

pub(super) fn section(workbench: Workbench) -> impl IntoView {
    let state = StoredValue::new(State::default());
    let section = Section { workbench, state, drawn: RwSignal::new(0) };
    move || section.view()
}

impl Section {
    fn view(self) -> Option<AnyView> {
        self.drawn.track();
        let design = self.workbench.design().filter(|design| !design.networks.is_empty())?;
        self.state.update_value(|state| state.turn_to(&design));
        let names = design.networks.iter().map(|network| network.name.clone()).enumerate();
        let option = |(at, name): (usize, String)| view! { <option value=at.to_string()>{name}</option> };
        let options: Vec<_> = names.map(option).collect();
        let choose = move |event| {
            let network = event_target_value(&event).parse().unwrap_or_default();
            self.change(Box::new(move |state| {
                *state = State { design: state.design.take(), network, ..State::default() };
            }));
        };
        let list = move || self.make(|state| Wanted::Plan { network: state.network });
        let (table, outcome) = self.state.with_value(|state| (self.table(&state.rows), self.outcome(state)));
        let view = view! {
            <section class="proposals layout">
                <h2>"Lay out a network"</h2>
                <p>"All its subnets, and those that its clusters still need, in aligned blocks without waste. What is left as it is keeps its range, or is not made."</p>
                <div class="actions">
                    <label>"Network " <select on:change=choose>{options}</select></label>
                    {button("List its subnets", Box::new(list))}
                </div>
                {table}
                <div aria-live="polite">{outcome}</div>
            </section>
        };
        Some(view.into_any())
    }

    /// Changes what is shown, and shows it.
    fn change(self, change: Change) {
        self.state.update_value(change);
        self.drawn.update(|drawn| *drawn += 1);
    }

    fn make(self, wanted: fn(&State) -> Wanted) {
        let wanted = self.state.with_value(wanted);
        let asked = self.workbench.design_untracked();
        self.change(Box::new(|state| {
            (state.told, state.laid_out) = (Some(("Looking …".to_owned(), "note")), None);
        }));
        spawn_local(async move {
            let made = self.workbench.made(wanted).await;
            let made = made.map_err(|failure| failure.sentence("Nothing was laid out"));
            self.change(Box::new(move |state| {
                if state.design.as_ref().map(Arc::as_ptr) == asked.as_ref().map(Arc::as_ptr) {
                    state.hear(made);
                }
            }));
        });
    }

    fn table(self, rows: &[PlannedRow]) -> Option<AnyView> {
        if rows.is_empty() {
            return None;
        }
        let rows: Vec<_> = rows.iter().enumerate().map(|(at, row)| self.row(at, row)).collect();
        let lay_out = move || {
            self.make(|state| Wanted::Layout { network: state.network, rows: state.rows.clone() });
        };
        let add = move || self.change(Box::new(State::add_own));
        let view = view! {
            <div class="scroll">
                <table class="plain rows">{head(["Subnet", "Range now", "Size wanted", "As it is"])} {rows}</table>
            </div>
            <div class="actions">
                {button("Add a subnet to lay out", Box::new(add))}
                {button("Lay out", Box::new(lay_out))}
            </div>
        };
        Some(view.into_any())
    }

    fn row(self, at: usize, row: &PlannedRow) -> AnyView {
        let edit = move |edit: fn(&mut PlannedRow, String)| -> Box<dyn Fn(String)> {
            Box::new(move |text| {
                self.change(Box::new(move |state| {
                    state.rows.get_mut(at).into_iter().for_each(|row| edit(row, text.clone()));
                }));
            })
        };
        let PlannedRow { name, now, size, stays, own, why } = row.clone();
        let is_typed = !stays && !size.is_empty();
        let mistake = is_typed.then(|| Size::parse(&size).err()).flatten();
        let is_wrong = mistake.is_some();
        let stay = move |_| {
            self.change(Box::new(move |state| {
                state.rows.get_mut(at).into_iter().for_each(|row| row.stays = !row.stays);
            }));
        };
        let size = input(format!("Size of {name}"), size, is_wrong, edit(|row, text| row.size = text));
        let label = format!("Leave {name} as it is");
        let title = match own {
            true => {
                input(format!("Name of subnet {}", at + 1), name, false, edit(|row, text| row.name = text))
            }
            false => name.into_any(),
        };
        let view = view! {
            <tbody>
                <tr>
                    <th scope="row">{title}</th>
                    <td class="num">{now}</td>
                    <td>{size}</td>
                    <td><input type="checkbox" aria-label=label prop:checked=stays on:change=stay/></td>
                </tr>
                <tr>
                    <td colspan="4">{mistake.map(|mistake| problem(mistake, "error"))} {why}</td>
                </tr>
            </tbody>
        };
        view.into_any()
    }

    fn outcome(self, state: &State) -> (Option<AnyView>, Option<AnyView>) {
        let told = state.told.clone().map(|(text, severity)| problem(text, severity));
        (told, state.laid_out.clone().map(|laid_out| self.laid_out(laid_out)))
    }

    fn laid_out(self, laid_out: LaidOut) -> AnyView {
        let LaidOut { rows, left, steps } = laid_out;
        let cell = |text: String| view! { <td>{text}</td> };
        let row = |row: Vec<String>| {
            let cells: Vec<_> = row.into_iter().map(cell).collect();
            view! { <tr>{cells}</tr> }
        };
        let rows: Vec<_> = rows.into_iter().map(row).collect();
        let changes = !steps.is_empty();
        let take = move || {
            self.workbench.change(Edit::Take { steps: steps.clone() });
            self.workbench.tell("The layout was put into the design.".to_owned(), true);
        };
        let view = view! {
            <div class="scroll">
                <table class="plain">{head(["Subnet", "Range", "Usable", "Change"])} <tbody>{rows}</tbody></table>
            </div>
            <p>{left}</p>
            {changes.then(|| button("Put it into the design", Box::new(take)))}
        };
        view.into_any()
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
            Ok(Answer::Planned(rows)) => {
                self.rows = rows;
                if self.rows.is_empty() {
                    self.add_own();
                }
            }
            Ok(Answer::LaidOut(laid_out)) => self.laid_out = Some(laid_out),
            Ok(_) => {}
            Err(why) => self.told = Some((why, "error")),
        }
    }

    /// Adds a subnet that nothing asks for.
    fn add_own(&mut self) {
        let mut number = self.rows.len();
        let name = loop {
            number += 1;
            let name = format!("snet-{number}");
            if self.rows.iter().all(|row| row.name != name) {
                break name;
            }
        };
        self.rows.push(PlannedRow { name, own: true, ..PlannedRow::default() });
    }
}

fn head(names: [&'static str; 4]) -> AnyView {
    let names: Vec<_> = names.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect();
    view! { <thead><tr>{names}</tr></thead> }.into_any()
}

fn problem(text: String, severity: &'static str) -> AnyView {
    view! { <p class="problem" data-severity=severity>{text}</p> }.into_any()
}

fn button(text: &'static str, press: Box<dyn Fn()>) -> AnyView {
    view! { <button on:click=move |_| press()>{text}</button> }.into_any()
}

fn input(label: String, text: String, is_wrong: bool, typed: Box<dyn Fn(String)>) -> AnyView {
    view! {
        <input
            type="text"
            spellcheck="false"
            autocomplete="off"
            aria-label=label
            aria-invalid=is_wrong.then_some("true")
            prop:value=text
            on:input=move |event| typed(event_target_value(&event))
        />
    }
    .into_any()
}
