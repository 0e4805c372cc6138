//! [`RoomPart`]: how the ranges of a cluster can grow where they stand, in words; and which length holds how many
//! nodes.
use super::table::named;
use super::{Mark, Proposed, Reference, Table, TableRow};
use crate::export::{reverse_csv, reverse_markdown};
use crate::net::AddressRange;
use crate::net::wording::{counted, number};
use crate::overlap::Holder;
use crate::propose::{
    self, Beside, Joined, Ranged, Reason, ReverseTable, ServiceRoom, Shape, Widening, Wider,
};
use crate::resolve::Resolved;

/// The room of one range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomPart {
    /// Which range.
    pub title: String,
    /// What there is, in sentences.
    pub facts: Vec<String>,
    /// Why it cannot grow or nothing can be said, where that is so.
    pub obstacle: Option<String>,
    /// What must hold before it can be changed.
    pub conditions: Vec<Demand>,
    /// Larger ranges, and what blocks them.
    pub table: Option<Table>,
    /// Changes that would fit.
    pub proposals: Vec<Proposed>,
    /// What else has to be known, in sentences.
    pub notes: Vec<String>,
}

/// Something that must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// Whether it does.
    pub mark: Mark,
    /// The same in words: met, not met, not known.
    pub verdict: String,
    /// The sentence.
    pub text: String,
    /// The command that tells, where it is not known.
    pub ask: Option<String>,
    /// Who asks for it.
    pub source: Reference,
}

/// Which prefix length holds how many nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reversed {
    /// A table for each range of the cluster.
    pub tables: Vec<Table>,
    /// All of them as Markdown.
    pub markdown: String,
    /// All of them as comma-separated values.
    pub csv: String,
}

/// The room of each range of the cluster at that place.
pub fn room(resolved: &Resolved, cluster: usize) -> Vec<RoomPart> {
    let pods = propose::widen(resolved, cluster);
    let services = propose::service_room(resolved, cluster);
    let mut parts = vec![
        pods.map_or_else(|why| RoomPart::without("Pod CIDR", why), of_pods),
        services.map_or_else(|why| RoomPart::without("Service CIDR", why), of_services),
    ];
    match propose::beside(resolved, cluster) {
        Ok(subnets) => parts.extend(subnets.into_iter().map(|subnet| of_subnet(resolved, subnet))),
        Err(why) => parts.push(RoomPart::without("Subnets", why)),
    }
    parts
}

/// The nodes that each length of the cluster's ranges holds; else why that cannot be told, in a sentence.
pub fn reversed(resolved: &Resolved, cluster: usize) -> Result<Reversed, String> {
    let of = resolved.clusters.get(cluster).ok_or("The design holds no such cluster.")?;
    let ranges = Ranged::of(of);
    if ranges.is_empty() {
        return Err(format!("The network model of {} is not known, or it brings its own CNI.", of.name()));
    }
    let unknown = || {
        format!("The node pools of {}, their most pods on a node or their surge are not known.", of.name())
    };
    let shape = Shape::of(of).ok_or_else(unknown)?;
    let tables: Vec<_> = ranges.into_iter().map(|range| propose::reverse(range, &shape)).collect();
    Ok(Reversed {
        markdown: reverse_markdown(&tables),
        csv: reverse_csv(&tables),
        tables: tables.into_iter().map(of_lengths).collect(),
    })
}

