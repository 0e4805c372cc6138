//! [`ServiceRoom`]: how much room a service CIDR has, and what can be done where it has too little.
use super::alone::{Alone, ask};
use super::around::{Around, Care, Coming};
use super::condition::Condition;
use super::need::first_ipv4;
use super::{About, Proposal, Reason, cidr};
use crate::azure::{Fact, limits, planning, ranges};
use crate::design::Stage;
use crate::edit::{CidrField, Step};
use crate::net::wording::{counted, number};
use crate::net::{AddressSpace, Prefix};
use crate::resolve::{Ask, Moment, Resolved, ResolvedCluster};

/// The room of a service CIDR.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceRoom {
    /// The IPv4 range that the cluster was made with.
    pub own: Prefix,
    /// Its ClusterIPs, without its first and its last address.
    pub available: u64,
    /// How many of them services were seen to hold; `None`: nothing lists services.
    pub seen: Option<u64>,
    /// Whether those are the services of all namespaces.
    pub is_all: bool,
    /// What is left, at most; `None`: nothing lists services.
    pub left: Option<u64>,
    /// ClusterIPs of IPv4 that were seen outside it: another range has been added.
    pub outside: u64,
    /// Whether a ServiceCIDR object can add a range to the cluster as it is.
    pub extension: Condition,
    /// Free ranges that such an object could add, each as large as the range of the cluster where it may be.
    pub extensions: Vec<Prefix>,
    /// A range of twice the size, for the cluster made anew; `None` where none is free or none may be larger.
    pub anew: Option<Proposal>,
    /// What the documents allow and what not, in sentences.
    pub reasons: Vec<Reason>,
}

/// The room of the service CIDR of the cluster at that place; else why nothing can be said of it, in a sentence.
pub fn service_room(resolved: &Resolved, cluster: usize) -> Result<ServiceRoom, String> {
    let of = resolved.clusters.get(cluster).ok_or("The design holds no such cluster.")?;
    let unknown = || format!("The service CIDR of {} is not known; `{}` tells.", of.name(), ask(of));
    let own = first_ipv4(of.service_cidrs.known()).ok_or_else(unknown)?;
    let row = Alone::of(of).in_cidr(CidrField::ServiceCidr, own).ok_or_else(unknown)?;
    let available = row.available.unwrap_or_default();
    let (seen, is_all) = (row.at(Moment::Steady).required, row.complete);
    let around = Around::of(resolved);
    let coming = Coming::ServiceCidr(cluster);
    let taken = around.taken(coming, Care::Everything);
    let beside = taken.union(&of.service_cidrs.known().into_iter().flatten().copied().collect());
    let (shortest, longest) = (limits::LARGEST_SERVICE_CIDR.value, planning::SERVICE_CIDR_LENGTH.value);
    let extensions = cidr::free(&beside, own.length().clamp(shortest, longest)).unwrap_or_default();
    Ok(ServiceRoom {
        own,
        available,
        seen,
        is_all,
        left: seen.map(|seen| available.saturating_sub(seen)),
        outside: outside(of),
        extension: extension(of),
        extensions,
        anew: anew(&around, of, coming, own, &taken),
        reasons: reasons(of, own, available, seen.filter(|_| is_all)),
    })
}

/// ClusterIPs that no range known lies around.
fn outside(cluster: &ResolvedCluster) -> u64 {
    let known: AddressSpace = cluster.service_cidrs.known().into_iter().flatten().copied().collect();
    let services = cluster.said.observed.as_ref().and_then(|observed| observed.services.as_ref());
    let addresses = services.into_iter().flat_map(|services| &services.cluster_ips);
    addresses.filter(|address| address.is_ipv4() && !known.contains_address(**address)).count() as u64
}

fn extension(cluster: &ResolvedCluster) -> Condition {
    let Fact { value: (major, minor), source } = ranges::SERVICE_CIDR_OBJECT;
    let wanted = format!("A ServiceCIDR object can add a range from Kubernetes {major}.{minor} on");
    let name = cluster.name();
    let version = cluster.said.kubernetes_version.as_deref();
    match version.and_then(|version| Some((version, major_and_minor(version)?))) {
        Some((version, parsed)) => {
            Condition::is(parsed >= (major, minor), format!("{wanted}; {name} runs {version}."), source)
        }
        None => Condition::unknown(format!("{wanted}; what {name} runs is not known."), ask(cluster), source),
    }
}

