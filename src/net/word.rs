//! [`Word`]: an address as an unsigned integer of its family's width.
//!
//! Knows where aligned blocks begin and end; knows no text.
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// An address as an integer: `u32` for IPv4, `u128` for IPv6.
pub(super) trait Word: Copy + Ord {
    /// The number of bits of an address.
    const WIDTH: u8;

    /// The address before all others.
    const LOWEST: Self;

    /// The prefix that starts here and has `length` fixed bits; a length past the width counts as the width.
    fn net(self, length: u8) -> IpNet;

    /// The address with this value.
    fn address(self) -> IpAddr;

    /// The address before, or this one where there is none.
    fn before(self) -> Self;

    /// The address after, or this one where there is none.
    fn after(self) -> Self;

    /// The number of addresses from this one to `last`, both counted; `u128::MAX` where there is one more.
    fn count_to(self, last: Self) -> u128;

    /// The last address of the aligned block that starts here and has `length` fixed bits.
    fn block_end(self, length: u8) -> Self;

    /// The number of fixed bits of the largest aligned block that starts here and does not pass `last`.
    fn block_length(self, last: Self) -> u8;
}

macro_rules! word {
    ($word:ty, $address:ident, $net:ident, $variant:ident) => {
        impl Word for $word {
            const WIDTH: u8 = <$word>::BITS as u8;

            const LOWEST: Self = 0;

            fn net(self, length: u8) -> IpNet {
                let address = $address::from_bits(self);
                IpNet::$variant($net::new(address, length).unwrap_or_else(|_| address.into()))
            }

            fn address(self) -> IpAddr {
                IpAddr::$variant($address::from_bits(self))
            }

            fn before(self) -> Self {
                self.saturating_sub(1)
            }

            fn after(self) -> Self {
                self.saturating_add(1)
            }

            fn count_to(self, last: Self) -> u128 {
                u128::from(last.saturating_sub(self)).saturating_add(1)
            }

            fn block_end(self, length: u8) -> Self {
                self | <$word>::MAX.checked_shr(u32::from(length)).unwrap_or(0)
            }

            fn block_length(self, last: Self) -> u8 {
                let room = match last.saturating_sub(self).checked_add(1) {
                    Some(count) => count.ilog2(),
                    None => <$word>::BITS,
                };
                Self::WIDTH - room.min(self.trailing_zeros()) as u8
            }
        }
    };
}

word!(u32, Ipv4Addr, Ipv4Net, V4);
word!(u128, Ipv6Addr, Ipv6Net, V6);
