//! [`World`]: the pods of a cluster by what its policies can tell of them.
use std::collections::{BTreeSet, HashMap};

use super::groups::{Groups, blocks, groups};
use super::question::{Question, Subject};
use super::selector::Match;
use super::test_plan::labels_of_probe;
use super::{Policy, PortSpec};
use crate::design::{Observed, PodPort};
use crate::net::Prefix;

/// Kinds of pods beyond this number are not told apart; a namespace whose kinds exceed it is left out.
const MAX_CLASSES: usize = 500;

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
    /// The places of the parts of policies that are or may be about them.
    pub(super) about: Vec<usize>,
    /// The ports of their containers; `None`: nothing tells.
    pub(super) ports: Option<&'o [PodPort]>,
    /// The places of the first two of them among the pods that were seen; none for a pod that may be there.
    pub(super) pods: [Option<usize>; 2],
}

impl<'o> World<'o> {
    /// The pods that were seen, by their answers to questions; `subjects` are the places of those for the pods that
    /// each part of a policy is about. A namespace in which none was seen has one of which
    /// nothing is known.
    pub(super) fn new(
        observed: &'o Observed,
        policies: &[Policy],
        questions: &[Question<'_>],
        subjects: &[usize],
    ) -> World<'o> {
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
            let known =
                Known { name, labels: labels.get(name).copied(), observed, blocks: &blocks, subjects };
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

/// The names that policies have for ports, each once.
fn port_names(policies: &[Policy]) -> BTreeSet<&str> {
    let named = policies.iter().flat_map(Policy::ports).filter_map(|rule| match &rule.port {
        PortSpec::Named(name) => Some(name.as_str()),
        _ => None,
    });
    named.collect()
}

/// Traits, which blocks hold the address, and the first two pods; nothing of each where no pod was seen.
type SeenGroup = (Option<usize>, Option<Vec<Match>>, [Option<usize>; 2]);

/// A namespace and what is known of it.
struct Known<'a, 'o> {
    name: &'o str,
    labels: Option<&'o [(String, String)]>,
    observed: &'o Observed,
    blocks: &'a [(Prefix, &'a [Prefix])],
    subjects: &'a [usize],
}

impl<'o> Known<'_, 'o> {
    /// A pod that `kubectl run probe` makes.
    fn probe(&self, namespace: usize, questions: &[Question<'_>]) -> Class<'o> {
        let labels = labels_of_probe();
        let subject = Subject { labels: Some(&labels), ..self.subject() };
        let answers: Vec<Match> = questions.iter().map(|question| question.answer(&subject)).collect();
        Class { namespace, about: self.about(&answers), answers, ports: None, pods: [None, None] }
    }

    fn about(&self, answers: &[Match]) -> Vec<usize> {
        let is_about = |subject: &usize| answers.get(*subject).is_some_and(|answer| *answer != Match::No);
        let parts = self.subjects.iter().enumerate().filter(|(_, subject)| is_about(subject));
        parts.map(|(part, _)| part).collect()
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
        groups: Vec<SeenGroup>,
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
                    classes.push(Class { namespace, about: self.about(&answers), answers, ports, pods });
                }
            }
        }
        classes
    }
}
