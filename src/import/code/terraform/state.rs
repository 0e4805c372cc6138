//! States: `terraform.tfstate`, and what `terraform show -json` prints of one.
use super::super::arm::literal;
use super::super::assemble::assemble;
use super::azurerm::{Found, Given};
use crate::import::draft::Draft;
use crate::text::tree::Node;

/// Reads a state.
pub(in super::super) fn read(node: &Node<'_>, draft: &mut Draft) {
    let mut found = Found::default();
    for resource in node.get("resources").and_then(Node::as_list).unwrap_or_default() {
        for instance in resource.get("instances").and_then(Node::as_list).unwrap_or_default() {
            add(resource, instance.get("attributes"), &mut found, draft);
        }
    }
    for resource in resources(node.get("values")) {
        add(resource, resource.get("values"), &mut found, draft);
    }
    found.link();
    found.update();
    assemble(found.resources, draft);
}

fn add(resource: &Node<'_>, values: Option<&Node<'_>>, found: &mut Found, draft: &mut Draft) {
    let is_managed = resource.get("mode").and_then(Node::as_str) != Some("data");
    let (Some(of), Some(values), true) = (resource.get("type").and_then(Node::as_str), values, is_managed)
    else {
        return;
    };
    let arguments = literal(values);
    found.add(Given { of, arguments: &arguments, is_new: false }, draft);
}

/// The resources of a module and of all modules in it.
pub(super) fn resources<'n, 't>(values: Option<&'n Node<'t>>) -> Vec<&'n Node<'t>> {
    let mut open: Vec<&Node<'t>> = values.and_then(|values| values.get("root_module")).into_iter().collect();
    let mut resources = Vec::new();
    while let Some(module) = open.pop() {
        resources.extend(module.get("resources").and_then(Node::as_list).unwrap_or_default());
        open.extend(module.get("child_modules").and_then(Node::as_list).unwrap_or_default().iter().rev());
    }
    resources
}
