//! What a change board decides on: fields before and after, what cannot be undone, what must hold before, the commands and
//! the way back.
use super::changes::{before_and_after, namesake};
use super::seen_addresses::seen_addresses;
use super::{heading, points, table};
use crate::advice::{Back, Precondition, State, Way};
use crate::analysis::{Analysis, analyze};
use crate::compare::{Alignment, Baseline, Expected, Side, compare};
use crate::design::Design;
use crate::export::code;
use crate::export::egress_table::whence;
use crate::export::forms::Material;
use crate::export::report::Block;

const FIELDS: [&str; 4] = ["Of", "Field", "Before", "After"];

/// The record; without a design as it was everything is new.
pub(in crate::export) fn change_record(of: &Material, analysis: &Analysis) -> Vec<Block> {
    let empty = Design::default();
    let before = of.before.unwrap_or(&empty);
    let rows = before_and_after(before, of.design);
    let (changed, kept): (Vec<_>, Vec<_>) = rows.into_iter().partition(|[.., was, is]| was != is);
    let mut blocks = vec![heading(2, "What changes")];
    if of.before.is_none() {
        let text = "Nothing was given as it is now: everything below is to be made.";
        blocks.push(Block::Paragraph(text.to_owned()));
    }
    blocks.push(table(FIELDS, changed));
    blocks.extend(standing(of, analysis));
    let ways = ways(before, of.design);
    blocks.extend(irreversible(&ways));
    let text = "Below stands what the sources say of each change; the commands after it carry the values of this design.";
    blocks.push(Block::Paragraph(text.to_owned()));
    ways.iter().for_each(|(cluster, alignment, titles)| blocks.extend(way(cluster, titles, alignment)));
    blocks.push(heading(2, "Commands"));
    let text = "In safe order; run each check and go on where it shows what is expected.";
    blocks.push(Block::Paragraph(text.to_owned()));
    blocks.push(Block::Code(code::bash(of.design, of.before)));
    blocks.push(heading(2, "Addresses that others see"));
    let is_table = |block: &Block| !matches!(block, Block::Heading(..));
    blocks.extend(seen_addresses(of, analysis).into_iter().filter(is_table));
    blocks.extend(decided());
    if !kept.is_empty() {
        blocks.push(heading(2, "What stays"));
        let kept = kept.into_iter().map(|[of, field, was, _]| [of, field, was]).collect();
        blocks.push(table(["Of", "Field", "Value"], kept));
    }
    blocks
}

/// What is said of each cluster before and after.
fn standing(of: &Material, analysis: &Analysis) -> Vec<Block> {
    let before = of.before.map(|before| analyze(before, of.today));
    let mut told = Vec::new();
    for (cluster, verdict) in analysis.resolved.clusters.iter().zip(&analysis.verdicts) {
        let own = before.as_ref().and_then(|before| {
            let place = namesake(&before.resolved, cluster.name())?;
            before.verdicts.get(place)
        });
        told.extend(own.map(|own| format!("Before: {}", own.sentence)));
        told.push(format!("After: {}", verdict.sentence));
    }
    points("Whether it fits", told)
}

/// How each difference comes about: the cluster, the way, and what it is the way of. Differences with one way stand once.
fn ways(before: &Design, after: &Design) -> Vec<(String, Alignment, Vec<String>)> {
    let (own, wanted) = (Side::of(before), Side::of(after));
    let mut ways: Vec<(String, Alignment, Vec<String>)> = Vec::new();
    for (place, cluster) in wanted.resolved().clusters.iter().enumerate() {
        let Some(at) = namesake(own.resolved(), cluster.name()) else { continue };
        let baseline = Baseline { side: &wanted, place: Some(place), expected: Expected::Everything };
        let Some(compared) = compare(baseline, &own, &[at]) else { continue };
        let alignments = compared.alignments(0);
        let differences = compared.clusters.iter().flat_map(|of| &of.differences);
        for (difference, alignment) in differences.zip(alignments) {
            if alignment.way.is_none() && alignment.strides().is_empty() {
                continue;
            }
            let is_same = |(name, other, _): &&mut (String, Alignment, Vec<String>)| {
                name == cluster.name() && other.how == alignment.how && other.strides() == alignment.strides()
            };
            match ways.iter_mut().find(is_same) {
                Some((.., titles)) => titles.push(difference.title()),
                None => ways.push((cluster.name().to_owned(), alignment, vec![difference.title()])),
            }
        }
    }
    ways
}

