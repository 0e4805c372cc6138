//! The catalogue of rules: searched, each at an address of its own, with what it says of the design that is shown.
use leptos::prelude::*;

use super::workbench::Workbench;
use aks_network_planner::rules::{RULES, Rule, rule};

/// All rules, or the one that the address names.
pub(crate) fn view(workbench: Workbench, named: Memo<Option<String>>) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let shown = move || {
        let words = words.get().to_lowercase();
        let has = |rule: &Rule| words.split_whitespace().all(|word| text(rule).contains(word));
        RULES.iter().copied().filter(|rule| has(rule)).collect::<Vec<_>>()
    };
    let all = move || {
        view! {
            <h1>"Rules"</h1>
            <p class="lead">{format!("What is looked for in every design: {} rules.", RULES.len())}</p>
            <form class="filter" on:submit=|event| event.prevent_default()>
                <label>"Search " <input type="search" prop:value=move || words.get()
                    on:input=move |event| words.set(event_target_value(&event)) /></label>
            </form>
            <ul class="findings">
                <For each=shown key=|rule| rule.id let:rule>{card(workbench, rule)}</For>
            </ul>
            {move || shown().is_empty().then(|| view! { <p class="empty">"No rule has all these words."</p> })}
        }
    };
    let one = move |id: String| {
        match rule(&id) {
        Some(rule) => view! {
            <h1>{rule.title}</h1>
            <ul class="findings">{card(workbench, rule)}</ul>
        }
        .into_any(),
        None => view! { <h1>"Rules"</h1><p class="problem" data-severity="error">{format!("There is no rule {id}.")}</p> }
            .into_any(),
    }
    };
    move || match named.get() {
        None => all().into_any(),
        Some(id) => view! { {one(id)}<p><a href="#/rules">"All rules"</a></p> }.into_any(),
    }
}

fn card(workbench: Workbench, rule: &'static Rule) -> impl IntoView {
    let (severity, source) = (rule.severity.text(), rule.source);
    let messages = move || {
        let answer = workbench.answer()?;
        let own = answer.analysis.findings.iter().filter(|finding| finding.rule.id == rule.id);
        let messages: Vec<_> = own.map(|finding| view! { <li>{finding.message.clone()}</li> }).collect();
        (!messages.is_empty()).then(|| view! { <p class="label">"In this design"</p><ul>{messages}</ul> })
    };
    view! {
        <li class="finding" data-severity=severity data-rule=rule.id>
            <h2><a href=format!("#/rules/{}", rule.id)>{rule.title}</a></h2>
            <p>{rule.why}</p>
            {messages}
            <footer>
                <span class="stamp" data-severity=severity>{severity}</span>
                <code>{rule.id}</code>
                <a href=source.url rel="noreferrer" target="_blank">
                    {format!("{}, read {}", source.grade.text(), source.read)}
                </a>
            </footer>
        </li>
    }
}

/// What is searched, in small letters.
fn text(rule: &Rule) -> String {
    format!("{} {} {} {}", rule.id, rule.title, rule.why, rule.facts.join(" ")).to_lowercase()
}
