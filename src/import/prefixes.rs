//! Prefixes and addresses as a service prints them.
use std::net::IpAddr;

use super::block::Block;
use super::draft::Draft;
use crate::net::{Prefix, PrefixError};
use crate::text::quoted;
use crate::text::tree::Node;

/// The prefixes under the key of a list, else under the key of a single one. `None` where neither holds any.
pub(super) fn read(
    block: &Block<'_, '_>,
    draft: &mut Draft,
    list: &str,
    single: &str,
    field: &str,
) -> Option<Vec<Prefix>> {
    let prefixes = match block.list(list) {
        Some(elements) if !elements.is_empty() => {
            elements.iter().flat_map(|node| of_node(block, draft, node, list, field)).collect()
        }
        _ => of_node(block, draft, block.get(single)?, single, field),
    };
    (!prefixes.is_empty()).then_some(prefixes)
}

/// The prefixes of a list without a single counterpart.
pub(super) fn of_list(
    block: &Block<'_, '_>,
    draft: &mut Draft,
    key: &str,
    field: &str,
) -> Option<Vec<Prefix>> {
    let elements = block.list(key)?;
    Some(elements.iter().flat_map(|node| of_node(block, draft, node, key, field)).collect())
}

/// The address under a key.
pub(super) fn address(block: &Block<'_, '_>, draft: &mut Draft, key: &str, field: &str) -> Option<IpAddr> {
    let node = block.get(key)?;
    let text = node.as_str().unwrap_or_default().trim();
    let address = text.parse().ok();
    match address {
        Some(_) => draft.place(&block.subject, field, node.span),
        None if node.as_str() == Some("") => {}
        None => draft.warn(node.span, || {
            format!("{key}: expected an address such as 10.0.0.10, found {}", node.described())
        }),
    }
    address
}

/// The prefixes of one text, which may hold several with commas between them.
fn of_node(block: &Block<'_, '_>, draft: &mut Draft, node: &Node<'_>, key: &str, field: &str) -> Vec<Prefix> {
    let Some(text) = node.as_str() else {
        if !node.is_null() {
            draft.warn(node.span, || {
                format!("{key}: expected a range such as 10.1.0.0/16, found {}", node.described())
            });
        }
        return Vec::new();
    };
    let texts = text.split(',').map(str::trim).filter(|text| !text.is_empty());
    texts.filter_map(|text| one(block, draft, node, key, field, text)).collect()
}

fn one(
    block: &Block<'_, '_>,
    draft: &mut Draft,
    node: &Node<'_>,
    key: &str,
    field: &str,
    text: &str,
) -> Option<Prefix> {
    let prefix = match text.parse() {
        Ok(prefix) => prefix,
        Err(PrefixError::HostBits(prefix)) => {
            draft.note(node.span, || {
                format!("{key}: {} lies inside {prefix}; read as {prefix}", quoted(text))
            });
            prefix
        }
        Err(error) => {
            draft.warn(node.span, || format!("{key}: found {}; {error}", quoted(text)));
            return None;
        }
    };
    draft.place(&block.subject, field, node.span);
    Some(prefix)
}
