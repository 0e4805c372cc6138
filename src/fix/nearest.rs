//! The nearest number with which a finding is gone.

/// The nearest larger number, in steps of `unit`, for which `mends`; `None` where none up to `most` is found by
/// doubling. One step less does not mend.
pub(super) fn above(now: u64, unit: u64, most: u64, mends: impl Fn(u64) -> bool) -> Option<u64> {
    let at = |steps: u64| now.saturating_add(steps.saturating_mul(unit));
    let mut steps = 1;
    while !mends(at(steps)) {
        if at(steps) >= most {
            return None;
        }
        steps = steps.saturating_mul(2).min(most.saturating_sub(now).div_ceil(unit));
    }
    let fails = between(steps / 2, steps, |steps| mends(at(steps)));
    Some(at(fails))
}

/// The nearest smaller number, in steps of `unit`, for which `mends`; `None` where none is found by halving. One step
/// more does not mend.
pub(super) fn below(now: u64, unit: u64, mends: impl Fn(u64) -> bool) -> Option<u64> {
    let units = now.div_ceil(unit);
    let mut low = units.saturating_sub(1);
    while !mends(low.saturating_mul(unit)) {
        if low == 0 {
            return None;
        }
        low /= 2;
    }
    let down = between(0, units - low, |down| mends((units - down).saturating_mul(unit)));
    Some((units - down).saturating_mul(unit))
}

/// The first number after `fails` that holds, where `holds` does and those before it do not.
fn between(fails: u64, holds: u64, is_held: impl Fn(u64) -> bool) -> u64 {
    let (mut fails, mut holds) = (fails, holds);
    while holds.saturating_sub(fails) > 1 {
        let middle = fails + (holds - fails) / 2;
        if is_held(middle) {
            holds = middle;
        } else {
            fails = middle;
        }
    }
    holds
}
