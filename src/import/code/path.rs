//! Names with members and indices after them: `var.pools["user"].count`.
use super::evaluate::{Language, derived, evaluate, local};
use super::value::{Data, Datum};
use crate::text::code::{Expression, Form};
use crate::text::{Span, quoted};

/// A step from a value to one inside it.
enum Step<'e, 't> {
    Member(&'t str),
    Index(&'e Expression<'t>),
    Every,
}

/// The value at the end of a path.
pub(super) fn of(language: &mut dyn Language, form: &Form<'_>, span: Span) -> Datum {
    let (root, around, steps) = flattened(form);
    let (mut value, used) = match (root, around) {
        (Form::Name(name), _) => root_of(language, name, &steps, span),
        (_, Some(inner)) => (evaluate(language, inner), 0),
        (_, None) => (Datum::null(span), 0),
    };
    let mut steps = steps.iter().skip(used);
    while let Some(step) = steps.next() {
        value = match step {
            Step::Member(name) => member(language, &value, name, span),
            Step::Index(index) => {
                let index = evaluate(language, index);
                self::index(language, &value, &index, span)
            }
            Step::Every => {
                let rest: Vec<&Step<'_, '_>> = steps.collect();
                return every(language, &value, &rest, span);
            }
        };
    }
    value
}

/// What a path begins with, the expression that it is, and the steps in order.
fn flattened<'e, 't>(form: &'e Form<'t>) -> (&'e Form<'t>, Option<&'e Expression<'t>>, Vec<Step<'e, 't>>) {
    let mut steps = Vec::new();
    let (mut at, mut around): (_, Option<&Expression<'t>>) = (form, None);
    loop {
        let inner = match at {
            Form::Member(of, name) => {
                steps.push(Step::Member(name));
                of
            }
            Form::Index(of, index) => {
                steps.push(Step::Index(index));
                of
            }
            Form::Every(of) => {
                steps.push(Step::Every);
                of
            }
            root => {
                steps.reverse();
                return (root, around, steps);
            }
        };
        (at, around) = (&inner.form, Some(&**inner));
    }
}

fn root_of(language: &mut dyn Language, name: &str, steps: &[Step<'_, '_>], span: Span) -> (Datum, usize) {
    if let Some(value) = local(language, name) {
        // What is written nowhere stands where it is used.
        let written = value.span.start < value.span.end;
        return (if written { value } else { value.at(span) }, 0);
    }
    let after: Vec<&str> = steps
        .iter()
        .map_while(|step| match step {
            Step::Member(name) => Some(*name),
            _ => None,
        })
        .collect();
    // What a name stands for knows nothing of the names that stand around its use.
    let hidden = std::mem::take(&mut language.state().locals);
    let found = language.named(name, &after, span);
    language.state().locals = hidden;
    found
}

/// The member of a value.
pub(super) fn member(language: &mut dyn Language, value: &Datum, name: &str, span: Span) -> Datum {
    match &value.data {
        Data::Resource(resource) => {
            let hidden = std::mem::take(&mut language.state().locals);
            let found = language.attribute(*resource, name, span);
            language.state().locals = hidden;
            found
        }
        Data::Object(_) => match value.get(name) {
            Some(value) => value.clone(),
            None => Datum::null(span),
        },
        Data::Unknown(unknown) => {
            let shown = unknown.shown.trim_matches(['{', '}']);
            Datum::unknown(span, unknown.why.clone(), &format!("{shown}.{name}")).perhaps()
        }
        Data::Null => Datum::null(span),
        _ => Datum::unknown(span, format!("{} is no part of it", quoted(name)), name),
    }
}

fn index(language: &mut dyn Language, value: &Datum, index: &Datum, span: Span) -> Datum {
    match &value.data {
        Data::Resource(resource) => language.instance(*resource, index),
        Data::List(elements) => match index.as_number().and_then(|index| usize::try_from(index).ok()) {
            Some(index) => elements.get(index).cloned().unwrap_or_else(|| {
                Datum::unknown(span, format!("the list has no element {index}"), "…").perhaps()
            }),
            None => derived(index, span),
        },
        Data::Object(_) => match index.as_text() {
            Some(key) => value.get(&key).cloned().unwrap_or_else(|| Datum::null(span)),
            None => derived(index, span),
        },
        // Blocks that stand once are lists of one.
        _ if index.as_number() == Some(0) && value.as_unknown().is_none() => value.clone(),
        _ => {
            let shown = index.shown().unwrap_or_else(|| "…".into());
            member(language, value, &shown, span)
        }
    }
}

/// The end of a path from every element of a list.
fn every(language: &mut dyn Language, value: &Datum, rest: &[&Step<'_, '_>], span: Span) -> Datum {
    let elements = match &value.data {
        Data::List(elements) => elements.as_ref().clone(),
        Data::Object(fields) => fields.iter().map(|field| field.value.clone()).collect(),
        Data::Null => Vec::new(),
        Data::Unknown(_) => return derived(value, span),
        _ => vec![value.clone()],
    };
    let mut made = Vec::with_capacity(elements.len());
    for element in elements {
        if !language.state().spend(1) {
            break;
        }
        let mut end = element;
        for step in rest {
            end = match step {
                Step::Member(name) => member(language, &end, name, span),
                Step::Index(of) => {
                    let of = evaluate(language, of);
                    index(language, &end, &of, span)
                }
                Step::Every => end,
            };
        }
        made.push(end);
    }
    Datum::list(span, made)
}
