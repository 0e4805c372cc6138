//! [`Prefix`]: an address range in canonical CIDR form.
use serde::{Deserialize, Serialize};
use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::str::FromStr;

use ipnet::{IpNet, Ipv4Net};

use super::range::{AddressRange, Ends};
use super::runs::{Block, Run};
use super::word::Word;

/// A canonical CIDR prefix, IPv4 or IPv6: its host bits are zero.
///
/// Ordered by family (IPv4 first), then first address, then length (a prefix stands before those inside it).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "IpNet")]
pub struct Prefix(IpNet);

/// The two address families.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Family {
    /// 32 bits.
    IPv4,
    /// 128 bits.
    IPv6,
}

/// Why a text is not a [`Prefix`]. Its display says what was expected and, where there is one, the nearest
/// value that would be valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrefixError {
    /// Not an address, or something after the length.
    NotAPrefix,
    /// An address without `/length`; the single address as a prefix.
    NoLength(Prefix),
    /// A length past the family's number of bits; the single address as a prefix.
    TooLong(Prefix),
    /// Host bits are set; the prefix that contains the address.
    HostBits(Prefix),
}

/// Host bits are cleared.
impl From<IpNet> for Prefix {
    fn from(net: IpNet) -> Prefix {
        Prefix(net.trunc())
    }
}

impl Prefix {
    /// The prefix of `length` bits that contains `address`; host bits are cleared. A length past the family's
    /// bits counts as all bits.
    pub fn containing(address: IpAddr, length: u8) -> Prefix {
        let bits = if address.is_ipv4() { 32 } else { 128 };
        Prefix(IpNet::new(address, length.min(bits)).unwrap_or_else(|_| address.into()).trunc())
    }

    /// The IPv4 prefix `a.b.c.d/length`, host bits cleared; for constants. A length past 32 counts as 32.
    pub const fn ipv4(octets: [u8; 4], length: u8) -> Prefix {
        let length = if length > 32 { 32 } else { length };
        let mask = if length == 0 { 0 } else { u32::MAX << (32 - length) };
        let [a, b, c, d] = (u32::from_be_bytes(octets) & mask).to_be_bytes();
        Prefix(IpNet::V4(Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), length)))
    }

    /// The family of the addresses.
    pub fn family(self) -> Family {
        if self.is_ipv4() { Family::IPv4 } else { Family::IPv6 }
    }

    /// Whether this is an IPv4 prefix.
    pub fn is_ipv4(self) -> bool {
        matches!(self.0, IpNet::V4(_))
    }

    /// The number of leading bits that are fixed: 0 to 32, or 0 to 128.
    pub fn length(self) -> u8 {
        self.0.prefix_len()
    }

    /// The first address.
    pub fn first(self) -> IpAddr {
        self.0.addr()
    }

    /// The last address.
    pub fn last(self) -> IpAddr {
        self.0.broadcast()
    }

    /// The number of addresses; `u128::MAX` for `::/0`, which has one more.
    pub fn size(self) -> u128 {
        let host_bits = match self.0 {
            IpNet::V4(net) => 32 - u32::from(net.prefix_len()),
            IpNet::V6(net) => 128 - u32::from(net.prefix_len()),
        };
        1u128.checked_shl(host_bits).unwrap_or(u128::MAX)
    }

    /// Whether every address of `other` is one of this prefix.
    pub fn contains(self, other: Prefix) -> bool {
        self.0.contains(&other.0)
    }

    /// Whether `address` lies inside.
    pub fn contains_address(self, address: IpAddr) -> bool {
        self.0.contains(&address)
    }

    /// Whether the two share an address. Of two prefixes that do, one contains the other.
    pub fn overlaps(self, other: Prefix) -> bool {
        self.contains(other) || other.contains(self)
    }
}

impl From<Prefix> for AddressRange {
    #[inline]
    fn from(prefix: Prefix) -> AddressRange {
        AddressRange(match prefix.0 {
            IpNet::V4(net) => Ends::V4(Run::of_block(net.addr().to_bits(), net.prefix_len())),
            IpNet::V6(net) => Ends::V6(Run::of_block(net.addr().to_bits(), net.prefix_len())),
        })
    }
}

impl<W: Word> From<Block<W>> for Prefix {
    #[inline]
    fn from(block: Block<W>) -> Prefix {
        Prefix(block.first.net(block.length))
    }
}

impl FromStr for Prefix {
    type Err = PrefixError;

    fn from_str(text: &str) -> Result<Self, PrefixError> {
        let text = text.trim();
        let Some((address, length)) = text.split_once('/') else {
            let address: IpAddr = text.parse().map_err(|_| PrefixError::NotAPrefix)?;
            return Err(PrefixError::NoLength(Prefix::containing(address, 128)));
        };
        let address: IpAddr = address.parse().map_err(|_| PrefixError::NotAPrefix)?;
        if length.is_empty() || !length.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(PrefixError::NotAPrefix);
        }
        let bits = if address.is_ipv4() { 32 } else { 128 };
        match length.parse::<u8>() {
            Ok(length) if length <= bits => {
                let prefix = Prefix::containing(address, length);
                if prefix.first() == address { Ok(prefix) } else { Err(PrefixError::HostBits(prefix)) }
            }
            _ => Err(PrefixError::TooLong(Prefix::containing(address, bits))),
        }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Family::IPv4 => "IPv4",
            Family::IPv6 => "IPv6",
        })
    }
}

impl fmt::Display for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for PrefixError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PrefixError::NotAPrefix => write!(f, "expected a range such as 10.1.0.0/16"),
            PrefixError::NoLength(single) => {
                write!(f, "expected a length after the address, such as {single} for this address alone")
            }
            PrefixError::TooLong(single) => {
                write!(f, "expected a length from 0 to {}, such as {single}", single.length())
            }
            PrefixError::HostBits(prefix) => {
                write!(f, "expected the first address of a range of this length, such as {prefix}")
            }
        }
    }
}

impl std::error::Error for PrefixError {}
