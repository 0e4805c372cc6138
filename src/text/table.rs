//! Tables of plain text: a header that names columns, and rows whose values stand below it.
//!
//! Knows how terminals align columns and how they lose blanks; knows no names of columns.
mod cells;
mod fields;

use std::borrow::Cow;

use super::Span;
use super::tree::{Member, Node, Value};
use cells::{Piece, pieces};
pub use fields::{Field, fields, object};

/// Columns beyond this number are not read.
const MAX_COLUMNS: usize = 200;

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns<'t> {
    columns: Vec<Column<'t>>,
    /// Whether two blanks or a tab separate values, so that a value may hold single blanks.
    wide: bool,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column<'t> {
    /// What the header calls it.
    pub name: &'t str,
    /// Where the name stands.
    pub span: Span,
    /// The first character of the column in its line.
    start: usize,
    /// Just past its last character; a value that stands elsewhere is misplaced.
    end: usize,
}

/// One line below a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line, without the blanks around it.
    pub span: Span,
    /// Its values, in the order of the columns; a column without a value has no cell.
    pub cells: Vec<Cell>,
    /// Whether every value stands below its column, or there are as many values as columns.
    pub certain: bool,
}

/// One value of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The index of its column.
    pub column: usize,
    /// Where the value stands.
    pub span: Span,
}

impl<'t> Columns<'t> {
    /// The columns below the names in a header line, such as `NAME   STATUS   NOMINATED NODE`: two or more blanks
    /// or a tab stand between names; single ones do where the line has no others.
    pub fn of_header(text: &'t str, header: Span) -> Columns<'t> {
        let wide = pieces(text, header, true);
        let is_wide = wide.len() > 1;
        let names = if is_wide { wide } else { pieces(text, header, false) };
        let starts: Vec<usize> = names.iter().skip(1).map(|name| name.start).collect();
        let ends = starts.into_iter().map(|next| next.saturating_sub(1)).chain([usize::MAX]);
        let columns = names.iter().zip(ends).map(|(name, end)| Column::of(text, name, name.start, end));
        Columns { columns: columns.take(MAX_COLUMNS).collect(), wide: is_wide }
    }

    /// The columns above a rule such as `------  --------`, whose dashes say how wide each is. `None` where names
    /// and dashes do not go together.
    pub fn of_rule(text: &'t str, header: Span, rule: Span) -> Option<Columns<'t>> {
        let dashes = pieces(text, rule, false);
        let mut names = pieces(text, header, true);
        if names.len() != dashes.len() {
            names = pieces(text, header, false);
        }
        if names.len() != dashes.len() {
            return None;
        }
        let mut columns: Vec<Column<'_>> = names
            .iter()
            .zip(&dashes)
            .map(|(name, dashes)| Column::of(text, name, dashes.start, dashes.end))
            .take(MAX_COLUMNS)
            .collect();
        if let Some(last) = columns.last_mut() {
            last.end = usize::MAX;
        }
        Some(Columns { columns, wide: true })
    }

    /// The columns, from left to right.
    pub fn columns(&self) -> &[Column<'t>] {
        &self.columns
    }

    /// The index of the column with that name, in any casing.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name.eq_ignore_ascii_case(name))
    }

    /// The values of the line at `line`: each belongs to the column that it stands below. In a line that lost or
    /// gained blanks the first value belongs to the first column and so on, where there are as many.
    pub fn row(&self, text: &str, line: Span) -> Row {
        let pieces = pieces(text, line, self.wide);
        let span = match (pieces.first(), pieces.last()) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::new(line.start, line.start),
        };
        let (cells, certain) = match self.below(&pieces) {
            Some(cells) => (cells, true),
            None if pieces.len() == self.columns.len() => (in_order(&pieces), true),
            None => self.nearest(text, &pieces),
        };
        Row { span, cells, certain }
    }

    /// The row as an object: the names of the columns, each with its text.
    pub fn object(&self, text: &'t str, row: &Row) -> Node<'t> {
        let member = |cell: &Cell| {
            let column = self.columns.get(cell.column)?;
            let value = Value::String(Cow::Borrowed(cell.span.of(text)));
            let node = Node { span: cell.span, value };
            Some(Member { key: Cow::Borrowed(column.name), key_span: column.span, node })
        };
        Node { span: row.span, value: Value::Object(row.cells.iter().filter_map(member).collect()) }
    }

    /// The column that begins last at or before a character of a line.
    fn at(&self, character: usize) -> usize {
        self.columns.partition_point(|column| column.start <= character).saturating_sub(1)
    }

    /// The cells where every value stands below its column, one in each.
    fn below(&self, pieces: &[Piece]) -> Option<Vec<Cell>> {
        let mut cells: Vec<Cell> = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let index = self.at(piece.start);
            let column = self.columns.get(index)?;
            if !self.wide || piece.start < column.start || piece.end > column.end {
                return None;
            }
            if cells.last().is_some_and(|last| last.column == index) {
                return None;
            }
            cells.push(Cell { column: index, span: piece.span });
        }
        Some(cells)
    }

    /// The cells of a line that lost blanks: values that grew together are cut where the next column begins, and
    /// each goes to the nearest column behind the one before it.
    fn nearest(&self, text: &str, pieces: &[Piece]) -> (Vec<Cell>, bool) {
        let pieces: Vec<Piece> = pieces.iter().flat_map(|piece| self.cut(text, *piece)).collect();
        if let Some(cells) = self.below(&pieces) {
            return (cells, true);
        }
        if pieces.len() == self.columns.len() {
            return (in_order(&pieces), true);
        }
        let mut cells: Vec<Cell> = Vec::new();
        for piece in &pieces {
            let left = self.at(piece.start);
            let distance =
                |index: usize| self.columns.get(index).map(|column| column.start.abs_diff(piece.start));
            let nearest = match (distance(left), distance(left + 1)) {
                (Some(here), Some(next)) if next < here => left + 1,
                _ => left,
            };
            let free = cells.last().map_or(0, |last| last.column + 1);
            let column = nearest.max(free);
            if column < self.columns.len() {
                cells.push(Cell { column, span: piece.span });
            }
        }
        (cells, false)
    }

    /// A value, cut at the single blank that stands where a later column begins, give or take two characters.
    fn cut(&self, text: &str, piece: Piece) -> Vec<Piece> {
        let words = pieces(text, piece.span, false);
        let mut cut: Vec<Piece> = Vec::new();
        for word in words {
            let start = piece.start + word.start;
            let end = piece.start + word.end;
            let begins = [start, start.saturating_add(2)]
                .into_iter()
                .map(|at| self.at(at))
                .any(|index| self.columns.get(index).is_some_and(|column| column.start.abs_diff(start) <= 2));
            match cut.last_mut().filter(|_| !begins) {
                Some(last) => {
                    last.end = end;
                    last.span.end = word.span.end;
                }
                None => cut.push(Piece { start, end, span: word.span }),
            }
        }
        cut
    }
}

impl<'t> Column<'t> {
    fn of(text: &'t str, name: &Piece, start: usize, end: usize) -> Column<'t> {
        Column { name: name.span.of(text), span: name.span, start, end }
    }
}

fn in_order(pieces: &[Piece]) -> Vec<Cell> {
    pieces.iter().enumerate().map(|(column, piece)| Cell { column, span: piece.span }).collect()
}
