//! Prefixes to measure with: pseudo-random, the same in every run.
use std::collections::HashSet;

use crate::reference::{V4, V6};

/// Distinct prefixes of 8 to 30 bits, most of them long, crowded into a /16 for every fifty.
pub(crate) fn clustered_v4(count: usize) -> Vec<V4> {
    clustered(count, |random, cluster| {
        let length = if random.below(20) == 0 { 8 + random.below(12) } else { 20 + random.below(11) };
        let first = cluster << 16 | random.below(1 << 16) as u32;
        (first & !(u32::MAX >> length), length as u8)
    })
}

/// Distinct prefixes of 32 to 64 bits in fd00::/8, most of them long, crowded into a /40 for every fifty.
pub(crate) fn clustered_v6(count: usize) -> Vec<V6> {
    clustered(count, |random, cluster| {
        let length = if random.below(20) == 0 { 32 + random.below(16) } else { 48 + random.below(17) };
        let first = 0xfd << 120 | u128::from(cluster) << 88 | (random.below(1 << 24) as u128) << 64;
        (first & !(u128::MAX >> length), length as u8)
    })
}

/// 10.0.0.0/8 and, in disorder, `count` blocks of one length of it: one of each two neighbours, which leaves
/// as many free.
pub(crate) fn half_full(count: usize) -> (V4, Vec<V4>) {
    let mut random = Random(3);
    let length = 9 + count.next_power_of_two().ilog2();
    let mut taken: Vec<V4> = (0..count)
        .map(|pair| {
            let block = 2 * pair + random.below(2);
            (10 << 24 | (block as u32) << (32 - length), length as u8)
        })
        .collect();
    for end in (1..taken.len()).rev() {
        taken.swap(end, random.below(end + 1));
    }
    ((10 << 24, 8), taken)
}

fn clustered<T: Copy + Eq + std::hash::Hash>(count: usize, draw: impl Fn(&mut Random, u32) -> T) -> Vec<T> {
    let mut random = Random(7);
    let clusters: Vec<u32> = (0..1 + count / 50).map(|_| random.below(1 << 16) as u32).collect();
    let mut seen = HashSet::new();
    let mut drawn = Vec::new();
    while drawn.len() < count {
        let cluster = clusters[random.below(clusters.len())];
        let item = draw(&mut random, cluster);
        if seen.insert(item) {
            drawn.push(item);
        }
    }
    drawn
}

/// A linear congruential generator.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}
