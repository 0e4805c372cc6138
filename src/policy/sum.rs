//! [`Sum`]: what every pair of kinds of pods of two namespaces says together.
use super::Ports;
use super::matrix::{Cell, Path, Verdict};
use super::pair::{AskedSide, Open, open};
use super::world::{Class, World};
use crate::design::Protocol;

/// What policies say of what is received and of what is sent.
pub(super) struct Sides<'p> {
    pub(super) ingress: Vec<AskedSide<'p>>,
    pub(super) egress: Vec<AskedSide<'p>>,
}

impl World<'_> {
    /// Every cell, row by row.
    pub(super) fn rows(&self, sides: &Sides<'_>) -> Vec<Vec<Cell>> {
        let row = |from: usize| {
            let cell = |to: usize| self.cell(from, to, sides);
            (0..self.namespaces.len()).map(cell).collect()
        };
        (0..self.namespaces.len()).map(row).collect()
    }

    fn cell(&self, from: usize, to: usize, sides: &Sides<'_>) -> Cell {
        let of = |namespace: usize| self.classes.iter().filter(move |class| class.namespace == namespace);
        let mut sum = Sum::default();
        for (one, other) in of(from).flat_map(|one| of(to).map(move |other| (one, other))) {
            let is_same = std::ptr::eq(one, other);
            // Of a kind that is one pod there is no pair: a pod always reaches itself.
            if !is_same || one.pods.iter().flatten().count() != 1 {
                sum.add(&Pair { from: one, to: other, is_same }, sides);
            }
        }
        sum.cell(self.probes.get(from), sides)
    }
}

/// A kind of pods that connects and one that receives.
#[derive(Debug, Clone, Copy)]
struct Pair<'w> {
    from: &'w Class<'w>,
    to: &'w Class<'w>,
    is_same: bool,
}

/// A path with what it is made of, and how well it can be tried.
#[derive(Debug)]
struct Found<'w> {
    worth: usize,
    path: Path,
    to: &'w Class<'w>,
}

/// What the pairs so far say together.
#[derive(Debug, Default)]
struct Sum<'w> {
    pairs: u64,
    /// Pairs of which every port is open for sure, and of which none is.
    all_open: u64,
    all_closed: u64,
    /// Whether something passes by its content.
    by_request: bool,
    by: Vec<usize>,
    /// The paths that can be tried best.
    open: Option<Found<'w>>,
    closed: Option<Found<'w>>,
}

impl<'w> Sum<'w> {
    fn add(&mut self, pair: &Pair<'w>, sides: &Sides<'_>) {
        let (sent, received) = sides.open(pair.from, pair.to);
        let surely = sent.surely.intersection(&received.surely);
        let possibly = sent.possibly.intersection(&received.possibly);
        let by_request = sent.by_request || received.by_request;
        self.pairs = self.pairs.saturating_add(1);
        self.all_open = self.all_open.saturating_add(u64::from(surely.is_all() && !by_request));
        self.all_closed = self.all_closed.saturating_add(u64::from(possibly.is_empty()));
        self.by_request |= by_request && !possibly.is_empty();
        // Where one end lets nothing through, the other has no say.
        let decide = match (sent.possibly.is_empty(), received.possibly.is_empty()) {
            (true, false) => [&sent.by[..], &[]],
            (false, true) => [&received.by[..], &[]],
            _ => [&sent.by[..], &received.by[..]],
        };
        for policy in decide.concat() {
            if !self.by.contains(&policy) {
                self.by.push(policy);
            }
        }
        better(&mut self.closed, possibly.rest(), pair);
        better(&mut self.open, surely, pair);
    }

    /// The cell; `probe` is a plain pod of the namespace that connects.
    fn cell(self, probe: Option<&Class<'_>>, sides: &Sides<'_>) -> Cell {
        let is_partly = self.open.is_some() && (self.closed.is_some() || self.by_request);
        let verdict = match self.pairs {
            0 => Verdict::NoPair,
            pairs if pairs == self.all_open => Verdict::Allowed,
            pairs if pairs == self.all_closed => Verdict::Denied,
            _ if is_partly => Verdict::Partly,
            _ => Verdict::Unknown,
        };
        let path = |found: Option<Found<'w>>, is_open: bool| {
            found.map(|Found { path, to, .. }| {
                let plain = probe.map(|probe| sides.open(probe, to)).is_some_and(|(sent, received)| {
                    let shown = match is_open {
                        true => sent.surely.intersection(&received.surely),
                        false => sent.possibly.intersection(&received.possibly).rest(),
                    };
                    path.ports.without(&shown).is_empty()
                });
                Path { plain_pod_differs: !plain, ..path }
            })
        };
        Cell { verdict, by: self.by, open: path(self.open, true), closed: path(self.closed, false) }
    }
}

impl Sides<'_> {
    /// The place of the question for the pods that each part is about.
    pub(super) fn subjects(&self) -> Vec<usize> {
        self.ingress.iter().map(|side| side.subject).collect()
    }

    /// What one end opens, and what the other.
    fn open(&self, from: &Class<'_>, to: &Class<'_>) -> (Open, Open) {
        (open(&self.egress, from, to, to), open(&self.ingress, to, from, to))
    }
}

/// Takes a path instead of one that can be tried less well: with pods that were seen, and a port that one of them has.
fn better<'w>(known: &mut Option<Found<'w>>, ports: Ports, pair: &Pair<'w>) {
    if ports.is_empty() {
        return;
    }
    let Pair { from, to, is_same } = *pair;
    let to_pod = if is_same { to.pods.get(1) } else { to.pods.first() };
    let (from, to_pod) = (from.pods.first().copied().flatten(), to_pod.copied().flatten());
    let mut own = to.ports.unwrap_or_default().iter().filter(|port| port.protocol == Protocol::Tcp);
    let has_port = own.any(|port| ports.contains(Protocol::Tcp, port.number));
    let seen = [from, to_pod].into_iter().flatten().count();
    let worth = seen.saturating_mul(2).saturating_add(usize::from(has_port));
    if known.as_ref().is_none_or(|known| worth > known.worth) {
        let path = Path { from, to: to_pod, ports, plain_pod_differs: false };
        *known = Some(Found { worth, path, to });
    }
}
