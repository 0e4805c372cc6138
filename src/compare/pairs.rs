//! [`Pair`]: clusters whose names say that they are one in two places or two stages.
use crate::resolve::Resolved;

/// Two clusters that are meant to be alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The places of both, the one that is the model for the other first.
    pub places: [usize; 2],
    /// What the names share.
    pub shared: String,
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

/// Regions and their short forms.
const REGIONS: [&str; 30] = [
    "westeurope",
    "northeurope",
    "westus",
    "westus2",
    "westus3",
    "eastus",
    "eastus2",
    "centralus",
    "uksouth",
    "ukwest",
    "francecentral",
    "germanywestcentral",
    "swedencentral",
    "switzerlandnorth",
    "southeastasia",
    "eastasia",
    "australiaeast",
    "japaneast",
    "weu",
    "neu",
    "we",
    "ne",
    "eus",
    "eus2",
    "wus",
    "wus2",
    "uks",
    "ukw",
    "sea",
    "eu",
];

/// Pairs by name: names that are the same but for a stage, a region or a number at the end.
pub fn pairs(resolved: &Resolved) -> Vec<Pair> {
    let mut stems: Vec<(String, usize, usize)> = Vec::new();
    let mut pairs = Vec::new();
    for (place, cluster) in resolved.clusters.iter().enumerate() {
        let Some((stem, rank)) = stem(cluster.name()) else { continue };
        match stems.iter().find(|(own, ..)| *own == stem) {
            Some((_, other, other_rank)) => {
                let places = if rank < *other_rank { [place, *other] } else { [*other, place] };
                pairs.push(Pair { places, shared: stem });
            }
            None => stems.push((stem, place, rank)),
        }
    }
    pairs
}

/// A name without its stage, region and number, and how far its stage is from the one that others follow; `None` where it
/// names none of them.
fn stem(name: &str) -> Option<(String, usize)> {
    let name = name.to_lowercase();
    let parts: Vec<&str> = name.split(['-', '_', '.']).filter(|part| !part.is_empty()).collect();
    let rank = parts.iter().find_map(|part| STAGES.iter().position(|stage| stage == part));
    let is_place = |part: &&str| {
        STAGES.contains(part) || REGIONS.contains(part) || part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let rest: Vec<&str> = parts.iter().copied().filter(|part| !is_place(part)).collect();
    (rest.len() < parts.len() && !rest.is_empty()).then(|| (rest.join("-"), rank.unwrap_or(0)))
}
