//! [`Block`]: one object of a document, asked for its values key by key.
use super::draft::Draft;
use crate::design::Word;
use crate::text::quoted;
use crate::text::tree::{Node, Value};

/// The most letters of a value that is read: several times as long as any id or name of Azure's.
const MAX_TEXT: usize = 4_096;

/// An object and its `properties`, where it has them, and the subject that its values belong to.
#[derive(Debug, Clone)]
pub(super) struct Block<'n, 't> {
    node: &'n Node<'t>,
    properties: Option<&'n Node<'t>>,
    /// What the values are of, such as `clusters/aks-prod`.
    pub(super) subject: String,
    /// What Resource Graph puts before the name of a column that holds a nested value.
    column: &'static str,
}

impl<'n, 't> Block<'n, 't> {
    pub(super) fn new(node: &'n Node<'t>, subject: String) -> Block<'n, 't> {
        let properties = node.get("properties").filter(|properties| properties.is_object());
        Block { node, properties, subject, column: "" }
    }

    /// The same object, whose values may also stand under keys that begin with `column`.
    pub(super) fn with_column(self, column: &'static str) -> Block<'n, 't> {
        Block { column, ..self }
    }

    /// The object itself.
    pub(super) fn node(&self) -> &'n Node<'t> {
        self.node
    }

    /// Whether the values stand under `properties`, as ARM prints them.
    pub(super) fn is_arm(&self) -> bool {
        self.properties.is_some()
    }

    /// The value of a key, under `properties` or beside it; `None` for null.
    pub(super) fn get(&self, key: &str) -> Option<&'n Node<'t>> {
        let found = |node: &'n Node<'t>, key: &str| node.get(key).filter(|value| !value.is_null());
        let direct = self.properties.and_then(|node| found(node, key)).or_else(|| found(self.node, key));
        match direct {
            None if !self.column.is_empty() => found(self.node, &format!("{}{key}", self.column)),
            direct => direct,
        }
    }

    /// Whether the key is there at all, `null` included.
    pub(super) fn has(&self, key: &str) -> bool {
        self.node.has(key) || self.properties.is_some_and(|node| node.has(key))
    }

    /// The object under a key, with the same subject.
    pub(super) fn child(&self, key: &str) -> Option<Block<'n, 't>> {
        let node = self.get(key).filter(|node| node.is_object())?;
        Some(Block { node, properties: None, subject: self.subject.clone(), column: "" })
    }

    /// The elements of the list under a key.
    pub(super) fn list(&self, key: &str) -> Option<&'n [Node<'t>]> {
        self.get(key)?.as_list()
    }

    /// The text under a key, blanks around it removed; `None` when empty. A number reads as its spelling.
    pub(super) fn text(&self, draft: &mut Draft, key: &str, field: &str) -> Option<String> {
        let node = self.get(key)?;
        let text = match &node.value {
            Value::String(text) | Value::Number(text) => text.trim(),
            _ => {
                draft.warn(node.span, || format!("{key}: expected a text, found {}", node.described()));
                return None;
            }
        };
        if text.is_empty() {
            return None;
        }
        draft.place(&self.subject, field, node.span);
        let Some((cut, _)) = text.char_indices().nth(MAX_TEXT) else { return Some(text.to_owned()) };
        draft.warn(node.span, || {
            format!("{key}: a text of {} bytes; read up to letter {MAX_TEXT}", text.len())
        });
        text.get(..cut).map(str::to_owned)
    }

    /// The whole number under a key.
    pub(super) fn number(&self, draft: &mut Draft, key: &str, field: &str) -> Option<u64> {
        let node = self.get(key)?;
        let number = node.as_u64();
        match number {
            Some(_) => draft.place(&self.subject, field, node.span),
            None if node.as_str() == Some("") => {}
            None => draft.warn(node.span, || {
                format!("{key}: expected a whole number of 0 or more, found {}", node.described())
            }),
        }
        number
    }

    /// The length of the list under a key.
    pub(super) fn length(&self, draft: &mut Draft, key: &str, field: &str) -> Option<u64> {
        let node = self.get(key)?;
        let length = node.as_list().map(|elements| elements.len() as u64);
        match length {
            Some(_) => draft.place(&self.subject, field, node.span),
            None => draft.warn(node.span, || format!("{key}: expected a list, found {}", node.described())),
        }
        length
    }

    /// The `true` or `false` under a key.
    pub(super) fn flag(&self, draft: &mut Draft, key: &str, field: &str) -> Option<bool> {
        let node = self.get(key)?;
        let flag = node.as_bool();
        match flag {
            Some(_) => draft.place(&self.subject, field, node.span),
            None if node.as_str() == Some("") => {}
            None => {
                draft.warn(node.span, || format!("{key}: expected true or false, found {}", node.described()))
            }
        }
        flag
    }

    /// The texts of the list under a key; none where there is no list.
    pub(super) fn texts(&self, key: &str) -> Vec<String> {
        let texts = self.list(key).unwrap_or_default().iter().filter_map(Node::as_str);
        texts.map(str::to_owned).collect()
    }

    /// Whether `true` stands under a key.
    pub(super) fn is_set(&self, key: &str) -> bool {
        self.get(key).and_then(Node::as_bool) == Some(true)
    }

    /// The enumerated value under a key; one that is not known is kept with a problem.
    pub(super) fn word<T>(
        &self,
        draft: &mut Draft,
        key: &str,
        field: &str,
        read: fn(&str) -> Word<T>,
    ) -> Option<Word<T>> {
        let text = self.text(draft, key, field)?;
        let word = read(&text);
        if let (Word::Newer(_), Some(node)) = (&word, self.get(key)) {
            draft.warn(node.span, || {
                format!("{key}: {} is newer than this planner; kept as it stands", quoted(&text))
            });
        }
        Some(word)
    }

    /// Notes the keys that hold something and are not among those read. `path` is what stands before them.
    pub(super) fn ignore_except(&self, draft: &mut Draft, path: &str, read: &[&[&str]]) {
        for node in [Some(self.node), self.properties].into_iter().flatten() {
            for member in node.members() {
                let is = |key: &&str| key.eq_ignore_ascii_case(&member.key);
                let known = read.iter().any(|keys| keys.iter().any(is));
                if !known && !is_empty(&member.node) && !NOISE.iter().any(is) {
                    draft.ignore(member.key_span.start, format!("{path}{}", quoted_key(&member.key)));
                }
            }
        }
    }
}

/// Keys of every resource that say nothing about its network.
const NOISE: &[&str] = &[
    "properties",
    "type",
    "tags",
    "etag",
    "kind",
    "identity",
    "systemData",
    "managedBy",
    "extendedLocation",
    "subscriptionId",
    "tenantId",
    "plan",
    "zones",
    "resourceGuid",
    "resourceUID",
    "provisioningState",
    "apiVersion",
];

fn is_empty(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::List(elements) => elements.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn quoted_key(key: &str) -> String {
    key.chars().take(60).collect()
}
