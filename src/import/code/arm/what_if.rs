//! What-if results in JSON, as `az deployment group what-if --no-pretty-print` and the service print them: the design is
//! what the deployment would leave.
use super::super::assemble::{Kind, Resource, assemble};
use super::super::value::{Data, Datum, Field, Unknown};
use super::literal;
use crate::design::ResourceId;
use crate::import::draft::Draft;
use crate::text::tree::Node;
use std::rc::Rc;

/// Reads the changes.
pub(in super::super) fn read(node: &Node<'_>, draft: &mut Draft) {
    let changes = node.get("changes").or_else(|| node.get("properties")?.get("changes"));
    let mut resources = Vec::new();
    for change in changes.and_then(Node::as_list).unwrap_or_default() {
        let kind = change.get("changeType").and_then(Node::as_str).unwrap_or_default();
        let id = change.get("resourceId").and_then(Node::as_str).unwrap_or_default();
        let of = ResourceId::parse(id).and_then(|id| Kind::of(&type_of(&id)));
        let Some(of) = of else { continue };
        let after = change.get("after").filter(|after| after.is_object());
        match (kind.to_ascii_lowercase().as_str(), after) {
            ("delete", _) => {
                draft.warn(change.span, || format!("{} would be deleted; left out", name_of(id)))
            }
            (_, Some(after)) => {
                resources.push(printed(of, id, after, kind.eq_ignore_ascii_case("Create")));
            }
            _ => draft.warn(change.span, || {
                format!("{}: the result does not tell what it would be; left out", name_of(id))
            }),
        }
    }
    assemble(resources, draft);
}

fn name_of(id: &str) -> String {
    crate::text::quoted(id.rsplit('/').next().unwrap_or_default())
}

/// The type of a resource from its id.
pub(in super::super) fn type_of(id: &ResourceId) -> String {
    let text = id.text();
    let path = text.rsplit("/providers/").next().unwrap_or_default();
    let mut segments = path.split('/');
    let mut of = segments.next().unwrap_or_default().to_owned();
    for segment in segments.step_by(2) {
        of.push('/');
        of.push_str(segment);
    }
    of
}

/// A resource as the service would print it.
fn printed(kind: Kind, id: &str, node: &Node<'_>, is_new: bool) -> Resource {
    let value = unevaluated(&literal(node), 0);
    let body = value.fields().iter().filter(|field| !field.key.eq_ignore_ascii_case("name")).cloned();
    let mut body: Vec<Field> = body.collect();
    let id = ResourceId::parse(id);
    if let Some(id) = &id
        && !body.iter().any(|field| field.key.eq_ignore_ascii_case("id"))
    {
        body.push(Field::new("id", Datum::text(node.span, id.text())));
    }
    let name = id.as_ref().and_then(ResourceId::name).unwrap_or_default();
    let place = node.get("name").map_or(node.span, |name| name.span);
    let owner = id.as_ref().and_then(ResourceId::parent).map(|id| Datum::text(place, id.text()));
    Resource { kind, name: Datum::text(place, name), owner, body, span: node.span, is_new }
}

/// A value in which expressions that the service did not evaluate are not known.
fn unevaluated(value: &Datum, depth: usize) -> Datum {
    match &value.data {
        _ if depth > 40 => Datum::null(value.span),
        Data::Text(text) if text.starts_with('[') && text.ends_with(")]") => {
            let unknown = Unknown {
                why: "the service does not evaluate it ahead".into(),
                shown: format!("{{{}}}", text.trim_matches(['[', ']'])),
                may_be_null: false,
            };
            Datum { span: value.span, data: Data::Unknown(Rc::new(unknown)) }
        }
        Data::List(elements) => {
            Datum::list(value.span, elements.iter().map(|element| unevaluated(element, depth + 1)).collect())
        }
        Data::Object(fields) => {
            let field =
                |field: &Field| Field { value: unevaluated(&field.value, depth + 1), ..field.clone() };
            Datum::object(value.span, fields.iter().map(field).collect())
        }
        _ => value.clone(),
    }
}
