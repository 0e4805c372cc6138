//! [`evaluate`]: the value of an expression, as far as its text tells it.
use super::operators;
use super::value::{Data, Datum, Field, Unknown};
use crate::text::code::{Each, Expression, Form};
use crate::text::{Span, quoted};
use std::rc::Rc;

/// What names and functions mean in a language.
pub(super) trait Language {
    /// What is known on the way.
    fn state(&mut self) -> &mut State;

    /// The value of a name, and how many of the members after it were needed to find it. `after` are their names.
    fn named(&mut self, name: &str, after: &[&str], span: Span) -> (Datum, usize);

    /// A member of a resource.
    fn attribute(&mut self, resource: usize, key: &str, span: Span) -> Datum;

    /// The resource of several under one name with that key, such as those that `count` makes.
    fn instance(&mut self, resource: usize, key: &Datum) -> Datum;

    /// Whether this is ARM or Bicep, whose functions and `for` differ from HCL's.
    fn is_of_arm(&self) -> bool;

    /// The value of a call; `None` for functions that are not known.
    fn call(&mut self, name: &str, arguments: &[Datum], span: Span) -> Option<Datum>;
}

/// What is known while values are found.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Names that `for` and the like give values.
    pub(super) locals: Vec<(String, Datum)>,
    /// How deep expressions stand in one another, through names.
    depth: usize,
    /// How much was done.
    spent: usize,
    /// Where everything stands, for expressions that are read out of a value.
    pub(super) place: Option<Span>,
}

/// How deep names may lead to names.
const MAX_DEPTH: usize = 160;

/// How much is done for one text: more would be made of it than anybody wrote.
const MAX_SPENT: usize = 4_000_000;

/// The longest text that is put together, in bytes.
const MAX_TEXT: usize = 1 << 16;

/// The most elements that a list is made of.
pub(super) const MAX_ELEMENTS: usize = 4_096;

impl State {
    /// Whether there is anything left to spend, after spending so much.
    pub(super) fn spend(&mut self, much: usize) -> bool {
        self.spent = self.spent.saturating_add(much);
        self.spent < MAX_SPENT
    }

    /// Steps deeper; `false` where that is too deep or too much.
    pub(super) fn enter(&mut self) -> bool {
        let goes = self.depth < MAX_DEPTH && self.spend(1);
        self.depth += usize::from(goes);
        goes
    }

    pub(super) fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn local(&self, name: &str) -> Option<Datum> {
        self.locals.iter().rev().find(|(local, _)| local == name).map(|(_, value)| value.clone())
    }
}

/// The value of an expression.
pub(super) fn evaluate(language: &mut dyn Language, expression: &Expression<'_>) -> Datum {
    let place = language.state().place;
    let span = place.unwrap_or(expression.span);
    if !language.state().enter() {
        return too_much(span);
    }
    let value = of_form(language, &expression.form, span);
    language.state().leave();
    value
}

/// A value that is made of more than is followed.
pub(super) fn too_much(span: Span) -> Datum {
    Datum::unknown(span, "it is made of too much".into(), "…")
}

fn of_form(language: &mut dyn Language, form: &Form<'_>, span: Span) -> Datum {
    let data = match form {
        Form::Null => Data::Null,
        Form::Bool(value) => Data::Bool(*value),
        Form::Number(spelling) => Data::Number((*spelling).into()),
        Form::Text(text) => Data::Text(text.as_ref().into()),
        Form::Joined(parts) => {
            let parts: Vec<Datum> = parts.iter().map(|part| evaluate(language, part)).collect();
            return joined(language.state(), &parts, span);
        }
        Form::List(elements) => {
            Data::List(Rc::new(elements.iter().map(|element| evaluate(language, element)).collect()))
        }
        Form::Object(entries) => return object(language, entries, span),
        Form::Name(_) | Form::Member(..) | Form::Index(..) | Form::Every(_) => {
            return super::path::of(language, form, span);
        }
        Form::Call(name, arguments) => return call(language, name, arguments, span),
        Form::Not(inner) => return operators::not(evaluate(language, inner), span),
        Form::Minus(inner) => {
            let inner = evaluate(language, inner);
            return match inner.as_number().and_then(i64::checked_neg) {
                Some(number) => Datum::number(span, number),
                None => derived(&inner, span),
            };
        }
        Form::Two(operator, left, right) => return operators::two(language, *operator, left, right, span),
        Form::Choice(three) => return operators::choice(language, three, span),
        Form::Each(each) => return super::each::of(language, each, span),
        Form::When(_, value) => return evaluate(language, value),
        Form::Declared(_) => Data::Null,
        Form::Later => {
            return Datum::unknown(span, "it is known only after apply".into(), "known after apply");
        }
        // Nothing stands where a value should.
        Form::Unread if span.start == span.end => Data::Null,
        Form::Unread => {
            return Datum::unknown(span, "it is written in a way that is not read here".into(), "…");
        }
    };
    Datum { span, data }
}

