//! `analyze`: prints what becomes of the networks.
use aks_network_planner::analysis::{Analysis, analyze};
use aks_network_planner::export::{self, Input};
use aks_network_planner::import::{self, Kind};
use aks_network_planner::rules::Severity;

use super::arguments::{Format, Options};
use super::files::{Content, read_all};
use super::{NOTHING_READ, print};

pub(super) fn run(options: &Options) -> Result<u8, String> {
    let sources = read_all(&options.files)?;
    let mut readings = Vec::new();
    let mut inputs = Vec::new();
    for Content { name, text, decoding } in &sources {
        let of_source = import::read(name, text);
        inputs.extend(Input::of_text(&of_source, text, decoding));
        readings.extend(of_source);
    }
    let merged = import::merge(&readings);
    Input::tell_of_merging(&mut inputs, &merged);
    let analysis = analyze(&merged.design, options.today);
    print(&match options.format {
        Format::Text => export::plain_text(&analysis, &inputs),
        Format::Json => export::analysis_document(&analysis, &inputs),
        Format::Markdown => export::markdown(&analysis, &inputs),
    })?;
    let nothing_read = inputs.iter().all(|input| input.kind == Kind::Unknown);
    Ok(if nothing_read { NOTHING_READ } else { u8::from(fails(&analysis, options.fail_on)) })
}

fn fails(analysis: &Analysis, fail_on: Option<Severity>) -> bool {
    fail_on.is_some_and(|worst| analysis.findings.iter().any(|finding| finding.severity <= worst))
}
