//! Rows of chosen columns: what people call the columns of an inventory, and the keys that they stand for.
//!
//! A row is a flat object, from `--query "[].{name:name, network:…}"`, a table, or a download of Resource Graph.
mod columns;
mod kind;

use std::borrow::Cow;

use super::detect::Thing;
use super::network_profile;
use crate::text::Span;
use crate::text::tree::{Member, Node, Value};
pub(super) use columns::OUTBOUND_TYPES;
use columns::{CLUSTER, Column, NETWORK, POOL, SUBNET, is_held, profile_key};

/// What has more members is a whole document.
const MAX_COLUMNS: usize = 40;

/// Every word that a column may be called, for readers that look only at some keys.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    [CLUSTER, POOL, NETWORK, SUBNET].into_iter().flatten().flat_map(|column| column.words.iter().copied())
}

/// Whether a column of that name tells what a row is about; `name` and `location` are anybody's.
pub(super) fn tells(name: &str) -> bool {
    let name = plain_name(name);
    let vague =
        ["name", "group", "location", "region", "state", "size", "min", "max", "os", "service", "services"];
    let in_profile = network_profile::KEYS.iter().any(|key| key.eq_ignore_ascii_case(&name));
    let of_profile = name.starts_with("networkprofile") || matches!(name.as_str(), "numsubnets");
    in_profile || of_profile || !vague.contains(&name.as_str()) && words().any(|word| word == name)
}

/// A row with the keys that its columns stand for, and what it is of; `None` for what is no row or calls every
/// column by its key.
pub(super) fn row<'t>(node: &Node<'t>) -> Option<(Thing, Node<'t>)> {
    if !is_row(node) {
        return None;
    }
    let names: Vec<String> = node.members().iter().map(|member| plain_name(&member.key)).collect();
    let thing = kind::thing(node, &names)?;
    let columns = match thing {
        Thing::Pool => POOL,
        Thing::Network => NETWORK,
        Thing::Subnet => SUBNET,
        _ => CLUSTER,
    };
    let mut renamed = false;
    let mut object = Vec::new();
    for (member, name) in node.members().iter().zip(&names) {
        match path_of(columns, thing, name, &member.node) {
            Some(path) => {
                renamed |= !is_called_by_key(&path, &member.key);
                insert(&mut object, &path, member);
            }
            None => object.push(member.clone()),
        }
    }
    let profile_alone = thing == Thing::Cluster && object.len() == 1 && object.iter().all(is_profile);
    let thing = if profile_alone { Thing::AroundNetworkProfile } else { thing };
    renamed.then_some((thing, Node { span: node.span, value: Value::Object(object) }))
}

/// Whether an object may hold chosen columns, and is no document as a service prints it.
pub(super) fn is_row(node: &Node<'_>) -> bool {
    let columns = node.members().len();
    let whole = ["properties", "networkProfile", "agentPoolProfiles", "subnets", "apiVersion"];
    let nested =
        |key: &str| node.get(key).is_some_and(|node| matches!(node.value, Value::List(_) | Value::Object(_)));
    let typed = node.get("type").and_then(Node::as_str).is_some_and(|of| of.contains('/'));
    let printed = node.has("etag") || typed && node.has("id");
    columns > 0 && columns <= MAX_COLUMNS && !printed && !whole.into_iter().any(nested)
}

fn is_profile(member: &Member<'_>) -> bool {
    member.key == "networkProfile"
}

/// Whether the importers find a column without its name being translated: they look for the values of a network
/// profile beside the name of a cluster too.
fn is_called_by_key(path: &[&str], key: &str) -> bool {
    let last = path.last().is_some_and(|last| last.eq_ignore_ascii_case(key));
    last && (path.len() == 1 || path.first() == Some(&"networkProfile"))
}

/// The keys that lead to the value of a column.
fn path_of(
    columns: &'static [Column],
    thing: Thing,
    name: &str,
    node: &Node<'_>,
) -> Option<Vec<&'static str>> {
    let column = columns.iter().find(|column| column.words.contains(&name) && is_held(column, node));
    if let Some(column) = column {
        return Some(column.path.to_vec());
    }
    let key = profile_key(name).filter(|_| thing == Thing::Cluster)?;
    Some(vec!["networkProfile", key])
}

/// Puts a value where its path leads; what stands there already stays.
fn insert<'t>(object: &mut Vec<Member<'t>>, path: &[&'static str], member: &Member<'t>) {
    let Some((first, rest)) = path.split_first() else { return };
    let known = object.iter().position(|known| known.key.eq_ignore_ascii_case(first));
    let known = known.filter(|index| object.get(*index).is_some_and(|known| !known.node.is_null()));
    if rest.is_empty() {
        let node = if *first == "addressPrefixes" { in_list(&member.node) } else { member.node.clone() };
        if known.is_none() {
            object.push(Member { key: Cow::Borrowed(first), key_span: member.key_span, node });
        }
        return;
    }
    let index = known.unwrap_or(object.len());
    if known.is_none() {
        let node = Node { span: member.node.span, value: Value::Object(Vec::new()) };
        object.push(Member { key: Cow::Borrowed(first), key_span: member.key_span, node });
    }
    let Some(outer) = object.get_mut(index) else { return };
    let span = &mut outer.node.span;
    *span = Span::new(span.start.min(member.node.span.start), span.end.max(member.node.span.end));
    if let Value::Object(inner) = &mut outer.node.value {
        insert(inner, rest, member);
    }
}

fn in_list<'t>(node: &Node<'t>) -> Node<'t> {
    match &node.value {
        Value::String(_) => Node { span: node.span, value: Value::List(vec![node.clone()]) },
        _ => node.clone(),
    }
}

/// A column's name in lower case without blanks and marks, and without the `properties` before it.
fn plain_name(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric).take(80);
    let name: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    name.strip_prefix("properties").map(str::to_owned).unwrap_or(name)
}
