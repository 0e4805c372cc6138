//! `windows-version-left-open`: the service chooses the version of Windows Server.
use super::pools::{capital, minor_of, named, pools_where, subjects};
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::kubernetes::WINDOWS_2025_BY_DEFAULT;
use crate::design::{NodePool, OsType};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "windows-version-left-open",
    topic: Topic::Retirement,
    severity: Severity::Warning,
    title: "A Windows pool does not say which Windows Server it runs",
    why: "Where osSKU is not given, the service chooses, and its choice changes from Windows Server 2022 to 2025: \
          with Kubernetes 1.37 by the release notes, with 1.36 by another page. Containers built for the one may \
          not start on the other.",
    source: WINDOWS_2025_BY_DEFAULT.1,
    facts: &["RET-22"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&of_cluster)
}

fn of_cluster(cluster: &ResolvedCluster) -> Option<Finding> {
    let is_open = |pool: &NodePool| {
        let is_windows = pool.os_type.as_ref().is_some_and(|os| *os == OsType::Windows);
        let is_new = minor_of(cluster, pool).is_some_and(|minor| minor >= WINDOWS_2025_BY_DEFAULT.0);
        is_windows && is_new && !pool.seen_only && pool.os_sku.is_none() && pool.node_image.is_none()
    };
    let pools = pools_where(cluster, is_open);
    let minor = pools.iter().filter_map(|pool| minor_of(cluster, pool)).min()?;
    let message = format!(
        "{} of {} {} Windows and no osSKU; on Kubernetes 1.{minor} that may be Windows Server 2022 or 2025.",
        capital(named(&pools)),
        cluster.name(),
        if pools.len() == 1 { "names" } else { "name" },
    );
    Some(RULE.finding(message).about(subjects(cluster, &pools)))
}
