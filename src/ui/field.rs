//! One field: it parses while it is typed, keeps a text that is no value, and offers the nearest that is one.
use leptos::prelude::*;

use crate::ui::later;
use crate::ui::workbench::Workbench;
use aks_network_planner::edit::{self, Field, Input, Mistake};

/// A label, the input, and what is wrong with the text in it.
pub(crate) fn row(
    workbench: Workbench,
    subject: String,
    fields: Memo<Vec<Field>>,
    field: Field,
    when: When,
) -> impl IntoView {
    let Field { field: name, label, input, .. } = field;
    // Everything else is called by a name, so that half of one counts nowhere.
    let when = if name == "name" { When::Left } else { when };
    let of = Of {
        workbench,
        subject: StoredValue::new(subject),
        name,
        when,
        typed: RwSignal::new(None),
        mistake: RwSignal::new(None),
    };
    let known = Memo::new(move |_| {
        fields.with(|fields| fields.iter().find(|field| field.field == name).map(|field| field.text.clone()))
    });
    let known = move || known.get().unwrap_or_default();
    let control = match input {
        Input::Choice(choices) => {
            of.choice(choices.iter().map(|one| (*one).to_owned()).collect(), known).into_any()
        }
        Input::Subnet => of.subnet(known).into_any(),
        Input::Flag => of.choice(["", "true", "false"].map(str::to_owned).to_vec(), known).into_any(),
        _ => of.typed(known).into_any(),
    };
    view! {
        <div class="field" data-edited=move || of.is_edited().then_some("")>
            <label>{label}<span class="visually-hidden">{format!(" of {}", of.subject.get_value())}</span>{control}</label>
            {move || of.is_edited().then(|| view! {
                <button class="plain" on:click=move |_| of.reset()>"Reset"</button>
            })}
            {move || of.mistake.get().map(|mistake| of.told(mistake))}
            {later::beside(&of.subject.get_value(), name)}
        </div>
    }
}

/// When a text that is a value counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// While it is typed.
    Typed,
    /// When the box is left.
    Left,
}

/// The field that an input is of. Copies are the same one.
#[derive(Clone, Copy)]
struct Of {
    workbench: Workbench,
    subject: StoredValue<String>,
    name: &'static str,
    when: When,
    /// The text that is not taken over.
    typed: RwSignal<Option<String>>,
    /// Why it is no value.
    mistake: RwSignal<Option<Mistake>>,
}

impl Of {
    fn is_edited(self) -> bool {
        self.workbench.is_edited(&self.subject.get_value(), Some(self.name))
    }

    fn reset(self) {
        self.forget();
        self.workbench.reset(&self.subject.get_value(), self.name);
    }

    /// Takes a text over where it is a value, else says what was expected.
    fn take(self, text: String) {
        let subject = self.subject.get_value();
        let design = self.workbench.design_untracked();
        match design.map(|design| edit::check(&design, &subject, self.name, &text)) {
            Some(Err(mistake)) => {
                self.typed.set(Some(text));
                self.mistake.set(Some(mistake));
            }
            _ => {
                self.forget();
                self.workbench.set_field(subject, self.name, text);
            }
        }
    }

    /// Says what is wrong with a text that is no value, and takes nothing over.
    fn look_at(self, text: String) {
        let design = self.workbench.design_untracked();
        let checked = design.map(|design| edit::check(&design, &self.subject.get_value(), self.name, &text));
        self.typed.set(Some(text));
        self.mistake.set(checked.and_then(Result::err));
    }

    fn forget(self) {
        self.typed.set(None);
        self.mistake.set(None);
    }

    /// A box to type in.
    fn typed(self, known: impl Fn() -> String + Copy + Send + 'static) -> impl IntoView {
        let shown = move || self.typed.get().unwrap_or_else(known);
        view! {
            <input
                type="text"
                spellcheck="false"
                autocomplete="off"
                prop:value=shown
                aria-invalid=move || self.mistake.get().is_some().then_some("true")
                on:input=move |event| match self.when {
                    When::Typed => self.take(event_target_value(&event)),
                    When::Left => self.look_at(event_target_value(&event)),
                }
                on:change=move |event| if self.when == When::Left { self.take(event_target_value(&event)) }
            />
        }
    }

    fn choice(
        self,
        choices: Vec<String>,
        known: impl Fn() -> String + Copy + Send + 'static,
    ) -> impl IntoView {
        let option = move |choice: String| {
            let (value, chosen) = (choice.clone(), choice.clone());
            let label = if choice.is_empty() { "not said".to_owned() } else { choice };
            view! { <option value=value selected=move || known() == chosen>{label}</option> }
        };
        // A word newer than this planner stands beside those that it knows.
        let own = Some(untrack(known)).filter(|own| !choices.contains(own));
        let options: Vec<_> = choices.into_iter().chain(own).map(option).collect();
        view! { <select on:change=move |event| self.take(event_target_value(&event))>{options}</select> }
    }

    fn subnet(self, known: impl Fn() -> String + Copy + Send + Sync + 'static) -> impl IntoView {
        let choices = Memo::new(move |_| {
            let design = self.workbench.design();
            std::iter::once(String::new())
                .chain(design.map(|design| edit::subnets(&design)).unwrap_or_default())
                .collect::<Vec<_>>()
        });
        move || self.choice(choices.get(), known)
    }

    /// What was expected, and a button that takes the nearest value.
    fn told(self, mistake: Mistake) -> impl IntoView {
        let nearest = mistake.nearest.clone().map(|nearest| {
            let label = format!("Take {nearest}");
            view! { <button on:click=move |_| self.take(nearest.clone())>{label}</button> }
        });
        view! { <p class="problem" role="alert" data-severity="error">{mistake.to_string()}" "{nearest}</p> }
    }
}
