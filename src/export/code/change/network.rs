//! Networks and subnets that are new, wider or attached otherwise.
use super::{Check, Steps, is_same, spoken};
use crate::export::code::az::{self, Command};
use crate::export::code::names;
use crate::export::code::plan::{Network, Plan, Subnet};
use crate::export::code::text::Text;

pub(super) fn steps(old: &Plan, plan: &Plan, steps: &mut Steps) {
    for network in &plan.networks {
        let Some(own) = old.networks.iter().find(|own| is_same(old, &own.place, plan, &network.place)) else {
            let mut commands = vec![az::of_network(network)];
            commands.extend(network.subnets.iter().map(|subnet| az::of_subnet(network, subnet)));
            steps.step(None, commands, Some(space(network)));
            continue;
        };
        if own.prefixes != network.prefixes {
            let command = az::of_network(network);
            let command = Command {
                about: "A wider address space; peerings are synchronised after it".to_owned(),
                verb: "network vnet update",
                flags: command.flags.into_iter().filter(|(flag, _)| *flag != "--location").collect(),
                ..command
            };
            steps.step(Some(space(own)), vec![command], Some(space(network)));
        }
        for subnet in &network.subnets {
            let before = own.subnets.iter().find(|own| spoken(old, &own.name) == spoken(plan, &subnet.name));
            match before {
                None => steps.step(None, vec![az::of_subnet(network, subnet)], Some(range(network, subnet))),
                Some(before) => changed(old, plan, network, [before, subnet], steps),
            }
        }
        for gone in own.subnets.iter().filter(|own| {
            !network.subnets.iter().any(|subnet| spoken(old, &own.name) == spoken(plan, &subnet.name))
        }) {
            let name = names::comment(&spoken(old, &gone.name));
            steps.notes.push(format!("{name} is no part of the design any more; nothing here deletes it."));
        }
    }
}

fn changed(old: &Plan, plan: &Plan, network: &Network, [before, after]: [&Subnet; 2], steps: &mut Steps) {
    let texts = |plan: &Plan, list: &[Text]| list.iter().map(|text| spoken(plan, text)).collect::<Vec<_>>();
    let mut command =
        Command::new("A subnet that exists; one in use keeps its range", "network vnet subnet update")
            .with("--resource-group", &network.place.group)
            .with("--vnet-name", &network.place.name)
            .with("--name", &after.name);
    let own = command.flags.len();
    if before.prefixes != after.prefixes {
        command =
            command.each("--address-prefixes", after.prefixes.iter().map(|one| Text::of(one.to_string())));
    }
    if texts(old, &before.delegations) != texts(plan, &after.delegations) {
        command = match after.delegations.is_empty() {
            true => command.saying("--remove", "delegations"),
            false => command.each("--delegations", after.delegations.iter().cloned()),
        };
    }
    let links = [
        ("--nat-gateway", "natGateway", &before.gateway, &after.gateway),
        ("--route-table", "routeTable", &before.table, &after.table),
        ("--network-security-group", "networkSecurityGroup", &before.security_group, &after.security_group),
    ];
    for (flag, property, before, after) in links {
        command = match (before, after) {
            (None, Some(Text::Given(id))) => command.saying(flag, id.clone()),
            (None, Some(text @ Text::Parameter(_))) => command.with(flag, text),
            (None, Some(made)) => {
                steps.commands.extend(az::beside(plan, made));
                command.with(flag, made)
            }
            (Some(_), None) => command.saying("--remove", property),
            _ => command,
        };
    }
    if command.flags.len() > own {
        steps.step(Some(range(network, before)), vec![command], Some(range(network, after)));
    }
}

fn space(of: &Network) -> Check {
    let command = Command::new("", "network vnet show")
        .with("--resource-group", &of.place.group)
        .with("--name", &of.place.name)
        .saying("--query", "addressSpace.addressPrefixes")
        .saying("--output", "tsv");
    Check { command, expected: of.prefixes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ") }
}

fn range(network: &Network, of: &Subnet) -> Check {
    let command = Command::new("", "network vnet subnet show")
        .with("--resource-group", &network.place.group)
        .with("--vnet-name", &network.place.name)
        .with("--name", &of.name)
        .saying("--query", "[addressPrefix, addressPrefixes]")
        .saying("--output", "json");
    Check { command, expected: of.prefixes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ") }
}
