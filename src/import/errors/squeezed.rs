//! [`Squeezed`]: a passage in small letters without its blanks, so that no wrap hides a fixed word of it.
use super::passage::Passage;
use crate::net::Prefix;
use crate::text::Span;

/// The letters of a passage.
pub(super) struct Squeezed<'p> {
    passage: &'p Passage,
    letters: String,
    /// Where each byte stands in the passage.
    at: Vec<usize>,
}

/// A value that was read and the places before and after it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read<T> {
    pub(super) value: T,
    pub(super) span: Span,
    /// The place after it, among the letters.
    pub(super) end: usize,
}

impl<'p> Squeezed<'p> {
    pub(super) fn of(passage: &'p Passage) -> Squeezed<'p> {
        let mut squeezed = Squeezed { passage, letters: String::new(), at: Vec::new() };
        for (at, letter) in passage.text.char_indices().filter(|(_, letter)| !letter.is_whitespace()) {
            squeezed.letters.push(if letter == '’' { '\'' } else { letter.to_ascii_lowercase() });
            let length = squeezed.letters.len() - squeezed.at.len();
            squeezed.at.extend(at..at + length);
        }
        squeezed
    }

    /// The place after the first of these letters from a place on.
    pub(super) fn find(&self, letters: &str, from: usize) -> Option<usize> {
        Some(from + self.letters.get(from..)?.find(letters)? + letters.len())
    }

    /// The place after the last of these letters before a place.
    pub(super) fn find_before(&self, letters: &str, before: usize) -> Option<usize> {
        Some(self.letters.get(..before)?.rfind(letters)? + letters.len())
    }

    /// The place after these letters, where they stand here.
    pub(super) fn skip(&self, letters: &str, at: usize) -> Option<usize> {
        self.letters.get(at..)?.starts_with(letters).then_some(at + letters.len())
    }

    /// Whether these letters stand anywhere.
    pub(super) fn has(&self, letters: &str) -> bool {
        self.letters.contains(letters)
    }

    /// The whole number that stands here, also one that a wrap cuts or that has commas at its thousands, where letters
    /// of `next` follow.
    pub(super) fn number(&self, at: usize, next: &[&str]) -> Option<Read<u64>> {
        let digits = |byte: u8| byte.is_ascii_digit();
        let is_followed = |end: usize| next.iter().any(|letters| self.skip(letters, end).is_some());
        let (far, near) = (self.run(at, digits, true), self.run(at, digits, false));
        let end = match self.grouped(at).filter(|end| is_followed(*end)) {
            Some(end) => end,
            None if is_followed(far) => far,
            None => near,
        };
        let value = self.letters.get(at..end)?.replace(',', "").parse().ok()?;
        Some(Read { value, span: self.span(at, end), end })
    }

    /// The place after `2,079`: digits with a comma before every three.
    fn grouped(&self, at: usize) -> Option<usize> {
        let end = self.run(at, |byte| byte.is_ascii_digit() || byte == b',', false);
        let mut groups = self.letters.get(at..end)?.split(',');
        let first = groups.next()?;
        let is_number = matches!(first.len(), 1..=3) && groups.clone().all(|group| group.len() == 3);
        (is_number && groups.next().is_some()).then_some(end)
    }

    /// The prefix or address that stands here, read by its parser.
    pub(super) fn range<T: std::str::FromStr>(&self, at: usize) -> Option<Read<T>> {
        let v4 = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'/');
        let v6 = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b'.' | b'/' | b':');
        let ends = [self.run(at, v4, true), self.run(at, v4, false), self.run(at, v6, false)];
        ends.into_iter().find_map(|end| {
            let text = self.letters.get(at..end)?.trim_end_matches(['.', ':', '/']);
            let end = at + text.len();
            Some(Read { value: text.parse().ok()?, span: self.span(at, end), end })
        })
    }

    /// The prefix that stands here, as it is written with a length.
    pub(super) fn prefix(&self, at: usize) -> Option<Read<Prefix>> {
        self.range(at)
            .filter(|read: &Read<Prefix>| self.letters.get(at..read.end).is_some_and(|it| it.contains('/')))
    }

    /// The name that stands here, in its own letters: up to a blank, a comma, a quote or a bracket. One that a
    /// line break cuts goes on where the next piece ends in a full stop.
    pub(super) fn name(&self, at: usize) -> Option<Read<String>> {
        let quoted = self.skip("\"", at).or_else(|| self.skip("'", at)).or_else(|| self.skip("\\\"", at));
        let start = quoted.unwrap_or(at);
        let in_name =
            |byte: u8| !matches!(byte, b',' | b';' | b'"' | b'\'' | b'\\' | b')' | b'(' | b'>' | b'<');
        let mut end = self.run(start, in_name, false);
        let stop = |end: usize| self.letters.get(..end).is_some_and(|text| text.ends_with('.'));
        if quoted.is_none() && !stop(end) && self.is_after_line_break(end) {
            let further = self.run(end, in_name, false);
            end = if stop(further) { further } else { end };
        }
        let name = self.letters.get(start..end)?.trim_end_matches(['.', ':']);
        let end = start + name.len();
        let (first, last) = (*self.at.get(start)?, *self.at.get(end.checked_sub(1)?)?);
        let own = self.passage.text.get(first..=last)?;
        let own: String = own.chars().filter(|letter| !letter.is_whitespace()).collect();
        (!own.is_empty() && own.len() <= 260).then(|| Read { value: own, span: self.span(start, end), end })
    }

    /// The word that ends just before a place, in its own letters.
    pub(super) fn word_before(&self, end: usize) -> Option<Read<String>> {
        let mut start = end;
        while start > 0 && (start == end || self.at.get(start - 1)? + 1 == *self.at.get(start)?) {
            start -= 1;
        }
        let (first, last) = (*self.at.get(start)?, *self.at.get(end.checked_sub(1)?)?);
        let word = self.passage.text.get(first..=last)?.trim_matches(['"', '\'', '(', ')', '\\']);
        (!word.is_empty()).then(|| Read { value: word.to_owned(), span: self.passage.place_of(word), end })
    }

    /// Where the letters `start..end` stand in the text that was pasted.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let first = self.at.get(start).copied().unwrap_or_default();
        let last = end.checked_sub(1).and_then(|last| self.at.get(last)).map_or(first, |last| last + 1);
        self.passage.place(first, last.max(first))
    }

    /// The place after the bytes of a kind; across blanks where that is wanted.
    fn run(&self, at: usize, is_of: impl Fn(u8) -> bool, across: bool) -> usize {
        let mut end = at;
        while let Some(byte) = self.letters.as_bytes().get(end) {
            let is_apart =
                end > at && self.at.get(end - 1).map(|before| before + 1) != self.at.get(end).copied();
            if !is_of(*byte) || is_apart && !across {
                break;
            }
            end += 1;
        }
        while !self.letters.is_char_boundary(end) {
            end -= 1;
        }
        end
    }

    fn is_after_line_break(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.at.get(before)).map(|before| before + 1);
        let between =
            before.zip(self.at.get(at).copied()).and_then(|(from, to)| self.passage.text.get(from..to));
        between == Some("\n")
    }
}
