//! What-if results as the Azure CLI prints them for people: marks and padding, of which a value that was cut or wrapped
//! looks like any other. They are recognised, and the command that prints the same as JSON is told.
use crate::import::draft::Draft;
use crate::import::{Kind, Reading};
use crate::text::{Problem, Span};

/// What the first lines of such a result begin with: a warning, where one is printed, and what explains the marks.
const BEGINS: [&str; 2] =
    ["Note: The result may contain false positive", "Resource and property changes are indicated with"];

/// The line that counts the changes, which ends it.
const ENDS: &str = "Resource changes:";

const MESSAGE: &str = "this is what `az deployment group what-if` prints for people, and nothing of it is used: add \
                       `--no-pretty-print` to the command and paste the JSON that it prints then";

/// The lines from the first of a result to what counts the changes.
pub(in crate::import) fn claims(text: &str, span: Span) -> Vec<Span> {
    let mut claims: Vec<Span> = Vec::new();
    let (mut at, mut is_open) = (span.start, false);
    for line in span.of(text).split_inclusive('\n') {
        let end = at.saturating_add(line.len());
        let begins = BEGINS.iter().any(|begin| line.starts_with(begin));
        match claims.last_mut() {
            Some(claim) if is_open => claim.end = end,
            _ if begins => claims.push(Span::new(at, end)),
            _ => {}
        }
        is_open = (is_open || begins) && !line.starts_with(ENDS);
        at = end;
    }
    claims
}

/// Says which command prints what is read.
pub(in crate::import) fn read(_: &str, span: Span) -> Vec<Reading> {
    let problem = Problem::error(MESSAGE.to_owned(), Some(span));
    vec![Draft::of_format("a what-if result for people").into_reading(
        Kind::Unknown,
        None,
        span,
        vec![problem],
    )]
}
