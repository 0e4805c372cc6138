//! The sum behind a number: the numbers that can be asked about, and the panel that answers.
use leptos::prelude::*;

use super::browser;
use super::field::{self, When};
use super::parts::copy;
use super::quotation;
use super::workbench::Workbench;
use aks_network_planner::analysis::{Explanation, Line, Origin, Question, explain};
use aks_network_planner::edit;

/// A number that tells how it comes about when it is pressed.
pub(crate) fn asked(workbench: Workbench, question: Question, text: String) -> impl IntoView + use<> {
    let pressed = move || (workbench.question() == Some(question)).to_string();
    view! {
        <button class="ask num" aria-pressed=pressed title="How this comes about"
            on:click=move |_| workbench.ask(Some(question))>{text}</button>
    }
}

/// The panel at the side; nothing while no number is asked about.
pub(crate) fn panel(workbench: Workbench) -> impl IntoView {
    move || {
        let question = workbench.question()?;
        let explanation = explain(&workbench.answer()?.analysis, &question)?;
        Some(of_number(workbench, explanation))
    }
}

fn of_number(workbench: Workbench, explanation: Explanation) -> impl IntoView + use<> {
    let copied = explanation.text();
    let lines: Vec<_> = explanation.lines.iter().map(|line| line_of_sum(workbench, line)).collect();
    let notes: Vec<_> = explanation.notes.iter().cloned().map(|note| view! { <li>{note}</li> }).collect();
    let sources = explanation.sources.iter().map(|source| {
        let (address, grade, read) = (source.url, source.grade.text(), source.read);
        view! { <li><a href=address rel="noreferrer" target="_blank">{grade}</a>{format!(", read {read}")}</li> }
    });
    let sources: Vec<_> = sources.collect();
    let asks: Vec<_> = explanation.asks().into_iter().map(copy::command).collect();
    let region = NodeRef::<leptos::html::Aside>::new();
    Effect::new(move |_| {
        if let Some(region) = region.get() {
            let _ = region.focus();
        }
    });
    view! {
        <aside class="explanation" aria-label="How a number comes about" tabindex="-1" node_ref=region
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    close(workbench);
                }
            }>
            <h2>{explanation.title.clone()}</h2>
            <p class="result num">{explanation.result_words()}</p>
            <p>{explanation.formula.clone()}</p>
            <div class="scroll"><table class="plain"><tbody>{lines}</tbody></table></div>
            {(!notes.is_empty()).then(|| view! { <ul class="notes">{notes}</ul> })}
            {asks}
            {(!sources.is_empty()).then(|| view! { <h3>"Who says so"</h3><ul class="sources">{sources}</ul> })}
            <div class="actions">
                {copy::button("Copy", move || copied.clone())}
                <button on:click=move |_| close(workbench)>"Close"</button>
            </div>
        </aside>
    }
}

/// Closes the panel and goes back to the number that was asked about.
fn close(workbench: Workbench) {
    let asked = browser::found(".ask[aria-pressed=true]");
    workbench.ask(None);
    if let Some(asked) = asked {
        let _ = asked.focus();
    }
}

fn line_of_sum(workbench: Workbench, line: &Line) -> impl IntoView + use<> {
    view! {
        <tr>
            <td class="sign num">{line.counts.sign()}</td>
            <th scope="row">
                {line.words.clone()}{origin(workbench, &line.origin)}
                {line.origin.subject().and_then(|subject| changed(workbench, subject))}
            </th>
            <td class="num">{line.value.to_string()}</td>
        </tr>
    }
}

fn origin(workbench: Workbench, origin: &Origin) -> AnyView {
    match origin {
        Origin::Given { subject } => quoted(workbench, subject).into_any(),
        Origin::Default { source, .. } => {
            view! { <small>"a default: "<a href=source.url rel="noreferrer" target="_blank">{source.grade.text()}</a></small> }.into_any()
        }
        Origin::Fact(source) => {
            view! { <small>"a fact: "<a href=source.url rel="noreferrer" target="_blank">{source.grade.text()}</a></small> }.into_any()
        }
        Origin::Unknown { .. } => view! { <small>"not known"</small> }.into_any(),
        Origin::Computed => ().into_any(),
    }
}

/// The value where it stands in the pasted text, or that it was edited.
fn quoted(workbench: Workbench, subject: &str) -> impl IntoView + use<> {
    let of_thing = subject.rsplit_once('/');
    if of_thing.is_some_and(|(thing, field)| workbench.is_edited(thing, Some(field))) {
        return view! { <small>"edited"</small> }.into_any();
    }
    match workbench.quotation(subject) {
        None => view! { <small>{format!("read: {subject}")}</small> }.into_any(),
        Some(quotation) => view! {
            <details class="quiet" data-subject=subject.to_owned()>
                <summary>{format!("read: {}, line {}", quotation.document, quotation.line)}</summary>
                {quotation::lines(quotation)}
            </details>
        }
        .into_any(),
    }
}

/// The value's own field, folded away; nothing where the design has none.
fn changed(workbench: Workbench, subject: &str) -> Option<impl IntoView + use<>> {
    let (thing, name) = subject.rsplit_once('/')?;
    let of = thing.to_owned();
    let fields =
        Memo::new(move |_| workbench.design().map(|design| edit::fields(&design, &of)).unwrap_or_default());
    let own = fields.with_untracked(|fields| fields.iter().find(|field| field.field == name).cloned())?;
    let row = field::row(workbench, thing.to_owned(), fields, own, When::Left);
    Some(view! { <details class="quiet change"><summary>"Change"</summary>{row}</details> })
}
