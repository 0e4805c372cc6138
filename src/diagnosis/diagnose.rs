//! [`diagnose`]: one error with the clusters that are loaded.
use super::account::Account;
use super::candidates::{Sum, candidates};
use super::catalogue::{self, Entry};
use super::{Diagnosis, Standing, factors, named, reckoned, steps};
use crate::azure::{NetworkModel, Source, limits, ports, release_note};
use crate::design::ReportedError;
use crate::resolve::Resolved;
use crate::rules::wording::{counted, number};
use crate::sorting::sort_by_key;

/// Explains an error with what is loaded.
pub fn diagnose(error: &ReportedError, resolved: &Resolved) -> Diagnosis {
    let entry = catalogue::entry_of(error);
    let sum = sum_of(error);
    let mut diagnosis = Diagnosis {
        error: error.clone(),
        entry,
        summary: summary(error, entry, sum),
        numbers: named::numbers(error),
        standing: Standing::NoSum,
        accounts: Vec::new(),
        contradictions: Vec::new(),
        notes: Vec::new(),
        steps: Vec::new(),
        sources: entry.iter().map(|entry| entry.source).collect(),
    };
    if let Some((sum, reported)) =
        sum.zip(error.required.or_else(|| Some(error.nodes?.saturating_mul(error.ports_per_node?))))
    {
        reckon(&mut diagnosis, resolved, sum, reported);
        cite(&mut diagnosis.sources, source_of(sum));
    }
    if sum.is_none() {
        compare_ranges(&mut diagnosis, resolved);
    }
    diagnosis.steps = steps::steps(&diagnosis, resolved, sum);
    diagnosis
}

/// What the error's number is a sum of; `None` where it carries none.
fn sum_of(error: &ReportedError) -> Option<Sum> {
    let has = |code: &str| error.code.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(code));
    if error.nodes.is_some() && error.required.is_some() {
        return Some(Sum::Ports);
    }
    error.required?;
    let is_target_pod_cidr =
        error.target.as_deref().is_some_and(|target| target.to_ascii_lowercase().ends_with("podcidr"));
    if error.is_pod_cidr || has("InsufficientPodCidr") || is_target_pod_cidr {
        return Some(Sum::PodCidr);
    }
    let letters: String = error.message.chars().filter(|letter| !letter.is_whitespace()).collect();
    let letters = letters.to_ascii_lowercase();
    if letters.contains("pre-allocatedips") {
        return Some(Sum::Subnet);
    }
    letters.contains("haveenoughcapacityfor").then_some(Sum::AtOnce)
}

fn source_of(sum: Sum) -> Source {
    match sum {
        Sum::Subnet | Sum::AtOnce => limits::NODE_SUBNET_FORMULA,
        Sum::PodCidr => limits::NODE_BLOCK_LENGTH.source,
        Sum::Ports => ports::PORTS_PER_ADDRESS.source,
    }
}

/// Finds the sums.
fn reckon(diagnosis: &mut Diagnosis, resolved: &Resolved, sum: Sum, reported: u64) {
    let error = &diagnosis.error;
    let found = candidates(error, sum, resolved);
    diagnosis.contradictions = found.contradictions;
    let is_loaded = !found.found.is_empty();
    let mut accounts: Vec<Account> = found
        .found
        .into_iter()
        .flat_map(|candidate| reckoned::reckon(error, resolved, candidate, sum, reported))
        .collect();
    sort_by_key(&mut accounts, |account| account.difference.unsigned_abs());
    let exact = accounts.iter().filter(|account| account.difference == 0).count();
    accounts.truncate(exact.clamp(1, MOST));
    diagnosis.accounts = accounts;
    if exact > 0 {
        diagnosis.standing = Standing::Exact;
        note_exact(diagnosis, sum);
    } else if !diagnosis.accounts.is_empty() {
        diagnosis.standing = Standing::Nearest;
        note_nearest(diagnosis, resolved, sum, reported);
    } else {
        diagnosis.standing = Standing::Possible;
        if is_loaded {
            diagnosis.notes.push(
                "What is loaded does not tell the nodes or the maximum of pods of every pool, so it cannot be \
                 reckoned with."
                    .to_owned(),
            );
        }
        diagnosis.accounts = match sum {
            Sum::Subnet | Sum::AtOnce => factors::of_addresses(reported),
            Sum::PodCidr => factors::of_blocks(reported),
            Sum::Ports => factors::of_ports(reported, error.nodes.unwrap_or(0)),
        };
        note_possible(diagnosis, sum, reported);
    }
}

