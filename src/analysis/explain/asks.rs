//! The commands that would tell what a row of capacity does not know.
use super::Number;
use super::row::sheet;
use crate::analysis::Analysis;
use crate::capacity::Row;
use crate::resolve::Moment;

/// The commands that would tell what is not known of a row of the cluster at that place, with this design's
/// names and ids filled in, each once; empty where all is known.
pub fn asks(analysis: &Analysis, cluster: usize, row: &Row) -> Vec<String> {
    let mut asks: Vec<String> = Vec::new();
    if row.complete && row.available.is_some() {
        return asks;
    }
    let of_moment = |moment| sheet(analysis, cluster, row, Number::Headroom(moment));
    for sheet in [Moment::Steady, Moment::ScaledUpgrading].into_iter().filter_map(of_moment) {
        for command in sheet.asks() {
            if !asks.contains(command) {
                asks.push(command.clone());
            }
        }
    }
    asks
}
