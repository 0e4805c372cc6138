//! [`Told`]: an answer as a page of blocks, which the page draws without knowing what it is about.
use serde::{Deserialize, Serialize};

use super::{
    Change, Demand, Drawn, Held, Mark, Operated, Proposed, Reference, Reversed, RoomPart, Rows, Table,
    TableRow, Verdicts, Wanted,
};
use crate::edit::Step;
use crate::propose::Operation;
use crate::symptoms::{Answered, Question};

/// An answer to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What the line says, for its colour.
    pub mark: Mark,
    /// The answer in a line; empty where it takes more than one.
    pub line: String,
    /// Everything else, in order.
    pub blocks: Vec<Block>,
}

/// A part of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// What the blocks after it are about.
    Heading(String),
    /// Sentences.
    Notes(Vec<String>),
    /// Why something cannot be, in a sentence.
    Problem(String),
    /// Somebody else's own words.
    Quote(String),
    /// Something that must hold: whether it does, in a word, and the sentence.
    Demand(Mark, String, String),
    /// A command that tells more.
    Command(String),
    /// Who says so.
    Source(Reference),
    /// A table.
    Table(Table),
    /// A page of a fleet's table.
    Rows(Rows),
    /// A chart of counts: its title, each bar with what it counts, and how many there are.
    Chart(String, Vec<(String, u64)>, u64),
    /// An address space in equal cells: its title, and each cell with how it is used and the words for that.
    Cells(String, Vec<(Use, String)>),
    /// A table of verdicts.
    Verdicts(Verdicts),
    /// The way that a packet takes.
    Path(Drawn),
    /// A change that can be applied.
    Offer(Offer),
    /// Blocks that are shown when somebody opens them.
    Fold(String, Vec<Block>),
    /// The same as documents.
    Documents(Documents),
    /// Answers to a question, one of which is to be chosen.
    Choices(Choices),
    /// Something else that may be wanted in place of this answer, by a title.
    Ask(String, Box<Wanted>),
}

/// How a cell of an address space is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Use {
    /// By no cluster.
    Free,
    /// By one cluster.
    One,
    /// By several, which the platform allows.
    Several,
    /// Ranges share addresses here in a way that it does not allow.
    Conflict,
}

impl Use {
    /// The word for it in a style.
    pub fn text(self) -> &'static str {
        match self {
            Use::Free => "free",
            Use::One => "one",
            Use::Several => "several",
            Use::Conflict => "conflict",
        }
    }
}

/// Answers to a question: see [`super::Wanted::Symptom`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// The question, for an output that is pasted in place of an answer.
    pub question: Question,
    /// What was answered before.
    pub before: Vec<Answered>,
    /// The answers.
    pub choices: Vec<Choice>,
}

/// An answer to be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The answer, in a few words.
    pub title: String,
    /// What it means, in a sentence.
    pub meaning: String,
    /// Everything that is answered once it is chosen.
    pub answers: Vec<Answered>,
}

/// A table as documents that others accept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Documents {
    /// What its files are called, without an ending.
    pub name: String,
    /// The same as Markdown.
    pub markdown: String,
    /// The same as comma-separated values.
    pub csv: String,
}

/// A change that can be applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// What is changed, in a few words.
    pub title: String,
    /// Why, and what it costs, in sentences.
    pub reasons: Vec<String>,
    /// What would be, beside what is, and what it takes.
    pub blocks: Vec<Block>,
    /// What of the design changes: see [`crate::edit::Edit::Take`].
    pub steps: Vec<Step>,
    /// The operation that is asked about in place of the one before it.
    pub instead: Option<Operation>,
}

impl Told {
    /// An answer that takes more than a line.
    pub(super) fn of_blocks(blocks: impl Iterator<Item = Block>) -> Told {
        Told { mark: Mark::Yes, line: String::new(), blocks: blocks.collect() }
    }
}

