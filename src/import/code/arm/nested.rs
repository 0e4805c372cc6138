//! Deployments inside a template: their resources, and what they hand back.
use std::collections::HashMap;

use super::super::assemble::Resource;
use super::super::value::{Datum, Field};
use super::functions::around;
use super::template::Template;
use crate::import::draft::Draft;
use crate::text::Span;
use crate::text::tree::Node;

/// The resource type of a deployment.
pub(super) const TYPE: &str = "microsoft.resources/deployments";

/// How many templates may stand in one another.
const MAX_DEPTH: usize = 8;

/// Reads the resources of a deployment.
pub(super) fn read(
    template: &mut Template<'_, '_>,
    deployment: &Node<'_>,
    made: &mut Vec<Resource>,
    draft: &mut Draft,
) {
    let Some(inner) = deployment.get("properties").and_then(|properties| properties.get("template")) else {
        return draft.warn(deployment.span, || {
            "a linked template is not read, for it stands elsewhere; paste it beside this one".into()
        });
    };
    if is_inner(deployment) {
        let read = within(template, deployment, inner, |inner| inner.add_resources(made, draft));
        if read.is_none() {
            draft.warn(deployment.span, || {
                format!("more than {MAX_DEPTH} templates in one another; left out")
            });
        }
    } else if let Some(list) = inner.get("resources") {
        template.of_list(list, None, made, draft);
    }
}

/// The deployment of that name.
pub(super) fn find<'a, 't>(template: &mut Template<'a, 't>, name: &str) -> Option<&'a Node<'t>> {
    let resources = template.document.get("resources")?;
    if let Some(node) = resources.get(name).filter(|node| is_deployment(node)) {
        return Some(node);
    }
    let deployments = resources
        .as_list()
        .unwrap_or_default()
        .iter()
        .chain(resources.members().iter().map(|member| &member.node));
    for node in deployments.filter(|node| is_deployment(node)) {
        let Some(named) = node.get("name") else { continue };
        let shown = template.value(named).shown();
        if shown.is_some_and(|shown| shown.eq_ignore_ascii_case(name)) {
            return Some(node);
        }
    }
    None
}

/// What a deployment hands back, as `reference` shows it.
pub(super) fn outputs(template: &mut Template<'_, '_>, deployment: &Node<'_>, span: Span) -> Datum {
    let inner = deployment.get("properties").and_then(|properties| properties.get("template"));
    let outputs = inner.and_then(|inner| Some((inner, inner.get("outputs")?)));
    let Some((inner, outputs)) = outputs else {
        return Datum::unknown(span, "what a linked template hands back is not here".into(), "outputs");
    };
    let read = |template: &mut Template<'_, '_>| {
        let mut fields = Vec::new();
        for output in outputs.members() {
            if let Some(value) = output.node.get("value") {
                fields.push(Field::new(&output.key, around("value", template.value(value))));
            }
        }
        around("outputs", Datum::object(span, fields))
    };
    let made =
        if is_inner(deployment) { within(template, deployment, inner, read) } else { Some(read(template)) };
    made.unwrap_or_else(|| Datum::null(span))
}

fn is_deployment(node: &Node<'_>) -> bool {
    node.get("type").and_then(Node::as_str).is_some_and(|of| of.eq_ignore_ascii_case(TYPE))
}

/// Whether the expressions of a nested template mean its own parameters.
fn is_inner(deployment: &Node<'_>) -> bool {
    let options =
        deployment.get("properties").and_then(|properties| properties.get("expressionEvaluationOptions"));
    let scope = options.and_then(|options| options.get("scope")).and_then(Node::as_str);
    scope.is_some_and(|scope| scope.eq_ignore_ascii_case("inner"))
}

/// Reads a nested template with the values that its deployment gives.
fn within<T>(
    template: &mut Template<'_, '_>,
    deployment: &Node<'_>,
    inner: &Node<'_>,
    read: impl FnOnce(&mut Template<'_, '_>) -> T,
) -> Option<T> {
    if template.depth >= MAX_DEPTH {
        return None;
    }
    let given = deployment.get("properties").and_then(|properties| properties.get("parameters"));
    let mut values = HashMap::new();
    for parameter in given.map(Node::members).unwrap_or_default() {
        if let Some(value) = parameter.node.get("value") {
            values.insert(parameter.key.to_ascii_lowercase(), template.value(value));
        }
    }
    let mut nested = Template::new(inner, values);
    nested.depth = template.depth + 1;
    nested.state = std::mem::take(&mut template.state);
    let locals = std::mem::take(&mut nested.state.locals);
    let made = read(&mut nested);
    template.state = nested.state;
    template.state.locals = locals;
    Some(made)
}
