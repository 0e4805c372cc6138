//! The step of a widening that is proposed.
use super::{Widening, Wider};
use crate::azure::{limits, ranges};
use crate::edit::{CidrField, Step};
use crate::net::wording::{counted, number};
use crate::propose::alone::Alone;
use crate::propose::around::{Around, Coming};
use crate::propose::spot::remark;
use crate::propose::{About, Proposal, Reason, blocker, need};

/// The step as a change of the cluster at that place.
pub(super) fn proposal(
    around: &Around,
    place: usize,
    widening: &Widening,
    alone: &Alone,
    step: &Wider,
) -> Proposal {
    let name = around.resolved.clusters.get(place).map(|cluster| cluster.name()).unwrap_or_default();
    let (prefix, own) = (step.prefix, widening.own);
    let blocks = counted(step.blocks, "block", "blocks");
    let nodes = step
        .nodes
        .map(|nodes| format!("; with {} {name} can still be upgraded", counted(nodes, "node", "nodes")));
    let text = format!(
        "{prefix} has {blocks} of /24, {} more than {own}{}.",
        number(step.gained),
        nodes.unwrap_or_default()
    );
    let mut reasons = vec![Reason::new(About::Size, text).says(limits::NODE_BLOCK_LENGTH.source)];
    if step.fits == Some(false) {
        let text = format!("It is the widest that is free, and still too small for what {name} needs.");
        reasons.push(Reason::new(About::Size, text));
    }
    reasons.extend(need::left(alone.in_cidr(CidrField::PodCidr, prefix)));
    reasons.push(around.sentence());
    if !step.risks.is_empty() {
        let text = format!(
            "It shares addresses with {}, which may be refused or break later.",
            blocker::told(&step.risks)
        );
        reasons.push(Reason::new(About::Note, text));
    }
    if !step.is_private {
        let text = "Not all of it is private space, which is not refused and not supported.";
        reasons.push(Reason::new(About::Note, text).says(ranges::POD_CIDR_SPACE));
    }
    reasons.extend(remark(prefix));
    reasons.extend(alone.assumed.iter().map(|text| Reason::new(About::Unknown, text)));
    for condition in widening.conditions.iter().filter(|condition| condition.met.is_none()) {
        reasons.push(Reason::new(About::Unknown, condition.text.as_str()).says(condition.source));
    }
    reasons.extend(around.unknown(Coming::PodCidr(place)));
    reasons.extend(widening.reasons.iter().filter(|reason| reason.about != About::Size).cloned());
    Proposal {
        title: format!("{prefix} as {} of {name}, around {own}", CidrField::PodCidr.title()),
        steps: vec![Step::Cidr { cluster: name.to_owned(), field: CidrField::PodCidr, prefix }],
        reasons,
    }
}
