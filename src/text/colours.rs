//! Colours of a terminal: the escape sequences that a copy or a log brings along.
use std::borrow::Cow;

/// What begins an escape sequence.
const ESCAPE: char = '\u{1B}';

/// What ends a title.
const BELL: char = '\u{7}';

/// The text as it was seen on the screen: without the sequences that colour it, move in it or name a window.
pub fn without_colours(text: &str) -> Cow<'_, str> {
    if !text.contains(ESCAPE) {
        return Cow::Borrowed(text);
    }
    let mut seen = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, sequence)) = rest.split_once(ESCAPE) {
        seen.push_str(before);
        rest = after_sequence(sequence);
    }
    seen.push_str(rest);
    Cow::Owned(seen)
}

/// What follows a sequence, whose escape character is gone; of one that does not end on its line, all but that.
fn after_sequence(sequence: &str) -> &str {
    let line = sequence.split('\n').next().unwrap_or_default();
    let end = match sequence.chars().next() {
        // Parameters, then one letter: colours and movements.
        Some('[') => line
            .find(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '@' | '~'))
            .map(|at| at + 1),
        // A title or a link, to a bell or to the next sequence.
        Some(']') => {
            let end = line.find([BELL, ESCAPE]);
            end.map(|at| at + usize::from(line.as_bytes().get(at) == Some(&(BELL as u8))))
        }
        // A set of letters.
        Some('(' | ')') => Some(2),
        Some(letter) if letter.is_ascii_graphic() => Some(1),
        _ => Some(0),
    };
    end.and_then(|end| sequence.get(end..)).unwrap_or(sequence)
}
