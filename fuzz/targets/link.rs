//! Fuzzes links: their letters, and what is in them under a check that is right.
#![no_main]
use aks_network_planner_fuzz::link::{check, contents, sealed};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|text: &str| check(text));

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    // A changed letter alone hardly ever gets past the check.
    let inside = if seed.is_multiple_of(4) { None } else { contents(&data[..size]) };
    let Some(mut inside) = inside else { return fuzzer_mutate(data, size, max_size) };
    let length = inside.len();
    inside.resize(max_size / 2, 0);
    let changed = fuzzer_mutate(&mut inside, length.min(max_size / 2), max_size / 2);
    let link = sealed(&inside[..changed]);
    let size = link.len().min(max_size);
    data[..size].copy_from_slice(&link.as_bytes()[..size]);
    size
});
