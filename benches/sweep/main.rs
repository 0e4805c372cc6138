//! The overlaps of an address plan as a module of its own, for a browser to time: the engine alone, as the page has it.
//!
//! `make bench` builds it; nothing else does.
use std::cell::RefCell;

use aks_network_planner::net::{Prefix, overlapping_pairs};

thread_local! {
    static PLAN: RefCell<Vec<Prefix>> = const { RefCell::new(Vec::new()) };
}

/// Lays out that many ranges of 10.0.0.0/8 to be compared: side by side, or a quarter of them inside others.
#[unsafe(no_mangle)]
pub extern "C" fn plan(count: u32, meets: u32) {
    let spread = |at: u32| at.wrapping_mul(7_919) % count.max(1);
    let prefix = |at: u32| {
        let (block, is_inside) = (spread(at), meets > 0 && at.is_multiple_of(4));
        // Blocks of 64 addresses; one that is inside begins in the second half of its neighbour.
        let first = (10 << 24) + if is_inside { (block ^ 1) * 64 + 32 } else { block * 64 };
        let length = if is_inside { 27 } else { 26 };
        format!("{}/{length}", std::net::Ipv4Addr::from(first)).parse().ok()
    };
    PLAN.with_borrow_mut(|plan| *plan = (0..count).filter_map(prefix).collect());
}

/// How many pairs of the plan's ranges share addresses.
#[unsafe(no_mangle)]
pub extern "C" fn pairs() -> u32 {
    PLAN.with_borrow(|plan| overlapping_pairs(plan).len() as u32)
}

fn main() {}
