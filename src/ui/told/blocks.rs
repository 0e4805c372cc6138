//! Each block as it is drawn.
use leptos::prelude::*;

use super::{Taker, Took};
use crate::ui::browser;
use crate::ui::parts::bar::bar;
use crate::ui::parts::copy;
use crate::ui::parts::plain::{element, text, with, worded};
use aks_network_planner::messages::{
    Block, Documents, Drawn, DrawnStop, Mark, Offer, Reference, Rows, Table, TableRow, Use,
};
use aks_network_planner::rules::wording::number;

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
        Block::Table(of) => table(of, &[]),
        Block::Verdicts(of) => table(&of.table, &of.marks),
        Block::Rows(of) => rows(taker, of),
        Block::Chart(title, bars, all) => chart(title, bars, *all),
        Block::Cells(title, of) => cells(taker, title, of),
        Block::Path(of) => path(of),
        Block::Offer(of) => offer(taker, of),
        Block::Fold(title, blocks) => fold(title, drawn(taker, blocks)),
        Block::Documents(of) => documents(of.clone()),
        Block::Choices(of) => taker.choices(of),
        Block::Ask(title, wanted) => taker.ask(title, wanted),
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

/// A list that reads in its order: each stop with the source that the packet has from there on, then where it arrives.
fn path(of: &Drawn) -> AnyView {
    let stop = |stop: &DrawnStop| {
        let words = if stop.rewrites { "source rewritten to " } else { "source: " };
        let content = vec![text("b", "", &stop.title), text("small", "", &format!("{words}{}", stop.source))];
        with("li", "", "data-rewrites", stop.rewrites.then(String::new), content)
    };
    let seen = of.stops.last().filter(|_| !of.is_dropped).map(|last| format!("sees {}", last.source));
    let arrived = seen.unwrap_or_else(|| "is not reached".to_owned());
    let ends = vec![text("b", "", &of.end), text("small", "", &arrived)];
    let end = with("li", "end", "data-dropped", of.is_dropped.then(String::new), ends);
    element("ol", "path", of.stops.iter().map(stop).chain([end]).collect())
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

/// A table that scrolls where it is too wide, and what has to be known to read it. Cells are marked by their row, the
/// second one, or each by its own mark.
fn table(of: &Table, marks: &[Vec<Option<Mark>>]) -> AnyView {
    let is_number = |at: usize| {
        let mut cells = of.rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty());
        cells.clone().next().is_some() && cells.all(|cell| is_number(cell))
    };
    let is_number: Vec<bool> = (0..of.head.len()).map(is_number).collect();
    let class = |at: usize| if is_number.get(at) == Some(&true) { "num" } else { "" };
    let head = of.head.iter().enumerate().map(|(at, column)| text("th", class(at), column)).collect();
    let row = |(place, row): (usize, &TableRow)| {
        let own = |at: usize| marks.get(place).and_then(|marks| marks.get(at).copied().flatten());
        let cells = row.cells.iter().enumerate().map(|(at, cell)| match (at, row.mark, own(at)) {
            (0, ..) => text("th", "", cell),
            (1, Some(mark), _) => element("td", "", vec![stamp("stamp", mark, cell)]),
            (_, _, Some(mark)) => {
                with("td", "", "data-fits", Some(mark.text().to_owned()), vec![cell.clone().into_any()])
            }
            _ if copy::is_command(cell) => element("td", "", vec![copy::command(cell.clone())]),
            _ => text("td", class(at), cell),
        });
        element("tr", "", cells.collect())
    };
    let table = vec![
        element("thead", "", vec![element("tr", "", head)]),
        element("tbody", "", of.rows.iter().enumerate().map(row).collect()),
    ];
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=of.title.clone()>
            {element("table", "plain told", table)}
        </div>
        {notes(&of.notes)}
    }
    .into_any()
}

