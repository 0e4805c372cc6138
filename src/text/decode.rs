//! Bytes as text: UTF-8 and UTF-16, with and without a byte order mark.
use std::borrow::Cow;

use super::{Problem, Span};

/// Reads bytes as text: UTF-8 or UTF-16, by their byte order mark or, for UTF-16 without one, by every other
/// byte being zero. What is not valid becomes `�`, and the first place is reported.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Vec<Problem>) {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ if zeros_at(bytes, 1) => utf16(bytes, u16::from_le_bytes),
        _ if zeros_at(bytes, 0) => utf16(bytes, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

/// Whether of each of the first pairs of bytes exactly the one at `position` is zero.
fn zeros_at(bytes: &[u8], position: usize) -> bool {
    let mut pairs = bytes.chunks_exact(2).take(128);
    pairs.len() > 0 && pairs.all(|pair| pair[position] == 0 && pair[1 - position] != 0)
}

fn utf8(bytes: &[u8]) -> (Cow<'_, str>, Vec<Problem>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), Vec::new()),
        Err(error) => {
            let at = error.valid_up_to();
            let byte = bytes.get(at).copied().unwrap_or_default();
            let message = format!("expected UTF-8 text, found the byte 0x{byte:02X}; read as �");
            (String::from_utf8_lossy(bytes), vec![replaced(at, message)])
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (Cow<'_, str>, Vec<Problem>) {
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut first = None;
    let pairs = bytes.chunks_exact(2);
    let half = !pairs.remainder().is_empty();
    for character in char::decode_utf16(pairs.map(|pair| unit([pair[0], pair[1]]))) {
        if character.is_err() {
            first = first.or(Some(text.len()));
        }
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if half {
        first = first.or(Some(text.len()));
        text.push(char::REPLACEMENT_CHARACTER);
    }
    let problem =
        first.map(|at| replaced(at, "expected UTF-16 text, found half a character; read as �".into()));
    (Cow::Owned(text), problem.into_iter().collect())
}

fn replaced(at: usize, message: String) -> Problem {
    let end = at + char::REPLACEMENT_CHARACTER.len_utf8();
    Problem::warning(message, Some(Span::new(at, end)))
}
