//! What one line of YAML is, looked at alone.

/// A line without what quotes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// How many columns stand before its first character.
    pub(super) indent: usize,
    /// Its text, blanks around it removed.
    pub(super) content: &'t str,
    pub(super) what: What<'t>,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What<'t> {
    Blank,
    Comment,
    /// `---` before a document.
    Start,
    /// `...` for lines that somebody left out.
    Elision,
    Entry(Entry<'t>),
    /// A line that opens or closes brackets of another language.
    Bracket,
    Other,
}

/// `key: value`, `key:`, `- value`, `- key: value`, `-`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry<'t> {
    /// Whether it begins with a dash.
    pub(super) dash: bool,
    /// How many columns stand before the key or the value behind the dashes.
    pub(super) inner: usize,
    pub(super) key: Option<&'t str>,
    /// What stands behind the key, or behind the dash where there is no key.
    pub(super) value: &'t str,
}

/// What may stand before every line of a text that somebody quotes.
pub(super) const QUOTES: [&str; 5] = ["#", ">", "//", "│", "|"];

/// Longer keys are none.
const MAX_KEY: usize = 120;

/// Reads a line.
pub(super) fn line(text: &str) -> Line<'_> {
    let mut indent = 0;
    let mut content = text;
    loop {
        let mut letters = content.chars();
        match letters.next() {
            // A tab is no indentation in YAML; what was pasted through an editor has it all the same.
            Some('\t') => indent += 2,
            Some(' ' | '\u{A0}') => indent += 1,
            Some('\u{FEFF}') => {}
            _ => break,
        }
        content = letters.as_str();
    }
    let content = content.trim_end();
    Line { indent, content, what: what(indent, content) }
}

fn what(indent: usize, content: &str) -> What<'_> {
    if content.is_empty() || content.starts_with("```") {
        return What::Blank;
    }
    if content.starts_with('#') {
        return What::Comment;
    }
    if content == "---" || content.starts_with("--- #") {
        return What::Start;
    }
    if matches!(content, "..." | "…" | "[...]" | "[…]" | "- ..." | "- …") {
        return What::Elision;
    }
    let opens = content.ends_with(['{', '[', '(']);
    if opens || content.starts_with(['}', ']', ')']) {
        return What::Bracket;
    }
    entry(indent, content).map_or(What::Other, What::Entry)
}

fn entry(indent: usize, content: &str) -> Option<Entry<'_>> {
    let mut rest = content;
    while let Some(after) = rest.strip_prefix('-').filter(|after| after.is_empty() || is_blank(after)) {
        rest = after.trim_start();
    }
    let dash = rest.len() < content.len();
    let inner = indent + content.len() - rest.len();
    match key(rest) {
        Some((key, value)) => Some(Entry { dash, inner, key: Some(key), value: value.trim() }),
        None if dash => Some(Entry { dash, inner, key: None, value: rest }),
        None => None,
    }
}

/// The key at the beginning of a text, and what stands behind its colon.
fn key(text: &str) -> Option<(&str, &str)> {
    if let Some(quote) = text.chars().next().filter(|first| matches!(first, '"' | '\'')) {
        let (key, after) = text.get(1..)?.split_once(quote)?;
        let value = after.trim_start().strip_prefix(':')?;
        return (value.is_empty() || is_blank(value)).then_some((key, value));
    }
    let mut words = 1;
    for (at, letter) in text.char_indices().take(MAX_KEY) {
        match letter {
            ':' => {
                let (key, after) = text.split_at(at);
                let value = after.get(1..)?;
                if value.is_empty() || is_blank(value) {
                    // What a program logs: `WARNING: …`.
                    if key.len() > 3 && key.bytes().all(|byte| byte.is_ascii_uppercase()) {
                        return None;
                    }
                    return (!key.is_empty() && !key.ends_with(' ')).then_some((key, value));
                }
            }
            ' ' => words += 1,
            '_' | '.' | '/' | '-' | '$' | '@' | '<' => {}
            _ if letter.is_alphanumeric() => {}
            _ => return None,
        }
        if words > 3 {
            return None;
        }
    }
    None
}

fn is_blank(text: &str) -> bool {
    text.starts_with([' ', '\t', '\u{A0}'])
}

/// The line without the mark that quotes it.
pub(super) fn unquoted<'t>(text: &'t str, quote: &str) -> Option<&'t str> {
    let rest = if quote.is_empty() { text } else { text.trim_start().strip_prefix(quote)? };
    Some(if quote.is_empty() { rest } else { rest.strip_prefix(' ').unwrap_or(rest) })
}