fn object(language: &mut dyn Language, entries: &[crate::text::code::Entry<'_>], span: Span) -> Datum {
    let mut fields = Vec::with_capacity(entries.len());
    for entry in entries {
        let Some(key) = &entry.key else {
            if !matches!(entry.value.form, Form::Declared(_)) {
                fields.extend(evaluate(language, &entry.value).fields().iter().cloned());
            }
            continue;
        };
        let place = language.state().place;
        let key_span = place.unwrap_or(key.span);
        let key = match &key.form {
            Form::Name(name) => Some((*name).into()),
            _ => evaluate(language, key).shown(),
        };
        let value = evaluate(language, &entry.value);
        fields.extend(key.map(|key| Field { key, key_span, value }));
    }
    Datum::object(span, fields)
}

fn call(language: &mut dyn Language, name: &str, arguments: &[Expression<'_>], span: Span) -> Datum {
    let lower = name.to_ascii_lowercase();
    if matches!(lower.as_str(), "try" | "coalesce" | "if" | "can") {
        return super::lazily::call(language, &lower, arguments, span);
    }
    let arguments: Vec<Datum> = arguments.iter().map(|argument| evaluate(language, argument)).collect();
    if let Some(value) = language.call(&lower, &arguments, span) {
        return value;
    }
    let is_of_arm = language.is_of_arm();
    match super::functions::call(language.state(), is_of_arm, &lower, &arguments, span) {
        Some(value) => value,
        None => not_evaluated(name, &arguments, span),
    }
}

/// A call that is not evaluated: for want of a value, where one of its arguments is not known.
fn not_evaluated(name: &str, arguments: &[Datum], span: Span) -> Datum {
    match arguments.iter().find(|argument| argument.as_unknown().is_some()) {
        Some(unknown) => derived(unknown, span),
        None => Datum::unknown(span, format!("{name}() is not evaluated here"), &format!("{name}()")),
    }
}

/// What is made of a value that is not known; not known either, for the same reason.
pub(super) fn derived(of: &Datum, span: Span) -> Datum {
    match of.as_unknown() {
        Some(unknown) => Datum { span, data: Data::Unknown(Rc::new(unknown.clone())) },
        None => Datum::unknown(span, "it is not evaluated here".into(), "…"),
    }
}

/// One text of its parts.
pub(super) fn joined(state: &mut State, parts: &[Datum], span: Span) -> Datum {
    let mut text = String::new();
    let mut why = None;
    for part in parts {
        let shown = match part.shown() {
            Some(shown) => shown,
            None if part.is_null() => "".into(),
            None => "{…}".into(),
        };
        if text.len() + shown.len() > MAX_TEXT || !state.spend(shown.len() / 16) {
            return Datum::unknown(span, "it is too long".into(), "…");
        }
        text.push_str(&shown);
        if let Some(unknown) = part.as_unknown() {
            why.get_or_insert_with(|| unknown.why.clone());
        } else if part.as_text().is_none() && !part.is_null() {
            why.get_or_insert_with(|| "a part of it is no text".to_owned());
        }
    }
    match why {
        Some(why) => {
            Datum { span, data: Data::Unknown(Rc::new(Unknown { why, shown: text, may_be_null: false })) }
        }
        None => Datum::text(span, &text),
    }
}

/// What a resource or a name that the text does not hold is told as.
pub(super) fn not_here(what: &str, name: &str, span: Span) -> Datum {
    Datum::unknown(span, format!("{what} {} is not in this text", quoted(name)), name)
}

/// Gives names values while something is evaluated.
pub(super) fn with_locals<T>(
    language: &mut dyn Language,
    locals: Vec<(String, Datum)>,
    evaluate: impl FnOnce(&mut dyn Language) -> T,
) -> T {
    let before = language.state().locals.len();
    language.state().locals.extend(locals);
    let made = evaluate(language);
    language.state().locals.truncate(before);
    made
}

/// The value of a local name.
pub(super) fn local(language: &mut dyn Language, name: &str) -> Option<Datum> {
    language.state().local(name)
}

/// The names of an element and of its key or index in `for`.
pub(super) fn names_of<'t>(each: &'t Each<'t>) -> (Option<&'t str>, Option<&'t str>) {
    match each.names.as_slice() {
        [one] => (Some(one), None),
        [first, second, ..] => (Some(first), Some(second)),
        [] => (None, None),
    }
}
