//! What was seen of a cluster's addresses, told.
use super::told::documents;
use super::{Block, Mark, Table, TableRow, Told};
use crate::export::{node_cells, occupancy_csv, occupancy_markdown};
use crate::net::wording::{counted, listed, number};
use crate::occupancy::{NodeUse, Occupancy, Ranges, ServiceUse, occupancy};
use crate::resolve::Resolved;

/// What prints all that is counted.
const ASK: &str = "kubectl get nodes,pods,services --all-namespaces --output json";

/// Rows that are shown; the documents hold all.
const SHOWN: usize = 200;

/// What was seen of the addresses of the cluster at that place; `None` where the design holds no such cluster.
pub(super) fn seen(resolved: &Resolved, cluster: usize) -> Option<Told> {
    let name = resolved.clusters.get(cluster)?.name();
    let Some(of) = occupancy(resolved, cluster) else { return Some(nothing()) };
    let about = about(&of);
    let mut blocks = vec![
        documents("addresses-seen", occupancy_markdown(name, &of, &about), occupancy_csv(&of)),
        Block::Notes(about),
    ];
    blocks.extend((!of.nodes.is_empty()).then(|| Block::Table(nodes(&of.nodes))));
    blocks.extend(ranges(&of.ranges));
    blocks.extend(of.services.as_ref().map(services));
    Some(Told { mark: mark(&of), line: line(name, &of), blocks })
}

fn nothing() -> Told {
    let text = "Nothing of what runs in the cluster is here. This prints its nodes, pods and services:";
    let blocks = vec![Block::Notes(vec![text.to_owned()]), Block::Command(ASK.to_owned())];
    Told { mark: Mark::Unknown, line: String::new(), blocks }
}

/// The node with the least room for pods.
fn fullest(of: &Occupancy) -> Option<(&NodeUse, u64)> {
    let with_room = of.nodes.iter().filter_map(|node| Some((node, node.room()?)));
    with_room.min_by_key(|(_, room)| *room)
}

fn mark(of: &Occupancy) -> Mark {
    let is_full = of.has_pods && fullest(of).is_some_and(|(_, room)| room == 0);
    if is_full || of.ranges.outside_count > 0 { Mark::Warn } else { Mark::Yes }
}

fn line(name: &str, of: &Occupancy) -> String {
    let nodes = counted(of.nodes.len() as u64, "node", "nodes");
    if !of.has_pods {
        return format!("{nodes} of {name} were seen, and no pods.");
    }
    let pods: u64 = of.nodes.iter().map(|node| node.pods).fold(0, u64::saturating_add);
    let begin = format!("{} on {nodes} of {name}.", counted(pods, "pod", "pods"));
    match fullest(of).and_then(|(node, _)| Some((node, node.max_pods?))) {
        Some((node, most)) => {
            format!("{begin} The fullest, {}, has {} of {}.", node.name, number(node.pods), number(most))
        }
        None => begin,
    }
}

fn about(of: &Occupancy) -> Vec<String> {
    let mut about = Vec::new();
    if of.has_pods {
        let pods = of.pods;
        let mut parts = vec![
            format!("{} with an address of their own", number(pods.own_address)),
            format!("{} with the address of their node", number(pods.host_network)),
        ];
        parts.extend(
            (pods.waiting > 0).then(|| format!("{} that wait and have no address", number(pods.waiting))),
        );
        parts.extend(
            (pods.ended > 0).then(|| format!("{} that have ended and hold none", number(pods.ended))),
        );
        about.push(format!("Of the pods {}.", listed(&parts)));
    }
    let is_by_formula = of.nodes.iter().any(|node| node.held.is_some_and(|held| held.block.is_none()));
    about.extend(is_by_formula.then(|| {
        "What a node holds of a subnet is worked out by the formula of its network model: no list prints it."
            .to_owned()
    }));
    about.push("It is the moment of what was pasted; sums for later moments stand above.".to_owned());
    about
}

/// The nodes with the least room first.
fn nodes(all: &[NodeUse]) -> Table {
    let title = "Pods on each node";
    let mut table = Table::new(
        title,
        ["Node", "Room for", "Pool", "Pods", "On the host network", "Used of what it holds"],
    );
    let mut order: Vec<&NodeUse> = all.iter().collect();
    crate::sorting::sort_by_key(&mut order, |node| node.room().unwrap_or(u64::MAX));
    let row = |node: &&NodeUse| {
        let [name, pool, pods, host_network, held] = node_cells(node);
        let (mark, room) = match node.room() {
            Some(0) => (Mark::No, "no pod more".to_owned()),
            Some(room) => (Mark::Yes, counted(room, "pod", "pods")),
            None => (Mark::Unknown, "not known".to_owned()),
        };
        TableRow { mark: Some(mark), cells: vec![name, room, pool, pods, host_network, held] }
    };
    table.rows = order.iter().take(SHOWN).map(row).collect();
    let more = order.len().saturating_sub(SHOWN) as u64;
    table.notes.extend(
        (more > 0).then(|| format!("{} more stand in the documents.", counted(more, "node", "nodes"))),
    );
    table
}

fn ranges(of: &Ranges) -> Vec<Block> {
    let mut table = Table::new("Addresses by range", ["Range", "Prefix", "Nodes", "Pods"]);
    let row = |of: &crate::occupancy::RangeUse| TableRow {
        mark: None,
        cells: vec![of.title.clone(), of.prefix.to_string(), number(of.nodes), number(of.pods)],
    };
    table.rows = of.known.iter().map(row).collect();
    if of.outside_count > 0 {
        let count = counted(of.outside_count, "address", "addresses");
        table.notes.push(format!(
            "{count} are in no range that is known: paste the network that they are of, or look for a second cluster in the lists."
        ));
    }
    let outside = of.outside.iter().map(|of| format!("{}, {}", of.address, of.who));
    let mut blocks = vec![Block::Table(table)];
    let outside: Vec<String> = outside.collect();
    if !outside.is_empty() {
        blocks.push(Block::Fold("Addresses in no known range".to_owned(), vec![Block::Notes(outside)]));
    }
    blocks
}

fn services(of: &ServiceUse) -> Block {
    let mut table = Table::new("ClusterIPs of services", ["Service CIDR", "Used", "Of"]);
    let row = |of: &crate::occupancy::ServiceRange| {
        // The sizes of IPv6 say nothing to anybody.
        let size = if of.prefix.is_ipv4() { number(of.addresses) } else { String::new() };
        TableRow { mark: None, cells: vec![of.prefix.to_string(), number(of.used), size] }
    };
    table.rows = of.ranges.iter().map(row).collect();
    if !of.all_namespaces {
        table.notes.push("The list is not known to be of all namespaces: there may be more.".to_owned());
    }
    if !of.outside.is_empty() {
        let addresses: Vec<String> = of.outside.iter().take(5).map(ToString::to_string).collect();
        let more = of.outside.len().saturating_sub(addresses.len()) as u64;
        let more = if more > 0 { format!(" and {}", counted(more, "more", "more")) } else { String::new() };
        table.notes.push(format!("Outside of them: {}{more}.", listed(&addresses)));
    }
    Block::Table(table)
}
