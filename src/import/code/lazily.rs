//! Functions that look at no more arguments than they need.
use super::evaluate::{Language, derived, evaluate};
use super::value::Datum;
use crate::text::Span;
use crate::text::code::Expression;

/// `try`, `coalesce`, `can` and ARM's `if`.
pub(super) fn call(
    language: &mut dyn Language,
    name: &str,
    arguments: &[Expression<'_>],
    span: Span,
) -> Datum {
    match (name, arguments) {
        ("if", [condition, then, otherwise]) => {
            let condition = evaluate(language, condition);
            match condition.as_bool() {
                Some(true) => evaluate(language, then),
                Some(false) => evaluate(language, otherwise),
                None => derived(&condition, span).perhaps(),
            }
        }
        ("can", [of]) => {
            let value = evaluate(language, of);
            if value.as_unknown().is_some() {
                derived(&value, span)
            } else {
                Datum::bool(span, !value.is_null())
            }
        }
        _ => first(language, name, arguments, span),
    }
}

/// The first argument that is something; `try` takes what is null as well, where it is found.
fn first(language: &mut dyn Language, name: &str, arguments: &[Expression<'_>], span: Span) -> Datum {
    let mut last = Datum::null(span);
    for argument in arguments {
        let value = evaluate(language, argument);
        let is_empty = name == "coalesce"
            && !language.is_of_arm()
            && value.as_text().is_some_and(|text| text.is_empty());
        if !value.is_null() && !is_empty {
            return value;
        }
        last = value;
    }
    last
}
