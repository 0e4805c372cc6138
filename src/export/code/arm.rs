//! An ARM template as JSON: what the design does not hold is a parameter, what it cannot say stands in its metadata.
mod page;

use super::names;
use super::plan::Plan;
use super::resources::{Resource, group, resources, used};
use super::text::Text;
use super::tree::Tree;
use page::Page;

const SCHEMA: &str = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

/// The template, ending in a line break.
pub(super) fn template(plan: &Plan, head: &str) -> String {
    let resources = resources(plan);
    let mut page = Page::default();
    page.open('{');
    page.member("$schema", true, |page| page.string(SCHEMA));
    page.member("contentVersion", false, |page| page.string("1.0.0.0"));
    page.member("metadata", false, |page| {
        page.open('{');
        page.member("description", true, |page| page.string(head));
        if let Some(group) = group(plan) {
            page.member("resourceGroup", false, |page| page.string(group));
        }
        if !plan.asked.notes.is_empty() {
            page.member("notes", false, |page| {
                page.list(plan.asked.notes.iter(), |page, note| page.string(&names::comment(note)));
            });
        }
        page.close('}');
    });
    page.member("parameters", false, |page| parameters(plan, &resources, page));
    page.member("resources", false, |page| {
        page.list(resources.iter(), |page, resource| of_resource(plan, resource, page));
    });
    page.close('}');
    page.text.push('\n');
    page.text
}

fn parameters(plan: &Plan, resources: &[Resource], page: &mut Page) {
    let used = used(plan, resources);
    page.open('{');
    let asked = used.iter().filter_map(|place| plan.asked.parameters.get(*place));
    for (at, of) in asked.enumerate() {
        page.member(&names::camel(&of.words), at == 0, |page| {
            page.open('{');
            page.member("type", true, |page| page.string(kind(of)));
            page.member("metadata", false, |page| {
                page.open('{');
                page.member("description", true, |page| page.string(&names::comment(&of.about)));
                page.close('}');
            });
            page.close('}');
        });
    }
    page.close('}');
}

fn kind(of: &super::plan::Parameter) -> &'static str {
    match (of.is_secret, of.is_number()) {
        (true, _) => "securestring",
        (false, true) => "int",
        (false, false) => "string",
    }
}

fn of_resource(plan: &Plan, of: &Resource, page: &mut Page) {
    page.open('{');
    page.member("type", true, |page| page.string(of.kind));
    page.member("apiVersion", false, |page| page.string(of.version));
    page.member("name", false, |page| page.string(&spelled(plan, &of.name)));
    page.member("location", false, |page| page.string(&spelled(plan, &of.location)));
    let needs = needs(plan, of);
    if !needs.is_empty() {
        page.member("dependsOn", false, |page| {
            page.list(needs.iter(), |page, need| page.string(&format!("[{need}]")));
        });
    }
    if let Tree::Object(members) = &of.members {
        for (key, value) in members {
            page.member(key, false, |page| of_tree(plan, value, page));
        }
    }
    page.close('}');
}

/// The resources that stand in the properties of one, as expressions, each once.
fn needs(plan: &Plan, of: &Resource) -> Vec<String> {
    let mut needs: Vec<String> = Vec::new();
    for leaf in of.leaves() {
        let whole = match leaf {
            Text::Subnet(network, _) => network_id(plan, *network),
            made => id(plan, made),
        };
        if let Some(whole) = whole.filter(|whole| !needs.contains(whole)) {
            needs.push(whole);
        }
    }
    needs
}

fn network_id(plan: &Plan, network: usize) -> Option<String> {
    let name = operand(plan, &plan.networks.get(network)?.place.name);
    Some(format!("resourceId('Microsoft.Network/virtualNetworks', {name})"))
}

/// The id of what the template makes, as an expression.
fn id(plan: &Plan, text: &Text) -> Option<String> {
    let of = |kind: &str, name: &Text| Some(format!("resourceId('{kind}', {})", operand(plan, name)));
    match text {
        Text::Given(_) | Text::Parameter(_) | Text::Joined(_) => None,
        Text::Subnet(network, subnet) => {
            let network = plan.networks.get(*network)?;
            let subnet = operand(plan, &network.subnets.get(*subnet)?.name);
            let network = operand(plan, &network.place.name);
            Some(format!("resourceId('Microsoft.Network/virtualNetworks/subnets', {network}, {subnet})"))
        }
        Text::Gateway(place) => of("Microsoft.Network/natGateways", &plan.gateways.get(*place)?.place.name),
        Text::RouteTable(place) => of("Microsoft.Network/routeTables", &plan.tables.get(*place)?.place.name),
        Text::Address(place) => {
            let address = plan.addresses.get(*place)?;
            let is_alone = address.length.is_none();
            let kind = if is_alone { "publicIPAddresses" } else { "publicIPPrefixes" };
            of(&format!("Microsoft.Network/{kind}"), &address.place.name)
        }
    }
}

/// A text within an expression.
fn operand(plan: &Plan, text: &Text) -> String {
    match text {
        Text::Given(text) => format!("'{}'", text.replace('\'', "''")),
        Text::Parameter(place) => {
            let of = plan.asked.parameters.get(*place);
            format!("parameters('{}')", of.map(|of| names::camel(&of.words)).unwrap_or_default())
        }
        made => id(plan, made).unwrap_or_default(),
    }
}

/// A text as a value: an expression in brackets, or itself.
fn spelled(plan: &Plan, text: &Text) -> String {
    match text {
        Text::Given(text) if text.starts_with('[') => format!("[{text}"),
        Text::Given(text) => text.clone(),
        expression => format!("[{}]", operand(plan, expression)),
    }
}

fn of_tree(plan: &Plan, tree: &Tree, page: &mut Page) {
    match tree {
        Tree::Flag(flag) => page.text.push_str(if *flag { "true" } else { "false" }),
        Tree::Number(number) => page.text.push_str(&number.to_string()),
        Tree::Text(text) => page.string(&spelled(plan, text)),
        Tree::List(list) => page.list(list.iter(), |page, tree| of_tree(plan, tree, page)),
        Tree::Object(members) => {
            page.open('{');
            for (at, (key, value)) in members.iter().enumerate() {
                page.member(key, at == 0, |page| of_tree(plan, value, page));
            }
            page.close('}');
        }
        Tree::Keyed(key) => {
            page.open('{');
            page.member(&spelled(plan, key), true, |page| page.text.push_str("{}"));
            page.close('}');
        }
    }
}
