//! [`Drawn`]: the way of a packet, drawn: what it passes, and where its source is rewritten.
use serde::{Deserialize, Serialize};

use super::Block;
use crate::egress::{PacketPath, Stop, packet_paths};
use crate::export::stop_in_words;
use crate::resolve::Resolved;

/// The way of a packet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// What it passes, in order; never empty.
    pub stops: Vec<DrawnStop>,
    /// Where it arrives.
    pub end: String,
    /// Whether it does not arrive.
    pub is_dropped: bool,
}

/// Something that a packet passes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnStop {
    /// What it is.
    pub title: String,
    /// The source of the packet from there on.
    pub source: String,
    /// Whether it was another one before.
    pub rewrites: bool,
}

/// The ways of the packets of the cluster at that place: those to the Internet, and a fold with the others.
pub(super) fn drawn(resolved: &Resolved, cluster: usize) -> Vec<Block> {
    let paths = packet_paths(resolved, cluster).unwrap_or_default();
    let (out, inside): (Vec<_>, Vec<_>) = paths.iter().partition(|path| path.is_to_internet());
    let blocks = |of: Vec<&PacketPath>| of.into_iter().map(Drawn::of).map(Block::Path).collect::<Vec<_>>();
    let mut all = vec![Block::Heading("The way of a packet to the Internet".to_owned())];
    all.extend(blocks(out));
    all.push(Block::Fold("The way of a packet to private destinations".to_owned(), blocks(inside)));
    all
}

impl Drawn {
    fn of(path: &PacketPath) -> Drawn {
        let stop = |stop: &Stop| DrawnStop {
            title: path.title(stop),
            source: stop_in_words(stop),
            rewrites: stop.rewrites,
        };
        Drawn {
            stops: path.stops.iter().map(stop).collect(),
            end: path.destination_titles(),
            is_dropped: path.is_dropped(),
        }
    }
}
