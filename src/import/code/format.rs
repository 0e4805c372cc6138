//! `format`: `%s` and `%d` of HCL, `{0}` of ARM and Bicep.
use super::evaluate::{State, joined};
use super::value::Datum;
use crate::text::Span;

/// The text that a format makes of its arguments.
pub(super) fn call(state: &mut State, is_of_arm: bool, arguments: &[Datum], span: Span) -> Datum {
    let Some((pattern, values)) = arguments.split_first() else { return Datum::null(span) };
    let Some(text) = pattern.as_text() else { return super::evaluate::derived(pattern, span) };
    let parts = if is_of_arm { by_place(&text, values, span) } else { by_verb(&text, values, span) };
    match parts {
        Some(parts) => joined(state, &parts, span),
        None => Datum::unknown(span, "its format is not evaluated here".into(), &text),
    }
}

/// `{0}`; `{{` is a brace. `None` for what is formatted in another way, such as `{0:D3}`.
fn by_place(text: &str, values: &[Datum], span: Span) -> Option<Vec<Datum>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        parts.push(Datum::text(span, before));
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            parts.push(Datum::text(span, from.get(..1)?));
            rest = after;
            continue;
        }
        let (place, after) = from.strip_prefix('{')?.split_once('}')?;
        parts.push(values.get(place.trim().parse::<usize>().ok()?)?.clone());
        rest = after;
    }
    parts.push(Datum::text(span, rest));
    Some(parts)
}

/// `%s`, `%d`, `%v`, `%02d`, `%%`.
fn by_verb(text: &str, values: &[Datum], span: Span) -> Option<Vec<Datum>> {
    let mut parts = Vec::new();
    let mut values = values.iter();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('%') {
        parts.push(Datum::text(span, before));
        let digits = from.bytes().take_while(u8::is_ascii_digit).count();
        let (width, after) = from.split_at(digits);
        let verb = after.chars().next()?;
        rest = after.get(verb.len_utf8()..)?;
        match verb {
            '%' => parts.push(Datum::text(span, "%")),
            's' | 'v' | 'd' if width.is_empty() => parts.push(values.next()?.clone()),
            'd' if width.starts_with('0') => {
                let number = values.next()?;
                let width: usize = width.parse().ok().filter(|width| *width <= 32)?;
                parts.push(match number.as_number() {
                    Some(number) => Datum::text(span, &format!("{number:0width$}")),
                    None => number.clone(),
                });
            }
            _ => return None,
        }
    }
    parts.push(Datum::text(span, rest));
    Some(parts)
}
