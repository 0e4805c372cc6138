//! [`Bars`]: what a resource is divided into at the four moments, on one scale.
use std::collections::BTreeSet;

use crate::analysis::{Analysis, asks};
use crate::azure::NetworkModel;
use crate::capacity::{Resource, Row, Term, Unit, terms};
use crate::resolve::{Moment, Resolved};
use crate::rules::wording::number;

/// The bars of one row of a cluster's capacity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    /// The cluster's place.
    pub cluster: usize,
    /// The row's place in its capacity.
    pub row: usize,
    /// The resource.
    pub resource: Resource,
    /// Which one of its kind, as in the row.
    pub name: String,
    /// What the parts are counted in.
    pub unit: Unit,
    /// The length that all four are drawn against: the longest of them.
    pub scale: u64,
    /// One for each moment, in their order; `None` where what is needed or what there is, is not known.
    pub moments: [Option<Bar>; 4],
    /// Whether every term is known; where not, some bar is missing or shorter than the truth.
    pub complete: bool,
    /// The commands that would tell what is not known.
    pub asks: Vec<String>,
}

/// A resource at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The moment.
    pub moment: Moment,
    /// The parts in the order in which they are stacked, none of them empty. Each begins where the one before ends.
    pub parts: Vec<Part>,
    /// The sum of the parts.
    pub whole: u64,
    /// Where what there is ends: the whole, or before it where something is short.
    pub end: u64,
    /// What is short: the whole less the end.
    pub short: u64,
}

/// A part of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Where it begins.
    pub from: u64,
    /// How long it is.
    pub amount: u64,
}

/// What a part of a bar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartKind {
    /// What the platform keeps.
    Reserved,
    /// What others hold.
    Residents,
    /// What API servers take.
    ApiServers,
    /// What nodes take themselves.
    Nodes,
    /// What their pods take.
    Pods,
    /// What extra nodes of an upgrade take, with their pods.
    Surge,
    /// What is left.
    Free,
}

/// The bars of every row of the cluster at that place, in the order of its capacity.
pub fn bars(analysis: &Analysis, cluster: usize) -> Vec<Bars> {
    let rows = analysis.capacity.get(cluster).map(|capacity| capacity.rows.as_slice()).unwrap_or_default();
    rows.iter().enumerate().map(|(place, row)| of_row(analysis, cluster, place, row)).collect()
}

fn of_row(analysis: &Analysis, cluster: usize, place: usize, row: &Row) -> Bars {
    let moments = Moment::ALL.map(|moment| bar(&analysis.resolved, cluster, row, moment));
    let longest = moments.iter().flatten().map(|bar| bar.whole).max();
    let asks: BTreeSet<String> = asks(analysis, cluster, row).into_iter().collect();
    Bars {
        cluster,
        row: place,
        resource: row.resource,
        name: row.name.clone(),
        unit: row.resource.unit(),
        scale: longest.or(row.available).unwrap_or(0),
        moments,
        complete: row.complete,
        asks: asks.into_iter().collect(),
    }
}

fn bar(resolved: &Resolved, cluster: usize, row: &Row, moment: Moment) -> Option<Bar> {
    let split = row.split(moment)?;
    let before = match moment {
        Moment::Steady | Moment::Upgrading => Moment::Steady,
        Moment::Scaled | Moment::ScaledUpgrading => Moment::Scaled,
    };
    let reserved = reserved(row);
    let (nodes, pods) = match row.resource {
        Resource::PodSubnet | Resource::ClusterPods => (0, split.nodes),
        Resource::NodeSubnet => {
            let own = own_addresses(resolved, &terms(resolved, cluster, row, before)).min(split.nodes);
            (own, split.nodes - own)
        }
        _ => (split.nodes, 0),
    };
    let is_server = row.resource == Resource::ApiServerSubnet;
    let amounts = [
        (PartKind::Reserved, reserved),
        (PartKind::Residents, split.residents),
        (PartKind::ApiServers, if is_server { nodes } else { 0 }),
        (PartKind::Nodes, if is_server { 0 } else { nodes }),
        (PartKind::Pods, pods),
        (PartKind::Surge, split.surge),
        (PartKind::Free, split.free),
    ];
    let mut whole = 0u64;
    let mut parts = Vec::new();
    for (kind, amount) in amounts.into_iter().filter(|(_, amount)| *amount > 0) {
        parts.push(Part { kind, from: whole, amount });
        whole = whole.saturating_add(amount);
    }
    let end = row.available?.saturating_add(reserved).min(whole);
    Some(Bar { moment, parts, whole, end, short: whole - end })
}

/// What the platform keeps of the ranges of a subnet or of services.
fn reserved(row: &Row) -> u64 {
    let is_range = matches!(
        row.resource,
        Resource::NodeSubnet | Resource::PodSubnet | Resource::ServiceCidr | Resource::ApiServerSubnet
    );
    if !is_range {
        return 0;
    }
    let ipv4 = row.prefixes.iter().filter(|prefix| prefix.is_ipv4());
    // Of several ranges of services the first one counts.
    let counted = if row.resource == Resource::ServiceCidr { 1 } else { usize::MAX };
    let sizes = ipv4.take(counted).map(|prefix| u64::try_from(prefix.size()).unwrap_or(u64::MAX));
    sizes.fold(0, u64::saturating_add).saturating_sub(row.available.unwrap_or(0))
}

/// Of the addresses of a node subnet, those of the nodes themselves.
fn own_addresses(resolved: &Resolved, terms: &[Term]) -> u64 {
    let own = terms.iter().map(|term| {
        let model = resolved.clusters.get(term.cluster).and_then(|cluster| cluster.model());
        let taken = term.nodes.unwrap_or(0).saturating_mul(term.per_node.unwrap_or(0));
        if model == Some(NetworkModel::NodeSubnet) { term.nodes.unwrap_or(0).min(taken) } else { taken }
    });
    own.fold(0, u64::saturating_add)
}

impl PartKind {
    /// A word for programs and styles.
    pub fn text(self) -> &'static str {
        match self {
            PartKind::Reserved => "reserved",
            PartKind::Residents => "residents",
            PartKind::ApiServers => "apiServers",
            PartKind::Nodes => "nodes",
            PartKind::Pods => "pods",
            PartKind::Surge => "surge",
            PartKind::Free => "free",
        }
    }

    /// The name for people.
    pub fn title(self) -> &'static str {
        match self {
            PartKind::Reserved => "kept by the platform",
            PartKind::Residents => "held by others",
            PartKind::ApiServers => "API servers",
            PartKind::Nodes => "nodes",
            PartKind::Pods => "pods",
            PartKind::Surge => "surge of an upgrade",
            PartKind::Free => "free",
        }
    }
}

impl Bar {
    /// The amount of a part; 0 where there is none.
    pub fn amount(&self, kind: PartKind) -> u64 {
        self.parts.iter().find(|part| part.kind == kind).map_or(0, |part| part.amount)
    }

    /// `5 kept by the platform, 2 held by others, 3 nodes, 90 pods, 156 free`; what is short comes last.
    pub fn words(&self) -> String {
        let parts = self.parts.iter().map(|part| format!("{} {}", number(part.amount), part.kind.title()));
        let short = (self.short > 0).then(|| format!("{} short", number(self.short)));
        parts.chain(short).collect::<Vec<_>>().join(", ")
    }
}
