//! [`Step`]: the smallest changes that make it pass, reckoned from the loaded pools where they give the number.
use super::candidates::Sum;
use super::{Account, Diagnosis, Standing, named};
use crate::azure::{NetworkModel, limits, ports};
use crate::capacity::{smallest_pod_cidr, smallest_subnet};
use crate::resolve::{Resolved, ResolvedPool};
use crate::rules::wording::number;

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What, one or two sentences.
    pub words: String,
    /// The change as a value; `None` for advice.
    pub change: Option<Change>,
}

/// A change that makes the sum fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The pool's maximum surge in nodes.
    MaxSurge {
        /// The pool.
        pool: String,
        /// Its new value.
        to: u64,
    },
    /// The autoscaler's maximum of a pool.
    MaxCount {
        /// The pool.
        pool: String,
        /// Its new value.
        to: u64,
    },
    /// The nodes of a pool.
    Count {
        /// The pool.
        pool: String,
        /// Its new value.
        to: u64,
    },
    /// The longest prefix that holds it.
    Prefix(u8),
    /// Ports of each node.
    PortsPerNode(u64),
    /// Outbound addresses.
    OutboundIps(u64),
}

/// More pools than these get no advice of their own.
const MOST_POOLS: usize = 3;

/// What to do about an overlay pod CIDR that is too small; the catalogue's own advice is about subnets.
const OF_POD_CIDR: &[&str] =
    &["Lower the count or the autoscaler's maximum of any pool of the cluster: every maximum \
                                counts today, whether those nodes run or not."];

/// What to do: first what is reckoned, then the catalogue's advice.
pub(super) fn steps(diagnosis: &Diagnosis, resolved: &Resolved, sum: Option<Sum>) -> Vec<Step> {
    let mut steps = Vec::new();
    let of_cluster = matches!(diagnosis.standing, Standing::Exact | Standing::Nearest);
    if let Some((account, sum)) = diagnosis.accounts.first().filter(|_| of_cluster).zip(sum) {
        of_pools(&mut steps, diagnosis, resolved, account, sum);
    }
    match sum {
        Some(Sum::Subnet) => subnet_prefix(&mut steps, diagnosis),
        Some(Sum::PodCidr) => pod_cidr_prefix(&mut steps, diagnosis, resolved),
        Some(Sum::Ports) => of_ports(&mut steps, diagnosis),
        Some(Sum::AtOnce) | None => {}
    }
    let is_planned = diagnosis.error.code.as_deref().is_none_or(|code| code == "InsufficientSubnetSize");
    let general = match sum {
        Some(Sum::PodCidr) if is_planned => OF_POD_CIDR,
        _ => diagnosis.entry.map(|entry| entry.steps).unwrap_or_default(),
    };
    steps.extend(general.iter().map(|words| Step { words: (*words).to_owned(), change: None }));
    steps
}

fn of_pools(steps: &mut Vec<Step>, diagnosis: &Diagnosis, resolved: &Resolved, account: &Account, sum: Sum) {
    let Some(cluster) = account.cluster.and_then(|place| resolved.clusters.get(place)) else { return };
    let pool = |name: &Option<String>| cluster.pools().iter().find(|pool| Some(&pool.name) == name.as_ref());
    if sum == Sum::AtOnce {
        return at_once(steps, diagnosis, resolved, account, &pool);
    }
    let Some((required, available)) = diagnosis.error.required.zip(diagnosis.error.available) else { return };
    let excess = required.saturating_sub(available);
    let terms = account.terms.iter().filter_map(|term| Some((term, pool(&term.pool)?)));
    let fewer = |each: u64| if each == 0 { u64::MAX } else { excess.div_ceil(each) };
    for (term, pool) in terms.clone().filter(|(term, _)| term.surge >= fewer(term.per_node)).take(MOST_POOLS)
    {
        let to = term.surge - fewer(term.per_node);
        let unavailable = if to == 0 { ", with a maximum unavailable of 1 in its place" } else { "" };
        let words =
            format!("Set the maximum surge of {} to {}{unavailable}: then it fits.", pool.name, number(to));
        steps.push(Step { words, change: Some(Change::MaxSurge { pool: pool.name.clone(), to }) });
    }
    for (term, pool) in terms.take(MOST_POOLS * 4) {
        if steps.len() >= MOST_POOLS * 2 {
            break;
        }
        let Some(to) = term.nodes.checked_sub(fewer(term.per_node)) else { continue };
        let is_at_most =
            pool.autoscaled && pool.max_count == Some(term.nodes) && pool.count.get() != Some(term.nodes);
        if is_at_most && pool.count.get().is_some_and(|count| to >= count) {
            let words = format!(
                "Set the autoscaler's maximum of {} from {} to {}: then it fits, and can be raised again later.",
                pool.name,
                number(term.nodes),
                number(to)
            );
            steps.push(Step { words, change: Some(Change::MaxCount { pool: pool.name.clone(), to }) });
        } else if !is_at_most && to > 0 {
            let words = format!(
                "Take {} from {} to {} nodes for the time of the change: then it fits.",
                pool.name,
                number(term.nodes),
                number(to)
            );
            steps.push(Step { words, change: Some(Change::Count { pool: pool.name.clone(), to }) });
        }
    }
}

