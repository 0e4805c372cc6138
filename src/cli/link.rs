//! `link`: prints the design for the end of the page's address.
use aks_network_planner::import::{self, Kind};
use aks_network_planner::link::{self, Names};

use super::files::read_all;
use super::{FAILED, NOTHING_READ, print};

pub(super) fn run(files: &[String], names: Names) -> Result<u8, String> {
    let sources = read_all(files)?;
    let readings: Vec<_> =
        sources.iter().flat_map(|source| import::read(&source.name, &source.text)).collect();
    if readings.iter().all(|reading| reading.kind == Kind::Unknown) {
        let problems = readings.iter().flat_map(|reading| &reading.problems);
        problems.for_each(|problem| eprintln!("{}", problem.message));
        return Ok(NOTHING_READ);
    }
    match link::encode(&import::merge(&readings).design, names) {
        Ok(link) => print(&format!("{link}\n")).map(|()| 0),
        Err(error) => {
            eprintln!("{error}");
            Ok(FAILED)
        }
    }
}
