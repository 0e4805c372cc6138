//! One document as the parser gets it: lines without quotes and tabs, each knowing where it came from.
use crate::text::{Problems, Span};

/// How many characters lie between two known offsets.
const STRIDE: usize = 64;

/// Lines that make one document.
#[derive(Debug, Default)]
pub(super) struct Fragment {
    pub(super) text: String,
    pub(super) problems: Problems,
    lines: Vec<Content>,
    /// The offset in `text` of every `STRIDE`th character.
    strides: Vec<usize>,
    characters: usize,
}

#[derive(Debug, Clone, Copy)]
struct Content {
    here: usize,
    original: usize,
    length: usize,
}

impl Fragment {
    /// Adds a line at a column, whose content stands at the offset `original`.
    pub(super) fn push(&mut self, column: usize, content: &str, original: usize) {
        self.extend(std::iter::repeat_n(' ', column));
        self.lines.push(Content { here: self.text.len(), original, length: content.len() });
        // One byte for one byte, so that offsets inside the line stay the same.
        self.extend(content.chars().map(|letter| match letter {
            '\t' | '\r' => ' ',
            '\0' => '?',
            other => other,
        }));
        self.extend(std::iter::once('\n'));
    }

    fn extend(&mut self, letters: impl Iterator<Item = char>) {
        for letter in letters {
            if self.characters.is_multiple_of(STRIDE) {
                self.strides.push(self.text.len());
            }
            self.characters += 1;
            self.text.push(letter);
        }
    }

    /// Adds a line whose closing quote is missing.
    pub(super) fn push_closed(&mut self, column: usize, content: &str, original: usize, quote: char) {
        self.push(column, content, original);
        self.text.pop();
        self.characters -= 1;
        self.extend([quote, '\n'].into_iter());
    }

    /// Where the characters from `start` up to `end` were typed, blanks behind them left out; of a quoted text also
    /// what stands behind its closing quote.
    pub(super) fn span(&self, start: usize, end: usize, quoted: Option<char>) -> Span {
        let (start, end) = (self.offset(start), self.offset(end));
        let text = self.text.get(start..end).unwrap_or_default();
        let length = quoted.and_then(|quote| quoted_length(text, quote)).unwrap_or(text.trim_end().len());
        let from = self.original(start, start);
        let to = if length == 0 { from } else { self.original(start + length - 1, start + length) };
        Span::new(from, to.max(from))
    }

    /// Where the line was typed that holds the character with that index, or the last line before it.
    pub(super) fn line_at(&self, character: usize) -> Option<Span> {
        let line = self.lines.get(self.filled(character)?)?;
        Some(Span::new(line.original, line.original + line.length))
    }

    /// Takes the content from that line; says whether there was any.
    pub(super) fn leave_out(&mut self, character: usize) -> bool {
        let line = self.filled(character).and_then(|index| self.lines.get(index)).copied();
        let Some(line) = line else { return false };
        let until = self.text.get(line.here..).and_then(|rest| rest.find('\n')).unwrap_or(0);
        // As long as before in bytes, so that every offset still holds.
        self.text.replace_range(line.here..line.here + until, &" ".repeat(until));
        self.strides = self.text.char_indices().step_by(STRIDE).map(|(offset, _)| offset).collect();
        true
    }

    /// The index of the line that holds a character, or of the last one before it that is not blank.
    fn filled(&self, character: usize) -> Option<usize> {
        let index = self.line_of(self.offset(character))?;
        let is_filled = |line: &Content| {
            let content = self.text.get(line.here..line.here + line.length);
            content.is_some_and(|content| !content.trim().is_empty())
        };
        self.lines.get(..=index)?.iter().rposition(is_filled)
    }

    /// Where the offset `here` was typed, which stands in the line of the offset `beside`.
    fn original(&self, beside: usize, here: usize) -> usize {
        let line = self.line_of(beside).and_then(|index| self.lines.get(index));
        line.map_or(0, |line| line.original + here.saturating_sub(line.here).min(line.length))
    }

    /// The index of the line that holds an offset, of the one before it for an offset in its indentation.
    fn line_of(&self, here: usize) -> Option<usize> {
        let after = self.lines.partition_point(|line| line.here <= here);
        (!self.lines.is_empty()).then_some(after.saturating_sub(1))
    }

    fn offset(&self, character: usize) -> usize {
        let Some(start) = self.strides.get(character / STRIDE).copied() else { return self.text.len() };
        let rest = self.text.get(start..).unwrap_or_default();
        rest.char_indices().nth(character % STRIDE).map_or(self.text.len(), |(offset, _)| start + offset)
    }
}

/// The length of a quoted text with its quotes.
fn quoted_length(text: &str, quote: char) -> Option<usize> {
    let mut letters = text.char_indices().peekable();
    letters.next_if(|(_, letter)| *letter == quote)?;
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' if quote == '"' => {
                letters.next();
            }
            // Two single quotes are one of the text.
            _ if letter == quote
                && quote == '\''
                && letters.next_if(|(_, next)| *next == quote).is_some() => {}
            _ if letter == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}
