//! [`World`]: the pods of a cluster by what its policies can tell of them.
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::IpAddr;

use super::question::{Question, Subject};
use super::selector::Match;
use super::test_plan::labels_of_probe;
use super::{Peer, Policy, PortSpec};
use crate::design::{Observed, ObservedPod, PodPort};
use crate::net::Prefix;

/// Kinds of pods beyond this number are not told apart; a namespace whose kinds exceed it is left out.
const MAX_CLASSES: usize = 500;

/// Groups of pods beyond this number are left out with their namespaces.
const MAX_GROUPS: usize = 5_000;

/// The pods of a cluster.
#[derive(Debug)]
pub(super) struct World<'o> {
    /// The names of namespaces, in their order.
    pub(super) namespaces: Vec<&'o str>,
    /// Kinds of pods, in the order of their namespaces.
    pub(super) classes: Vec<Class<'o>>,
    /// What `kubectl run probe` makes in each namespace.
    pub(super) probes: Vec<Class<'o>>,
    /// Namespaces that are left out.
    pub(super) left_out: u64,
    /// Pods with the address of their node.
    pub(super) on_hosts: u64,
    /// Pods whose namespace nothing tells.
    pub(super) homeless: u64,
}

/// Pods of a namespace that no policy tells apart.
#[derive(Debug)]
pub(super) struct Class<'o> {
    /// The place of their namespace.
    pub(super) namespace: usize,
    /// What is answered to each question.
    pub(super) answers: Vec<Match>,
    /// The ports of their containers; `None`: nothing tells.
    pub(super) ports: Option<&'o [PodPort]>,
    /// The places of the first two of them among the pods that were seen; none for a pod that may be there.
    pub(super) pods: [Option<usize>; 2],
}

/// Pods of one kind: the place of what they have, how the blocks of policies match their addresses, and the first two of
/// them.
type Alike = (Option<usize>, Option<Vec<Match>>, [Option<usize>; 2]);

impl<'o> World<'o> {
    /// The pods that were seen, by their answers to questions. A namespace in which none was seen has one of which
    /// nothing is known.
    pub(super) fn new(observed: &'o Observed, policies: &[Policy], questions: &[Question<'_>]) -> World<'o> {
        let blocks = blocks(questions);
        let Groups { groups, crowded, on_hosts, homeless } = groups(observed, &blocks);
        let mut names: BTreeSet<&str> = observed.namespaces.iter().map(|of| of.name.as_str()).collect();
        names.extend(observed.policies.iter().filter_map(|policy| policy.namespace.as_deref()));
        names.extend(groups.keys().map(|(namespace, _, _)| *namespace));
        let labels: HashMap<&str, &[(String, String)]> =
            observed.namespaces.iter().map(|of| (of.name.as_str(), of.labels.as_slice())).collect();
        let port_names = port_names(policies);
        let mut world = World {
            namespaces: Vec::new(),
            classes: Vec::new(),
            probes: Vec::new(),
            left_out: 0,
            on_hosts,
            homeless,
        };
        let mut groups = groups.into_iter().peekable();
        for name in names {
            let mut here = Vec::new();
            while let Some((key, pods)) = groups.next_if(|((namespace, _, _), _)| *namespace == name) {
                here.push((key.1, Some(key.2), pods));
            }
            if here.is_empty() {
                here.push((None, None, [None, None]));
            }
            let known = Known { name, labels: labels.get(name).copied(), observed, blocks: &blocks };
            let classes = known.classes(world.namespaces.len(), here, questions, &port_names);
            if crowded.contains(name) || world.classes.len().saturating_add(classes.len()) > MAX_CLASSES {
                world.left_out = world.left_out.saturating_add(1);
                continue;
            }
            world.probes.push(known.probe(world.namespaces.len(), questions));
            world.namespaces.push(name);
            world.classes.extend(classes);
        }
        world
    }
}

/// Namespace, place of the traits, and which blocks hold the address.
type Group<'o> = (&'o str, Option<usize>, Vec<Match>);

/// Pods that questions cannot tell apart.
#[derive(Debug, Default)]
struct Groups<'o> {
    /// The first two of each.
    groups: BTreeMap<Group<'o>, [Option<usize>; 2]>,
    /// Namespaces of which not every group was taken.
    crowded: BTreeSet<&'o str>,
    on_hosts: u64,
    homeless: u64,
}

fn groups<'o>(observed: &'o Observed, blocks: &[(Prefix, &[Prefix])]) -> Groups<'o> {
    let nodes: BTreeSet<IpAddr> =
        observed.nodes.iter().flat_map(|node| node.addresses.iter().copied()).collect();
    let mut all = Groups::default();
    for (place, pod) in observed.pods.iter().enumerate().filter(|(_, pod)| !is_over(pod)) {
        let is_on_host = pod.address.is_some_and(|address| nodes.contains(&address));
        if pod.host_network.unwrap_or(is_on_host) {
            all.on_hosts = all.on_hosts.saturating_add(1);
            continue;
        }
        let Some(namespace) = pod.namespace.as_deref() else {
            all.homeless = all.homeless.saturating_add(1);
            continue;
        };
        let within = blocks.iter().map(|(block, except)| holds(*block, except, pod.address)).collect();
        let key = (namespace, pod.traits, within);
        let is_full = all.groups.len() >= MAX_GROUPS;
        match all.groups.get_mut(&key) {
            Some([_, second @ None]) => *second = Some(place),
            Some(_) => {}
            None if is_full => {
                all.crowded.insert(namespace);
            }
            None => {
                all.groups.insert(key, [Some(place), None]);
            }
        }
    }
    all
}

