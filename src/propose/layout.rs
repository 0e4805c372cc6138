//! A whole address space laid out: subnets in aligned blocks without waste, locked ones where they are.
use std::collections::BTreeSet;

use super::Size;
use crate::net::{AddressSpace, Prefix, free_blocks};
use crate::sorting::sort_by_key;

/// A subnet that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its name.
    pub name: String,
    /// How large it has to be.
    pub size: Size,
}

/// A subnet and its range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its name.
    pub name: String,
    /// Its range.
    pub prefix: Prefix,
}

/// Every wanted subnet in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The wanted subnets, in the order in which they were wanted.
    pub placed: Vec<Placed>,
    /// What is left, as the fewest prefixes, in order.
    pub free: Vec<Prefix>,
}

/// Why there is no layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// No subnet may have that size.
    NotASubnet {
        /// The subnet.
        name: String,
        /// What was asked for.
        size: Size,
    },
    /// A locked subnet lies outside the address space, at least in part.
    Outside {
        /// The locked subnet.
        locked: Placed,
    },
    /// Two locked subnets share addresses.
    Overlapping {
        /// The one.
        one: Placed,
        /// The other.
        other: Placed,
    },
    /// There is no room for all.
    NoRoom {
        /// The first subnet, the largest ones first, that finds no place.
        name: String,
        /// Its length.
        length: u8,
        /// The addresses of all subnets that find no place, smaller ones tried after it.
        missing: u128,
        /// The length of the largest block that is left then.
        largest_free: Option<u8>,
    },
}

/// Lays wanted subnets out in the IPv4 ranges of a network: the largest first, each at the start of the smallest free
/// block that holds it. Where any arrangement has room for all, this one does.
pub fn lay_out(space: &[Prefix], wanted: &[Wanted], locked: &[Placed]) -> Result<Layout, Misfit> {
    let within: AddressSpace = space.iter().copied().filter(|prefix| prefix.is_ipv4()).collect();
    check(&within, locked)?;
    let mut lengths = Vec::with_capacity(wanted.len());
    for (at, subnet) in wanted.iter().enumerate() {
        let not = || Misfit::NotASubnet { name: subnet.name.clone(), size: subnet.size };
        lengths.push((subnet.size.length().ok_or_else(not)?, at));
    }
    sort_by_key(&mut lengths, |(length, _)| *length);
    let mut free = Free::of(&within, &locked.iter().map(|subnet| subnet.prefix).collect());
    let mut ranges: Vec<Option<Prefix>> = vec![None; wanted.len()];
    let mut unplaced: Option<(usize, u8)> = None;
    let mut missing = 0u128;
    for (length, at) in lengths {
        match free.take(length) {
            Some(prefix) => ranges.iter_mut().skip(at).take(1).for_each(|range| *range = Some(prefix)),
            None => {
                unplaced = unplaced.or(Some((at, length)));
                missing = missing.saturating_add(1u128 << (32 - u32::from(length.min(32))));
            }
        }
    }
    if let Some((at, length)) = unplaced {
        let name = wanted.get(at).map(|subnet| subnet.name.clone()).unwrap_or_default();
        return Err(Misfit::NoRoom { name, length, missing, largest_free: free.largest() });
    }
    let placed = wanted.iter().zip(ranges);
    let placed =
        placed.filter_map(|(subnet, range)| Some(Placed { name: subnet.name.clone(), prefix: range? }));
    Ok(Layout { placed: placed.collect(), free: free.prefixes() })
}

fn check(within: &AddressSpace, locked: &[Placed]) -> Result<(), Misfit> {
    if let Some(outside) = locked.iter().find(|subnet| !within.contains(subnet.prefix)) {
        return Err(Misfit::Outside { locked: outside.clone() });
    }
    let mut sorted: Vec<&Placed> = locked.iter().collect();
    sort_by_key(&mut sorted, |subnet| subnet.prefix);
    // A prefix stands before those inside it, so that of two that meet, neighbours do as well.
    for pair in sorted.windows(2) {
        if let [one, other] = pair
            && one.prefix.overlaps(other.prefix)
        {
            return Err(Misfit::Overlapping { one: Placed::clone(one), other: Placed::clone(other) });
        }
    }
    Ok(())
}

/// Free blocks by their length.
struct Free(Vec<BTreeSet<Prefix>>);

impl Free {
    fn of(within: &AddressSpace, taken: &AddressSpace) -> Free {
        let mut free = Free((0..=32).map(|_| BTreeSet::new()).collect());
        free_blocks(within, taken).into_iter().for_each(|block| free.put(block));
        free
    }

    fn put(&mut self, block: Prefix) {
        if let Some(blocks) = self.0.get_mut(usize::from(block.length())) {
            blocks.insert(block);
        }
    }

    /// The start of the smallest block that holds such a range, the lowest of equal ones; the rest stays free.
    fn take(&mut self, length: u8) -> Option<Prefix> {
        let lengths = self.0.get_mut(..=usize::from(length))?;
        let block = lengths.iter_mut().rev().find_map(BTreeSet::pop_first)?;
        let prefix = Prefix::containing(block.first(), length);
        let rest = free_blocks(&AddressSpace::from(block), &AddressSpace::from(prefix));
        rest.into_iter().for_each(|block| self.put(block));
        Some(prefix)
    }

    fn largest(&self) -> Option<u8> {
        self.0.iter().flatten().next().map(|block| block.length())
    }

    fn prefixes(self) -> Vec<Prefix> {
        self.0.into_iter().flatten().collect::<AddressSpace>().prefixes()
    }
}
