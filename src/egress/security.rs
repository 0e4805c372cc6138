//! What security groups on a cluster's subnets must let through, and which of their rules drop it.
mod denied;
mod dropping;
mod flow;
mod flows;
mod inbound;
mod outward;
mod side;

pub use denied::{Denied, Extent, denied};
pub use flow::Direction;

use super::handover::Allowed;
use crate::resolve::{Resolved, ResolvedCluster};

/// Everything that security groups must let through for a cluster, with what those that were read do to it.
pub(super) fn between(resolved: &Resolved, cluster: &ResolvedCluster) -> Vec<Allowed> {
    let allowed = |flow: flow::Flow| {
        let verdict = denied::verdict(resolved, &flow);
        Allowed {
            protocol: flow.protocol,
            source: flow.source.words,
            destination: flow.destination.words,
            needed: flow.needed,
            when: flow.when,
            why: flow.why,
            direction: Some(flow.direction),
            verdict,
        }
    };
    flows::flows(resolved, cluster).into_iter().map(allowed).collect()
}
