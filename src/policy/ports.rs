//! [`Ports`]: a set of ports of TCP, UDP and SCTP.
use std::fmt;

use crate::design::Protocol;
use crate::sorting::sort_by_key;

/// Ports of every protocol.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Ports {
    /// First and last of each range, ascending, apart; a port is its number after 65,536 for each protocol before.
    ranges: Vec<(u32, u32)>,
}

/// What lies between a port of a protocol and the same one of the next.
const STEP: u32 = 1 << 16;

impl Ports {
    /// No port.
    pub fn none() -> Ports {
        Ports::default()
    }

    /// Every port of every protocol.
    pub fn all() -> Ports {
        Ports { ranges: Protocol::ALL.map(|protocol| range(protocol, 1, u16::MAX)).to_vec() }
    }

    /// The ports of a protocol from `first` to `last`; none where these are out of order.
    pub fn of(protocol: Protocol, first: u16, last: u16) -> Ports {
        let first = first.max(1);
        Ports { ranges: (first <= last).then(|| range(protocol, first, last)).into_iter().collect() }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// Whether there is every one.
    pub fn is_all(&self) -> bool {
        *self == Ports::all()
    }

    /// Whether a port is among them.
    pub fn contains(&self, protocol: Protocol, port: u16) -> bool {
        let (at, _) = range(protocol, port, port);
        self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&at))
    }

    /// Whether every one of a protocol is among them.
    pub fn contains_all(&self, protocol: Protocol) -> bool {
        let whole = Ports::of(protocol, 1, u16::MAX);
        self.intersection(&whole) == whole
    }

    /// The first one of a protocol.
    pub fn first(&self, protocol: Protocol) -> Option<u16> {
        let here = self.intersection(&Ports::of(protocol, 1, u16::MAX));
        here.ranges.first().and_then(|(first, _)| u16::try_from(first % STEP).ok())
    }

    /// Those of either.
    pub fn union(&self, other: &Ports) -> Ports {
        if other.is_empty() {
            return self.clone();
        }
        let mut ranges: Vec<(u32, u32)> = self.ranges.iter().chain(&other.ranges).copied().collect();
        sort_by_key(&mut ranges, |(first, _)| *first);
        let mut joined: Vec<(u32, u32)> = Vec::new();
        for (first, last) in ranges {
            match joined.last_mut() {
                Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
                _ => joined.push((first, last)),
            }
        }
        Ports { ranges: joined }
    }

    /// Those of both.
    pub fn intersection(&self, other: &Ports) -> Ports {
        let both = self
            .ranges
            .iter()
            .flat_map(|one| other.ranges.iter().map(|other| (one.0.max(other.0), one.1.min(other.1))));
        Ports { ranges: both.filter(|(first, last)| first <= last).collect() }
    }

    /// Those that are not of the other.
    pub fn without(&self, other: &Ports) -> Ports {
        self.intersection(&other.rest())
    }

    /// All others.
    pub fn rest(&self) -> Ports {
        let mut rest = Vec::new();
        for (begin, end) in Ports::all().ranges {
            let mut from = begin;
            for (first, last) in self.ranges.iter().filter(|(first, _)| (begin..=end).contains(first)) {
                if from < *first {
                    rest.push((from, first.saturating_sub(1)));
                }
                from = last.saturating_add(1);
            }
            if from <= end {
                rest.push((from, end));
            }
        }
        Ports { ranges: rest }
    }
}

fn range(protocol: Protocol, first: u16, last: u16) -> (u32, u32) {
    let base = match protocol {
        Protocol::Tcp => 0,
        Protocol::Udp => STEP,
        Protocol::Sctp => STEP.saturating_mul(2),
    };
    (base.saturating_add(first.into()), base.saturating_add(last.into()))
}

/// `every port`, `no port`, `TCP 443 and 8000-8080, every port of UDP`.
impl fmt::Display for Ports {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() || self.is_all() {
            return f.write_str(if self.is_empty() { "no port" } else { "every port" });
        }
        let mut is_first = true;
        for protocol in Protocol::ALL {
            let whole = Ports::of(protocol, 1, u16::MAX);
            let here = self.intersection(&whole);
            if here.is_empty() {
                continue;
            }
            f.write_str(if is_first { "" } else { ", " })?;
            is_first = false;
            if here == whole {
                write!(f, "every port of {}", protocol.text())?;
                continue;
            }
            f.write_str(protocol.text())?;
            let last_of_all = here.ranges.len().saturating_sub(1);
            for (at, (first, last)) in here.ranges.iter().enumerate() {
                let (first, last) = (first % STEP, last % STEP);
                f.write_str(if at == 0 {
                    " "
                } else if at == last_of_all {
                    " and "
                } else {
                    ", "
                })?;
                if first == last { write!(f, "{first}")? } else { write!(f, "{first}-{last}")? }
            }
        }
        Ok(())
    }
}
