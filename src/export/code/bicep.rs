//! The same resources in Bicep.
use super::names;
use super::plan::{Parameter, Plan};
use super::resources::{Resource, group, resources, used};
use super::text::Text;
use super::tree::Tree;

/// The file.
pub(super) fn file(plan: &Plan, head: &str) -> String {
    let resources = resources(plan);
    let mut text = format!("// {head}\n");
    for note in &plan.asked.notes {
        text.push_str(&format!("// {}\n", names::comment(note)));
    }
    text.push_str("targetScope = 'resourceGroup'\n");
    if let Some(group) = group(plan) {
        text.push_str(&format!("metadata resourceGroup = {}\n", quoted(group)));
    }
    for of in used(plan, &resources).into_iter().filter_map(|place| plan.asked.parameters.get(place)) {
        text.push('\n');
        text.push_str(&format!("@description({})\n", quoted(&names::comment(&of.about))));
        if of.is_secret {
            text.push_str("@secure()\n");
        }
        text.push_str(&format!(
            "param {} {}\n",
            parameter(of),
            if of.is_number() { "int" } else { "string" }
        ));
    }
    for resource in &resources {
        text.push('\n');
        of_resource(plan, resource, &mut text);
    }
    text
}

fn of_resource(plan: &Plan, of: &Resource, text: &mut String) {
    let symbol = names::camel(&of.symbol);
    text.push_str(&format!("resource {symbol} '{}@{}' = {{\n", of.kind, of.version));
    text.push_str(&format!("  name: {}\n", expression(plan, &of.name)));
    text.push_str(&format!("  location: {}\n", expression(plan, &of.location)));
    if let Tree::Object(members) = &of.members {
        members.iter().for_each(|(key, value)| member(plan, key, value, 1, text));
    }
    text.push_str("}\n");
}

fn member(plan: &Plan, key: &str, value: &Tree, depth: usize, text: &mut String) {
    indent(depth, text);
    text.push_str(&format!("{key}: "));
    of_tree(plan, value, depth, text);
    text.push('\n');
}

fn of_tree(plan: &Plan, tree: &Tree, depth: usize, text: &mut String) {
    let inner = depth.saturating_add(1);
    match tree {
        Tree::Flag(flag) => text.push_str(if *flag { "true" } else { "false" }),
        Tree::Number(number) => text.push_str(&number.to_string()),
        Tree::Text(of) => text.push_str(&expression(plan, of)),
        Tree::List(list) if list.is_empty() => text.push_str("[]"),
        Tree::List(list) => {
            text.push_str("[\n");
            for element in list {
                indent(inner, text);
                of_tree(plan, element, inner, text);
                text.push('\n');
            }
            indent(depth, text);
            text.push(']');
        }
        Tree::Object(members) => {
            text.push_str("{\n");
            members.iter().for_each(|(key, value)| member(plan, key, value, inner, text));
            indent(depth, text);
            text.push('}');
        }
        Tree::Keyed(key) => {
            text.push_str("{\n");
            indent(inner, text);
            text.push_str(&format!("'{}': {{}}\n", inside(plan, key)));
            indent(depth, text);
            text.push('}');
        }
    }
}

fn indent(depth: usize, text: &mut String) {
    (0..depth).for_each(|_| text.push_str("  "));
}

/// A text as a value.
fn expression(plan: &Plan, text: &Text) -> String {
    match text {
        Text::Given(text) => quoted(text),
        Text::Parameter(place) => plan.asked.parameters.get(*place).map(parameter).unwrap_or_default(),
        Text::Subnet(_, _) => format!("'{}'", inside(plan, text)),
        made => format!("{}.id", plan.symbol_of(made).map(names::camel).unwrap_or_default()),
    }
}

/// A text within a string.
fn inside(plan: &Plan, text: &Text) -> String {
    match text {
        Text::Given(text) => escaped(text),
        Text::Subnet(network, subnet) => {
            let of = plan.networks.get(*network);
            let name = of.and_then(|network| network.subnets.get(*subnet)).map(|subnet| &subnet.name);
            let network = of.map(|network| names::camel(&network.place.symbol)).unwrap_or_default();
            format!("${{{network}.id}}/subnets/{}", name.map(|name| inside(plan, name)).unwrap_or_default())
        }
        other => format!("${{{}}}", expression(plan, other)),
    }
}

/// Its name; the prefix keeps it from the names of resources and of the language.
fn parameter(of: &Parameter) -> String {
    names::camel(&of.words)
}

fn quoted(text: &str) -> String {
    format!("'{}'", escaped(text))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | '\'' => escaped.extend(['\\', letter]),
            '$' => escaped.push_str("\\$"),
            letter if letter.is_control() => escaped.push_str(&format!("\\u{{{:x}}}", u32::from(letter))),
            letter => escaped.push(letter),
        }
    }
    escaped
}
