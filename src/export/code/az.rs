//! Commands of the Azure CLI that make everything of a plan, in the order in which it can be made.
mod cluster;
mod command;
mod network;

use super::plan::Plan;
use super::text::Text;
use network::{address, gateway, look_up, table, used_subnets};

pub(super) use cluster::{add, of_cluster};
pub(super) use command::{Command, Said};
pub(super) use network::{beside, look_ups_of, of_network, of_subnet};

/// Everything of the plan; what no command says is noted.
pub(super) fn commands(plan: &mut Plan) -> Vec<Command> {
    let mut commands = groups(plan);
    commands.extend(plan.addresses.iter().map(address));
    commands.extend(plan.gateways.iter().map(gateway));
    commands.extend(plan.tables.iter().flat_map(table));
    for network in &plan.networks {
        commands.push(of_network(network));
        commands.extend(network.subnets.iter().map(|subnet| of_subnet(network, subnet)));
    }
    let used = used_subnets(&plan.clusters);
    for (network, subnet) in used {
        commands.extend(look_up(plan, network, subnet));
    }
    let mut notes = Vec::new();
    for cluster in &plan.clusters {
        commands.extend(of_cluster(cluster, &mut notes));
    }
    notes.into_iter().for_each(|note| plan.asked.note(note));
    commands
}

/// The words of the variable that holds the id of a subnet.
pub(super) fn id_words(symbol: &[String]) -> Vec<String> {
    symbol.iter().cloned().chain(["id".to_owned()]).collect()
}

fn groups(plan: &Plan) -> Vec<Command> {
    let places = plan.addresses.iter().map(|of| &of.place);
    let places = places.chain(plan.gateways.iter().map(|of| &of.place));
    let places = places.chain(plan.tables.iter().map(|of| &of.place));
    let places = places.chain(plan.networks.iter().map(|of| &of.place));
    let places = places.chain(plan.clusters.iter().map(|of| &of.place));
    let mut told: Vec<&Text> = Vec::new();
    let mut commands = Vec::new();
    for place in places {
        if !told.contains(&&place.group) {
            told.push(&place.group);
            let command = Command::new("The resource group", "group create");
            commands.push(command.with("--name", &place.group).with("--location", &place.location));
        }
    }
    commands
}
