//! Where a failure begins, told; and what is tried before and after a change.
use super::egress::distinct;
use super::told::documents;
use super::{Block, Choice, Choices, Mark, Reference, Table, TableRow, Told};
use crate::export::{smoke_test_csv, smoke_test_markdown, taken_in_cells, trail_csv, trail_markdown};
use crate::resolve::Resolved;
use crate::symptoms::{Answered, Check, Given, Open, Symptom, Taken, smoke_test, trail};

/// The way from a symptom of the cluster at that place; `None` where the design holds no such cluster.
pub(super) fn symptom(
    resolved: &Resolved,
    cluster: usize,
    symptom: Symptom,
    answers: &[Answered],
) -> Option<Told> {
    let name = resolved.clusters.get(cluster)?.name();
    let trail = trail(resolved, cluster, symptom, answers)?;
    let mut blocks = vec![Block::Heading(symptom.title().to_owned())];
    if !trail.taken.is_empty() {
        let mut table =
            Table::new("The way so far", ["Layer", "Question", "Answer", "What it means", "Who says so"]);
        let row = |taken: &Taken| TableRow { mark: None, cells: taken_in_cells(taken).to_vec() };
        table.rows = trail.taken.iter().map(row).collect();
        blocks.push(Block::Table(table));
    }
    blocks.extend(trail.open.iter().flat_map(|open| asked(open, answers)));
    if let Some(end) = &trail.conclusion {
        blocks.push(Block::Heading(format!("It begins here: {}", end.layer.title())));
        blocks.push(Block::Notes(end.steps.iter().map(|step| (*step).to_owned()).collect()));
        blocks.push(Block::Source(Reference::of(&end.source)));
    }
    blocks.push(documents("where-it-begins", trail_markdown(name, &trail), trail_csv(&trail)));
    let line = match (&trail.conclusion, &trail.open) {
        (Some(end), _) => format!("It begins in the layer “{}”.", end.layer.title()),
        (None, Some(open)) => format!("Next: {}", open.text),
        (None, None) => String::new(),
    };
    let mark = Mark::of(trail.conclusion.as_ref().map(|_| true));
    Some(Told { mark, line, blocks })
}

/// What is asked next, what tells, and what can be answered.
fn asked(open: &Open, answers: &[Answered]) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(open.text.to_owned())];
    if open.unread {
        let text = "That output tells none of these answers: choose one, or paste more of it.";
        blocks.push(Block::Problem(text.to_owned()));
    }
    blocks.extend(open.commands.iter().cloned().map(Block::Command));
    let before: Vec<Answered> = answers.iter().filter(|of| of.question != open.question).cloned().collect();
    let choice = |(at, (title, meaning)): (u8, &(&str, &str))| {
        let given = Answered { question: open.question, given: Given::Choice(at) };
        let answers = before.iter().cloned().chain(std::iter::once(given)).collect();
        Choice { title: (*title).to_owned(), meaning: (*meaning).to_owned(), answers }
    };
    let choices = (0..).zip(&open.choices).map(choice).collect();
    blocks.push(Block::Choices(Choices { question: open.question, before: before.clone(), choices }));
    blocks.push(Block::Source(Reference::of(&open.source)));
    blocks
}

/// What is tried for the cluster at that place before a change and after it; `None` where the design holds no such
/// cluster.
pub(super) fn tried(resolved: &Resolved, cluster: usize) -> Option<Told> {
    let name = resolved.clusters.get(cluster)?.name();
    let checks = smoke_test(resolved, cluster)?;
    let notes = vec![
        "The documents have a column for what was seen before the change, and one for after it.".to_owned(),
        "The pod takes its image and its tools from outside: without a way out, name an image of your own that has curl \
         and nslookup."
            .to_owned(),
    ];
    let mut blocks = vec![
        documents("smoke-test", smoke_test_markdown(name, &checks), smoke_test_csv(&checks)),
        Block::Notes(notes),
    ];
    for area in distinct(checks.iter().map(|check| check.area)) {
        blocks.push(Block::Heading(area.title().to_owned()));
        let of_area = checks.iter().filter(|check| check.area == area);
        blocks.extend(of_area.flat_map(to_try));
    }
    let sources = distinct(checks.iter().map(|check| check.source));
    blocks.extend(sources.into_iter().map(|source| Block::Source(Reference::of(&source))));
    Some(Told::of_blocks(blocks.into_iter()))
}

/// What is tried, what is to come of it, and how.
fn to_try(of: &Check) -> [Block; 2] {
    let expected = Block::Demand(Mark::Unknown, of.title.to_owned(), of.expected.clone());
    [expected, Block::Command(of.command.clone())]
}
