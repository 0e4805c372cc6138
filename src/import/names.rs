//! Local names: unique in their list, equal ones numbered, and their form in a subject.
use std::collections::HashMap;

use crate::design::subject::MAX_NAME;
use crate::text::is_harmless;

/// Gives out names that differ: `aks`, `aks~2`, `aks~3`. What nobody named is ``, `~2`, `~3`.
#[derive(Debug, Clone, Default)]
pub(super) struct Names(HashMap<String, u32>);

impl Names {
    /// The name, with a number where it was given out before.
    pub(super) fn unique(&mut self, name: &str) -> String {
        let name = clean(name);
        let Some(last) = self.0.get(&name) else {
            self.0.insert(name.clone(), 1);
            return name;
        };
        let mut number = last + 1;
        while self.0.contains_key(&format!("{name}~{number}")) {
            number += 1;
        }
        let unique = format!("{name}~{number}");
        self.0.insert(name, number);
        self.0.insert(unique.clone(), 1);
        unique
    }
}

/// The name as it was before a number was added.
pub(super) fn base(name: &str) -> &str {
    match name.rsplit_once('~') {
        Some((base, number)) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            base
        }
        _ => name,
    }
}

/// Whether a name was given to something that nobody named.
pub(super) fn is_unnamed(name: &str) -> bool {
    base(name).is_empty()
}

/// Whether a name is given out as it stands where it was not given out before.
pub(super) fn is_clean(name: &str) -> bool {
    name.len() <= MAX_NAME && name.trim() == name && name.chars().all(is_harmless)
}

/// The name without blanks around it and cut where it is too long. Control characters, and those that turn
/// the direction of the text around them, become replacement characters.
fn clean(name: &str) -> String {
    let harmless = |letter: char| if is_harmless(letter) { letter } else { '\u{FFFD}' };
    name.trim().chars().take(MAX_NAME).map(harmless).collect()
}
