//! What stands in files, or in standard input.
use std::io::Read;

use aks_network_planner::design::Design;
use aks_network_planner::import;
use aks_network_planner::text::{self, Problem};

/// What stands in a file, or in standard input.
pub(super) struct Content {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) decoding: Vec<Problem>,
}

/// What stands in each of them.
pub(super) fn read_all(files: &[String]) -> Result<Vec<Content>, String> {
    files.iter().map(|file| read(file)).collect()
}

/// What they hold together, as one design.
pub(super) fn design(files: &[String]) -> Result<Design, String> {
    let sources = read_all(files)?;
    let readings: Vec<_> =
        sources.iter().flat_map(|source| import::read(&source.name, &source.text)).collect();
    Ok(import::merge(&readings).design)
}

fn read(file: &str) -> Result<Content, String> {
    let mut bytes = Vec::new();
    let name = if file == "-" {
        let read = std::io::stdin().read_to_end(&mut bytes);
        read.map_err(|error| format!("standard input: {error}"))?;
        "standard input"
    } else {
        bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
        file.rsplit(std::path::MAIN_SEPARATOR).next().unwrap_or(file)
    };
    let (text, decoding) = text::decode(&bytes);
    Ok(Content {
        name: text::readable(name).into_owned(),
        text: text::readable(&text).into_owned(),
        decoding,
    })
}
