//! The most nodes with which a cluster can still be upgraded.
use super::about::OfCluster;
use super::explanation::{Amount, Explanation, Origin};
use super::sheet::Sheet;
use super::wording::named;
use crate::analysis::Analysis;
use crate::capacity::{ClusterCapacity, Row, Unit, hand_out, ladder, terms};
use crate::resolve::{Ask, Moment};
use crate::rules::wording::{counted, listed};

pub(super) fn explain(analysis: &Analysis, cluster: usize) -> Option<Explanation> {
    let of = OfCluster::at(analysis, cluster)?;
    let capacity = analysis.capacity.get(cluster)?;
    let mut sheet = Sheet::default();
    match capacity.largest.value {
        Some(nodes) => growth(of, capacity, nodes, &mut sheet),
        None => unknown(of, &mut sheet),
    }
    let left_out: Vec<String> =
        capacity.largest.unknown.iter().map(|resource| resource.title().to_ascii_lowercase()).collect();
    if !left_out.is_empty() {
        sheet.note(format!("Left out, because not known: {}.", listed(&left_out)));
    }
    let title = format!("The largest cluster that can still be upgraded ({})", of.name());
    let formula = "Nodes are handed out one at a time, each to the pool with the largest share of today's count, \
                   until the next one would not fit during an upgrade. What others take stays as it is.";
    Some(sheet.finish(title, formula, capacity.largest.value, Some(Unit::Nodes)))
}

/// Who has how many of the nodes, and what the next one would break.
fn growth(of: OfCluster<'_>, capacity: &ClusterCapacity, nodes: u64, sheet: &mut Sheet) {
    let given = hand_out(of.cluster, nodes).unwrap_or_default();
    for (pool, given) in of.pools().zip(&given).filter(|(pool, _)| !pool.pool.is_gateway()) {
        sheet.added(format!("{}: nodes handed out", pool.label), *given, Origin::Computed);
    }
    let first = ladder(of.resolved(), of.place, &capacity.rows).into_iter().next();
    let Some(row) = first.and_then(|rung| capacity.rows.get(rung.row)) else { return };
    let unit = row.resource.unit().text();
    sheet.told(format!("{}: {unit} available", named(row)), row.available, Origin::Computed);
    for count in [nodes, nodes.saturating_add(1)] {
        let words = format!("{unit} needed by an upgrade of {}", counted(count, "node", "nodes"));
        sheet.told(words, needed(of, row, count), Origin::Computed);
    }
    sheet.cite(row.source);
}

/// What an upgrade takes of a row with that many nodes handed out.
fn needed(of: OfCluster<'_>, row: &Row, nodes: u64) -> Option<u64> {
    let given = hand_out(of.cluster, nodes)?;
    let all = terms(of.resolved(), of.place, row, Moment::Upgrading);
    let own = all.iter().filter(|term| term.cluster == of.place);
    let mut needed = i128::from(row.at(Moment::Upgrading).required?);
    for term in own {
        let mut pools = of.cluster.pools().iter().zip(&given);
        let (pool, given) = pools.find(|(pool, _)| pool.name == term.pool)?;
        if pool.is_gateway() {
            continue;
        }
        let grown = i128::from(*given) + i128::from(pool.surge_of(*given)?);
        let more = (grown - i128::from(term.nodes?)).saturating_mul(term.per_node?.into());
        needed = needed.saturating_add(more);
    }
    u64::try_from(needed).ok()
}

fn unknown(of: OfCluster<'_>, sheet: &mut Sheet) {
    let Some(pools) = &of.cluster.pools else {
        return sheet.told("node pools", Amount::Unknown, of.unknown(Ask::Cluster));
    };
    let unknown = of.pools().filter(|pool| pool.pool.count.get().is_none());
    for pool in unknown {
        sheet.told(format!("{}: nodes today", pool.label), Amount::Unknown, of.unknown(Ask::Cluster));
    }
    if pools.iter().all(|pool| pool.is_gateway()) {
        sheet.note("The cluster has no pool that grows.");
    }
}
