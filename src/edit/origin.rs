//! What an edit changed of what was read: which fields are edited, and the edits without those of one field.
use super::place::{self, Place};
use super::{Edit, fields};
use crate::design::Design;
use crate::design::subject::segment;

/// Whether a field of a thing of the edited design says something else than what was read, or was typed.
///
/// `read` is the design before the edits, `edited` the one after them.
pub fn is_edited(read: &Design, edited: &Design, edits: &[Edit], subject: &str, field: &str) -> bool {
    let subjects = subjects(edits, subject);
    if edits.iter().any(|edit| is_of(edit, &subjects, field)) {
        return true;
    }
    let before = subjects.last().and_then(|first| value(read, first, field));
    before.is_some_and(|before| value(edited, subject, field) != Some(before))
}

/// The edits after which a field says again what was read, and everything else what it says now; nothing is read of a
/// thing that was added, so that its field is empty.
pub fn reset(read: &Design, edits: &[Edit], subject: &str, field: &str) -> Vec<Edit> {
    let subjects = subjects(edits, subject);
    let before = subjects.last().and_then(|first| value(read, first, field));
    // Later edits call the thing by the names that it was given.
    let is_dropped = |edit: &&Edit| field == "name" || !is_of(edit, &subjects, field);
    let mut kept: Vec<Edit> = edits.iter().filter(is_dropped).cloned().collect();
    let edited = super::apply(read, &kept).design;
    if let Some(text) = before.filter(|before| value(&edited, subject, field).as_ref() != Some(before)) {
        kept.push(Edit::Set { subject: subject.to_owned(), field: field.to_owned(), text });
    }
    kept
}

/// The subjects that a thing has had, the present one first.
fn subjects(edits: &[Edit], subject: &str) -> Vec<String> {
    let mut subjects = vec![subject.to_owned()];
    for edit in edits.iter().rev() {
        let (Edit::Set { subject: old, field, text }, Some(now)) = (edit, subjects.last()) else { continue };
        let Some((parent, _)) = old.rsplit_once('/').filter(|_| field == "name") else { continue };
        let new = format!("{parent}/{}", segment(text.trim()));
        let rest = now.strip_prefix(&new).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        if let Some(before) = rest.map(|rest| format!("{old}{rest}")) {
            subjects.push(before);
        }
    }
    subjects
}

fn is_of(edit: &Edit, subjects: &[String], field: &str) -> bool {
    matches!(edit, Edit::Set { subject, field: edited, .. } if edited == field && subjects.contains(subject))
}

fn value(design: &Design, subject: &str, field: &str) -> Option<String> {
    let place: Place = place::find(design, subject).ok()?;
    fields::entry(design, place, field).map(|(_, text)| text)
}
