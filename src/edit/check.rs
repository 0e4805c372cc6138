//! Whether a text is a value of a field.
use std::fmt;

use super::fields::{Kind, entry};
use super::place::{self, Place};
use super::{names, values};
use crate::design::Design;

/// Why a text is no value of a field. Its display is one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// What would be one.
    pub expected: String,
    /// The nearest text that is one, where there is any.
    pub nearest: Option<String>,
}

/// Whether a text is a value of a field of the thing that a subject names: the empty text is, except for a name
/// and the kind of a range, and so is the text that stands there now.
pub fn check(design: &Design, subject: &str, field: &str, text: &str) -> Result<(), Mistake> {
    read(design, subject, field, text).map(drop)
}

/// A value that a field of a thing is to have.
pub(super) struct Change {
    pub(super) place: Place,
    /// The one spelling of the value; `None` where the field has it already.
    pub(super) text: Option<String>,
    pub(super) is_name: bool,
}

/// What a text would make of a field.
pub(super) fn read(design: &Design, subject: &str, field: &str, text: &str) -> Result<Change, Mistake> {
    let place = place::find(design, subject)
        .map_err(|_| Mistake::new("the name of a thing of this design and a field of it"))?;
    let Some((kind, own)) = entry(design, place, field) else {
        return Err(Mistake::new("a field that a thing of this kind has"));
    };
    let is_name = kind == Kind::Name;
    if text == own {
        return Ok(Change { place, text: None, is_name });
    }
    let text = match kind {
        Kind::Name => names::read(design, place, text)?,
        Kind::Network => values::network(design, text)?,
        Kind::Words => values::words(text)?,
        Kind::Plain(input) => values::of_input(design, input, text)?,
    };
    Ok(Change { place, text: (text != own).then_some(text), is_name })
}

impl Mistake {
    pub(super) fn new(expected: impl Into<String>) -> Mistake {
        Mistake { expected: expected.into(), nearest: None }
    }

    pub(super) fn near(self, nearest: Option<String>) -> Mistake {
        Mistake { nearest, ..self }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)?;
        match &self.nearest {
            Some(nearest) => write!(f, "; the nearest is {nearest}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Mistake {}
