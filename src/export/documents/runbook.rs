//! What those who run clusters need at hand: what fits, what an operation needs, deadlines, checks, and what to do when the
//! service refuses.
use super::{heading, points, table};
use crate::advice::calendar;
use crate::analysis::Analysis;
use crate::diagnosis::entries;
use crate::egress::command_for_cluster;
use crate::export::egress_table::whence;
use crate::export::forms::Material;
use crate::export::report::Block;
use crate::net::wording::number;
use crate::propose::{Operation, Outcome, Verdict, outcomes};
use crate::symptoms::smoke_test;

/// A part for each cluster.
pub(in crate::export) fn runbook(of: &Material, analysis: &Analysis) -> Vec<Block> {
    let mut blocks = called();
    for (place, cluster) in analysis.resolved.clusters.iter().enumerate() {
        blocks.push(heading(2, &format!("{} as it is", cluster.name())));
        blocks.extend(standing(analysis, place));
        blocks.extend(operations(analysis, place));
        blocks.extend(deadlines(of, analysis, place));
        blocks.extend(checks(analysis, place));
    }
    blocks.extend(refused(analysis));
    blocks
}

/// Whom to call, to be filled in.
fn called() -> Vec<Block> {
    let rows =
        ["Owner of the clusters", "Network and addresses", "Firewall", "Change board", "Support contract"];
    let rows = rows.map(|row| [row.to_owned(), String::new(), String::new()]).to_vec();
    vec![heading(2, "Who is called"), table(["For", "Who", "How"], rows)]
}

fn standing(analysis: &Analysis, place: usize) -> Vec<Block> {
    let mut told: Vec<String> =
        analysis.verdicts.get(place).map(|of| of.sentence.clone()).into_iter().collect();
    let largest = analysis.capacity.get(place).map(|of| &of.largest);
    if let Some((largest, nodes)) = largest.and_then(|largest| Some((largest, largest.value?))) {
        let by = largest.limited_by.map(|by| format!("; {} stops it there", by.title())).unwrap_or_default();
        told.push(format!("It can have up to {} nodes and still be upgraded{by}.", number(nodes)));
    }
    let command = analysis.resolved.clusters.get(place).map(command_for_cluster);
    let command = command.map(Block::Code);
    std::iter::once(Block::List(told)).chain(command).collect()
}

/// What each operation needs and whether there is so much.
fn operations(analysis: &Analysis, cluster: usize) -> Vec<Block> {
    let resolved = &analysis.resolved;
    let Some(of) = resolved.clusters.get(cluster) else { return Vec::new() };
    let pools = of.pools().iter().enumerate().map(|(pool, of)| {
        (format!("Upgrade the pool {}", of.name), Operation::UpgradePool { cluster, pool })
    });
    let all = [
        ("Upgrade all pools".to_owned(), Operation::UpgradeAll { cluster }),
        ("Every pool at its maximum".to_owned(), Operation::EveryPoolToMaximum { cluster }),
    ];
    let mut rows = Vec::new();
    for (title, operation) in all.into_iter().chain(pools) {
        let mut found: Vec<Outcome> = outcomes(resolved, operation).unwrap_or_default();
        // Where something fails, that is what counts.
        if found.iter().any(|one| one.verdict != Verdict::Passes) {
            found.retain(|one| one.verdict != Verdict::Passes);
        } else {
            found.truncate(1);
        }
        rows.extend(found.iter().map(|one| outcome(&title, one)));
    }
    let head = ["Operation", "What decides", "Sum", "Holds", "The service answers"];
    vec![heading(2, &format!("Before something is done to {}", of.name())), table(head, rows)]
}

fn outcome(title: &str, of: &Outcome) -> [String; 5] {
    let holds = match of.verdict {
        Verdict::Passes => "yes",
        Verdict::Fails => "no",
        Verdict::Unknown => "not known",
    };
    let code = of.error_code.filter(|_| of.verdict == Verdict::Fails).unwrap_or_default();
    [title.to_owned(), of.title(), of.sum.clone(), holds.to_owned(), code.to_owned()]
}

fn deadlines(of: &Material, analysis: &Analysis, place: usize) -> Vec<Block> {
    let days = calendar(&analysis.resolved, &analysis.findings, place, of.today);
    if days.is_empty() {
        return Vec::new();
    }
    let rows = days
        .iter()
        .map(|day| [day.day.to_string(), day.what.to_owned(), day.whom.clone(), whence(day.source)]);
    let name = analysis.resolved.clusters.get(place).map(|of| of.name()).unwrap_or_default();
    vec![
        heading(2, &format!("Days to keep in mind for {name}")),
        table(["Day", "What", "Whom it touches", "Source"], rows.collect()),
    ]
}

/// What is tried before a change and after it.
fn checks(analysis: &Analysis, place: usize) -> Vec<Block> {
    let checks = smoke_test(&analysis.resolved, place).unwrap_or_default();
    let name = analysis.resolved.clusters.get(place).map(|of| of.name()).unwrap_or_default();
    let rows = checks.iter().map(|of| {
        let (area, title) = (of.area.title().to_owned(), of.title.to_owned());
        [area, title, of.command.clone(), of.expected.clone(), String::new(), String::new()]
    });
    let head = ["About", "Check", "Command", "Expected", "Before", "After"];
    let title = format!("Smoke test of {name}, before a change and after it");
    if checks.is_empty() { Vec::new() } else { vec![heading(2, &title), table(head, rows.collect())] }
}

/// What errors mean that the findings name.
fn refused(analysis: &Analysis) -> Vec<Block> {
    let mut told: Vec<String> = Vec::new();
    let codes = analysis.findings.iter().flat_map(|of| [of.error_code, of.error_subcode]).flatten();
    for code in codes {
        let is_meant = |known: &&str| known.eq_ignore_ascii_case(code);
        let known = entries().find(|entry| entry.codes.iter().chain(entry.subcodes).any(is_meant));
        let Some(entry) = known else { continue };
        let line =
            format!("{code}: {} {} Source: {}", entry.meaning, entry.steps.join(" "), whence(entry.source));
        if !told.contains(&line) {
            told.push(line);
        }
    }
    points("When the service refuses", told)
}
