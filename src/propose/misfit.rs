//! Why there is no layout, in sentences.
use std::fmt;

use super::Misfit;
use crate::azure::limits;
use crate::net::wording::counted;

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Misfit::NotASubnet { name, size } => {
                let longest = limits::LONGEST_SUBNET_PREFIX.value;
                write!(f, "{name} cannot have {}: a subnet is a /{longest} or larger.", size.told())
            }
            Misfit::Outside { locked } => write!(
                f,
                "{} stays at {}, and not all of that lies in the address space of the network.",
                locked.name, locked.prefix
            ),
            Misfit::Overlapping { one, other } => write!(
                f,
                "{} ({}) and {} ({}) share addresses, so that not both can stay.",
                one.name, one.prefix, other.name, other.prefix
            ),
            Misfit::NoRoom { name, length, missing, largest_free } => {
                let missing = counted(u64::try_from(*missing).unwrap_or(u64::MAX), "address", "addresses");
                write!(f, "There is no room for {name}, a /{length}: {missing} are missing in all, and ")?;
                match largest_free {
                    Some(free) => write!(f, "the largest free block is a /{free}."),
                    None => f.write_str("nothing is free."),
                }
            }
        }
    }
}
