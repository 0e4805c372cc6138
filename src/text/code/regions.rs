//! [`region`]: where infrastructure code begins among other lines, and how far it goes.
use super::declarations::WORDS;
use super::hcl::{Body, Mark};
use super::reader::{Dialect, Reader};
use crate::text::Span;

/// The languages that are found by their lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// HCL.
    Hcl,
    /// Bicep.
    Bicep,
}

/// Lines that begin like code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Just past them.
    pub end: usize,
    /// What they are; `None`: they only look like code.
    pub language: Option<Language>,
}

/// Words that begin a block at the top of a file of Terraform, and how many labels follow.
const BLOCKS: &[(&str, usize)] = &[
    ("resource", 2),
    ("data", 2),
    ("variable", 1),
    ("output", 1),
    ("module", 1),
    ("provider", 1),
    ("check", 1),
    ("ephemeral", 2),
    ("locals", 0),
    ("terraform", 0),
    ("moved", 0),
    ("import", 0),
    ("removed", 0),
];

/// Blocks that stand only inside a resource; alone they are a part of one.
const PARTS: &[&str] = &["network_profile", "default_node_pool"];

/// The code that begins at the line which begins at the offset `start`; `None` where none does.
pub fn region(text: &str, start: usize) -> Option<Region> {
    let line = line_at(text, start);
    let language = if begins_bicep(line) {
        Some(Language::Bicep)
    } else if begins_block(line) || begins_part(line) {
        Some(Language::Hcl)
    } else {
        begins_attribute(line).then_some(None)?
    };
    let span = Span::new(start, text.len());
    match language {
        Some(Language::Bicep) => Some(Region { end: end_of_bicep(text, span), language }),
        _ => Some(region_of_hcl(text, span)),
    }
}

/// Whether a declaration that stands at the top of a file begins at the offset `at`.
pub(super) fn interrupts(text: &str, at: usize, dialect: Dialect) -> bool {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    let is_lead = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'+' | b'-' | b'~' | b'/' | b'<' | b'=');
    let lead = match dialect {
        Dialect::Arm => return false,
        Dialect::Bicep => 0,
        Dialect::Hcl => before.iter().rev().take(MAX_LEAD).take_while(is_lead).count(),
    };
    let before_lead = before.len().checked_sub(lead + 1).and_then(|last| before.get(last));
    let begins_line = before_lead.is_none_or(|byte| *byte == b'\n');
    begins_line
        && match dialect {
            Dialect::Bicep => begins_bicep(line_at(text, at)),
            _ => begins_block(line_at(text, at)),
        }
}

/// How many blanks and marks may stand before a declaration.
const MAX_LEAD: usize = 64;

/// Whether lines are those of a printed plan.
pub(super) fn is_marked(text: &str) -> bool {
    let marked = |line: &str| {
        Mark::of(line).is_some_and(|(_, length)| begins_block(line.get(length..).unwrap_or_default()))
    };
    text.lines().any(|line| marked(line.trim_start()))
}

fn line_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let line = rest.as_bytes().iter().take(MAX_LINE).position(|byte| *byte == b'\n').unwrap_or(MAX_LINE);
    let mut end = line.min(rest.len());
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    rest.get(..end).unwrap_or_default()
}

/// How far into a line it is looked at, in bytes.
const MAX_LINE: usize = 1_024;

fn begins_bicep(line: &str) -> bool {
    if let Some(decorator) = line.strip_prefix('@') {
        let name = decorator.trim_start_matches(|letter: char| letter.is_ascii_alphabetic() || letter == '.');
        return name.len() < decorator.len() && name.starts_with('(');
    }
    let Some((word, rest)) = line.split_once([' ', '\t']) else { return false };
    if !WORDS.iter().any(|(known, _)| *known == word) {
        return false;
    }
    let rest = rest.trim_start();
    let after = rest.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_');
    let named =
        after.len() < rest.len() && rest.starts_with(|letter: char| letter.is_alphabetic() || letter == '_');
    let after = after.trim();
    let is_word =
        |letter: char| letter.is_ascii_alphabetic() || letter == '{' || letter == '\'' || letter == '[';
    match word {
        "resource" | "module" => named && after.starts_with('\''),
        "using" => rest.starts_with('\'') || rest == "none",
        "targetScope" => rest.starts_with('='),
        "var" => named && after.starts_with('=') && !after.ends_with(';'),
        "param" => named && (after.starts_with('=') || begins_type(after)) && !after.ends_with(';'),
        "output" => named && after.starts_with(is_word) && after.contains('='),
        "metadata" => named && after.starts_with('='),
        _ => false,
    }
}

