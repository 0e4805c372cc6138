//! `compare`: holds clusters against a baseline.
use aks_network_planner::compare::{Baseline, Likeness, Side, compare};
use aks_network_planner::export;
use aks_network_planner::import::{self, Reading};

use super::arguments::Format;
use super::files::read_all;
use super::{FAILED, NOTHING_READ, print};

pub(super) fn run(baseline: &str, files: &[String], format: Format) -> Result<u8, String> {
    let readings = |files: &[String]| -> Result<Vec<Reading>, String> {
        let sources = read_all(files)?;
        Ok(sources.iter().flat_map(|source| import::read(&source.name, &source.text)).collect())
    };
    let (model, own) = (readings(&[baseline.to_owned()])?, readings(files)?);
    let (of, own) = (import::merge(&model).design, import::merge(&own).design);
    if of.clusters.first().is_some_and(|cluster| cluster.is_unnamed()) {
        let ignored = model.iter().flat_map(|reading| &reading.ignored);
        ignored.for_each(|key| eprintln!("{baseline}: {key} is not compared"));
    }
    let (of, own) = (Side::of(&of), Side::of(&own));
    let places: Vec<usize> = (0..own.design().clusters.len()).collect();
    let comparison = Baseline::of_document(&of).and_then(|baseline| compare(baseline, &own, &places));
    let comparison = comparison.filter(|comparison| !comparison.clusters.is_empty());
    let Some(comparison) = comparison else {
        eprintln!("there is nothing to compare: no cluster in the baseline or in the files");
        return Ok(NOTHING_READ);
    };
    print(&match format {
        Format::Text => export::comparison_text(&comparison),
        Format::Json => export::comparison_json(&comparison),
        Format::Markdown => export::comparison_markdown(&comparison),
    })?;
    Ok(if comparison.likeness() == Likeness::Consequence { FAILED } else { 0 })
}
