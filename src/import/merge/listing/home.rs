//! The choice of the cluster that a listing belongs to, and the words for it.
use super::{Fit, Listing};
use crate::design::Cluster;

/// Clusters or pools of a message that are named.
const NAMED: usize = 3;

impl Listing<'_> {
    /// The index of the only cluster among those given that fits best, and what to say of the choice; nothing where
    /// there is no cluster.
    pub(in crate::import::merge) fn home<'c>(
        &self,
        clusters: impl Iterator<Item = (usize, &'c Cluster)>,
    ) -> (Option<usize>, Option<String>) {
        let mut best: Vec<(Fit, usize, &str)> = Vec::new();
        let mut is_first = true;
        for (index, cluster) in clusters {
            is_first = false;
            let Some(fit) = self.fit(cluster) else { continue };
            let least = best.first().map_or(Fit::Possible, |(fit, ..)| *fit);
            if fit > least {
                best.clear();
            }
            if fit >= least {
                best.push((fit, index, cluster.name.as_str()));
            }
        }
        let what = self.what();
        match best.as_slice() {
            [] if is_first => (None, None),
            [(fit, index, name)] => {
                let why = self.why(*fit);
                (
                    Some(*index),
                    Some(format!("{what} without a cluster were taken to belong to {name}, {why}")),
                )
            }
            [] => {
                let lacking = self.pools().map_or("none fits".into(), |pools| format!("none has {pools}"));
                (
                    None,
                    Some(format!(
                        "{what} stand as a cluster of their own: of those that were read, {lacking}"
                    )),
                )
            }
            several => {
                let names: Vec<&str> = several.iter().take(NAMED).map(|(.., name)| *name).collect();
                let more = if several.len() > NAMED { ", …" } else { "" };
                let message = format!(
                    "{what} stand as a cluster of their own, since they may belong to any of {} clusters: {}{more}",
                    several.len(),
                    names.join(", ")
                );
                (None, Some(message))
            }
        }
    }

    fn why(&self, fit: Fit) -> String {
        match (fit, self.pools()) {
            (Fit::Group, _) => "whose nodes stand in the resource group of theirs".into(),
            (Fit::Pools, Some(pools)) => format!("the only cluster that has {pools}"),
            _ => "the only cluster that fits".into(),
        }
    }

    /// What is listed: "nodes and pods".
    fn what(&self) -> String {
        let of = self.observed;
        let parts = [
            ("nodes", !of.nodes.is_empty()),
            ("pods", !of.pods.is_empty()),
            ("services", of.services.is_some()),
            ("network policies", of.network_policies.is_some() || !of.policies.is_empty()),
            ("namespaces", !of.namespaces.is_empty()),
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|(_, is)| *is).map(|(what, _)| what).collect();
        listed(&parts)
    }

    /// "the node pools a and b", as far as they are told.
    fn pools(&self) -> Option<String> {
        let more = self.names.len().saturating_sub(NAMED);
        let more = (more > 0).then(|| format!("{more} more"));
        let named: Vec<&str> = self.names.iter().take(NAMED).copied().chain(more.as_deref()).collect();
        let pools = if self.names.len() == 1 { "the node pool" } else { "the node pools" };
        (!named.is_empty()).then(|| format!("{pools} {}", listed(&named)))
    }
}

/// `a`, `a and b`, `a, b and c`
fn listed(parts: &[&str]) -> String {
    match parts {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}
