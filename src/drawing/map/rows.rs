//! The rows of the map: who stands on a line together.
use std::cmp::Reverse;

use super::headroom::Least;
use super::networks;
use super::{Block, MapRow, Role};
use crate::analysis::Analysis;
use crate::azure::reserved;
use crate::design;
use crate::drawing::words;
use crate::net::Family;
use crate::overlap::{Holder, Holding, RangeKind, holdings};
use crate::resolve::Resolved;
use crate::rules::subject;
use crate::rules::wording::counted;
use crate::sorting::sort_by_key;

/// Every row that has a block of the family.
pub(super) fn rows(analysis: &Analysis, family: Family) -> Vec<MapRow> {
    let resolved = &analysis.resolved;
    let least = Least::of(analysis);
    let mut rows = networks::rows(resolved, &least, family);
    let of_clusters = |holding: &Holding| matches!(holding.kind, RangeKind::ServiceCidr | RangeKind::PodCidr);
    let holdings = holdings(resolved);
    let of_clusters = holdings.iter().filter(|holding| of_clusters(holding));
    rows.extend(of_clusters.map(|holding| of_cluster(resolved, &least, holding)));
    rows.extend(resolved.ranges.iter().map(connected));
    rows.push(kept_by_the_platform());
    for row in &mut rows {
        row.blocks.retain(|block| block.range.family() == family);
        let place = |block: &Block| (block.range.first(), Reverse(block.range.last()), block.role);
        sort_by_key(&mut row.blocks, place);
    }
    rows.retain(|row| !row.blocks.is_empty());
    rows
}

/// A range of services or pods, once for all clusters that have it.
fn of_cluster(resolved: &Resolved, least: &Least, holding: &Holding) -> MapRow {
    let names: Vec<String> = holding.holders.iter().map(|holder| holder.name(resolved)).collect();
    let owner = words::few(&names);
    let mut caption = holding.kind.title().to_owned();
    if names.len() > 1 {
        caption += &format!(", the same {}", words::times(names.len()));
    }
    if holding.default {
        caption += ", default";
    }
    let block = Block {
        label: holding.prefix.to_string(),
        owner: owner.clone(),
        subjects: subjects(resolved, holding, &holding.holders),
        default: holding.default,
        headroom: if holding.kind == RangeKind::PodCidr { least.among(&holding.holders) } else { None },
        ..Block::of(holding.kind.into(), holding.prefix)
    };
    MapRow { title: owner, caption, kind: holding.kind, default: holding.default, blocks: vec![block] }
}

fn subjects(resolved: &Resolved, holding: &Holding, holders: &[Holder]) -> Vec<String> {
    holders.iter().filter_map(|holder| subject::holder(resolved, holding, *holder)).collect()
}

fn connected(range: &design::ConnectedRange) -> MapRow {
    let kind = match range.kind {
        design::RangeKind::Peered => RangeKind::Peered,
        design::RangeKind::OnPremises => RangeKind::OnPremises,
        design::RangeKind::Other => RangeKind::Other,
    };
    let mut caption = match (kind, &range.network) {
        (RangeKind::Peered, Some(network)) => format!("peered with {network}"),
        (RangeKind::Peered, None) => "peered".to_owned(),
        (RangeKind::OnPremises, _) => "on-premises".to_owned(),
        _ => "connected".to_owned(),
    };
    if range.prefixes.len() > 1 {
        caption += &format!(", {}", counted(range.prefixes.len() as u64, "range", "ranges"));
    }
    let block = |prefix: &crate::net::Prefix| Block {
        label: range.name.clone(),
        owner: range.name.clone(),
        subjects: vec![subject::range(&range.name)],
        ..Block::of(kind.into(), *prefix)
    };
    let blocks = range.prefixes.iter().map(block).collect();
    MapRow { title: range.name.clone(), caption, kind, default: false, blocks }
}

fn kept_by_the_platform() -> MapRow {
    let block = |reserved: &reserved::Reserved| Block {
        label: reserved.purpose.to_owned(),
        owner: format!("the platform ({})", reserved.purpose),
        ..Block::of(Role::Reserved, reserved.prefix)
    };
    MapRow {
        title: "Reserved".to_owned(),
        caption: "kept by the platform".to_owned(),
        kind: RangeKind::Reserved,
        default: false,
        blocks: reserved::RESERVED.iter().map(block).collect(),
    }
}
