//! A comparison with a baseline: for a terminal, as Markdown, and as JSON for a release gate.
use serde_json::{Value, json};

use super::csv::line;
use super::markdown::of_blocks;
use super::plain_text;
use super::report::{Block, Table};
use crate::compare::{Alignment, Compared, Comparison, Difference, Likeness, Matrix, Row, Section};
use crate::net::wording::listed;
use crate::symptoms::Check;

/// Groups that are told one by one, and columns of the matrix; of the others there are the comma-separated values.
const TOLD: usize = 12;

/// The comparison as plain text, ending in a line break.
pub fn comparison_text(of: &Comparison) -> String {
    plain_text::of_blocks(&blocks(of))
}

/// The comparison as Markdown, ending in a line break.
pub fn comparison_markdown(of: &Comparison) -> String {
    of_blocks(&blocks(of))
}

/// The comparison as a JSON document: `verdict` is `same`, `harmless` or `consequence`.
pub fn comparison_json(of: &Comparison) -> String {
    let name = |at: &usize| of.clusters.get(*at).map(|of| of.name.as_str());
    let equal: Vec<Vec<&str>> =
        of.groups().iter().map(|group| group.iter().filter_map(name).collect()).collect();
    let clusters: Vec<Value> = of.clusters.iter().enumerate().map(|(at, one)| in_json(of, at, one)).collect();
    let document = json!({
        "document": "aks-network-comparison",
        "version": 1,
        "baseline": of.name,
        "verdict": of.likeness().text(),
        "equal": equal,
        "clusters": clusters,
    });
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// The differences of all clusters as comma-separated values, lines as RFC 4180 ends them.
pub fn comparison_csv(of: &Comparison) -> String {
    let mut text = line(&[
        "cluster",
        "pool",
        "field",
        "value",
        "baseline",
        "own",
        "severity",
        "consequence",
        "intoLine",
    ]);
    for Section { clusters, alignments } in of.sections() {
        let hows = alignments.iter().map(|of| of.how).chain(std::iter::repeat(""));
        for cluster in clusters.iter().filter_map(|at| of.clusters.get(*at)) {
            for (difference, how) in cluster.differences.iter().zip(hows.clone()) {
                text.push_str(&line(&[
                    &cluster.name,
                    difference.pool.as_deref().unwrap_or_default(),
                    difference.about.field,
                    difference.about.title,
                    &difference.baseline,
                    &difference.own,
                    difference.severity.text(),
                    difference.about.consequence.text(),
                    how,
                ]));
            }
        }
    }
    text
}

/// What differs, severity, baseline, here, what it leads to and means, and how it is brought into line.
pub fn difference_in_cells(of: &Difference, alignment: &Alignment) -> [String; 6] {
    let leads_to = match of.about.consequence {
        crate::compare::Consequence::None => of.about.meaning.to_owned(),
        consequence => format!("{}: {}", capitalised(consequence.title()), of.about.meaning),
    };
    let (baseline, own) = (of.baseline.clone(), of.own.clone());
    [of.title(), of.severity.text().to_owned(), baseline, own, leads_to, alignment.how.to_owned()]
}

/// The head of [`difference_in_cells`].
pub const DIFFERENCES: [&str; 6] = ["Of", "Severity", "Baseline", "Here", "What it leads to", "Into line"];

/// The head of a matrix: what is compared, its severity, the baseline, and the names of each group.
pub fn matrix_head(of: &Comparison, matrix: &Matrix) -> Vec<String> {
    let groups = matrix.groups.iter().map(|group| named(of, group));
    ["Of", "Leads to", "Baseline"].map(str::to_owned).into_iter().chain(groups).collect()
}

/// A row of a matrix.
pub fn matrix_in_cells(row: &Row) -> Vec<String> {
    let baseline = if row.baseline.is_empty() { "each its own".to_owned() } else { row.baseline.clone() };
    let head = [row.title.clone(), row.about.consequence.title().to_owned(), baseline];
    let cells = row.cells.iter().map(|cell| if cell.is_empty() { "–".to_owned() } else { cell.clone() });
    head.into_iter().chain(cells).collect()
}

/// `match-us`, `match-us, match-eu`, `match-us and 4 more`.
fn named(of: &Comparison, group: &[usize]) -> String {
    let names: Vec<&str> =
        group.iter().filter_map(|at| of.clusters.get(*at)).map(|of| of.name.as_str()).collect();
    match names.as_slice() {
        [first, _, _, ..] => format!("{first} and {} more", names.len().saturating_sub(1)),
        names => names.join(", "),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}

fn in_json(comparison: &Comparison, at: usize, of: &Compared) -> Value {
    let alignments = comparison.alignments(at);
    let difference = |(of, alignment): (&Difference, &Alignment)| {
        let strides = alignment.strides();
        let strides = strides.iter().map(|(text, commands)| json!({ "text": text, "commands": commands }));
        json!({
            "pool": of.pool,
            "field": of.about.field,
            "title": of.about.title,
            "baseline": of.baseline,
            "own": of.own,
            "severity": of.severity.text(),
            "consequence": of.about.consequence.text(),
            "meaning": of.about.meaning,
            "intoLine": {
                "how": alignment.how,
                "obstacles": alignment.obstacles(),
                "steps": strides.collect::<Vec<_>>(),
            },
        })
    };
    let checks = if of.likeness() == Likeness::Same { Vec::new() } else { comparison.smoke_test(at) };
    let check = |of: &Check| {
        json!({
            "about": of.area.title(),
            "title": of.title,
            "command": of.command,
            "expected": of.expected,
            "reference": of.source.url,
        })
    };
    json!({
        "name": of.name,
        "verdict": of.likeness().text(),
        "differences": of.differences.iter().zip(&alignments).map(difference).collect::<Vec<_>>(),
        "unknown": of.unknown,
        "smokeTest": checks.iter().map(check).collect::<Vec<_>>(),
    })
}

fn blocks(of: &Comparison) -> Vec<Block> {
    let mut blocks =
        vec![Block::Heading(1, format!("Verdict: {}", of.likeness().title())), Block::Paragraph(of.line())];
    blocks.extend(of.odd_one_out().map(Block::Paragraph));
    let matrix = of.matrix(TOLD);
    let rows: Vec<_> = matrix.rows.iter().filter(|row| row.severity.is_some()).map(matrix_in_cells).collect();
    if matrix.groups.len() > 1 && !rows.is_empty() {
        blocks.push(Block::Heading(2, "What differs".to_owned()));
        blocks.push(Block::Table(Table { head: matrix_head(of, &matrix), rows }));
    }
    let sections = of.sections();
    blocks.extend(sections.iter().take(TOLD).flat_map(|section| of_section(of, section)));
    if let Some(more) = sections.len().checked_sub(TOLD).filter(|more| *more > 0) {
        blocks.push(Block::Paragraph(format!("{more} more groups are not told one by one here.")));
    }
    blocks.extend(smoke_test(of, sections));
    blocks
}

fn of_section(of: &Comparison, Section { clusters, alignments }: &Section) -> Vec<Block> {
    let members: Vec<&Compared> = clusters.iter().filter_map(|at| of.clusters.get(*at)).collect();
    let Some(first) = members.first() else { return Vec::new() };
    let names: Vec<&str> = members.iter().map(|of| of.name.as_str()).collect();
    let mut blocks = vec![Block::Heading(2, format!("{}: {}", names.join(", "), first.likeness().title()))];
    if !first.differences.is_empty() {
        let each = || first.differences.iter().zip(alignments);
        let rows = each().map(|(of, alignment)| difference_in_cells(of, alignment).to_vec()).collect();
        blocks.push(Block::Table(Table { head: DIFFERENCES.map(str::to_owned).to_vec(), rows }));
        let mut ways: Vec<(Vec<String>, &Alignment)> = Vec::new();
        for (of, alignment) in each() {
            match ways.iter_mut().find(|(_, other)| is_one_way(other, alignment)) {
                Some((titles, _)) => titles.push(of.title()),
                None => ways.push((vec![of.title()], alignment)),
            }
        }
        blocks.extend(ways.iter().flat_map(|(titles, alignment)| way(&first.name, titles, alignment)));
    }
    if !first.unknown.is_empty() {
        blocks.push(Block::Paragraph(format!("Not told, so not compared: {}.", first.unknown.join(", "))));
    }
    blocks
}

/// Whether both differences go with the same steps.
fn is_one_way(one: &Alignment, other: &Alignment) -> bool {
    one.how == other.how && one.obstacles() == other.obstacles() && one.strides() == other.strides()
}

/// How differences are brought into line: what stands in the way, and what is done.
fn way(cluster: &str, titles: &[String], alignment: &Alignment) -> Vec<Block> {
    let head = format!("{} of {cluster}: {}.", listed(titles), alignment.how.to_lowercase());
    let obstacles = alignment.obstacles().into_iter().map(|obstacle| format!("Not met: {obstacle}"));
    let strides = alignment.strides().into_iter();
    let strides = strides.map(|(text, commands)| [vec![text], commands].concat().join(" "));
    let points: Vec<String> = obstacles.chain(strides).collect();
    let list = (!points.is_empty()).then_some(Block::List(points));
    [Block::Paragraph(head)].into_iter().chain(list).collect()
}

/// What is tried on the first cluster of those that differ most.
fn smoke_test(of: &Comparison, sections: &[Section]) -> Vec<Block> {
    let first = sections.first().and_then(|section| section.clusters.first().copied());
    let Some((at, cluster)) = first.and_then(|at| Some((at, of.clusters.get(at)?))) else {
        return Vec::new();
    };
    if cluster.likeness() == Likeness::Same {
        return Vec::new();
    }
    let check =
        |of: &Check| format!("{}, {}: {} Expected: {}", of.area.title(), of.title, of.command, of.expected);
    vec![
        Block::Heading(2, format!("Smoke test of {}, before the release and after it", cluster.name)),
        Block::List(of.smoke_test(at).iter().map(check).collect()),
    ]
}
