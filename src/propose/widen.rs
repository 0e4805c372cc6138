//! [`Widening`]: how far the pod CIDR of an overlay cluster can grow where it stands, and what blocks it.
mod chosen;
mod expansion;

use super::alone::{Alone, ask};
use super::around::{Around, Coming};
use super::blocker::{self, Blocker};
use super::condition::{self, Condition};
use super::{About, Proposal, Reason, need};
use crate::azure::{NetworkModel, limits, reserved};
use crate::capacity::{node_blocks, smallest_pod_cidr};
use crate::design::Stage;
use crate::edit::CidrField;
use crate::net::Prefix;
use crate::net::wording::number;
use crate::resolve::{Resolved, ResolvedCluster};

/// How far a pod CIDR can grow.
#[derive(Debug, Clone, PartialEq)]
pub struct Widening {
    /// The pod CIDR that the cluster has.
    pub own: Prefix,
    /// Its blocks of /24, one a node.
    pub blocks: u64,
    /// What must hold before; empty for a cluster that is still to be created, which takes any range.
    pub conditions: Vec<Condition>,
    /// Twice the range, four times and so on, up to what the platform's largest cluster takes.
    pub steps: Vec<Wider>,
    /// The place of the first step that holds every moment; where none does, of the widest that nothing blocks.
    /// `None` where the first one is blocked or a condition does not hold.
    pub useful: Option<usize>,
    /// That step as a change of the design.
    pub proposal: Option<Proposal>,
    /// Why the steps end where they do, and what expanding means, in sentences.
    pub reasons: Vec<Reason>,
}

/// A wider range.
#[derive(Debug, Clone, PartialEq)]
pub struct Wider {
    /// The range; it contains the one that the cluster has.
    pub prefix: Prefix,
    /// Its blocks of /24.
    pub blocks: u64,
    /// How many that is more.
    pub gained: u64,
    /// The most nodes with which the cluster can still be upgraded, by this range and the limit of the cluster;
    /// `None`: its pools are not known.
    pub nodes: Option<u64>,
    /// Whether it holds every moment; `None`: not known.
    pub fits: Option<bool>,
    /// What refuses or breaks it.
    pub blocked: Vec<Blocker>,
    /// What makes it a risk.
    pub risks: Vec<Blocker>,
    /// Whether all of it is private space; other space is not refused and not supported.
    pub is_private: bool,
}

/// How far the pod CIDR of the overlay cluster at that place can grow; else why it cannot, in a sentence.
pub fn widen(resolved: &Resolved, cluster: usize) -> Result<Widening, String> {
    let of = resolved.clusters.get(cluster).ok_or("The design holds no such cluster.")?;
    let own = own(of)?;
    let around = Around::of(resolved);
    let alone = Alone::of(of);
    let need = need::of_cidr(of, &alone, CidrField::PodCidr);
    let needed = need.as_ref().ok().map(|need| need.length);
    let last = smallest_pod_cidr(limits::CLUSTER_NODES.value).unwrap_or_default();
    let lengths = (last..own.length()).rev();
    let steps = lengths.map(|length| {
        let prefix = Prefix::containing(own.first(), length);
        let met = blocker::blockers(&around, Coming::PodCidr(cluster), prefix);
        let (blocked, risks) = met.into_iter().partition(Blocker::is_harm);
        Wider {
            prefix,
            blocks: node_blocks(prefix),
            gained: node_blocks(prefix).saturating_sub(node_blocks(own)),
            nodes: alone.most_nodes(prefix),
            fits: needed.map(|needed| length <= needed),
            blocked,
            risks,
            is_private: reserved::is_private(prefix),
        }
    });
    let is_template = of.said.stage == Stage::Template;
    let mut widening = Widening {
        own,
        blocks: node_blocks(own),
        conditions: if is_template { Vec::new() } else { expansion::conditions(of, own) },
        steps: steps.collect(),
        useful: None,
        proposal: None,
        reasons: vec![end(last)],
    };
    widening.reasons.extend(need.err().map(|why| Reason::new(About::Unknown, why)));
    if is_template {
        let text = format!("{} is still to be created, so that it takes any pod CIDR.", of.name());
        widening.reasons.push(Reason::new(About::Note, text));
    } else {
        widening.reasons.extend(expansion::notes(of.name()));
    }
    widening.useful = widening.first_useful();
    let chosen = widening.useful.and_then(|at| widening.steps.get(at));
    widening.proposal = chosen.map(|step| chosen::proposal(&around, cluster, &widening, &alone, step));
    Ok(widening)
}

impl Widening {
    /// Whether every condition holds; `None` where one is not known and none fails.
    pub fn is_possible(&self) -> Option<bool> {
        condition::all(&self.conditions)
    }

    /// Each step contains those before it, so that what blocks one blocks all after it.
    fn first_useful(&self) -> Option<usize> {
        let free = self.steps.iter().take_while(|step| step.blocked.is_empty()).count();
        let free = self.steps.get(..free).filter(|_| self.is_possible() != Some(false))?;
        let fitting = free.iter().position(|step| step.fits != Some(false));
        fitting.or(free.len().checked_sub(1))
    }
}

fn own(cluster: &ResolvedCluster) -> Result<Prefix, String> {
    let name = cluster.name();
    match cluster.model() {
        Some(NetworkModel::Overlay) => {}
        None => return Err(format!("The network model of {name} is not known; `{}` tells.", ask(cluster))),
        Some(NetworkModel::None) => {
            return Err(format!(
                "{name} brings its own CNI: the service takes another pod CIDR, and what that does is up to the CNI."
            ));
        }
        Some(model) => {
            return Err(format!(
                "{name} has {}: only the pod CIDR of an overlay cluster can be expanded.",
                model.title()
            ));
        }
    }
    let own = need::first_ipv4(cluster.pod_cidrs.known());
    own.ok_or_else(|| format!("The pod CIDR of {name} is not known; `{}` tells.", ask(cluster)))
}

fn end(last: u8) -> Reason {
    let nodes = limits::CLUSTER_NODES;
    let text = format!(
        "Nothing documents a shortest pod CIDR; a /{last} has a block for each of the {} nodes of the platform's largest \
         cluster.",
        number(nodes.value)
    );
    Reason::new(About::Size, text).says(nodes.source)
}
