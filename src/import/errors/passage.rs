//! [`Passage`]: the words of one message, each with its place in the text that it was pasted in.
use super::bare::colour;
use crate::text::Span;
use crate::text::tree::{Node, Value};

/// Words, wrapped lines joined by line breaks, and where they stand.
#[derive(Debug, Clone, Default)]
pub(super) struct Passage {
    /// The words.
    pub(super) text: String,
    places: Places,
}

#[derive(Debug, Clone)]
enum Places {
    /// The place of every byte.
    Each(Vec<usize>),
    /// They stand together from here on.
    From(usize),
    /// Escapes stand between them: all stand there.
    All(Span),
}

impl Default for Places {
    fn default() -> Places {
        Places::Each(Vec::new())
    }
}

impl Passage {
    /// Adds a line, or a part of one, that stands at the offset `start`, without its colours.
    pub(super) fn push_line(&mut self, line: &str, start: usize) {
        let Places::Each(places) = &mut self.places else { return };
        if !self.text.is_empty() {
            self.text.push('\n');
            places.push(start);
        }
        let mut at = 0;
        while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some(length) = colour(rest) {
                at += length;
                continue;
            }
            let Some(letter) = rest.chars().next() else { break };
            let length = letter.len_utf8();
            if letter != '\r' {
                self.text.push(letter);
                places.extend(start + at..start + at + length);
            }
            at += length;
        }
    }

    /// The words of a JSON string; `None` for any other value.
    pub(super) fn of_string(node: &Node<'_>) -> Option<Passage> {
        let Value::String(text) = &node.value else { return None };
        let is_plain = matches!(text, std::borrow::Cow::Borrowed(_))
            && node.span.end.checked_sub(node.span.start) == Some(text.len() + 2);
        let places = if is_plain { Places::From(node.span.start + 1) } else { Places::All(node.span) };
        Some(Passage { text: text.clone().into_owned(), places })
    }

    /// Words that all stand at one place.
    pub(super) fn at(text: &str, span: Span) -> Passage {
        Passage { text: text.to_owned(), places: Places::All(span) }
    }

    /// Where the words `start..end` stand.
    pub(super) fn place(&self, start: usize, end: usize) -> Span {
        match &self.places {
            Places::From(from) => Span::new(from + start, from + end),
            Places::All(span) => *span,
            Places::Each(places) => {
                let last = end.checked_sub(1).and_then(|last| places.get(last)).map(|last| last + 1);
                let first = places.get(start).copied().unwrap_or_default();
                Span::new(first, last.unwrap_or(first).max(first))
            }
        }
    }

    /// Where a part of its own text stands, found by its address in it; all of it for any other text.
    pub(super) fn place_of(&self, part: &str) -> Span {
        let start = (part.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        let is_inside = self.text.get(start..).is_some_and(|rest| rest.starts_with(part));
        if is_inside { self.place(start, start + part.len()) } else { self.place(0, self.text.len()) }
    }
}

/// Text on one line, blanks joined, cut after 2,000 characters.
pub(super) fn on_one_line(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().filter(|letter| !letter.is_control()));
        if line.len() > MAX_MESSAGE {
            let mut end = MAX_MESSAGE;
            while !line.is_char_boundary(end) {
                end -= 1;
            }
            line.truncate(end);
            line.push('…');
            break;
        }
    }
    line
}

const MAX_MESSAGE: usize = 2_000;
