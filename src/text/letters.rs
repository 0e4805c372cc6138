//! Letters that a name or a value of one line holds, and those that show a text as another one.
use std::borrow::Cow;

use super::colours::without_colours;

/// Whether a character neither controls a terminal nor sets the direction of the text around it.
pub fn is_harmless(letter: char) -> bool {
    !letter.is_control() && !is_turning(letter)
}

/// The text as it is read and shown: without the colours of a terminal, and with a replacement character for each letter
/// that would turn the direction of those around it.
pub fn readable(text: &str) -> Cow<'_, str> {
    match without_colours(text) {
        Cow::Borrowed(text) => unturned(text),
        Cow::Owned(text) => Cow::Owned(unturned(&text).into_owned()),
    }
}

/// The text with a replacement character for each letter that would turn the direction of those around it.
pub(crate) fn unturned(text: &str) -> Cow<'_, str> {
    // Looking at bytes alone is several times as fast, and most texts hold none of these.
    let may_turn = text.bytes().any(|byte| matches!(byte, 0xD8 | 0xE2));
    if !may_turn || !text.contains(is_turning) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(shown).collect())
}

/// The letter, or a replacement character for one that would turn the direction of those around it.
pub(super) fn shown(letter: char) -> char {
    if is_turning(letter) { char::REPLACEMENT_CHARACTER } else { letter }
}

fn is_turning(letter: char) -> bool {
    matches!(letter, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
