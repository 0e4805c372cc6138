//! A network while it is laid out, as the page shows it: texts, which it hands back as they were typed.
use serde::{Deserialize, Serialize};

use crate::edit::Step;
use crate::net::Prefix;
use crate::net::wording::number;
use crate::propose::{PlannedSubnet, Settled, SettledSubnet, Size, settle, subnet_plan};
use crate::resolve::Resolved;

/// A subnet that a network has, that its clusters need, or that somebody wants.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PlannedRow {
    /// Its name.
    pub name: String,
    /// Its ranges now.
    pub now: String,
    /// The size wanted, as [`Size::parse`] reads it.
    pub size: String,
    /// Whether it stays as it is; one that is not there is then not made.
    pub stays: bool,
    /// Whether somebody wants it whom nothing asked.
    pub own: bool,
    /// Why it has that size, and why it stays.
    pub why: String,
}

/// A network laid out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaidOut {
    /// A row for each subnet: its name, its ranges, its usable addresses, what changes.
    pub rows: Vec<Vec<String>>,
    /// What is left free and what it was compared with, in sentences.
    pub left: String,
    /// What brings it about: see [`crate::edit::Edit::Take`]; empty where nothing changes.
    pub steps: Vec<Step>,
}

/// The subnets of the network at that place, else why there can be none.
pub(super) fn planned(resolved: &Resolved, network: usize) -> Result<Vec<PlannedRow>, String> {
    let row = |subnet: PlannedSubnet| PlannedRow {
        name: subnet.name,
        now: listed(&subnet.now),
        size: subnet.size.map(|size| size.to_string()).unwrap_or_default(),
        stays: subnet.locked,
        own: false,
        why: subnet.why.join(" "),
    };
    Ok(subnet_plan(resolved, network)?.into_iter().map(row).collect())
}

/// The layout of such rows, else why there is none.
pub(super) fn laid_out(resolved: &Resolved, network: usize, rows: &[PlannedRow]) -> Result<LaidOut, String> {
    let plan = subnet_plan(resolved, network)?;
    let mut wanted = Vec::with_capacity(rows.len());
    for row in rows {
        let known = plan.iter().find(|subnet| !row.own && subnet.name == row.name).cloned();
        let is_there = known.as_ref().is_some_and(|subnet| subnet.serves.is_none());
        if row.stays && !is_there {
            continue;
        }
        let is_typed = !row.stays && !row.size.is_empty();
        let size = is_typed.then(|| Size::parse(&row.size)).transpose();
        let size = size.map_err(|why| format!("{}: {why}", row.name))?;
        let name = row.name.trim().to_owned();
        wanted.push(PlannedSubnet { name, size, locked: row.stays, ..known.unwrap_or_default() });
    }
    let Settled { subnets, free, steps, notes } = settle(resolved, network, &wanted)?;
    let free = if free.is_empty() { "nothing".to_owned() } else { listed(&free) };
    let nothing = if steps.is_empty() { " No range has to change." } else { "" };
    let left = format!("Left free: {free}. {}{nothing}", notes.join(" "));
    Ok(LaidOut { rows: subnets.iter().map(told).collect(), left, steps })
}

fn told(subnet: &SettledSubnet) -> Vec<String> {
    let change = match subnet.was.as_slice() {
        [] => "new".to_owned(),
        _ if subnet.was == subnet.ranges => "stays".to_owned(),
        was => format!("was {}", listed(was)),
    };
    vec![subnet.name.clone(), listed(&subnet.ranges), number(subnet.usable), change]
}

fn listed(prefixes: &[Prefix]) -> String {
    prefixes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
