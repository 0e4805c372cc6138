//! `for` over lists and objects.
use super::evaluate::{Language, MAX_ELEMENTS, derived, evaluate, names_of, with_locals};
use super::value::{Data, Datum, Field};
use crate::text::Span;
use crate::text::code::Each;

/// What `for` makes.
pub(super) fn of(language: &mut dyn Language, each: &Each<'_>, span: Span) -> Datum {
    let over = evaluate(language, &each.over);
    if over.as_unknown().is_some() {
        return derived(&over, span);
    }
    let (first, second) = names_of(each);
    let (mut elements, mut fields) = (Vec::new(), Vec::new());
    for (key, value) in pairs(&over).into_iter().take(MAX_ELEMENTS) {
        let locals = locals(first, second, &key, &value, over.as_list().is_some() && language.is_of_arm());
        let made = with_locals(language, locals, |language| {
            let counts = each.when.as_ref().map(|when| evaluate(language, when).as_bool());
            if counts.is_some_and(|counts| counts == Some(false)) {
                return None;
            }
            let key = each.key.as_ref().map(|key| evaluate(language, key));
            Some((key, evaluate(language, &each.value)))
        });
        match made {
            Some((Some(key), value)) => fields.extend(key.shown().map(|key| Field::new(&key, value))),
            Some((None, value)) => elements.push(value),
            None => {}
        }
        if !language.state().spend(1) {
            break;
        }
    }
    if each.key.is_some() { Datum::object(span, fields) } else { Datum::list(span, elements) }
}

/// The elements of a list with their indices (which are written nowhere), the members of an object with their keys.
pub(super) fn pairs(of: &Datum) -> Vec<(Datum, Datum)> {
    match &of.data {
        Data::List(elements) => elements
            .iter()
            .enumerate()
            .map(|(index, value)| {
                let nowhere = Span { end: value.span.start, ..value.span };
                (Datum::number(nowhere, i64::try_from(index).unwrap_or(i64::MAX)), value.clone())
            })
            .collect(),
        Data::Object(fields) => fields
            .iter()
            .map(|field| (Datum::text(field.key_span, &field.key), field.value.clone()))
            .collect(),
        _ => Vec::new(),
    }
}

/// The names of one element: `for key, value in` of HCL, `for (value, index) in` of Bicep.
fn locals(
    first: Option<&str>,
    second: Option<&str>,
    key: &Datum,
    value: &Datum,
    key_is_last: bool,
) -> Vec<(String, Datum)> {
    let names = match (first, second) {
        (Some(value_name), None) => [Some((value_name, value)), None],
        (Some(first), Some(second)) if key_is_last => [Some((first, value)), Some((second, key))],
        (Some(first), Some(second)) => [Some((first, key)), Some((second, value))],
        _ => [None, None],
    };
    names.into_iter().flatten().map(|(name, value)| (name.to_owned(), value.clone())).collect()
}
