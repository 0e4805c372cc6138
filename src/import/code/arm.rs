//! ARM templates, files of parameters, and what-if results.
mod decoded;
mod functions;
mod loops;
mod nested;
mod resources;
mod template;
mod what_if;

use std::collections::HashMap;
use std::rc::Rc;

use super::assemble::assemble;
use super::value::Datum;
use crate::import::draft::Draft;
use crate::text::tree::Node;
use template::Template;

pub(super) use decoded::decoded;
pub(super) use functions::{id_of, is_made_later};
pub(super) use resources::split;
pub(super) use template::literal;
pub(super) use what_if::{read as read_what_if, type_of};

/// Values of parameters by their names in lower case.
#[derive(Debug, Clone, Default)]
pub(crate) struct Given(Rc<HashMap<String, Datum>>);

/// Reads a template with the values that were given for its parameters.
pub(super) fn read(node: &Node<'_>, draft: &mut Draft) {
    let mut template = Template::new(node, HashMap::clone(&draft.given.0));
    let resources = template.resources(draft);
    assemble(resources, draft);
}

/// The values of parameters that stand in files of parameters.
pub(super) fn given<'n, 't: 'n>(nodes: impl Iterator<Item = &'n Node<'t>>) -> Given {
    let mut given = HashMap::new();
    for node in nodes.filter(|node| super::Document::of(node) == Some(super::Document::Parameters)) {
        for parameter in node.get("parameters").map(Node::members).unwrap_or_default() {
            if let Some(value) = parameter.node.get("value") {
                given.insert(parameter.key.to_ascii_lowercase(), literal(value));
            }
        }
    }
    Given(Rc::new(given))
}

/// Tells that a file of parameters was read; its values count in the template.
pub(super) fn read_parameters(node: &Node<'_>, draft: &mut Draft) {
    if !draft.with_template {
        return;
    }
    let parameters = node.get("parameters").map(Node::members).unwrap_or_default();
    for parameter in parameters.iter().filter(|parameter| parameter.node.has("value")) {
        draft.place("parameters", &parameter.key, parameter.node.span);
    }
    draft.note(node.span, || "the values count in the template of this text".into());
}
