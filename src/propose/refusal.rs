//! What the service answers where a resource does not hold, in its own words.
use super::scene::{Counted, CountedRow};
use crate::azure::{NetworkModel, limits, ports};
use crate::capacity::{Preflight, Resource, Row};
use crate::net::Prefix;
use crate::net::wording::{self, listed, number};
use crate::resolve::{Moment, Ports};

/// The code, and the text with this design's numbers. Numbers stand as the service prints them, without commas.
///
/// Of a pod subnet no check is known: pods wait, and their events say so. Limits of nodes have no known text.
pub(super) fn refusal(counted: &Counted, of: &CountedRow) -> (Option<&'static str>, Option<String>) {
    match of.row.resource {
        Resource::NodeSubnet => node_subnet(counted, of),
        Resource::PodSubnet => (None, Some(POD_EVENT.to_owned())),
        Resource::PodCidr => pod_cidr(counted, of),
        Resource::SnatPorts => (code(counted, of), snat_ports(counted, of)),
        _ => (code(counted, of), None),
    }
}

const POD_EVENT: &str =
    "AllocateIPConfig failed: not enough IPs available, waiting on Azure CNS to allocate more";

/// What Azure itself answers to a scale set whose subnet is full, as when the autoscaler adds nodes.
const SUBNET_IS_FULL: &str = "SubnetIsFull";

/// What a kubenet cluster with too short a pod CIDR is refused with.
const POD_CIDR_TOO_SMALL: &str = "InsufficientPodCidr";

/// What the service counted ahead where that fails; where nobody asks it yet, it will count so at the next request.
fn refused(counted: &Counted, of: &CountedRow) -> Option<Preflight> {
    let unasked = of.row.preflight.filter(|_| counted.moment == Moment::Scaled);
    of.ahead.or(unasked).filter(|ahead| ahead.fits == Some(false))
}

fn code(counted: &Counted, of: &CountedRow) -> Option<&'static str> {
    refused(counted, of).map(|ahead| ahead.error_code).or(of.row.error_code)
}

/// What the refusal counts: what was counted ahead where that fails, else the need of the moment.
fn needed(counted: &Counted, of: &CountedRow) -> Option<u64> {
    let ahead = refused(counted, of).map(|ahead| ahead.required);
    ahead.or(of.row.at(counted.moment).required)
}

fn node_subnet(counted: &Counted, of: &CountedRow) -> (Option<&'static str>, Option<String>) {
    let row = &of.row;
    let residents = row.residents.unwrap_or(0);
    let range = first_ipv4(row).or(row.prefixes.first().copied());
    let range = range.map(|prefix| prefix.to_string()).unwrap_or_default();
    let name = &row.name;
    let ahead = refused(counted, of).map(|ahead| ahead.required);
    if counted.moment == Moment::Scaled && ahead.is_none() {
        // Its maximums are those that the autoscaler asks for, beyond what stands there today.
        let today = row.at(Moment::Steady).required.unwrap_or(0);
        let more = row.at(counted.moment).required.unwrap_or(0).saturating_sub(today);
        let text = format!(
            "Subnet {name} with address prefix {range} does not have enough capacity for {more} IP addresses."
        );
        return (Some(SUBNET_IS_FULL), Some(text));
    }
    let needed = ahead.or(row.at(counted.moment).required.map(|need| need.saturating_sub(residents)));
    let there = row.available.map(|there| there.saturating_sub(residents));
    (code(counted, of), pre_allocated(needed, there, &range, name))
}

/// What others hold of a node subnet, which the service takes off both of its numbers.
pub(super) fn without_residents(counted: &Counted, of: &CountedRow) -> Option<String> {
    let row = &of.row;
    let residents = row.residents.filter(|residents| *residents > 0)?;
    if row.resource != Resource::NodeSubnet || counted.moment == Moment::Scaled {
        return None;
    }
    let required = row.at(counted.moment).required.filter(|_| refused(counted, of).is_none());
    let less = |value: u64| {
        format!("{} − {} = {}", number(value), number(residents), number(value.saturating_sub(residents)))
    };
    let sums: Vec<String> = [required, row.available].into_iter().flatten().map(less).collect();
    let held = wording::counted(residents, "address", "addresses");
    Some(format!("The service leaves the {held} of others out: {}.", listed(&sums)))
}

fn pod_cidr(counted: &Counted, of: &CountedRow) -> (Option<&'static str>, Option<String>) {
    let row = &of.row;
    let blocks = needed(counted, of);
    let prefix = first_ipv4(row);
    let bits = u32::from(32 - limits::NODE_BLOCK_LENGTH.value);
    let needed = blocks.map(|blocks| blocks.saturating_mul(1 << bits));
    let there = prefix.and_then(|prefix| u64::try_from(prefix.size()).ok());
    let range = prefix.map(|prefix| prefix.to_string()).unwrap_or_default();
    let model = counted.asked.clusters.first().and_then(|cluster| cluster.model());
    if model != Some(NetworkModel::Kubenet) {
        let text = pre_allocated(needed, there, &range, "networkProfile.podCIDR");
        return (code(counted, of), text);
    }
    let exceeding = needed.zip(there).filter(|(needed, there)| needed > there);
    let text = exceeding.map(|(needed, there)| {
        format!("Pre-allocated IPs {needed} exceeds IPs available {there} in Pod Cidr {range}.")
    });
    (Some(POD_CIDR_TOO_SMALL), text)
}

/// Nothing where what is left of both numbers does not exceed, as where others alone hold more than there is: the
/// service has no such text.
fn pre_allocated(needed: Option<u64>, there: Option<u64>, range: &str, name: &str) -> Option<String> {
    let (needed, there) = needed.zip(there).filter(|(needed, there)| needed > there)?;
    Some(format!(
        "Pre-allocated IPs {needed} exceeds IPs available {there} in Subnet Cidr {range}, Subnet Name {name}."
    ))
}

fn snat_ports(counted: &Counted, of: &CountedRow) -> Option<String> {
    let outbound = counted.asked.clusters.first()?.outbound.as_ref()?;
    let Ports::Given(each) = outbound.ports else { return None };
    let required = needed(counted, of)?;
    let (nodes, there) = (required.checked_div(each)?, of.row.available?);
    let addresses = there.checked_div(ports::PORTS_PER_ADDRESS.value)?;
    Some(format!(
        "Load balancer profile allocated ports {each} is not in an allowable range given the number of nodes and IPs \
         provisioned. Total node count {nodes} requires {required} ports but only {there} ports are available given \
         {addresses} outbound public IPs."
    ))
}

fn first_ipv4(row: &Row) -> Option<Prefix> {
    row.prefixes.iter().copied().find(|prefix| prefix.is_ipv4())
}
