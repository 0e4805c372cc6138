//! Values without quotes: numbers, `null`, `true`, `false`, and what people write in their place.
use std::borrow::Cow;

use super::reader::Reader;
use crate::text::quoted;
use crate::text::tree::Value;

impl<'t> Reader<'t> {
    /// A value that is no container and has no quotes.
    pub(super) fn word(&mut self) -> Value<'t> {
        let start = self.at;
        let rest = self.rest();
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let ends = |byte: u8| byte <= b' ' || matches!(byte, b',' | b'{' | b'}' | b'[' | b']' | b'"');
        let after = rest.as_bytes().get(first..).unwrap_or_default();
        let length = first + after.iter().position(|byte| ends(*byte)).unwrap_or(after.len());
        let word = rest.get(..length).unwrap_or_default();
        self.at += length;
        if self.at == self.text.len() && !self.open.is_empty() {
            self.repair(start, || format!("the text ends inside {}; left out", quoted(word)));
            return Value::Null;
        }
        match word {
            "null" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ if is_number(word) => Value::Number(Cow::Borrowed(word)),
            _ => {
                let value = match word {
                    "None" | "nil" | "undefined" | "NaN" => Value::Null,
                    "True" | "TRUE" => Value::Bool(true),
                    "False" | "FALSE" => Value::Bool(false),
                    _ => Value::String(Cow::Borrowed(word)),
                };
                let read_as = match &value {
                    Value::String(_) => "a text",
                    Value::Null => "null",
                    _ => "true or false",
                };
                self.repair(start, || {
                    format!("expected a JSON value, found {}; read as {read_as}", quoted(word))
                });
                value
            }
        }
    }
}

/// Whether a word is a number by JSON's grammar.
fn is_number(word: &str) -> bool {
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent = exponent.map(|text| text.strip_prefix(['+', '-']).unwrap_or(text));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}
