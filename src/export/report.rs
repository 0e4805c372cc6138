//! The report for people as blocks of text, from which each printed form is made.
use super::{Input, diagnoses};
use crate::analysis::Analysis;
use crate::capacity::{Need, Resource, Row};
use crate::overlap::{Holding, Pair};
use crate::resolve::Moment;
use crate::rules::Finding;
use crate::rules::wording::{number, signed};
use crate::sorting::sort_by_key;

/// A piece of a report.
pub(super) enum Block {
    /// A heading of the first or second level.
    Heading(u8, String),
    /// Running text.
    Paragraph(String),
    /// Points.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// Commands, or what a program takes.
    Code(String),
    /// A picture as SVG, and as the text of Mermaid where no SVG can stand.
    Picture {
        /// The SVG, whole.
        svg: String,
        /// The same as Mermaid.
        mermaid: String,
    },
}

/// Rows of equal length under a head.
pub(super) struct Table {
    /// The columns' names.
    pub(super) head: Vec<String>,
    /// The cells.
    pub(super) rows: Vec<Vec<String>>,
}

/// How one printed form writes each block.
pub(super) struct Form {
    /// A heading of that level.
    pub(super) heading: fn(u8, &str) -> String,
    /// Running text, and that of a point.
    pub(super) text: fn(&str) -> String,
    /// What stands before a point.
    pub(super) point: &'static str,
    /// A table.
    pub(super) table: fn(&Table) -> String,
    /// Code, with the name of its language; empty: none.
    pub(super) code: fn(&str, &str) -> String,
}

