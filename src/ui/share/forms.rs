//! The design in the forms that others take: code and documents, to be looked at, copied and saved.
use leptos::prelude::*;

use crate::ui::browser;
use crate::ui::parts::copy;
use crate::ui::parts::form::changed;
use crate::ui::parts::plain::{element, text, with};
use crate::ui::workbench::Workbench;
use crate::ui::workbench::asking::{Heard, ask};
use aks_network_planner::messages::{Answer, Exported, Wanted};

const ABOUT: &str = "Every network value is explicit. Names and places that the design does not hold are parameters; what a \
                     form cannot say is a comment in it.";

/// Lines that are shown; all of them are copied and saved.
const SHOWN: usize = 400;

pub(super) fn view(workbench: Workbench) -> AnyView {
    let (form, changes) = (RwSignal::new(0_usize), RwSignal::new(false));
    let titles = RwSignal::new(Vec::<(String, String)>::new());
    let made: RwSignal<Result<Exported, String>> = RwSignal::new(Err("Making it …".to_owned()));
    let wanted = move || {
        let before = if changes.get() { workbench.before() } else { None };
        Some(Wanted::Export { form: form.get(), before })
    };
    ask(workbench, wanted, move |heard| {
        let failed = match heard {
            Heard::Nothing | Heard::Asked => return,
            Heard::Made(Ok(Answer::Exported(exported))) => {
                if titles.with_untracked(Vec::is_empty) {
                    titles.set(exported.titles.clone());
                }
                return made.set(Ok(exported));
            }
            Heard::Made(Ok(_)) => "It was not made.".to_owned(),
            Heard::Made(Err(failure)) => failure.sentence("It was not made"),
        };
        made.set(Err(failed));
    });
    let forms = move || titles.with(|titles| listed(titles, form));
    let only = move || {
        workbench.before().map(|_| {
            let switch = move |event| changes.set(event_target_checked(&event));
            view! {
                <label>
                    <input type="checkbox" prop:checked=move || changes.get() on:change=switch />
                    " Only what was changed here, in safe order"
                </label>
            }
        })
    };
    let asked = view! { <div class="actions">{forms}{only}</div> }.into_any();
    let shown = move || {
        made.with(|made| match made {
            Ok(exported) => shown(exported),
            Err(why) => text("p", "", why),
        })
    };
    let content =
        vec![text("h2", "", "As code or a document"), text("p", "", ABOUT), asked, shown.into_any()];
    element("section", "forms", content)
}

/// Every form in a list, those of a group together.
fn listed(titles: &[(String, String)], form: RwSignal<usize>) -> AnyView {
    let mut groups: Vec<(&str, Vec<AnyView>)> = Vec::new();
    for (place, (group, title)) in titles.iter().enumerate() {
        let option = with("option", "", "value", Some(place.to_string()), vec![title.clone().into_any()]);
        match groups.last_mut() {
            Some((last, options)) if last == group => options.push(option),
            _ => groups.push((group, vec![option])),
        }
    }
    let groups = groups.into_iter();
    let groups =
        groups.map(|(group, options)| with("optgroup", "", "label", Some(group.to_owned()), options));
    let groups: Vec<AnyView> = groups.collect();
    let now = form.get_untracked().to_string();
    let select = view! { <select prop:value=now on:change=changed(form)>{groups}</select> };
    element("label", "", vec!["Form ".into_any(), select.into_any()])
}

fn shown(of: &Exported) -> AnyView {
    let (whole, saved) = (of.text.clone(), of.clone());
    let save = move |_| browser::save(&saved.file, &saved.media_type, &saved.text);
    let file = of.file.clone();
    let buttons = vec![
        copy::button("Copy", move || whole.clone()),
        view! { <button on:click=save>"Save as "{file}</button> }.into_any(),
    ];
    let more = of.text.lines().count().saturating_sub(SHOWN);
    let lines: Vec<&str> = of.text.lines().take(SHOWN).collect();
    if of.media_type == "image/svg+xml" {
        return picture(of, buttons);
    }
    let mut content = vec![element("div", "actions", buttons)];
    if !of.note.is_empty() {
        content.push(text("p", "problem", &of.note));
    }
    content.push(view! { <pre class="form" tabindex="0">{lines.join("\n")}</pre> }.into_any());
    if more > 0 {
        content.push(text("p", "", &format!("{more} lines more are copied and saved.")));
    }
    element("div", "", content)
}

/// A picture as itself, which can be saved as PNG as well.
fn picture(of: &Exported, mut buttons: Vec<AnyView>) -> AnyView {
    let address = browser::picture(&of.text);
    let (source, name) = (address.clone(), of.file.replace(".svg", ".png"));
    let save = move |_| browser::save_as_png(&name, &source);
    buttons.push(view! { <button on:click=save>"Save as PNG"</button> }.into_any());
    let picture = view! { <img src=address alt="The picture as it is saved" /> };
    element("div", "", vec![element("div", "actions", buttons), picture.into_any()])
}
