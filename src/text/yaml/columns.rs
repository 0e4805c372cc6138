//! The columns at which the open lists and objects of a document stand.
use super::MAX_DEPTH;
use super::lines::Entry;

/// Lists and objects around a line, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Columns {
    open: Vec<Container>,
    /// The column of the last key, or of the value behind the last dash.
    pub(super) last: usize,
    /// Whether nothing stood behind it, so that deeper lines are its value.
    pub(super) last_is_bare: bool,
}

#[derive(Debug, Clone, Copy)]
struct Container {
    column: usize,
    is_list: bool,
}

/// Where an entry belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the document, at this column.
    At(usize),
    /// It stands deeper than anything above it opened.
    Hanging,
    /// It stands further left than the document, or is none of its elements.
    Outside,
    /// Too many containers are open.
    TooDeep,
}

impl Columns {
    /// Finds the place of an entry that stands at `column`, and closes what stands deeper.
    pub(super) fn place(&mut self, column: usize, entry: &Entry<'_>) -> Place {
        let place =
            if self.open.is_empty() { self.open(column, entry.dash) } else { self.among(column, entry) };
        if let Place::At(_) = place {
            if entry.dash && entry.key.is_some() {
                self.open(entry.inner, false);
            }
            self.last = entry.inner;
            self.last_is_bare = is_bare(entry.value);
        }
        place
    }

    fn among(&mut self, column: usize, entry: &Entry<'_>) -> Place {
        let mut closed = None;
        while let Some(last) = self.open.last().copied() {
            if last.column < column || last.column == column && (entry.dash || !last.is_list) {
                break;
            }
            self.open.pop();
            closed = Some(last);
        }
        let Some(last) = self.open.last().copied() else { return Place::Outside };
        let follows_bare = self.last_is_bare && closed.is_none();
        if last.column == column && last.is_list == entry.dash {
            return Place::At(column);
        }
        if last.column == column && !(self.last_is_bare && self.last == column) {
            return if self.open.len() == 1 { Place::Outside } else { Place::Hanging };
        }
        if last.column == column || follows_bare {
            return self.open(column, entry.dash);
        }
        // A line that lost or gained one blank belongs to the container beside it.
        let near =
            |container: &Container| container.column.abs_diff(column) <= 1 && container.is_list == entry.dash;
        match (closed.filter(near), near(&last)) {
            (Some(closed), _) => {
                self.open.push(closed);
                Place::At(closed.column)
            }
            (None, true) => Place::At(last.column),
            (None, false) => Place::Hanging,
        }
    }

    fn open(&mut self, column: usize, is_list: bool) -> Place {
        if self.open.len() >= MAX_DEPTH {
            return Place::TooDeep;
        }
        self.open.push(Container { column, is_list });
        Place::At(column)
    }
}

/// Whether a value is still to come: nothing, a comment, an anchor or a tag stands here.
fn is_bare(value: &str) -> bool {
    value.is_empty() || value.starts_with('#') || value.starts_with(['&', '!']) && !value.contains(' ')
}
