//! Records whose fields stand between commas, semicolons, tabs or the bars of Markdown.
use std::borrow::Cow;

use crate::text::Span;
use crate::text::tree::{Member, Node, Value};

/// Fields beyond this number are not read.
const MAX_FIELDS: usize = 200;

/// One field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field<'t> {
    /// Its text, quotes taken away.
    pub text: Cow<'t, str>,
    /// Where it stands, without quotes and blanks around it.
    pub span: Span,
}

/// The fields of the line at `line`. A field in quotes may hold the separator, and `""` stands for a quote in it.
/// `|` separates as in Markdown: bars at both ends belong to no field.
pub fn fields(text: &str, line: Span, separator: char) -> Vec<Field<'_>> {
    let mut rest = trimmed(text, line);
    if separator == '|' {
        let bars = rest.of(text);
        let start = usize::from(bars.starts_with('|'));
        let end = usize::from(bars.len() > 1 && bars.ends_with('|') && !bars.ends_with("\\|"));
        rest = Span::new(rest.start + start, rest.end - end);
    }
    let mut fields = Vec::new();
    loop {
        let end = field_end(rest.of(text), separator).map(|length| rest.start + length);
        fields.push(field(text, Span::new(rest.start, end.unwrap_or(rest.end)), separator));
        match end {
            Some(end) if fields.len() < MAX_FIELDS => rest.start = end + separator.len_utf8(),
            _ => return fields,
        }
    }
}

/// The record as an object: each name of the header with the text of the field in its place. Empty fields are
/// left out.
pub fn object<'t>(header: &[Field<'t>], record: &[Field<'t>], line: Span) -> Node<'t> {
    let filled = header.iter().zip(record).filter(|(_, field)| !field.text.is_empty());
    let members = filled.map(|(name, field)| Member {
        key: name.text.clone(),
        key_span: name.span,
        node: Node { span: field.span, value: Value::String(field.text.clone()) },
    });
    Node { span: line, value: Value::Object(members.collect()) }
}

/// How long the first field is; `None` where it is the last.
fn field_end(text: &str, separator: char) -> Option<usize> {
    let quoted = separator != '|' && text.trim_start_matches(' ').starts_with('"');
    let mut inside = false;
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' if quoted => inside = !inside,
            _ if letter == separator && !inside && !escaped => return Some(at),
            _ => {}
        }
        escaped = separator == '|' && letter == '\\' && !escaped;
    }
    // A quote that is never closed holds nothing but its own field.
    if inside { text.find(separator) } else { None }
}

fn field(text: &str, span: Span, separator: char) -> Field<'_> {
    let span = trimmed(text, span);
    let whole = span.of(text);
    let quotes: &[char] = if separator == '|' { &['`', '*'] } else { &['"'] };
    let start = whole.len() - whole.trim_start_matches(quotes).len();
    let end = whole.trim_end_matches(quotes).len().max(start);
    let quoted = separator == '|' || whole.len() > 1 && whole.starts_with('"') && whole.ends_with('"');
    // Doubled quotes at the ends of a value are its own.
    let (start, end) = match (separator, quoted) {
        ('|', _) => (start, end),
        (_, true) => (1, whole.len() - 1),
        (_, false) => (0, whole.len()),
    };
    let span = Span::new(span.start + start, span.start + end);
    let inner = span.of(text);
    let text = match separator {
        '|' if inner.contains("\\|") => Cow::Owned(inner.replace("\\|", "|")),
        '|' => Cow::Borrowed(inner),
        _ if inner.contains("\"\"") => Cow::Owned(inner.replace("\"\"", "\"")),
        _ => Cow::Borrowed(inner),
    };
    Field { text, span }
}

fn trimmed(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    // Tabs may separate fields; one at an end stands beside an empty field.
    let blank = |letter: char| letter.is_whitespace() && letter != '\t';
    let start = span.start + inside.len() - inside.trim_start_matches(blank).len();
    Span::new(start, (start + inside.trim_matches(blank).len()).min(span.end))
}
