//! Demands on the network that the cluster is in.
use crate::advice::given::Given;
use crate::advice::precondition::{Part, Precondition, State};
use crate::azure::migration::{self, outbound};
use crate::azure::{limits, ranges};
use crate::net::wording::listed;
use crate::resolve::{ResolvedSubnet, command};

/// Names of the resource group, the network and the subnets that are short enough.
pub(in crate::advice) fn short_names(given: &Given) -> Precondition {
    let most = ranges::NAME_LENGTH;
    let text = format!(
        "The names of the resource group, the network and its subnets have {} characters at most.",
        most.value
    );
    let is_long = |name: &str| name.chars().count() > most.value;
    let mut own = given.subnets().filter(|(_, _, network)| !network.managed).peekable();
    let ask = State::Unknown(given.show("agentPoolProfiles[].vnetSubnetId"));
    let mut is_told = own.peek().is_some() && references_are_held(given);
    let mut long = Vec::new();
    for (_, subnet, network) in own {
        let group = network.id.as_ref().map(|id| id.resource_group());
        is_told &= group.is_some();
        let names = group.into_iter().chain([network.name.as_str(), subnet.name.as_str()]);
        long.extend(names.filter(|name| is_long(name)).map(str::to_owned));
    }
    long.dedup();
    let state = match (given.is_managed(), long.is_empty(), is_told) {
        (_, false, _) => State::unmet(
            format!("{} is longer", listed(&long)),
            "Names do not change: only a cluster in another network has shorter ones.",
        ),
        (Some(true), ..) => State::met(Part::Pools, "The service makes its network"),
        (_, true, true) => State::met(Part::Networks, "Every one of them is short enough"),
        _ => ask,
    };
    Precondition::new(text, state, most.source)
}

/// Whether the design holds every subnet that the pools name.
fn references_are_held(given: &Given) -> bool {
    given.pools().is_some_and(|pools| pools.iter().all(|pool| pool.subnet.is_some()))
        && given.cluster.pools().iter().all(|pool| pool.subnet.is_some())
}

/// A network of one's own.
pub(in crate::advice) fn own_network(given: &Given) -> Precondition {
    let state = match given.is_managed() {
        Some(false) => State::met(Part::Pools, "Its pools name a vnetSubnetID"),
        Some(true) => State::unmet(
            "No pool names a vnetSubnetID: the service makes the network",
            "Only another cluster, in a network of your own, has it.",
        ),
        None => State::Unknown(given.show("agentPoolProfiles[].vnetSubnetId")),
    };
    Precondition::new("The cluster is in a network of your own.", state, outbound::SOURCE)
}

/// A network that the service makes.
pub(in crate::advice) fn managed_network(given: &Given) -> Precondition {
    let state = match given.is_managed() {
        Some(true) => State::met(Part::Pools, "No pool names a vnetSubnetID"),
        Some(false) => State::unmet(
            "Its pools name a vnetSubnetID",
            "In a network of your own attach a NAT gateway yourself: userAssignedNATGateway.",
        ),
        None => State::Unknown(given.show("agentPoolProfiles[].vnetSubnetId")),
    };
    Precondition::new("The cluster is in a network that the service makes.", state, outbound::SOURCE)
}

/// A route table on every subnet.
pub(in crate::advice) fn attached_routes(given: &Given) -> Precondition {
    let mend = "Attach a route table with a default route to your appliance to it.";
    let state =
        attached(given, "route table", "--route-table <route-table>", mend, |subnet| subnet.route_table);
    Precondition::new("Every subnet of its nodes has a route table.", state, outbound::SOURCE)
}

/// A NAT gateway on every subnet.
pub(in crate::advice) fn attached_gateway(given: &Given) -> Precondition {
    let mend = "Attach the NAT gateway to it.";
    let state =
        attached(given, "NAT gateway", "--nat-gateway <nat-gateway>", mend, |subnet| subnet.nat_gateway);
    let text = "Every subnet of its nodes and of its pods has the NAT gateway.";
    Precondition::new(text, state, outbound::SOURCE)
}

