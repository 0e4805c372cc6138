//! What pasted outputs answer: each reader gives the place of an answer, the first for what works.

/// Whether a connection came about, for `nc`, `curl` and `wget`: it did, nothing answered, or it was refused, which is an
/// answer of its own. A client that tries again and succeeds has succeeded.
pub(super) fn connects(text: &str) -> Option<usize> {
    const SUCCEEDS: &[&str] = &["succeeded!", ") open"];
    const REFUSED: &[&str] = &["connection refused"];
    const FAILS: &[&str] = &[
        "timed out",
        "connection timeout",
        "timeout was reached",
        "no route to host",
        "network is unreachable",
        "connection reset",
        "could not resolve",
        "couldn't connect",
        "failed to connect",
    ];
    const CONNECTS: &[&str] = &["connected to "];
    if text.lines().any(is_status_line) {
        return Some(0);
    }
    let readings = [(SUCCEEDS, 0), (REFUSED, 2), (FAILS, 1), (CONNECTS, 0)];
    readings.into_iter().find(|(words, _)| first_of(text, words).is_some()).map(|(_, at)| at)
}

/// The first line of an answer, as `curl -I`, `curl -v` and `wget -S` print it.
fn is_status_line(line: &str) -> bool {
    let line = line.trim_start_matches(['<', ' ', '\t']);
    line.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("http/"))
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

/// Whether the listed pods run, all of them or none: `kubectl get pods`. Some of them tell neither.
pub(super) fn pods_run(text: &str) -> Option<usize> {
    if text.to_ascii_lowercase().contains("no resources found") {
        return Some(1);
    }
    let runs = |line: &str| {
        let mut cells = line.split_whitespace();
        let is_ready = cells.clone().find_map(|cell| {
            let (one, all) = cell.split_once('/')?;
            (is_number(one) && is_number(all)).then_some(one == all)
        })?;
        Some(is_ready && cells.any(|cell| cell == "Running"))
    };
    let pods: Vec<bool> = text.lines().filter_map(runs).collect();
    match pods.iter().filter(|runs| **runs).count() {
        0 => pods.first().map(|_| 1),
        running => (running == pods.len()).then_some(0),
    }
}

/// Whether there are endpoints: `kubectl get endpointslices`, `kubectl get endpoints`, and of `kubectl describe service`
/// the lines that are about them.
pub(super) fn has_endpoints(text: &str) -> Option<usize> {
    const NONE: &[&str] = &["<none>", "<unset>", "no resources found"];
    let mut described =
        text.lines().filter_map(|line| line.trim_start().strip_prefix("Endpoints:")).peekable();
    if described.peek().is_some() {
        return Some(if described.any(names_address) { 0 } else { 1 });
    }
    if names_address(text) { Some(0) } else { first_of(text, NONE).map(|()| 1) }
}

/// Whether an address stands in a text, alone or in a list, with a port or without.
fn names_address(text: &str) -> bool {
    let parses = |host: &str| host.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok();
    let is_address = |part: &str| {
        let host = part.rsplit_once(':').filter(|(_, port)| is_number(port)).map(|(host, _)| host);
        parses(part) || host.is_some_and(parses)
    };
    text.split_whitespace().flat_map(|word| word.split(',')).any(is_address)
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

/// What the events of a pod say: `kubectl describe pod`. That an image cannot be pulled tells nothing without the reason.
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
    const UNREACHED: &[&str] =
        &["i/o timeout", "no such host", "server misbehaving", "deadline exceeded", "no route to host"];
    const REFUSED: &[&str] =
        &["401 unauthorized", "403 forbidden", "authorization failed", ": not found", "manifest unknown"];
    const PLACES: &[&str] =
        &["failedscheduling", "insufficient cpu", "insufficient memory", "nodes are available"];
    let says = |words: &[&str]| first_of(text, words).is_some();
    if says(ADDRESSES) {
        return Some(0);
    }
    if says(IMAGES) {
        return if says(UNREACHED) { Some(1) } else { says(REFUSED).then_some(3) };
    }
    says(PLACES).then_some(2)
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
