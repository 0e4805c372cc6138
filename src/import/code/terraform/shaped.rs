//! [`shaped`]: the arguments of a resource as ARM's properties, by a table.
use super::super::value::{Data, Datum, Field};
use super::tables::{As, Row};
use crate::text::Span;

/// The members that a table makes of arguments; those that are not given are left out.
pub(super) fn shaped(arguments: &Datum, table: &[Row]) -> Vec<Field> {
    let mut root = Vec::new();
    for (from, to, way) in table {
        let from: Vec<&str> = from.split('.').collect();
        let to: Vec<&str> = to.split('.').collect();
        match find(arguments, &from) {
            Found::Value(value, span) => {
                if let Some(value) = became(value, *way) {
                    put(&mut root, &to, value, span);
                }
            }
            // A block that is not known is told once, for all that would stand in it.
            Found::Unknown(value, depth) => {
                let to = to.get(..depth.min(to.len())).unwrap_or_default();
                put(&mut root, to, value, arguments.span);
            }
            Found::Nothing => {}
        }
    }
    root
}

enum Found {
    /// The value and where its key stands.
    Value(Datum, Span),
    /// A block on the way that is not known, and how many keys lead to it.
    Unknown(Datum, usize),
    Nothing,
}

/// The value at the end of a path; blocks that stand once are lists of one.
fn find(arguments: &Datum, path: &[&str]) -> Found {
    let mut at = arguments;
    for (depth, key) in path.iter().enumerate() {
        let Some(field) = at.fields().iter().rev().find(|field| &*field.key == *key) else {
            return Found::Nothing;
        };
        if field.value.is_null() {
            return Found::Nothing;
        }
        if depth + 1 == path.len() {
            return Found::Value(field.value.clone(), field.key_span);
        }
        at = match &field.value.data {
            Data::Unknown(_) => return Found::Unknown(field.value.clone(), depth + 1),
            Data::List(elements) => match elements.first() {
                Some(first) => first,
                None => return Found::Nothing,
            },
            _ => &field.value,
        };
    }
    Found::Nothing
}

/// What becomes of a value; an empty text is none.
fn became(value: Datum, way: As) -> Option<Datum> {
    let span = value.span;
    if value.as_unknown().is_some() && way != As::Ids {
        return Some(value);
    }
    match way {
        As::Same if value.as_text().is_some_and(|text| text.is_empty()) => None,
        As::Same => Some(value),
        As::Not => Some(Datum::bool(span, !value.as_bool()?)),
        As::Enabled => Some(Datum::text(span, if value.as_bool()? { "Enabled" } else { "Disabled" })),
        As::Present => {
            let is_there = value.as_list().is_none_or(|blocks| !blocks.is_empty());
            is_there.then(|| Datum::bool(span, true))
        }
        As::Ids => {
            let id = |id: &Datum| Datum::object(id.span, vec![Field::new("id", id.clone())]);
            let ids = value.as_list()?;
            (!ids.is_empty()).then(|| Datum::list(span, ids.iter().map(id).collect()))
        }
    }
}

/// Puts a value at a path; what stands there already stays.
pub(super) fn put(fields: &mut Vec<Field>, path: &[&str], value: Datum, key_span: Span) {
    let Some((key, rest)) = path.split_first() else { return };
    let at = fields.iter().position(|field| &*field.key == *key);
    if rest.is_empty() {
        if at.is_none() {
            fields.push(Field { key: (*key).into(), key_span, value });
        }
        return;
    }
    let span = value.span;
    let mut inner =
        at.and_then(|at| fields.get(at)).map(|field| field.value.fields().to_vec()).unwrap_or_default();
    match at.and_then(|at| fields.get_mut(at)) {
        Some(field) if !matches!(field.value.data, Data::Object(_)) => {}
        Some(field) => {
            put(&mut inner, rest, value, key_span);
            field.value = Datum::object(field.value.span, inner);
        }
        None => {
            put(&mut inner, rest, value, key_span);
            fields.push(Field { key: (*key).into(), key_span, value: Datum::object(span, inner) });
        }
    }
}
