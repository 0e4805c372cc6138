//! [`First`]: which clusters to act on first, and why.
use super::{Fleet, Row};
use crate::analysis::{Analysis, Standing};
use crate::rules::wording::number;
use crate::sorting::sort_by_key;

/// A cluster worth acting on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct First {
    /// Its place in the analysis.
    pub cluster: usize,
    /// Why it stands where it does.
    pub urgency: Urgency,
    /// The same in a sentence, with its own numbers.
    pub reason: String,
}

/// Why a cluster is to be acted on, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Urgency {
    /// It does not fit today, cannot be upgraded, or the service refuses it.
    Broken,
    /// Something of it has ended.
    Overdue,
    /// Something of it ends within half a year.
    Soon,
    /// It cannot grow to its maximum, or not be upgraded there.
    Outgrown,
    /// Less than a tenth is left of something.
    Tight,
}

/// The days ahead in which a deadline is near.
const NEAR: i64 = 180;

/// The percentage below which little is left.
const LITTLE: i64 = 10;

impl Urgency {
    /// The name for people.
    pub fn title(self) -> &'static str {
        match self {
            Urgency::Broken => "mend now",
            Urgency::Overdue => "overdue",
            Urgency::Soon => "ends soon",
            Urgency::Outgrown => "cannot grow",
            Urgency::Tight => "little left",
        }
    }
}

impl Fleet {
    /// The most urgent clusters of the rows at these places, at most `count`; of equal ones the one with the least
    /// headroom first. Those of which nothing is urgent are left out.
    pub fn first(&self, analysis: &Analysis, shown: &[usize], count: usize) -> Vec<First> {
        let rows = shown.iter().filter_map(|place| self.rows.get(*place));
        let mut urgent: Vec<(&Row, (Urgency, i64))> =
            rows.filter_map(|row| Some((row, rank(analysis, row)?))).collect();
        let left = |row: &Row| row.tightest.map_or(i64::MAX, |of| of.percent.unwrap_or(i64::MIN));
        sort_by_key(&mut urgent, |(row, rank)| (*rank, left(row)));
        urgent.truncate(count);
        let first = |(row, (urgency, _)): (&Row, (Urgency, i64))| {
            Some(First { cluster: row.cluster, urgency, reason: reason(analysis, row, urgency)? })
        };
        urgent.into_iter().filter_map(first).collect()
    }
}

/// How urgent a row is, and a number that ranks those that are alike.
fn rank(analysis: &Analysis, row: &Row) -> Option<(Urgency, i64)> {
    let standing = i64::try_from(row.standing as u64).unwrap_or(i64::MAX);
    let away = row.deadline().map(|deadline| (deadline.day - analysis.today).whole_days());
    match (row.standing, away) {
        (
            Standing::TooSmallToday | Standing::Refused | Standing::CannotUpgrade | Standing::Conflicting,
            _,
        ) => Some((Urgency::Broken, standing)),
        (_, Some(away)) if away <= 0 => Some((Urgency::Overdue, away)),
        (_, Some(away)) if away <= NEAR => Some((Urgency::Soon, away)),
        (Standing::ShortWhenFull | Standing::CannotScale | Standing::CannotUpgradeAtMaximum, _) => {
            Some((Urgency::Outgrown, standing))
        }
        _ => row
            .tightest
            .filter(|of| of.percent.is_none_or(|percent| percent < LITTLE))
            .map(|_| (Urgency::Tight, 0)),
    }
}

fn reason(analysis: &Analysis, row: &Row, urgency: Urgency) -> Option<String> {
    match urgency {
        Urgency::Broken | Urgency::Outgrown => Some(analysis.verdicts.get(row.cluster)?.sentence.clone()),
        Urgency::Overdue | Urgency::Soon => {
            let deadline = row.deadline()?;
            let told = deadline.finding.and_then(|place| analysis.findings.get(place));
            let itself = || format!("{}: {}.", row.name(), deadline.in_words());
            Some(told.map_or_else(itself, |finding| finding.message.clone()))
        }
        Urgency::Tight => {
            let of = row.tightest?;
            let left = of.percent.map_or_else(|| "nothing".to_owned(), |percent| format!("{percent} %"));
            Some(format!(
                "{} has {left} left at the worst moment ({}): {} of {} {} are needed.",
                row.name(),
                of.place_in_words(),
                number(of.required),
                number(of.available),
                of.resource.unit().text()
            ))
        }
    }
}
