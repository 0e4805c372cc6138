//! The command that stands above what it printed.
use super::query;
use crate::text::Span;

/// How many lines above are looked at: a command may be wrapped, and a warning may stand below it.
const MAX_LINES: usize = 6;

/// Longer lines are no commands.
const MAX_LENGTH: usize = 4_096;

/// A command of the Azure CLI that lists or shows.
#[derive(Debug)]
pub(super) struct Command {
    /// The resource type of what it prints.
    pub(super) resource_type: &'static str,
    /// Whether it prints values without names.
    pub(super) prints_values: bool,
    /// Whether it prints one thing.
    pub(super) shows: bool,
    /// What its `--query` selects, column by column; `None` where it selects all, or what is not understood.
    pub(super) columns: Option<Vec<String>>,
    /// The values of its flags, where they stand in the text.
    pub(super) group: Option<Span>,
    pub(super) name: Option<Span>,
    pub(super) owner: Option<Span>,
}

/// What a command asks for, the longest first.
const SUBJECTS: [(&str, &str); 4] = [
    ("az aks nodepool ", "Microsoft.ContainerService/managedClusters/agentPools"),
    ("az aks ", "Microsoft.ContainerService/managedClusters"),
    ("az network vnet subnet ", "Microsoft.Network/virtualNetworks/subnets"),
    ("az network vnet ", "Microsoft.Network/virtualNetworks"),
];

/// The command in the lines directly above the offset `at`.
pub(super) fn command(text: &str, at: usize) -> Option<Command> {
    let above = text.get(..at)?.trim_end();
    if above.ends_with(['\\', '`', '^']) {
        return None;
    }
    let mut start = at;
    for _ in 0..MAX_LINES {
        let before = text.get(..start)?;
        let before = before.strip_suffix('\n').unwrap_or(before);
        let from = before.len().saturating_sub(MAX_LENGTH);
        let line = before.as_bytes().get(from..)?.iter().rposition(|byte| *byte == b'\n');
        if line.is_none() && from > 0 || before.trim_end().is_empty() {
            return None;
        }
        start = line.map_or(0, |line| from + line + 1);
        let line = before.get(start..)?;
        if line.trim().is_empty() {
            return None;
        }
        if let Some(command) = read(text, Span::new(start, at)) {
            return Some(command);
        }
        if start == 0 {
            return None;
        }
    }
    None
}

/// Whether the line directly above the offset `at` may be the end of a command: a cheap look at many lines.
pub(super) fn may_be_command(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let before = before.strip_suffix('\n').unwrap_or(before);
    let from = before.len().saturating_sub(MAX_LENGTH);
    let near = before.as_bytes().get(from..).unwrap_or_default();
    let line = near.iter().rposition(|byte| *byte == b'\n').map_or(from, |at| from + at + 1);
    let line = before.get(line..).unwrap_or_default();
    line.contains("tsv") || line.trim_start().starts_with("--")
}

/// Whether a line is a prompt or a command.
pub(super) fn is_prompt(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("az ") || line.starts_with("kubectl ") || line.contains("$ ") || line.starts_with("PS ")
}

fn read(text: &str, span: Span) -> Option<Command> {
    let lines = span.of(text);
    let (begin, (subject, resource_type)) = SUBJECTS
        .into_iter()
        .find_map(|(subject, kind)| lines.find(subject).map(|begin| (begin, (subject, kind))))?;
    let from = span.start + begin + subject.len();
    let words = words(text, Span::new(from, span.end));
    let verb = words.first()?.of(text);
    if !matches!(verb, "show" | "list") {
        return None;
    }
    let flag = |names: &[&str]| {
        let at = words.iter().position(|word| names.contains(&word.of(text)))?;
        words.get(at + 1).copied()
    };
    let of = |span: Option<Span>| span.filter(|span| is_name(span.of(text)));
    let output = flag(&["-o", "--output", "--out"]).map(|span| span.of(text)).unwrap_or_default();
    Some(Command {
        resource_type,
        prints_values: output == "tsv",
        shows: verb == "show",
        columns: flag(&["--query"]).and_then(|query| query::columns(query.of(text))),
        group: of(flag(&["-g", "--resource-group"])),
        name: of(flag(&["-n", "--name"])),
        owner: of(flag(&["--cluster-name", "--vnet-name"])),
    })
}

/// Whether a flag's value is a name, and not a variable or a placeholder.
fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | '(' | ')'))
}

/// The words of a command, quotes around them taken away.
fn words(text: &str, span: Span) -> Vec<Span> {
    let mut words = Vec::new();
    let mut open: Option<(usize, Option<char>)> = None;
    for (at, letter) in span.of(text).char_indices() {
        let at = span.start + at;
        match (open, letter) {
            (Some((start, Some(quote))), _) if letter == quote => {
                words.push(Span::new(start, at));
                open = None;
            }
            (Some((_, Some(_))), _) => {}
            (Some((start, None)), _) if letter.is_whitespace() || letter == '=' => {
                words.push(Span::new(start, at));
                open = None;
            }
            (None, '"' | '\'') => open = Some((at + 1, Some(letter))),
            (None, _) if !letter.is_whitespace() && !matches!(letter, '\\' | '`' | '^') => {
                open = Some((at, None))
            }
            _ => {}
        }
    }
    if let Some((start, None)) = open {
        words.push(Span::new(start, span.end));
    }
    words
}
