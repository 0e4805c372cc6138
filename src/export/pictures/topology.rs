//! What is connected, as the text of Mermaid: networks with their subnets, clusters in them, ranges that are reached.
use super::words::labelled;
use crate::analysis::Analysis;
use crate::net::Prefix;
use crate::resolve::{Resolved, ResolvedCluster, Value};

/// The picture, ending in a line break. A name is nothing but its letters, whatever it consists of.
pub fn topology_mermaid(analysis: &Analysis) -> String {
    let resolved = &analysis.resolved;
    let mut text = "flowchart LR\n".to_owned();
    for (at, network) in resolved.networks.iter().enumerate() {
        let label = labelled(&[&network.name, &joined(&network.prefixes)]);
        text.push_str(&format!("  subgraph n{at}[{label}]\n"));
        for place in &network.subnets {
            if let Some(subnet) = resolved.subnets.get(*place) {
                text.push_str(&format!(
                    "    s{place}[{}]\n",
                    labelled(&[&subnet.name, &joined(&subnet.prefixes)])
                ));
            }
        }
        text.push_str("  end\n");
    }
    for (at, cluster) in resolved.clusters.iter().enumerate() {
        of_cluster(at, cluster, &mut text);
    }
    for (at, range) in resolved.ranges.iter().enumerate() {
        text.push_str(&format!("  r{at}([{}])\n", labelled(&[&range.name, &joined(&range.prefixes)])));
        for network in joined_to(resolved, range.network.as_deref()) {
            text.push_str(&format!("  n{network} --- r{at}\n"));
        }
    }
    text
}

fn of_cluster(at: usize, of: &ResolvedCluster, text: &mut String) {
    let known = |ranges: &Value<Vec<Prefix>>| ranges.known().map(|ranges| joined(ranges)).unwrap_or_default();
    let (pods, services) = (known(&of.pod_cidrs), known(&of.service_cidrs));
    let lines = [("pods", pods), ("services", services)];
    let lines = lines.into_iter().filter(|(_, ranges)| !ranges.is_empty());
    let lines: Vec<String> = lines.map(|(what, ranges)| format!("{what} {ranges}")).collect();
    let words: Vec<&str> = std::iter::once(of.name()).chain(lines.iter().map(String::as_str)).collect();
    text.push_str(&format!("  c{at}[[{}]]\n", labelled(&words)));
    for subnet in of.subnets() {
        text.push_str(&format!("  c{at} --> s{subnet}\n"));
    }
    if let Some(outbound) = of.outbound_type.known() {
        let label = labelled(&["Internet", &format!("by {outbound}")]);
        text.push_str(&format!("  c{at} -.-> o{at}(({label}))\n"));
    }
}

/// The places of the networks that a range is connected to.
fn joined_to(resolved: &Resolved, name: Option<&str>) -> Vec<usize> {
    let networks = resolved.networks.iter().enumerate();
    networks.filter(|(_, network)| name.is_none_or(|name| network.name == name)).map(|(at, _)| at).collect()
}

fn joined(prefixes: &[Prefix]) -> String {
    prefixes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
