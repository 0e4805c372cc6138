//! [`Filter`]: which clusters are shown.
use super::{Facet, Fleet, Row};

/// What a cluster must have to be shown; the default shows all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words, each of which stands in its name, its group or one of its values; case does not count.
    pub text: String,
    /// By facet, the place of the value that it has; `None`: any.
    pub values: [Option<usize>; Facet::ALL.len()],
    /// It has less headroom than this many percent; `None`: however much.
    pub headroom_below: Option<i64>,
}

impl Filter {
    /// The places of the rows that pass, in the order of the design.
    pub(super) fn passing(&self, fleet: &Fleet) -> Vec<usize> {
        let words = self.text.to_ascii_lowercase();
        let words: Vec<Word> = words.split_whitespace().map(|word| Word::of(fleet, word)).collect();
        let is_passing = |row: &Row| {
            self.has_values(row) && self.is_below(row) && words.iter().all(|word| word.is_in(row))
        };
        fleet.rows.iter().enumerate().filter(|(_, row)| is_passing(row)).map(|(place, _)| place).collect()
    }

    fn has_values(&self, row: &Row) -> bool {
        Facet::ALL
            .iter()
            .zip(self.values)
            .all(|(facet, value)| value.is_none_or(|value| value == row.facet(*facet)))
    }

    /// What is not known is not below anything.
    fn is_below(&self, row: &Row) -> bool {
        let Some(most) = self.headroom_below else { return true };
        row.tightest.is_some_and(|of| of.percent.is_none_or(|percent| percent < most))
    }
}

/// A word in lower case, and the values in which it stands.
struct Word<'w> {
    word: &'w str,
    /// By facet, whether it stands in each value.
    values: Vec<Vec<bool>>,
}

impl<'w> Word<'w> {
    fn of(fleet: &Fleet, word: &'w str) -> Word<'w> {
        let in_values = |facet: &Facet| fleet.values(*facet).iter().map(|value| is_in(word, value)).collect();
        Word { word, values: Facet::ALL.iter().map(in_values).collect() }
    }

    fn is_in(&self, row: &Row) -> bool {
        let version = row.said.kubernetes_version.as_deref().unwrap_or_default();
        let in_value = |(facet, values): (&Facet, &Vec<bool>)| values.get(row.facet(*facet)) == Some(&true);
        is_in(self.word, row.name())
            || is_in(self.word, row.group())
            || is_in(self.word, version)
            || Facet::ALL.iter().zip(&self.values).any(in_value)
    }
}

/// Whether a word in lower case stands in a text of any casing.
fn is_in(word: &str, text: &str) -> bool {
    text.as_bytes().windows(word.len().max(1)).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}
