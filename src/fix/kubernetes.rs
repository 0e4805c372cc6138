//! A later version of Kubernetes.
use super::place::On;
use super::trial::Trial;
use super::way::{Candidate, set};
use crate::azure::kubernetes::{CALENDAR, minor};

/// The first later version of Kubernetes with which the finding is gone, for the cluster and its pools.
pub(super) fn later(trial: &Trial) -> Vec<Candidate> {
    let said = trial.said().and_then(|cluster| cluster.kubernetes_version.as_deref());
    let Some(now) = said.and_then(minor) else { return Vec::new() };
    let later = CALENDAR.iter().map(|support| support.minor).filter(|minor| *minor > now);
    let steps = later.map(|minor| upgrade(trial, &format!("1.{minor}")));
    let first = steps.into_iter().find(|steps| trial.is_mended_by(steps));
    first.into_iter().map(|steps| Candidate::of_steps(trial, steps)).collect()
}

/// The cluster at that version, and with it the pools that name one.
fn upgrade(trial: &Trial, version: &str) -> Vec<crate::edit::Step> {
    let cluster = On::Cluster.subjects(trial).into_iter();
    let mut steps: Vec<_> =
        cluster.map(|subject| set(&subject, "kubernetesVersion", version.to_owned())).collect();
    let pools = trial.said().and_then(|cluster| cluster.pools.as_deref()).unwrap_or_default();
    let own = pools.iter().filter(|pool| pool.orchestrator_version.is_some());
    steps.extend(
        own.map(|pool| {
            set(&super::place::pool(trial, &pool.name), "orchestratorVersion", version.to_owned())
        }),
    );
    steps
}
