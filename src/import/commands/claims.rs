//! Which lines hold commands that are read, with the assignments that they need.
use super::verbs::Verb;
use crate::text::Span;
use crate::text::shell::{Line, hash_is_prompt};

/// The lines that are read here: a script from its first line to the last command that is read.
pub(in crate::import) fn claims(text: &str, span: Span) -> Vec<Span> {
    let part = span.of(text);
    let hash = hash_is_prompt(part, is_wanted);
    let mut claims = Claims::default();
    let mut at = span.start;
    for line in part.split_inclusive('\n') {
        let place = Span::new(at, at + line.len());
        at = place.end;
        claims.line(Line::of(line, hash), place, text.get(at..span.end).unwrap_or_default());
    }
    claims.end_region();
    claims.found
}

/// Whether a line holds a command that is read.
pub(super) fn is_wanted(line: &str) -> bool {
    let goes_on = Line { command: line, dialect: None }.goes_on();
    let places = line.match_indices("az ").map(|(at, az)| line.split_at(at + az.len()));
    let commands = places.filter(|(before, after)| {
        let before = before.strip_suffix("az ").unwrap_or_default();
        Verb::of(after.split_whitespace()).is_some() && begins_command(before)
    });
    commands.take(MAX_COMMANDS).any(|(_, after)| {
        let near = after.char_indices().take(MAX_LOOKED_AT).last().and_then(|(end, _)| after.get(..end));
        let near = if after.len() > MAX_LOOKED_AT { near.unwrap_or_default() } else { after };
        let has_flags =
            goes_on || [" -", " –", " —", " $", " %", " @"].iter().any(|flag| near.contains(flag));
        has_flags && !asks_for_help(near)
    })
}

/// Commands of one line that are looked at.
const MAX_COMMANDS: usize = 16;

/// How far a command is looked at, in characters.
const MAX_LOOKED_AT: usize = 4_096;

/// Whether a line is nothing but a command that is read, whose flags follow in lines of their own.
fn is_bare(command: &str, after: &str) -> bool {
    let Some(words) = command.strip_prefix("az ").filter(|words| words.len() < 40) else { return false };
    let next = after.trim_start().lines().next().unwrap_or_default();
    Verb::of(words.split_whitespace()).is_some() && !words.contains('-') && Line::of(next, false).is_flag()
}

fn asks_for_help(after: &str) -> bool {
    after.split_whitespace().any(|word| word == "--help" || word == "-h")
}

/// Whether a command may begin behind that part of a line.
fn begins_command(before: &str) -> bool {
    let before = before.trim_end();
    let joins = [";", "&", "|", "$(", "= (", "=`", "=", "{", "!"].iter().any(|end| before.ends_with(end));
    let last = before.rsplit([' ', '\t']).next().unwrap_or_default();
    before.is_empty()
        || before == "("
        || joins
        || ["then", "do", "else", "if", "time", "sudo", "call", "exec"].contains(&last)
}

/// What a line of a script is for a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Holds a command that is read.
    Wanted,
    /// Gives a value to a variable.
    Assignment,
    /// Stands in scripts and is not read.
    Passed,
    /// Stands in no script.
    Strange,
}

/// Searches for the end of a document that may fail.
const MAX_SEARCHES: usize = 16;

#[derive(Debug, Default)]
struct Claims<'t> {
    found: Vec<Span>,
    /// Where the script begins.
    start: Option<usize>,
    /// The end of its last command.
    end: Option<usize>,
    /// What the command is that goes on in this line.
    open: Option<Sort>,
    /// What the last command was.
    last: Option<Sort>,
    /// The line that ends the document in which this line stands.
    document: Option<&'t str>,
    searches: usize,
}

