//! Operators between values, and choices.
use super::evaluate::{Language, derived, evaluate};
use super::value::{Datum, equal};
use crate::text::Span;
use crate::text::code::{Expression, Operator};

/// Whether a value is not true.
pub(super) fn not(inner: Datum, span: Span) -> Datum {
    match inner.as_bool() {
        Some(value) => Datum::bool(span, !value),
        None => derived(&inner, span),
    }
}

/// One of two values; where the condition is not known, that value which both are.
pub(super) fn choice(language: &mut dyn Language, three: &[Expression<'_>; 3], span: Span) -> Datum {
    let [condition, then, otherwise] = three;
    let condition = evaluate(language, condition);
    match condition.as_bool() {
        Some(true) => evaluate(language, then),
        Some(false) => evaluate(language, otherwise),
        None => {
            let (then, otherwise) = (evaluate(language, then), evaluate(language, otherwise));
            if equal(&then, &otherwise) == Some(true) { then } else { derived(&condition, span).perhaps() }
        }
    }
}

/// The value of an operator between two others.
pub(super) fn two(
    language: &mut dyn Language,
    operator: Operator,
    left: &Expression<'_>,
    right: &Expression<'_>,
    span: Span,
) -> Datum {
    let left = evaluate(language, left);
    // The right side counts only where the left one does not settle it.
    match (operator, left.as_bool()) {
        (Operator::OrElse, _) if !left.is_null() => {
            return left;
        }
        (Operator::OrElse, _) => return evaluate(language, right),
        (Operator::Or, Some(true)) | (Operator::And, Some(false)) => return left.at(span),
        _ => {}
    }
    let right = evaluate(language, right);
    let value = match operator {
        Operator::OrElse => None,
        Operator::Or | Operator::And => match (left.as_bool(), right.as_bool()) {
            (Some(_), value) => value,
            (None, Some(settled)) if settled == (operator == Operator::Or) => Some(settled),
            _ => None,
        },
        Operator::Equal => equal(&left, &right),
        Operator::NotEqual => equal(&left, &right).map(|equal| !equal),
        Operator::Alike => alike(&left, &right),
        Operator::NotAlike => alike(&left, &right).map(|alike| !alike),
        Operator::Less | Operator::AtMost | Operator::More | Operator::AtLeast => {
            compared(operator, left.as_number(), right.as_number())
        }
        _ => return sum(operator, &left, &right, span),
    };
    match value {
        Some(value) => Datum::bool(span, value),
        None => derived(if left.as_unknown().is_some() { &left } else { &right }, span),
    }
}

fn alike(left: &Datum, right: &Datum) -> Option<bool> {
    Some(left.as_text()?.eq_ignore_ascii_case(&right.as_text()?))
}

fn compared(operator: Operator, left: Option<i64>, right: Option<i64>) -> Option<bool> {
    let (left, right) = (left?, right?);
    Some(match operator {
        Operator::Less => left < right,
        Operator::AtMost => left <= right,
        Operator::More => left > right,
        _ => left >= right,
    })
}

/// Whole numbers alone: a quotient with a fraction is not known.
fn sum(operator: Operator, left: &Datum, right: &Datum, span: Span) -> Datum {
    let value = left.as_number().zip(right.as_number()).and_then(|(left, right)| match operator {
        Operator::Plus => left.checked_add(right),
        Operator::Minus => left.checked_sub(right),
        Operator::Times => left.checked_mul(right),
        Operator::Divided if left.checked_rem(right) == Some(0) => left.checked_div(right),
        Operator::Rest => left.checked_rem(right),
        _ => None,
    });
    match value {
        Some(value) => Datum::number(span, value),
        None => derived(if left.as_unknown().is_some() { left } else { right }, span),
    }
}
