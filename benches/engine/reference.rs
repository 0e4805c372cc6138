//! The same questions answered on bare integers, with nothing around them: what the engine is measured by.

/// The first address and the number of fixed bits.
pub(crate) type V4 = (u32, u8);
/// The first address and the number of fixed bits.
pub(crate) type V6 = (u128, u8);

/// From this many keys on, sorting by digits is faster than comparing.
const RADIX_FROM: usize = 10_000;

pub(crate) fn pairs(prefixes: &[V4]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut open: Vec<(u32, usize)> = Vec::new();
    for key in sorted(prefixes) {
        let (first, length, index) =
            ((key >> 32) as u32, (key >> 26 & 63) as u32, (key & 0x3ff_ffff) as usize);
        while open.last().is_some_and(|&(last, _)| last < first) {
            open.pop();
        }
        for &(_, other) in &open {
            pairs.push((index.min(other), index.max(other)));
        }
        open.push((first | host_mask(length), index));
    }
    pairs
}

pub(crate) fn any(prefixes: &[V4]) -> bool {
    let keys = sorted(prefixes);
    keys.windows(2)
        .any(|two| (two[1] >> 32) as u32 <= (two[0] >> 32) as u32 | host_mask((two[0] >> 26 & 63) as u32))
}

pub(crate) fn aggregate(prefixes: &[V4]) -> Vec<V4> {
    let mut blocks = Vec::new();
    for (first, last) in merged(prefixes) {
        push_blocks(first, last, &mut blocks);
    }
    blocks
}

pub(crate) fn subtract(whole: V4, taken: &[V4]) -> Vec<V4> {
    let mut blocks = Vec::new();
    for (first, last) in holes(whole, &merged(taken)) {
        push_blocks(first, last, &mut blocks);
    }
    blocks
}

/// The block of `length` in the smallest hole that holds it.
pub(crate) fn first_free(whole: V4, taken: &[(u32, u32)], length: u8) -> Option<V4> {
    let mut blocks = Vec::new();
    let mut best: Option<V4> = None;
    for (first, last) in holes(whole, taken) {
        push_blocks(first, last, &mut blocks);
        for (first, hole) in blocks.drain(..).filter(|&(_, hole)| hole <= length) {
            if hole == length {
                return Some((first, length));
            }
            if best.is_none_or(|(_, best)| best < hole) {
                best = Some((first, hole));
            }
        }
    }
    best.map(|(first, _)| (first, length))
}

pub(crate) fn pairs_v6(prefixes: &[V6]) -> Vec<(usize, usize)> {
    let mut keys: Vec<(u128, u8, u32)> =
        prefixes.iter().enumerate().map(|(index, &(first, length))| (first, length, index as u32)).collect();
    keys.sort_unstable();
    let mut pairs = Vec::new();
    let mut open: Vec<(u128, usize)> = Vec::new();
    for (first, length, index) in keys {
        let index = index as usize;
        while open.last().is_some_and(|&(last, _)| last < first) {
            open.pop();
        }
        for &(_, other) in &open {
            pairs.push((index.min(other), index.max(other)));
        }
        open.push((first | u128::MAX.checked_shr(length.into()).unwrap_or(0), index));
    }
    pairs
}

pub(crate) fn aggregate_v6(prefixes: &[V6]) -> Vec<V6> {
    let mut keys = prefixes.to_vec();
    keys.sort_unstable();
    let mut merged: Vec<(u128, u128)> = Vec::new();
    for (first, length) in keys {
        let last = first | u128::MAX.checked_shr(length.into()).unwrap_or(0);
        match merged.last_mut() {
            Some((_, end)) if first.saturating_sub(1) <= *end => *end = last.max(*end),
            _ => merged.push((first, last)),
        }
    }
    let mut blocks = Vec::new();
    for (mut first, last) in merged {
        loop {
            let bits = first.trailing_zeros().min((last - first).checked_add(1).map_or(128, u128::ilog2));
            blocks.push((first, (128 - bits) as u8));
            let end = first | u128::MAX.checked_shr(128 - bits).unwrap_or(0);
            if end == last {
                break;
            }
            first = end + 1;
        }
    }
    blocks
}

fn host_mask(length: u32) -> u32 {
    u32::MAX.checked_shr(length).unwrap_or(0)
}

/// `first << 32 | length << 26 | index`.
fn sorted(prefixes: &[V4]) -> Vec<u64> {
    let keys = prefixes.iter().enumerate();
    let mut keys: Vec<u64> = keys
        .map(|(index, &(first, length))| u64::from(first) << 32 | u64::from(length) << 26 | index as u64)
        .collect();
    if keys.len() < RADIX_FROM {
        keys.sort_unstable();
        return keys;
    }
    let mut counts = [[0usize; 1024]; 4];
    for key in &keys {
        for (pass, counts) in counts.iter_mut().enumerate() {
            counts[(key >> (26 + 10 * pass)) as usize & 1023] += 1;
        }
    }
    let mut other = vec![0; keys.len()];
    for (pass, counts) in counts.iter().enumerate() {
        let mut places = [0; 1024];
        for digit in 1..1024 {
            places[digit] = places[digit - 1] + counts[digit - 1];
        }
        for &key in &keys {
            let place = &mut places[(key >> (26 + 10 * pass)) as usize & 1023];
            other[*place] = key;
            *place += 1;
        }
        std::mem::swap(&mut keys, &mut other);
    }
    keys
}

pub(crate) fn merged(prefixes: &[V4]) -> Vec<(u32, u32)> {
    let mut merged: Vec<(u32, u32)> = Vec::new();
    for key in sorted(prefixes) {
        let first = (key >> 32) as u32;
        let last = first | host_mask((key >> 26 & 63) as u32);
        match merged.last_mut() {
            Some((_, end)) if first.saturating_sub(1) <= *end => *end = last.max(*end),
            _ => merged.push((first, last)),
        }
    }
    merged
}

fn holes((first, length): V4, taken: &[(u32, u32)]) -> impl Iterator<Item = (u32, u32)> {
    let last = first | host_mask(length.into());
    let mut free = first;
    let between = taken.iter().filter_map(move |&(start, end)| {
        let hole = (free < start).then(|| (free, start - 1));
        free = end + 1;
        hole
    });
    let end = taken.last().map_or(first, |(_, end)| end + 1);
    between.chain((end <= last).then_some((end, last)))
}

fn push_blocks(mut first: u32, last: u32, blocks: &mut Vec<V4>) {
    loop {
        let bits = first.trailing_zeros().min((last - first).checked_add(1).map_or(32, u32::ilog2));
        blocks.push((first, (32 - bits) as u8));
        let end = first | host_mask(32 - bits);
        if end == last {
            return;
        }
        first = end + 1;
    }
}
