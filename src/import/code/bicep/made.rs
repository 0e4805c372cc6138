//! [`Made`]: a resource of a Bicep file, each that a loop makes for itself.
use super::super::value::Datum;
use crate::text::code::{Declaration, Entry, Expression, Form};

/// One resource.
#[derive(Debug, Clone)]
pub(super) struct Made<'a, 't> {
    pub(super) declaration: &'a Declaration<'t>,
    /// Its whole type, without the version.
    pub(super) of: String,
    pub(super) version: String,
    /// The resource inside which it is declared.
    pub(super) around: Option<usize>,
    pub(super) entries: &'a [Entry<'t>],
    /// What the names of the loop stand for.
    pub(super) locals: Vec<(String, Datum)>,
    /// Whether its condition does not hold.
    pub(super) is_off: bool,
}

impl<'a, 't> Made<'a, 't> {
    /// The expression of a member.
    pub(super) fn member(&self, key: &str) -> Option<&'a Expression<'t>> {
        let is = |entry: &&Entry<'t>| matches!(entry.key.as_ref().map(|key| &key.form), Some(Form::Text(text)) if text == key);
        self.entries.iter().find(is).map(|entry| &entry.value)
    }
}

/// The text of a declaration's type, and its version.
pub(super) fn type_of(declaration: &Declaration<'_>) -> (String, String) {
    let text = match declaration.of.as_ref().map(|of| &of.form) {
        Some(Form::Text(text)) => text.as_ref(),
        _ => "",
    };
    let (of, version) = text.split_once('@').unwrap_or((text, ""));
    (of.trim().to_owned(), version.trim().to_owned())
}
