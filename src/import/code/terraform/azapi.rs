//! azapi's resources: a type with its version, and a body in ARM's own words.
use super::super::arm::{self, type_of};
use super::super::assemble::{Kind, Resource};
use super::super::value::{Data, Datum, Field};
use super::azurerm::{Found, Given};
use super::ids;
use crate::design::ResourceId;
use crate::import::draft::Draft;

/// Adds a resource of azapi.
pub(super) fn add(found: &mut Found, given: Given<'_>, draft: &mut Draft) {
    let arguments = given.arguments;
    let Some(of) = arguments.get("type").and_then(Datum::as_text) else { return };
    let (resource_type, version) = of.split_once('@').unwrap_or((&of, ""));
    let Some(kind) = Kind::of(resource_type) else { return };
    let mut body = match arguments.get("body") {
        Some(body) => body_of(body),
        None => Vec::new(),
    };
    let had = |body: &[Field], key: &str| body.iter().any(|field| field.key.eq_ignore_ascii_case(key));
    for key in ["location", "identity", "id"] {
        let value = arguments.get(key).filter(|value| !value.is_null());
        if let (false, Some(value)) = (had(&body, key), value) {
            let value = value.as_list().and_then(<[Datum]>::first).unwrap_or(value);
            body.push(Field::new(key, value.clone()));
        }
    }
    if given.is_new && !version.is_empty() {
        body.push(Field::new("apiVersion", Datum::text(arguments.span, version)));
    }
    // An update names what it is about by its id.
    let id = arguments.get("resource_id").or_else(|| arguments.get("id")).filter(|id| !id.is_null());
    let name = arguments.get("name").filter(|name| !name.is_null()).or(id);
    let Some(name) = name.map(ids::own_name) else { return };
    let owner = owner(arguments, resource_type, id);
    let is_update = given.of == "azapi_update_resource";
    let is_new = given.is_new && !is_update;
    let resource = Resource { kind, name, owner, body, span: arguments.span, is_new };
    if is_update {
        draft.note(arguments.span, || {
            "an update of a resource that exists; what it does not name stays".into()
        });
        found.updates.push(resource);
    } else {
        found.resources.push(resource);
    }
}

/// What a resource is part of.
fn owner(arguments: &Datum, resource_type: &str, id: Option<&Datum>) -> Option<Datum> {
    if resource_type.matches('/').count() < 2 {
        return None;
    }
    // The id that a resource of this text will have begins with its provider.
    let shown = id.and_then(Datum::shown).unwrap_or_default();
    if let (true, Some(owner)) = (shown.starts_with("/providers/"), shown.rsplit('/').nth(2)) {
        return Some(Datum::text(arguments.span, owner));
    }
    let of_id = id.and_then(Datum::as_text).and_then(|id| ResourceId::parse(&id)).and_then(|id| id.parent());
    match of_id {
        Some(parent) => Some(Datum::text(arguments.span, parent.text())),
        None => arguments.get("parent_id").map(|parent| match parent.as_text() {
            Some(text) if ResourceId::parse(&text).is_some_and(|id| !type_of(&id).is_empty()) => {
                parent.clone()
            }
            _ => ids::own_name(parent),
        }),
    }
}

/// The members of a body: an object, or one in JSON.
fn body_of(body: &Datum) -> Vec<Field> {
    match &body.data {
        Data::Text(text) => arm::decoded(text, body.span).fields().to_vec(),
        _ => body.fields().to_vec(),
    }
}
