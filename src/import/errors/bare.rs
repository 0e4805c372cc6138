//! A line without what terminals and pipelines put around it: time stamps, colours, frames.

/// What stands on a line, and what stood before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bare {
    /// Where on the line the rest begins, in bytes.
    pub(super) start: usize,
    /// Whether a time stands before it.
    pub(super) stamped: bool,
    /// Whether it stands in the frame that Terraform draws.
    pub(super) framed: bool,
}

/// More things than these are not put before a line.
const MAX_BEFORE: usize = 8;

/// Finds the rest of a line.
pub(super) fn bare(line: &str) -> Bare {
    let mut bare = Bare { start: after_columns(line), stamped: false, framed: false };
    for _ in 0..MAX_BEFORE {
        let rest = line.get(bare.start..).unwrap_or_default();
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t', '\u{A0}', '\u{FEFF}']).len();
        let rest = rest.get(blanks..).unwrap_or_default();
        let skipped = if let Some(length) = colour(rest) {
            length
        } else if let Some(length) = stamp(rest) {
            bare.stamped = true;
            length
        } else if let Some(length) = frame(rest) {
            bare.framed = true;
            length
        } else if let Some(length) = pipeline_mark(rest) {
            length
        } else {
            bare.start += blanks;
            break;
        };
        bare.start += blanks + skipped;
    }
    bare
}

/// The length of a terminal's colour sequence at the start, its escape character kept or lost on the way.
pub(super) fn colour(text: &str) -> Option<usize> {
    let (escape, inside) = match text.strip_prefix('\u{1b}') {
        Some(rest) => (1, rest.strip_prefix('[')?),
        None => (0, text.strip_prefix('[')?),
    };
    let digits = inside.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
    let end = inside.as_bytes().get(digits)?;
    let is_one = if escape == 1 { end.is_ascii_alphabetic() } else { digits > 0 && *end == b'm' };
    is_one.then_some(escape + 1 + digits + 1)
}

/// What `gh run view --log` puts before a line: job, step and time between tabs.
fn after_columns(line: &str) -> usize {
    let tabs = line.bytes().take(300).enumerate().filter(|(_, byte)| *byte == b'\t');
    let mut heads = tabs.map(|(at, _)| at + 1).take(3);
    heads.find(|head| line.get(*head..).and_then(stamp).is_some()).unwrap_or(0)
}

fn frame(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    matches!(first, '│' | '╷' | '╵' | '┃' | '║').then_some(first.len_utf8())
}

/// `##[error]` of Azure Pipelines, `::error …::` and `Error: ` of GitHub Actions.
fn pipeline_mark(text: &str) -> Option<usize> {
    if let Some(rest) = text.strip_prefix("##[") {
        let end = rest.bytes().take(20).position(|byte| byte == b']')?;
        return Some(3 + end + 1);
    }
    let rest = text.strip_prefix("::error").or_else(|| text.strip_prefix("::warning"))?;
    Some(text.len() - rest.len() + rest.find("::")? + 2)
}

/// The length of a time at the start: `2026-11-23T10:00:00.1234567Z `, `10:22:11 `, with or without brackets.
fn stamp(text: &str) -> Option<usize> {
    let open = text.strip_prefix('[').unwrap_or(text);
    let rest = shaped(open, "dddd-dd-ddTdd:dd:dd").or_else(|| shaped(open, "dd:dd:dd"))?;
    let part = rest.strip_prefix(['.', ',']).unwrap_or(rest);
    let rest = part.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let rest = rest.strip_prefix('Z').unwrap_or(rest);
    let rest = shaped(rest, "+dd:dd").or_else(|| shaped(rest, "-dd:dd")).unwrap_or(rest);
    let rest = rest.strip_prefix(']').unwrap_or(rest);
    let ends = rest.is_empty() || rest.starts_with([' ', '\t', '\r']);
    ends.then(|| text.len() - rest.len())
}

/// The rest of a text after that shape: `d` is a digit, `T` that letter or a blank.
fn shaped<'t>(text: &'t str, shape: &str) -> Option<&'t str> {
    let fits = |(byte, shape): (u8, u8)| match shape {
        b'd' => byte.is_ascii_digit(),
        b'T' => byte == b'T' || byte == b' ',
        other => byte == other,
    };
    let is_long_enough = text.len() >= shape.len();
    (is_long_enough && text.bytes().zip(shape.bytes()).all(fits)).then(|| text.get(shape.len()..)).flatten()
}
