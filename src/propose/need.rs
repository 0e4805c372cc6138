//! [`Need`]: how large a range has to be, and the sum that says so.
use super::alone::{Alone, ask};
use super::{About, CidrField, Reason, Role};
use crate::azure::{NetworkModel, limits, planning};
use crate::capacity::Row;
use crate::net::Prefix;
use crate::net::wording::{counted, listed, number};
use crate::resolve::{Moment, ResolvedCluster};

/// How large a range has to be.
pub(super) struct Need {
    /// The longest prefix that holds every moment.
    pub(super) length: u8,
    /// The sum, and what it does not know.
    pub(super) reasons: Vec<Reason>,
}

/// What a subnet of the cluster has to hold.
pub(super) fn of_subnet(cluster: &ResolvedCluster, alone: &Alone, role: Role) -> Result<Need, String> {
    let name = cluster.name();
    if role == Role::Pods && mixes_allocations(cluster) {
        return Err(format!("Pools of {name} with static blocks and pools without need a pod subnet each."));
    }
    let Some(row) = alone.subnet(role) else {
        return Err(match role {
            Role::Pods if cluster.model().is_some_and(|model| model != NetworkModel::PodSubnet) => {
                format!("Pods of {name} take no addresses of a subnet of their own.")
            }
            _ => format!(
                "No pool of {name} is known that would use a {}; `{}` tells.",
                role.title(),
                ask(cluster)
            ),
        });
    };
    of_row(cluster, alone, &row)
}

/// One pod subnet has one mode of allocation.
fn mixes_allocations(cluster: &ResolvedCluster) -> bool {
    let mut modes = cluster.pools().iter().filter_map(|pool| pool.allocation);
    modes.next().is_some_and(|first| modes.any(|other| other != first))
}

/// What a range of the cluster's network profile has to hold.
pub(super) fn of_cidr(cluster: &ResolvedCluster, alone: &Alone, field: CidrField) -> Result<Need, String> {
    let name = cluster.name();
    match (field, cluster.model()) {
        (CidrField::ServiceCidr, _) => Ok(of_services(cluster)),
        (CidrField::PodCidr, None) => {
            Err(format!("The network model of {name} is not known; `{}` tells.", ask(cluster)))
        }
        (CidrField::PodCidr, Some(model)) if !model.has_pod_cidr() => {
            Err(format!("{name} has {}: its pods take addresses of a subnet.", model.title()))
        }
        (CidrField::PodCidr, Some(NetworkModel::None)) => of_own_cni(cluster),
        (CidrField::PodCidr, Some(_)) => match alone.pod_cidr() {
            Some(row) => of_row(cluster, alone, &row),
            None => Err(format!("The nodes of {name} are not known; `{}` tells.", ask(cluster))),
        },
    }
}

/// What is left of a range at its largest moment.
pub(super) fn left(row: Option<Row>) -> Option<Reason> {
    let row = row?;
    let headroom = row.at(largest(&row)?.0).headroom().and_then(|left| u64::try_from(left).ok())?;
    let (available, unit) = (row.available?, row.resource.unit());
    let text = format!(
        "Of {} it leaves {} free at its largest moment.",
        counted(available, unit.one(), unit.text()),
        number(headroom)
    );
    Some(Reason::new(About::Left, text))
}

fn of_row(cluster: &ResolvedCluster, alone: &Alone, row: &Row) -> Result<Need, String> {
    let name = cluster.name();
    let Some((moment, required)) = largest(row) else {
        return Err(format!(
            "How many {} {name} needs is not known; `{}` tells.",
            row.resource.unit().text(),
            ask(cluster)
        ));
    };
    let unit = row.resource.unit();
    let needed = counted(required, unit.one(), unit.text());
    let Some(length) = row.smallest_prefix else {
        return Err(format!("{name} needs {needed}, more than any range of IPv4 offers."));
    };
    let sum = sum(&alone.terms(row, moment));
    let text = format!(
        "{} {name} needs {needed}{sum}; a /{length} is the smallest range that holds them.",
        at(moment)
    );
    let mut reasons = vec![Reason::new(About::Size, text).says(row.source)];
    reasons.extend(alone.assumed.iter().map(|text| Reason::new(About::Unknown, text)));
    Ok(Need { length, reasons })
}