impl<'t> Claims<'t> {
    fn line(&mut self, line: Line<'t>, place: Span, after: &str) {
        if let Some(end) = self.document {
            self.document = (line.command != end).then_some(end);
            return;
        }
        let flag_of = self.last.filter(|_| line.is_flag());
        let sort = self.open.or(flag_of).unwrap_or_else(|| match is_bare(line.command, after) {
            true => Sort::Wanted,
            false => sort(line.command),
        });
        self.open = line.goes_on().then_some(sort);
        match sort {
            Sort::Strange => self.end_region(),
            Sort::Passed if line.command.is_empty() => {}
            Sort::Passed | Sort::Assignment => self.start = self.start.or(Some(place.start)),
            Sort::Wanted => {
                self.start = self.start.or(Some(place.start));
                self.end = Some(place.end);
            }
        }
        if !line.command.is_empty() {
            self.last = Some(sort);
        }
        self.document = document_end(line.command).filter(|end| {
            let is_there = self.searches < MAX_SEARCHES && after.lines().any(|line| line.trim() == *end);
            self.searches += usize::from(!is_there);
            is_there
        });
    }

    fn end_region(&mut self) {
        if let (Some(start), Some(end)) = (self.start, self.end) {
            self.found.push(Span::new(start, end));
        }
        (self.start, self.end, self.last) = (None, None, None);
    }
}

fn sort(command: &str) -> Sort {
    if is_wanted(command) {
        return Sort::Wanted;
    }
    if is_assignment(command) {
        return Sort::Assignment;
    }
    let first = command.split([' ', '\t', ';', '(']).next().unwrap_or_default();
    let is_passed = command.is_empty()
        || command.starts_with(['#', ')', '@'])
        || matches!(command, "{" | "}" | "} else {")
        || command.ends_with("() {")
        || command.starts_with("::")
        || command.starts_with("```")
        || PASSED.iter().any(|word| first.eq_ignore_ascii_case(word));
    if is_passed { Sort::Passed } else { Sort::Strange }
}

/// First words of lines that stand in scripts.
const PASSED: &[&str] = &[
    "az",
    "kubectl",
    "helm",
    "terraform",
    "echo",
    "printf",
    "if",
    "then",
    "else",
    "elif",
    "fi",
    "for",
    "while",
    "do",
    "done",
    "case",
    "esac",
    "cd",
    "sleep",
    "read",
    "source",
    "sudo",
    "curl",
    "exit",
    "return",
    "function",
    "write-host",
    "write-output",
    "rem",
    "call",
    "goto",
    "pause",
    "jq",
    "git",
    "mkdir",
    "cat",
    "set",
    "setlocal",
    "trap",
    "unset",
    "import-module",
    "param",
    "try",
    "catch",
    "until",
    "!",
];

/// Whether a line gives a value to a variable: `NAME=value`, `export NAME=value`, `$name = value`, `set NAME=value`.
fn is_assignment(command: &str) -> bool {
    let is_declared = |word: &&str| {
        let start = command.get(..word.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let declared =
        ["export ", "local ", "readonly ", "declare ", "set "].iter().find(|word| is_declared(word));
    let Some((name, _)) = command.split_once('=') else { return false };
    let name = name.get(declared.map_or(0, |word| word.len())..).unwrap_or_default();
    let name = name.trim_start_matches(['$', '"']).trim_start_matches("env:");
    let name = name.strip_prefix('[').and_then(|rest| rest.split_once('$')).map_or(name, |(_, name)| name);
    let is_powershell = command.starts_with(['$', '[']);
    let name = if is_powershell { name.trim_end() } else { name };
    let name = name.rsplit(' ').next().filter(|_| declared.is_some()).unwrap_or(name);
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !name.starts_with(|first: char| first.is_ascii_digit())
}

/// The line that ends a document which begins after this one: `<<EOF`.
fn document_end(command: &str) -> Option<&str> {
    let (_, after) = command.split_once("<<").filter(|(_, after)| !after.starts_with('<'))?;
    let end = after.trim_start_matches(['-', ' ', '\'', '"', '\\']);
    let end = end.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
    (!end.is_empty()).then_some(end)
}
