//! What is assumed, told in one place.
use aks_network_planner::azure::Disagreement;
use aks_network_planner::messages::{Answer, Block, Request, Told, Wanted};

use crate::support::{Plan, TODAY, cluster, network, plan, pool, subnet};

fn told(plan: &Plan) -> Told {
    let request = Request {
        design: plan.0.clone(),
        inputs: Vec::new(),
        today: TODAY.to_owned(),
        wanted: Wanted::Assumptions,
    };
    match request.answer() {
        Some(Answer::Told(told)) => told,
        other => panic!("{other:?}"),
    }
}

/// A pool without surge, and a subnet in which nobody has counted.
fn shop() -> Plan {
    let nodes = aks_network_planner::design::Subnet { usage: None, ..subnet("nodes", "10.1.0.0/24") };
    plan()
        .network(network("vnet", "10.1.0.0/16").subnet(nodes))
        .cluster(cluster("aks").pool(pool("np1").nodes_in("vnet/nodes").count(3).max_pods(30)))
}

#[test]
fn every_default_is_told_with_its_owner_value_and_source() {
    let told = told(&shop());
    let tables = told.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let rows: Vec<_> = tables.flat_map(|table| &table.rows).collect();
    let surge = rows.iter().find(|row| row.cells[1] == "maxSurge").expect("the surge");
    assert_eq!(surge.cells[..3], ["aks, pool np1", "maxSurge", "10%"]);
    assert!(surge.cells[3].contains("read 20"), "{:?}", surge.cells);
    assert_eq!(told.line, format!("{} assumptions in force.", rows.len()));
}

#[test]
fn what_is_not_known_comes_with_the_command_that_tells() {
    let commands = told(&shop()).blocks.into_iter().filter_map(|block| match block {
        Block::Command(command) => Some(command),
        _ => None,
    });
    let commands: Vec<_> = commands.collect();
    assert!(
        commands.iter().any(|command| command.starts_with("az network vnet subnet show")),
        "{commands:?}"
    );
}

#[test]
fn a_side_that_somebody_chose_is_told() {
    let mut plan = shop();
    plan.0.taken_otherwise.push(Disagreement::PoolSurge);
    let notes = told(&plan).blocks.into_iter().filter_map(|block| match block {
        Block::Notes(notes) => Some(notes),
        _ => None,
    });
    assert_eq!(notes.flatten().collect::<Vec<_>>(), ["Surge of a pool that names none: 1 node."]);
}
