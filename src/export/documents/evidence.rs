//! Evidence of the design of networks and of isolation, in an order of its own: two records differ in what differs.
use super::changes::{Said, said};
use super::where_from::WhereFrom;
use super::{assumed_of, heading, points, table};
use crate::analysis::Analysis;
use crate::design::Observed;
use crate::export::egress_table::{sentence, whence};
use crate::export::forms::Material;
use crate::export::report::Block;
use crate::export::{address_map_svg, topology_mermaid};
use crate::overlap::Holding;
use crate::policy::{Reader, enforcement, matrix, test_plan};
use crate::rules::Finding;
use crate::sorting::sort_by_key;

/// Documents, facts, diagram, ranges that meet, findings, enforcement, and tests to be run.
pub(in crate::export) fn evidence(of: &Material, analysis: &Analysis) -> Vec<Block> {
    let mut blocks = facts(of, analysis);
    blocks.extend(documents(of));
    blocks.push(heading(2, "Diagram"));
    blocks.push(Block::Picture { svg: address_map_svg(analysis), mermaid: topology_mermaid(analysis) });
    blocks.extend(meetings(analysis));
    blocks.extend(findings(analysis));
    for place in 0..analysis.resolved.clusters.len() {
        blocks.extend(isolation(analysis, place));
    }
    let rows = ["Prepared by", "Reviewed by", "Approved by", "Next review"];
    let rows = rows.map(|row| [row.to_owned(), String::new()]).to_vec();
    blocks.extend([heading(2, "Review"), table(["What", "Who and when"], rows)]);
    blocks
}

/// Every value with the document and line that told it.
fn facts(of: &Material, analysis: &Analysis) -> Vec<Block> {
    let places = WhereFrom::of(of.inputs);
    let told = |fact: &Said| match places.words(&fact.subject, &fact.text) {
        words if words.is_empty() => {
            "no line of a document: set in the planner, or told with others".to_owned()
        }
        words => words,
    };
    let mut rows: Vec<[String; 4]> = said(of.design)
        .into_iter()
        .map(|fact| [fact.thing.clone(), fact.label.to_owned(), fact.text.clone(), told(&fact)])
        .collect();
    for taken in analysis.resolved.clusters.iter().flat_map(|cluster| cluster.defaults_taken()) {
        let (owner, field) = assumed_of(&taken.subject);
        rows.push([owner, field, taken.value, format!("default of the service: {}", whence(taken.source))]);
    }
    vec![heading(2, "Facts"), table(["Of", "Field", "Value", "Told by"], rows)]
}

fn documents(of: &Material) -> Vec<Block> {
    let mut blocks = vec![heading(2, "Documents that were read")];
    let rows: Vec<[String; 3]> = of
        .inputs
        .iter()
        .map(|input| {
            let problems: Vec<String> =
                input.problems.iter().map(|problem| problem.message.clone()).collect();
            [input.name.clone(), input.kind.text().to_owned(), problems.join(" ")]
        })
        .collect();
    blocks.push(match rows.is_empty() {
        true => Block::Paragraph("None: the design was made by hand or came by a link.".to_owned()),
        false => table(["Document", "What it is", "What was read with a doubt"], rows),
    });
    blocks
}

fn meetings(analysis: &Analysis) -> Vec<Block> {
    if analysis.overlaps.is_empty() {
        let text = "No range of the design shares an address with another one, but for subnets inside their networks.";
        return vec![heading(2, "Ranges that share addresses"), Block::Paragraph(text.to_owned())];
    }
    let side = |holding: &Holding| {
        let owner = holding.holders.first().map(|holder| holder.name(&analysis.resolved)).unwrap_or_default();
        format!("{} {} ({owner})", holding.kind.title(), holding.prefix)
    };
    let mut rows: Vec<[String; 3]> = analysis
        .overlaps
        .iter()
        .map(|pair| [side(&pair.left), side(&pair.right), pair.verdict.title().to_owned()])
        .collect();
    sort_by_key(&mut rows, Clone::clone);
    vec![heading(2, "Ranges that share addresses"), table(["One", "Other", "Verdict"], rows)]
}

/// Findings in the order of their rules, with their state and places to decide on them.
fn findings(analysis: &Analysis) -> Vec<Block> {
    let row = |of: &Finding| {
        let severity = of.severity.text().to_owned();
        let source = format!("{} ({})", of.source.url, of.source.read);
        [of.rule.id.to_owned(), severity, of.message.clone(), "open".to_owned(), String::new(), source]
    };
    let mut rows: Vec<[String; 6]> = analysis.findings.iter().map(row).collect();
    sort_by_key(&mut rows, Clone::clone);
    let mut blocks = vec![heading(2, "Findings and their state")];
    blocks.push(match rows.is_empty() {
        true => Block::Paragraph("No rule finds anything.".to_owned()),
        false => table(["Rule", "Severity", "Finding", "State", "Accepted by, until", "Source"], rows),
    });
    blocks
}

/// Whether anything enforces policies in a cluster, what they do not reach, and how that is shown.
fn isolation(analysis: &Analysis, place: usize) -> Vec<Block> {
    let (Some(cluster), Some(of)) =
        (analysis.resolved.clusters.get(place), enforcement(&analysis.resolved, place))
    else {
        return Vec::new();
    };
    let name = cluster.name();
    let mut blocks = vec![heading(2, &format!("Isolation in {name}")), Block::Paragraph(sentence(&of.why))];
    let rows: Vec<[String; 3]> = of
        .pools
        .iter()
        .map(|pool| {
            let reached = match pool.reached {
                Some(true) => "yes",
                Some(false) => "no",
                None => "not known",
            };
            [pool.pool.clone(), reached.to_owned(), sentence(&pool.why)]
        })
        .collect();
    if !rows.is_empty() {
        blocks.push(table(["Pool", "Policies are enforced", "Why"], rows));
    }
    blocks.extend(points(
        &format!("What policies of {name} do not reach"),
        of.holes.iter().map(sentence).collect(),
    ));
    blocks.push(heading(2, &format!("Test plan of {name}")));
    let none = Observed::default();
    let observed = cluster.said.observed.as_ref().unwrap_or(&none);
    let reader = Reader { engine: of.enforced.engine(), kubernetes_minor: cluster.kubernetes_minor() };
    let trials = test_plan(observed, &matrix(observed, reader));
    if trials.is_empty() {
        let text = "No policies were read, so that no test follows from them; these commands print what one is made of:";
        let ask = "kubectl get namespaces,pods,networkpolicies --all-namespaces --output json";
        blocks.extend([Block::Paragraph(text.to_owned()), Block::Code(ask.to_owned())]);
        return blocks;
    }
    let rows = trials.iter().map(|of| {
        let cells = [&of.from, &of.to, &of.target, of.expected.text(), &of.command, &of.evidence];
        let [from, to, target, expected, command, evidence] = cells.map(str::to_owned);
        [from, to, target, expected, command, evidence, String::new(), String::new()]
    });
    let head = ["From", "To", "Target", "Expected", "Command", "Evidence", "Result", "By whom and when"];
    blocks.push(table(head, rows.collect()));
    blocks
}
