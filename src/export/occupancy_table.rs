//! How full each node is, as Markdown and as comma-separated values.
use super::csv::line;
use super::markdown::of_blocks;
use super::report::{Block, Table};
use crate::net::wording::number;
use crate::occupancy::{Held, NodeUse, Occupancy};

/// A node: its name, its pool, pods of its maximum, those of the host network, and what it holds of a range.
pub fn node_cells(of: &NodeUse) -> [String; 5] {
    let most = of.max_pods.map(|most| format!(" of {}", number(most))).unwrap_or_default();
    [
        of.name.clone(),
        of.pool.clone().unwrap_or_default(),
        format!("{}{most}", number(of.pods)),
        number(of.host_network),
        of.held.map(held_in_words).unwrap_or_default(),
    ]
}

fn held_in_words(of: Held) -> String {
    let range = of.block.map(|block| format!(" of {block}")).unwrap_or_default();
    format!("{} of {} addresses{range}", number(of.used), number(of.addresses))
}

/// The nodes of a cluster as Markdown; `about` are sentences to be read with it.
pub fn occupancy_markdown(cluster: &str, of: &Occupancy, about: &[String]) -> String {
    let head = ["Node", "Pool", "Pods", "On the host network", "Used of what it holds"];
    let rows = of.nodes.iter().map(|node| node_cells(node).to_vec()).collect();
    of_blocks(&[
        Block::Heading(1, format!("What was seen of the addresses of {cluster}")),
        Block::List(about.to_vec()),
        Block::Table(Table { head: head.map(str::to_owned).to_vec(), rows }),
    ])
}

/// The same as comma-separated values: numbers alone, empty where they are not known.
pub fn occupancy_csv(of: &Occupancy) -> String {
    let head = line(&["node", "pool", "pods", "maxPods", "hostNetwork", "block", "addresses", "used"]);
    let known = |value: Option<u64>| value.map(|value| value.to_string()).unwrap_or_default();
    let rows = of.nodes.iter().map(|node| {
        let held = node.held;
        let block = held.and_then(|held| held.block).map(|block| block.to_string()).unwrap_or_default();
        line(&[
            &node.name,
            node.pool.as_deref().unwrap_or_default(),
            &node.pods.to_string(),
            &known(node.max_pods),
            &node.host_network.to_string(),
            &block,
            &known(held.map(|held| held.addresses)),
            &known(held.map(|held| held.used)),
        ])
    });
    std::iter::once(head).chain(rows).collect()
}
