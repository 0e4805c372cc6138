//! [`Datum`]: a value of infrastructure code, known or not, and where it stands.
use std::rc::Rc;

use crate::text::Span;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Datum {
    /// Where the value itself stands: a default's literal, not the name that leads to it.
    pub(super) span: Span,
    pub(super) data: Data,
}

/// A value. Copies are cheap.
#[derive(Debug, Clone)]
pub(super) enum Data {
    Null,
    Bool(bool),
    /// A number as it is written.
    Number(Rc<str>),
    Text(Rc<str>),
    List(Rc<Vec<Datum>>),
    Object(Rc<Vec<Field>>),
    /// A resource of the text, by its place in the list of them.
    Resource(usize),
    Unknown(Rc<Unknown>),
}

/// A member of an object.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) key: Rc<str>,
    pub(super) key_span: Span,
    pub(super) value: Datum,
}

/// A value that the text does not tell.
#[derive(Debug, Clone)]
pub(super) struct Unknown {
    /// Why, as half a sentence: `the parameter “podCidr” has no default here`.
    pub(super) why: String,
    /// The text that it would be, with what is not known in braces: `vnet-{env}`.
    pub(super) shown: String,
    /// Whether it may be nothing at all.
    pub(super) may_be_null: bool,
}

impl Datum {
    pub(super) fn null(span: Span) -> Datum {
        Datum { span, data: Data::Null }
    }

    pub(super) fn text(span: Span, text: &str) -> Datum {
        Datum { span, data: Data::Text(text.into()) }
    }

    pub(super) fn bool(span: Span, value: bool) -> Datum {
        Datum { span, data: Data::Bool(value) }
    }

    pub(super) fn number(span: Span, value: i64) -> Datum {
        Datum { span, data: Data::Number(value.to_string().into()) }
    }

    pub(super) fn list(span: Span, elements: Vec<Datum>) -> Datum {
        Datum { span, data: Data::List(Rc::new(elements)) }
    }

    pub(super) fn object(span: Span, fields: Vec<Field>) -> Datum {
        Datum { span, data: Data::Object(Rc::new(fields)) }
    }

    /// A value that is not known; `shown` is what stands in its place in a text.
    pub(super) fn unknown(span: Span, why: String, shown: &str) -> Datum {
        let shown = format!("{{{shown}}}");
        Datum { span, data: Data::Unknown(Rc::new(Unknown { why, shown, may_be_null: false })) }
    }

    /// The same, which may also be nothing.
    pub(super) fn perhaps(self) -> Datum {
        match self.data {
            Data::Unknown(unknown) => {
                let unknown = Unknown { may_be_null: true, ..Unknown::clone(&unknown) };
                Datum { span: self.span, data: Data::Unknown(Rc::new(unknown)) }
            }
            data => Datum { span: self.span, data },
        }
    }

    pub(super) fn as_unknown(&self) -> Option<&Unknown> {
        match &self.data {
            Data::Unknown(unknown) => Some(unknown),
            _ => None,
        }
    }

    pub(super) fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    pub(super) fn as_list(&self) -> Option<&[Datum]> {
        match &self.data {
            Data::List(elements) => Some(elements),
            _ => None,
        }
    }

    /// The members of an object; none of anything else.
    pub(super) fn fields(&self) -> &[Field] {
        match &self.data {
            Data::Object(fields) => fields,
            _ => &[],
        }
    }

    /// The member of an object, its key in any casing, the last one where it comes twice.
    pub(super) fn get(&self, key: &str) -> Option<&Datum> {
        let field = self.fields().iter().rev().find(|field| field.key.eq_ignore_ascii_case(key))?;
        Some(&field.value)
    }

    /// The text, or the spelling of a number.
    pub(super) fn as_text(&self) -> Option<Rc<str>> {
        match &self.data {
            Data::Text(text) | Data::Number(text) => Some(Rc::clone(text)),
            Data::Bool(value) => Some(if *value { "true".into() } else { "false".into() }),
            _ => None,
        }
    }

    /// The text with what is not known in braces; `None` for what is no text.
    pub(super) fn shown(&self) -> Option<Rc<str>> {
        match &self.data {
            Data::Unknown(unknown) => Some(unknown.shown.as_str().into()),
            _ => self.as_text(),
        }
    }

    pub(super) fn as_bool(&self) -> Option<bool> {
        match &self.data {
            Data::Bool(value) => Some(*value),
            Data::Text(text) if text.eq_ignore_ascii_case("true") => Some(true),
            Data::Text(text) if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
    }

    pub(super) fn as_number(&self) -> Option<i64> {
        match &self.data {
            Data::Number(text) | Data::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// The same value at another place.
    pub(super) fn at(self, span: Span) -> Datum {
        Datum { span, ..self }
    }
}

impl Field {
    pub(super) fn new(key: &str, value: Datum) -> Field {
        Field { key: key.into(), key_span: value.span, value }
    }
}

/// Whether two values are alike; `None` where that is not known.
pub(super) fn equal(left: &Datum, right: &Datum) -> Option<bool> {
    match (&left.data, &right.data) {
        (Data::Unknown(_), _) | (_, Data::Unknown(_)) => None,
        (Data::Null, Data::Null) => Some(true),
        (Data::Null, _) | (_, Data::Null) => Some(false),
        (Data::List(left), Data::List(right)) if left.is_empty() || right.is_empty() => {
            Some(left.len() == right.len())
        }
        (Data::Object(left), Data::Object(right)) if left.is_empty() || right.is_empty() => {
            Some(left.len() == right.len())
        }
        (Data::Resource(left), Data::Resource(right)) => Some(left == right),
        _ => Some(left.as_text()? == right.as_text()?),
    }
}
