//! The tolerant reader of YAML: finds it amid other lines, and makes trees of it.
mod blocks;
mod columns;
mod fragment;
mod fragments;
mod lines;
mod open;
mod scalars;
mod tree;

pub use blocks::blocks;

use super::tree::{Document, Node};
use super::{Problems, Severity, Span};
use fragment::Fragment;
use tree::Tree;

/// How deep containers are read; what lies deeper is left out with a problem.
pub const MAX_DEPTH: usize = 128;

/// How often a line that the parser refuses is left out and the rest is read again.
const MAX_RESTARTS: usize = 16;

/// Reads the lines at `span`: a document each, in the order in which they begin. A text whose beginning was cut
/// off gives its deeper lines as documents of their own.
pub fn documents(text: &str, span: Span) -> Vec<Document<'static>> {
    let mut restarts = MAX_RESTARTS;
    let fragments = fragments::fragments(text, span).into_iter();
    fragments.filter_map(|fragment| document(fragment, &mut restarts)).collect()
}

/// Reads one document. What the parser refuses is left out line by line, so that all of the rest is read.
fn document(mut fragment: Fragment, restarts: &mut usize) -> Option<Document<'static>> {
    loop {
        let Tree { node, problems, refusal } = tree::of(&fragment);
        let Some(refusal) = refusal else {
            return finished(node, fragment, problems);
        };
        let goes_on = *restarts > 0;
        let line = fragment.line_at(refusal.at);
        fragment.problems.add(Severity::Error, line, || {
            let left_out = if goes_on { "the line is left out" } else { "not read from here on" };
            format!("expected YAML, found what breaks it ({}); {left_out}", refusal.info)
        });
        if !goes_on || !fragment.leave_out(refusal.at) {
            return finished(node, fragment, problems);
        }
        *restarts -= 1;
    }
}

fn finished(
    node: Option<Node<'static>>,
    fragment: Fragment,
    problems: Problems,
) -> Option<Document<'static>> {
    let node = node?;
    let mut repairs = fragment.problems;
    repairs.extend(problems.into_vec());
    Some(Document { end: node.span.end, closed: true, node, repairs: repairs.into_vec() })
}
