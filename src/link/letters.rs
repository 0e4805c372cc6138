//! The characters of a link: where it begins in a text, and what programs that pass it on do to it.
use super::{LinkError, MAX_CHARACTERS, check};

/// The most characters that stand before the fragment of a URL.
const MAX_BEFORE: usize = 16_384;

/// The fewest characters of a payload by which a text counts as a link before it is read.
pub(super) const FEWEST: usize = 12;

/// What a link consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts<'t> {
    pub(super) version: u32,
    pub(super) payload: &'t str,
    /// `None` where it is missing or cut.
    pub(super) check: Option<&'t str>,
}

/// The parts of the last link in a cleaned text. What stands after its check does not count.
pub(super) fn parts(cleaned: &str) -> Option<Parts<'_>> {
    cleaned.rmatch_indices('#').find_map(|(at, mark)| parts_at(cleaned.get(at + mark.len()..)?))
}

fn parts_at(fragment: &str) -> Option<Parts<'_>> {
    let (version, rest) = fragment.split_once('.')?;
    let is_number = (1..=4).contains(&version.len()) && version.bytes().all(|digit| digit.is_ascii_digit());
    let version = version.parse().ok().filter(|_| is_number)?;
    let (payload, rest) = split_letters(rest);
    let (after, _) = split_letters(rest.strip_prefix('.').unwrap_or_default());
    Some(Parts { version, payload, check: after.get(..check::LENGTH) })
}

/// The characters of base64url that a text begins with, and what stands after them.
fn split_letters(text: &str) -> (&str, &str) {
    let end = text.bytes().position(|byte| !is_letter(byte)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// A text without what is no part of a URL: blanks, line breaks, the angle brackets around a link and before quoted
/// lines, the equals sign of a soft line break, marks without width. Escaped characters of a link are written out,
/// also where they were escaped again.
pub(super) fn cleaned(text: &str) -> Result<String, LinkError> {
    let is_noise = |letter: &char| {
        letter.is_whitespace()
            || letter.is_control()
            || matches!(
                letter,
                '<' | '>' | '=' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
            )
    };
    let mut letters = text.chars().filter(|letter| !is_noise(letter));
    let start: String = letters.by_ref().take(MAX_BEFORE + MAX_CHARACTERS).collect();
    let cleaned = unescaped(&start);
    match letters.count() {
        0 => Ok(cleaned),
        more if parts(&cleaned).is_some() => Err(LinkError::TooLong(start.len().saturating_add(more))),
        _ => Err(LinkError::NotALink),
    }
}

/// `%23`, `%2E`, `%2D` and `%5F` written out, however often they were escaped.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        plain.push_str(before);
        let code = after.trim_start_matches("25");
        let letter = match code.get(..2) {
            Some("23") => '#',
            Some("2E" | "2e") => '.',
            Some("2D" | "2d") => '-',
            Some("5F" | "5f") => '_',
            _ => {
                plain.push('%');
                rest = after;
                continue;
            }
        };
        plain.push(letter);
        rest = code.get(2..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

/// Whether a text is a link and nothing else.
pub(super) fn is_link(text: &str) -> bool {
    let text = text.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '<' | '>' | '"' | '\'' | '\u{FEFF}')
    });
    // The first line tells it: a heading such as `#1. Create the network` is none.
    let mut words = text.split_whitespace();
    let Some(first) = words.next().filter(|_| text.len() <= 2 * (MAX_BEFORE + MAX_CHARACTERS)) else {
        return false;
    };
    let begins = unescaped(first);
    let Some((before, fragment)) = begins.rsplit_once('#') else { return false };
    let is_place =
        before.is_empty() || before.contains("://") || before.contains('.') && before.contains('/');
    let is_long = parts_at(fragment).is_some_and(|parts| parts.payload.len() >= FEWEST);
    let is_rest = |word: &str| {
        word.bytes().all(|byte| is_letter(byte) || matches!(byte, b'.' | b'>' | b'=')) || word == ">"
    };
    is_place && is_long && words.all(is_rest)
}
