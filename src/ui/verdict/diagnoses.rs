//! The errors that were put in, explained: what happened, the sum behind the number, what to do.
use leptos::prelude::*;

use crate::ui::parts::copy;
use aks_network_planner::analysis::Analysis;
use aks_network_planner::diagnosis::{Account, Diagnosis, Named, Standing};

/// Every error; nothing where none was put in.
pub(super) fn section(analysis: &Analysis) -> Option<impl IntoView + use<>> {
    let errors: Vec<_> = analysis.diagnoses.iter().map(of_error).collect();
    (!errors.is_empty()).then(|| view! { <div class="diagnoses">{errors}</div> })
}

fn of_error(diagnosis: &Diagnosis) -> impl IntoView + use<> {
    let code = diagnosis.error.code.clone().map(|code| view! { <code>{code}</code>" " });
    let title = diagnosis.entry.map_or("An error that this planner does not know", |entry| entry.title);
    let id = diagnosis.entry.map(|entry| entry.id);
    let contradictions = diagnosis.contradictions.iter().cloned();
    let contradictions: Vec<_> = contradictions
        .map(|words| view! { <p class="problem" data-severity="warning">{words}</p> })
        .collect();
    let notes: Vec<_> = diagnosis.notes.iter().cloned().map(|words| view! { <p>{words}</p> }).collect();
    let meaning = diagnosis.entry.map(|entry| view! { <p>{entry.meaning}</p> });
    view! {
        <article class="diagnosis" data-entry=id data-standing=diagnosis.standing.text()>
            <h2>{code}{title}</h2>
            <p class="lead">{diagnosis.summary.clone()}</p>
            {contradictions}
            {sums(diagnosis)}
            {steps(diagnosis)}
            <details>
                <summary>"What it means"</summary>
                {meaning}
                {notes}
                {numbers(&diagnosis.numbers)}
                <blockquote>{diagnosis.error.message.clone()}</blockquote>
            </details>
            {sources(diagnosis)}
        </article>
    }
}

/// The sums that give the error's number.
fn sums(diagnosis: &Diagnosis) -> Option<impl IntoView + use<>> {
    let heading = match diagnosis.standing {
        Standing::Exact => "The sum that gives the number",
        Standing::Nearest => "The nearest sum of what is loaded",
        Standing::Possible | Standing::NoSum => "Sums that would give the number",
    };
    let of_account = |account: &Account| {
        view! { <li><span class="num">{account.words()}</span><small>{account.title.clone()}</small></li> }
    };
    let accounts: Vec<_> = diagnosis.accounts.iter().map(of_account).collect();
    (!accounts.is_empty()).then(|| view! { <h3>{heading}</h3><ul class="sums">{accounts}</ul> })
}

fn steps(diagnosis: &Diagnosis) -> Option<impl IntoView + use<>> {
    let words: Vec<String> = diagnosis.steps.iter().map(|step| step.words.clone()).collect();
    let steps: Vec<_> = words.iter().cloned().map(|words| view! { <li>{words}</li> }).collect();
    (!steps.is_empty()).then(|| {
        view! {
            <h3>"What to do"</h3>
            <ol class="steps">{steps}</ol>
            <div class="actions">{copy::button("Copy the steps", move || words.join("\n"))}</div>
        }
    })
}

fn numbers(numbers: &[Named]) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = numbers
        .iter()
        .map(|number| {
            let remark = (!number.remark.is_empty()).then(|| view! { <small>{number.remark.clone()}</small> });
            view! { <tr><th scope="row">{number.name.clone()}{remark}</th><td class="num">{number.value.clone()}</td></tr> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <table class="plain"><tbody>{rows}</tbody></table> })
}

fn sources(diagnosis: &Diagnosis) -> impl IntoView + use<> {
    let sources = diagnosis.sources.iter().map(|source| {
        view! {
            <a href=source.url rel="noreferrer" target="_blank">
                {format!("{}, read {}", source.grade.text(), source.read)}
            </a>
        }
    });
    view! { <footer>{sources.collect_view()}</footer> }
}