/// `1.33.2`, `1.33`: the first two numbers.
fn major_and_minor(version: &str) -> Option<(u64, u64)> {
    let mut parts = version.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// A larger range for the cluster as it would be made anew.
fn anew(
    around: &Around,
    cluster: &ResolvedCluster,
    coming: Coming,
    own: Prefix,
    taken: &AddressSpace,
) -> Option<Proposal> {
    let length = own.length().checked_sub(1)?.min(planning::SERVICE_CIDR_LENGTH.value);
    let shortest = limits::LARGEST_SERVICE_CIDR;
    if length < shortest.value {
        return None;
    }
    let prefix = cidr::free(taken, length).ok()?.into_iter().next()?;
    let (name, field) = (cluster.name(), CidrField::ServiceCidr);
    let text = format!("It is larger than {own}, and no larger than a /{}.", shortest.value);
    let mut reasons = vec![Reason::new(About::Size, text).says(shortest.source), around.sentence()];
    reasons.extend(cidr::consequence(cluster, field, false));
    reasons.extend(super::spot::remark(prefix));
    reasons.extend(around.unknown(coming));
    Some(Proposal {
        title: format!("{prefix} as {} of {name}", field.title()),
        steps: vec![Step::Cidr { cluster: name.to_owned(), field, prefix }],
        reasons,
    })
}

fn reasons(cluster: &ResolvedCluster, own: Prefix, available: u64, seen: Option<u64>) -> Vec<Reason> {
    let name = cluster.name();
    let object = ranges::SERVICE_CIDR_OBJECT.source;
    let note = |text: String, source| Reason::new(About::Note, text).says(source);
    let mut reasons = Vec::new();
    let ips = counted(available, "ClusterIP", "ClusterIPs");
    let kept = limits::SERVICE_CIDR_KEPT;
    let text = format!(
        "{own} has {ips}, of which `kubernetes` and `kube-dns` hold one each and add-ons of AKS some more."
    );
    reasons.push(Reason::new(About::Size, text).says(kept.source));
    match seen {
        Some(seen) => {
            let seen = counted(seen, "ClusterIP", "ClusterIPs");
            let text = format!("{seen} of all namespaces were seen in it.");
            reasons.push(Reason::new(About::Left, text));
        }
        None => {
            let told = Ask::Services.command(None, name, None);
            let text = format!("How many services {name} has in all is not known; `{told}` tells.");
            reasons.push(Reason::new(About::Unknown, text));
        }
    }
    if cluster.said.stage == Stage::Deployed {
        let text = format!(
            "The service CIDR of {name} stays as it was made: another one needs the cluster to be made anew."
        );
        reasons.push(note(text, object));
        let text = "The property `serviceCidr` does not change with a ServiceCIDR object, so that no document of the \
                    cluster shows the range added.";
        reasons.push(note(text.to_owned(), ranges::SERVICE_CIDR_STAYS));
        let text = "A range added was reported not to be handed out by itself, only where a service names its ClusterIP.";
        reasons.push(note(text.to_owned(), ranges::ADDED_RANGE_NOT_USED));
    }
    let shortest = limits::LARGEST_SERVICE_CIDR;
    let text = format!(
        "A service CIDR is a /{} or smaller for certain: the documents ask for one smaller than a /12, and Kubernetes \
         takes a /12.",
        shortest.value
    );
    reasons.push(note(text, shortest.source));
    let least = planning::SERVICE_CIDR_LENGTH;
    let text = format!(
        "Nothing documents a least size; a /{} leaves {}, and a /25 has been seen to run out.",
        least.value,
        number((1u64 << (32 - u32::from(least.value.min(32)))).saturating_sub(kept.value))
    );
    reasons.push(note(text, least.source));
    reasons
}
