//! Subnets: of a cluster's nodes, pods or API server, of load balancers, of a gateway.
use super::alone::Alone;
use super::around::Around;
use super::need::{self, Need};
use super::spot::{Spot, spots};
use super::{About, MOST, Proposal, Reason};
use crate::azure::{limits, planning};
use crate::capacity::smallest_subnet;
use crate::edit::{Role, Serves, Step};
use crate::net::wording::counted;
use crate::net::{AddressSpace, Prefix};
use crate::resolve::{Resolved, ResolvedCluster, distinct};

/// Subnets for the nodes, the pods or the API server of a cluster.
pub(super) fn of_cluster(around: &Around, place: usize, role: Role) -> Result<Vec<Proposal>, String> {
    let Some(cluster) = around.resolved.clusters.get(place) else {
        return Err("The design holds no such cluster.".to_owned());
    };
    let alone = Alone::of(cluster);
    let need = need::of_subnet(cluster, &alone, role)?;
    let network = network_of(around.resolved, cluster)?;
    let found = spots(around, network, need.length, &AddressSpace::new(), MOST)?;
    let proposal = |spot: Spot| {
        let mut reasons = need.reasons.clone();
        reasons.extend(need::left(alone.in_subnet(role, spot.prefix)));
        reasons.extend(moving(cluster, role));
        let subnet = NewSubnet {
            name: name_for(cluster.name(), role),
            delegation: delegation(role),
            serves: Some(Serves { cluster: cluster.name().to_owned(), role }),
        };
        subnet.proposal(around.resolved, network, spot, reasons)
    };
    Ok(found.into_iter().map(proposal).collect())
}

/// Subnets for so many internal load balancers.
pub(super) fn of_load_balancers(
    around: &Around,
    network: usize,
    wanted: u64,
) -> Result<Vec<Proposal>, String> {
    let told = counted(wanted, "address", "addresses");
    let longest = limits::LONGEST_SUBNET_PREFIX.value;
    let Some(length) = smallest_subnet(wanted, longest) else {
        return Err(format!("No subnet of IPv4 offers {told}."));
    };
    let kept = limits::RESERVED_PER_SUBNET;
    let text =
        format!("A /{length} is the smallest subnet with {told} beside the {} that Azure keeps.", kept.value);
    let need = Need { length, reasons: vec![Reason::new(About::Size, text).says(kept.source)] };
    plain(around, network, need, "snet-internal", None)
}

/// The subnet of Application Gateway for Containers.
pub(super) fn of_gateway(around: &Around, network: usize) -> Result<Vec<Proposal>, String> {
    let length = planning::GATEWAY_SUBNET_LENGTH;
    let text = format!(
        "Application Gateway for Containers takes a subnet of exactly /{}, one for each deployment, delegated to {}.",
        length.value,
        planning::GATEWAY_DELEGATION.value
    );
    let need =
        Need { length: length.value, reasons: vec![Reason::new(About::Size, text).says(length.source)] };
    plain(around, network, need, "snet-agc", Some(planning::GATEWAY_DELEGATION.value))
}

/// The network in which a cluster stands; an error where the service manages it, none is known or several are.
pub(super) fn network_of(resolved: &Resolved, cluster: &ResolvedCluster) -> Result<usize, String> {
    let subnets = cluster.subnets().into_iter().chain(cluster.api_server_subnet);
    let networks = subnets.filter_map(|place| Some(resolved.subnets.get(place)?.network));
    let name = cluster.name();
    match distinct(networks).as_slice() {
        [] => Err(format!(
            "No subnet is known in which {name} stands; those that its pools name have to be read."
        )),
        [network] if resolved.networks.get(*network).is_some_and(|network| network.managed) => {
            Err(format!("The service manages the network of {name}: a pool cannot get a subnet of another."))
        }
        [network] => Ok(*network),
        _ => Err(format!("{name} stands in several networks, where all its subnets have to be of one.")),
    }
}

/// A name for a subnet of the cluster, at most 63 characters.
pub(super) fn name_for(cluster: &str, role: Role) -> String {
    let beginning: String = cluster.chars().take(46).collect();
    format!("snet-{beginning}-{}", role.word())
}

pub(super) fn delegation(role: Role) -> Option<&'static str> {
    match role {
        Role::Nodes => None,
        Role::Pods => Some(planning::POD_SUBNET_DELEGATION.value),
        Role::ApiServer => Some(planning::API_SERVER_DELEGATION.value),
    }
}

/// A free name in the network: the wanted one, or that with `-2`, `-3` and so on.
pub(super) fn free_name(wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(wanted) {
        return wanted.to_owned();
    }
    let numbered = (2u64..).map(|number| format!("{wanted}-{number}"));
    numbered.into_iter().find(|name| !is_taken(name)).unwrap_or_else(|| wanted.to_owned())
}

/// What stands in a network only as a plan.
pub(super) struct NewSubnet {
    pub(super) name: String,
    pub(super) delegation: Option<&'static str>,
    pub(super) serves: Option<Serves>,
}

impl NewSubnet {
    /// The steps that make it: the network grows, where it has to, and gets the subnet.
    pub(super) fn steps(self, resolved: &Resolved, network: usize, spot: &Spot) -> Vec<Step> {
        let Some(of) = resolved.networks.get(network) else { return Vec::new() };
        let subnets = || of.subnets.iter().filter_map(|place| resolved.subnets.get(*place));
        let name = free_name(&self.name, |name| subnets().any(|subnet| subnet.name == name));
        let step = Step::Subnet {
            network: of.name.clone(),
            name,
            prefix: spot.prefix,
            delegation: self.delegation.map(str::to_owned),
            serves: self.serves,
        };
        spot.grows.clone().into_iter().chain([step]).collect()
    }

    /// The proposal that makes it in that spot.
    pub(super) fn proposal(
        self,
        resolved: &Resolved,
        network: usize,
        spot: Spot,
        mut reasons: Vec<Reason>,
    ) -> Proposal {
        let title = title(resolved, network, spot.prefix);
        let steps = self.steps(resolved, network, &spot);
        reasons.extend(spot.reasons);
        Proposal { title, steps, reasons }
    }
}

fn plain(
    around: &Around,
    network: usize,
    need: Need,
    name: &str,
    delegation: Option<&'static str>,
) -> Result<Vec<Proposal>, String> {
    let found = spots(around, network, need.length, &AddressSpace::new(), MOST)?;
    let proposal = |spot: Spot| {
        let subnet = NewSubnet { name: name.to_owned(), delegation, serves: None };
        subnet.proposal(around.resolved, network, spot, need.reasons.clone())
    };
    Ok(found.into_iter().map(proposal).collect())
}

fn title(resolved: &Resolved, network: usize, prefix: Prefix) -> String {
    let name = resolved.networks.get(network).map(|network| network.name.as_str()).unwrap_or_default();
    format!("{prefix} in {name}")
}

/// What moving there asks of a cluster that exists.
pub(super) fn moving(cluster: &ResolvedCluster, role: Role) -> Option<Reason> {
    let name = cluster.name();
    let text = match role {
        Role::Nodes | Role::Pods => format!(
            "The subnet of a pool that exists cannot be changed: pools of {name} are made anew in it, and the old ones \
             removed."
        ),
        Role::ApiServer => return None,
    };
    Some(Reason::new(About::Note, text).says(planning::POOL_SUBNET))
}
