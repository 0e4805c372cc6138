//! The pieces of one line of a table, and which characters of the line they take.
use crate::text::Span;

/// Text between blanks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Its first character in the line, counted from 0.
    pub(super) start: usize,
    /// Just past its last character.
    pub(super) end: usize,
    /// Its bytes in the text.
    pub(super) span: Span,
}

/// The pieces of a line. `wide`: two blanks or a tab stand between them; else any blank does.
pub(super) fn pieces(text: &str, line: Span, wide: bool) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    // Blanks since the last piece, a tab counting as two.
    let mut blanks = 2;
    for (character, (at, letter)) in line.of(text).char_indices().enumerate() {
        if letter.is_whitespace() {
            blanks += if letter == '\t' { 2 } else { 1 };
            continue;
        }
        let least = if wide { 2 } else { 1 };
        let byte = line.start + at;
        let (end, past) = (character + 1, byte + letter.len_utf8());
        match pieces.last_mut().filter(|_| blanks < least) {
            Some(last) => {
                last.end = end;
                last.span.end = past;
            }
            None => pieces.push(Piece { start: character, end, span: Span::new(byte, past) }),
        }
        blanks = 0;
    }
    pieces
}
