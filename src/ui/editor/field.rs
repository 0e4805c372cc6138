//! One field: it parses while it is typed, keeps a text that is no value, and offers the nearest that is one.
use leptos::prelude::*;

use crate::ui::workbench::Workbench;
use aks_network_planner::edit::{self, Field, Input, Mistake};

/// A label, the input, and what is wrong with the text in it.
pub(super) fn row(
    workbench: Workbench,
    subject: String,
    fields: Memo<Vec<Field>>,
    field: Field,
) -> impl IntoView {
    let Field { field: name, label, input, .. } = field;
    let of = Of { workbench, subject: StoredValue::new(subject), name, mistake: RwSignal::new(None) };
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
            {move || of.mistake.get().map(|(_, mistake)| of.told(mistake))}
        </div>
    }
}

/// The field that an input is of. Copies are the same one.
#[derive(Clone, Copy)]
struct Of {
    workbench: Workbench,
    subject: StoredValue<String>,
    name: &'static str,
    /// The text that is no value, and why.
    mistake: RwSignal<Option<(String, Mistake)>>,
}

impl Of {
    fn is_edited(self) -> bool {
        self.workbench.is_edited(&self.subject.get_value(), Some(self.name))
    }

    fn reset(self) {
        self.mistake.set(None);
        self.workbench.reset(&self.subject.get_value(), self.name);
    }

    /// Takes a text over where it is a value, else says what was expected.
    fn take(self, text: String) {
        let subject = self.subject.get_value();
        let design = self.workbench.design_untracked();
        match design.map(|design| edit::check(&design, &subject, self.name, &text)) {
            Some(Err(mistake)) => self.mistake.set(Some((text, mistake))),
            _ => {
                self.mistake.set(None);
                self.workbench.set_field(subject, self.name, text);
            }
        }
    }

    /// A box to type in. A new name counts when the box is left, since everything else is called by it.
    fn typed(self, known: impl Fn() -> String + Copy + Send + 'static) -> impl IntoView {
        let shown = move || self.mistake.get().map_or_else(known, |(text, _)| text);
        let is_name = self.name == "name";
        view! {
            <input
                type="text"
                spellcheck="false"
                autocomplete="off"
                prop:value=shown
                aria-invalid=move || self.mistake.get().is_some().then_some("true")
                on:input=move |event| if !is_name { self.take(event_target_value(&event)) }
                on:change=move |event| if is_name { self.take(event_target_value(&event)) }
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
