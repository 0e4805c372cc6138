//! One word of a command.
use super::braces::placeholder;
use super::line::is_blank;
use super::reader::Scanner;
use super::{Dialect, Part, Word};
use crate::text::Span;

impl Scanner<'_> {
    /// The word that begins here; takes at least one character.
    pub(super) fn word(&mut self) -> Word {
        let start = self.at;
        let mut word = Word::default();
        self.dash(&mut word);
        while let Some(next) = self.peek() {
            if self.ends_word(next, start) {
                break;
            }
            match next {
                '"' | '“' | '”' | '„' => self.string(&mut word),
                '\'' | '‘' | '’' if self.dialect != Dialect::Cmd => self.literal(&mut word),
                _ if self.expansion(&mut word, self.at == start) => {}
                _ if self.escape(&mut word) => {}
                _ => {
                    self.at += next.len_utf8();
                    word.push(next.encode_utf8(&mut [0; 4]));
                }
            }
        }
        word.span = Span::new(start, self.at);
        word
    }

    fn ends_word(&self, next: char, start: usize) -> bool {
        if is_blank(next) || matches!(next, '\n' | ';' | '&' | '|') {
            return true;
        }
        if self.at > start && matches!(next, '>' | '<') {
            return placeholder(self.rest()).is_none();
        }
        if matches!(next, '(' | ')') {
            // A bracket that follows a text belongs to it only where a list is assigned.
            let is_list =
                next == '(' && self.text.get(start..self.at).is_some_and(|word| word.ends_with('='));
            return !is_list && self.at > start || next == ')';
        }
        let is_mark = matches!(next, '\\' | '^') || next == '`' && self.dialect != Dialect::Bash;
        is_mark && self.at > start && self.ends_line()
    }

    /// Whether the mark that stands here joins two lines.
    fn ends_line(&self) -> bool {
        let mut after = self.rest().chars();
        after.next();
        let after = after.as_str().trim_start_matches(is_blank);
        after.is_empty() || after.starts_with('\n')
    }

    /// The long dash that editors put in place of `--`, and of `-` before a single letter.
    fn dash(&mut self, word: &mut Word) {
        let rest = self.rest();
        let after = rest.trim_start_matches(['–', '—', '−']);
        if after.len() == rest.len() {
            return;
        }
        self.at += rest.len() - after.len();
        let name = after.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
        word.had_long_dash = true;
        word.push(if name.len() == 1 { "-" } else { "--" });
    }

    /// A character whose own meaning a mark before it takes away.
    fn escape(&mut self, word: &mut Word) -> bool {
        let mark = match self.dialect {
            Dialect::Bash => '\\',
            Dialect::PowerShell => '`',
            Dialect::Cmd => '^',
        };
        let Some(rest) = self.rest().strip_prefix(mark) else { return false };
        self.at += mark.len_utf8();
        match rest.chars().next().filter(|next| *next != '\n') {
            Some(next) => {
                self.at += next.len_utf8();
                word.is_quoted = true;
                word.push(next.encode_utf8(&mut [0; 4]));
            }
            None => word.push(mark.encode_utf8(&mut [0; 4])),
        }
        true
    }

    /// Adds what only a run would tell: `length` bytes from here.
    pub(super) fn other(&mut self, word: &mut Word, length: usize) {
        let shown = self.rest().get(..length).unwrap_or_default().to_owned();
        self.at += length;
        word.parts.push(Part::Other(shown));
    }
}
