//! [`Referred`]: which resource a plan's configuration names where the plan itself knows no value yet.
use std::collections::HashMap;

use super::super::evaluate::State;
use super::super::value::Datum;
use super::ids;
use crate::text::Span;
use crate::text::tree::Node;

/// How many names may stand between a value and the resource that it means.
const MAX_STEPS: usize = 12;

/// The configuration of a plan, and its resources by their addresses.
#[derive(Debug)]
pub(super) struct Referred<'n, 't> {
    root: Option<&'n Node<'t>>,
    /// Resources after the plan, by address with and without their keys.
    after: HashMap<String, Vec<(&'n str, &'n Node<'t>)>>,
}

impl<'n, 't> Referred<'n, 't> {
    pub(super) fn new(plan: &'n Node<'t>) -> Referred<'n, 't> {
        let root = plan.get("configuration").and_then(|configuration| configuration.get("root_module"));
        let mut after: HashMap<String, Vec<(&str, &Node<'t>)>> = HashMap::new();
        for change in plan.get("resource_changes").and_then(Node::as_list).unwrap_or_default() {
            let address = change.get("address").and_then(Node::as_str);
            if let Some((address, node)) =
                address.zip(change.get("change").and_then(|change| change.get("after")))
            {
                after.entry(without_keys(address)).or_default().push((address, node));
            }
        }
        Referred { root, after }
    }

    /// What the configuration says of the value at a path of a resource: the id or the name of another one.
    pub(super) fn value(&self, change: &Node<'_>, path: &[&str], span: Span) -> Option<Datum> {
        let last = path.last()?;
        if !["_id", "_name"].iter().any(|end| last.ends_with(end)) && !last.ends_with("_ids") {
            return None;
        }
        let address = change.get("address").and_then(Node::as_str)?;
        let modules = modules_of(address);
        let module = self.module(&modules)?;
        let own = own_address(address);
        let declared = list(module, "resources")
            .iter()
            .find(|of| of.get("address").and_then(Node::as_str).is_some_and(|of| of == without_keys(own)))?;
        let expression = at(declared.get("expressions")?, path)?;
        let reference = first_reference(expression)?;
        let value = self.resolve(modules, reference, address, span)?;
        Some(if last.ends_with("_ids") { Datum::list(span, vec![value]) } else { value })
    }

    /// Follows a reference to the resource that it means.
    fn resolve(&self, modules: Vec<String>, reference: &'n str, from: &str, span: Span) -> Option<Datum> {
        let (mut modules, mut reference) = (modules, reference);
        for _ in 0..MAX_STEPS {
            let mut parts = reference.split('.');
            match parts.next()? {
                "var" => {
                    let name = plain(parts.next()?);
                    let call = modules.pop()?;
                    let around = self.module(&modules)?;
                    let call = around.get("module_calls")?.get(&call)?;
                    reference = first_reference(call.get("expressions")?.get(name)?)?;
                }
                "module" => {
                    let (name, output) = (plain(parts.next()?), plain(parts.next()?));
                    modules.push(name.to_owned());
                    let module = self.module(&modules)?;
                    reference = first_reference(module.get("outputs")?.get(output)?.get("expression")?)?;
                }
                "data" | "local" | "each" | "count" | "path" => return None,
                of => {
                    let label = plain(parts.next()?);
                    let attribute = parts.next().unwrap_or("id");
                    let prefix: String = modules.iter().map(|module| format!("module.{module}.")).collect();
                    return self.resource(&format!("{prefix}{of}.{label}"), of, attribute, from, span);
                }
            }
        }
        None
    }

    /// The id or the name of a resource: of several that of the same key, else none.
    fn resource(&self, address: &str, of: &str, attribute: &str, from: &str, span: Span) -> Option<Datum> {
        let candidates = self.after.get(address)?;
        let key = |address: &str| {
            address.rsplit_once('[').filter(|_| address.ends_with(']')).map(|(_, key)| key.to_owned())
        };
        let (_, after) = match candidates.as_slice() {
            [one] => one,
            several => several.iter().find(|(of, _)| key(of).is_some() && key(of) == key(from))?,
        };
        let text = |key: &str| Some(Datum::text(span, after.get(key)?.as_str()?));
        if attribute != "id" {
            return text(attribute);
        }
        if let Some(id) = text("id") {
            return Some(id);
        }
        let (arm_type, owner) = ids::of_type(of)?;
        let owner = match owner {
            Some(owner) => Some(text(owner)?),
            None => None,
        };
        Some(ids::id(&mut State::default(), arm_type, owner, text("name")?, span))
    }

    fn module(&self, path: &[String]) -> Option<&'n Node<'t>> {
        path.iter().try_fold(self.root?, |module, name| module.get("module_calls")?.get(name)?.get("module"))
    }
}

fn list<'n, 't>(node: &'n Node<'t>, key: &str) -> &'n [Node<'t>] {
    node.get(key).and_then(Node::as_list).unwrap_or_default()
}

/// The expression at a path; blocks are lists.
fn at<'n, 't>(expressions: &'n Node<'t>, path: &[&str]) -> Option<&'n Node<'t>> {
    path.iter().try_fold(expressions, |node, key| {
        let found = node.get(key)?;
        Some(found.as_list().and_then(<[Node<'t>]>::first).unwrap_or(found))
    })
}

fn first_reference<'n>(expression: &'n Node<'_>) -> Option<&'n str> {
    list(expression, "references").first()?.as_str()
}

/// A name without its key.
fn plain(name: &str) -> &str {
    name.split('[').next().unwrap_or_default()
}

/// An address without keys: `module.a["x"].azurerm_subnet.b[0]` is `module.a.azurerm_subnet.b`.
fn without_keys(address: &str) -> String {
    let mut plain = String::new();
    let mut rest = address;
    while let Some((before, inside)) = rest.split_once('[') {
        plain.push_str(before);
        rest = inside.split_once(']').map_or("", |(_, after)| after);
    }
    plain + rest
}

/// The names of the modules around a resource.
fn modules_of(address: &str) -> Vec<String> {
    let plain = without_keys(address);
    let mut parts = plain.split('.');
    let mut modules = Vec::new();
    while let (Some("module"), Some(name)) = (parts.next(), parts.next()) {
        modules.push(name.to_owned());
    }
    modules
}

/// An address without the modules around it.
fn own_address(address: &str) -> &str {
    let mut own = address;
    while let Some(rest) = own.strip_prefix("module.") {
        let key = rest.find(['.', '[']).unwrap_or(rest.len());
        let after = rest.get(key..).unwrap_or_default();
        let after = match after.strip_prefix('[') {
            Some(inside) => inside.split_once("].").map_or("", |(_, after)| after),
            None => after.trim_start_matches('.'),
        };
        own = after;
    }
    own
}
