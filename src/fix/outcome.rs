//! [`Outcome`]: what a change of the design brings: findings that go and come, numbers that change.
use super::trial::key;
use super::{Fix, Number, losses, taking};
use crate::analysis::{Analysis, Analyzing};
use crate::design::Design;
use crate::edit::{self, Step};
use crate::resolve::Moment;
use crate::rules::Finding;

/// A design before a change and after it.
#[derive(Clone, Copy)]
pub(super) struct Outcome<'a> {
    pub(super) before: &'a Analysis,
    pub(super) after: &'a Analysis,
}

/// Numbers that are told of a fix.
const NUMBERS: usize = 12;

/// The change that steps make of the cluster at that place, with what it takes and what it brings, errors too; `None`
/// where they change nothing.
pub fn tried(
    before: &Analysis,
    design: &Design,
    place: usize,
    title: String,
    steps: Vec<Step>,
) -> Option<Fix> {
    let changed = edit::take(design, &steps);
    if changed == *design {
        return None;
    }
    let after = Analyzing::new(&changed, before.today).finish();
    Some(Outcome { before, after: &after }.fix(design, place, title, steps))
}

impl<'a> Outcome<'a> {
    pub(super) fn fix(self, design: &Design, place: usize, title: String, steps: Vec<Step>) -> Fix {
        let comes = self.coming().map(|finding| (finding.severity, finding.message.clone())).collect();
        Fix {
            title,
            reasons: Vec::new(),
            further: Vec::new(),
            losses: losses::losses(&self.before.resolved, &self.after.resolved),
            taking: taking(&self.before.resolved, design, &steps),
            numbers: self.numbers(place),
            goes: self.going(None),
            comes,
            keeps_pools: pools(design) == pools(&edit::take(design, &steps)),
            steps,
        }
    }

    /// The titles of the findings that are no more, but for one.
    pub(super) fn going(self, but: Option<&Finding>) -> Vec<&'static str> {
        let but = but.map(|finding| key(self.before, finding));
        let gone = self.before.findings.iter().filter(|finding| {
            let of = key(self.before, finding);
            Some(of) != but && !self.after.findings.iter().any(|there| key(self.after, there) == of)
        });
        let mut titles: Vec<&'static str> = gone.map(|finding| finding.rule.title).collect();
        titles.dedup();
        titles
    }

    /// The findings that were not there, or were not as bad.
    pub(super) fn coming(self) -> impl Iterator<Item = &'a Finding> {
        self.after.findings.iter().filter(move |finding| {
            let of = key(self.after, finding);
            let before = self.before.findings.iter().filter(|before| key(self.before, before) == of);
            before.map(|before| before.severity).min().is_none_or(|severity| finding.severity < severity)
        })
    }

    /// What is left of the cluster's resources, where that changes; of those alone that are short before or after,
    /// where some are.
    fn numbers(self, place: usize) -> Vec<Number> {
        let rows = |analysis: &'a Analysis| analysis.capacity.get(place).map(|of| of.rows.as_slice());
        let (before, after) = (rows(self.before).unwrap_or_default(), rows(self.after).unwrap_or_default());
        let mut numbers = Vec::new();
        for row in after {
            let own = before.iter().find(|own| own.resource == row.resource && own.name == row.name);
            let own = own.or_else(|| {
                let mut alike = before.iter().filter(|own| own.resource == row.resource);
                alike.next().filter(|_| alike.next().is_none())
            });
            let mut told = None;
            for moment in [Moment::Upgrading, Moment::ScaledUpgrading] {
                let now = own.map(|own| own.left(moment)).unwrap_or_default();
                let both = (now, row.left(moment));
                if both.0 != both.1 && told.as_ref() != Some(&both) {
                    let title = row.resource.title();
                    let of = match own.filter(|own| own.name != row.name) {
                        Some(own) => format!("{title} {}, then {}", own.name, row.name),
                        None => format!("{title} {}", row.name),
                    };
                    let is_short = own.is_some_and(|own| own.at(moment).fits() == Some(false))
                        || row.at(moment).fits() == Some(false);
                    let (before, after) = both.clone();
                    numbers.push((is_short, Number { of, when: moment.title(), before, after }));
                    told = Some(both);
                }
            }
        }
        let is_any_short = numbers.iter().any(|(is_short, _)| *is_short);
        let told = numbers.into_iter().filter(|(is_short, _)| *is_short || !is_any_short);
        told.map(|(_, number)| number).take(NUMBERS).collect()
    }
}

/// Every pool with its cluster, its count and its bounds.
fn pools(design: &Design) -> Vec<(&str, &str, [Option<u64>; 3])> {
    let pools = design
        .clusters
        .iter()
        .flat_map(|cluster| cluster.pools.iter().flatten().map(move |pool| (cluster.name.as_str(), pool)));
    pools.map(|(of, pool)| (of, pool.name.as_str(), [pool.count, pool.min_count, pool.max_count])).collect()
}
