//! What a change gives up: nodes, room to grow, pods and protection that the design has before it.
use crate::design::NetworkPolicy;
use crate::net::wording::{counted, number};
use crate::resolve::{Resolved, ResolvedCluster, ResolvedPool};

/// What the clusters of a design have no more after a change, a few words each with the numbers.
pub(super) fn losses(before: &Resolved, after: &Resolved) -> Vec<String> {
    let before = before.clusters.iter();
    let kept = before.filter_map(|own| {
        let then = after.clusters.iter().find(|then| then.name() == own.name())?;
        Some(of_cluster(own, then))
    });
    kept.flatten().collect()
}

fn of_cluster(before: &ResolvedCluster, after: &ResolvedCluster) -> Vec<String> {
    let pools = before.pools().iter().filter_map(|own| {
        let then = after.pools().iter().find(|then| then.name == own.name)?;
        Some(of_pool(own, then))
    });
    let mut lost: Vec<String> = pools.flatten().collect();
    let off = before.said.features.said().filter(|(feature, on)| *on && !after.said.features.has(*feature));
    lost.extend(off.map(|(feature, _)| feature.title().to_owned()));
    let enforces = |of: &ResolvedCluster| of.policy().is_some_and(|policy| policy != NetworkPolicy::None);
    if enforces(before) && after.policy() == Some(NetworkPolicy::None) {
        lost.push("whatever enforces network policies".to_owned());
    }
    let (api, then) = (&before.said.api_server, &after.said.api_server);
    let is_limited =
        |ranges: &Option<Vec<crate::net::Prefix>>| ranges.as_ref().is_some_and(|of| !of.is_empty());
    if is_limited(&api.authorized_ip_ranges) && !is_limited(&then.authorized_ip_ranges) {
        lost.push("the list of ranges that may reach the API server".to_owned());
    }
    if api.enable_private_cluster == Some(true) && then.enable_private_cluster != Some(true) {
        lost.push("an API server that is reached from inside alone".to_owned());
    }
    lost
}

fn of_pool(before: &ResolvedPool, after: &ResolvedPool) -> Vec<String> {
    let name = &before.name;
    let fewer = |now: Option<u64>, then: Option<u64>| {
        let (now, then) = (now?, then?);
        Some((now.checked_sub(then).filter(|lost| *lost > 0)?, now, then))
    };
    let most = |pool: &ResolvedPool| pool.max_count.filter(|_| pool.autoscaled);
    let mut lost = Vec::new();
    if let Some((nodes, now, then)) = fewer(before.count.get(), after.count.get()) {
        let nodes = counted(nodes, "node", "nodes");
        lost.push(format!("{nodes} of pool {name} ({} in place of {})", number(then), number(now)));
    }
    if let Some((nodes, now, then)) = fewer(most(before), most(after)) {
        let nodes = counted(nodes, "node", "nodes");
        lost.push(format!(
            "{nodes} of growth of pool {name} (at most {} in place of {})",
            number(then),
            number(now)
        ));
    }
    if before.autoscaled && !after.autoscaled {
        lost.push(format!("the autoscaler of pool {name}"));
    }
    if let Some((pods, now, then)) = fewer(before.max_pods.get(), after.max_pods.get()) {
        let pods = counted(pods, "pod", "pods");
        lost.push(format!(
            "{pods} on each node of pool {name} ({} in place of {})",
            number(then),
            number(now)
        ));
    }
    lost
}
