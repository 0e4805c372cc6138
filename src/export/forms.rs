//! Every form that a design can be had in: what it is called, its file, and what makes it.
mod list;

use super::input::Input;
use crate::azure::Date;
use crate::design::Design;

pub use list::FORMS;

/// What a form is made of.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The design.
    pub design: &'a Design,
    /// The design as it is, of which `design` is a change; `None`: everything is made.
    pub before: Option<&'a Design>,
    /// How documents tell the inputs.
    pub inputs: &'a [Input],
    /// The day that retirements are compared with.
    pub today: Date,
}

/// A form.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// What the terminal calls it.
    pub name: &'static str,
    /// The heading for people.
    pub title: &'static str,
    /// Among which of them it is offered.
    pub group: Group,
    /// What its file is called.
    pub file: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Whether it can hold what changes a design alone, see [`Material::before`].
    pub tells_changes: bool,
    /// Makes it; the same material gives the same bytes.
    pub make: Making,
}

/// What makes a form, else why there is none, in a sentence.
pub type Making = fn(&Material) -> Result<String, String>;

/// What forms are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// What makes it.
    Code,
    /// What people decide on and keep.
    Documents,
    /// What is worked on in a spreadsheet.
    Tables,
    /// What is looked at.
    Pictures,
    /// What programs read.
    Data,
}

impl Group {
    /// The heading for people.
    pub fn title(self) -> &'static str {
        match self {
            Group::Code => "Code",
            Group::Documents => "Documents",
            Group::Tables => "Tables",
            Group::Pictures => "Pictures",
            Group::Data => "For programs",
        }
    }
}

/// The form of that name.
pub fn form(name: &str) -> Option<&'static Form> {
    FORMS.iter().find(|form| form.name == name)
}
