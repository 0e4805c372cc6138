//! Addresses and ranges that stand alone in a value.
use std::net::IpAddr;

use crate::import::draft::Draft;
use crate::net::Prefix;
use crate::text::{Span, quoted};

/// The address that a value is; `None` for `<none>`, `None` and nothing. What else is no address is doubted.
pub(super) fn address(text: &str, span: Span, what: &str, draft: &mut Draft) -> Option<IpAddr> {
    let text = text.trim();
    if is_none(text) {
        return None;
    }
    let address = text.parse().ok();
    if address.is_none() {
        draft.warn(span, || format!("{what}: expected an address, found {}", quoted(text)));
    }
    address
}

/// The range that a value is.
pub(super) fn prefix(text: &str, span: Span, what: &str, draft: &mut Draft) -> Option<Prefix> {
    let text = text.trim();
    if is_none(text) {
        return None;
    }
    let prefix = text.parse().ok();
    if prefix.is_none() {
        draft.warn(span, || format!("{what}: expected a range, found {}", quoted(text)));
    }
    prefix
}

/// Whether a value says that there is none.
pub(super) fn is_none(text: &str) -> bool {
    ["", "none", "<none>", "<pending>", "<unset>", "<unknown>", "<nil>"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}
