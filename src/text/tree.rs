//! A tree that borrows from its text: what every reader of a nested or tabular format makes of it. Its values are
//! those of JSON.
use std::borrow::Cow;

use super::{Problem, Span};

/// What a tolerant reader made of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<'t> {
    /// The value; where nothing was found, `null` with an empty span.
    pub node: Node<'t>,
    /// Offset just past what was read.
    pub end: usize,
    /// Whether the value ends there, and was not cut off by the end of the text or by other text.
    pub closed: bool,
    /// What had to be repaired, bounded; empty for a valid text.
    pub repairs: Vec<Problem>,
}

/// One value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'t> {
    /// From the first to the last byte of the value.
    pub span: Span,
    /// What it is.
    pub value: Value<'t>,
}

/// A value. Numbers keep their spelling.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it is written.
    Number(Cow<'t, str>),
    /// A string, escapes resolved.
    String(Cow<'t, str>),
    /// A list.
    List(Vec<Node<'t>>),
    /// An object, in the order of the text; a key may come twice.
    Object(Vec<Member<'t>>),
}

/// One `key: value` of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member<'t> {
    /// The key, escapes resolved.
    pub key: Cow<'t, str>,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub node: Node<'t>,
}

impl<'t> Node<'t> {
    /// The value of a key in any casing, the last one where it comes twice; `None` for what is no object.
    pub fn get(&self, key: &str) -> Option<&Node<'t>> {
        let member = self.members().iter().rev().find(|member| member.key.eq_ignore_ascii_case(key))?;
        Some(&member.node)
    }

    /// Whether the object holds the key, `null` included.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The members of an object; empty for anything else.
    pub fn members(&self) -> &[Member<'t>] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements of a list.
    pub fn as_list(&self) -> Option<&[Node<'t>]> {
        match &self.value {
            Value::List(elements) => Some(elements),
            _ => None,
        }
    }

    /// Whether this is an object.
    pub fn is_object(&self) -> bool {
        matches!(self.value, Value::Object(_))
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        self.value == Value::Null
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// A whole number: `5`, `5.0`, `"5"`.
    pub fn as_u64(&self) -> Option<u64> {
        let spelling = match &self.value {
            Value::Number(spelling) => spelling,
            Value::String(text) => text,
            _ => return None,
        };
        let (whole, fraction) = spelling.trim().split_once('.').unwrap_or((spelling.trim(), "0"));
        let zero = !fraction.is_empty() && fraction.bytes().all(|digit| digit == b'0');
        let digits = whole.bytes().all(|digit| digit.is_ascii_digit());
        if zero && digits { whole.parse().ok() } else { None }
    }

    /// `true` or `false`, also as text in any casing.
    pub fn as_bool(&self) -> Option<bool> {
        match &self.value {
            Value::Bool(value) => Some(*value),
            Value::String(text) if text.trim().eq_ignore_ascii_case("true") => Some(true),
            Value::String(text) if text.trim().eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
    }

    /// What it is, for a message: `a list`, `the text “x”`.
    pub fn described(&self) -> String {
        match &self.value {
            Value::Null => "null".into(),
            Value::Bool(value) => value.to_string(),
            Value::Number(spelling) => format!("the number {}", super::quoted(spelling)),
            Value::String(text) => format!("the text {}", super::quoted(text)),
            Value::List(_) => "a list".into(),
            Value::Object(_) => "an object".into(),
        }
    }
}
