//! HCL in lines, as `terraform fmt` leaves it.
use super::{Block, expression};
use crate::export::code::names;
use crate::export::code::plan::{Parameter, Plan};
use crate::export::code::tree::Tree;

pub(super) struct Page {
    pub(super) text: String,
}

impl Page {
    pub(super) fn new() -> Page {
        Page { text: String::new() }
    }

    pub(super) fn comment(&mut self, comment: &str) {
        self.line(0, &format!("# {}", names::comment(comment)));
    }

    pub(super) fn providers(&mut self, has_azapi: bool) {
        let mut text = "\nterraform {\n  required_providers {\n    azurerm = {\n      source  = \"hashicorp/azurerm\"\n      \
                        version = \">= 5.0\"\n    }\n"
            .to_owned();
        if has_azapi {
            text.push_str(
                "    azapi = {\n      source  = \"Azure/azapi\"\n      version = \">= 2.0\"\n    }\n",
            );
        }
        text.push_str("  }\n}\n\nprovider \"azurerm\" {\n  features {}\n}\n");
        self.text.push_str(&text);
    }

    pub(super) fn variable(&mut self, of: &Parameter) {
        self.text.push('\n');
        self.line(0, &format!("variable \"{}\" {{", names::snake(&of.words)));
        let kind = if of.is_number() { "number" } else { "string" };
        let mut arguments =
            vec![("type", kind.to_owned()), ("description", quoted(&names::comment(&of.about)))];
        arguments.extend(of.is_secret.then(|| ("sensitive", "true".to_owned())));
        self.arguments(&arguments, 1);
        self.line(0, "}");
    }

    pub(super) fn block(&mut self, plan: &Plan, block: &Block) {
        self.text.push('\n');
        self.line(0, &format!("resource \"{}\" \"{}\" {{", block.kind, names::snake(&block.symbol)));
        let of = block.of.as_ref();
        let own =
            of.map(|(argument, kind, symbol)| (*argument, format!("{kind}.{}.id", names::snake(symbol))));
        self.members(plan, own, &block.body, 1);
        if let Some(rest) = &block.rest {
            self.line(1, &format!("body = {}", value(plan, rest, 1)));
        }
        if !block.after.is_empty() {
            let after = block.after.iter().map(|(kind, symbol)| format!("{kind}.{}", names::snake(symbol)));
            self.line(1, &format!("depends_on = [{}]", after.collect::<Vec<_>>().join(", ")));
        }
        self.line(0, "}");
    }

    /// Arguments, then blocks; a list of objects is a block for each.
    fn members(&mut self, plan: &Plan, first: Option<(&str, String)>, tree: &Tree, depth: usize) {
        let Tree::Object(members) = tree else { return };
        let is_block = |value: &Tree| match value {
            Tree::Object(_) => true,
            Tree::List(list) => list.iter().any(|one| matches!(one, Tree::Object(_))),
            _ => false,
        };
        let arguments = members.iter().filter(|(_, value)| !is_block(value));
        let arguments = arguments.map(|(key, of)| (key.as_str(), value(plan, of, depth)));
        let arguments: Vec<(&str, String)> = first.into_iter().chain(arguments).collect();
        self.arguments(&arguments, depth);
        for (key, value) in members.iter().filter(|(_, value)| is_block(value)) {
            match value {
                Tree::List(list) => list.iter().for_each(|one| self.nested(plan, key, one, depth)),
                one => self.nested(plan, key, one, depth),
            }
        }
    }

    fn nested(&mut self, plan: &Plan, key: &str, value: &Tree, depth: usize) {
        self.line(depth, &format!("{key} {{"));
        self.members(plan, None, value, depth.saturating_add(1));
        self.line(depth, "}");
    }

    fn arguments(&mut self, arguments: &[(&str, String)], depth: usize) {
        lines(arguments, depth).into_iter().for_each(|line| self.line(0, &line));
    }

    fn line(&mut self, depth: usize, text: &str) {
        self.text.push_str(&indent(depth));
        self.text.push_str(text);
        self.text.push('\n');
    }
}

/// Arguments, the equals signs of those in a row one below the other.
fn lines(arguments: &[(&str, String)], depth: usize) -> Vec<String> {
    let is_long = |value: &str| value.contains('\n');
    let mut lines = Vec::new();
    let mut rest = arguments;
    while !rest.is_empty() {
        let run = rest.iter().take_while(|(_, value)| !is_long(value)).count();
        let (those, after) = rest.split_at(run.max(1).min(rest.len()));
        let width = those.iter().map(|(key, _)| key.len()).max().unwrap_or(0);
        lines.extend(those.iter().map(|(key, value)| format!("{}{key:<width$} = {value}", indent(depth))));
        rest = after;
    }
    lines
}

fn value(plan: &Plan, tree: &Tree, depth: usize) -> String {
    let inner = depth.saturating_add(1);
    match tree {
        Tree::Flag(flag) => flag.to_string(),
        Tree::Number(number) => number.to_string(),
        Tree::Text(text) => expression(plan, text),
        Tree::List(list) => {
            let list: Vec<String> = list.iter().map(|one| value(plan, one, depth)).collect();
            format!("[{}]", list.join(", "))
        }
        Tree::Object(members) => {
            let members: Vec<(&str, String)> =
                members.iter().map(|(key, of)| (key.as_str(), value(plan, of, inner))).collect();
            format!("{{\n{}\n{}}}", lines(&members, inner).join("\n"), indent(depth))
        }
        Tree::Keyed(key) => format!("{{ ({}) = {{}} }}", expression(plan, key)),
    }
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth)
}

/// A string in which nothing is a template.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '$' | '%' if letters.peek() == Some(&'{') => quoted.extend([letter, letter]),
            letter if letter.is_control() => quoted.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
