//! Ids of resources that Terraform will create: what is known of them is their type and their names.
use super::super::arm::split;
use super::super::evaluate::{State, joined};
use super::super::value::Datum;
use crate::text::Span;

/// Types of azurerm with the type of ARM, and the argument that names what they are part of.
const TYPES: &[(&str, &str, Option<&str>)] = &[
    ("azurerm_kubernetes_cluster", "Microsoft.ContainerService/managedClusters", None),
    (
        "azurerm_kubernetes_cluster_node_pool",
        "Microsoft.ContainerService/managedClusters/agentPools",
        Some("kubernetes_cluster_id"),
    ),
    ("azurerm_virtual_network", "Microsoft.Network/virtualNetworks", None),
    ("azurerm_subnet", "Microsoft.Network/virtualNetworks/subnets", Some("virtual_network_name")),
    ("azurerm_nat_gateway", "Microsoft.Network/natGateways", None),
    ("azurerm_public_ip", "Microsoft.Network/publicIPAddresses", None),
    ("azurerm_public_ip_prefix", "Microsoft.Network/publicIPPrefixes", None),
    ("azurerm_route_table", "Microsoft.Network/routeTables", None),
    ("azurerm_network_security_group", "Microsoft.Network/networkSecurityGroups", None),
    ("azurerm_firewall", "Microsoft.Network/azureFirewalls", None),
];

/// ARM's type for one of azurerm's, and the argument that names what it is part of.
pub(super) fn of_type(terraform_type: &str) -> Option<(&'static str, Option<&'static str>)> {
    TYPES.iter().find(|(name, ..)| *name == terraform_type).map(|(_, of, owner)| (*of, *owner))
}

/// The id of a resource of that ARM type.
pub(super) fn id(state: &mut State, of: &str, owner: Option<Datum>, name: Datum, span: Span) -> Datum {
    let mut segments = of.split('/');
    let mut parts = vec![Datum::text(span, &format!("/providers/{}", segments.next().unwrap_or_default()))];
    let names: Vec<Datum> = owner.map(|owner| own_name(&owner)).into_iter().chain([name]).collect();
    for (segment, name) in segments.zip(names) {
        parts.push(Datum::text(span, &format!("/{segment}/")));
        parts.push(name);
    }
    joined(state, &parts, span)
}

/// The name at the end of an id; a name as it stands.
pub(super) fn own_name(of: &Datum) -> Datum {
    match of.shown() {
        Some(text) if text.starts_with('/') => split(of).1,
        _ => of.clone(),
    }
}
