//! Local names: unique in their list, equal ones numbered, and their form in a subject.
use std::collections::HashMap;

/// Longer names are cut: Azure allows 80 characters.
const MAX_LENGTH: usize = 120;

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

/// The name without blanks around it and cut where it is too long. Control characters, and those that turn
/// the direction of the text around them, become replacement characters.
fn clean(name: &str) -> String {
    let harmless = |letter: char| if letter.is_control() || is_turning(letter) { '\u{FFFD}' } else { letter };
    name.trim().chars().take(MAX_LENGTH).map(harmless).collect()
}

/// Whether a character sets the direction of the text around it.
fn is_turning(letter: char) -> bool {
    matches!(letter, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