fn attached(
    given: &Given,
    what: &str,
    flags: &str,
    mend: &str,
    has: impl Fn(&ResolvedSubnet) -> Option<bool>,
) -> State {
    let own: Vec<_> = given.subnets().filter(|(_, _, network)| !network.managed).collect();
    if let Some((_, subnet, network)) = own.iter().find(|(_, subnet, _)| has(subnet) == Some(false)) {
        let command = command::subnet(network.id.as_ref(), &network.name, &subnet.name, "update");
        return State::unmet(format!("{} has no {what}", subnet.name), mend).by(format!("{command} {flags}"));
    }
    let untold = own.iter().find(|(_, subnet, _)| has(subnet).is_none());
    match untold {
        Some((place, ..)) => State::Unknown(given.resolved.command_for_subnet(*place)),
        None if own.is_empty() || !references_are_held(given) => {
            State::Unknown(given.show("agentPoolProfiles[].vnetSubnetId"))
        }
        None => State::met(Part::Networks, format!("Each has a {what}")),
    }
}

/// No outbound settings of a load balancer.
pub(in crate::advice) fn no_balancer_settings(given: &Given) -> Precondition {
    let profile = given.cluster.said.network_profile.as_ref();
    let settings = profile.and_then(|profile| profile.load_balancer_profile.as_ref());
    let is_set = settings.is_some_and(|settings| {
        settings.managed_outbound_ips.is_some()
            || settings.outbound_ips.is_some()
            || settings.outbound_ip_prefix_lengths.is_some()
    });
    let state = if is_set {
        let mend =
            "Leave every --load-balancer flag out of the request; a template leaves loadBalancerProfile out.";
        State::unmet("loadBalancerProfile has outbound addresses", mend)
    } else {
        State::Unknown(given.show("networkProfile.loadBalancerProfile"))
    };
    let text = "The request carries no outbound settings of a load balancer.";
    Precondition::new(text, state, outbound::SOURCE).advised()
}

/// A subnet that the API server can move into.
pub(in crate::advice) fn api_server_subnet(given: &Given) -> Precondition {
    let (length, each) = (limits::LONGEST_API_SERVER_PREFIX, limits::API_SERVER_ADDRESSES.value);
    let text = format!(
        "A subnet of /{} or larger is delegated to Microsoft.ContainerService/managedClusters and holds nothing but API \
         servers; an empty one is certain, and each cluster takes {each} addresses of it.",
        length.value
    );
    let mend = format!("Make a subnet of /{} for it in the cluster’s network.", length.value);
    let command = String::from(
        "az network vnet subnet create --resource-group <resource-group> --vnet-name <network> --name <subnet> \
         --address-prefixes <range> --delegations Microsoft.ContainerService/managedClusters",
    );
    let subnet = given.cluster.api_server_subnet.and_then(|place| given.resolved.subnets.get(place));
    let state = match subnet {
        None => State::unmet("The design names no subnet for its API server", mend).by(command),
        Some(subnet) => judged(given, subnet, length.value, mend, command),
    };
    Precondition::new(text, state, migration::INTEGRATION_SUBNET)
}

fn judged(given: &Given, subnet: &ResolvedSubnet, length: u8, mend: String, command: String) -> State {
    let place = given.cluster.api_server_subnet.unwrap_or_default();
    let is_small = subnet.prefixes.iter().any(|prefix| prefix.is_ipv4() && prefix.length() > length);
    let delegated = subnet.delegations.as_ref().map(|to| {
        to.iter().any(|service| service.eq_ignore_ascii_case("Microsoft.ContainerService/managedClusters"))
    });
    match (is_small, delegated, subnet.used) {
        (true, ..) => State::unmet(format!("{} is smaller than /{length}", subnet.name), mend).by(command),
        (_, Some(false), _) => {
            State::unmet(format!("{} is not delegated to it", subnet.name), mend).by(command)
        }
        (_, Some(true), Some(0)) if !subnet.prefixes.is_empty() => {
            State::met(Part::Networks, format!("{} is delegated and empty", subnet.name))
        }
        _ => State::Unknown(given.resolved.command_for_subnet(place)),
    }
}
