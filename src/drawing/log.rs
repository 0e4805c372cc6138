//! The binary logarithm in whole numbers.

/// Units of one doubling.
pub(super) const DOUBLING: u32 = 1 << FRACTION_BITS;

const FRACTION_BITS: u32 = 13;

/// The binary logarithm in units of [`DOUBLING`], rounded down; 0 for 0. A larger number never has a smaller one.
pub(super) fn log2(number: u128) -> u32 {
    let Some(whole) = number.checked_ilog2() else { return 0 };
    // The leading 32 bits: a number from 1 up to 2 in units of 2^-31. Its square is twice as far in logarithms,
    // so that each squaring gives a further bit.
    let leading = if whole >= 31 { number >> (whole - 31) } else { number << (31 - whole) };
    let mut leading = leading as u64;
    let mut logarithm = whole;
    for _ in 0..FRACTION_BITS {
        leading = (leading * leading) >> 31;
        let bit = (leading >> 32) as u32;
        leading >>= bit;
        logarithm = logarithm << 1 | bit;
    }
    logarithm
}
