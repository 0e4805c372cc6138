//! Whether the range of a subnet can be changed.
use crate::azure::ranges;
use crate::design::Stage;
use crate::overlap::Holder;
use crate::propose::{About, Reason};
use crate::resolve::Resolved;

/// Whether something is in a subnet: addresses seen in use, or nodes of a cluster that exists; `None`: not known.
pub(in crate::propose) fn in_use(resolved: &Resolved, place: usize) -> Option<bool> {
    let used = resolved.subnets.get(place)?.used;
    if used.is_some_and(|used| used > 0) {
        return Some(true);
    }
    let deployed = resolved.clusters.iter().filter(|cluster| cluster.said.stage == Stage::Deployed);
    let pools = deployed.flat_map(|cluster| cluster.pools());
    let here = pools.filter(|pool| pool.subnet == Some(place) || pool.pod_subnet == Some(place));
    let counts: Vec<Option<u64>> = here.map(|pool| pool.count.get()).collect();
    if counts.iter().flatten().any(|nodes| *nodes > 0) {
        return Some(true);
    }
    used.filter(|_| !counts.contains(&None)).map(|_| false)
}

/// Whether the range of a subnet can be changed, in a sentence.
pub(in crate::propose) fn reason(resolved: &Resolved, place: usize, in_use: Option<bool>) -> Reason {
    let name = Holder::Subnet(place).name(resolved);
    let fact = ranges::SUBNET_IN_USE;
    let (about, text) = match in_use {
        Some(true) => (
            About::Note,
            format!(
                "{name} is in use, and the range of such a subnet cannot be changed: the answer is {}.",
                fact.value
            ),
        ),
        Some(false) => (
            About::Note,
            format!(
                "Nothing was seen in {name}: its range can be changed while that is so, else the answer is {}.",
                fact.value
            ),
        ),
        None => (
            About::Unknown,
            format!(
                "Whether {name} is in use is not known; if it is, a change of its range is answered with {}; `{}` tells.",
                fact.value,
                resolved.command_for_subnet(place)
            ),
        ),
    };
    Reason::new(about, text).says(fact.source)
}
