//! The resources of a template, each as often as it is made, with those that are part of it.
use super::super::assemble::{Kind, Resource};
use super::super::value::{Data, Datum, Field, Unknown};
use super::template::Template;
use super::{loops, nested};
use crate::import::draft::Draft;
use crate::text::quoted;
use crate::text::tree::Node;
use std::rc::Rc;

/// Members of a resource that are read elsewhere.
const ELSEWHERE: &[&str] =
    &["resources", "copy", "type", "name", "dependsOn", "condition", "comments", "scope"];

/// A resource that others are part of.
#[derive(Debug, Clone)]
pub(super) struct Parent {
    resource_type: String,
    name: Datum,
}

impl Template<'_, '_> {
    /// All resources that are read.
    pub(super) fn resources(&mut self, draft: &mut Draft) -> Vec<Resource> {
        let mut made = Vec::new();
        self.add_resources(&mut made, draft);
        made
    }

    pub(super) fn add_resources(&mut self, made: &mut Vec<Resource>, draft: &mut Draft) {
        if let Some(list) = self.document.get("resources") {
            self.of_list(list, None, made, draft);
        }
    }

    /// The resources of a list, or of an object whose keys are their symbolic names.
    pub(super) fn of_list(
        &mut self,
        list: &Node<'_>,
        parent: Option<&Parent>,
        made: &mut Vec<Resource>,
        draft: &mut Draft,
    ) {
        let nodes = list.as_list().unwrap_or_default().iter();
        for node in nodes.chain(list.members().iter().map(|member| &member.node)) {
            self.copies(node, parent, made, draft);
        }
    }

    fn copies(
        &mut self,
        node: &Node<'_>,
        parent: Option<&Parent>,
        made: &mut Vec<Resource>,
        draft: &mut Draft,
    ) {
        let Some(copy) = node.get("copy").filter(|copy| copy.is_object()) else {
            return self.resource(node, parent, made, draft);
        };
        let name = copy.get("name").and_then(Node::as_str).unwrap_or_default().to_owned();
        let count = loops::count(self, copy).unwrap_or_else(|count| {
            let why = count.as_unknown().map(|unknown| unknown.why.clone()).unwrap_or_default();
            draft.warn(copy.span, || {
                format!(
                    "{} is made several times, but how often is not known: {why}; read as 1",
                    quoted(&name)
                )
            });
            1
        });
        for index in 0..count {
            if !self.state.spend(1) {
                return;
            }
            loops::with_index(self, &name, index, |template| template.resource(node, parent, made, draft));
        }
    }

    fn resource(
        &mut self,
        node: &Node<'_>,
        parent: Option<&Parent>,
        made: &mut Vec<Resource>,
        draft: &mut Draft,
    ) {
        if !node.is_object() || node.get("existing").and_then(Node::as_bool) == Some(true) {
            return;
        }
        let Some(resource_type) = full_type(node, parent) else { return };
        if !self.is_made(node, &resource_type, draft) {
            return;
        }
        if resource_type.eq_ignore_ascii_case(nested::TYPE) {
            return nested::read(self, node, made, draft);
        }
        let kind = Kind::of(&resource_type);
        let parts = node.get("resources");
        if kind.is_none() && parts.is_none() {
            return;
        }
        let Some(named) = node.get("name") else { return };
        let name = self.value(named);
        let (owner, own) = match (parent, resource_type.matches('/').count()) {
            (Some(parent), _) => (Some(parent.name.clone()), name),
            (None, 2..) => split(&name),
            _ => (None, name),
        };
        if let Some(kind) = kind {
            let mut body = Vec::new();
            for member in node.members().iter().filter(|member| !is_elsewhere(&member.key)) {
                let value = self.value(&member.node);
                body.push(Field { key: member.key.as_ref().into(), key_span: member.key_span, value });
            }
            if kind == Kind::Cluster {
                body.extend(self.group().map(|group| Field::new("resourceGroup", group)));
            }
            made.push(Resource { kind, name: own.clone(), owner, body, span: node.span, is_new: true });
        }
        if let Some(parts) = parts {
            self.of_list(parts, Some(&Parent { resource_type, name: own }), made, draft);
        }
    }

    /// The resource group that the template's metadata names.
    fn group(&self) -> Option<Datum> {
        let node = self.document.get("metadata")?.get("resourceGroup")?;
        node.as_str().map(|group| Datum::text(node.span, group))
    }

    /// Whether the condition of a resource holds; one that is not known counts as if it did.
    fn is_made(&mut self, node: &Node<'_>, resource_type: &str, draft: &mut Draft) -> bool {
        let Some(condition) = node.get("condition") else { return true };
        let value = self.value(condition);
        if value.as_bool().is_none() && Kind::of(resource_type).is_some() {
            let why = value.as_unknown().map(|unknown| unknown.why.clone()).unwrap_or_default();
            draft.note(condition.span, || format!("condition: {why}; read as if it held"));
        }
        value.as_bool() != Some(false)
    }
}

fn is_elsewhere(key: &str) -> bool {
    ELSEWHERE.iter().any(|known| known.eq_ignore_ascii_case(key))
}

/// The whole type of a resource, which one inside another gives without the other's.
fn full_type(node: &Node<'_>, parent: Option<&Parent>) -> Option<String> {
    let written = node.get("type").and_then(Node::as_str)?;
    // A type of symbolic templates carries its version.
    let written = written.split('@').next().unwrap_or_default();
    Some(match parent {
        Some(parent) if !written.contains('.') => format!("{}/{written}", parent.resource_type),
        _ => written.to_owned(),
    })
}

/// The name of what a resource is part of, and its own: `network/subnet`.
pub(in super::super) fn split(name: &Datum) -> (Option<Datum>, Datum) {
    let Some(shown) = name.shown() else { return (None, name.clone()) };
    let Some((owner, own)) = shown.rsplit_once('/') else { return (None, name.clone()) };
    let part = |text: &str| match name.as_unknown() {
        Some(unknown) if text.contains('{') => {
            let unknown = Unknown { shown: text.to_owned(), ..unknown.clone() };
            Datum { span: name.span, data: Data::Unknown(Rc::new(unknown)) }
        }
        _ => Datum::text(name.span, text),
    };
    (Some(part(owner)), part(own))
}
