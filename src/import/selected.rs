//! Values of large lists: serde_json reads the same tree as the tolerant reader, but leaves out members whose
//! key no importer asks for, unless people choose the keys there.
//!
//! Refuses numbers with a fraction: reading them would take floating point, and the tolerant reader keeps their
//! spelling.
use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::sync::LazyLock;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{code, keys, kubernetes, renamed};
use crate::text::tree::{Member, Node, Value};
use crate::text::{Span, unturned};

/// A value without the members that no importer asks for, and without spans.
pub(super) struct Selected<'t>(pub(super) Node<'t>);

static SELECTED: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let keys = keys::ALL.iter().flat_map(|keys| keys.iter().copied());
    keys.chain(renamed::words()).map(str::to_ascii_lowercase).collect()
});

fn is_selected(key: &str) -> bool {
    let mut lower = [0; 48];
    let Some(lower) = lower.get_mut(..key.len()) else { return key.len() > 48 };
    lower.copy_from_slice(key.as_bytes());
    lower.make_ascii_lowercase();
    let lower = std::str::from_utf8(lower).unwrap_or_default();
    SELECTED.contains(lower) || lower.starts_with("properties_") || lower.starts_with("networkprofile")
}

/// Keys below which every member is read.
fn is_whole(key: &str) -> bool {
    kubernetes::WHOLE.iter().chain(code::WHOLE).any(|whole| whole.eq_ignore_ascii_case(key))
}

impl<'de: 't, 't> Deserialize<'de> for Selected<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Tree { whole: false }.deserialize(deserializer).map(Selected)
    }
}

/// A value, with every member where it is `whole`.
#[derive(Clone, Copy)]
struct Tree {
    whole: bool,
}

impl<'de> DeserializeSeed<'de> for Tree {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        deserializer.deserialize_any(self).map(|value| Node { span: Span::default(), value })
    }
}

impl<'de> Visitor<'de> for Tree {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value<'de>, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value<'de>, E> {
        Ok(Value::Number(Cow::Owned(value.to_string())))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value<'de>, E> {
        Ok(Value::Number(Cow::Owned(value.to_string())))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::String(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::String(Cow::Owned(unturned(text).into_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value<'de>, A::Error> {
        let mut elements = Vec::new();
        while let Some(node) = sequence.next_element_seed(self)? {
            elements.push(node);
        }
        Ok(Value::List(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some(Key(key)) = map.next_key()? {
            if self.whole || is_selected(&key) {
                let node = map.next_value_seed(Tree { whole: self.whole || is_whole(&key) })?;
                members.push(Member { key, key_span: Span::default(), node });
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Value::Object(members))
    }
}

/// A key, borrowed where it holds no escapes.
struct Key<'t>(Cow<'t, str>);

impl<'de: 't, 't> Deserialize<'de> for Key<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyText).map(Key)
    }
}

struct KeyText;

impl<'de> Visitor<'de> for KeyText {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(unturned(text).into_owned()))
    }
}
