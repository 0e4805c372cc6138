//! The commands that print the addresses which no document holds.
use crate::design::OutboundType;
use crate::resolve::{Ask, Resolved, ResolvedCluster};

/// What prints the addresses of a cluster's NAT gateway, or the default route that leads to its appliance; `None` where
/// nothing tells the subnet that these are attached to, or it leaves in another way.
pub fn command_for_way_out(resolved: &Resolved, cluster: &ResolvedCluster) -> Option<String> {
    let subnet = || cluster.pools().iter().find_map(|pool| pool.subnet);
    match cluster.outbound_type.known()?.known()? {
        OutboundType::ManagedNatGateway => Some(effective_addresses(cluster, "natGatewayProfile")),
        OutboundType::UserAssignedNatGateway => Some(nat_gateway(resolved, subnet()?)),
        OutboundType::UserDefinedRouting => Some(route_table(resolved, subnet()?)),
        _ => None,
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

/// What prints the configurations of the static egress gateway with the prefix of each.
pub(super) const GATEWAY_CONFIGURATIONS: &str =
    "kubectl get staticgatewayconfigurations --all-namespaces --output yaml";

/// A command that prints a document, made to print one value of it.
fn ids(command: &str, query: &str) -> String {
    let command = command.strip_suffix(" --output json").unwrap_or(command);
    format!("{command} --query \"{query}\" --output tsv")
}
