//! Defaults that are taken otherwise than they once were, for designs that were made before.
use super::{Date, Source, day};

/// A default that has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// The day of the first catalogue with the new value, `YYYY-MM-DD`.
    pub since: &'static str,
    /// Which default: `the surge of a pool that names none`.
    pub what: &'static str,
    /// What it was.
    pub before: &'static str,
    /// What it is.
    pub after: &'static str,
    /// Who says so.
    pub source: Source,
}

/// Every change since the first link was made, the oldest first: none yet.
pub static CHANGED: &[Changed] = &[];

/// The changes that a design made with the catalogue of a day does not know.
pub fn changed_since(changes: &[Changed], catalogue: Date) -> impl Iterator<Item = &Changed> {
    changes.iter().filter(move |changed| day(changed.since).is_some_and(|since| since > catalogue))
}

impl Changed {
    /// Both values in a few words.
    pub fn words(&self) -> String {
        format!("{}: {} then, {} now", self.what, self.before, self.after)
    }
}
