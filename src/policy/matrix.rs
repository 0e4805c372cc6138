//! [`Matrix`]: what pods of each namespace reach in each other, by the policies.
use super::pair::{AskedRule, AskedSide};
use super::question::Question;
use super::sum::Sides;
use super::world::World;
use super::{Policy, Ports, Reader, Rule, Side, read};
use crate::design::Observed;

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

/// What the policies that were seen allow between namespaces, as that reader makes of them; of an engine that is not
/// known every reading is left open.
pub fn matrix(observed: &Observed, reader: Reader) -> Matrix {
    let read_ones = observed.policies.iter().filter(|of| reader.may_read(of.kind));
    let policies: Vec<Policy> = read_ones.map(|of| reader.reads(read(of))).collect();
    let mut asked = Asked { questions: Vec::new(), blocks_mean_pods: reader.blocks_mean_pods() };
    let sides = asked.sides(&policies);
    let world = World::new(observed, &policies, &asked.questions, &sides.subjects());
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
