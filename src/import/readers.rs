//! [`Readers`]: what a text is offered to. The common documents are read at once; what is rare is recognised by
//! all and read where every reader is at hand.
use super::detect::Rare;
use super::draft::Draft;
use super::{Reading, commands, design_file, errors, kubernetes, tables, yaml};
use crate::text::Span;
use crate::text::tree::Node;

/// A set of readers.
#[derive(Debug)]
pub(super) struct Readers {
    /// Those of lines that are no JSON, in the order in which they choose.
    pub(super) of_lines: &'static [LineReader],
    /// Reads what is rare among JSON values; `None`: that is read elsewhere.
    pub(super) of_rare: Option<fn(Rare, &Node<'_>, &mut Draft)>,
}

/// One way to read lines that are no JSON.
#[derive(Debug)]
pub(super) struct LineReader {
    /// The lines that it would read: whole lines inside the given ones, in order, none twice.
    pub(super) claims: fn(&str, Span) -> Vec<Span>,
    /// Reads lines that it claimed, a reading a document; `None`: they are read elsewhere.
    pub(super) read: Option<fn(&str, Span) -> Vec<Reading>>,
}

/// Every reader.
pub(super) static ALL: Readers = Readers {
    of_lines: &[
        LineReader { claims: errors::claims, read: Some(errors::read) },
        LineReader { claims: commands::claims, read: Some(commands::read) },
        LineReader { claims: kubernetes::claims, read: Some(kubernetes::read) },
        LineReader { claims: tables::claims, read: Some(tables::read) },
        LineReader { claims: yaml::claims, read: Some(yaml::read) },
    ],
    of_rare: Some(read_rare),
};

/// The readers of common documents, which recognise the rare ones.
pub(super) static COMMON: Readers = Readers {
    of_lines: &[
        LineReader { claims: errors::claims, read: None },
        LineReader { claims: commands::claims, read: None },
        LineReader { claims: kubernetes::claims, read: None },
        LineReader { claims: tables::claims, read: None },
        LineReader { claims: yaml::claims, read: None },
    ],
    of_rare: None,
};

fn read_rare(rare: Rare, node: &Node<'_>, draft: &mut Draft) {
    match rare {
        Rare::Error => errors::read_json(node, draft),
        Rare::Kubernetes => kubernetes::read_json(node, draft),
        Rare::Machine => kubernetes::read_machine(node, draft),
        Rare::Design => design_file::read(node, draft),
        Rare::SubnetUsage => kubernetes::read_subnet_usage(node, draft),
    }
}
