//! Sorting of packed keys: an address in the high 32 bits, what belongs to it below.
//!
//! Knows integers alone.

/// The number of keys from which counting digits beats comparing.
const RADIX_FROM: usize = 10_000;

const DIGIT_BITS: u32 = 10;
const DIGITS: usize = 1 << DIGIT_BITS;
const PASSES: usize = 4;

/// Sorts `keys` by their bits from `LOW` up. Among those equal there, the bits below decide or the given
/// order is kept: what they hold should either not matter or already be in order.
pub(super) fn sort_keys<const LOW: u32>(keys: &mut Vec<u64>) {
    const { assert!(LOW + DIGIT_BITS * PASSES as u32 >= u64::BITS) }
    const { assert!(LOW + DIGIT_BITS * (PASSES as u32 - 1) < u64::BITS) }
    if keys.len() < RADIX_FROM {
        keys.sort_unstable();
    } else if !keys.is_sorted() {
        radix_sort::<LOW>(keys);
    }
}

/// Least significant digit first; each pass is stable.
fn radix_sort<const LOW: u32>(keys: &mut Vec<u64>) {
    let digit = |key: u64, pass: usize| {
        let shift = LOW + DIGIT_BITS * pass as u32;
        (key >> shift) as usize % DIGITS
    };
    let mut counts = [[0usize; DIGITS]; PASSES];
    for &key in keys.iter() {
        for (pass, counts) in counts.iter_mut().enumerate() {
            counts[digit(key, pass)] += 1;
        }
    }
    let mut sorted = vec![0; keys.len()];
    for (pass, places) in counts.iter_mut().enumerate() {
        if places.contains(&keys.len()) {
            continue;
        }
        let mut next = 0;
        for place in places.iter_mut() {
            next += std::mem::replace(place, next);
        }
        for &key in keys.iter() {
            let place = &mut places[digit(key, pass)];
            if let Some(slot) = sorted.get_mut(*place) {
                *slot = key;
            }
            *place += 1;
        }
        std::mem::swap(keys, &mut sorted);
    }
}