/// How far a pool can grow in what is free.
fn at_once<'r>(
    steps: &mut Vec<Step>,
    diagnosis: &Diagnosis,
    resolved: &Resolved,
    account: &Account,
    pool: &dyn Fn(&Option<String>) -> Option<&'r ResolvedPool>,
) {
    let Some((term, pool)) = account.terms.first().and_then(|term| Some((term, pool(&term.pool)?))) else {
        return;
    };
    let Some(subnet) = pool.subnet.and_then(|place| resolved.subnets.get(place)) else { return };
    let (Some(usable), Some(used), Some(count)) = (subnet.usable(), subnet.used, pool.count.get()) else {
        return;
    };
    let free = usable.saturating_sub(used);
    if diagnosis.error.required.is_none_or(|required| required <= free) {
        return;
    }
    let to = count.saturating_add(free.checked_div(term.per_node).unwrap_or(0));
    let words = format!(
        "{} addresses of {} are free: {} can grow to {} nodes, and no further.",
        number(free),
        subnet.name,
        pool.name,
        number(to)
    );
    steps.push(Step { words, change: Some(Change::MaxCount { pool: pool.name.clone(), to }) });
}

fn subnet_prefix(steps: &mut Vec<Step>, diagnosis: &Diagnosis) {
    let error = &diagnosis.error;
    let Some(required) = error.required else { return };
    let offered = error.prefix.map(|prefix| named::offered(error, prefix));
    let held =
        offered.zip(error.available).map_or(0, |(offered, available)| offered.saturating_sub(available));
    let longest = limits::LONGEST_SUBNET_PREFIX.value;
    let need = required.saturating_add(held);
    let Some(length) = smallest_subnet(need, longest) else { return };
    let room = crate::resolve::usable_of(crate::net::Prefix::ipv4([0, 0, 0, 0], length));
    let one_more = one_more_node(diagnosis).map(|each| need.saturating_add(each));
    let further = one_more
        .and_then(|more| Some((more, smallest_subnet(more, longest)?)))
        .filter(|(_, further)| *further < length);
    let these = match held {
        0 => format!("these {}", number(need)),
        held => {
            format!("{}: these {} and the {} that others hold", number(need), number(required), number(held))
        }
    };
    let mut words = format!("A subnet of /{length} has {} usable addresses and holds {these}.", number(room));
    if let Some((more, further)) = further {
        words.push_str(&format!(
            " It leaves no room for one more node: with one of surge it is {}, which needs a /{further}.",
            number(more)
        ));
    }
    steps.push(Step { words, change: Some(Change::Prefix(length)) });
}

/// Addresses of one more node, where every sum agrees and none counts surge already.
fn one_more_node(diagnosis: &Diagnosis) -> Option<u64> {
    let terms = || diagnosis.accounts.iter().flat_map(|account| &account.terms);
    let first = terms().next()?.per_node;
    terms().all(|term| term.per_node == first && term.surge == 0).then_some(first)
}

fn pod_cidr_prefix(steps: &mut Vec<Step>, diagnosis: &Diagnosis, resolved: &Resolved) {
    let error = &diagnosis.error;
    let Some(required) = error.required else { return };
    let blocks = required.div_ceil(256);
    let Some(length) = smallest_pod_cidr(blocks) else { return };
    let cluster = diagnosis.accounts.first().and_then(|account| resolved.clusters.get(account.cluster?));
    let is_kubenet = cluster.and_then(|cluster| cluster.model()) == Some(NetworkModel::Kubenet)
        || error.code.as_deref().is_some_and(|code| code.eq_ignore_ascii_case("InsufficientPodCidr"));
    let how = if is_kubenet {
        "That of a kubenet cluster cannot change."
    } else {
        "An overlay cluster of Linux nodes can widen its pod CIDR to a range that contains the one it has."
    };
    let words = format!("A pod CIDR of /{length} holds {} blocks. {how}", number(blocks));
    steps.push(Step { words, change: Some(Change::Prefix(length)) });
}

fn of_ports(steps: &mut Vec<Step>, diagnosis: &Diagnosis) {
    let error = &diagnosis.error;
    let (Some(required), Some(available), Some(nodes)) = (error.required, error.available, error.nodes)
    else {
        return;
    };
    let most = available.checked_div(nodes).unwrap_or(0) / 8 * 8;
    let words = format!(
        "At most {} ports a node fit {} nodes: {} divided by {}, rounded down to a multiple of 8.",
        number(most),
        number(nodes),
        number(available),
        number(nodes)
    );
    steps.push(Step { words, change: Some(Change::PortsPerNode(most)) });
    let addresses = required.div_ceil(ports::PORTS_PER_ADDRESS.value);
    let words = format!(
        "{} outbound addresses would have enough ports for all {}.",
        number(addresses),
        number(required)
    );
    steps.push(Step { words, change: Some(Change::OutboundIps(addresses)) });
}
