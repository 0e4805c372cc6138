//! Which ports one pod reaches of another.
use super::selector::Match;
use super::world::Class;
use super::{Passing, PortRule, PortSpec, Ports, Rule};
use crate::design::{PodPort, Protocol};

/// The rules of every policy for one direction, and which questions they ask.
#[derive(Debug)]
pub(super) struct AskedSide<'p> {
    /// The place of the policy.
    pub(super) policy: usize,
    /// The place of the question for the pods that it is about.
    pub(super) subject: usize,
    /// Whether what no rule allows is denied.
    pub(super) isolates: bool,
    pub(super) allows: Vec<AskedRule<'p>>,
    pub(super) denies: Vec<AskedRule<'p>>,
}

/// A rule and the places of the questions for its peers; `None`: everything.
#[derive(Debug)]
pub(super) struct AskedRule<'p> {
    pub(super) rule: &'p Rule,
    pub(super) peers: Option<std::ops::Range<usize>>,
}

/// What of the ports is open: at least `surely`, at most `possibly`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Open {
    pub(super) surely: Ports,
    pub(super) possibly: Ports,
    /// Whether only some requests pass on some of them.
    pub(super) by_request: bool,
    /// The places of the policies that take part.
    pub(super) by: Vec<usize>,
}

/// Which ports `to` opens to `from`, as far as the rules of one direction say for `subject`, which is one of the two.
pub(super) fn open(sides: &[AskedSide<'_>], subject: &Class<'_>, peer: &Class<'_>, to: &Class<'_>) -> Open {
    let (mut surely, mut possibly) = (Ports::none(), Ports::none());
    let (mut never, mut denied) = (Ports::none(), Ports::none());
    let (mut is_isolated, mut by_request, mut by) = (Match::No, false, Vec::new());
    for side in subject.about.iter().filter_map(|part| sides.get(*part)) {
        let is_about = answer(subject, side.subject);
        if !side.isolates && side.allows.is_empty() && side.denies.is_empty() {
            continue;
        }
        if side.isolates {
            is_isolated = is_isolated.max(is_about);
        }
        by.push(side.policy);
        for of in &side.allows {
            let (least, most) = of.ports(is_about, peer, to);
            by_request |= !most.is_empty() && of.is_by_request();
            surely = surely.union(&least);
            possibly = possibly.union(&most);
        }
        for of in &side.denies {
            let (least, most) = of.ports(is_about, peer, to);
            denied = denied.union(&least);
            never = never.union(&most);
        }
    }
    let surely = if is_isolated == Match::No { Ports::all() } else { surely };
    let possibly = if is_isolated == Match::Yes { possibly } else { Ports::all() };
    Open { surely: surely.without(&never), possibly: possibly.without(&denied), by_request, by }
}

fn answer(class: &Class<'_>, question: usize) -> Match {
    class.answers.get(question).copied().unwrap_or(Match::Maybe)
}

impl AskedRule<'_> {
    /// The ports that the rule means at least and at most, where `peer` is at the other end.
    fn ports(&self, is_about: Match, peer: &Class<'_>, to: &Class<'_>) -> (Ports, Ports) {
        let is_meant = match &self.peers {
            None => Match::Yes,
            Some(questions) => {
                questions.clone().map(|question| answer(peer, question)).max().unwrap_or(Match::No)
            }
        };
        let is_meant = is_meant.min(is_about);
        if is_meant == Match::No {
            return (Ports::none(), Ports::none());
        }
        let (least, most) = named(self.rule.ports.as_deref(), to.ports);
        (if is_meant == Match::Yes { least } else { Ports::none() }, most)
    }

    fn is_by_request(&self) -> bool {
        self.rule.ports.iter().flatten().any(|port| port.passing != Passing::Everything)
    }
}

/// The ports that a rule names at least and at most, of a pod whose containers have those.
fn named(rules: Option<&[PortRule]>, of_pod: Option<&[PodPort]>) -> (Ports, Ports) {
    let Some(rules) = rules else { return (Ports::all(), Ports::all()) };
    let (mut least, mut most) = (Ports::none(), Ports::none());
    for rule in rules {
        for protocol in Protocol::ALL.into_iter().filter(|one| rule.protocol.is_none_or(|of| of == *one)) {
            let every = Ports::of(protocol, 1, u16::MAX);
            let (at_least, at_most) = match (&rule.port, of_pod) {
                (PortSpec::Every, _) => (every.clone(), every),
                (PortSpec::Range(first, last), _) => {
                    let ports = Ports::of(protocol, *first, *last);
                    (ports.clone(), ports)
                }
                (PortSpec::Named(name), Some(ports)) => {
                    let ports = with_name(name, protocol, ports);
                    (ports.clone(), ports)
                }
                (PortSpec::Named(_), None) | (PortSpec::Unknown, _) => (Ports::none(), every),
            };
            least = least.union(&at_least);
            most = most.union(&at_most);
        }
    }
    (least, most)
}

fn with_name(name: &str, protocol: Protocol, ports: &[PodPort]) -> Ports {
    let meant = ports.iter().filter(|port| port.protocol == protocol && port.name.as_deref() == Some(name));
    meant.fold(Ports::none(), |all, port| all.union(&Ports::of(protocol, port.number, port.number)))
}
