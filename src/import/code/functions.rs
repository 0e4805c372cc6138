//! Functions that HCL, Bicep and ARM have in common, by their names in lower case; where one name means two things,
//! the language decides.
use super::arm::decoded;
use super::evaluate::{State, derived, joined};
use super::value::{Data, Datum};
use super::{cidr, collections, format};
use crate::text::Span;

/// The value of a call; `None` for functions that are not known, and for arguments that tell too little.
pub(super) fn call(
    state: &mut State,
    is_of_arm: bool,
    name: &str,
    arguments: &[Datum],
    span: Span,
) -> Option<Datum> {
    if !state.spend(arguments.len()) {
        return None;
    }
    let made = match name {
        "format" => return Some(format::call(state, is_of_arm, arguments, span)),
        "cidrsubnet" | "cidrhost" | "cidrnetmask" | "cidrsubnets" => {
            cidr::call(is_of_arm, name, arguments, span)
        }
        _ => texts(state, is_of_arm, name, arguments, span)
            .or_else(|| conversions(name, arguments, span))
            .or_else(|| collections::call(state, is_of_arm, name, arguments, span)),
    };
    made.or_else(|| arithmetic(name, arguments, span))
}

/// Functions of texts; what is made of one that is not known keeps its name.
fn texts(state: &mut State, is_of_arm: bool, name: &str, arguments: &[Datum], span: Span) -> Option<Datum> {
    let made = |change: fn(&str) -> String| {
        let text = arguments.first()?;
        match text.as_unknown() {
            Some(_) => Some(derived(text, span)),
            None => Some(Datum::text(span, &change(&text.as_text()?))),
        }
    };
    match name {
        "lower" | "tolower" => made(|text| text.to_lowercase()),
        "upper" | "toupper" => made(|text| text.to_uppercase()),
        "trimspace" | "trim" if arguments.len() == 1 => made(|text| text.trim().to_owned()),
        "trim" => {
            let (text, cut) = (arguments.first()?.as_text()?, arguments.get(1)?.as_text()?);
            Some(Datum::text(span, text.trim_matches(|letter| cut.contains(letter))))
        }
        "padleft" => padded(arguments, span),
        "concat" if arguments.iter().any(|argument| argument.as_list().is_some()) => None,
        "concat" if is_of_arm => Some(joined(state, arguments, span)),
        "join" => {
            let (list, separator) = match arguments {
                [one, other] if is_of_arm => (one, other),
                [one, other] => (other, one),
                _ => return None,
            };
            join(state, list, separator, span)
        }
        "replace" => {
            let [text, old, new] = arguments else { return None };
            let (text, old, new) = (text.as_text()?, old.as_text()?, new.as_text()?);
            let is_pattern = !is_of_arm && old.starts_with('/') && old.ends_with('/') && old.len() > 1;
            if is_pattern || old.is_empty() {
                return None;
            }
            state.spend(text.len().saturating_mul(new.len().max(1)) / 64).then_some(())?;
            Some(Datum::text(span, &text.replace(&*old, &new)))
        }
        "split" => {
            let (text, separator) = match arguments {
                [one, other] if is_of_arm => (one.as_text()?, other.as_text()?),
                [one, other] => (other.as_text()?, one.as_text()?),
                _ => return None,
            };
            (!separator.is_empty()).then_some(())?;
            Some(Datum::list(span, text.split(&*separator).map(|part| Datum::text(span, part)).collect()))
        }
        "substr" | "substring" => {
            let text = arguments.first()?.as_text()?;
            let from = usize::try_from(arguments.get(1)?.as_number()?).ok()?;
            let length = arguments.get(2).map_or(Some(-1), Datum::as_number)?;
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            Some(Datum::text(span, &text.chars().skip(from).take(length).collect::<String>()))
        }
        "startswith" | "endswith" => {
            let (text, part) = (arguments.first()?.as_text()?, arguments.get(1)?.as_text()?);
            let (text, part) = if is_of_arm {
                (text.to_lowercase(), part.to_lowercase())
            } else {
                (text.to_string(), part.to_string())
            };
            let is = if name == "startswith" { text.starts_with(&part) } else { text.ends_with(&part) };
            Some(Datum::bool(span, is))
        }
        "trimprefix" | "trimsuffix" => {
            let (text, part) = (arguments.first()?.as_text()?, arguments.get(1)?.as_text()?);
            let cut =
                if name == "trimprefix" { text.strip_prefix(&*part) } else { text.strip_suffix(&*part) };
            Some(Datum::text(span, cut.unwrap_or(&text)))
        }
        _ => None,
    }
}