/// Whether a text is a type, and what may follow one.
fn begins_type(text: &str) -> bool {
    let rest =
        text.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.'));
    let follows = rest.trim_start();
    let is_closed = follows.is_empty() || follows.starts_with(['=', '|', '?', '[', '/', '#']);
    text.starts_with(['{', '\'', '[', '(']) || rest.len() < text.len() && is_closed
}

fn begins_block(line: &str) -> bool {
    let line = line.trim_start();
    let line = Mark::of(line).and_then(|(_, length)| line.get(length..)).unwrap_or(line);
    let Some(end) = line.find([' ', '\t', '{', '"']) else { return false };
    let (word, rest) = line.split_at(end);
    let rest = rest.trim_start();
    let Some((_, labels)) = BLOCKS.iter().find(|(known, _)| *known == word) else { return false };
    let mut rest = rest;
    for _ in 0..*labels {
        let Some((_, after)) = rest.strip_prefix('"').and_then(|inner| inner.split_once('"')) else {
            return false;
        };
        rest = after.trim_start();
    }
    // A cut may have taken the bracket.
    rest.starts_with('{') || *labels == 2 && rest.is_empty()
}

/// Whether a line begins a part of a resource that may stand alone.
fn begins_part(line: &str) -> bool {
    let word = line.trim_start().split([' ', '\t', '{']).next().unwrap_or_default();
    PARTS.contains(&word) && line.contains('{')
}

/// Whether a line is `name = value` as it stands in a file of variables.
fn begins_attribute(line: &str) -> bool {
    let Some((name, value)) = line.split_once('=') else { return false };
    let is_name = |letter: char| {
        letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_' || letter == '-'
    };
    let trimmed = name.trim_end();
    let named =
        trimmed.starts_with(|letter: char| letter.is_ascii_lowercase()) && trimmed.chars().all(is_name);
    named
        && name.len() > trimmed.len()
        && value.trim_start().starts_with(|letter: char| {
            letter.is_ascii_digit() || matches!(letter, '"' | '[' | '{' | 't' | 'f' | 'n')
        })
}

/// The blocks and attributes from here on, up to a line that is none; attributes alone are no code.
fn region_of_hcl(text: &str, span: Span) -> Region {
    let mut reader = Reader::new(text, span, Dialect::Hcl);
    reader.marked = Mark::of(line_at(text, span.start).trim_start()).is_some();
    let mut body = Body::default();
    let begins = |line: &str| begins_block(line) || begins_part(line) || begins_attribute(line);
    let end = end_of(&mut reader, begins, |reader| {
        reader.lines();
        reader.item(&mut body);
    });
    let language = (!body.blocks.is_empty()).then_some(Language::Hcl);
    Region { end, language }
}

fn end_of_bicep(text: &str, span: Span) -> usize {
    let mut reader = Reader::new(text, span, Dialect::Bicep);
    let goes_on = |line: &str| begins_bicep(line) || begins_what_is_not_read(line);
    end_of(&mut reader, goes_on, |reader| {
        reader.declaration();
    })
}

/// Reads on as long as lines begin something, with comments and blank lines between; just past the last of them.
fn end_of<'t>(
    reader: &mut Reader<'t>,
    begins: impl Fn(&str) -> bool,
    mut read: impl FnMut(&mut Reader<'t>),
) -> usize {
    let mut end = reader.at.saturating_add(1);
    while reader.at < reader.end {
        let at = reader.at;
        let line = line_at(reader.text, at);
        if begins(line) {
            read(reader);
            reader.skip_line();
            reader.take("\n");
            end = reader.at;
        } else if line.trim() == "}" || line.trim().is_empty() {
            reader.skip_line();
            reader.take("\n");
        } else if ["#", "//", "/*"].iter().any(|mark| line.trim_start().starts_with(mark)) {
            // One comment, of however many lines; what follows it on its line is no declaration.
            reader.blanks();
            reader.skip_line();
            reader.take("\n");
        } else {
            break;
        }
        reader.mark = None;
        if reader.at <= at {
            break;
        }
    }
    end.min(reader.end)
}

/// Whether a line begins a declaration that holds nothing of a design, and by which nobody would know the language.
fn begins_what_is_not_read(line: &str) -> bool {
    let words = ["type ", "func ", "import ", "extension ", "provider ", "assert ", "@"];
    words.iter().any(|word| line.starts_with(word))
}
