//! Configurations of Terraform as people write them, and plans as Terraform prints them.
use super::super::assemble::assemble;
use super::super::value::Datum;
use super::azurerm::{Found, Given};
use super::config::Config;
use crate::import::draft::Draft;
use crate::import::{Kind, Reading};
use crate::text::code::{Block, Body, Mark, body};
use crate::text::{Problem, Severity, Span, quoted};

/// The command that prints everything that a configuration leaves open.
const WHOLE: &str =
    "`terraform plan -out plan.tfplan && terraform show -json plan.tfplan` prints them with their values";

/// Reads all lines of a configuration.
pub(in super::super) fn read(text: &str, spans: &[Span]) -> Option<Reading> {
    let (first, last) = (spans.first()?, spans.last()?);
    let mut draft = Draft::of_format("Terraform");
    let mut bodies = Vec::new();
    let mut repairs: Vec<Problem> = Vec::new();
    for span in spans {
        let (body, problems) = body(text, *span);
        bodies.push(body);
        repairs.extend(problems);
    }
    fill(&bodies, &mut draft);
    let span = Span::new(first.start, last.end);
    if !draft.is_used() {
        draft.forget();
        let words = "Terraform in which no cluster and no network is declared";
        draft.problems.add(Severity::Error, Some(span), || crate::import::plain::not_readable(words));
        return Some(draft.into_reading(Kind::Unknown, None, span, repairs));
    }
    if draft.problems.has(Severity::Warning) {
        draft.note_of_all(format!("some values are not known from the text alone; {WHOLE}"));
    }
    Some(draft.into_reading(Kind::Terraform, None, span, repairs))
}

fn fill(bodies: &[Body<'_>], draft: &mut Draft) {
    let mut config = Config::new(bodies);
    let mut found = Found::default();
    for at in 0..config.instances.len() {
        let Some(instance) = config.instances.get(at) else { continue };
        if instance.is_data || instance.of.is_empty() || !is_read(instance.of) {
            continue;
        }
        let (of, mark) = (instance.of.to_owned(), instance.block.mark);
        if let Some((span, why)) = instance.uncounted.clone() {
            draft.warn(span, || format!("{why}; read as if there were 1 of {of}"));
        }
        let arguments = config.arguments(at);
        let is_new = !matches!(mark, Some(Mark::Changed | Mark::Read));
        found.add(Given { of: &of, arguments: &arguments, is_new }, draft);
    }
    for block in bodies.iter().flat_map(|body| &body.blocks) {
        told(block, draft);
    }
    if let Some(part) = part(&mut config, bodies) {
        found.add(Given { of: "azurerm_kubernetes_cluster", arguments: &part, is_new: false }, draft);
    }
    found.link();
    found.update();
    assemble(found.resources, draft);
}

fn is_read(of: &str) -> bool {
    of.starts_with("azurerm_") || of.starts_with("azapi_")
}

/// Says what is left out.
fn told(block: &Block<'_>, draft: &mut Draft) {
    match (block.name, block.labels.as_slice()) {
        ("module", [name]) => draft.note(block.span, || {
            format!(
                "the module {} is not read, for it stands elsewhere; paste its files into the same text",
                quoted(name)
            )
        }),
        ("resource", [of, label]) if block.mark == Some(Mark::Removed) && is_read(of) => {
            draft.note(block.span, || format!("{of}.{label} would be destroyed; left out"));
        }
        _ => {}
    }
}

/// Blocks of a cluster that stand alone.
fn part(config: &mut Config<'_, '_>, bodies: &[Body<'_>]) -> Option<Datum> {
    let is_part = |block: &&Block<'_>| matches!(block.name, "network_profile" | "default_node_pool");
    let blocks: Vec<Block<'_>> =
        bodies.iter().flat_map(|body| &body.blocks).filter(is_part).cloned().collect();
    let span = Span::new(blocks.first()?.span.start, blocks.last()?.span.end);
    let body = Body { attributes: Vec::new(), blocks };
    Some(super::instances::object(config, &body, span))
}