/// Sums that are told.
const MOST: usize = 4;

fn note_exact(diagnosis: &mut Diagnosis, sum: Sum) {
    let surging =
        diagnosis.accounts.first().map(|first| first.terms.iter().filter(|term| term.surge > 0).count());
    if diagnosis.accounts.len() > 1 {
        diagnosis.notes.push(
            "Several ways of counting give this number; the error does not tell which was meant.".to_owned(),
        );
    }
    if sum == Sum::Subnet && surging.is_some_and(|pools| pools > 1) {
        let pools = diagnosis.accounts.first().map(Account::surging).unwrap_or_default();
        diagnosis.notes.push(format!(
            "Surge is counted for {pools} at once. Pools are upgraded one after another; counting all of them was \
             a mistake of the service, reported once and repaired since."
        ));
        cite(&mut diagnosis.sources, BOTH_SURGED);
    }
}

/// Says how far off the nearest sum is, and whether that is what the service is known to count less.
fn note_nearest(diagnosis: &mut Diagnosis, resolved: &Resolved, sum: Sum, reported: u64) {
    let Some(nearest) = diagnosis.accounts.first() else { return };
    let (apart, nodes, total) = (nearest.difference, nearest.nodes(), nearest.total);
    let fewer = apart.unsigned_abs();
    let more_or_less = if apart < 0 { "fewer" } else { "more" };
    diagnosis.notes.push(format!(
        "No combination of the pools that are loaded gives {}: the nearest is {}, and the error tells {} {more_or_less}.",
        number(reported),
        number(total),
        number(u64::try_from(fewer).unwrap_or(u64::MAX)),
    ));
    let model = nearest.cluster.and_then(|place| resolved.clusters.get(place)?.model());
    let is_margin = apart < 0 && fewer <= u128::from(nodes.saturating_mul(10));
    if sum == Sum::Subnet && model == Some(NetworkModel::NodeSubnet) && is_margin {
        let each = u64::try_from(fewer)
            .ok()
            .filter(|fewer| nodes > 0 && fewer.is_multiple_of(nodes))
            .map(|fewer| fewer / nodes);
        let each =
            each.map(|each| format!(" Here that would be {} a node.", number(each))).unwrap_or_default();
        diagnosis.notes.push(format!(
            "Since 2022 the service counts a few addresses less for each Linux node, for pods that use the node's \
             own address; how many is not published.{each}"
        ));
        cite(&mut diagnosis.sources, release_note("2022-01-07"));
    }
    if sum == Sum::Subnet && apart > 0 {
        note_new_pool(diagnosis, u64::try_from(apart).unwrap_or(0));
    }
}

/// What is missing may be a pool that is about to be added.
fn note_new_pool(diagnosis: &mut Diagnosis, missing: u64) {
    let pool = factors::of_addresses(missing).into_iter().find(|account| account.terms.len() == 1);
    if let Some(pool) = pool {
        diagnosis.notes.push(format!(
            "The {} more would be {}: perhaps a pool that is to be added and is not loaded.",
            number(missing),
            pool.words(),
        ));
    }
}

fn note_possible(diagnosis: &mut Diagnosis, sum: Sum, reported: u64) {
    if diagnosis.accounts.is_empty() {
        diagnosis.notes.push(format!("No usual number of nodes and pods gives {}.", number(reported)));
    } else if sum != Sum::Ports {
        diagnosis.notes.push(
            "These are possibilities: paste what `az aks show` prints to see which pools were counted."
                .to_owned(),
        );
    }
}

