//! Bicep: what its text tells without being built.
mod file;
mod made;
mod resources;

use super::assemble::assemble;
use crate::import::draft::Draft;
use crate::import::{Kind, Reading, Shape};
use crate::text::code::{Declaration, Declared, declarations};
use crate::text::{Problem, Severity, Span, quoted};
use file::File;

/// The command that turns a file into JSON, in which modules and functions stand as the service gets them.
const BUILD: &str =
    "`az bicep build --file main.bicep --stdout` turns a file and its modules into JSON, which tells more";

/// Reads all declarations of a text.
pub(super) fn read(text: &str, spans: &[Span]) -> Option<Reading> {
    let (first, last) = (spans.first()?, spans.last()?);
    let span = Span::new(first.start, last.end);
    let mut draft = Draft::of_format("Bicep");
    let mut all: Vec<Declaration<'_>> = Vec::new();
    let mut repairs: Vec<Problem> = Vec::new();
    for span in spans {
        let (declarations, problems) = declarations(text, *span);
        all.extend(declarations);
        repairs.extend(problems);
    }
    let mut file = File::new(&all, &mut draft);
    let resources = file.resources(&mut draft);
    assemble(resources, &mut draft);
    for module in all.iter().filter(|declaration| declaration.what == Declared::Module) {
        draft.note(module.name_span, || {
            format!("the module {} is not read, for it stands in another file", quoted(module.name))
        });
    }
    if !draft.is_used() {
        draft.forget();
        let words = format!("Bicep in which no cluster and no network is declared ({BUILD})");
        draft.problems.add(Severity::Error, Some(span), || crate::import::plain::not_readable(&words));
        return Some(draft.into_reading(Kind::Unknown, None, span, repairs));
    }
    draft.note_of_all(format!("Bicep is read as far as its text tells; {BUILD}"));
    Some(draft.into_reading(Kind::Bicep, Some(Shape::Arm), span, repairs))
}