impl From<Operated> for Told {
    fn from(of: Operated) -> Told {
        let outcomes = of.outcomes.as_slice();
        let mut blocks = vec![Block::Table(resources(outcomes))];
        let said: Vec<Block> = outcomes.iter().flat_map(answered).collect();
        if !said.is_empty() {
            blocks.push(Block::Heading("What the service answers".to_owned()));
            blocks.extend(said);
        }
        if !of.remedies.is_empty() {
            blocks.push(Block::Heading("The smallest changes with which it holds".to_owned()));
            blocks.extend(of.remedies.into_iter().map(|change| Block::Offer(offer(outcomes, change))));
        }
        let sources = outcomes.iter().map(|held| {
            let mut source = held.source.clone();
            source.words = format!("{}: {}", held.title, source.words);
            Block::Source(source)
        });
        blocks.push(Block::Fold("Who says how much there is".to_owned(), sources.collect()));
        Told { mark: of.mark, line: format!("{}: {}", of.title, of.line), blocks }
    }
}

/// What the service says, and why its numbers are others.
fn answered(held: &Held) -> Vec<Block> {
    let text = held.service_text.clone().map(Block::Quote);
    let note = held.service_note.clone().map(|note| Block::Notes(vec![note]));
    text.into_iter().chain(note).collect()
}

fn resources(outcomes: &[Held]) -> Table {
    let mut table = Table::new("Every resource meanwhile", ["Resource", "Verdict", "Sum", "Code"]);
    table.rows =
        outcomes.iter().map(|held| row(held, [sums(held), held.code.clone().unwrap_or_default()])).collect();
    table
}

fn row(held: &Held, more: [String; 2]) -> TableRow {
    let cells = [held.title.clone(), held.verdict.clone()].into_iter().chain(more).collect();
    TableRow { mark: Some(held.mark), cells }
}

/// The sum, and below it the service's own where that counts ahead.
fn sums(held: &Held) -> String {
    match &held.ahead {
        Some(ahead) => format!("{}\n{ahead}", held.sum),
        None => held.sum.clone(),
    }
}

fn offer(before: &[Held], change: Change) -> Offer {
    let now = |held: &Held| before.iter().find(|now| now.title == held.title).map(sums);
    let mut preview = Table::new(&change.title, ["Resource", "After", "Sum now", "Sum after"]);
    preview.rows =
        change.after.iter().map(|held| row(held, [now(held).unwrap_or_default(), sums(held)])).collect();
    Offer {
        title: change.title,
        reasons: change.reasons,
        blocks: preview_of(preview).into_iter().collect(),
        steps: change.steps,
        instead: change.instead,
    }
}

/// Files of that name.
pub(super) fn documents(name: &str, markdown: String, csv: String) -> Block {
    Block::Documents(Documents { name: name.to_owned(), markdown, csv })
}

/// What would be beside what is, to be opened; nothing where nothing is compared.
pub(super) fn preview_of(table: Table) -> Option<Block> {
    (!table.rows.is_empty()).then(|| Block::Fold("Preview".to_owned(), vec![Block::Table(table)]))
}

impl From<Vec<RoomPart>> for Told {
    fn from(parts: Vec<RoomPart>) -> Told {
        Told::of_blocks(parts.into_iter().flat_map(of_range))
    }
}

fn of_range(part: RoomPart) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(part.title), Block::Notes(part.facts)];
    blocks.extend(part.obstacle.map(Block::Problem));
    blocks.extend(part.conditions.into_iter().flat_map(demand));
    blocks.extend(part.table.map(Block::Table));
    if !part.proposals.is_empty() {
        let title = format!("What would fit: {}", part.proposals.len());
        let offers = part.proposals.into_iter().map(Block::from);
        blocks.push(Block::Fold(title, offers.collect()));
    }
    blocks.push(Block::Notes(part.notes));
    blocks
}

impl From<Proposed> for Block {
    fn from(of: Proposed) -> Block {
        let Proposed { title, reasons, steps } = of;
        Block::Offer(Offer { title, reasons, blocks: Vec::new(), steps, instead: None })
    }
}

fn demand(of: Demand) -> impl Iterator<Item = Block> {
    let told = [Block::Demand(of.mark, of.verdict, of.text), Block::Source(of.source)];
    told.into_iter().chain(of.ask.map(Block::Command))
}

impl From<Reversed> for Told {
    fn from(of: Reversed) -> Told {
        let tables = of.tables.into_iter();
        let tables = tables.flat_map(|table| [Block::Heading(table.title.clone()), Block::Table(table)]);
        let documents = documents("nodes-by-prefix-length", of.markdown, of.csv);
        Told::of_blocks([documents].into_iter().chain(tables))
    }
}
