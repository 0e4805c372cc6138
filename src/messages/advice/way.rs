//! The way to a change: what must hold, what is done, and what it changes for others.
use super::{sayings, sources, word};
use crate::advice::{Back, How, Precondition, State, Stride, Way};
use crate::messages::{Block, Mark, Offer, Reference, Table, TableRow, Told};
use crate::net::wording::counted;

/// A way as blocks.
pub(in crate::messages) fn told(way: Way) -> Told {
    let line = format!("{}: {}", way.title, verdict(&way));
    let mut blocks =
        vec![Block::Notes(vec![way.why.text.clone()]), Block::Source(Reference::of(&way.why.source))];
    if !way.preconditions.is_empty() {
        blocks.push(Block::Heading("What must hold before".to_owned()));
        blocks.extend(conditions(&way.preconditions));
    }
    if !way.steps.is_empty() {
        blocks.push(Block::Heading("Step by step".to_owned()));
        blocks.extend(way.steps.iter().enumerate().flat_map(|(at, step)| stride(at, step)));
    }
    blocks.extend(sayings("What changes for others", &way.for_others));
    blocks.extend(sayings("What else to know", &way.notes));
    blocks.extend(terraform(&way));
    let mark = mark(&way);
    blocks.extend(offer(way).map(Block::Offer));
    Told { mark, line, blocks }
}

/// `in place, 1 precondition not met and 5 not known`.
fn verdict(way: &Way) -> String {
    let how = way.how.title().to_lowercase();
    let count = |wanted: &str| {
        let those = way.preconditions.iter().filter(|condition| word(&condition.state) == wanted);
        those.count() as u64
    };
    match (way.preconditions.len(), count("not met"), count("not known")) {
        (0, ..) => format!("{how}."),
        (_, 0, 0) => format!("{how}, every precondition met."),
        (_, 0, unknown) => format!("{how}, {} not known.", counted(unknown, "precondition", "preconditions")),
        (_, unmet, unknown) => {
            format!(
                "{how}, {} not met and {unknown} not known.",
                counted(unmet, "precondition", "preconditions")
            )
        }
    }
}

fn mark(way: &Way) -> Mark {
    match way.how {
        How::Already | How::AtCreation => Mark::Yes,
        How::InPlace | How::NewPools => match way.is_open() {
            Some(true) => Mark::Yes,
            Some(false) => Mark::No,
            None => Mark::Unknown,
        },
        How::NewCluster => Mark::Warn,
        How::NotPossible => Mark::No,
        How::Undocumented | How::Unknown => Mark::Unknown,
    }
}

/// Those that are open, what bars the way first; then those that are met, folded.
fn conditions(all: &[Precondition]) -> Vec<Block> {
    let (met, open): (Vec<_>, Vec<_>) = all.iter().partition(|of| matches!(of.state, State::Met(_)));
    let (barred, unknown): (Vec<_>, Vec<_>) =
        open.into_iter().partition(|of| matches!(of.state, State::Unmet { .. }));
    let mut blocks: Vec<Block> = barred.into_iter().chain(unknown).flat_map(demand).collect();
    if !met.is_empty() {
        blocks.push(Block::Fold(format!("Met: {}", met.len()), met.into_iter().flat_map(demand).collect()));
    }
    blocks.push(Block::Fold("Who asks for them".to_owned(), sources(all.iter().map(|of| of.source))));
    blocks
}

/// What must hold, and apart from it what was found.
fn demand(condition: &Precondition) -> Vec<Block> {
    let (mark, found, command) = match &condition.state {
        State::Met(met) => (Mark::Yes, format!(" Found: {}.", met.words), None),
        State::Unmet { why, mend, command } => {
            let mark = if condition.is_must { Mark::No } else { Mark::Warn };
            (mark, format!(" Found: {why}. {mend}"), command.clone())
        }
        State::Unknown(command) => (Mark::Unknown, String::new(), Some(command.clone())),
    };
    let advised = if condition.is_must { "" } else { " (advised)" };
    let text = format!("{}{advised}{found}", condition.text);
    let told = Block::Demand(mark, word(&condition.state).to_owned(), text.trim_end().to_owned());
    std::iter::once(told).chain(command.map(Block::Command)).collect()
}

/// A step under its number; the one without a way back is marked.
fn stride(at: usize, step: &Stride) -> Vec<Block> {
    let mark = if step.back == Back::Closed { Mark::Warn } else { Mark::Unknown };
    let number = match step.back {
        Back::Closed => format!("{}: no way back", at + 1),
        _ => (at + 1).to_string(),
    };
    let mut lines = Vec::new();
    if !step.disrupts.is_empty() {
        lines.push(format!("Disrupts: {}", step.disrupts));
    }
    if let Back::Open(until) = &step.back {
        lines.push(format!("The way back is open. {until}"));
    }
    let blocks = [Block::Demand(mark, number, step.text.clone()), Block::Notes(lines)];
    blocks.into_iter().chain(step.command.clone().map(Block::Command)).collect()
}

fn terraform(way: &Way) -> Vec<Block> {
    if way.terraform.is_empty() {
        return Vec::new();
    }
    let title = "What Terraform’s provider azurerm plans";
    let mut table = Table::new(title, ["Attribute", "Updates the cluster", "Replaces the cluster"]);
    let row = |cells: [&str; 3]| TableRow { mark: None, cells: cells.map(str::to_owned).to_vec() };
    table.rows = way
        .terraform
        .iter()
        .map(|planned| {
            let replaces = if planned.replaces.is_empty() { "nothing" } else { planned.replaces };
            row([planned.attribute, planned.updates, replaces])
        })
        .collect();
    table.notes = vec![
        "Where it would replace what Azure updates in place, make the change with the Azure CLI first."
            .to_owned(),
    ];
    let said = sources(way.terraform.iter().map(|planned| planned.source));
    std::iter::once(Block::Table(table)).chain(said).collect()
}

fn offer(way: Way) -> Option<Offer> {
    if way.edits.is_empty() {
        return None;
    }
    let mut reasons =
        vec!["The design as it is after the change; the cluster itself stays as it is.".to_owned()];
    let open = way.preconditions.iter().filter(|condition| !matches!(condition.state, State::Met(_)));
    let open = open.count() as u64;
    if open > 0 {
        reasons
            .push(format!("{} not known to be met.", counted(open, "precondition is", "preconditions are")));
    }
    Some(Offer { title: way.title, reasons, blocks: Vec::new(), steps: way.edits, instead: None })
}