/// The blocks in a form, an empty line between them and a line break at the end.
pub(super) fn printed(blocks: &[Block], form: &Form) -> String {
    let block = |block: &Block| match block {
        Block::Heading(level, heading) => (form.heading)(*level, heading),
        Block::Paragraph(paragraph) => (form.text)(paragraph),
        Block::List(points) => {
            let points = points.iter().map(|point| format!("{}{}", form.point, (form.text)(point)));
            points.collect::<Vec<_>>().join("\n")
        }
        Block::Table(table) => (form.table)(table),
        Block::Code(code) => (form.code)("", code),
        Block::Picture { mermaid, .. } => (form.code)("mermaid", mermaid),
    };
    let is_told = |block: &&Block| !matches!(block, Block::List(points) if points.is_empty());
    let mut text = blocks.iter().filter(is_told).map(block).collect::<Vec<_>>().join("\n\n");
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// What is said of every error, for that was asked; of every cluster, the worst first; then of networks.
pub(super) fn report(analysis: &Analysis, inputs: &[Input]) -> Vec<Block> {
    let mut blocks = diagnoses::blocks(&analysis.diagnoses);
    for place in analysis.worst_first() {
        blocks.extend(of_cluster(analysis, place));
    }
    let apart: Vec<&Finding> = analysis.findings.iter().filter(|finding| finding.cluster.is_none()).collect();
    if !apart.is_empty() {
        blocks.push(Block::Heading(2, "Networks".to_owned()));
        blocks.push(Block::List(apart.into_iter().map(finding_in_words).collect()));
    }
    if !analysis.overlaps.is_empty() {
        blocks.push(Block::Heading(2, "Ranges that share addresses".to_owned()));
        blocks.push(overlaps(analysis));
    }
    blocks.extend(problems(inputs));
    let sources = "Facts are those of the sources named, in the copies of the days named.";
    blocks.push(Block::Paragraph(format!("As of {}. {sources}", analysis.today)));
    blocks
}

fn of_cluster(analysis: &Analysis, place: usize) -> Vec<Block> {
    let (Some(cluster), Some(capacity), Some(verdict)) =
        (analysis.resolved.clusters.get(place), analysis.capacity.get(place), analysis.verdicts.get(place))
    else {
        return Vec::new();
    };
    let mut blocks =
        vec![Block::Heading(1, cluster.name().to_owned()), Block::Paragraph(verdict.sentence.clone())];
    if !verdict.sum.is_empty() {
        blocks.push(Block::Paragraph(format!("The sum: {}.", verdict.sum)));
    }
    let rows: Vec<Vec<String>> = capacity.rows.iter().filter(|row| is_told(row)).map(cells).collect();
    let moments = Moment::ALL.iter().map(|moment| moment.title().to_owned());
    let head = ["Resource", "Name", "Available"].map(str::to_owned).into_iter().chain(moments).collect();
    blocks.push(Block::Table(Table { head, rows }));
    let findings: Vec<String> = analysis.findings_of(place).map(finding_in_words).collect();
    if !findings.is_empty() {
        blocks.push(Block::List(findings));
    }
    if !verdict.asks.is_empty() {
        blocks.push(Block::Paragraph("What is not known, these commands tell:".to_owned()));
        blocks.push(Block::List(verdict.asks.clone()));
    }
    blocks
}

/// A resource of which neither demand nor ports per node are known says nothing in a table.
fn is_told(row: &Row) -> bool {
    row.available.is_none()
        || row.moments.iter().any(|need| need.required.is_some() || need.per_node.is_some())
}

fn cells(row: &Row) -> Vec<String> {
    let name = match row.prefixes.first().map(ToString::to_string) {
        Some(prefix) if prefix != row.name => format!("{} {prefix}", row.name),
        _ => row.name.clone(),
    };
    let name = if row.assumed { format!("{name}, a default") } else { name };
    let available = row.available.map_or("not known".to_owned(), |available| {
        format!("{} {}", number(available), row.resource.unit().text())
    });
    let needs = row.moments.iter().map(|need| need_in_words(row.resource, need));
    [row.resource.title().to_owned(), name, available].into_iter().chain(needs).collect()
}

fn need_in_words(resource: Resource, need: &Need) -> String {
    match (need.required, need.headroom(), need.per_node) {
        (Some(required), Some(headroom), _) if headroom < 0 => {
            format!("{} ({} short)", number(required), number(headroom.unsigned_abs()))
        }
        (Some(required), Some(headroom), _) => format!("{} ({} left)", number(required), signed(headroom)),
        (Some(required), None, _) => number(required),
        (None, _, Some(each)) if resource == Resource::SnatPorts => format!("{} a node", number(each)),
        _ => "not known".to_owned(),
    }
}

fn finding_in_words(finding: &Finding) -> String {
    let code = finding.error_code.map(|code| format!(" [{code}]")).unwrap_or_default();
    format!(
        "{}: {}{code} — {} ({}, {})",
        finding.severity.text(),
        finding.message,
        finding.rule.id,
        finding.source.url,
        finding.source.read,
    )
}

fn overlaps(analysis: &Analysis) -> Block {
    let side = |holding: &Holding| {
        let owner = holding.holders.first().map(|holder| holder.name(&analysis.resolved)).unwrap_or_default();
        let more = match holding.holders.len() {
            0 | 1 => String::new(),
            several => format!(" and {} more", several - 1),
        };
        let default = if holding.default { ", default" } else { "" };
        format!("{} {} ({owner}{more}{default})", holding.kind.title(), holding.prefix)
    };
    let row = |pair: &Pair| {
        let code = pair.error_code.unwrap_or_default().to_owned();
        vec![pair.verdict.title().to_owned(), side(&pair.left), side(&pair.right), code]
    };
    let head = ["Verdict", "One", "Other", "Code"].map(str::to_owned).to_vec();
    let mut pairs: Vec<&Pair> = analysis.overlaps.iter().collect();
    sort_by_key(&mut pairs, |pair| std::cmp::Reverse(pair.verdict));
    Block::Table(Table { head, rows: pairs.into_iter().map(row).collect() })
}

fn problems(inputs: &[Input]) -> Vec<Block> {
    let told = inputs.iter().flat_map(|input| {
        input.problems.iter().map(move |problem| {
            let at =
                problem.at.map(|at| format!(" line {}, column {}", at.line, at.column)).unwrap_or_default();
            format!("{}{at}: {}: {}", input.name, problem.severity.text(), problem.message)
        })
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(2, "What was read with a doubt".to_owned()), Block::List(told)]
}
