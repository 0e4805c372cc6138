//! [`Flow`]: something that must come through the security groups of subnets.
use crate::egress::Remark;
use crate::net::wording::listed;
use crate::net::{AddressSpace, Prefix};

/// Something that must come through.
#[derive(Debug, Clone)]
pub(super) struct Flow {
    /// Its name: `nodes to pods`.
    pub(super) name: String,
    /// The protocol and ports in words.
    pub(super) protocol: &'static str,
    /// The packets of it that rules are held against.
    pub(super) ports: Ports,
    pub(super) direction: Direction,
    pub(super) source: End,
    pub(super) destination: End,
    /// Whether this cluster needs it; `None`: nothing read tells.
    pub(super) needed: Option<bool>,
    /// Which clusters need it.
    pub(super) when: &'static str,
    pub(super) why: Remark,
    /// Whether the rules that every group ends with drop it as well.
    pub(super) is_shut_by_default: bool,
}

/// Protocols and ports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ports {
    /// All of them.
    All,
    /// One of one protocol.
    One(&'static str, u64),
    /// Nothing tells which.
    Unknown,
}

/// The direction of the rules that a flow needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Inbound rules alone.
    In,
    /// Outbound rules alone.
    Out,
    /// Both.
    Both,
}

/// One end of a flow.
#[derive(Debug, Clone)]
pub(super) struct End {
    /// The words for it in a table.
    pub(super) words: String,
    /// Its addresses.
    pub(super) space: Space,
    /// The subnets of the cluster that its packets meet the group of, with its addresses there.
    pub(super) at: Vec<(usize, AddressSpace)>,
}

/// Addresses of one end.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Space {
    /// These.
    Of(AddressSpace),
    /// Some on the Internet.
    Internet,
    /// Nothing tells which.
    Unknown,
}

impl Direction {
    /// The words for it.
    pub fn title(self) -> &'static str {
        match self {
            Direction::In => "in",
            Direction::Out => "out",
            Direction::Both => "in and out",
        }
    }

    /// Whether inbound rules, or else outbound ones, are among those it needs.
    pub(super) fn is_for(self, inbound: bool) -> bool {
        self == Direction::Both || inbound == (self == Direction::In)
    }
}

impl End {
    /// An end that stands at no subnet of the cluster.
    pub(super) fn outside(words: impl Into<String>, space: Space) -> End {
        End { words: words.into(), space, at: Vec::new() }
    }

    /// Ranges at no subnet of the cluster yet, by those words where no range is known.
    pub(super) fn of(ranges: &[Prefix], otherwise: &str) -> End {
        let words: Vec<String> = ranges.iter().map(Prefix::to_string).collect();
        let words = if words.is_empty() { otherwise.to_owned() } else { listed(&words) };
        let space =
            if ranges.is_empty() { Space::Unknown } else { Space::Of(ranges.iter().copied().collect()) };
        End { words, space, at: Vec::new() }
    }

    /// Ranges at the subnets of the cluster that they are of.
    pub(super) fn at(at: Vec<(usize, Vec<Prefix>)>, otherwise: &str) -> End {
        let mut ranges: Vec<Prefix> = Vec::new();
        for range in at.iter().flat_map(|(_, ranges)| ranges) {
            ranges.extend((!ranges.contains(range)).then_some(*range));
        }
        let at = at.into_iter().map(|(place, ranges)| (place, ranges.into_iter().collect())).collect();
        End { at, ..End::of(&ranges, otherwise) }
    }

    /// Its addresses at one of the cluster's subnets.
    pub(super) fn space_at(&self, place: usize) -> Option<Space> {
        let at = self.at.iter().find(|(at, space)| *at == place && !space.is_empty());
        at.map(|(_, space)| Space::Of(space.clone()))
    }
}

impl Space {
    /// The ranges of it, or the Internet.
    pub(super) fn in_words(&self) -> String {
        match self {
            Space::Of(space) => space.prefixes().iter().map(Prefix::to_string).collect::<Vec<_>>().join(", "),
            Space::Internet => "the Internet".to_owned(),
            Space::Unknown => "addresses that are not known".to_owned(),
        }
    }
}
