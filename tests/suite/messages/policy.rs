//! Network policies, told over the wire.
use aks_network_planner::import;
use aks_network_planner::messages::{Answer, Block, Request, Told, Wanted};

use crate::support::TODAY;

#[test]
fn dump() {
    let readings = import::read("isolation.txt", include_str!("../../../public/samples/isolation.txt"));
    for r in &readings {
        println!("{:?} {:?} {:?}", r.kind, r.problems, r.ignored);
    }
    let design = import::merge(&readings).design;
    let told = told(design, 0);
    println!("{:?} {}", told.mark, told.line);
    for block in &told.blocks {
        println!("{}", show(block, 0));
    }
}

fn show(block: &Block, depth: usize) -> String {
    let pad = "  ".repeat(depth);
    match block {
        Block::Table(t) => {
            let mut s = format!("{pad}TABLE {} {:?}\n", t.title, t.head);
            for r in &t.rows {
                s += &format!("{pad}  {:?} {:?}\n", r.mark, r.cells);
            }
            s + &format!("{:?}", t.notes)
        }
        Block::Fold(t, b) => {
            format!("{pad}FOLD {t}\n{}", b.iter().map(|b| show(b, depth + 1)).collect::<Vec<_>>().join("\n"))
        }
        Block::Documents(d) => format!("{pad}DOC {} {}", d.name, d.markdown.len()),
        other => format!("{pad}{other:?}"),
    }
}

fn told(design: aks_network_planner::design::Design, cluster: usize) -> Told {
    let wanted = Wanted::Policies(cluster);
    let asked = Request { design, inputs: Vec::new(), today: TODAY.to_owned(), wanted };
    let answer = Request::read(&asked.bytes()).and_then(|request| request.answer()).expect("an answer");
    match Answer::read(&answer.bytes()) {
        Some(Answer::Told(told)) => told,
        other => panic!("{other:?}"),
    }
}