/// Whether a pod has come to its end, and has no address any more.
fn is_over(pod: &ObservedPod) -> bool {
    matches!(pod.status.as_deref(), Some("Succeeded" | "Completed" | "Failed" | "Evicted" | "Error"))
}

fn holds(block: Prefix, except: &[Prefix], address: Option<IpAddr>) -> Match {
    let Some(address) = address else { return Match::Maybe };
    Match::of(block.contains_address(address) && !except.iter().any(|out| out.contains_address(address)))
}

/// The blocks that questions ask for, each once.
fn blocks<'q>(questions: &[Question<'q>]) -> Vec<(Prefix, &'q [Prefix])> {
    let mut blocks: Vec<(Prefix, &[Prefix])> = Vec::new();
    for question in questions {
        if let Peer::Block { block, except } = question.peer
            && !blocks.contains(&(*block, except))
        {
            blocks.push((*block, except));
        }
    }
    blocks
}

/// The names that policies have for ports, each once.
fn port_names(policies: &[Policy]) -> BTreeSet<&str> {
    let named = policies.iter().flat_map(Policy::ports).filter_map(|rule| match &rule.port {
        PortSpec::Named(name) => Some(name.as_str()),
        _ => None,
    });
    named.collect()
}

/// A namespace and what is known of it.
struct Known<'a, 'o> {
    name: &'o str,
    labels: Option<&'o [(String, String)]>,
    observed: &'o Observed,
    blocks: &'a [(Prefix, &'a [Prefix])],
}

/// The pods that were seen by namespace and labels, each kind once.
#[derive(Debug)]
pub(super) struct Kinds<'o>(Vec<Subject<'o>>);

impl<'o> Kinds<'o> {
    /// `None` where no labels of pods were seen.
    pub(super) fn new(observed: &'o Observed) -> Option<Kinds<'o>> {
        let present = observed.pods.iter().filter(|pod| !is_over(pod));
        let kinds: BTreeSet<(Option<&str>, Option<usize>)> =
            present.map(|pod| (pod.namespace.as_deref(), pod.traits)).collect();
        let labels: HashMap<&str, &[(String, String)]> =
            observed.namespaces.iter().map(|of| (of.name.as_str(), of.labels.as_slice())).collect();
        let is_telling = kinds.iter().any(|(_, traits)| traits.is_some());
        let subject = |(namespace, traits): (Option<&'o str>, Option<usize>)| {
            let traits = traits.and_then(|place| observed.pod_traits.get(place));
            Some(Subject {
                namespace: namespace?,
                namespace_labels: labels.get(namespace?).copied(),
                labels: traits.map(|traits| traits.labels.as_slice()),
                blocks: &[],
                within: None,
            })
        };
        is_telling.then(|| Kinds(kinds.into_iter().filter_map(subject).collect()))
    }

    /// Whether one of them may be meant.
    pub(super) fn may_mean(&self, namespace: Option<&str>, peer: &Peer) -> bool {
        let question = Question { namespace, peer, blocks_mean_pods: None };
        self.0.iter().any(|subject| question.answer(subject) != Match::No)
    }
}

impl<'o> Known<'_, 'o> {
    /// A pod that `kubectl run probe` makes.
    fn probe(&self, namespace: usize, questions: &[Question<'_>]) -> Class<'o> {
        let labels = labels_of_probe();
        let subject = Subject { labels: Some(&labels), ..self.subject() };
        let answers = questions.iter().map(|question| question.answer(&subject)).collect();
        Class { namespace, answers, ports: None, pods: [None, None] }
    }

    /// A pod of which nothing is known.
    fn subject(&self) -> Subject<'_> {
        Subject {
            namespace: self.name,
            namespace_labels: self.labels,
            labels: None,
            blocks: self.blocks,
            within: None,
        }
    }

    /// Its groups, joined where all answers and the numbers of all named ports are the same.
    fn classes(
        &self,
        namespace: usize,
        groups: Vec<Alike>,
        questions: &[Question<'_>],
        port_names: &BTreeSet<&str>,
    ) -> Vec<Class<'o>> {
        let mut places: HashMap<(Vec<Match>, Option<Vec<&PodPort>>), usize> = HashMap::new();
        let mut classes: Vec<Class<'o>> = Vec::new();
        for (traits, within, pods) in groups {
            let traits = traits.and_then(|place| self.observed.pod_traits.get(place));
            let labels = traits.map(|traits| traits.labels.as_slice());
            let subject = Subject { labels, within: within.as_deref(), ..self.subject() };
            let answers: Vec<Match> = questions.iter().map(|question| question.answer(&subject)).collect();
            let ports = traits.map(|traits| traits.ports.as_slice());
            let is_named =
                |port: &&PodPort| port.name.as_deref().is_some_and(|name| port_names.contains(name));
            let named = ports.map(|ports| ports.iter().filter(is_named).collect());
            match places.get(&(answers.clone(), named.clone())).and_then(|place| classes.get_mut(*place)) {
                Some(class) => {
                    if let [_, second @ None] = &mut class.pods {
                        *second = pods.first().copied().flatten();
                    }
                }
                None => {
                    places.insert((answers.clone(), named), classes.len());
                    classes.push(Class { namespace, answers, ports, pods });
                }
            }
        }
        classes
    }
}
