//! [`Range`]: a prefix in as few bytes as its length needs.
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::de::{Error, SeqAccess, Visitor};
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::net::Prefix;

/// A prefix: 0 to 32 for the length of an IPv4 one, 33 to 161 for that of an IPv6 one plus 33, then those bytes of its
/// first address into which the length reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range(pub(super) Prefix);

/// What stands for the length 0 of IPv6.
const IPV6: u8 = 33;

/// The most bytes that a prefix takes.
const MOST: usize = 17;

impl Serialize for Range {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Range(prefix) = self;
        let bytes = usize::from(prefix.length().div_ceil(8));
        let mut tuple = serializer.serialize_tuple(bytes.saturating_add(1))?;
        let address = match prefix.first() {
            IpAddr::V4(address) => {
                tuple.serialize_element(&prefix.length())?;
                address.octets().to_vec()
            }
            IpAddr::V6(address) => {
                tuple.serialize_element(&prefix.length().saturating_add(IPV6))?;
                address.octets().to_vec()
            }
        };
        for byte in address.iter().take(bytes) {
            tuple.serialize_element(byte)?;
        }
        tuple.end()
    }
}

impl<'de> Deserialize<'de> for Range {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Range, D::Error> {
        deserializer.deserialize_tuple(MOST, Bytes)
    }
}

struct Bytes;

impl<'de> Visitor<'de> for Bytes {
    type Value = Range;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a prefix")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut bytes: A) -> Result<Range, A::Error> {
        let first: u8 = bytes.next_element()?.unwrap_or(u8::MAX);
        let prefix = match first.checked_sub(IPV6) {
            None => Prefix::containing(Ipv4Addr::from(octets(first, &mut bytes)?).into(), first),
            Some(length @ 0..=128) => {
                Prefix::containing(Ipv6Addr::from(octets(length, &mut bytes)?).into(), length)
            }
            Some(_) => return Err(A::Error::custom("no length of a prefix")),
        };
        Ok(Range(prefix))
    }
}

/// The bytes into which a length reaches, followed by zeros.
fn octets<'de, const N: usize, A: SeqAccess<'de>>(length: u8, bytes: &mut A) -> Result<[u8; N], A::Error> {
    let mut octets = [0; N];
    for octet in octets.iter_mut().take(usize::from(length.div_ceil(8))) {
        *octet = bytes.next_element()?.unwrap_or_default();
    }
    Ok(octets)
}
