//! What changes of networks and subnets take.
use super::{How, Part};
use crate::azure::{Source, learn};
use crate::design::{Cluster, Design, Stage, VirtualNetwork};
use crate::edit::Role;
use crate::net::Prefix;
use crate::resolve::command;
use crate::rules::subject;

const SUBNETS: Source =
    learn("https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet");
const POOL_SUBNETS: Source = learn("https://learn.microsoft.com/azure/aks/node-pool-unique-subnet");
const VNET_INTEGRATION: Source = learn("https://learn.microsoft.com/azure/aks/api-server-vnet-integration");

fn command(network: Option<&VirtualNetwork>, name: &str, subnet: &str, verb: &str) -> String {
    command::subnet(network.and_then(|network| network.id.as_ref()), name, subnet, verb)
}

fn of<'d>(design: &'d Design, name: &str) -> Option<&'d VirtualNetwork> {
    design.networks.iter().find(|network| network.name == name).map(|network| &**network)
}

/// A value of a subnet that exists.
pub(super) fn subnet(design: &Design, of_subnet: &str, field: &str, text: &str) -> Vec<Part> {
    let found = design.networks.iter().find_map(|network| {
        let own = network.subnets.iter().find(|own| subject::subnet(&network.name, &own.name) == of_subnet);
        own.map(|own| (&**network, own))
    });
    let Some((network, own)) = found else { return Vec::new() };
    let is_on = text == "true";
    let flags = match field {
        "natGateway" if is_on => " --nat-gateway <nat-gateway>".to_owned(),
        "natGateway" => " --remove natGateway".to_owned(),
        "routeTable" if is_on => " --route-table <route-table>".to_owned(),
        "routeTable" => " --remove routeTable".to_owned(),
        "networkSecurityGroup" if is_on => " --network-security-group <network-security-group>".to_owned(),
        "networkSecurityGroup" => " --remove networkSecurityGroup".to_owned(),
        "delegations" if text.is_empty() || text == "none" => " --remove delegations".to_owned(),
        "delegations" => format!(" --delegations {}", command::word(text)),
        _ => return Vec::new(),
    };
    vec![Part {
        how: How::InPlace,
        words: "The subnet is updated; traffic on its way may break off.",
        command: Some((command(Some(network), &network.name, &own.name, "update"), flags)),
        source: SUBNETS,
    }]
}

pub(super) fn new_subnet(
    design: &Design,
    network: &str,
    name: &str,
    prefix: Prefix,
    delegation: Option<&str>,
) -> Part {
    let delegated =
        delegation.map(|service| format!(" --delegations {}", command::word(service))).unwrap_or_default();
    let flags = format!(" --address-prefixes {prefix}{delegated}");
    Part {
        how: How::InPlace,
        words: "A subnet more: whoever owns the network agrees.",
        command: Some((command(of(design, network), network, name, "create"), flags)),
        source: SUBNETS,
    }
}

/// A cluster whose nodes, pods or API server move to the subnet.
pub(super) fn moved(of: &Cluster, role: Role) -> Part {
    if of.stage == Stage::Template {
        return Part::text();
    }
    match role {
        Role::Nodes | Role::Pods => Part {
            how: How::NewPools,
            words: "A pool keeps its subnets from its creation: add a pool in the new one, drain the old one, delete it.",
            command: None,
            source: POOL_SUBNETS,
        },
        Role::ApiServer if of.api_server.subnet.is_some() => Part {
            how: How::NewCluster,
            words: "The API server keeps its subnet: a new cluster beside it, the workloads moved, the old one deleted.",
            command: None,
            source: VNET_INTEGRATION,
        },
        Role::ApiServer => Part {
            how: How::InPlace,
            words: "The API server gets another address, the cluster is stopped and started at once, every pool's image is \
                    upgraded, and there is no way back.",
            command: Some((
                command::aks(of, "update"),
                " --enable-apiserver-vnet-integration --apiserver-subnet-id <subnet-id>".to_owned(),
            )),
            source: VNET_INTEGRATION,
        },
    }
}

pub(super) fn resized(design: &Design, network: &str, subnet: &str, prefix: Prefix) -> Part {
    Part {
        how: How::InPlace,
        words: "Only while nothing is in the subnet: one in use cannot be resized.",
        command: Some((
            command(of(design, network), network, subnet, "update"),
            format!(" --address-prefixes {prefix}"),
        )),
        source: SUBNETS,
    }
}

pub(super) fn more_space(design: &Design, name: &str, prefix: Prefix) -> Part {
    let network = of(design, name);
    let now = network.and_then(|network| network.prefixes.as_deref()).unwrap_or_default();
    let all: Vec<String> = now.iter().chain([&prefix]).map(Prefix::to_string).collect();
    let group = command::group_of(network.and_then(|network| network.id.as_ref()));
    let head = format!("az network vnet update --resource-group {group} --name {}", command::word(name));
    Part {
        how: How::InPlace,
        words: "Peerings are synchronised after it, and an update of the cluster without a change comes before a pool in the \
                new range.",
        command: Some((head, format!(" --address-prefixes {}", all.join(" ")))),
        source: POOL_SUBNETS,
    }
}
