//! Where sources disagree about a number or a finding of this design: both sides, and a switch.
use leptos::prelude::*;

use crate::ui::workbench::Workbench;
use crate::ui::workbench::asking::{Heard, ask};
use aks_network_planner::edit::Edit;
use aks_network_planner::messages::{Answer, Contested, Wanted};

/// Changes that are shown of each.
const SHOWN: usize = 8;

/// The disagreements in force; nothing while there are none.
pub(super) fn section(workbench: Workbench) -> impl IntoView {
    let contested = RwSignal::new(Vec::<Contested>::new());
    // Of thousands of clusters nobody chooses numbers by hand, and each look would send all of them.
    ask(
        workbench,
        move || (!workbench.is_large()).then_some(Wanted::Disagreements),
        move |heard| match heard {
            Heard::Nothing => contested.set(Vec::new()),
            Heard::Made(Ok(Answer::Disagreements(made))) => contested.set(made),
            Heard::Asked | Heard::Made(_) => {}
        },
    );
    view! {
        <Show when=move || !contested.with(Vec::is_empty)>
            <section class="contested">
                <h2>"Where sources disagree"</h2>
                <p>"Microsoft’s own pages say two things. What is chosen here counts everywhere, and travels in the link."</p>
                <ul class="findings">
                    <For each=move || contested.get() key=|one| (one.disagreement, one.other, one.changes.clone()) let:one>
                        {card(workbench, one)}
                    </For>
                </ul>
            </section>
        </Show>
    }
}

fn card(workbench: Workbench, of: Contested) -> impl IntoView {
    let Contested { disagreement, title, sides, other, changes } = of;
    let group = disagreement.text();
    let choices = [false, true].into_iter().zip(sides).map(|(is_other, (words, source))| {
        let take = move |_| workbench.change(Edit::TakeSide { disagreement, other: is_other });
        view! {
            <label>
                <input type="radio" name=group checked=is_other == other on:change=take />
                <span>{words}" "<a href=source.url rel="noreferrer" target="_blank">{source.words}</a></span>
            </label>
        }
    });
    let choices: Vec<_> = choices.collect();
    let more = changes.len().saturating_sub(SHOWN);
    let rows = changes.into_iter().take(SHOWN).map(|[what, when, taken, otherwise]| {
        view! { <tr><th scope="row">{what}<small>{when}</small></th><td>{taken}</td><td>{otherwise}</td></tr> }
    });
    let rows: Vec<_> = rows.collect();
    view! {
        <li class="finding" data-severity="note" data-disagreement=group>
            <h3>{title.clone()}</h3>
            <fieldset><legend class="visually-hidden">{title}</legend>{choices}</fieldset>
            <div class="scroll" tabindex="0"><table class="plain">
                <thead><tr><th scope="col">"What changes"</th><th scope="col">"as chosen"</th><th scope="col">"otherwise"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
            {(more > 0).then(|| view! { <p>{format!("and {more} more")}</p> })}
        </li>
    }
}
