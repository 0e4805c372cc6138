//! [`Keys`]: what of a policy is not understood, by its keys.
use crate::text::tree::{Node, Value};

/// Keys beyond this number are not kept; the first ones tell.
const MAX_KEYS: usize = 20;

/// The keys so far.
#[derive(Debug, Default)]
pub(super) struct Keys {
    pub(super) not_understood: Vec<String>,
}

impl Keys {
    /// Notes that what stands under a path is not understood.
    pub(super) fn stranger(&mut self, path: &str) {
        if self.not_understood.len() < MAX_KEYS && !self.not_understood.iter().any(|known| known == path) {
            self.not_understood.push(path.chars().take(120).collect());
        }
    }

    /// Notes the keys of an object that hold something and are not among those given; whether there is one.
    pub(super) fn others(&mut self, node: &Node<'_>, path: &str, known: &[&str]) -> bool {
        let is_known = |key: &str| known.iter().any(|one| one.eq_ignore_ascii_case(key));
        let strangers =
            node.members().iter().filter(|member| !is_known(&member.key) && !member.node.is_null());
        let mut any = false;
        for member in strangers {
            self.stranger(&format!("{path}.{}", member.key));
            any = true;
        }
        any
    }
}

/// A text, or a number or a truth as it is spelled.
pub(super) fn text(node: &Node<'_>) -> Option<String> {
    match &node.value {
        Value::String(text) | Value::Number(text) => Some(text.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

/// The value of a key that is not null.
pub(super) fn get<'n, 't>(node: &'n Node<'t>, key: &str) -> Option<&'n Node<'t>> {
    node.get(key).filter(|value| !value.is_null())
}

/// The elements under a key; none where there is no list.
pub(super) fn list<'n, 't>(node: &'n Node<'t>, key: &str) -> &'n [Node<'t>] {
    get(node, key).and_then(Node::as_list).unwrap_or_default()
}
