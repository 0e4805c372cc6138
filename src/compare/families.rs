//! [`Family`]: clusters whose names say that they are one in several places or stages.
use crate::resolve::Resolved;

/// Clusters that are meant to be alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// The place of the one that is proposed as the baseline: of the stage that others follow, the first.
    pub baseline: usize,
    /// The places of all, in their order.
    pub places: Vec<usize>,
}

/// Stages, the one that others follow first.
const STAGES: [&str; 15] = [
    "prod",
    "production",
    "prd",
    "live",
    "preprod",
    "staging",
    "stage",
    "stg",
    "uat",
    "qa",
    "test",
    "tst",
    "int",
    "dev",
    "development",
];

/// Parts of the world and of countries, of which names of regions are made.
const LANDS: [&str; 34] = [
    "us",
    "europe",
    "eu",
    "asia",
    "uk",
    "france",
    "germany",
    "sweden",
    "switzerland",
    "norway",
    "poland",
    "italy",
    "spain",
    "austria",
    "belgium",
    "denmark",
    "japan",
    "korea",
    "india",
    "australia",
    "newzealand",
    "malaysia",
    "indonesia",
    "taiwan",
    "brazil",
    "canada",
    "mexico",
    "chile",
    "uae",
    "qatar",
    "israel",
    "southafrica",
    "africa",
    "america",
];

const DIRECTIONS: [&str; 5] = ["north", "south", "east", "west", "central"];

/// Short forms of regions and of parts of the world.
const SHORT: [&str; 43] = [
    "weu", "neu", "we", "ne", "eus", "wus", "cus", "scus", "ncus", "wcus", "uks", "ukw", "sea", "ea", "frc",
    "gwc", "sdc", "swc", "szn", "nwe", "noe", "aue", "ause", "jpe", "jpw", "krc", "cae", "cac", "brs", "inc",
    "san", "uan", "apac", "emea", "amer", "latam", "na", "ap", "au", "jp", "ca", "br", "za",
];

/// Families by name: names that are the same but for a stage, a region or a number of its own.
pub fn families(resolved: &Resolved) -> Vec<Family> {
    let mut found: Vec<(String, usize, Family)> = Vec::new();
    for (place, cluster) in resolved.clusters.iter().enumerate() {
        let Some((stem, rank)) = stem(cluster.name()) else { continue };
        match found.iter_mut().find(|(own, ..)| *own == stem) {
            Some((_, best, family)) => {
                family.places.push(place);
                if rank < *best {
                    (*best, family.baseline) = (rank, place);
                }
            }
            None => found.push((stem, rank, Family { baseline: place, places: vec![place] })),
        }
    }
    found.into_iter().map(|(.., family)| family).filter(|family| family.places.len() > 1).collect()
}

/// A name without its stage, region and number, and how far its stage is from the one that others follow; `None` where it
/// names none of them.
fn stem(name: &str) -> Option<(String, usize)> {
    let name = name.to_lowercase();
    let parts: Vec<&str> = name.split(['-', '_', '.']).filter(|part| !part.is_empty()).collect();
    let rank = parts.iter().find_map(|part| STAGES.iter().position(|stage| stage == part));
    let rest: Vec<&str> = parts.iter().copied().filter(|part| !is_place(part)).collect();
    (rest.len() < parts.len() && !rest.is_empty()).then(|| (rest.join("-"), rank.unwrap_or(0)))
}

/// Whether it is a stage, a region or a number.
fn is_place(part: &str) -> bool {
    let letters = part.trim_end_matches(|letter: char| letter.is_ascii_digit());
    letters.is_empty() || STAGES.contains(&letters) || SHORT.contains(&letters) || is_region(letters)
}

/// Whether it is a land with its directions: `eastus`, `germanywestcentral`, `asia`.
fn is_region(text: &str) -> bool {
    let (mut rest, mut has_land) = (text, false);
    while !rest.is_empty() {
        let begins = |words: &[&'static str]| {
            words.iter().filter_map(|word| rest.strip_prefix(word)).min_by_key(|rest| rest.len())
        };
        match (begins(&LANDS), begins(&DIRECTIONS)) {
            (Some(after), _) => (rest, has_land) = (after, true),
            (None, Some(after)) => rest = after,
            (None, None) => return false,
        }
    }
    has_land
}
