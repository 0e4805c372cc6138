//! Names that no other thing of a list has.
use std::collections::HashSet;

use super::check::Mistake;
use super::place::{self, Home, Place};
use crate::design::Design;
use crate::design::subject::MAX_NAME;
use crate::text::is_harmless;

/// How much of a name stays where a number is put after it.
const MAX_STEM: usize = 100;

/// Numbers are counted on from one of at most so many digits.
const MAX_DIGITS: usize = 6;

/// The name that a text gives the thing at a place. Azure tells names apart without regard to casing.
pub(super) fn read(design: &Design, place: Place, text: &str) -> Result<String, Mistake> {
    let harmless: String = text.chars().filter(|letter| is_harmless(*letter)).collect();
    let name: String = harmless.trim().chars().take(MAX_NAME).collect();
    let name = name.trim_end();
    if name.is_empty() {
        return Err(Mistake::new("a name"));
    }
    let (home, own) = place.home();
    let mut others = names(design, home).into_iter().enumerate().filter(|(at, _)| *at != own);
    if others.any(|(_, other)| other.eq_ignore_ascii_case(name)) {
        let expected = Mistake::new("a name that no other has");
        return Err(expected.near(Some(free(design, home, name))));
    }
    if name != text.trim() {
        let expected = format!("a name of at most {MAX_NAME} letters that can all be seen");
        return Err(Mistake::new(expected).near(Some(name.to_owned())));
    }
    Ok(name.to_owned())
}

/// The name, or where the list has it the next one with a number.
pub(super) fn free(design: &Design, home: Home, name: &str) -> String {
    let taken: HashSet<String> = names(design, home).into_iter().map(str::to_ascii_lowercase).collect();
    let is_free = |name: &str| !taken.contains(&name.to_ascii_lowercase());
    if is_free(name) {
        return name.to_owned();
    }
    // Pools are named in letters and digits alone.
    let separator = if matches!(home, Home::Pools(_)) { "" } else { "-" };
    let (stem, first) = numbered(name, separator);
    let numbers = first..=u64::MAX;
    numbers.map(|number| format!("{stem}{number}")).find(|name| is_free(name)).unwrap_or_default()
}

/// What stands before the number of the next name, and that number. The last number of an address is no number of a
/// name.
fn numbered(name: &str, separator: &str) -> (String, u64) {
    let stem = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = name.get(stem.len()..).unwrap_or_default();
    let counted = digits.len() <= MAX_DIGITS && !stem.ends_with(['.', '/', ':']);
    let short = |stem: &str| stem.chars().take(MAX_STEM).collect::<String>();
    match digits.parse::<u64>() {
        Ok(number) if counted => (short(stem), number.saturating_add(1)),
        _ => (short(name) + separator, 2),
    }
}

/// The names of a list.
fn names(design: &Design, home: Home) -> Vec<&str> {
    match home {
        Home::Networks => design.networks.iter().map(|one| one.name.as_str()).collect(),
        Home::Subnets(of) => {
            let subnets = place::network(design, of).map(|of| of.subnets.as_slice()).unwrap_or_default();
            subnets.iter().map(|one| one.name.as_str()).collect()
        }
        Home::Ranges => design.ranges.iter().map(|one| one.name.as_str()).collect(),
        Home::Clusters => design.clusters.iter().map(|one| one.name.as_str()).collect(),
        Home::Pools(of) => {
            let pools = place::cluster(design, of).and_then(|of| of.pools.as_deref()).unwrap_or_default();
            pools.iter().map(|one| one.name.as_str()).collect()
        }
    }
}
