//! [`Template`]: an ARM template with the values of its parameters and variables.
use std::collections::HashMap;

use super::super::evaluate::{Language, State, evaluate, not_here, too_much};
use super::super::value::{Data, Datum, Field};
use super::{functions, loops, nested};
use crate::text::code::expression;
use crate::text::tree::{Node, Value};
use crate::text::{Span, quoted};
use std::borrow::Cow;
use std::rc::Rc;

/// A template while its values are found.
#[derive(Debug)]
pub(super) struct Template<'a, 't> {
    pub(super) document: &'a Node<'t>,
    /// Values of parameters from outside, by their names in lower case.
    given: HashMap<String, Datum>,
    /// Values that were found, by kind and name; `None` while one is being found.
    found: HashMap<(&'static str, String), Option<Datum>>,
    pub(super) state: State,
    /// How many templates stand around it.
    pub(super) depth: usize,
}

impl<'a, 't> Template<'a, 't> {
    pub(super) fn new(document: &'a Node<'t>, given: HashMap<String, Datum>) -> Template<'a, 't> {
        Template { document, given, found: HashMap::new(), state: State::default(), depth: 0 }
    }

    /// The value of a node: texts in brackets are expressions.
    pub(super) fn value(&mut self, node: &Node<'_>) -> Datum {
        let span = node.span;
        if !self.state.enter() {
            return too_much(span);
        }
        let value = self.inner(node, span);
        self.state.leave();
        value
    }

    fn inner(&mut self, node: &Node<'_>, span: Span) -> Datum {
        let data = match &node.value {
            Value::Null => Data::Null,
            Value::Bool(value) => Data::Bool(*value),
            Value::Number(spelling) => Data::Number(spelling.as_ref().into()),
            Value::String(text) => return self.text(text, span),
            Value::List(elements) => {
                Data::List(Rc::new(elements.iter().map(|element| self.value(element)).collect()))
            }
            Value::Object(members) => {
                let mut fields = Vec::with_capacity(members.len());
                for member in members {
                    if member.key.eq_ignore_ascii_case("copy") && member.node.as_list().is_some() {
                        fields.extend(loops::properties(self, &member.node));
                        continue;
                    }
                    let value = self.value(&member.node);
                    fields.push(Field { key: member.key.as_ref().into(), key_span: member.key_span, value });
                }
                Data::Object(Rc::new(fields))
            }
        };
        Datum { span, data }
    }

    /// A text, or what the expression in it stands for.
    fn text(&mut self, text: &str, span: Span) -> Datum {
        let trimmed = text.trim();
        if let Some(rest) = trimmed.strip_prefix("[[") {
            return Datum::text(span, &format!("[{rest}"));
        }
        let Some(inner) = trimmed.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
            return Datum::text(span, text);
        };
        let (expression, _) = expression(inner);
        let outer = self.state.place.replace(span);
        let value = evaluate(self, &expression);
        self.state.place = outer;
        value
    }

    /// The value of a parameter or variable, found once.
    fn once(
        &mut self,
        kind: &'static str,
        name: &str,
        span: Span,
        find: impl FnOnce(&mut Self) -> Datum,
    ) -> Datum {
        let key = (kind, name.to_ascii_lowercase());
        match self.found.get(&key) {
            Some(Some(value)) => return value.clone(),
            Some(None) => return Datum::unknown(span, format!("{} refers to itself", quoted(name)), name),
            None => {}
        }
        self.found.insert(key.clone(), None);
        let locals = std::mem::take(&mut self.state.locals);
        let value = find(self);
        self.state.locals = locals;
        self.found.insert(key, Some(value.clone()));
        value
    }

    /// The value of a parameter: given from outside, else its default.
    pub(super) fn parameter(&mut self, name: &str, span: Span) -> Datum {
        if let Some(value) = self.given.get(&name.to_ascii_lowercase()) {
            return value.clone();
        }
        let declared = self.document.get("parameters").and_then(|parameters| parameters.get(name));
        let Some(declared) = declared else {
            return not_here("the parameter", name, span);
        };
        match declared.get("defaultValue") {
            Some(default) => self.once("parameter", name, span, |template| template.value(default)),
            None => {
                let why = format!("the parameter {} has no default here", quoted(name));
                let unknown = Datum::unknown(span, why, name);
                let is_nullable = declared.get("nullable").and_then(Node::as_bool) == Some(true);
                if is_nullable { unknown.perhaps() } else { unknown }
            }
        }
    }

    /// The value of a variable.
    pub(super) fn variable(&mut self, name: &str, span: Span) -> Datum {
        let variables = self.document.get("variables");
        if let Some(declared) = variables.and_then(|variables| variables.get(name)) {
            return self.once("variable", name, span, |template| template.value(declared));
        }
        let copies = variables.and_then(|variables| variables.get("copy")).and_then(Node::as_list);
        let named = |copy: &&Node<'_>| {
            copy.get("name").and_then(Node::as_str).is_some_and(|of| of.eq_ignore_ascii_case(name))
        };
        match copies.unwrap_or_default().iter().find(named) {
            Some(copy) => self.once("variable", name, span, |template| loops::values(template, copy)),
            None => not_here("the variable", name, span),
        }
    }

    /// What a nested deployment of this template hands back.
    pub(super) fn deployment(&mut self, id: &str, span: Span) -> Option<Datum> {
        let name = id.rsplit('/').next().unwrap_or_default().to_owned();
        let found = nested::find(self, &name)?;
        Some(self.once("deployment", &name, span, |template| nested::outputs(template, found, span)))
    }
}

impl Language for Template<'_, '_> {
    fn state(&mut self) -> &mut State {
        &mut self.state
    }

    fn is_of_arm(&self) -> bool {
        true
    }

    fn named(&mut self, name: &str, _: &[&str], span: Span) -> (Datum, usize) {
        (Datum::unknown(span, format!("{} is no function", quoted(name)), name), 0)
    }

    fn attribute(&mut self, _: usize, _: &str, span: Span) -> Datum {
        Datum::null(span)
    }

    fn instance(&mut self, resource: usize, key: &Datum) -> Datum {
        Datum { span: key.span, data: Data::Resource(resource) }
    }

    fn call(&mut self, name: &str, arguments: &[Datum], span: Span) -> Option<Datum> {
        functions::call(self, name, arguments, span)
    }
}

/// A printed value, in which nothing is evaluated.
pub(in super::super) fn literal(node: &Node<'_>) -> Datum {
    let data = match &node.value {
        Value::Null => Data::Null,
        Value::Bool(value) => Data::Bool(*value),
        Value::Number(spelling) => Data::Number(spelling.as_ref().into()),
        Value::String(text) => Data::Text(text.as_ref().into()),
        Value::List(elements) => Data::List(Rc::new(elements.iter().map(literal).collect())),
        Value::Object(members) => {
            let field = |member: &crate::text::tree::Member<'_>| Field {
                key: Cow::as_ref(&member.key).into(),
                key_span: member.key_span,
                value: literal(&member.node),
            };
            Data::Object(Rc::new(members.iter().map(field).collect()))
        }
    };
    Datum { span: node.span, data }
}
