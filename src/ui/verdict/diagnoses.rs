//! The errors that were put in, explained: what happened, the sum behind the number, what to do.
use leptos::prelude::*;

use crate::ui::parts::copy;
use crate::ui::parts::plain::{element, text, worded};
use crate::ui::workbench::Workbench;
use aks_network_planner::messages::{Explained, NamedNumber, Reference, Sum};

/// Every error; nothing where none was put in.
pub(super) fn section(workbench: Workbench) -> impl IntoView {
    move || match workbench.explained() {
        None => view! { <p role="status">"Looking at the error …"</p> }.into_any(),
        Some(errors) if errors.is_empty() => ().into_any(),
        Some(errors) => {
            let errors: Vec<_> = errors.into_iter().map(of_error).collect();
            view! { <div class="diagnoses">{errors}</div> }.into_any()
        }
    }
}

fn of_error(error: Explained) -> impl IntoView {
    let code = error.code.map(|code| view! { <code>{code}</code>" " });
    let contradictions = error.contradictions.into_iter();
    let contradictions: Vec<_> = contradictions
        .map(|words| view! { <p class="problem" data-severity="warning">{words}</p> })
        .collect();
    let meaning: Vec<_> = error.meaning.iter().map(|words| text("p", "", words)).collect();
    view! {
        <article class="diagnosis" data-entry=error.entry data-standing=error.standing>
            <h2>{code}{error.title}</h2>
            {(!error.summary.is_empty()).then(|| text("p", "lead", &error.summary))}
            {contradictions}
            {sums(error.sums_are, error.sums)}
            {steps(error.steps)}
            <details>
                <summary>"What it means"</summary>
                {meaning}
                {numbers(error.numbers)}
                <blockquote>{error.message}</blockquote>
            </details>
            {references(error.references)}
        </article>
    }
}

/// The sums that give the error's number.
fn sums(heading: String, sums: Vec<Sum>) -> Option<impl IntoView> {
    let of = |sum: Sum| view! { <li><span class="num">{sum.words}</span><small>{sum.title}</small></li> };
    let sums: Vec<_> = sums.into_iter().map(of).collect();
    (!sums.is_empty()).then(|| view! { <h3>{heading}</h3><ul class="sums">{sums}</ul> })
}

fn steps(words: Vec<String>) -> Option<impl IntoView> {
    let steps: Vec<_> = words.iter().map(|words| step(words)).collect();
    (!steps.is_empty()).then(|| {
        view! {
            <h3>"What to do"</h3>
            <ol class="steps">{steps}</ol>
            <div class="actions">{copy::button("Copy the steps", move || words.join("\n"))}</div>
        }
    })
}

/// A step, and each command in it once more with a button that copies it.
fn step(words: &str) -> AnyView {
    let commands = words.split('`').skip(1).step_by(2).filter(|part| copy::is_command(part));
    let content = worded(words).into_iter().chain(commands.map(|command| copy::command(command.to_owned())));
    element("li", "", content.collect())
}

fn numbers(numbers: Vec<NamedNumber>) -> Option<impl IntoView> {
    let of = |number: NamedNumber| {
        let remark = (!number.remark.is_empty()).then(|| view! { <small>{number.remark}</small> });
        view! { <tr><th scope="row">{number.name}{remark}</th><td class="num">{number.value}</td></tr> }
    };
    let rows: Vec<_> = numbers.into_iter().map(of).collect();
    (!rows.is_empty()).then(|| view! { <table class="plain"><tbody>{rows}</tbody></table> })
}

fn references(references: Vec<Reference>) -> impl IntoView {
    let of = |of: Reference| view! { <a href=of.url rel="noreferrer" target="_blank">{of.words}</a> };
    view! { <footer>{references.into_iter().map(of).collect_view()}</footer> }
}
