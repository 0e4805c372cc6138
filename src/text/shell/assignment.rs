//! [`Assignment`]: what a command gives to a variable.
use super::line::is_name;
use super::{Command, Dialect, Part, Word};
use crate::text::Span;

/// A value that a variable gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The variable.
    pub name: String,
    /// Its value; `None`: only a run of the script would tell.
    pub value: Option<Word>,
}

/// The assignments that a command is; `None` for one that runs a program.
pub fn assignments(command: &Command) -> Option<Vec<Assignment>> {
    match command.dialect {
        Dialect::Bash => of_bash(command),
        Dialect::PowerShell => of_powershell(command).map(|one| vec![one]),
        Dialect::Cmd => of_cmd(command).map(|one| vec![one]),
    }
}

/// `NAME=value`, `export NAME=value OTHER=value`, `declare -r NAME=value`.
fn of_bash(command: &Command) -> Option<Vec<Assignment>> {
    let [first, rest @ ..] = command.words.as_slice() else { return None };
    let is_declared =
        ["export", "local", "readonly", "declare", "typeset"].iter().any(|word| first.text() == Some(word));
    if is_declared {
        return Some(rest.iter().filter_map(bash_word).collect());
    }
    command.words.iter().map(bash_word).collect()
}

fn bash_word(word: &Word) -> Option<Assignment> {
    let (name, value) = split(word)?;
    if let Some(name) = name.strip_suffix('+') {
        return is_name(name).then(|| Assignment { name: name.to_owned(), value: None });
    }
    is_name(&name).then_some(Assignment { name, value: Some(value) })
}

/// `$name = value`, `$env:NAME = value`, `[string]$name = value`, `$name = az …`.
fn of_powershell(command: &Command) -> Option<Assignment> {
    let [first, rest @ ..] = command.words.as_slice() else { return None };
    let typed =
        |part: &Part| matches!(part, Part::Text(text) if text.starts_with('[') && text.ends_with(']'));
    let parts = match first.parts.as_slice() {
        [kind, parts @ ..] if typed(kind) => parts,
        parts => parts,
    };
    let [Part::Variable { name, .. }, parts @ ..] = parts else { return None };
    let name = name.clone();
    let words = match (parts, rest) {
        ([], [equals, words @ ..]) if equals.text() == Some("=") => words.to_vec(),
        ([], [joined, words @ ..]) => with_first(after_equals(&joined.parts)?, joined, words),
        (parts, words) => with_first(after_equals(parts)?, first, words),
    };
    let value = match words.as_slice() {
        [] => None,
        [word] => Some(word.clone()),
        [from, ..] => {
            let span = Span::new(from.span.start, command.span.end);
            Some(Word { span, parts: vec![Part::Output(span)], ..Word::default() })
        }
    };
    Some(Assignment { name, value })
}

/// The parts behind an equals sign; `None` where they do not begin with one.
fn after_equals(parts: &[Part]) -> Option<Vec<Part>> {
    let [Part::Text(text), rest @ ..] = parts else { return None };
    let text = text.strip_prefix('=').filter(|text| !text.starts_with('='))?;
    let first = (!text.is_empty()).then(|| Part::Text(text.to_owned()));
    Some(first.into_iter().chain(rest.iter().cloned()).collect())
}

fn with_first(parts: Vec<Part>, of: &Word, words: &[Word]) -> Vec<Word> {
    let first = (!parts.is_empty() || of.is_quoted).then(|| Word { parts, ..of.clone() });
    first.into_iter().chain(words.iter().cloned()).collect()
}

/// `set NAME=value`, `set "NAME=value"`; the value reaches to the end of the line.
fn of_cmd(command: &Command) -> Option<Assignment> {
    let [set, first, rest @ ..] = command.words.as_slice() else { return None };
    if !set.text()?.eq_ignore_ascii_case("set") {
        return None;
    }
    let Some((name, mut value)) = split(first) else {
        let of = rest.iter().find_map(split)?;
        return Some(Assignment { name: of.0, value: None });
    };
    for word in rest {
        value.push(" ");
        for part in &word.parts {
            match part {
                Part::Text(text) => value.push(text),
                part => value.parts.push(part.clone()),
            }
        }
    }
    is_name(&name).then_some(Assignment { name, value: Some(value) })
}

/// A word `NAME=value` at its first equals sign.
fn split(word: &Word) -> Option<(String, Word)> {
    let [Part::Text(text), rest @ ..] = word.parts.as_slice() else { return None };
    let (name, text) = text.split_once('=')?;
    let first = (!text.is_empty()).then(|| Part::Text(text.to_owned()));
    let parts = first.into_iter().chain(rest.iter().cloned()).collect();
    Some((name.to_owned(), Word { parts, ..word.clone() }))
}
