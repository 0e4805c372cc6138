//! Plans in JSON: what `terraform show -json` prints of one. The design is what stands after it.
use super::super::arm::literal;
use super::super::assemble::assemble;
use super::super::value::{Data, Datum, Field};
use super::azurerm::{Found, Given};
use super::referred::Referred;
use super::state::resources;
use crate::import::draft::Draft;
use crate::text::tree::{Node, Value};
use crate::text::{Span, quoted};

/// Reads a plan.
pub(in super::super) fn read(node: &Node<'_>, draft: &mut Draft) {
    let mut found = Found::default();
    let referred = Referred::new(node);
    let changes = node.get("resource_changes").and_then(Node::as_list).unwrap_or_default();
    for change in changes {
        let is_managed = change.get("mode").and_then(Node::as_str) != Some("data");
        if let (true, Some(of)) = (is_managed, change.get("type").and_then(Node::as_str)) {
            self::change(change, of, &referred, &mut found, draft);
        }
    }
    if changes.is_empty() {
        for resource in resources(node.get("planned_values")) {
            if let (Some(of), Some(values)) =
                (resource.get("type").and_then(Node::as_str), resource.get("values"))
            {
                found.add(Given { of, arguments: &literal(values), is_new: true }, draft);
            }
        }
    }
    found.link();
    found.update();
    assemble(found.resources, draft);
}

fn change(node: &Node<'_>, of: &str, referred: &Referred<'_, '_>, found: &mut Found, draft: &mut Draft) {
    let Some(change) = node.get("change") else { return };
    let actions = change.get("actions").and_then(Node::as_list).unwrap_or_default();
    let does = |action: &str| actions.iter().any(|of| of.as_str() == Some(action));
    let Some(after) = change.get("after").filter(|after| after.is_object()) else {
        if does("delete") && of.starts_with("azurerm_") {
            let address = node.get("address").and_then(Node::as_str).unwrap_or_default();
            draft.note(node.span, || format!("{} would be destroyed; left out", quoted(address)));
        }
        return;
    };
    let known = literal(after);
    let arguments = match change.get("after_unknown") {
        Some(unknown) => {
            with_unknown(&known, unknown, &mut Vec::new(), &|path| referred.value(node, path, after.span))
        }
        None => known,
    };
    found.add(Given { of, arguments: &arguments, is_new: does("create") }, draft);
}

/// Values with those marked that are known only after apply; `refer` tells what the configuration says of one.
fn with_unknown<'k>(
    value: &Datum,
    unknown: &'k Node<'_>,
    path: &mut Vec<&'k str>,
    refer: &dyn Fn(&[&str]) -> Option<Datum>,
) -> Datum {
    match (&value.data, &unknown.value) {
        (_, Value::Bool(true)) => refer(path).unwrap_or_else(|| later(value.span)),
        (Data::List(elements), Value::List(marks)) => {
            let mut made = Vec::with_capacity(elements.len());
            for (at, element) in elements.iter().enumerate() {
                made.push(match marks.get(at) {
                    Some(mark) => with_unknown(element, mark, path, refer),
                    None => element.clone(),
                });
            }
            Datum::list(value.span, made)
        }
        (Data::Object(fields), Value::Object(marks)) => {
            let mut made: Vec<Field> = fields.to_vec();
            for mark in marks {
                path.push(&mark.key);
                let known = made.iter().position(|field| field.key == mark.key.as_ref().into());
                match known.and_then(|at| made.get_mut(at)) {
                    Some(field) => field.value = with_unknown(&field.value, &mark.node, path, refer),
                    None => {
                        let value = with_unknown(&Datum::null(mark.node.span), &mark.node, path, refer);
                        made.push(Field { key: mark.key.as_ref().into(), key_span: mark.key_span, value });
                    }
                }
                path.pop();
            }
            Datum::object(value.span, made)
        }
        _ => value.clone(),
    }
}

fn later(span: Span) -> Datum {
    Datum::unknown(span, "it is known only after apply".into(), "known after apply")
}
