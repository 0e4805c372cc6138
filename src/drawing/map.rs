//! [`AddressMap`]: every range of a design on one axis, in rows, and where they meet.
//!
//! Knows who holds what and what is free between; what the platform makes of a meeting is decided before.

mod block;
mod headroom;
mod meetings;
mod networks;
mod rows;
mod unplaced;

pub use block::{Block, Role};
pub use headroom::Headroom;
pub use meetings::{Meeting, Spot};
pub use unplaced::{Unplaced, unplaced};

use super::axis::Axis;
use crate::analysis::Analysis;
use crate::net::{AddressRange, Family};
use crate::overlap::RangeKind;

/// The ranges of one family.
#[derive(Debug, Clone, PartialEq)]
pub struct AddressMap {
    /// The family.
    pub family: Family,
    /// How addresses become positions.
    pub scale: Scale,
    /// The axis that all rows share.
    pub axis: Axis,
    /// Networks first, then ranges of clusters, then connected ranges, reserved ones last.
    pub rows: Vec<MapRow>,
    /// Every two ranges that share addresses, in the order of the analysis.
    pub meetings: Vec<Meeting>,
}

/// How addresses become positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scale {
    /// Each stretch as wide as the logarithm of its size.
    #[default]
    Readable,
    /// Every address equally wide.
    TrueScale,
}

/// What stands on one line of the map.
#[derive(Debug, Clone, PartialEq)]
pub struct MapRow {
    /// Whose it is: the network, the first few clusters, the connected range.
    pub title: String,
    /// What it is, in a few words.
    pub caption: String,
    /// The role in which it stands; a network's row is one of [`RangeKind::VirtualNetwork`].
    pub kind: RangeKind,
    /// Whether nobody typed it: a default, or the network that the service is assumed to make.
    pub default: bool,
    /// Its blocks by address; one that encloses others comes before them.
    pub blocks: Vec<Block>,
}

/// The map of one family. Without a range of the family only reserved ones stand on it, or none.
pub fn address_map(analysis: &Analysis, family: Family, scale: Scale) -> AddressMap {
    let mut rows = rows::rows(analysis, family);
    let axis = axis(&rows, family, scale);
    for row in &mut rows {
        row.blocks.retain(|block| axis.reaches(block.range));
        row.blocks.iter_mut().for_each(|block| block.place(&axis));
    }
    rows.retain(|row| !row.blocks.is_empty());
    let meetings = meetings::meetings(analysis, &rows, &axis);
    AddressMap { family, scale, axis, rows, meetings }
}

impl AddressMap {
    /// The block at a spot.
    pub fn block(&self, spot: Spot) -> Option<&Block> {
        self.rows.get(spot.row)?.blocks.get(spot.block)
    }

    /// The spots of a subject, such as `clusters/aks-prod/serviceCidr` or `networks/vnet-prod/snet-aks`: those of
    /// that very name; else those of its parts; else those of the nearest thing that it is a part of.
    pub fn spots_of(&self, subject: &str) -> Vec<Spot> {
        let is_part = |own: &str| own.strip_prefix(subject).is_some_and(|rest| rest.starts_with('/'));
        let mut found = self.spots(|own| own == subject);
        if found.is_empty() {
            found = self.spots(is_part);
        }
        let mut whole = subject;
        while let (true, Some((wider, _))) = (found.is_empty(), whole.rsplit_once('/')) {
            found = self.spots(|own| own == wider);
            whole = wider;
        }
        found
    }

    fn spots(&self, is_meant: impl Fn(&str) -> bool) -> Vec<Spot> {
        let rows = self.rows.iter().enumerate();
        let blocks = rows.flat_map(|(row, of)| {
            of.blocks.iter().enumerate().map(move |(block, of)| (Spot { row, block }, of))
        });
        let meant = blocks.filter(|(_, block)| block.subjects.iter().any(|subject| is_meant(subject)));
        meant.map(|(spot, _)| spot).collect()
    }
}

/// The axis of all blocks. In true scale reserved ranges stand on it only where others do.
fn axis(rows: &[MapRow], family: Family, scale: Scale) -> Axis {
    let ranges = |reserved: bool| -> Vec<AddressRange> {
        let rows = rows.iter().filter(|row| (row.kind == RangeKind::Reserved) == reserved);
        rows.flat_map(|row| row.blocks.iter().map(|block| block.range)).collect()
    };
    let (used, quiet) = (ranges(false), ranges(true));
    match scale {
        Scale::Readable => Axis::readable(family, &used, &quiet),
        Scale::TrueScale if used.is_empty() => Axis::true_scale(family, &quiet),
        Scale::TrueScale => Axis::true_scale(family, &used),
    }
}
