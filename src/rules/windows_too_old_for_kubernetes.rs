//! `windows-too-old-for-kubernetes`: a Windows Server that this version of Kubernetes does not run on.
use super::node_image_retires::ending_of;
use super::pools::{minor_of, of_each_several, pools_where};
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::kubernetes;
use crate::design::NodePool;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "windows-too-old-for-kubernetes",
    topic: Topic::Retirement,
    severity: Severity::Error,
    title: "Kubernetes is too new for this Windows Server",
    why: "Each version of Windows Server is built for some versions of Kubernetes, and the nodes of a pool cannot \
          be moved to another one in place. A pool beyond them cannot be created, and an upgrade to there is \
          refused until the pool is replaced.",
    source: kubernetes::CALENDAR_SOURCE,
    facts: &["RET-07", "RET-09"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    of_each_several(context, &|cluster| {
        let pools = pools_where(cluster, |_| true).into_iter();
        pools.filter_map(|pool| of_pool(cluster, pool)).collect()
    })
}

fn of_pool(cluster: &ResolvedCluster, pool: &NodePool) -> Option<Finding> {
    let ending = ending_of(cluster, pool)?;
    let ((from, source), minor) = (ending.refused_from?, minor_of(cluster, pool)?);
    let message = format!(
        "Pool {} of {} runs {} on Kubernetes 1.{minor}; it does not run from 1.{from} on.",
        pool.name,
        cluster.name(),
        ending.title
    );
    let finding =
        || RULE.finding(message).with_source(source).about([subject::pool(cluster.name(), &pool.name)]);
    (minor >= from).then(finding)
}
