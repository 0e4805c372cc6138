//! [`Question`]: whether a pod is one that a policy means.
use super::selector::{Label, Match, label};
use super::{Namespaces, Peer};
use crate::net::Prefix;

/// A peer of a policy, or the pods that it is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question<'p> {
    /// The namespace of the policy.
    pub(super) namespace: Option<&'p str>,
    /// Who is meant.
    pub(super) peer: &'p Peer,
    /// Whether blocks of addresses mean pods as well; `None`: nothing tells.
    pub(super) blocks_mean_pods: Option<bool>,
}

/// What is known of a pod.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) namespace: &'a str,
    /// The labels of its namespace; `None`: nothing tells.
    pub(super) namespace_labels: Option<&'a [(String, String)]>,
    /// Its own labels; `None`: nothing tells.
    pub(super) labels: Option<&'a [(String, String)]>,
    /// The blocks of addresses that policies name.
    pub(super) blocks: &'a [(Prefix, &'a [Prefix])],
    /// Which of these hold its address; `None`: nothing tells.
    pub(super) within: Option<&'a [Match]>,
}

/// The label of every namespace that is its name.
const NAME: &str = "kubernetes.io/metadata.name";

impl Question<'_> {
    /// Whether the pod is meant.
    pub(super) fn answer(&self, of: &Subject<'_>) -> Match {
        match self.peer {
            Peer::Outside | Peer::Domains => Match::No,
            Peer::Unknown => Match::Maybe,
            Peer::Block { block, except } => match self.blocks_mean_pods {
                Some(false) => Match::No,
                Some(true) => of.is_within(*block, except),
                None => of.is_within(*block, except).min(Match::Maybe),
            },
            Peer::Pods { namespaces, pods } => {
                let in_namespace = match namespaces {
                    Namespaces::Own => Match::of(self.namespace == Some(of.namespace)),
                    Namespaces::Labelled(selector) => selector.matches(&|key| match key {
                        NAME => Label::Value(of.namespace),
                        _ => label(of.namespace_labels, key),
                    }),
                };
                in_namespace.min(pods.matches(&|key| label(of.labels, key)))
            }
        }
    }
}

impl Subject<'_> {
    fn is_within(&self, block: Prefix, except: &[Prefix]) -> Match {
        let place = self.blocks.iter().position(|(of, out)| *of == block && *out == except);
        let within = self.within.zip(place).and_then(|(within, place)| within.get(place).copied());
        within.unwrap_or(Match::Maybe)
    }
}
