//! Diagnoses as blocks of the report: first what happened, then the numbers, the sums and what to do.
use super::report::Block;
use crate::diagnosis::{Account, Diagnosis, Standing};

/// What is said of every error.
pub(super) fn blocks(diagnoses: &[Diagnosis]) -> Vec<Block> {
    diagnoses.iter().flat_map(of_error).collect()
}

fn of_error(diagnosis: &Diagnosis) -> Vec<Block> {
    let error = &diagnosis.error;
    let title = diagnosis.entry.map(|entry| entry.title);
    let heading = match (error.code.as_deref(), title) {
        (Some(code), Some(title)) => format!("{code}: {title}"),
        (Some(text), None) | (None, Some(text)) => text.to_owned(),
        (None, None) => "An error".to_owned(),
    };
    let mut blocks = vec![Block::Heading(1, heading), Block::Paragraph(diagnosis.summary.clone())];
    if !error.message.is_empty() {
        blocks.push(Block::Paragraph(format!("The message: {}", error.message)));
    }
    blocks.extend(diagnosis.contradictions.iter().cloned().map(Block::Paragraph));
    if !diagnosis.accounts.is_empty() {
        blocks.push(Block::Paragraph(introduction(diagnosis).to_owned()));
        blocks.push(Block::List(diagnosis.accounts.iter().map(account).collect()));
    }
    let numbers = diagnosis.numbers.iter().map(|number| match number.remark.as_str() {
        "" => format!("{}: {}", number.name, number.value),
        remark => format!("{}: {} ({remark})", number.name, number.value),
    });
    let numbers: Vec<String> = numbers.collect();
    if !numbers.is_empty() {
        blocks.push(Block::Paragraph("The numbers:".to_owned()));
        blocks.push(Block::List(numbers));
    }
    blocks.extend(diagnosis.notes.iter().cloned().map(Block::Paragraph));
    blocks.extend(diagnosis.entry.map(|entry| Block::Paragraph(entry.meaning.to_owned())));
    if !diagnosis.steps.is_empty() {
        blocks.push(Block::Paragraph("What to do:".to_owned()));
        blocks.push(Block::List(diagnosis.steps.iter().map(|step| step.words.clone()).collect()));
    }
    let sources = diagnosis.sources.iter().map(|source| format!("{} ({})", source.url, source.read));
    let sources: Vec<String> = sources.collect();
    if !sources.is_empty() {
        blocks.push(Block::Paragraph(format!("Sources: {}", sources.join(", "))));
    }
    blocks
}

fn introduction(diagnosis: &Diagnosis) -> &'static str {
    match diagnosis.standing {
        Standing::Exact => "The sum that gives the number:",
        Standing::Nearest => "The nearest sum of what is loaded:",
        Standing::Possible | Standing::NoSum => "Sums that would give the number:",
    }
}

fn account(account: &Account) -> String {
    format!("{} ({})", account.words(), account.title)
}
