//! Letters that a name or a value of one line holds.

/// Whether a character neither controls a terminal nor sets the direction of the text around it.
pub fn is_harmless(letter: char) -> bool {
    !letter.is_control() && !is_turning(letter)
}

fn is_turning(letter: char) -> bool {
    matches!(letter, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
