//! A card: a title, a sentence, why it matters, and who says so.
use leptos::prelude::*;

/// What stands on a card.
pub(crate) struct Card {
    /// `error`, `warning` or `note`.
    pub(crate) severity: &'static str,
    /// Names the card's kind for scripts and tests.
    pub(crate) kind: &'static str,
    pub(crate) title: &'static str,
    pub(crate) message: String,
    pub(crate) why: &'static str,
    /// Shown as code, in order.
    pub(crate) codes: Vec<&'static str>,
    /// Short words about what it belongs to.
    pub(crate) belongs_to: Vec<String>,
    /// The source's address and what it is.
    pub(crate) source: (&'static str, String),
    /// What a press on the title does, if anything.
    pub(crate) chosen: Option<Callback<()>>,
}

/// The card as an item of a list; `folded` hides the why behind a summary.
pub(crate) fn card(card: Card, folded: bool) -> impl IntoView {
    let codes = card.codes.into_iter().map(|code| view! { <code>{code}</code> }).collect_view();
    let belongs_to = card.belongs_to.into_iter().map(|what| view! { <span>{what}</span> }).collect_view();
    let why = if folded {
        view! { <details class="quiet"><summary>"Why it matters"</summary><p>{card.why}</p></details> }
            .into_any()
    } else {
        view! { <p>{card.why}</p> }.into_any()
    };
    let (address, source) = card.source;
    let title = match card.chosen {
        Some(chosen) => {
            view! { <button class="plain" on:click=move |_| chosen.run(())>{card.title}</button> }.into_any()
        }
        None => card.title.into_any(),
    };
    view! {
        <li class="finding" data-severity=card.severity data-rule=card.kind>
            <h3>{title}</h3>
            <p>{card.message}</p>
            {why}
            <footer>
                <span class="stamp" data-severity=card.severity>{card.severity}</span>
                {belongs_to}
                {codes}
                <a href=address rel="noreferrer" target="_blank">{source}</a>
            </footer>
        </li>
    }
}
