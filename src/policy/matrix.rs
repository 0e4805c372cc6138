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
                let sent = open(&sides.egress, one, other, other);
                let received = open(&sides.ingress, other, one, other);
                sum.add(one, other, is_same, &sent, &received);
            }
        }
        sum.cell()
    }
}

/// What the pairs so far say together.
#[derive(Debug, Default)]
struct Sum {
    pairs: u64,
    /// Pairs of which every port is open for sure, and of which none is.
    all_open: u64,
    all_closed: u64,
    /// Whether something passes by its content.
    by_request: bool,
    by: Vec<usize>,
    /// The paths that can be tried best, and how well.
    open: Option<(usize, Path)>,
    closed: Option<(usize, Path)>,
}

impl Sum {
    fn add(&mut self, from: &Class<'_>, to: &Class<'_>, is_same: bool, sent: &Open, received: &Open) {
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
        let path = |ports: Ports| {
            let to_pod = if is_same { to.pods.get(1) } else { to.pods.first() };
            let (from, plain_pod_differs) = (from.pods.first().copied().flatten(), from.differs_from_probe);
            (!ports.is_empty()).then(|| Path {
                from,
                to: to_pod.copied().flatten(),
                ports,
                plain_pod_differs,
            })
        };
        better(&mut self.closed, path(possibly.rest()), to);
        better(&mut self.open, path(surely), to);
    }

    fn cell(self) -> Cell {
        let is_partly = self.open.is_some() && (self.closed.is_some() || self.by_request);
        let verdict = match self.pairs {
            0 => Verdict::NoPair,
            pairs if pairs == self.all_open => Verdict::Allowed,
            pairs if pairs == self.all_closed => Verdict::Denied,
            _ if is_partly => Verdict::Partly,
            _ => Verdict::Unknown,
        };
        let path = |found: Option<(usize, Path)>| found.map(|(_, path)| path);
        Cell { verdict, by: self.by, open: path(self.open), closed: path(self.closed) }
    }
}

/// Takes a path instead of one that can be tried less well: with pods that were seen, and a port that one of them has.
fn better(known: &mut Option<(usize, Path)>, path: Option<Path>, to: &Class<'_>) {
    let Some(path) = path else { return };
    let mut ports = to.ports.unwrap_or_default().iter().filter(|port| port.protocol == Protocol::Tcp);
    let has_port = ports.any(|port| path.ports.contains(Protocol::Tcp, port.number));
    let seen = [path.from, path.to].into_iter().flatten().count();
    let worth = seen.saturating_mul(2).saturating_add(usize::from(has_port));
    if known.as_ref().is_none_or(|(of_known, _)| worth > *of_known) {
        *known = Some((worth, path));
    }
}
