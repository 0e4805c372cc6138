//! A fleet: every cluster of an analysis as one row, to be sorted, filtered, counted and ranked.
//!
//! Takes what the analysis holds and derives no number of its own; draws nothing.

mod charts;
mod column;
mod conflicts;
mod facet;
mod filter;
mod first;
mod query;
mod row;
mod space;

pub use charts::{Band, Due, Share};
pub use column::{Column, Order};
pub use conflicts::{Group, conflicts};
pub use facet::Facet;
pub use filter::Filter;
pub use first::{First, Urgency};
pub use query::{PAGES_SOURCE, QUERY, all_pages, first_page};
pub use row::{Deadline, Ends, Growth, Row, Tightest};
pub use space::{Cell, ROLES, Space, Used, spaces, used};

use crate::analysis::Analysis;
use crate::sorting::sort_by_key;
use facet::Facets;

/// Every cluster of an analysis in a row.
#[derive(Debug, Clone)]
pub struct Fleet {
    /// The rows, in the order of the design.
    pub rows: Vec<Row>,
    facets: Facets,
}

impl Fleet {
    /// The rows of an analysis.
    pub fn of(analysis: &Analysis) -> Fleet {
        let mut rows = row::rows(analysis);
        let facets = Facets::of(analysis, &mut rows);
        Fleet { rows, facets }
    }

    /// The values of a facet that occur, in order; what is not known comes last.
    pub fn values(&self, facet: Facet) -> &[String] {
        self.facets.values(facet)
    }

    /// The value of a facet in the row at that place.
    pub fn value(&self, row: &Row, facet: Facet) -> &str {
        self.values(facet).get(row.facet(facet)).map(String::as_str).unwrap_or_default()
    }

    /// The places of the rows that pass a filter, in an order; equal ones stay in the order of the design.
    pub fn shown(&self, filter: &Filter, order: Order) -> Vec<usize> {
        let key = |place: &usize| self.rows.get(*place).and_then(|row| order.column.key(self, row));
        let passing = filter.passing(self).into_iter();
        let (mut known, unknown): (Vec<usize>, Vec<usize>) = passing.partition(|place| key(place).is_some());
        if order.is_descending {
            sort_by_key(&mut known, |place| std::cmp::Reverse(key(place)));
        } else {
            sort_by_key(&mut known, key);
        }
        known.extend(unknown);
        known
    }
}
