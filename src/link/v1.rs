//! Version 1 of what a link holds, for ever: a list of sections, each with its tag and its length, in the order of
//! their tags.
//!
//! Nothing here is ever changed. What a later planner adds to a design gets a section of its own, which older planners
//! skip and tell of.

mod limits;
mod list;
mod owners;
mod range;
mod read;
mod wire;
mod words;
mod write;

pub(super) use limits::{MAX_COUNT, MAX_TEXT};

use serde::{Deserialize, Serialize};

use super::LinkError;
use crate::azure::{self, Date};
use crate::design::Design;
use list::List;
use wire::Wire;

/// What a link holds.
pub(super) struct Contents {
    pub(super) design: Design,
    /// How many sections a newer planner wrote.
    pub(super) unknown: usize,
    pub(super) catalogue: Date,
}

/// A part of the contents: tag, length, bytes.
#[derive(Serialize, Deserialize)]
struct Section<'b> {
    tag: u32,
    bytes: &'b [u8],
}

/// The day of the newest copy of Azure's facts, in days after [`FIRST_DAY`].
const CATALOGUE: u32 = 1;
const NETWORKS: u32 = 2;
const RANGES: u32 = 3;
const CLUSTERS: u32 = 4;
const TAKEN_OTHERWISE: u32 = 5;

/// The day from which days are counted.
const FIRST_DAY: &str = "2026-01-01";

/// The contents of the link of a design.
pub(super) fn write(design: &Design) -> Vec<u8> {
    let wire = Wire::of(design);
    let mut contents = Vec::new();
    add_section(&mut contents, CATALOGUE, &catalogue());
    add_list(&mut contents, NETWORKS, &wire.networks);
    add_list(&mut contents, RANGES, &wire.ranges);
    add_list(&mut contents, CLUSTERS, &wire.clusters);
    add_list(&mut contents, TAKEN_OTHERWISE, &wire.taken_otherwise);
    contents
}

fn add_list<T: Serialize>(contents: &mut Vec<u8>, tag: u32, list: &List<T>) {
    if !list.0.is_empty() {
        add_section(contents, tag, list);
    }
}

fn add_section<T: Serialize>(contents: &mut Vec<u8>, tag: u32, of: &T) {
    // Bytes are written into memory, which never fails.
    let bytes = postcard::to_allocvec(of).unwrap_or_default();
    contents.extend(postcard::to_allocvec(&Section { tag, bytes: &bytes }).unwrap_or_default());
}

/// What the contents of a link say.
pub(super) fn read(mut contents: &[u8]) -> Result<Contents, LinkError> {
    let mut wire = Wire::default();
    let (mut unknown, mut last, mut days) = (0, 0, None);
    while !contents.is_empty() {
        let (Section { tag, bytes }, rest) =
            postcard::take_from_bytes(contents).map_err(|_| LinkError::Damaged)?;
        if tag <= last {
            return Err(LinkError::Damaged);
        }
        match tag {
            CATALOGUE => days = Some(whole(bytes)?),
            NETWORKS => wire.networks = whole(bytes)?,
            RANGES => wire.ranges = whole(bytes)?,
            CLUSTERS => wire.clusters = whole(bytes)?,
            TAKEN_OTHERWISE => wire.taken_otherwise = whole(bytes)?,
            _ => unknown += 1,
        }
        (last, contents) = (tag, rest);
    }
    limits::check(&wire)?;
    unknown += wire.taken_otherwise.0.iter().filter(|code| words::disagreement(**code).is_none()).count();
    let catalogue = days.and_then(day_after_first).ok_or(LinkError::Damaged)?;
    Ok(Contents { design: wire.into_design(), unknown, catalogue })
}

/// Reads all of the bytes as one value.
fn whole<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> Result<T, LinkError> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Ok(value),
        _ => Err(LinkError::Damaged),
    }
}

/// What a link carries of a design.
pub(super) fn shareable(design: &Design) -> Design {
    Wire::of(design).into_design()
}

fn catalogue() -> u32 {
    let julian = |text| azure::day(text).map_or(0, Date::to_julian_day);
    u32::try_from(julian(azure::CATALOGUE).saturating_sub(julian(FIRST_DAY))).unwrap_or(0)
}

fn day_after_first(days: u32) -> Option<Date> {
    let first = azure::day(FIRST_DAY)?.to_julian_day();
    Date::from_julian_day(first.checked_add(i32::try_from(days).ok()?)?).ok()
}
