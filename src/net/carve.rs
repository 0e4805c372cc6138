//! Free blocks of a wanted length.
//!
//! Knows what is free and where waste is least; knows nothing of what a block is for.
use super::prefix::Prefix;
use super::runs::{Block, Runs};
use super::space::AddressSpace;
use super::word::Word;

/// A free aligned block of `length` bits: at the start of the smallest free block of `within` that holds it,
/// the lowest address among equals; none where no block is large enough.
///
/// Where both families could give one, IPv4 does.
pub fn first_free(within: &AddressSpace, taken: &AddressSpace, length: u8) -> Option<Prefix> {
    let v4 = || smallest_holding(&within.v4, &taken.v4, length);
    let v6 = || smallest_holding(&within.v6, &taken.v6, length);
    v4().map(Prefix::from).or_else(|| v6().map(Prefix::from))
}

/// What `taken` leaves free of `within`, as the fewest prefixes, in order.
pub fn free_blocks(within: &AddressSpace, taken: &AddressSpace) -> Vec<Prefix> {
    within.subtract(taken).prefixes()
}

fn smallest_holding<W: Word>(within: &Runs<W>, taken: &Runs<W>, length: u8) -> Option<Block<W>> {
    if length > W::WIDTH {
        return None;
    }
    let mut smallest: Option<Block<W>> = None;
    for block in within.without(taken).flat_map(|run| run.blocks()).filter(|block| block.length <= length) {
        if smallest.is_none_or(|best| best.length < block.length) {
            smallest = Some(block);
        }
        if block.length == length {
            break;
        }
    }
    smallest.map(|block| Block { first: block.first, length })
}
