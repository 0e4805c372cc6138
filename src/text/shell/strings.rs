//! Quoted text.
use super::braces::balanced;
use super::line::is_blank;
use super::reader::Scanner;
use super::{Dialect, Word};

const DOUBLE: &[char] = &['"', '“', '”', '„'];
/// Commands inside one string whose own quotes are told from those of the string.
const MAX_COMMANDS: usize = 8;

const SINGLE: &[char] = &['\'', '‘', '’'];

impl Scanner<'_> {
    /// `"…"`, in which variables have their values.
    pub(super) fn string(&mut self, word: &mut Word) {
        let Some(end) = self.opened(word, DOUBLE) else { return };
        while self.at < end {
            let Some(next) = self.peek() else { break };
            let doubled = self.dialect != Dialect::Bash && self.rest().starts_with("\"\"");
            match next {
                '"' if doubled && self.at + 2 <= end => {
                    self.at += 2;
                    word.push("\"");
                }
                _ if DOUBLE.contains(&next) && self.at + next.len_utf8() >= end => self.at = end,
                '\\' | '`' if self.escape_in_string(word, next) => {}
                _ if self.expansion(word, false) => {}
                _ => {
                    self.at += next.len_utf8();
                    word.push(next.encode_utf8(&mut [0; 4]));
                }
            }
        }
    }

    /// `'…'`, in which nothing has a meaning but, in PowerShell, the doubled quote.
    pub(super) fn literal(&mut self, word: &mut Word) {
        let Some(end) = self.opened(word, SINGLE) else { return };
        let content = self.text.get(self.at..end).unwrap_or_default();
        let content = if word.is_open { content } else { content.strip_suffix(SINGLE).unwrap_or(content) };
        self.at = end;
        match self.dialect {
            Dialect::PowerShell => word.push(&content.replace("''", "'")),
            _ => word.push(content),
        }
        word.is_quoted = true;
    }

    /// Goes past an opening quote and gives the end past its closing one, or, where it is never closed, the end
    /// of the line before the mark that joins it to the next.
    fn opened(&mut self, word: &mut Word, quotes: &[char]) -> Option<usize> {
        let open = self.peek()?;
        let start = self.at + open.len_utf8();
        self.at = start;
        word.is_quoted = true;
        let dialect = self.dialect;
        if let Some(length) = self.search(|rest| closing(rest, quotes, dialect)) {
            return Some(start + length);
        }
        word.is_open = true;
        let line = self.line().trim_end_matches(is_blank);
        let line = line.strip_suffix(['\\', '`', '^']).unwrap_or(line);
        Some(start + line.trim_end_matches(is_blank).len())
    }

    fn escape_in_string(&mut self, word: &mut Word, mark: char) -> bool {
        let mut rest = self.rest().chars();
        rest.next();
        let next = rest.next();
        let is_escape = match (self.dialect, mark) {
            (Dialect::Bash, '\\') => next.is_some_and(|next| "$`\"\\\n".contains(next)),
            (Dialect::PowerShell, '`') => next.is_some(),
            _ => false,
        };
        let Some(next) = next.filter(|_| is_escape) else { return false };
        self.at += mark.len_utf8() + next.len_utf8();
        match (self.dialect, next) {
            (_, '\n') => {}
            (Dialect::PowerShell, 'n') => word.push("\n"),
            (Dialect::PowerShell, 't') => word.push("\t"),
            _ => word.push(next.encode_utf8(&mut [0; 4])),
        }
        true
    }
}

/// The length up to and with the quote that closes the string that a text begins inside of. Before a line that
/// begins with a flag it was forgotten.
fn closing(text: &str, quotes: &[char], dialect: Dialect) -> Option<usize> {
    let is_double = quotes == DOUBLE;
    let mut rest = text.chars();
    let mut commands = MAX_COMMANDS;
    loop {
        let at = text.len() - rest.as_str().len();
        let next = rest.next()?;
        let escapes = is_double
            && (next == '\\' && dialect == Dialect::Bash || next == '`' && dialect == Dialect::PowerShell);
        if escapes {
            // The end of a line is looked at in any case.
            if !rest.as_str().starts_with('\n') {
                rest.next();
            }
        } else if quotes.contains(&next) {
            let is_doubled = dialect != Dialect::Bash && next.is_ascii() && rest.as_str().starts_with(next);
            if !is_doubled {
                return Some(at + next.len_utf8());
            }
            rest.next();
        } else if next == '\n' && rest.as_str().trim_start_matches(is_blank).starts_with("--") {
            return None;
        } else if next == '$' && is_double && rest.as_str().starts_with('(') && commands > 0 {
            commands -= 1;
            let length = balanced(rest.as_str(), b'(', b')').unwrap_or(1);
            rest = rest.as_str().get(length..)?.chars();
        }
    }
}
