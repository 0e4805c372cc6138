//! Commands about a cluster that mean its only pool: `az aks scale`, and the autoscaler's flags of `az aks update`.
use super::arguments::Arguments;
use super::cluster::cluster_of;
use super::pool::{scaling, take_all};
use super::script::Script;
use super::values::Values;
use crate::design::NodePool;
use crate::design::subject::segment;
use crate::text::Span;

/// Reads the autoscaler's flags of `az aks update`.
pub(super) fn update(arguments: &Arguments, script: &mut Script<'_>) {
    let flags = [
        "--enable-cluster-autoscaler",
        "--update-cluster-autoscaler",
        "--disable-cluster-autoscaler",
        "--min-count",
        "--max-count",
    ];
    let Some(span) = arguments.any(&flags).map(|argument| argument.span) else { return };
    let Some((cluster, place, subject)) = only_pool(arguments, span, script) else { return };
    let (values, draft) = (Values { arguments, subject: &subject }, &mut script.draft);
    let later = NodePool {
        enable_auto_scaling: scaling(values, draft),
        min_count: values.number(draft, "--min-count", "minCount"),
        max_count: values.number(draft, "--max-count", "maxCount"),
        ..NodePool::default()
    };
    if let Some(pool) = script.pool(cluster, place) {
        take_all(pool, later);
    }
}

/// Reads `az aks scale`.
pub(super) fn scale(arguments: &Arguments, script: &mut Script<'_>) {
    if arguments.get("--nodepool-name").is_some() {
        return super::pool::scale_named(arguments, script);
    }
    let Some((cluster, place, subject)) = only_pool(arguments, arguments.span, script) else { return };
    let count = Values { arguments, subject: &subject }.number(&mut script.draft, "--node-count", "count");
    if let Some(pool) = script.pool(cluster, place) {
        take_all(pool, NodePool { count, ..NodePool::default() });
    }
}

/// The only pool of the cluster that a command names: its cluster, its place and its subject.
fn only_pool(arguments: &Arguments, span: Span, script: &mut Script<'_>) -> Option<(usize, usize, String)> {
    let (cluster, subject) = cluster_of(arguments, "--name", script)?;
    let pools = script.draft.clusters.get(cluster)?.pools.as_deref().unwrap_or_default();
    let [pool] = pools else {
        let count = pools.len();
        script.draft.warn(span, || {
            format!("expected a cluster with one pool, which this command means without its name, found {count}; not used")
        });
        return None;
    };
    Some((cluster, 0, format!("{subject}/pools/{}", segment(&pool.name))))
}