fn irreversible(ways: &[(String, Alignment, Vec<String>)]) -> Vec<Block> {
    let steps = ways.iter().flat_map(|(cluster, alignment, _)| {
        let steps = alignment.way.iter().flat_map(|way| &way.steps);
        let closed = steps.filter(|step| step.back == Back::Closed);
        closed.map(move |step| format!("{cluster}: {}", step.text))
    });
    let mut steps: Vec<String> = steps.collect();
    if steps.is_empty() {
        steps.push("No step of the ways below is told to be without a way back.".to_owned());
    }
    points("Steps that cannot be undone", steps)
}

fn way(cluster: &str, titles: &[String], alignment: &Alignment) -> Vec<Block> {
    let mut blocks = vec![heading(2, &format!("{cluster}: {}", titles.join(", ")))];
    blocks.push(Block::Paragraph(format!("How: {}.", alignment.how)));
    match alignment.way.as_ref().filter(|way| !way.steps.is_empty() || !way.preconditions.is_empty()) {
        Some(way) => blocks.extend(of_way(way)),
        None => {
            let strides = alignment.strides().into_iter();
            blocks.push(Block::List(
                strides.map(|(text, commands)| [vec![text], commands].concat().join(" ")).collect(),
            ));
            let sources = alignment.taking.iter().map(|taking| format!("Source: {}", whence(taking.source)));
            blocks.push(Block::List(sources.collect()));
        }
    }
    blocks
}

fn of_way(way: &Way) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(format!("{} Source: {}", way.why.text, whence(way.why.source)))];
    if !way.preconditions.is_empty() {
        let rows = way.preconditions.iter().map(precondition).collect();
        blocks.push(table(["Before it", "Asked for", "State", "Shown by", "Source"], rows));
    }
    let steps: Vec<[String; 5]> = way
        .steps
        .iter()
        .enumerate()
        .map(|(at, step)| {
            let back = match &step.back {
                Back::Nothing => "nothing was changed".to_owned(),
                Back::Open(how) => how.clone(),
                Back::Closed => "none: this step cannot be undone".to_owned(),
            };
            let disrupts =
                if step.disrupts.is_empty() { "nothing".to_owned() } else { step.disrupts.clone() };
            let number = at.saturating_add(1).to_string();
            [number, step.text.clone(), step.command.clone().unwrap_or_default(), disrupts, back]
        })
        .collect();
    if !steps.is_empty() {
        blocks.push(table(["Step", "What is done", "Command", "Disrupts", "Way back"], steps));
    }
    let sayings = |title: &str, all: &[crate::advice::Saying]| -> Vec<Block> {
        let told = all.iter().map(|one| format!("{} Source: {}", one.text, whence(one.source))).collect();
        points(title, told)
    };
    blocks.extend(sayings("What changes for others", &way.for_others));
    blocks.extend(sayings("What else has to be known", &way.notes));
    blocks
}

fn precondition(of: &Precondition) -> [String; 5] {
    let asked = if of.is_must { "must hold" } else { "advised" };
    let (state, shown) = match &of.state {
        State::Met(met) => ("met", met.words.clone()),
        State::Unmet { why, mend, command } => (
            "not met",
            format!("{why}. {mend} {}", command.clone().unwrap_or_default()).trim_end().to_owned(),
        ),
        State::Unknown(command) => ("not known", format!("printed by: {command}")),
    };
    [of.text.clone(), asked.to_owned(), state.to_owned(), shown, whence(of.source)]
}

/// Places to fill in.
fn decided() -> Vec<Block> {
    let rows = ["Requested by", "Window", "Approved by", "Done by", "Result"];
    let rows = rows.map(|row| [row.to_owned(), String::new()]).to_vec();
    vec![heading(2, "Decision"), table(["What", "Who and when"], rows)]
}