/// A text with letters before it, so that it is at least so long.
fn padded(arguments: &[Datum], span: Span) -> Option<Datum> {
    let (text, length) = (arguments.first()?.as_text()?, arguments.get(1)?.as_number()?);
    let with = arguments.get(2).and_then(Datum::as_text).unwrap_or_else(|| " ".into());
    let missing =
        usize::try_from(length).ok().filter(|length| *length <= 64)?.saturating_sub(text.chars().count());
    Some(Datum::text(span, &(with.repeat(missing) + &text)))
}

/// Texts with a separator between them.
fn join(state: &mut State, list: &Datum, separator: &Datum, span: Span) -> Option<Datum> {
    let mut parts = Vec::new();
    for element in list.as_list()? {
        if !parts.is_empty() {
            parts.push(separator.clone());
        }
        parts.push(element.clone());
    }
    Some(joined(state, &parts, span))
}

/// Functions that change how a value is written.
fn conversions(name: &str, arguments: &[Datum], span: Span) -> Option<Datum> {
    let first = arguments.first()?;
    match name {
        "tostring" | "string" => Some(match first.as_text() {
            Some(text) => Datum::text(first.span, &text),
            None => first.clone(),
        }),
        "tonumber" | "int" => Some(match first.as_number() {
            Some(number) => Datum::number(first.span, number),
            None => first.clone(),
        }),
        "tobool" | "bool" => Some(match first.as_bool() {
            Some(value) => Datum::bool(first.span, value),
            None => first.clone(),
        }),
        "tolist" | "toset" | "tomap" | "nonsensitive" | "sensitive" | "any" | "jsonencode"
        | "ephemeralasnull" => Some(first.clone()),
        "jsondecode" | "json" if first.as_text().is_some() => Some(decoded(&first.as_text()?, span)),
        // What was encoded here is still as it was.
        "jsondecode" | "json" if matches!(first.data, Data::Object(_) | Data::List(_)) => Some(first.clone()),
        "null" => Some(Datum::null(span)),
        _ => None,
    }
}

/// ARM's functions for what other languages have operators for.
fn arithmetic(name: &str, arguments: &[Datum], span: Span) -> Option<Datum> {
    let number = |at: usize| arguments.get(at).and_then(Datum::as_number);
    let two = || number(0).zip(number(1));
    let of_number = |number: Option<i64>| number.map(|number| Datum::number(span, number));
    let of_bool = |value: bool| Some(Datum::bool(span, value));
    match name {
        "add" => of_number(two().and_then(|(left, right)| left.checked_add(right))),
        "sub" => of_number(two().and_then(|(left, right)| left.checked_sub(right))),
        "mul" => of_number(two().and_then(|(left, right)| left.checked_mul(right))),
        "div" => of_number(two().and_then(|(left, right)| left.checked_div(right))),
        "mod" => of_number(two().and_then(|(left, right)| left.checked_rem(right))),
        "equals" => Some(Datum::bool(span, super::value::equal(arguments.first()?, arguments.get(1)?)?)),
        "not" => of_bool(!arguments.first()?.as_bool()?),
        "and" => all_or_any(arguments, false, span),
        "or" => all_or_any(arguments, true, span),
        "less" => of_bool(two().map(|(left, right)| left < right)?),
        "lessorequals" => of_bool(two().map(|(left, right)| left <= right)?),
        "greater" => of_bool(two().map(|(left, right)| left > right)?),
        "greaterorequals" => of_bool(two().map(|(left, right)| left >= right)?),
        "true" => of_bool(true),
        "false" => of_bool(false),
        "abs" => of_number(number(0).and_then(i64::checked_abs)),
        _ => None,
    }
}

/// Whether one of many settles it, else whether all are known.
fn all_or_any(arguments: &[Datum], settles: bool, span: Span) -> Option<Datum> {
    if arguments.iter().any(|argument| argument.as_bool() == Some(settles)) {
        return Some(Datum::bool(span, settles));
    }
    arguments.iter().all(|argument| argument.as_bool().is_some()).then(|| Datum::bool(span, !settles))
}
