//! [`Exported`]: a design in a form that others take, with the forms that there are.
use serde::{Deserialize, Serialize};

use crate::export::{FORMS, Material};

/// A design in a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// The titles of all forms, in their order, each with that of its group.
    pub titles: Vec<(String, String)>,
    /// What its file is called.
    pub file: String,
    /// Its media type.
    pub media_type: String,
    /// What has to be known, in a sentence; empty: nothing.
    pub note: String,
    /// Its text.
    pub text: String,
}

impl Exported {
    /// The design in the form at that place, or why it has none, in a sentence.
    pub(super) fn of(form: usize, material: &Material) -> Result<Exported, String> {
        let form = FORMS.get(form).ok_or("There is no such form.")?;
        let is_whole = material.before.is_some() && !form.tells_changes;
        let note = "This form holds the whole design: what changes it is told by the commands of the Azure CLI, the change record and \
             the egress addresses.";
        Ok(Exported {
            titles: FORMS.iter().map(|form| (form.group.title().to_owned(), form.title.to_owned())).collect(),
            file: form.file.to_owned(),
            media_type: form.media_type.to_owned(),
            note: if is_whole { note.to_owned() } else { String::new() },
            text: (form.make)(material)?,
        })
    }
}
