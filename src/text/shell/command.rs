//! [`Command`]: one command of a script.
use crate::text::Span;

/// The language that a command is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// bash and its like.
    Bash,
    /// PowerShell.
    PowerShell,
    /// The command prompt of Windows and its batch files.
    Cmd,
}

/// One command: its words, without what joins it to others and where its output goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// From its first word to its last.
    pub span: Span,
    /// The language that it is written in.
    pub dialect: Dialect,
    /// Its words; at least one.
    pub words: Vec<Word>,
}

/// One word of a command.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Word {
    /// Where it stands, its quotes included.
    pub span: Span,
    /// What it is made of, in order; none: it is empty.
    pub parts: Vec<Part>,
    /// Whether a part of it stands in quotes.
    pub is_quoted: bool,
    /// Whether its quote is never closed; it then ends with its line.
    pub is_open: bool,
    /// Whether it began with the long dash that an editor put in place of `--`.
    pub had_long_dash: bool,
}

/// A part of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Text as it stands, quotes and escapes resolved.
    Text(String),
    /// The value of a variable.
    Variable {
        /// Its name, without what marks it as one.
        name: String,
        /// As it is written, such as `$NAME` or `%NAME%`.
        shown: String,
        /// What stands for it where nothing is assigned: `${NAME:-otherwise}`.
        otherwise: Option<String>,
    },
    /// What other commands print; they stand there.
    Output(Span),
    /// What only a run of the script would tell, as it is written: a list, a splatted table, a placeholder.
    Other(String),
}

impl Word {
    /// The text of a word that holds nothing else.
    pub fn text(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [] => Some(""),
            [Part::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// Adds text.
    pub(super) fn push(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(Part::Text(last)) => last.push_str(text),
            _ if text.is_empty() => {}
            _ => self.parts.push(Part::Text(text.to_owned())),
        }
    }
}
