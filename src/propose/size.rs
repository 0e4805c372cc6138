//! [`Size`]: how large a subnet has to be.
use std::fmt;

use crate::azure::limits;
use crate::capacity::smallest_subnet;
use crate::net::wording::counted;

/// How large a subnet has to be. Its display is what [`Size::parse`] reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// That many addresses for resources, beside the five that Azure keeps.
    Addresses(u64),
    /// A prefix of that length.
    Length(u8),
}

impl Size {
    /// The size that a text is, `/26` or a number of addresses; else what was expected, in a sentence.
    pub fn parse(text: &str) -> Result<Size, String> {
        let text = text.trim();
        let (digits, is_length) = match text.strip_prefix('/') {
            Some(digits) => (digits, true),
            None => (text, false),
        };
        let number = if digits.starts_with('+') { None } else { digits.parse::<u32>().ok() };
        let size = number.filter(|number| *number > 0).map(|number| match is_length {
            true => Size::Length(u8::try_from(number).unwrap_or(u8::MAX)),
            false => Size::Addresses(number.into()),
        });
        size.filter(|size| size.length().is_some()).ok_or_else(|| {
            let longest = limits::LONGEST_SUBNET_PREFIX.value;
            format!("Expected a length such as /26, at most /{longest}, or a number of addresses such as 50.")
        })
    }

    /// The length of a subnet of that size; `None` where no subnet may have it.
    pub fn length(self) -> Option<u8> {
        let longest = limits::LONGEST_SUBNET_PREFIX.value;
        match self {
            Size::Addresses(addresses) => smallest_subnet(addresses, longest),
            Size::Length(length) => (length <= longest).then_some(length),
        }
    }

    /// The size inside a sentence: `a /26`, `50 addresses`.
    pub(super) fn told(self) -> String {
        match self {
            Size::Addresses(addresses) => counted(addresses, "address", "addresses"),
            Size::Length(length) => format!("a /{length}"),
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Size::Addresses(addresses) => write!(f, "{addresses}"),
            Size::Length(length) => write!(f, "/{length}"),
        }
    }
}