/// The first moment of the largest need, and that need; `None` where some need is not known.
pub(super) fn largest(row: &Row) -> Option<(Moment, u64)> {
    let mut largest: Option<(Moment, u64)> = None;
    for moment in Moment::ALL {
        let required = row.at(moment).required?;
        if largest.is_none_or(|(_, most)| required > most) {
            largest = Some((moment, required));
        }
    }
    largest
}

/// When that is, at the beginning of a sentence about a cluster.
pub(super) fn at(moment: Moment) -> &'static str {
    match moment {
        Moment::Steady => "Today",
        Moment::Upgrading => "During an upgrade",
        Moment::Scaled => "At the maximum of its autoscaler",
        Moment::ScaledUpgrading => "During an upgrade at the maximum of its autoscaler",
    }
}

/// Terms of a sum that are told one by one.
const TOLD: usize = 6;

/// `: 33 × 31 of np1 and 3 × 31 of np2`.
fn sum(terms: &[crate::capacity::Term]) -> String {
    let term = |term: &crate::capacity::Term| {
        Some(format!("{} × {} of {}", number(term.nodes?), number(term.per_node?), term.pool))
    };
    let mut told: Vec<String> = terms.iter().take(TOLD).filter_map(term).collect();
    if terms.len() > TOLD {
        told.push(format!("{} pools more", number((terms.len() - TOLD) as u64)));
    }
    if told.is_empty() { String::new() } else { format!(" ({})", listed(&told)) }
}

/// As many service addresses as were seen, and never less than a range that leaves room.
fn of_services(cluster: &ResolvedCluster) -> Need {
    let name = cluster.name();
    let floor = planning::SERVICE_CIDR_LENGTH;
    let said = first_ipv4(cluster.service_cidrs.known()).filter(|_| cluster.service_cidrs.is_given());
    let own = said.map(|prefix| prefix.length().clamp(limits::LARGEST_SERVICE_CIDR.value, floor.value));
    let known = first_ipv4(cluster.service_cidrs.known());
    let (seen, is_all) = known.map_or((None, false), |prefix| {
        let (seen, is_all) = cluster.cluster_ips_in(prefix);
        (seen.get(), is_all)
    });
    let held = seen.unwrap_or(0).saturating_add(limits::SERVICE_CIDR_KEPT.value);
    let wide = (0..=floor.value).rev().find(|length| 1u64 << (32 - u32::from(*length)) >= held);
    let length = own.unwrap_or(floor.value).min(wide.unwrap_or(floor.value));
    let text = match own {
        Some(own) if own == length && said.is_some_and(|prefix| prefix.length() == own) => {
            format!("It is as large as the service CIDR that {name} has, a /{length}.")
        }
        _ => format!(
            "Nothing documents a least size; a /{length} leaves room, where a /25 has been seen to run out."
        ),
    };
    let mut reasons = vec![Reason::new(About::Size, text).says(floor.source)];
    match seen.filter(|_| is_all) {
        Some(seen) => {
            let seen = counted(seen, "service", "services");
            reasons.push(Reason::new(
                About::Size,
                format!("{seen} of all namespaces were seen in the range that it replaces."),
            ));
        }
        None => reasons.push(Reason::new(
            About::Unknown,
            format!(
                "How many services {name} has is not known; `kubectl get services --all-namespaces` tells."
            ),
        )),
    }
    Need { length, reasons }
}

/// With a CNI of one's own nothing tells what a node takes: the range stays as large as it is.
fn of_own_cni(cluster: &ResolvedCluster) -> Result<Need, String> {
    let name = cluster.name();
    let Some(own) = first_ipv4(cluster.pod_cidrs.known()) else {
        return Err(format!(
            "{name} has a CNI of its own and no pod CIDR that tells how large one has to be."
        ));
    };
    let length = own.length();
    let text = format!("It is as large as the pod CIDR that {name} has, a /{length}.");
    let unknown = format!("How many addresses the CNI of {name} gives a node is not known.");
    Ok(Need { length, reasons: vec![Reason::new(About::Size, text), Reason::new(About::Unknown, unknown)] })
}

/// The ranges of IPv4.
pub(super) fn ipv4(prefixes: &[Prefix]) -> Vec<Prefix> {
    prefixes.iter().copied().filter(|prefix| prefix.is_ipv4()).collect()
}

/// The first range of IPv4.
pub(super) fn first_ipv4(prefixes: Option<&Vec<Prefix>>) -> Option<Prefix> {
    prefixes?.iter().copied().find(|prefix| prefix.is_ipv4())
}
