//! [`Variables`]: what is assigned on the way through a script.
use std::collections::HashMap;

use super::{Assignment, Dialect, Part, Word};
use crate::text::Span;

/// The variables of a script so far.
#[derive(Debug, Clone, Default)]
pub struct Variables(HashMap<String, Vec<Flat>>);

/// A part of a word in which variables are replaced by what was assigned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flat {
    /// Text.
    Text(String),
    /// What other commands print.
    Output {
        /// Where they stand.
        commands: Span,
        /// The language that they are written in.
        dialect: Dialect,
        /// The variable or the substitution as it is written.
        shown: String,
    },
    /// What nothing in the text tells, as it is written.
    Unknown(String),
}

/// Longer values are not followed: a value that holds itself twice grows without bound.
const MAX_LENGTH: usize = 4_096;

/// Values of more parts are not followed.
const MAX_PARTS: usize = 32;

impl Variables {
    /// Carries out an assignment. One of which nothing is known unsets the variable.
    pub fn assign(&mut self, assignment: &Assignment, dialect: Dialect, text: &str) {
        let key = key(&assignment.name, dialect);
        let Some(word) = &assignment.value else {
            self.0.remove(&key);
            return;
        };
        let value = self.value(word, dialect, text);
        let length: usize = value.iter().map(Flat::len).sum();
        if length > MAX_LENGTH || value.len() > MAX_PARTS {
            self.0.remove(&key);
        } else {
            self.0.insert(key, value);
        }
    }

    /// A word with its variables replaced; neighbouring texts are one.
    pub fn value(&self, word: &Word, dialect: Dialect, text: &str) -> Vec<Flat> {
        let mut value = Vec::new();
        for part in &word.parts {
            match part {
                Part::Text(text) => push(&mut value, Flat::Text(text.clone())),
                Part::Output(commands) => {
                    let shown = format!("$({})", commands.of(text));
                    push(&mut value, Flat::Output { commands: *commands, dialect, shown });
                }
                Part::Other(shown) => push(&mut value, Flat::Unknown(shown.clone())),
                Part::Variable { name, shown, otherwise } => {
                    match (self.0.get(&key(name, dialect)), otherwise) {
                        (Some(parts), _) if !is_empty(parts) => {
                            parts.iter().for_each(|part| push(&mut value, part.shown_as(shown)));
                        }
                        (_, Some(otherwise)) if !otherwise.contains('$') => {
                            push(&mut value, Flat::Text(otherwise.clone()));
                        }
                        (Some(_), None) => {}
                        _ => push(&mut value, Flat::Unknown(shown.clone())),
                    }
                }
            }
        }
        value
    }
}

impl Flat {
    fn len(&self) -> usize {
        match self {
            Flat::Text(text) | Flat::Unknown(text) | Flat::Output { shown: text, .. } => text.len(),
        }
    }

    /// The same part of a variable's value, told by the variable's name.
    fn shown_as(&self, shown: &str) -> Flat {
        let shown = shown.to_owned();
        match self {
            Flat::Text(text) => Flat::Text(text.clone()),
            Flat::Output { commands, dialect, .. } => {
                Flat::Output { commands: *commands, dialect: *dialect, shown }
            }
            Flat::Unknown(_) => Flat::Unknown(shown),
        }
    }
}

/// Names of PowerShell and cmd know no case.
fn key(name: &str, dialect: Dialect) -> String {
    match dialect {
        Dialect::Bash => name.to_owned(),
        Dialect::PowerShell | Dialect::Cmd => name.to_ascii_lowercase(),
    }
}

fn is_empty(parts: &[Flat]) -> bool {
    parts.iter().all(|part| part.len() == 0)
}

fn push(value: &mut Vec<Flat>, part: Flat) {
    match (value.last_mut(), &part) {
        (Some(Flat::Text(last)), Flat::Text(text)) => last.push_str(text),
        _ => value.push(part),
    }
}
