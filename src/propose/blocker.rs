//! [`Blocker`]: what a range to come would meet, by name.
use super::around::{Around, Coming};
use crate::net::Prefix;
use crate::net::wording::listed;
use crate::overlap::{Holder, RangeKind, Verdict};

/// A range that shares addresses with one to come, and what the platform would make of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocker {
    /// Its role.
    pub kind: RangeKind,
    /// The range.
    pub prefix: Prefix,
    /// Who holds it.
    pub holder: Holder,
    /// The name that people know the holder by.
    pub name: String,
    /// What the platform would make of the two: never allowed.
    pub verdict: Verdict,
}

impl Blocker {
    /// What it is, inside a sentence: `subnet vnet/snet-aks (10.1.0.0/22)`.
    pub fn title(&self) -> String {
        format!("{} {} ({})", self.kind.title(), self.name, self.prefix)
    }

    /// Whether the range to come would be refused or would break something; else it is a risk.
    pub fn is_harm(&self) -> bool {
        self.verdict > Verdict::Risky
    }
}

/// Everything that a range to come would meet, in the order of roles and ranges.
pub(super) fn blockers(around: &Around, coming: Coming, prefix: Prefix) -> Vec<Blocker> {
    let sharing = around.holdings().iter().filter(|holding| holding.prefix.overlaps(prefix));
    let met = sharing.flat_map(|holding| {
        holding.holders.iter().map(move |holder| Blocker {
            kind: holding.kind,
            prefix: holding.prefix,
            holder: *holder,
            name: String::new(),
            verdict: around.verdict(coming, holding.kind, *holder),
        })
    });
    let met = met.filter(|blocker| blocker.verdict > Verdict::Allowed);
    met.map(|blocker| Blocker { name: blocker.holder.name(around.resolved), ..blocker }).collect()
}

/// Blockers in a sentence: three of them, and how many more there are.
pub(super) fn told<'b>(blockers: impl IntoIterator<Item = &'b Blocker>) -> String {
    let mut titles: Vec<String> = blockers.into_iter().map(Blocker::title).collect();
    let more = titles.len().saturating_sub(3);
    if more > 0 {
        titles.truncate(3);
        titles.push(format!("{more} more"));
    }
    listed(&titles)
}
