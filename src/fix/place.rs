//! Which things a way changes: those that the finding is about.
use super::trial::Trial;
use crate::design::subject::segment;
use crate::edit::{Editable, Thing, things};
use crate::rules::subject;

/// What a way changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum On {
    /// The cluster.
    Cluster,
    /// The pools that the finding names, else those of the cluster.
    Pools,
    /// The subnets that the finding names, else those of the cluster's nodes and pods.
    Subnets,
}

impl On {
    /// The things, as edits name them.
    pub(super) fn subjects(self, trial: &Trial) -> Vec<String> {
        let things = things(trial.design);
        let of = |thing: Thing| things.iter().filter(move |of| of.thing == thing);
        match self {
            On::Cluster => {
                let of_finding = trial.cluster().map(|cluster| subject::cluster(cluster.name()));
                of_finding.into_iter().collect()
            }
            On::Pools => {
                let cluster = trial.cluster().map(|cluster| subject::cluster(cluster.name()));
                let of_cluster = format!("{}/pools/", cluster.unwrap_or_default());
                let own = of(Thing::Pool).filter(|pool| pool.subject.starts_with(&of_cluster));
                named_or_all(trial, own.collect())
            }
            On::Subnets => {
                let used: Vec<String> = trial
                    .cluster()
                    .into_iter()
                    .flat_map(|cluster| cluster.subnets())
                    .filter_map(|place| subject::subnet_at(&trial.before.resolved, place))
                    .collect();
                let named = named(trial, &of(Thing::Subnet).collect::<Vec<_>>());
                if named.is_empty() { used } else { named }
            }
        }
    }
}

fn named_or_all(trial: &Trial, things: Vec<&Editable>) -> Vec<String> {
    let named = named(trial, &things);
    if named.is_empty() { things.into_iter().map(|thing| thing.subject.clone()).collect() } else { named }
}

/// Those of the things that the finding is about, or a field of which it is.
fn named(trial: &Trial, things: &[&Editable]) -> Vec<String> {
    let is_named = |of: &str| {
        trial.finding.subjects.iter().any(|subject| {
            subject.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    things.iter().filter(|thing| is_named(&thing.subject)).map(|thing| thing.subject.clone()).collect()
}

/// The subject of a pool of the trial's cluster.
pub(super) fn pool(trial: &Trial, name: &str) -> String {
    let cluster = trial.cluster().map_or("", |cluster| cluster.name());
    format!("clusters/{}/pools/{}", segment(cluster), segment(name))
}
