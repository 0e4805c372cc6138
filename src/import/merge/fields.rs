//! One thing's fields, taken from a later reading.
use super::shown::Shown;
use super::{Conflict, Merge};

/// Which readings a thing's fields came from.
#[derive(Debug)]
pub(super) struct Origins {
    /// The reading that told of it first.
    first: usize,
    /// Fields that came from others.
    later: Vec<(&'static str, usize)>,
}

impl Origins {
    pub(super) fn new(first: usize) -> Origins {
        Origins { first, later: Vec::new() }
    }

    /// The reading that told of it first.
    pub(super) fn first(&self) -> usize {
        self.first
    }

    fn of(&self, field: &str) -> usize {
        self.later.iter().rev().find(|(name, _)| *name == field).map_or(self.first, |(_, reading)| *reading)
    }
}

/// Takes the fields of one thing from a reading.
pub(super) struct Fields<'m> {
    pub(super) merge: &'m mut Merge,
    pub(super) origins: &'m mut Origins,
    pub(super) subject: &'m str,
    pub(super) reading: usize,
}

impl Fields<'_> {
    /// Takes a value, where there is one; one that differs from what is there is a conflict, and the value of the
    /// later reading counts.
    pub(super) fn take<T: Shown>(&mut self, field: &'static str, mine: &mut Option<T>, theirs: Option<T>) {
        let Some(theirs) = theirs else { return };
        match mine {
            Some(mine) if mine.same(&theirs) => return,
            Some(mine) if self.reading < self.origins.of(field) => {
                return self.merge.conflicts.push(Conflict {
                    subject: format!("{}/{field}", self.subject),
                    earlier: theirs.shown(),
                    later: mine.shown(),
                    earlier_reading: self.reading,
                    later_reading: self.origins.of(field),
                });
            }
            Some(mine) => self.merge.conflicts.push(Conflict {
                subject: format!("{}/{field}", self.subject),
                earlier: mine.shown(),
                later: theirs.shown(),
                earlier_reading: self.origins.of(field),
                later_reading: self.reading,
            }),
            None => {}
        }
        *mine = Some(theirs);
        if self.reading != self.origins.first || !self.origins.later.is_empty() {
            self.origins.later.retain(|(name, _)| *name != field);
            self.origins.later.push((field, self.reading));
        }
    }
}
