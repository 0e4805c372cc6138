//! A tree written as JSON, without blanks.
use crate::text::tree::{Node, Value};

/// The JSON of a value of at most [`MAX_DEPTH`](super::MAX_DEPTH) levels, such as readers make.
pub fn written(node: &Node<'_>) -> String {
    let mut text = String::new();
    push(node, &mut text);
    text
}

fn push(node: &Node<'_>, text: &mut String) {
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Number(spelling) => text.push_str(spelling),
        Value::String(string) => push_string(string, text),
        Value::List(elements) => {
            text.push('[');
            for (at, element) in elements.iter().enumerate() {
                text.push_str(if at > 0 { "," } else { "" });
                push(element, text);
            }
            text.push(']');
        }
        Value::Object(members) => {
            text.push('{');
            for (at, member) in members.iter().enumerate() {
                text.push_str(if at > 0 { "," } else { "" });
                push_string(&member.key, text);
                text.push(':');
                push(&member.node, text);
            }
            text.push('}');
        }
    }
}

/// Adds a string with its quotes.
pub fn push_string(string: &str, text: &mut String) {
    text.push('"');
    for character in string.chars() {
        match character {
            '"' | '\\' => {
                text.push('\\');
                text.push(character);
            }
            control if u32::from(control) < 0x20 => {
                text.push_str("\\u00");
                let hex = |digit: u32| char::from_digit(digit, 16).unwrap_or('0');
                text.extend([hex(u32::from(control) / 16), hex(u32::from(control) % 16)]);
            }
            other => text.push(other),
        }
    }
    text.push('"');
}
