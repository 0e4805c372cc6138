//! [`Kinds`]: the pods that were seen by namespace and labels.
use std::collections::{BTreeSet, HashMap};

use super::Peer;
use super::groups::is_over;
use super::question::{Question, Subject};
use super::selector::Match;
use crate::design::Observed;

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
