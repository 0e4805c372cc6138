//! [`Readers`]: what a text is offered to. The common documents are read at once; whatever is not surely one of them
//! is read where every reader is at hand.
use super::code::Given;
use super::detect::{Rare, Thing};
use super::draft::Draft;
use super::{
    Reading, attached, code, commands, design_file, errors, kubernetes, link, renamed, tables, yaml,
};
use crate::text::code::{Language, region};
use crate::text::tree::Node;
use crate::text::{FindCode, Segment, Span};

/// A set of readers.
#[derive(Debug)]
pub(super) struct Readers {
    /// Finds and reads infrastructure code; `None`: that is read elsewhere.
    pub(super) of_code: Option<CodeReader>,
    /// Those of lines that are no JSON, in the order in which they choose; `None`: only ranges are read.
    pub(super) of_lines: Option<&'static [LineReader]>,
    /// Gives the columns of a row that somebody chose their keys; `None`: such rows are read elsewhere.
    pub(super) of_rows: Option<ReadRow>,
    /// Reads what is rare among JSON values; `None`: that is read elsewhere.
    pub(super) of_rare: Option<fn(Rare, &Node<'_>, &mut Draft)>,
}

/// A row with the keys that its columns stand for, and what it is of; `None` for what is no such row.
type ReadRow = for<'t> fn(&Node<'t>) -> Option<(Thing, Node<'t>)>;

/// Finds and reads infrastructure code.
#[derive(Debug)]
pub(super) struct CodeReader {
    /// Finds the code that begins at a line.
    pub(super) find: FindCode,
    /// The values that documents of a text give parameters.
    pub(super) given: fn(&[Segment<'_>]) -> Given,
    /// Reads all lines of one language.
    pub(super) read: fn(&str, Language, &[Span]) -> Option<Reading>,
}

/// One way to read lines that are no JSON.
#[derive(Debug)]
pub(super) struct LineReader {
    /// The lines that it would read: whole lines inside the given ones, in order, none twice.
    pub(super) claims: fn(&str, Span) -> Vec<Span>,
    /// Reads lines that it claimed, a reading a document.
    pub(super) read: fn(&str, Span) -> Vec<Reading>,
}

/// Every reader.
pub(super) static ALL: Readers = Readers {
    of_code: Some(CodeReader { find: region, given: code::given, read: code::read }),
    of_lines: Some(&[
        LineReader { claims: link::claims, read: link::read },
        LineReader { claims: code::printed::claims, read: code::printed::read },
        LineReader { claims: errors::claims, read: errors::read },
        LineReader { claims: commands::claims, read: commands::read },
        LineReader { claims: kubernetes::claims, read: kubernetes::read },
        LineReader { claims: tables::claims, read: tables::read },
        LineReader { claims: yaml::claims, read: yaml::read },
    ]),
    of_rows: Some(renamed_row),
    of_rare: Some(read_rare),
};

/// The readers of what most people paste: the JSON of clusters and networks as it is printed, and ranges.
pub(super) static COMMON: Readers = Readers { of_code: None, of_lines: None, of_rows: None, of_rare: None };

fn renamed_row<'t>(node: &Node<'t>) -> Option<(Thing, Node<'t>)> {
    renamed::row(node)
}

fn read_rare(rare: Rare, node: &Node<'_>, draft: &mut Draft) {
    match rare {
        Rare::Error => errors::read_json(node, draft),
        Rare::Kubernetes => kubernetes::read_json(node, draft),
        Rare::Machine => kubernetes::read_machine(node, draft),
        Rare::Design => design_file::read(node, draft),
        Rare::Around(around) => attached::read(around, node, draft),
        Rare::SubnetUsage => kubernetes::read_subnet_usage(node, draft),
        Rare::Code(document) => code::read_json(document, node, draft),
    }
}
