//! A document's tree, made of the parser's events. What stood before an error is kept.
use std::borrow::Cow;
use std::collections::HashSet;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::fragment::Fragment;
use super::{MAX_DEPTH, scalars};
use crate::text::tree::{Member, Node, Value};
use crate::text::{Problems, Severity, Span, quoted, unturned};

/// What the parser refused.
#[derive(Debug)]
pub(super) struct Refusal {
    /// The character that it stood at.
    pub(super) at: usize,
    pub(super) info: String,
}

/// What was made of a document.
#[derive(Debug)]
pub(super) struct Tree {
    /// `None` where it holds nothing.
    pub(super) node: Option<Node<'static>>,
    pub(super) problems: Problems,
    /// The error that ended it.
    pub(super) refusal: Option<Refusal>,
}

/// The tree of a document, up to the first error.
pub(super) fn of(fragment: &Fragment) -> Tree {
    let mut builder = Builder { open: Vec::new(), root: None, problems: Problems::default() };
    let mut refusal = None;
    for event in Parser::new_from_str(&fragment.text) {
        match event {
            Ok((event, span)) => {
                let quoted = match event {
                    Event::Scalar(_, ScalarStyle::SingleQuoted, ..) => Some('\''),
                    Event::Scalar(_, ScalarStyle::DoubleQuoted, ..) => Some('"'),
                    _ => None,
                };
                let span = fragment.span(span.start.index(), span.end.index(), quoted);
                builder.event(event, span);
            }
            Err(error) => {
                refusal = Some(Refusal { at: error.marker().index(), info: error.info().to_owned() });
                break;
            }
        }
    }
    while let Some(container) = builder.open.pop() {
        builder.value(container.finished());
    }
    Tree { node: builder.root, problems: builder.problems, refusal }
}

struct Builder {
    open: Vec<Container>,
    root: Option<Node<'static>>,
    problems: Problems,
}

impl Builder {
    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::MappingStart(..) => self.open.push(Container::new(span, Some(Members::default()))),
            Event::SequenceStart(..) => self.open.push(Container::new(span, None)),
            Event::MappingEnd | Event::SequenceEnd => {
                if let Some(mut container) = self.open.pop() {
                    container.reach(span);
                    self.value(container.finished());
                }
            }
            Event::Scalar(text, style, ..) => {
                let value = match style {
                    ScalarStyle::Plain => scalars::plain(text),
                    _ => Value::String(Cow::Owned(unturned(&text).into_owned())),
                };
                self.value(Node { span, value });
            }
            Event::Alias(_) => {
                self.problems.add(Severity::Warning, Some(span), || {
                    "an alias stands for a value elsewhere; it is not read".into()
                });
                self.value(Node { span, value: Value::Null });
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }

    /// Puts a finished value where it belongs.
    fn value(&mut self, node: Node<'static>) {
        let too_deep = self.open.len() >= MAX_DEPTH;
        let Some(container) = self.open.last_mut() else {
            self.root.get_or_insert(node);
            return;
        };
        container.reach(node.span);
        let message = || format!("more than {MAX_DEPTH} levels deep; left out");
        let Some(members) = &mut container.members else {
            if too_deep {
                return self.problems.add(Severity::Warning, Some(node.span), message);
            }
            return container.elements.push(node);
        };
        let Some((key, key_span)) = members.key.take() else {
            members.key = Some((key_of(&node), node.span));
            return;
        };
        if too_deep {
            return self.problems.add(Severity::Warning, Some(node.span), message);
        }
        if !members.seen.insert(key.to_ascii_lowercase()) {
            self.problems.add(Severity::Warning, Some(key_span), || {
                format!("the key {} comes twice in one object; its last value counts", quoted(&key))
            });
        }
        members.members.push(Member { key: Cow::Owned(key), key_span, node });
    }
}

/// A list or an object whose end has not come.
struct Container {
    span: Span,
    elements: Vec<Node<'static>>,
    members: Option<Members>,
}

#[derive(Default)]
struct Members {
    members: Vec<Member<'static>>,
    /// The key whose value has not come.
    key: Option<(String, Span)>,
    seen: HashSet<String>,
}

impl Container {
    fn new(span: Span, members: Option<Members>) -> Container {
        Container { span, elements: Vec::new(), members }
    }

    /// Notes that something inside it stands there.
    fn reach(&mut self, span: Span) {
        if span.start < span.end {
            self.span = Span::new(self.span.start.min(span.start), self.span.end.max(span.end));
        }
    }

    fn finished(self) -> Node<'static> {
        let value = match self.members {
            Some(members) => Value::Object(members.members),
            None => Value::List(self.elements),
        };
        Node { span: self.span, value }
    }
}

/// A key as text; lists and objects are no keys that anybody asks for.
fn key_of(node: &Node<'_>) -> String {
    match &node.value {
        Value::String(text) | Value::Number(text) => text.clone().into_owned(),
        Value::Bool(word) => word.to_string(),
        Value::Null | Value::List(_) | Value::Object(_) => String::new(),
    }
}
