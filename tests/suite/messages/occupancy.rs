//! What was seen of a cluster's addresses, told over the wire.
use aks_network_planner::design::Design;
use aks_network_planner::import;
use aks_network_planner::messages::{Answer, Block, Mark, Request, Table, Told, Wanted};

use crate::support::{TODAY, cluster, plan, pool};

fn told(design: &Design) -> Told {
    let wanted = Wanted::Seen(0);
    let asked = Request { design: design.clone(), inputs: Vec::new(), today: TODAY.to_owned(), wanted };
    let answer = Request::read(&asked.bytes()).and_then(|request| request.answer()).expect("an answer");
    match Answer::read(&answer.bytes()) {
        Some(Answer::Told(told)) => told,
        other => panic!("{other:?}"),
    }
}

fn tables<'t>(told: &'t Told) -> Vec<&'t Table> {
    let table = |block: &'t Block| if let Block::Table(table) = block { Some(table) } else { None };
    told.blocks.iter().filter_map(table).collect()
}

#[test]
fn the_fullest_node_stands_in_the_line_and_first_in_the_table() {
    let text = include_str!("../../../public/samples/isolation.txt");
    let told = told(&import::merge(&import::read("isolation.txt", text)).design);
    let tables = tables(&told);
    let nodes = tables.iter().find(|table| table.title == "Pods on each node").expect("the nodes");
    let first = &nodes.rows[0].cells;
    assert!(
        told.line.contains(&format!("The fullest, {}, has {}.", first[0], first[3])),
        "{} {first:?}",
        told.line
    );
    assert!(tables.iter().any(|table| table.title == "Addresses by range"));
}

#[test]
fn without_anything_seen_the_command_is_told() {
    let told = told(&plan().cluster(cluster("aks").overlay().pool(pool("np1").count(3))).0);
    assert_eq!(told.mark, Mark::Unknown);
    let ask = "kubectl get nodes,pods,services --all-namespaces --output json";
    assert!(told.blocks.contains(&Block::Command(ask.to_owned())), "{told:?}");
}
