//! [`Side`]: the addresses that one side of a security rule is about, and the packets that the rule is about.
use super::flow::{Ports, Space};
use crate::azure::reserved;
use crate::design::SecurityRule;
use crate::net::{AddressSpace, Prefix};

/// The addresses that one side of a rule is about.
pub(super) struct Side {
    space: AddressSpace,
    /// Whether it is about the whole Internet.
    is_internet: bool,
    /// Whether it is about some public addresses, as far as its words tell.
    pub(super) may_be_public: bool,
    /// Whether it is about groups of machines, of which nothing tells the addresses.
    pub(super) is_unknown: bool,
}

impl Side {
    /// Reads the words of a rule; `network`: what the tag `VirtualNetwork` stands for at the least.
    pub(super) fn of(words: &[String], network: &AddressSpace) -> Side {
        let is = |word: &String, tag: &str| word.eq_ignore_ascii_case(tag);
        let is_all = words.iter().any(|word| matches!(word.as_str(), "*" | "0.0.0.0/0") || is(word, "Any"));
        let prefix = |word: &String| -> Option<Prefix> {
            let alone = || Some(Prefix::containing(word.parse().ok()?, u8::MAX));
            let prober = || is(word, "AzureLoadBalancer").then_some(PROBES);
            word.parse().ok().or_else(alone).or_else(prober)
        };
        let is_network = |word: &String| is(word, "VirtualNetwork");
        let own = words.iter().any(is_network).then(|| network.prefixes()).into_iter().flatten();
        let is_private = |word: &String| {
            is_network(word)
                || prefix(word).is_some_and(|prefix| prefix == PROBES || reserved::is_private(prefix))
        };
        let everything = is_all.then(|| ["0.0.0.0/0", "::/0"].map(str::to_owned)).into_iter().flatten();
        let words_and_all = words.iter().cloned().chain(everything);
        Side {
            space: words_and_all.filter_map(|word| prefix(&word)).chain(own).collect(),
            is_internet: is_all || words.iter().any(|word| is(word, "Internet")),
            may_be_public: !words.iter().all(is_private),
            is_unknown: words.is_empty(),
        }
    }

    /// Whether it is about some of those addresses, for certain.
    pub(super) fn meets(&self, other: &Space) -> bool {
        match other {
            Space::Of(space) => space.prefixes().into_iter().any(|prefix| self.space.overlaps(prefix)),
            Space::Internet => self.is_internet,
            Space::Unknown => false,
        }
    }

    /// What it leaves over of those addresses; `None`: nothing.
    pub(super) fn rest(&self, of: &Space) -> Option<Space> {
        match of {
            Space::Of(space) => {
                Some(space.subtract(&self.space)).filter(|rest| !rest.is_empty()).map(Space::Of)
            }
            Space::Internet if self.is_internet => None,
            other => Some(other.clone()),
        }
    }
}

/// The address that the load balancer's probes come from, which the tag `AzureLoadBalancer` stands for.
pub(super) const PROBES: Prefix = Prefix::ipv4([168, 63, 129, 16], 32);

/// Whether a rule may be about packets of those protocols and ports.
pub(super) fn is_about(rule: &SecurityRule, ports: Ports) -> bool {
    let Ports::One(protocol, port) = ports else { return true };
    is_protocol(rule, protocol) && rule.ports.iter().any(|ports| holds(ports, (port, port)))
}

/// Whether a rule is about every packet of those protocols and ports.
pub(super) fn covers(rule: &SecurityRule, ports: Ports) -> bool {
    match ports {
        Ports::One(..) => is_about(rule, ports),
        Ports::All | Ports::Unknown => rule.protocol == "*" && has_all_ports(rule),
    }
}

/// Whether a rule is about every packet that another one is about, by protocol and ports.
pub(super) fn covers_those_of(rule: &SecurityRule, other: &SecurityRule) -> bool {
    let is_held = |ports: &String| match ports_of(ports) {
        Some(range) => rule.ports.iter().any(|own| holds(own, range)),
        None => has_all_ports(rule),
    };
    is_protocol(rule, &other.protocol) && other.ports.iter().all(is_held)
}

/// Whether a rule is about every port of that protocol.
pub(super) fn is_whole(rule: &SecurityRule, protocol: &str) -> bool {
    is_protocol(rule, protocol) && has_all_ports(rule)
}

fn has_all_ports(rule: &SecurityRule) -> bool {
    rule.ports.iter().any(|ports| holds(ports, (0, 65_535)))
}

fn is_protocol(rule: &SecurityRule, protocol: &str) -> bool {
    rule.protocol == "*" || rule.protocol.eq_ignore_ascii_case(protocol)
}

fn holds(ports: &str, (first, last): (u64, u64)) -> bool {
    ports == "*" || ports_of(ports).is_some_and(|(from, to)| from <= first && last <= to)
}

/// The first and the last of `443` or `1000-2000`.
fn ports_of(ports: &str) -> Option<(u64, u64)> {
    let number = |text: &str| text.trim().parse::<u64>().ok();
    match ports.split_once('-') {
        Some((first, last)) => number(first).zip(number(last)),
        None => number(ports).map(|port| (port, port)),
    }
}
