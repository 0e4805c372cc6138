//! A fleet's table as Markdown and as comma-separated values.
use super::csv::line;
use super::markdown::of_blocks;
use super::report::{Block, Table};
use crate::analysis::Analysis;
use crate::fleet::{Column, Facet, Fleet, Row};

/// The rows at these places as comma-separated values, lines as RFC 4180 ends them. Numbers stand in columns of their
/// own; what is not known is empty.
pub fn fleet_csv(fleet: &Fleet, analysis: &Analysis, shown: &[usize]) -> String {
    let mut text = line(&HEAD);
    for row in shown.iter().filter_map(|place| fleet.rows.get(*place)) {
        let cells = cells(fleet, analysis, row);
        text.push_str(&line(&cells.iter().map(String::as_str).collect::<Vec<_>>()));
    }
    text
}

/// The rows at these places as a Markdown table, ending in a line break.
pub fn fleet_markdown(fleet: &Fleet, analysis: &Analysis, shown: &[usize]) -> String {
    let head = Column::ALL.iter().map(|column| column.title().to_owned()).collect();
    let rows = shown.iter().filter_map(|place| fleet.rows.get(*place));
    let cells = |row: &Row| Column::ALL.iter().map(|column| column.cell(fleet, analysis, row)).collect();
    of_blocks(&[Block::Table(Table { head, rows: rows.map(cells).collect() })])
}

const HEAD: [&str; 24] = [
    "cluster",
    "resourceGroup",
    "region",
    "verdict",
    "networkModel",
    "networkPolicy",
    "networkDataplane",
    "outboundType",
    "kubernetesVersion",
    "headroomPercent",
    "headroomOf",
    "headroomAt",
    "available",
    "required",
    "largestCluster",
    "limitedBy",
    "deadline",
    "deadlineOf",
    "errors",
    "warnings",
    "notes",
    "worstRule",
    "worstTitle",
    "worstMessage",
];

fn cells(fleet: &Fleet, analysis: &Analysis, row: &Row) -> Vec<String> {
    let [model, policy, dataplane, outbound, region] =
        [Facet::Model, Facet::Policy, Facet::Dataplane, Facet::Outbound, Facet::Region].map(|facet| {
            Some(fleet.value(row, facet)).filter(|value| *value != "not known").unwrap_or_default().to_owned()
        });
    let mut cells =
        vec![row.name().to_owned(), row.group().to_owned(), region, row.standing.title().to_owned()];
    cells.extend([model, policy, dataplane, outbound]);
    cells.push(row.said.kubernetes_version.clone().unwrap_or_default());
    cells.extend(match &row.tightest {
        Some(of) => [
            of.percent.map(|percent| percent.to_string()).unwrap_or_default(),
            of.resource.text().to_owned(),
            of.moment.text().to_owned(),
            of.available.to_string(),
            of.required.to_string(),
        ],
        None => [const { String::new() }; 5],
    });
    cells.extend(match &row.growth {
        Some(of) => [of.nodes.to_string(), of.limited_by.text().to_owned()],
        None => [const { String::new() }; 2],
    });
    cells.extend(match row.deadline() {
        Some(of) => [of.day.to_string(), of.of.title()],
        None => [const { String::new() }; 2],
    });
    cells.extend(row.counts.map(|count| count.to_string()));
    cells.extend(match row.worst_of(analysis) {
        Some(of) => [of.rule.id.to_owned(), of.rule.title.to_owned(), of.message.clone()],
        None => [const { String::new() }; 3],
    });
    cells
}