/// A page of a fleet: heads that sort, rows that open their cluster, and the way to the other pages.
fn rows(taker: Taker, of: &Rows) -> AnyView {
    taker.took.run(Took::Facets(of.facets.clone()));
    let sorted = |at: usize| match (at == of.column, of.is_descending) {
        (false, _) => "none",
        (true, true) => "descending",
        (true, false) => "ascending",
    };
    let head = of.head.iter().enumerate().map(|(at, title)| {
        let button = pressable(title.clone(), move || taker.turn(Took::Column(at)));
        with("th", "", "aria-sort", Some(sorted(at).to_owned()), vec![button])
    });
    let head = vec![element("tr", "", head.collect())];
    let row = |(at, row): (usize, &TableRow)| {
        let cells = row.cells.iter().enumerate().map(|(at, cell)| match (at, row.mark) {
            (0, _) => {
                let name = cell.clone();
                element("th", "", vec![pressable(cell.clone(), move || taker.open(name.clone()))])
            }
            (1, Some(mark)) => element("td", "", vec![stamp("stamp", mark, cell)]),
            _ => with("td", "", "title", Some(cell.clone()), vec![cell.clone().into_any()]),
        });
        with("tr", "", "aria-rowindex", Some((of.first + at + 2).to_string()), cells.collect())
    };
    let body = element("tbody", "", of.rows.iter().enumerate().map(row).collect());
    let table = vec![element("thead", "", head), body];
    let table = with("table", "plain", "aria-rowcount", Some((of.all + 1).to_string()), table);
    let last = of.first + of.rows.len();
    let mut pages = vec![text("span", "", &format!("{} to {last} of {}", (of.first + 1).min(last), of.all))];
    let turn = |title: &str, first: usize| pressable(title.to_owned(), move || taker.turn(Took::Page(first)));
    if of.first > 0 {
        pages.push(turn("Previous", of.first.saturating_sub(of.rows.len().max(20))));
    }
    if last < of.all {
        pages.push(turn("Next", last));
    }
    view! {
        <div class="scroll rows" tabindex="0" role="region" aria-label="Clusters">{table}</div>
        {element("div", "actions", pages)}
    }
    .into_any()
}

/// A space in rows of sixteen; what a cell says stands in a table as well.
fn cells(taker: Taker, title: &str, of: &[(Use, String)]) -> AnyView {
    let cell =
        |(how, told): &(Use, String)| view! { <i data-use=how.text() title=told.clone()></i> }.into_any();
    let press = move |event: leptos::ev::MouseEvent| {
        let title = event_target::<web_sys::Element>(&event).get_attribute("title").unwrap_or_default();
        if let Some((range, _)) = title.split_once(':') {
            taker.took.run(Took::Within(range.to_owned()));
        }
    };
    let cells: Vec<AnyView> = of.iter().map(cell).collect();
    view! { <div class="cells" role="img" aria-label=title.to_owned() on:click=press>{cells}</div> }
        .into_any()
}

fn pressable(title: String, press: impl Fn() + 'static) -> AnyView {
    let press: Box<dyn Fn()> = Box::new(press);
    view! { <button on:click=move |_| press()>{title}</button> }.into_any()
}

/// Bars beside what they count; the numbers stand there as text.
fn chart(title: &str, bars: &[(String, u64)], all: u64) -> AnyView {
    let row = |(title, count): &(String, u64)| {
        let drawn = bar(&[("pods", *count)], all).into_any();
        let cells = vec![
            text("th", "", title),
            element("td", "drawn", vec![drawn]),
            text("td", "num", &number(*count)),
        ];
        element("tr", "", cells)
    };
    let body = element("tbody", "", bars.iter().map(row).collect());
    element("table", "chart", vec![text("caption", "", title), body])
}

/// A number or a share, or that it is not known.
fn is_number(cell: &str) -> bool {
    let digits = cell.trim_start_matches('−').trim_end_matches('%');
    let is_counted = digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    is_counted || cell == "not known" || cell == "?"
}
