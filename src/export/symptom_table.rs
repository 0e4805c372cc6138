//! The way from a symptom to its layer, and a smoke test, as Markdown and comma-separated values.
use super::csv::line;
use super::egress_table::whence;
use super::markdown::of_blocks;
use super::report::{Block, Table};
use crate::symptoms::{By, Check, Taken, Trail};

const WAY: [&str; 5] = ["Layer", "Question", "Answer", "What it means", "Who says so"];
const TEST: [&str; 6] = ["About", "Check", "Command", "Expected", "Before", "After"];

/// Layer, question, answer, what it means, and who says so.
pub fn taken_in_cells(of: &Taken) -> [String; 5] {
    let by = match &of.by {
        By::Choice => "chosen".to_owned(),
        By::Output => "a pasted output".to_owned(),
        By::Design(why) => why.clone(),
    };
    let [layer, text, answer, meaning] =
        [of.layer.title(), of.text, of.answer, of.meaning].map(str::to_owned);
    [layer, text, answer, meaning, by]
}

/// The way as Markdown.
pub fn trail_markdown(cluster: &str, of: &Trail) -> String {
    let mut blocks = vec![
        Block::Heading(1, format!("{}: {cluster}", of.symptom.title())),
        Block::Table(Table {
            head: WAY.map(str::to_owned).to_vec(),
            rows: of.taken.iter().map(|taken| taken_in_cells(taken).to_vec()).collect(),
        }),
    ];
    if let Some(open) = &of.open {
        let asked = std::iter::once(format!("Not answered yet: {}", open.text));
        let commands = open.commands.iter().map(|command| format!("Printed by: {command}"));
        blocks.push(Block::List(asked.chain(commands).collect()));
    }
    if let Some(end) = &of.conclusion {
        blocks.push(Block::Heading(2, format!("It begins here: {}", end.layer.title())));
        let source = format!("Source: {}", whence(end.source));
        let steps = end.steps.iter().map(|step| (*step).to_owned());
        blocks.push(Block::List(steps.chain([source]).collect()));
    }
    of_blocks(&blocks)
}

/// The same as comma-separated values.
pub fn trail_csv(of: &Trail) -> String {
    let head = line(&["layer", "question", "answer", "meaning", "by"]);
    let taken = of.taken.iter().map(|taken| line(&taken_in_cells(taken).each_ref().map(String::as_str)));
    let end = of
        .conclusion
        .as_ref()
        .map(|end| line(&[end.layer.title(), "", "begins here", &end.steps.join(" "), ""]));
    std::iter::once(head).chain(taken).chain(end).collect()
}

/// About, check, command, what is expected, and two cells to write into.
pub fn check_in_cells(of: &Check) -> [String; 6] {
    let (about, title) = (of.area.title().to_owned(), of.title.to_owned());
    [about, title, of.command.clone(), of.expected.clone(), String::new(), String::new()]
}

/// A smoke test as Markdown.
pub fn smoke_test_markdown(cluster: &str, checks: &[Check]) -> String {
    let rows = checks.iter().map(|check| check_in_cells(check).to_vec()).collect();
    let table = Block::Table(Table { head: TEST.map(str::to_owned).to_vec(), rows });
    of_blocks(&[Block::Heading(1, format!("Smoke test of {cluster}, before and after")), table])
}

/// The same as comma-separated values.
pub fn smoke_test_csv(checks: &[Check]) -> String {
    let head = line(&["about", "check", "command", "expected", "before", "after", "reference"]);
    let lines = checks.iter().map(|check| {
        let [about, title, command, expected, before, after] = check_in_cells(check);
        line(&[&about, &title, &command, &expected, &before, &after, check.source.url])
    });
    std::iter::once(head).chain(lines).collect()
}