/// Whether the ranges of an error are those of clusters and subnets that are loaded.
fn compare_ranges(diagnosis: &mut Diagnosis, resolved: &Resolved) {
    let error = &diagnosis.error;
    if let Some(name) = &error.cluster
        && !resolved.clusters.is_empty()
        && !resolved.clusters.iter().any(|cluster| cluster.name().eq_ignore_ascii_case(name))
    {
        diagnosis
            .contradictions
            .push(format!("The error is about the cluster {name}, which is not among those loaded."));
    }
    let (Some(prefix), false) = (error.prefix, resolved.clusters.is_empty()) else { return };
    let holds =
        |value: Option<&Vec<crate::net::Prefix>>| value.is_some_and(|ranges| ranges.contains(&prefix));
    let own = resolved
        .clusters
        .iter()
        .find(|cluster| holds(cluster.service_cidrs.known()) || holds(cluster.pod_cidrs.known()));
    match own {
        Some(cluster) => {
            diagnosis.notes.push(format!("{prefix} is a range of the cluster {}.", cluster.name()))
        }
        None => diagnosis.contradictions.push(format!("No cluster that is loaded has the range {prefix}.")),
    }
    let Some(other) = error.other_prefix else { return };
    let subnet = resolved.subnets.iter().find(|subnet| subnet.prefixes.contains(&other));
    let network = resolved.networks.iter().find(|network| network.prefixes.contains(&other));
    if let Some(subnet) = subnet {
        diagnosis.notes.push(format!("{other} is the subnet {}.", subnet.name));
    } else if let Some(network) = network {
        diagnosis.notes.push(format!("{other} is the virtual network {}.", network.name));
    }
}

/// Addresses of the block of the pod CIDR that each node gets.
const BLOCK: u64 = 256;

fn summary(error: &ReportedError, entry: Option<&Entry>, sum: Option<Sum>) -> String {
    let place = match (error.prefix, &error.subnet) {
        (Some(prefix), _) if error.is_pod_cidr => format!("the pod CIDR {prefix}"),
        (Some(prefix), Some(name)) => format!("the subnet {name} ({prefix})"),
        (Some(prefix), None) => format!("the subnet {prefix}"),
        (None, Some(name)) if !error.is_pod_cidr => format!("the subnet {name}"),
        _ if error.is_pod_cidr => "the pod CIDR".to_owned(),
        _ => "the subnet".to_owned(),
    };
    let code = error.code.as_deref().unwrap_or("an error");
    match (sum, error.required, error.available) {
        (Some(Sum::Ports), Some(required), Some(available)) => format!(
            "{} would need {} outbound ports, and the load balancer has {}: {} short.",
            counted(error.nodes.unwrap_or(0), "node", "nodes"),
            number(required),
            number(available),
            number(required.saturating_sub(available)),
        ),
        (Some(Sum::AtOnce), Some(required), _) => {
            format!(
                "{} asked for at once, and {place} has fewer free.",
                counted(required, "address was", "addresses were")
            )
        }
        (Some(Sum::PodCidr), Some(required), Some(available))
            if required.is_multiple_of(BLOCK) && available.is_multiple_of(BLOCK) =>
        {
            format!(
                "{} a block of {BLOCK} addresses each, and {place} has {}: {} against {}, {} short.",
                counted(required / BLOCK, "node needs", "nodes need"),
                counted(available / BLOCK, "block", "blocks"),
                number(required),
                number(available),
                number(required.saturating_sub(available)),
            )
        }
        (Some(_), Some(required), Some(available)) => format!(
            "{} planned, and {place} has {}: {} short.",
            counted(required, "address is", "addresses are"),
            number(available),
            number(required.saturating_sub(available)),
        ),
        _ => match (entry, error.prefix.zip(error.other_prefix), error.address.zip(error.prefix)) {
            (Some(entry), Some((one, other)), _) => format!("{}: {one} and {other}.", entry.title),
            (Some(entry), _, Some((address, prefix))) => format!("{}: {address} and {prefix}.", entry.title),
            (Some(entry), ..) => format!("{}.", entry.title),
            (None, ..) => {
                format!("{code} is not in this planner's catalogue; its message is kept as it stands.")
            }
        },
    }
}

fn cite(sources: &mut Vec<Source>, source: Source) {
    if !sources.contains(&source) {
        sources.push(source);
    }
}

/// The report of surge that was counted for every pool.
const BOTH_SURGED: Source = Source {
    url: "https://github.com/Azure/AKS/issues/1795",
    read: "2026-11-23",
    grade: crate::azure::Grade::Observed,
};
