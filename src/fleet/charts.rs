//! Charts of a fleet as counts: shares, what ends when, and how headroom is spread.
use std::collections::BTreeMap;

use super::row::Ends;
use super::{Facet, Fleet, Row};
use crate::azure::Date;

/// A value and how many clusters have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The value.
    pub title: String,
    /// Its place among the values of its facet.
    pub value: usize,
    /// The clusters that have it.
    pub clusters: usize,
}

/// What ends on a day, and for how many clusters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub day: Date,
    /// What ends.
    pub title: String,
    /// The clusters that it touches.
    pub clusters: usize,
}

/// A band of headroom and how many clusters are in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// The band in words.
    pub title: &'static str,
    /// The percentage from which on a cluster is in the next band; `None`: it is the last one, or not known.
    pub below: Option<i64>,
    /// The clusters in it.
    pub clusters: usize,
}

/// The bands with the percentages that they end before; the first one is too small at some moment.
const BANDS: [(&str, Option<i64>); 5] = [
    ("too small", Some(0)),
    ("0 to 9 %", Some(10)),
    ("10 to 24 %", Some(25)),
    ("25 to 49 %", Some(50)),
    ("50 % and more", None),
];

impl Fleet {
    /// How many of the rows at these places have each value of a facet, the most frequent first.
    pub fn shares(&self, shown: &[usize], facet: Facet) -> Vec<Share> {
        let mut counts = vec![0_usize; self.values(facet).len()];
        for row in self.at(shown) {
            if let Some(count) = counts.get_mut(row.facet(facet)) {
                *count = count.saturating_add(1);
            }
        }
        let shares = self.values(facet).iter().zip(counts).enumerate().filter(|(_, (_, count))| *count > 0);
        let mut shares: Vec<Share> = shares
            .map(|(value, (title, clusters))| Share { title: title.clone(), value, clusters })
            .collect();
        crate::sorting::sort_by_key(&mut shares, |share| std::cmp::Reverse(share.clusters));
        shares
    }

    /// What ends when for the rows at these places, by day; past days come first.
    pub fn exposure(&self, shown: &[usize]) -> Vec<Due> {
        let mut dues: BTreeMap<(Date, Ends, &str), usize> = BTreeMap::new();
        for deadline in self.at(shown).flat_map(|row| &row.deadlines) {
            let count = dues.entry((deadline.day, deadline.of, deadline.what)).or_default();
            *count = count.saturating_add(1);
        }
        let due = |((day, of, what), clusters): ((Date, Ends, &str), usize)| Due {
            day,
            title: format!("{}: {what}", of.title()),
            clusters,
        };
        dues.into_iter().map(due).collect()
    }

    /// How the least headroom of the rows at these places is spread; the last band is of those not known.
    pub fn bands(&self, shown: &[usize]) -> Vec<Band> {
        let mut bands: Vec<Band> =
            BANDS.into_iter().map(|(title, below)| Band { title, below, clusters: 0 }).collect();
        let mut unknown = Band { title: "not known", below: None, clusters: 0 };
        for row in self.at(shown) {
            let band = match row.tightest {
                None => Some(&mut unknown),
                Some(of) => bands.iter_mut().find(|band| match (of.percent, band.below) {
                    (Some(percent), Some(below)) => percent < below,
                    _ => true,
                }),
            };
            if let Some(band) = band {
                band.clusters = band.clusters.saturating_add(1);
            }
        }
        bands.push(unknown);
        bands
    }

    fn at<'f>(&'f self, places: &'f [usize]) -> impl Iterator<Item = &'f Row> {
        places.iter().filter_map(|place| self.rows.get(*place))
    }
}
