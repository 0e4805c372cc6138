//! Texts as addresses and ranges.
use std::net::IpAddr;

use super::check::Mistake;
use super::values::parts;
use crate::net::{Prefix, PrefixError};

/// The address that a text is.
pub(super) fn address(text: &str) -> Result<String, Mistake> {
    let parsed = |text: &str| text.parse::<IpAddr>().ok().map(|address| address.to_string());
    parsed(text).ok_or_else(|| {
        let near = text.split_once('/').and_then(|(address, _)| parsed(address.trim()));
        Mistake::new("an address such as 10.0.0.10").near(near)
    })
}

/// The range that a text is.
pub(super) fn one(text: &str) -> Result<String, Mistake> {
    text.parse().map(|prefix: Prefix| prefix.to_string()).map_err(no_prefix)
}

/// The ranges that a text lists.
pub(super) fn list(text: &str) -> Result<String, Mistake> {
    let mut spelled = Vec::new();
    let mut mistake: Option<Mistake> = None;
    let mut is_near = true;
    for part in parts(text) {
        match part.parse::<Prefix>() {
            Ok(prefix) => spelled.push(prefix.to_string()),
            Err(error) => {
                let found = no_prefix(error);
                is_near &= found.nearest.is_some();
                spelled.extend(found.nearest.clone());
                mistake.get_or_insert(found);
            }
        }
    }
    let spelled = spelled.join(", ");
    match mistake {
        None => Ok(spelled),
        Some(mistake) => Err(mistake.near(is_near.then_some(spelled))),
    }
}

fn no_prefix(error: PrefixError) -> Mistake {
    let (expected, near) = match error {
        PrefixError::NotAPrefix => ("a range such as 10.1.0.0/16".to_owned(), None),
        PrefixError::NoLength(near) => ("a range with its length after a slash".to_owned(), Some(near)),
        PrefixError::TooLong(near) => (format!("a length from 0 to {}", near.length()), Some(near)),
        PrefixError::HostBits(near) => ("a range whose host bits are zero".to_owned(), Some(near)),
    };
    Mistake::new(expected).near(near.map(|prefix| prefix.to_string()))
}
