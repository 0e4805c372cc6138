//! What happens to documents on their way through terminals, chats and editors.
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// One thing that happens to a text.
#[derive(Debug, Clone)]
pub(super) enum Mutation {
    CutEnd(Index),
    CutStart(Index),
    DropLine(Index),
    DoubleLine(Index),
    Quotes(&'static str),
    Replace(Index, &'static str),
    Insert(Index, String),
    Twice,
    Prefix(&'static str),
    LineEnds,
    Wrap(usize),
    Escape,
}

/// Any of them.
pub(super) fn any_mutation() -> impl Strategy<Value = Mutation> {
    prop_oneof![
        any::<Index>().prop_map(Mutation::CutEnd),
        any::<Index>().prop_map(Mutation::CutStart),
        any::<Index>().prop_map(Mutation::DropLine),
        any::<Index>().prop_map(Mutation::DoubleLine),
        select(vec!["'", "“", "", "&quot;", "`"]).prop_map(Mutation::Quotes),
        (
            any::<Index>(),
            select(vec!["", "{", "}", "[", "]", ",", ":", "\"", "\\", "\n", "...", "\0", "é", "-1", "1e9"])
        )
            .prop_map(|(at, with)| Mutation::Replace(at, with)),
        (any::<Index>(), any::<String>()).prop_map(|(at, text)| Mutation::Insert(at, text)),
        Just(Mutation::Twice),
        select(vec!["# ", "> ", "    ", "// "]).prop_map(Mutation::Prefix),
        Just(Mutation::LineEnds),
        (20usize..160).prop_map(Mutation::Wrap),
        Just(Mutation::Escape),
    ]
}

impl Mutation {
    /// The text after it happened.
    pub(super) fn apply(&self, text: &str) -> String {
        match self {
            Mutation::CutEnd(at) => text[..boundary(text, at)].to_owned(),
            Mutation::CutStart(at) => text[boundary(text, at)..].to_owned(),
            Mutation::DropLine(line) => lines(text, line, |_| String::new()),
            Mutation::DoubleLine(line) => lines(text, line, |line| line.repeat(2)),
            Mutation::Quotes(quotes) => text.replace('"', quotes),
            Mutation::Replace(at, with) => {
                let at = boundary(text, at);
                let after = text[at..].chars().next().map_or(0, char::len_utf8);
                [&text[..at], with, &text[at + after..]].concat()
            }
            Mutation::Insert(at, inserted) => {
                let at = boundary(text, at);
                [&text[..at], inserted, &text[at..]].concat()
            }
            Mutation::Twice => text.repeat(2),
            Mutation::Prefix(prefix) => text.lines().map(|line| format!("{prefix}{line}\n")).collect(),
            Mutation::LineEnds => text.replace('\n', "\r\n"),
            Mutation::Wrap(width) => wrapped(text, *width),
            Mutation::Escape => {
                serde_json::json!({ "error": { "code": "BadRequest", "message": text } }).to_string()
            }
        }
    }
}

/// The text with a line break after every so many characters of a line.
fn wrapped(text: &str, width: usize) -> String {
    let mut wrapped = String::new();
    let mut column = 0;
    for character in text.chars() {
        column = if character == '\n' { 0 } else { column + 1 };
        if column > width {
            wrapped.push('\n');
            column = 1;
        }
        wrapped.push(character);
    }
    wrapped
}

fn boundary(text: &str, at: &Index) -> usize {
    let mut at = at.index(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The text with one of its lines changed.
fn lines(text: &str, which: &Index, change: impl Fn(&str) -> String) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let which = which.index(lines.len().max(1));
    let changed =
        |(index, line): (usize, &&str)| if index == which { change(line) } else { (*line).to_owned() };
    lines.iter().enumerate().map(changed).collect()
}
