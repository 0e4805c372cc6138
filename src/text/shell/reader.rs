//! Reads a script, command by command.
use super::line::is_blank;
use super::{Command, Dialect, Line, Word};
use crate::text::Span;

/// Searches for what is opened and never closed that a text may cost; after them such marks are plain text.
const MAX_FAILURES: u32 = 32;

/// The commands at `span`, in their order. `hash` says whether `# ` is a prompt; see
/// [`hash_is_prompt`](super::hash_is_prompt). Takes time in proportion to the text.
pub fn commands(text: &str, span: Span, hash: bool) -> Vec<Command> {
    let lines = span.of(text).lines();
    let dialect = lines.clone().find_map(|line| Line::of(line, hash).evidence()).unwrap_or(Dialect::Bash);
    commands_in(text, span, hash, dialect)
}

/// The commands at `span` inside a command of that language, whose output it takes.
pub fn inner_commands(text: &str, span: Span, dialect: Dialect) -> Vec<Command> {
    commands_in(text, span, false, dialect)
}

fn commands_in(text: &str, span: Span, hash: bool, dialect: Dialect) -> Vec<Command> {
    let end = span.end.min(text.len());
    let text = text.get(..end).unwrap_or_default();
    let mut scanner =
        Scanner { text, at: span.start, dialect, hash, heredocs: Vec::new(), failures: MAX_FAILURES };
    let mut commands = Vec::new();
    let mut begins_line = true;
    while scanner.at < end {
        if begins_line && scanner.begin_line() {
            continue;
        }
        commands.extend(scanner.command());
        begins_line = scanner.end_command();
    }
    commands
}

/// A place in a script and what is known there.
#[derive(Debug)]
pub(super) struct Scanner<'t> {
    /// The text up to the end of the script.
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) dialect: Dialect,
    hash: bool,
    /// The ends of documents that begin after this line.
    pub(super) heredocs: Vec<String>,
    /// How many more searches may fail.
    pub(super) failures: u32,
}

impl<'t> Scanner<'t> {
    /// What is still to be read.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Skips a text that stands here.
    pub(super) fn skip(&mut self, text: &str) -> bool {
        let stands = self.rest().starts_with(text);
        self.at += if stands { text.len() } else { 0 };
        stands
    }

    /// What a search gives; one that finds nothing is counted, and after some of them none is made.
    pub(super) fn search<T>(&mut self, search: impl FnOnce(&'t str) -> Option<T>) -> Option<T> {
        let found = if self.failures > 0 { search(self.rest()) } else { None };
        self.failures = self.failures.saturating_sub(u32::from(found.is_none()));
        found
    }

    pub(super) fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(is_blank).len();
    }

    /// The rest of this line.
    pub(super) fn line(&self) -> &'t str {
        self.rest().split('\n').next().unwrap_or_default()
    }

    /// Takes note of the line that begins here and goes to its command; whether the whole line was skipped.
    fn begin_line(&mut self) -> bool {
        let whole = self.line();
        let line = Line::of(whole, self.hash);
        self.dialect = line.evidence().unwrap_or(self.dialect);
        let first = line.command.split([' ', '\t']).next().unwrap_or_default().trim_start_matches('@');
        let is_remark = first.eq_ignore_ascii_case("rem")
            || ["::", "//", "```"].iter().any(|mark| first.starts_with(mark));
        if line.command.is_empty() || is_remark {
            self.at += whole.len();
            self.end_line();
            return true;
        }
        self.at += whole.trim_end_matches(is_blank).len().saturating_sub(line.command.len());
        false
    }

    /// The command that begins here; `None` where only what joins commands stands here.
    fn command(&mut self) -> Option<Command> {
        let dialect = self.dialect;
        let mut words: Vec<Word> = Vec::new();
        loop {
            self.skip_blanks();
            if self.skip_line_end() {
                continue;
            }
            match self.peek() {
                None | Some('\n' | ';' | '&' | '|') => break,
                Some('(' | ')') if !self.is_grouped() => break,
                Some('#') => self.at += self.line().len(),
                Some(_) if self.skip_redirection() => {}
                Some(_) => words.push(self.word()),
            }
        }
        let (first, last) = (words.first()?, words.last()?);
        Some(Command { span: Span::new(first.span.start, last.span.end), dialect, words })
    }

    /// Whether a bracket begins a word: PowerShell's `(az …)` is the output of a command.
    fn is_grouped(&self) -> bool {
        self.dialect == Dialect::PowerShell && self.peek() == Some('(')
    }

    /// Skips the end of a line that the command goes on after; also one that lost its mark, where the next line
    /// begins with a flag.
    fn skip_line_end(&mut self) -> bool {
        let rest = self.rest();
        let marked = ['\\', '`', '^'].iter().find_map(|mark| rest.strip_prefix(*mark));
        let after_mark = marked.map(|rest| rest.trim_start_matches(is_blank));
        if let Some(after) = after_mark.and_then(|rest| rest.strip_prefix('\n')) {
            self.at += rest.len() - after.len();
            self.skip_prompt();
            return true;
        }
        if after_mark == Some("") {
            self.at = self.text.len();
            return true;
        }
        let Some(after) = rest.strip_prefix('\n').filter(|_| self.heredocs.is_empty()) else { return false };
        let next = after.trim_start_matches(|c: char| c == '\n' || is_blank(c));
        let next = next.strip_prefix("> ").unwrap_or(next);
        let is_flag = Line { command: next, dialect: None }.is_flag();
        if is_flag {
            self.at += rest.len() - next.len();
        }
        is_flag
    }

    /// Skips what a terminal puts before a line that goes on.
    fn skip_prompt(&mut self) {
        self.skip_blanks();
        let _ = self.skip(">> ") || self.skip("> ") || self.skip("More? ");
    }

    /// Goes past what ends a command; whether that is a line.
    fn end_command(&mut self) -> bool {
        match self.peek() {
            Some('\n') => {
                self.end_line();
                true
            }
            Some(other) => {
                self.at += other.len_utf8();
                false
            }
            None => false,
        }
    }

    /// Goes past the end of a line and the documents that begin after it.
    fn end_line(&mut self) {
        self.skip("\n");
        for end in std::mem::take(&mut self.heredocs) {
            self.skip_heredoc(&end);
        }
    }

    fn skip_heredoc(&mut self, end: &str) {
        let length = self.search(|rest| {
            let mut length = 0;
            let mut lines = rest.split_inclusive('\n').inspect(|line| length += line.len());
            let found = lines.any(|line| line.trim() == end);
            found.then_some(length)
        });
        self.at += length.unwrap_or_default();
    }
}
