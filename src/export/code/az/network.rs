//! Networks with what stands around their subnets, and the ids of subnets that clusters need.
use super::{Command, id_words};
use crate::export::code::plan::{Address, Cluster, Gateway, Length, Network, Plan, Subnet, Table};
use crate::export::code::text::Text;

pub(super) fn address(of: &Address) -> Command {
    let command = match &of.length {
        None => Command::new("A public address", "network public-ip create").at(&of.place),
        Some(length) => {
            let command = Command::new("A prefix of public addresses", "network public-ip prefix create");
            match length {
                Length::Known(length) => command.at(&of.place).saying("--length", length.to_string()),
                Length::Asked(length) => command.at(&of.place).with("--length", length),
            }
        }
    };
    let command =
        command.saying("--sku", of.sku).saying("--version", if of.is_ipv6 { "IPv6" } else { "IPv4" });
    let is_alone = of.length.is_none();
    let command = if is_alone { command.saying("--allocation-method", "Static") } else { command };
    command
        .saying("--query", if is_alone { "publicIp.id" } else { "id" })
        .saying("--output", "tsv")
        .keeping(&id_words(&of.place.symbol))
}

pub(super) fn gateway(of: &Gateway) -> Command {
    let of_kind = |is_prefix: bool, is_ipv6: bool| {
        let those =
            of.addresses.iter().filter(move |(_, prefix, ipv6)| *prefix == is_prefix && *ipv6 == is_ipv6);
        those.map(|(text, _, _)| text.clone())
    };
    let command =
        Command::new("The NAT gateway", "network nat gateway create").at(&of.place).saying("--sku", of.sku);
    let command = command.each("--public-ip-addresses", of_kind(false, false));
    let command = command.each("--public-ip-prefixes", of_kind(true, false));
    let command = command.each("--pip-addresses-v6", of_kind(false, true));
    let command = command.each("--pip-prefixes-v6", of_kind(true, true));
    command.saying("--query", "id").saying("--output", "tsv").keeping(&id_words(&of.place.symbol))
}

pub(super) fn table(of: &Table) -> Vec<Command> {
    let mut commands = vec![
        Command::new("The route table", "network route-table create")
            .at(&of.place)
            .saying("--query", "id")
            .saying("--output", "tsv")
            .keeping(&id_words(&of.place.symbol)),
    ];
    for route in &of.routes {
        let command = Command::new("A route of it", "network route-table route create")
            .with("--resource-group", &of.place.group)
            .with("--route-table-name", &of.place.name)
            .with("--name", &route.name)
            .saying("--address-prefix", route.prefix.to_string())
            .saying("--next-hop-type", route.next_hop.clone());
        commands.push(match route.address {
            Some(address) => command.saying("--next-hop-ip-address", address.to_string()),
            None => command,
        });
    }
    commands
}

pub(in crate::export::code) fn of_network(of: &Network) -> Command {
    let prefixes = of.prefixes.iter().map(|prefix| Text::of(prefix.to_string()));
    Command::new("The virtual network", "network vnet create")
        .at(&of.place)
        .each("--address-prefixes", prefixes)
}

pub(in crate::export::code) fn of_subnet(network: &Network, of: &Subnet) -> Command {
    let prefixes = of.prefixes.iter().map(|prefix| Text::of(prefix.to_string()));
    let command = Command::new("A subnet of it", "network vnet subnet create")
        .with("--resource-group", &network.place.group)
        .with("--vnet-name", &network.place.name)
        .with("--name", &of.name)
        .each("--address-prefixes", prefixes)
        .each("--delegations", of.delegations.iter().cloned());
    let attached = [
        ("--nat-gateway", &of.gateway),
        ("--route-table", &of.table),
        ("--network-security-group", &of.security_group),
    ];
    let there = attached.into_iter().filter_map(|(flag, text)| Some((flag, text.as_ref()?)));
    there.fold(command, |command, (flag, text)| command.with(flag, text))
}

/// The commands that look up the ids of the subnets that a cluster needs.
pub(in crate::export::code) fn look_ups_of(plan: &Plan, cluster: &Cluster) -> Vec<Command> {
    let used = used_subnets(std::slice::from_ref(cluster));
    used.into_iter().filter_map(|(network, subnet)| look_up(plan, network, subnet)).collect()
}

/// The commands that make a NAT gateway or a route table, with what it needs.
pub(in crate::export::code) fn beside(plan: &Plan, made: &Text) -> Vec<Command> {
    match made {
        Text::Gateway(place) => {
            let Some(of) = plan.gateways.get(*place) else { return Vec::new() };
            let needed = of.addresses.iter().filter_map(|(text, _, _)| match text {
                Text::Address(place) => plan.addresses.get(*place).map(address),
                _ => None,
            });
            needed.chain([gateway(of)]).collect()
        }
        Text::RouteTable(place) => plan.tables.get(*place).map(table).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The subnets whose ids clusters need, in their order, each once.
pub(super) fn used_subnets(clusters: &[Cluster]) -> Vec<(usize, usize)> {
    let of_pools = clusters.iter().flat_map(|cluster| {
        let pools = cluster.pools.iter().flat_map(|pool| [&pool.subnet, &pool.pod_subnet]);
        pools.chain([&cluster.api_server_subnet]).flatten()
    });
    let mut used: Vec<(usize, usize)> = Vec::new();
    for text in of_pools {
        match text {
            Text::Subnet(network, subnet) if !used.contains(&(*network, *subnet)) => {
                used.push((*network, *subnet))
            }
            _ => {}
        }
    }
    used
}

pub(super) fn look_up(plan: &Plan, network: usize, subnet: usize) -> Option<Command> {
    let network = plan.networks.get(network)?;
    let subnet = network.subnets.get(subnet)?;
    let command = Command::new("The id of a subnet", "network vnet subnet show")
        .with("--resource-group", &network.place.group)
        .with("--vnet-name", &network.place.name)
        .with("--name", &subnet.name)
        .saying("--query", "id")
        .saying("--output", "tsv");
    Some(command.keeping(&id_words(&subnet.symbol)))
}
