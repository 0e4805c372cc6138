//! [`Arguments`]: the flags of one command with their values.
use super::flags::{self, Found};
use super::verbs::Verb;
use crate::import::draft::Draft;
use crate::text::shell::{Command, Dialect, Flat, Part, Variables, Word};
use crate::text::{Span, quoted};

/// The flags of a command of the Azure CLI, in their order.
#[derive(Debug)]
pub(super) struct Arguments {
    pub(super) verb: Verb,
    /// Where the command stands.
    pub(super) span: Span,
    flags: Vec<Argument>,
}

/// A flag and what stands behind it.
#[derive(Debug)]
pub(super) struct Argument {
    /// The flag's first name, however it was written.
    pub(super) flag: &'static str,
    /// Where the flag itself stands.
    pub(super) span: Span,
    pub(super) values: Vec<Given>,
}

/// A value as it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) span: Span,
    pub(super) parts: Vec<Flat>,
}

impl Arguments {
    /// Reads the words of a command; flags that are not used are noted.
    pub(super) fn read(
        verb: Verb,
        command: &Command,
        words: &[Word],
        (text, variables): (&str, &Variables),
        draft: &mut Draft,
    ) -> Arguments {
        let mut reader = Reader { verb, flags: Vec::new(), skipping: false };
        for word in words {
            let parts = variables.value(word, command.dialect, text);
            repaired(word, draft);
            for given in split(word, parts, command.dialect) {
                reader.word(given, word, draft);
            }
        }
        Arguments { verb, span: command.span, flags: reader.flags }
    }

    /// The flag of that first name; the last one where it comes twice.
    pub(super) fn get(&self, flag: &str) -> Option<&Argument> {
        self.flags.iter().rev().find(|argument| argument.flag == flag)
    }

    /// The first of these flags that is there.
    pub(super) fn any(&self, flags: &[&str]) -> Option<&Argument> {
        self.flags.iter().find(|argument| flags.contains(&argument.flag))
    }
}

impl Given {
    /// The text; `None` where a part of it only a run would tell.
    pub(super) fn text(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [] => Some(""),
            [Flat::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// What stands for it where it is compared: its text, else as it is written.
    pub(super) fn shown(&self) -> String {
        let shown = |part: &Flat| match part {
            Flat::Text(text) | Flat::Unknown(text) | Flat::Output { shown: text, .. } => text.clone(),
        };
        self.parts.iter().map(shown).collect()
    }

    /// Words for what only a run would tell.
    pub(super) fn unknown(&self) -> String {
        let shown = self.parts.iter().find_map(|part| match part {
            Flat::Text(_) => None,
            Flat::Unknown(shown) | Flat::Output { shown, .. } => Some(shown.as_str()),
        });
        match shown.unwrap_or_default() {
            shown if shown.starts_with(['<', '{']) => {
                format!("{} stands for a value that is still to be given", quoted(shown))
            }
            shown if shown.starts_with("$(") => {
                format!("what {} prints is not told by this text", quoted(shown))
            }
            shown => format!("nothing in this text gives {} a value", quoted(shown)),
        }
    }
}

/// Notes what had to be repaired in a word.
fn repaired(word: &Word, draft: &mut Draft) {
    if word.had_long_dash {
        draft.note(word.span, || {
            "a long dash stands here, as editors put it; read as the dashes of a flag".into()
        });
    }
    if word.is_open {
        draft.warn(word.span, || {
            "a quotation mark is opened here and never closed; read up to the end of its line".into()
        });
    }
}

/// The values that a word gives: in bash, one whose variable stands without quotes is split at its blanks.
fn split(word: &Word, parts: Vec<Flat>, dialect: Dialect) -> Vec<Given> {
    let is_split = dialect == Dialect::Bash && !word.is_quoted;
    let of_variable = word.parts.iter().any(|part| matches!(part, Part::Variable { .. }));
    match parts.as_slice() {
        [Flat::Text(text)] if is_split && of_variable && text.contains(char::is_whitespace) => {
            let texts = text.split_whitespace().map(|text| vec![Flat::Text(text.to_owned())]);
            texts.map(|parts| Given { span: word.span, parts }).collect()
        }
        _ => vec![Given { span: word.span, parts }],
    }
}

struct Reader {
    verb: Verb,
    flags: Vec<Argument>,
    /// Whether the values that follow belong to a flag that is not used.
    skipping: bool,
}

impl Reader {
    fn word(&mut self, given: Given, word: &Word, draft: &mut Draft) {
        let Some((name, value)) = flag(&given) else { return self.value(given, word, draft) };
        match flags::find(self.verb, &name) {
            Found::Used(flag) => {
                self.skipping = false;
                let span = Span::new(word.span.start, word.span.end);
                self.flags.push(Argument { flag, span, values: value.into_iter().collect() });
            }
            Found::Noise => self.skipping = true,
            Found::Unused => {
                self.skipping = true;
                draft.ignore(word.span.start, name);
            }
            Found::Ambiguous(names) => {
                self.skipping = true;
                draft.warn(word.span, || {
                    let names = names.join(", ");
                    format!("{name}: expected a whole flag, because this may be any of {names}; not used")
                });
            }
        }
    }

    fn value(&mut self, given: Given, word: &Word, draft: &mut Draft) {
        match self.flags.last_mut() {
            _ if self.skipping => {}
            Some(flag) => flag.values.push(given),
            None => draft.warn(word.span, || format!("expected a flag, found {}", quoted(&given.shown()))),
        }
    }
}

/// The flag that a word is, and the value that is joined to it.
fn flag(given: &Given) -> Option<(String, Option<Given>)> {
    let Some(Flat::Text(text)) = given.parts.first() else { return None };
    let name = text.strip_prefix('-')?;
    let is_long = name.starts_with('-');
    if !name.trim_start_matches('-').starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let (name, joined) = match text.split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None if !is_long && text.len() > 2 && text.is_char_boundary(2) => {
            let (name, value) = text.split_at(2);
            (name, Some(value))
        }
        None => (text.as_str(), None),
    };
    let rest = given.parts.get(1..).unwrap_or_default();
    let value = joined.map(|value| {
        let first = (!value.is_empty()).then(|| Flat::Text(value.to_owned()));
        Given { span: given.span, parts: first.into_iter().chain(rest.iter().cloned()).collect() }
    });
    Some((name.to_owned(), value))
}
