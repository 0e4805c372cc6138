//! What mends a finding: changes of the design after which it is gone.
//!
//! Every change is tried before it is told: the design is changed and analysed anew, and what leaves the finding, or
//! brings one that is as bad, is dropped. So the tables of this module say only what is worth trying.

mod cures;
mod kind;
mod kubernetes;
mod losses;
mod nearest;
mod outcome;
mod place;
mod ranges;
mod special;
mod taking;
mod telling;
mod trial;
mod way;

use serde::{Deserialize, Serialize};

use crate::azure::Date;
use crate::design::Design;
use crate::edit::Step;
use crate::rules::Severity;
use crate::sorting::sort_by_key;

pub use outcome::tried;
pub use taking::{How, Taking, taking};

use trial::Trial;

/// Names a finding: of one rule about the same things there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Which {
    /// The id of its rule.
    pub rule: String,
    /// The name of its cluster; `None`: networks alone.
    pub cluster: Option<String>,
    /// What it is about.
    pub subjects: Vec<String>,
}

/// What can be done about a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Mending {
    /// Changes after which it is gone, one of each kind: those that give nothing up first, then the lightest.
    pub fixes: Vec<Fix>,
    /// What it takes where no change of the design mends it, or beside that, in sentences.
    pub otherwise: &'static str,
}

/// A change of the design after which a finding is gone.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// What is changed, in a few words with the names of what changes.
    pub title: String,
    /// Why it is this one, in sentences.
    pub reasons: Vec<String>,
    /// What was compared and what is left, in sentences.
    pub further: Vec<String>,
    /// What the design has no more after it, a few words each: `2 nodes of pool np1 (7 in place of 9)`.
    pub losses: Vec<String>,
    /// What of the design changes.
    pub steps: Vec<Step>,
    /// What each change takes on the platform, in order.
    pub taking: Vec<Taking>,
    /// Numbers that change.
    pub numbers: Vec<Number>,
    /// The titles of the other findings that go with it.
    pub goes: Vec<&'static str>,
    /// The findings that come with it; none of them is an error where it mends a finding.
    pub comes: Vec<(Severity, String)>,
    /// Whether every pool stays with its counts and bounds.
    pub keeps_pools: bool,
}

/// A number before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The resource and its name.
    pub of: String,
    /// The moment.
    pub when: &'static str,
    /// What is left now.
    pub before: String,
    /// What would be left.
    pub after: String,
}

/// Changes that are told of one finding.
const MOST: usize = 6;

/// Clusters and networks of a design in which changes are tried: each costs an analysis of all of it.
pub const LARGEST: usize = 500;

/// What mends a finding of the design as it is on that day; `None` where the design has no such finding.
///
/// In a design of more than [`LARGEST`] clusters and networks nothing is tried.
pub fn mend(design: &Design, today: Date, which: &Which) -> Option<Mending> {
    if design.clusters.len().saturating_add(design.networks.len()) > LARGEST {
        let otherwise = "This design is too large to try changes in it: open the cluster alone.";
        return Some(Mending { fixes: Vec::new(), otherwise });
    }
    let trial = Trial::of(design, today, which)?;
    let Some(cure) = cures::of(&which.rule) else {
        return Some(Mending { fixes: Vec::new(), otherwise: "" });
    };
    let mut fixes: Vec<Fix> = Vec::new();
    for candidate in cure.ways.iter().flat_map(|way| way.candidates(&trial)) {
        // What does more than another change that mends it, or the same in other words or another place, is not told.
        let own = kind::kind(design, &candidate.steps);
        let does_more = |fix: &Fix| {
            fix.title == candidate.title
                || fix.steps.iter().all(|step| candidate.steps.contains(step))
                || kind::kind(design, &fix.steps) == own
        };
        let is_new = !fixes.iter().any(does_more);
        fixes.extend(is_new.then(|| trial.fix(candidate)).flatten());
    }
    sort_by_key(&mut fixes, Fix::weight);
    fixes.truncate(MOST);
    Some(Mending { fixes, otherwise: cure.otherwise })
}

impl Fix {
    /// Lighter ones come first: those that give nothing up, then those that bring no warning, then by what they take.
    fn weight(&self) -> (bool, usize, Option<How>, usize) {
        let warnings = self.comes.iter().filter(|(severity, _)| *severity == Severity::Warning).count();
        let heaviest = self.taking.iter().map(|taking| taking.how).max();
        (!self.losses.is_empty(), warnings, heaviest, self.comes.len())
    }
}
