//! The register: every statement, in the order of its family's file.
use std::fs;

use super::root;

/// A statement about the platform.
pub(super) struct Statement {
    pub(super) id: String,
    pub(super) text: String,
    /// Why nothing carries it.
    pub(super) reason: Option<String>,
}

/// The families, in the order of the table, with what each is about.
pub(super) const FAMILIES: [(&str, &str); 9] = [
    ("api", "What documents hold"),
    ("ip", "Addresses and limits"),
    ("cidr", "Ranges"),
    ("np", "Network policies"),
    ("eg", "The way out"),
    ("mig", "Changes"),
    ("feat", "What works with what"),
    ("ret", "Retirements"),
    ("err", "Errors"),
];

/// Why a statement may have no carrier.
pub(super) const REASONS: [&str; 7] = [
    "not of this planner: cannot be seen in any document",
    "not of this planner: superseded, or nothing about networks",
    "not of this planner: how a tool behaves",
    "not computed yet",
    "not computed yet: the way out",
    "not computed yet: migrations",
    "not computed yet: reach of the API server",
];

impl Statement {
    /// Whether a planner of networks could carry it.
    pub(super) fn is_ours(&self) -> bool {
        !self.reason.as_ref().is_some_and(|reason| reason.starts_with("not of this planner"))
    }

    /// `cidr` of `CIDR-12`.
    pub(super) fn family(&self) -> String {
        self.id.split('-').next().unwrap_or_default().to_lowercase()
    }
}

/// Every statement.
pub(super) fn register() -> Vec<Statement> {
    FAMILIES.iter().flat_map(|(family, _)| of_family(family)).collect()
}

fn of_family(family: &str) -> Vec<Statement> {
    let path = root().join(format!("tests/coverage/{family}.tsv"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("id\tstatement\treason"), "{}", path.display());
    let statements = lines.map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, text, reason] = cells[..] else { panic!("{}: three cells, not {line}", path.display()) };
        let reason = Some(reason.to_owned()).filter(|reason| !reason.is_empty());
        let statement = Statement { id: id.to_owned(), text: text.to_owned(), reason };
        assert_eq!(statement.family(), family, "{}: {id}", path.display());
        assert!(!text.is_empty(), "{id} says nothing");
        statement
    });
    statements.collect()
}
