//! Findings as a comment on a pull request.
use super::{heading, table};
use crate::analysis::Analysis;
use crate::export::forms::Material;
use crate::export::report::Block;
use crate::net::wording::counted;
use crate::rules::{Finding, Severity};

/// How many there are, whether each cluster fits, and a table with the worst first.
pub(in crate::export) fn findings(_: &Material, analysis: &Analysis) -> Vec<Block> {
    let count =
        |severity: Severity| analysis.findings.iter().filter(|finding| finding.severity == severity).count();
    let counted = |severity, word: &str, words: &str| {
        counted(u64::try_from(count(severity)).unwrap_or(u64::MAX), word, words)
    };
    let line = format!(
        "{}, {}, {}.",
        counted(Severity::Error, "error", "errors"),
        counted(Severity::Warning, "warning", "warnings"),
        counted(Severity::Note, "note", "notes")
    );
    let verdicts = analysis.worst_first().into_iter().filter_map(|place| analysis.verdicts.get(place));
    let mut blocks =
        vec![Block::Paragraph(line), Block::List(verdicts.map(|verdict| verdict.sentence.clone()).collect())];
    if !analysis.findings.is_empty() {
        blocks.push(heading(2, "Findings"));
        let rows = analysis.findings.iter().map(row).collect();
        blocks.push(table(["Severity", "Rule", "What", "About", "Error code", "Source"], rows));
    }
    blocks
}

fn row(of: &Finding) -> [String; 6] {
    [
        of.severity.text().to_owned(),
        of.rule.id.to_owned(),
        of.message.clone(),
        of.subjects.join(", "),
        of.error_code.unwrap_or_default().to_owned(),
        format!("{} ({})", of.source.url, of.source.read),
    ]
}
