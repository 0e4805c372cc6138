//! [`Matrix`]: what pods of each namespace reach in each other, by the policies.
use super::pair::{AskedRule, AskedSide, Open, open};
use super::question::Question;
use super::world::{Class, World};
use super::{Policy, Ports, Rule, Side, read};
use crate::design::{NetworkPolicy, Observed, PolicyKind, Protocol};

/// What pods of one namespace reach in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Every port of every pod.
    Allowed,
    /// Some pods, ports or requests, and others not.
    Partly,
    /// Nothing.
    Denied,
    /// What is pasted does not tell.
    Unknown,
    /// There is no second pod.
    NoPair,
}

impl Verdict {
    /// The word for it.
    pub fn text(self) -> &'static str {
        match self {
            Verdict::Allowed => "allowed",
            Verdict::Partly => "partly",
            Verdict::Denied => "denied",
            Verdict::Unknown => "not known",
            Verdict::NoPair => "no pair",
        }
    }
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What is reached.
    pub verdict: Verdict,
    /// The places of the policies that decide it.
    pub by: Vec<usize>,
    /// A pair of pods and ports that are open for sure.
    pub open: Option<Path>,
    /// A pair of pods and ports that are closed for sure.
    pub closed: Option<Path>,
}

/// Two pods and ports of the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The place of the pod that connects among those seen; `None`: any pod of its namespace.
    pub from: Option<usize>,
    /// The place of the pod that receives.
    pub to: Option<usize>,
    /// The ports.
    pub ports: Ports,
    /// Whether policies treat the pod that connects otherwise than one that `kubectl run probe` makes.
    pub plain_pod_differs: bool,
}

/// All of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// The namespaces, by name.
    pub namespaces: Vec<String>,
    /// What each reaches (rows) in each (columns).
    pub rows: Vec<Vec<Cell>>,
    /// The policies that are looked at.
    pub policies: Vec<Policy>,
    /// Namespaces that are left out since there are too many kinds of pods.
    pub left_out: u64,
    /// Pods with the address of their node, which no policy of pods means.
    pub on_hosts: u64,
    /// Pods whose namespace nothing tells.
    pub homeless: u64,
    /// Namespaces of which no pod was seen.
    pub without_pods: Vec<String>,
}

impl Matrix {
    /// Every pair of namespaces with what the first reaches in the second, row by row.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str, &Cell)> {
        self.namespaces.iter().zip(&self.rows).flat_map(move |(from, row)| {
            self.namespaces.iter().zip(row).map(move |(to, cell)| (from.as_str(), to.as_str(), cell))
        })
    }

    /// Names of policies by their places, `namespace/name`.
    pub fn named(&self, places: &[usize]) -> Vec<String> {
        places.iter().filter_map(|place| self.policies.get(*place)).map(Policy::full_name).collect()
    }
}

/// What the policies that were seen allow between namespaces where `engine` reads them: Cilium takes blocks of
/// addresses for no pods, other engines pass over the policies of its own kind, and of an engine that is not known
/// both are left open.
pub fn matrix(observed: &Observed, engine: Option<NetworkPolicy>) -> Matrix {
    let is_read = |kind: PolicyKind| {
        kind == PolicyKind::Kubernetes
            || !matches!(engine, Some(NetworkPolicy::Azure | NetworkPolicy::Calico))
    };
    let policies: Vec<Policy> = observed.policies.iter().filter(|of| is_read(of.kind)).map(read).collect();
    let blocks_mean_pods = match engine {
        Some(NetworkPolicy::Cilium) => Some(false),
        Some(NetworkPolicy::Azure | NetworkPolicy::Calico) => Some(true),
        Some(NetworkPolicy::None) | None => None,
    };
    let mut asked = Asked { questions: Vec::new(), blocks_mean_pods };
    let sides = asked.sides(&policies);
    let world = World::new(observed, &policies, &asked.questions);
    let rows = world.rows(&sides);
    let without_pods = world.classes.iter().filter(|class| class.pods == [None, None]);
    let without_pods = without_pods.filter_map(|class| world.namespaces.get(class.namespace));
    Matrix {
        without_pods: without_pods.map(|name| (*name).to_owned()).collect(),
        namespaces: world.namespaces.iter().map(|name| (*name).to_owned()).collect(),
        rows,
        left_out: world.left_out,
        on_hosts: world.on_hosts,
        homeless: world.homeless,
        policies,
    }
}

/// Every question that policies ask of a pod.
struct Asked<'p> {
    questions: Vec<Question<'p>>,
    blocks_mean_pods: Option<bool>,
}

/// What policies say of what is received and of what is sent.
struct Sides<'p> {
    ingress: Vec<AskedSide<'p>>,
    egress: Vec<AskedSide<'p>>,
}

impl<'p> Asked<'p> {
    fn sides(&mut self, policies: &'p [Policy]) -> Sides<'p> {
        let mut sides = Sides { ingress: Vec::new(), egress: Vec::new() };
        for (policy, of) in policies.iter().enumerate() {
            let namespace = of.namespace.as_deref();
            for part in &of.parts {
                let subject = self.ask(namespace, std::slice::from_ref(&part.subject)).start;
                sides.ingress.push(self.side(policy, subject, namespace, &part.ingress));
                sides.egress.push(self.side(policy, subject, namespace, &part.egress));
            }
        }
        sides
    }

    fn side(
        &mut self,
        policy: usize,
        subject: usize,
        namespace: Option<&'p str>,
        of: &'p Side,
    ) -> AskedSide<'p> {
        let mut rules = |rules: &'p [Rule]| {
            let ask = |rule: &'p Rule| {
                let peers = rule.peers.as_deref().map(|peers| self.ask(namespace, peers));
                AskedRule { rule, peers }
            };
            rules.iter().map(ask).collect::<Vec<_>>()
        };
        let (allows, denies) = (rules(&of.allows), rules(&of.denies));
        AskedSide { policy, subject, isolates: of.isolates, allows, denies }
    }

    fn ask(&mut self, namespace: Option<&'p str>, peers: &'p [super::Peer]) -> std::ops::Range<usize> {
        let start = self.questions.len();
        let blocks_mean_pods = self.blocks_mean_pods;
        self.questions.extend(peers.iter().map(|peer| Question { namespace, peer, blocks_mean_pods }));
        start..self.questions.len()
    }
}

impl World<'_> {
    fn rows(&self, sides: &Sides<'_>) -> Vec<Vec<Cell>> {
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
