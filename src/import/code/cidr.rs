//! `cidrsubnet` and its kin, as Terraform documents them
//! (<https://developer.hashicorp.com/terraform/language/functions/cidrsubnet>), and Bicep's
//! (<https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-cidr>).
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::value::Datum;
use crate::net::{Prefix, PrefixError};
use crate::text::Span;

/// The value of a call; `None` where an argument is not known or lies outside the range.
pub(super) fn call(is_of_arm: bool, name: &str, arguments: &[Datum], span: Span) -> Option<Datum> {
    let range = prefix(&arguments.first()?.as_text()?)?;
    let number = |at: usize| arguments.get(at).and_then(Datum::as_number);
    let text = |prefix: Prefix| Datum::text(span, &prefix.to_string());
    match (name, is_of_arm) {
        ("cidrsubnet", false) => {
            let length = longer(range, number(1)?)?;
            subnet(range, length, u128::try_from(number(2)?).ok()?).map(text)
        }
        ("cidrsubnet", true) => {
            let length = u8::try_from(number(1)?).ok()?;
            subnet(range, length, u128::try_from(number(2)?).ok()?).map(text)
        }
        ("cidrsubnets", _) => {
            let subnets = consecutive(range, arguments.get(1..)?)?;
            Some(Datum::list(span, subnets.into_iter().map(text).collect()))
        }
        ("cidrhost", _) => {
            // ARM counts from the first address that may be used, Terraform from the first.
            let at = number(1)?.checked_add(i64::from(is_of_arm))?;
            host(range, at).map(|address| Datum::text(span, &address.to_string()))
        }
        _ if range.is_ipv4() => {
            let mask = u32::MAX.checked_shl(32 - u32::from(range.length())).unwrap_or(0);
            Some(Datum::text(span, &Ipv4Addr::from_bits(mask).to_string()))
        }
        _ => None,
    }
}

fn prefix(text: &str) -> Option<Prefix> {
    match text.trim().parse() {
        Ok(prefix) | Err(PrefixError::HostBits(prefix)) => Some(prefix),
        Err(_) => None,
    }
}

fn longer(range: Prefix, bits: i64) -> Option<u8> {
    range.length().checked_add(u8::try_from(bits).ok()?)
}

/// The part of that length and number.
fn subnet(range: Prefix, length: u8, number: u128) -> Option<Prefix> {
    let (first, width) = bits(range.first());
    let more = length.checked_sub(range.length()).filter(|_| length <= width)?;
    let fits = more >= 128 || number.checked_shr(u32::from(more)).unwrap_or(0) == 0;
    fits.then_some(())?;
    let offset = number.checked_shl(u32::from(width - length)).unwrap_or(0);
    Some(Prefix::containing(address(first.checked_add(offset)?, width)?, length))
}

/// Parts one after another, each so many bits longer than the whole; none may begin before the last one ends.
fn consecutive(range: Prefix, bits_of: &[Datum]) -> Option<Vec<Prefix>> {
    let (mut at, width) = bits(range.first());
    let mut made = Vec::with_capacity(bits_of.len());
    for more in bits_of {
        let length = longer(range, more.as_number()?).filter(|length| *length <= width)?;
        let size = 1u128.checked_shl(u32::from(width - length))?;
        at = at.checked_next_multiple_of(size)?;
        let part = Prefix::containing(address(at, width)?, length);
        range.contains(part).then_some(())?;
        made.push(part);
        at = at.checked_add(size)?;
    }
    Some(made)
}

/// The address of that number; a negative one counts from the end.
fn host(range: Prefix, number: i64) -> Option<IpAddr> {
    let ((first, width), (last, _)) = (bits(range.first()), bits(range.last()));
    let distance = u128::from(number.unsigned_abs());
    let at = match number {
        0.. => first.checked_add(distance)?,
        _ => last.checked_sub(distance.checked_sub(1)?)?,
    };
    (first <= at && at <= last).then(|| address(at, width))?
}

/// An address as a number, and how many bits it has.
fn bits(address: IpAddr) -> (u128, u8) {
    match address {
        IpAddr::V4(address) => (u128::from(address.to_bits()), 32),
        IpAddr::V6(address) => (address.to_bits(), 128),
    }
}

fn address(bits: u128, width: u8) -> Option<IpAddr> {
    match width {
        32 => u32::try_from(bits).ok().map(|bits| IpAddr::V4(Ipv4Addr::from_bits(bits))),
        _ => Some(IpAddr::V6(Ipv6Addr::from_bits(bits))),
    }
}
