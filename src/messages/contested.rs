//! [`Contested`]: a disagreement of sources in force, as the page shows it.
use serde::{Deserialize, Serialize};

use super::Reference;
use crate::analysis::{InForce, TwoSided, Weighed};
use crate::azure::Disagreement;
use crate::azure::disagreement::Side;
use crate::rules::Severity;

/// A disagreement of sources, both sides, and what it changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contested {
    /// About what.
    pub disagreement: Disagreement,
    /// The same in words.
    pub title: String,
    /// Both sides, that of the planner first: the words, and who says so.
    pub sides: [(String, Reference); 2],
    /// Whether the second side is taken.
    pub other: bool,
    /// What it changes: of what, when, with the side that is taken, with the other one.
    pub changes: Vec<[String; 4]>,
}

impl Contested {
    pub(super) fn of(in_force: &InForce) -> Contested {
        let InForce { disagreement, other, numbers, findings } = in_force;
        let side = |side: Side| (side.words.to_owned(), Reference::of(&side.source));
        let number = |of: &TwoSided| {
            let what = format!("{}: {} {}", of.cluster, of.resource.title(), of.name);
            [what, of.moment.title().to_owned(), of.taken.clone(), of.other.clone()]
        };
        let weight = |of: Option<Severity>| of.map_or("not found", Severity::text).to_owned();
        let finding = |of: &Weighed| {
            let about = of.cluster.as_ref().map(|cluster| format!("{cluster}: ")).unwrap_or_default();
            [format!("{about}{}", of.rule.title), String::new(), weight(of.taken), weight(of.other)]
        };
        Contested {
            disagreement: *disagreement,
            title: disagreement.title().to_owned(),
            sides: [side(disagreement.taken()), side(disagreement.other())],
            other: *other,
            changes: numbers.iter().map(number).chain(findings.iter().map(finding)).collect(),
        }
    }
}
