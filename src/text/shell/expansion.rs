//! What stands for a value: variables, outputs of commands, lists, placeholders.
use super::braces::{balanced, placeholder};
use super::line::is_name;
use super::reader::Scanner;
use super::{Dialect, Part, Word};
use crate::text::Span;

/// How long a name in braces may be with what stands for it, in bytes.
const MAX_NAME: usize = 200;

impl Scanner<'_> {
    /// Reads what stands for a value here; `false`: nothing does. `begins` says whether the word begins here.
    pub(super) fn expansion(&mut self, word: &mut Word, begins: bool) -> bool {
        let rest = self.rest();
        if let Some(placeholder) = placeholder(rest) {
            self.other(word, placeholder.len());
            return true;
        }
        if rest.starts_with("$(") || rest.starts_with("${{") {
            return self.output(word);
        }
        match self.dialect {
            Dialect::Bash => self.of_bash(word),
            Dialect::PowerShell => self.of_powershell(word, begins),
            Dialect::Cmd => self.of_cmd(word),
        }
    }

    /// `$(…)`, of all shells and of pipelines; `${{ … }}`.
    fn output(&mut self, word: &mut Word) -> bool {
        let rest = self.rest().get(1..).unwrap_or_default();
        let is_command = rest.starts_with('(');
        let (open, close) = if is_command { (b'(', b')') } else { (b'{', b'}') };
        let Some(length) = self.balanced(rest, open, close) else { return false };
        if !is_command || rest.starts_with("((") {
            self.other(word, length + 1);
            return true;
        }
        word.parts.push(Part::Output(Span::new(self.at + 2, self.at + length)));
        self.at += length + 1;
        true
    }

    fn balanced(&mut self, text: &str, open: u8, close: u8) -> Option<usize> {
        self.search(|_| balanced(text, open, close))
    }

    fn of_bash(&mut self, word: &mut Word) -> bool {
        let rest = self.rest();
        if rest.starts_with('(') {
            // Of a list that is assigned: no other bracket is inside a word.
            let length = self.balanced(rest, b'(', b')').unwrap_or(1);
            self.other(word, length);
            return true;
        }
        if let Some(inner) = rest.strip_prefix('`') {
            let Some(end) = inner.split('\n').next().and_then(|line| line.find('`')) else { return false };
            word.parts.push(Part::Output(Span::new(self.at + 1, self.at + 1 + end)));
            self.at += end + 2;
            return true;
        }
        if rest.starts_with("$'") || rest.starts_with("$\"") {
            self.at += 1;
            return true;
        }
        self.variable(word)
    }

    /// `$NAME`, `${NAME}`, `${NAME:-otherwise}`, `$1`.
    fn variable(&mut self, word: &mut Word) -> bool {
        let Some(rest) = self.rest().strip_prefix('$') else { return false };
        if rest.starts_with('{') {
            let end = rest.bytes().take(MAX_NAME).position(|byte| matches!(byte, b'}' | b'\n'));
            let Some(length) = end.filter(|end| rest.as_bytes().get(*end) == Some(&b'}')).map(|end| end + 1)
            else {
                return false;
            };
            let inner = rest.get(1..length - 1).unwrap_or_default();
            let (name, otherwise) = match inner.split_once(":-").or_else(|| inner.split_once(":=")) {
                Some((name, otherwise)) => (name, Some(otherwise.trim_matches(['"', '\'']))),
                None => (inner, None),
            };
            return self.named(word, length + 1, name, otherwise);
        }
        let length =
            rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len();
        let name = rest.get(..length).unwrap_or_default();
        !name.is_empty() && self.named(word, length + 1, name, None)
    }

    /// `$name`, `$env:NAME`, `$thing.Property`, `(az …)`, `@(…)`, `@{…}`, `@table`.
    fn of_powershell(&mut self, word: &mut Word, begins: bool) -> bool {
        let rest = self.rest();
        if begins && let Some(inner) = rest.strip_prefix('@') {
            let length = match inner.bytes().next() {
                Some(b'(') => self.balanced(inner, b'(', b')'),
                Some(b'{') => self.balanced(inner, b'{', b'}'),
                Some(b'\'') => self.search(|_| inner.find("\n'@")).map(|end| end + 3),
                Some(b'"') => self.search(|_| inner.find("\n\"@")).map(|end| end + 3),
                _ => inner.find(|c: char| !c.is_alphanumeric() && c != '_').or(Some(inner.len())),
            };
            self.other(word, length.unwrap_or_default() + 1);
            return true;
        }
        if begins && rest.starts_with('(') {
            let Some(length) = self.balanced(rest, b'(', b')') else {
                self.other(word, 1);
                return true;
            };
            word.parts.push(Part::Output(Span::new(self.at + 1, self.at + length - 1)));
            self.at += length;
            return true;
        }
        let Some(name) = rest.strip_prefix('$') else { return false };
        if name.starts_with('{') {
            return self.variable(word);
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let mut length = name.len() - name.trim_start_matches(is_name).len();
        if length > 0
            && let Some(scoped) = name.get(length..).and_then(|rest| rest.strip_prefix(':'))
        {
            let of_scope = scoped.len() - scoped.trim_start_matches(is_name).len();
            length += if of_scope > 0 { of_scope + 1 } else { 0 };
        }
        // Inside a string only the variable itself is replaced.
        if begins && let Some(rest) = name.get(length..).filter(|rest| rest.starts_with(['.', '['])) {
            let is_member = |c: char| is_name(c) || matches!(c, '.' | '[' | ']');
            length += rest.len() - rest.trim_start_matches(is_member).len();
        }
        let name = name.get(..length).unwrap_or_default();
        !name.is_empty() && self.named(word, length + 1, name, None)
    }

    /// `%NAME%`, `!NAME!`, `%1`.
    fn of_cmd(&mut self, word: &mut Word) -> bool {
        let rest = self.rest();
        let Some(mark) = rest.chars().next().filter(|mark| matches!(mark, '%' | '!')) else { return false };
        let inner = rest.get(1..).unwrap_or_default();
        let length =
            inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len();
        let name = inner.get(..length).unwrap_or_default();
        let is_closed = inner.get(length..).is_some_and(|rest| rest.starts_with(mark)) && is_name(name);
        is_closed && self.named(word, length + 2, name, None)
    }

    /// Adds a variable of which `length` bytes stand here.
    fn named(&mut self, word: &mut Word, length: usize, name: &str, otherwise: Option<&str>) -> bool {
        let shown = self.rest().get(..length).unwrap_or_default().to_owned();
        self.at += length;
        let (name, otherwise) = (name.to_owned(), otherwise.map(str::to_owned));
        word.parts.push(Part::Variable { name, shown, otherwise });
        true
    }
}
