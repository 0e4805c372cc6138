//! Rust text as tokens, without comments and without what stands inside literals.
//!
//! Knows as much of the language as the checks need; knows no grammar.

/// A word, a number, `::`, a whole literal as `"`, or one other character, and the line where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) line: usize,
}

impl Token {
    /// Whether this is an identifier or a keyword.
    pub(super) fn is_word(&self) -> bool {
        self.text.starts_with(|first: char| first.is_alphabetic() || first == '_')
    }
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut line = 1;
    let mut rest = text;
    while !rest.is_empty() {
        let after_dot = tokens.last().is_some_and(|before| before.text == ".");
        let (length, kind) = next(rest, after_dot);
        let piece = &rest[..length];
        match kind {
            Kind::Skipped => {}
            Kind::Literal => tokens.push(Token { text: "\"".into(), line }),
            Kind::Code => tokens.push(Token { text: piece.into(), line }),
        }
        line += piece.matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

enum Kind {
    /// Blanks and comments.
    Skipped,
    /// A string or a character.
    Literal,
    Code,
}

/// How many bytes belong to the first piece of `rest`, which is not empty.
fn next(rest: &str, after_dot: bool) -> (usize, Kind) {
    let first = rest.chars().next().unwrap_or_default();
    if first.is_whitespace() {
        (first.len_utf8(), Kind::Skipped)
    } else if rest.starts_with("//") {
        (rest.find('\n').unwrap_or(rest.len()), Kind::Skipped)
    } else if rest.starts_with("/*") {
        (block_comment(rest), Kind::Skipped)
    } else if first == '"' {
        (string(rest), Kind::Literal)
    } else if let Some(length) = raw_string(rest) {
        (length, Kind::Literal)
    } else if let Some(length) = character(rest) {
        (length, Kind::Literal)
    } else if first.is_ascii_digit() {
        (number(rest, after_dot), Kind::Code)
    } else if is_in_word(first) {
        (rest.find(|c| !is_in_word(c)).unwrap_or(rest.len()), Kind::Code)
    } else if rest.starts_with("::") {
        (2, Kind::Code)
    } else {
        (first.len_utf8(), Kind::Code)
    }
}

fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Comments nest.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    rest.len()
}

/// `r"…"`, `br#"…"#` and the like; a raw identifier `r#type` is none.
fn raw_string(rest: &str) -> Option<usize> {
    let letters = ["br", "cr", "r"].into_iter().find(|letters| rest.starts_with(letters))?.len();
    let hashes = rest[letters..].chars().take_while(|c| *c == '#').count();
    let start = letters + hashes;
    if !rest[start..].starts_with('"') {
        return None;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    Some(rest[start + 1..].find(&end).map_or(rest.len(), |at| start + 1 + at + end.len()))
}

/// `'x'` and `'\n'`; a lifetime `'a` is none.
fn character(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    if let Some(escape) = inside.strip_prefix('\\') {
        let escaped = escape.chars().next().map_or(0, char::len_utf8);
        return escape[escaped..].find('\'').map(|end| 2 + escaped + end + 1);
    }
    let length = inside.chars().next()?.len_utf8();
    inside[length..].starts_with('\'').then_some(length + 2)
}

/// Digits with a suffix, with one point where a digit follows; after a dot it names a field of a tuple.
fn number(rest: &str, after_dot: bool) -> usize {
    let whole = rest.find(|c| !is_in_word(c)).unwrap_or(rest.len());
    match rest[whole..].strip_prefix('.') {
        Some(part) if !after_dot && part.starts_with(|c: char| c.is_ascii_digit()) => {
            whole + 1 + part.find(|c| !is_in_word(c)).unwrap_or(part.len())
        }
        _ => whole,
    }
}
