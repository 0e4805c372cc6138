//! What pasted outputs answer: each reader gives the place of an answer, the first for what works.

/// Whether a connection came about: `nc`, `curl`, `wget`.
pub(super) fn connects(text: &str) -> Option<usize> {
    const FAILS: &[&str] = &[
        "timed out",
        "timeout",
        "connection refused",
        "no route to host",
        "network is unreachable",
        "connection reset",
        "could not resolve",
        "couldn't connect",
        "failed to connect",
    ];
    const WORKS: &[&str] = &["succeeded!", " open", "connected to ", "< http/", "http/1.1 ", "http/2 "];
    first_of(text, FAILS).map(|()| 1).or_else(|| first_of(text, WORKS).map(|()| 0))
}

/// Whether a name was resolved: `nslookup`, `host`, `dig`.
pub(super) fn resolves(text: &str) -> Option<usize> {
    const FAILS: &[&str] = &[
        "nxdomain",
        "servfail",
        "no servers could be reached",
        "connection timed out",
        "communications error",
        "can't find",
        "can't resolve",
        "no answer",
        "refused",
    ];
    const WORKS: &[&str] = &["name:", "has address", "answer section", "canonical name"];
    first_of(text, FAILS).map(|()| 1).or_else(|| first_of(text, WORKS).map(|()| 0))
}

/// Whether every listed pod runs: `kubectl get pods`.
pub(super) fn pods_run(text: &str) -> Option<usize> {
    if text.to_ascii_lowercase().contains("no resources found") {
        return Some(1);
    }
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
    let mut pods = rows.iter().filter_map(|cells| {
        let ready = cells
            .iter()
            .find_map(|cell| cell.split_once('/').filter(|(one, all)| is_number(one) && is_number(all)))?;
        Some(ready.0 == ready.1 && cells.contains(&"Running"))
    });
    let first = pods.next()?;
    Some(if first && pods.all(|runs| runs) { 0 } else { 1 })
}

/// Whether there are endpoints: `kubectl get endpointslices`, `kubectl get endpoints`.
pub(super) fn has_endpoints(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    if lower.contains("<none>") || lower.contains("<unset>") || lower.contains("no resources found") {
        return Some(1);
    }
    let is_address = |word: &str| {
        word.split(',').any(|part| {
            let host =
                part.rsplit_once(':').map_or(part, |(host, port)| if is_number(port) { host } else { part });
            host.parse::<std::net::IpAddr>().is_ok()
        })
    };
    text.split_whitespace().any(is_address).then_some(0)
}

/// Whether a service has an address outside: `kubectl get service`.
pub(super) fn has_external_address(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    if lower.contains("<pending>") {
        return Some(1);
    }
    let cells = text.lines().find(|line| line.contains("LoadBalancer"))?.split_whitespace();
    let addresses = cells.filter(|cell| cell.parse::<std::net::IpAddr>().is_ok()).count();
    (addresses > 1).then_some(0)
}

/// What the events of a pod say: `kubectl describe pod`.
pub(super) fn events(text: &str) -> Option<usize> {
    const ADDRESSES: &[&str] = &[
        "failed to allocate address",
        "no available addresses",
        "not enough ips available",
        "no ip addresses available",
        "networkpluginnotready",
        "cni plugin not initialized",
        "failed to assign an ip",
    ];
    const IMAGES: &[&str] = &["errimagepull", "imagepullbackoff", "failed to pull image"];
    const PLACES: &[&str] =
        &["failedscheduling", "insufficient cpu", "insufficient memory", "nodes are available"];
    let lists = [ADDRESSES, IMAGES, PLACES];
    lists.into_iter().position(|words| first_of(text, words).is_some())
}

/// Nothing is read of it.
pub(super) fn nothing(_: &str) -> Option<usize> {
    None
}

fn first_of(text: &str, words: &[&str]) -> Option<()> {
    let lower = text.to_ascii_lowercase();
    words.iter().any(|word| lower.contains(word)).then_some(())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
