//! The commands that print the addresses which no document holds.
use super::exits::Exit;
use super::leaving::{Addresses, Leaver, firewall_subnet, leaving};
use super::next_hop::{NextHop, default_route};
use crate::design::OutboundType;
use crate::resolve::{Ask, Resolved, ResolvedCluster};

/// What prints the addresses that nodes or pods leave from, or what leads there, first those that nothing read tells and
/// that AKS adds nowhere by itself; `None` where they leave by nothing that has any.
pub fn command_for_way_out(resolved: &Resolved, cluster: &ResolvedCluster, whose: Leaver) -> Option<String> {
    let exits = leaving(resolved, cluster, whose).exits;
    let is_first = |(exit, of): &&(Exit, Addresses)| !of.is_all && exit.hop != NextHop::LoadBalancer;
    let first = exits.iter().filter(is_first);
    let unknown = exits.iter().filter(|(_, of)| !of.is_all);
    let mut all = first.chain(unknown).chain(&exits);
    all.find_map(|(exit, _)| of_exit(resolved, cluster, *exit))
}

/// What prints the addresses of a way out, or what leads there.
pub(super) fn of_exit(resolved: &Resolved, cluster: &ResolvedCluster, exit: Exit) -> Option<String> {
    let outbound = cluster.outbound_type.known().and_then(|outbound| outbound.known());
    match exit.hop {
        NextHop::LoadBalancer => Some(effective_addresses(cluster, "loadBalancerProfile")),
        NextHop::NatGateway if outbound == Some(&OutboundType::ManagedNatGateway) => {
            Some(effective_addresses(cluster, "natGatewayProfile"))
        }
        NextHop::NatGateway => Some(nat_gateway(resolved, exit.subnet?)),
        NextHop::Route => Some(of_route(resolved, exit.subnet?)),
        NextHop::NodePublic => Some(Ask::Nodes.command(None, "", None)),
        NextHop::NetworkGateway | NextHop::Nothing | NextHop::Unknown => None,
    }
}

/// What prints the default route of a subnet, then the firewall that it leads to, then the NAT gateway of that one.
fn of_route(resolved: &Resolved, subnet: usize) -> String {
    let Some(route) = default_route(resolved, subnet) else { return route_table(resolved, subnet) };
    let is_read = |address| resolved.attached.firewalls.iter().any(|of| of.private.contains(&address));
    if !route.address.is_some_and(is_read) {
        return FIREWALLS.to_owned();
    }
    match firewall_subnet(resolved, subnet) {
        Some(own) if resolved.subnets.get(own).is_some_and(|own| own.nat_gateway == Some(true)) => {
            nat_gateway(resolved, own)
        }
        _ => FIREWALL_SUBNETS.to_owned(),
    }
}

/// What prints a cluster.
pub fn command_for_cluster(of: &ResolvedCluster) -> String {
    cluster(of)
}

/// What prints the cluster.
pub(super) fn cluster(cluster: &ResolvedCluster) -> String {
    Ask::Cluster.command(cluster.said.resource_group.as_deref(), cluster.name(), None)
}

/// What prints the addresses or prefixes that a profile of the cluster lists as in effect.
pub(super) fn effective_addresses(of: &ResolvedCluster, profile: &str) -> String {
    let query = format!("networkProfile.{profile}.effectiveOutboundIPs[].id");
    format!("az resource show --output json --ids $({})", ids(&cluster(of), &query))
}

/// What prints the NAT gateway of a subnet with the ids of its addresses.
pub(super) fn nat_gateway(resolved: &Resolved, subnet: usize) -> String {
    let ids = ids(&resolved.command_for_subnet(subnet), "natGateway.id");
    format!("az network nat gateway show --output json --ids $({ids})")
}

/// What prints the route table of a subnet.
pub(super) fn route_table(resolved: &Resolved, subnet: usize) -> String {
    let ids = ids(&resolved.command_for_subnet(subnet), "routeTable.id");
    format!("az network route-table show --output json --ids $({ids})")
}

/// What prints firewalls with their addresses.
pub(super) const FIREWALLS: &str = "az network firewall list --output json";

/// What prints the subnets of firewalls, with the NAT gateway of each.
const FIREWALL_SUBNETS: &str = "az network vnet subnet show --output json --ids $(az network firewall list --query \
                                \"[].ipConfigurations[].subnet.id\" --output tsv)";

/// What prints the configurations of the static egress gateway with the prefix of each.
pub(super) const GATEWAY_CONFIGURATIONS: &str =
    "kubectl get staticgatewayconfigurations --all-namespaces --output yaml";

/// A command that prints a document, made to print one value of it.
fn ids(command: &str, query: &str) -> String {
    let command = command.strip_suffix(" --output json").unwrap_or(command);
    format!("{command} --query \"{query}\" --output tsv")
}