impl RoomPart {
    fn new(title: String) -> RoomPart {
        RoomPart {
            title,
            facts: Vec::new(),
            obstacle: None,
            conditions: Vec::new(),
            table: None,
            proposals: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn without(title: &str, why: String) -> RoomPart {
        RoomPart { obstacle: Some(why), ..RoomPart::new(title.to_owned()) }
    }
}

fn of_pods(widening: Widening) -> RoomPart {
    let Widening { own, blocks, conditions, steps, proposal, reasons, .. } = widening;
    let blocks = counted(blocks, "block", "blocks");
    let mut table =
        Table::new("Wider pod CIDRs", ["Pod CIDR", "Verdict", "Nodes gained", "Most nodes", "In the way"]);
    table.rows = steps.into_iter().map(wider).collect();
    RoomPart {
        facts: vec![format!("{own} has {blocks} of /24, one for each node.")],
        conditions: conditions.into_iter().map(Demand::of).collect(),
        table: Some(table).filter(|table| !table.rows.is_empty()),
        proposals: proposal.into_iter().map(Proposed::of).collect(),
        notes: sentences(reasons),
        ..RoomPart::new(format!("Pod CIDR {own}"))
    }
}

fn wider(step: Wider) -> TableRow {
    let (mark, word) = match (step.blocked.is_empty(), step.fits) {
        (false, _) => (Mark::No, "blocked"),
        (true, Some(true)) if !step.risks.is_empty() || !step.is_private => (Mark::Warn, "a risk"),
        (true, Some(true)) => (Mark::Yes, "enough"),
        (true, Some(false)) => (Mark::Warn, "too small"),
        (true, None) => (Mark::Unknown, "not known"),
    };
    let mut met = named(step.blocked.iter().chain(&step.risks));
    if !step.is_private {
        met.push_str(if met.is_empty() { "not all private space" } else { "; not all private space" });
    }
    let nodes = step.nodes.map_or("?".to_owned(), number);
    let cells = vec![step.prefix.to_string(), word.to_owned(), number(step.gained), nodes, met];
    TableRow { mark: Some(mark), cells }
}

fn of_services(room: ServiceRoom) -> RoomPart {
    let ips = |count| counted(count, "ClusterIP", "ClusterIPs");
    let mut facts = Vec::new();
    if let Some((seen, left)) = room.seen.zip(room.left) {
        let (seen, left) = (number(seen), number(left));
        let of = number(room.available);
        let most = if room.is_all { "" } else { ", at most" };
        facts.push(format!("Of {of} ClusterIPs {seen} were seen taken; {left} are left{most}."));
    }
    if room.outside > 0 {
        let outside = ips(room.outside);
        facts.push(format!("{outside} were seen outside {}: another range has been added.", room.own));
    }
    if !room.extensions.is_empty() {
        let free: Vec<String> = room.extensions.iter().map(ToString::to_string).collect();
        facts.push(format!("Free for a ServiceCIDR object to add: {}.", free.join(", ")));
    }
    RoomPart {
        facts,
        conditions: vec![Demand::of(room.extension)],
        proposals: room.anew.into_iter().map(Proposed::of).collect(),
        notes: sentences(room.reasons),
        ..RoomPart::new(format!("Service CIDR {}", room.own))
    }
}

fn of_subnet(resolved: &Resolved, subnet: Beside) -> RoomPart {
    let name = Holder::Subnet(subnet.subnet).name(resolved);
    let whose = format!("{} of {}", subnet.role.word(), subnet.pools.join(", "));
    let mut table =
        Table::new("With the other half of the block", ["Subnet", "Verdict", "Other half", "In the way"]);
    table.rows = subnet.joined.iter().map(joined).collect();
    let (proposals, obstacle) = match subnet.new_pool {
        Ok(proposals) => (proposals, None),
        Err(why) => (Vec::new(), Some(why)),
    };
    RoomPart {
        facts: vec![
            subnet.resizing.text,
            gap("before", subnet.prefix, subnet.before),
            gap("after", subnet.prefix, subnet.after),
        ],
        obstacle,
        table: Some(table).filter(|table| !table.rows.is_empty()),
        proposals: proposals.into_iter().map(Proposed::of).collect(),
        ..RoomPart::new(format!("Subnet {name} {}: {whose}", subnet.prefix))
    }
}

fn gap(side: &str, prefix: impl std::fmt::Display, free: Option<AddressRange>) -> String {
    match free {
        Some(free) => format!("Free right {side} {prefix}: {free}."),
        None => format!("Nothing known is free right {side} {prefix}."),
    }
}

fn joined(joined: &Joined) -> TableRow {
    let (mark, word) = match (joined.blocked.is_empty(), joined.is_inside) {
        (true, Some(true)) => (Mark::Yes, "free"),
        (true, None) => (Mark::Unknown, "not known"),
        _ => (Mark::No, "blocked"),
    };
    let mut met = named(joined.blocked.iter());
    if joined.is_inside == Some(false) {
        met.push_str(if met.is_empty() { "outside the network" } else { "; outside the network" });
    }
    let cells = vec![joined.prefix.to_string(), word.to_owned(), joined.half.to_string(), met];
    TableRow { mark: Some(mark), cells }
}

fn of_lengths(of: ReverseTable) -> Table {
    let unit = match of.of.resource().unit() {
        crate::capacity::Unit::Blocks => "Blocks",
        _ => "Addresses",
    };
    let mut table = Table::new(of.of.title(), ["Prefix", unit, "Most nodes", "Pods", "Limited by"]);
    let row = |row: &propose::ReverseRow| TableRow {
        mark: None,
        cells: vec![
            format!("/{}", row.length),
            number(row.available),
            number(row.nodes),
            number(row.pods),
            row.limited_by.title().to_owned(),
        ],
    };
    table.rows = of.rows.iter().map(row).collect();
    table.notes = sentences(of.reasons);
    table
}

impl Demand {
    fn of(condition: propose::Condition) -> Demand {
        let verdict = match condition.met {
            Some(true) => "met",
            Some(false) => "not met",
            None => "not known",
        };
        Demand {
            mark: Mark::of(condition.met),
            verdict: verdict.to_owned(),
            text: condition.text,
            ask: condition.ask,
            source: Reference::of(&condition.source),
        }
    }
}

fn sentences(reasons: Vec<Reason>) -> Vec<String> {
    reasons.into_iter().map(|reason| reason.text).collect()
}
