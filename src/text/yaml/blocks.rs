//! Where YAML stands amid other lines.
use super::lines::{self, Line, QUOTES, What};
use crate::text::Span;

/// How many lines of something else may stand between two of YAML.
const MAX_FOREIGN: usize = 3;

/// How many keys make YAML of lines that would be comments.
const LEAST_IN_COMMENTS: usize = 3;

/// The lines inside `span` that are YAML, in blocks of whole lines. A block holds a key that `tells`, which only
/// the documents of interest have.
pub fn blocks(text: &str, span: Span, tells: fn(&str) -> bool) -> Vec<Span> {
    let mut blocks = Vec::new();
    let mut at = span.start;
    // Whether the lines stand between the brackets of another language.
    let mut brackets = 0_usize;
    while at < span.end {
        let end = line_end(text, at, span.end);
        let whole = Span::new(at, end).of(text);
        let run = begins(whole).filter(|(_, line)| brackets == 0 || line.indent == 0);
        let Some((quote, _)) = run else {
            let line = lines::line(whole);
            if line.what == What::Bracket {
                let opens = line.content.ends_with(['{', '[', '(']);
                brackets = if opens { brackets + 1 } else { brackets.saturating_sub(1) };
            }
            at = end;
            continue;
        };
        let run = Run::read(text, Span::new(at, span.end), quote, tells);
        let least = if quote == "#" { LEAST_IN_COMMENTS } else { 1 };
        if run.telling && run.entries >= least && !run.bracket {
            blocks.push(Span::new(at, run.end));
        }
        brackets = usize::from(run.bracket);
        at = run.end;
    }
    blocks
}

/// What quotes the line, where YAML may begin with it.
fn begins(whole: &str) -> Option<(&'static str, Line<'_>)> {
    let is_key = |line: &Line<'_>| matches!(line.what, What::Entry(entry) if entry.key.is_some());
    let plain = lines::line(whole);
    if is_key(&plain) {
        return Some(("", plain));
    }
    QUOTES.into_iter().find_map(|quote| {
        let line = lines::line(lines::unquoted(whole, quote)?);
        is_key(&line).then_some((quote, line))
    })
}

/// Lines of YAML in a row.
struct Run {
    /// The end of the last of them.
    end: usize,
    entries: usize,
    telling: bool,
    /// Whether a bracket of another language stands among them.
    bracket: bool,
}

impl Run {
    fn read(text: &str, span: Span, quote: &str, tells: fn(&str) -> bool) -> Run {
        let mut run = Run { end: span.start, entries: 0, telling: false, bracket: false };
        let (mut at, mut foreign, mut after_blank, mut in_list) = (span.start, 0, false, false);
        let mut deepest = 0;
        while at < span.end {
            let end = line_end(text, at, span.end);
            let Some(rest) = lines::unquoted(Span::new(at, end).of(text), quote) else { break };
            let line = lines::line(rest);
            match line.what {
                What::Entry(entry) => {
                    // A list of texts goes on below its key alone: what follows may be a list of its own.
                    let is_text = entry.key.is_none() && !entry.value.is_empty();
                    if is_text && (!in_list || after_blank) {
                        break;
                    }
                    in_list = entry.dash || entry.value.is_empty();
                    deepest = line.indent.max(entry.inner);
                    run.entries += 1;
                    run.telling |= entry.key.is_some_and(tells);
                    (run.end, foreign, after_blank) = (end, 0, false);
                }
                What::Blank => after_blank = true,
                What::Comment | What::Start | What::Elision => {}
                What::Bracket => {
                    run.bracket = true;
                    run.end = end;
                    break;
                }
                // What stands deeper continues the value above it.
                What::Other if line.indent > deepest && !after_blank => run.end = end,
                What::Other => {
                    foreign += 1;
                    if foreign > MAX_FOREIGN || ends_yaml(line.content) {
                        break;
                    }
                }
            }
            at = end;
        }
        // A line that the end of the text cut off belongs to it.
        if at >= span.end && foreign == 1 && !text.ends_with('\n') && span.end == text.len() {
            run.end = span.end;
        }
        run
    }
}

/// Whether a line that is no YAML begins something else: a command, a table, a range.
fn ends_yaml(content: &str) -> bool {
    let word = content.split_whitespace().next().unwrap_or_default();
    content.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '$' | '>' | '{' | '['))
        || matches!(word, "az" | "kubectl" | "PS")
        || ["$ ", "# ", "> ", "  "].iter().any(|mark| content.contains(mark))
}

fn line_end(text: &str, at: usize, until: usize) -> usize {
    let rest = text.as_bytes().get(at..until).unwrap_or_default();
    rest.iter().position(|byte| *byte == b'\n').map_or(until, |line| at + line + 1)
}
