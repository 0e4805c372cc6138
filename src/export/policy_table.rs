//! What network policies allow between namespaces, and how to show it, as Markdown and as comma-separated values.
use super::csv::line;
use super::markdown::of_blocks;
use super::report::{Block, Table};
use crate::policy::{Cell, Matrix, Trial, Verdict};

/// What one namespace reaches in another: from, verdict, to, what is open of it for sure, by which policies.
pub fn policy_cells(matrix: &Matrix, (from, to, cell): (&str, &str, &Cell)) -> [String; 5] {
    let open = cell.open.as_ref().filter(|_| cell.verdict == Verdict::Partly);
    let open = open.map(|path| path.ports.to_string()).unwrap_or_default();
    let by = matrix.named(&cell.by).join(", ");
    [from.to_owned(), cell.verdict.text().to_owned(), to.to_owned(), open, by]
}

/// What each namespace of a cluster reaches in each, as Markdown; `about` are sentences to be read with it.
pub fn matrix_markdown(cluster: &str, matrix: &Matrix, about: &[String]) -> String {
    let head = ["From", "Verdict", "To", "Open for sure", "By"].map(str::to_owned).to_vec();
    let rows = matrix.pairs().map(|pair| policy_cells(matrix, pair).to_vec()).collect();
    of_blocks(&[
        Block::Heading(1, format!("What pods of {cluster} reach by its network policies")),
        Block::List(about.to_vec()),
        Block::Table(Table { head, rows }),
    ])
}

/// The same as comma-separated values.
pub fn matrix_csv(matrix: &Matrix) -> String {
    let head = line(&["from", "verdict", "to", "openForSure", "policies"]);
    let rows = matrix.pairs().map(|pair| line(&policy_cells(matrix, pair).each_ref().map(String::as_str)));
    std::iter::once(head).chain(rows).collect()
}

/// The trials of a cluster as Markdown.
pub fn test_plan_markdown(cluster: &str, trials: &[Trial]) -> String {
    let head = ["From", "To", "Target", "Expected", "Command", "Evidence"].map(str::to_owned).to_vec();
    let rows = trials.iter().map(|of| {
        let cells = [&of.from, &of.to, &of.target, of.expected.text(), &of.command, &of.evidence];
        cells.map(str::to_owned).to_vec()
    });
    of_blocks(&[
        Block::Heading(1, format!("How the isolation of {cluster} is shown")),
        Block::Table(Table { head, rows: rows.collect() }),
    ])
}

/// The same as comma-separated values.
pub fn test_plan_csv(trials: &[Trial]) -> String {
    let head = line(&["from", "to", "target", "expected", "policies", "command", "evidence"]);
    let rows = trials.iter().map(|of| {
        line(&[&of.from, &of.to, &of.target, of.expected.word(), &of.by.join(" "), &of.command, &of.evidence])
    });
    std::iter::once(head).chain(rows).collect()
}
