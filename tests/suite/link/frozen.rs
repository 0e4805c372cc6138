//! Links that were made once and are read for ever. Files are only ever added.
use std::fs;
use std::path::{Path, PathBuf};

use aks_network_planner::import;
use aks_network_planner::link::decode;

use super::everything::everything;

/// Each file: the link, the day of the facts that it was made with, and the design as a design file.
fn files() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/links/v1");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

#[test]
fn links_that_were_made_once_are_read_for_ever() {
    let files = files();
    assert!(files.len() >= 6, "files are only ever added");
    for file in files {
        let text = fs::read_to_string(&file).expect("a file");
        let mut lines = text.splitn(3, '\n');
        let (link, day, design) = (lines.next().unwrap(), lines.next().unwrap(), lines.next().unwrap());
        let opened = decode(link).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let [read, meant] = [link, design].map(|text| import::read("design", text).remove(0).part);
        assert_eq!(read, meant, "{}", file.display());
        assert_eq!(opened.catalogue.to_string(), day, "{}", file.display());
    }
}

#[test]
fn a_frozen_link_holds_every_field() {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/links/v1/everything.txt"));
    let text = text.expect("a file");
    let opened = decode(text.lines().next().expect("a link")).expect("a design");
    assert_eq!(opened.design, aks_network_planner::link::shareable(&everything()));
}

#[test]
fn links_carry_the_day_of_the_newest_copy_of_a_fact() {
    let texts = texts_below(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/azure")));
    let after = |mark: &str| texts.split(mark).skip(1).filter_map(|rest| rest.get(..10)).collect::<Vec<_>>();
    let days = [after("read: \""), after("release_note(\"")].concat();
    assert!(days.len() > 3, "{days:?}");
    assert_eq!(days.into_iter().max(), Some(aks_network_planner::azure::CATALOGUE));
}

/// The texts of all files of a folder and of those in it.
fn texts_below(folder: &Path) -> String {
    let entries = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    let text = |path: PathBuf| match path.is_dir() {
        true => texts_below(&path),
        false => fs::read_to_string(path).expect("a file"),
    };
    entries.map(text).collect()
}
