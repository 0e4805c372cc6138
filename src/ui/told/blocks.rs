//! Each block as it is drawn.
use leptos::prelude::*;

use super::Taker;
use crate::ui::browser;
use crate::ui::parts::copy;
use crate::ui::parts::plain::{element, text, with, worded};
use aks_network_planner::messages::{Block, Documents, Mark, Offer, Reference, Table, TableRow};

pub(super) fn drawn(taker: Taker, blocks: &[Block]) -> AnyView {
    element("div", "", blocks.iter().map(|block| of(taker, block)).collect())
}

fn of(taker: Taker, block: &Block) -> AnyView {
    match block {
        Block::Heading(words) => text("h3", "", words),
        Block::Notes(sentences) => notes(sentences),
        Block::Problem(why) => text("p", "problem", why),
        Block::Quote(words) => text("blockquote", "", words),
        Block::Demand(mark, word, sentence) => {
            let mut content = vec![stamp("stamp", *mark, word), " ".into_any()];
            content.extend(worded(sentence));
            element("p", "condition", content)
        }
        Block::Command(command) => copy::command(command.clone()),
        Block::Source(reference) => source(reference),
        Block::Table(of) => table(of),
        Block::Offer(of) => offer(taker, of),
        Block::Fold(title, blocks) => fold(title, drawn(taker, blocks)),
        Block::Documents(of) => documents(of.clone()),
        Block::Choices(of) => taker.choices(of),
    }
}

fn notes(sentences: &[String]) -> AnyView {
    if sentences.is_empty() {
        return ().into_any();
    }
    element("ul", "notes", sentences.iter().map(|sentence| text("li", "", sentence)).collect())
}

/// Words for a state, in its colour.
pub(super) fn stamp(class: &'static str, mark: Mark, words: &str) -> AnyView {
    with("span", class, "data-fits", Some(mark.text().to_owned()), vec![words.to_owned().into_any()])
}

fn source(of: &Reference) -> AnyView {
    let (address, words) = (of.url.clone(), of.words.clone());
    let link = view! { <a href=address rel="noreferrer" target="_blank">{words}</a> };
    element("p", "source", vec![link.into_any()])
}

fn fold(title: &str, content: AnyView) -> AnyView {
    element("details", "quiet", vec![text("summary", "", title), content])
}

fn offer(taker: Taker, of: &Offer) -> AnyView {
    let mut content = vec![text("h3", "", &of.title), notes(&of.reasons)];
    content.push(drawn(taker, &of.blocks));
    if !of.steps.is_empty() || of.instead.is_some() {
        content.push(element("div", "actions", vec![taker.button(of)]));
    }
    element("div", "thing", content)
}

fn documents(of: Documents) -> AnyView {
    let Documents { name, markdown, csv } = of;
    let save = move |_| browser::save(&format!("{name}.csv"), "text/csv", &csv);
    let buttons = vec![
        copy::button("Copy as Markdown", move || markdown.clone()),
        view! { <button on:click=save>"Save as CSV"</button> }.into_any(),
    ];
    element("div", "actions", buttons)
}

/// A table that scrolls where it is too wide, and what has to be known to read it.
fn table(of: &Table) -> AnyView {
    let is_number: Vec<bool> = match of.rows.first() {
        Some(row) => row.cells.iter().map(|cell| is_number(cell)).collect(),
        None => Vec::new(),
    };
    let class = |at: usize| if is_number.get(at) == Some(&true) { "num" } else { "" };
    let head = of.head.iter().enumerate().map(|(at, column)| text("th", class(at), column)).collect();
    let row = |row: &TableRow| {
        let cells = row.cells.iter().enumerate().map(|(at, cell)| match (at, row.mark) {
            (0, _) => text("th", "", cell),
            (1, Some(mark)) => element("td", "", vec![stamp("stamp", mark, cell)]),
            _ => text("td", class(at), cell),
        });
        element("tr", "", cells.collect())
    };
    let table = vec![
        element("thead", "", vec![element("tr", "", head)]),
        element("tbody", "", of.rows.iter().map(row).collect()),
    ];
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=of.title.clone()>
            {element("table", "plain told", table)}
        </div>
        {notes(&of.notes)}
    }
    .into_any()
}

fn is_number(cell: &str) -> bool {
    cell.starts_with(|first: char| first.is_ascii_digit())
        && cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
}
