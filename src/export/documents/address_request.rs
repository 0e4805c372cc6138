//! What the owners of the address space are asked for: a row for each range with its purpose, size, sum and growth.
use super::asked::{Asked, each_prefix, in_cells};
use super::heading;
use crate::analysis::Analysis;
use crate::capacity::{Resource, Row};
use crate::export::forms::Material;
use crate::export::report::Block;
use crate::net::Prefix;
use crate::net::wording::{listed, number, signed};
use crate::propose::written_out;
use crate::resolve::Moment;

/// Ranges that are routed, then those to be registered as not routable.
pub(in crate::export) fn address_request(_: &Material, analysis: &Analysis) -> Vec<Block> {
    let mut routed: Vec<Asked> = Vec::new();
    for network in &analysis.resolved.networks {
        routed.extend(network.prefixes.iter().map(|prefix| of_network(&network.name, *prefix)));
        for place in &network.subnets {
            routed.extend(of_subnet(analysis, *place, &network.name));
        }
    }
    let own: Vec<Asked> =
        (0..analysis.resolved.clusters.len()).flat_map(|place| of_cluster(analysis, place)).collect();
    let mut blocks = vec![heading(2, "Ranges that are asked for")];
    if routed.is_empty() {
        blocks.push(Block::Paragraph("The design names no virtual network.".to_owned()));
    } else {
        let text = "Every range below has to be unique wherever the network is routed.";
        blocks.extend([Block::Paragraph(text.to_owned()), in_cells(routed)]);
    }
    blocks.push(heading(2, "Ranges to register as not routable"));
    if own.is_empty() {
        blocks.push(Block::Paragraph("No range of pods or services is known.".to_owned()));
    } else {
        let text = "These ranges live inside clusters and are never routed; no network that a cluster talks to may use \
                    them.";
        blocks.extend([Block::Paragraph(text.to_owned()), in_cells(own)]);
    }
    blocks
}

fn of_network(name: &str, prefix: Prefix) -> Asked {
    Asked {
        range: prefix.to_string(),
        name: name.to_owned(),
        network: name.to_owned(),
        purpose: "Address space of the virtual network".to_owned(),
        ..Asked::default()
    }
}

fn of_subnet(analysis: &Analysis, place: usize, network: &str) -> Vec<Asked> {
    let Some(subnet) = analysis.resolved.subnets.get(place) else { return Vec::new() };
    let clusters = analysis.capacity.iter().enumerate();
    let all = clusters.flat_map(|(cluster, of)| of.rows.iter().map(move |row| (cluster, row)));
    let users: Vec<(usize, &Row)> = all.filter(|(_, row)| row.subnet == Some(place)).collect();
    let purposes: Vec<String> = users.iter().map(|(cluster, row)| purpose(analysis, *cluster, row)).collect();
    let most = users.into_iter().max_by_key(|(_, row)| largest(row).map(|(_, needed)| needed));
    let mut cells = Asked::default();
    if let Some((cluster, row)) = most {
        cells = counted(analysis, cluster, row);
    } else {
        cells.available =
            subnet.usable().map(|usable| format!("{} addresses", number(usable))).unwrap_or_default();
    }
    cells.name = subnet.name.clone();
    cells.network = network.to_owned();
    cells.purpose = match purposes.is_empty() {
        true => "Subnet that no cluster of the design uses".to_owned(),
        false => listed(&purposes),
    };
    each_prefix(&subnet.prefixes, cells)
}

/// The ranges of pods and services of a cluster.
fn of_cluster(analysis: &Analysis, place: usize) -> Vec<Asked> {
    let (Some(capacity), Some(of)) = (analysis.capacity.get(place), analysis.resolved.clusters.get(place))
    else {
        return Vec::new();
    };
    let is_own = |row: &&Row| matches!(row.resource, Resource::PodCidr | Resource::ServiceCidr);
    let known = capacity.rows.iter().filter(|row| is_own(row) && !row.prefixes.is_empty());
    let mut rows: Vec<Asked> = known
        .flat_map(|row| {
            let mut cells = counted(analysis, place, row);
            cells.name = row.resource.title().to_owned();
            cells.purpose = purpose(analysis, place, row);
            each_prefix(&row.prefixes, cells)
        })
        .collect();
    let ranges = [(&of.pod_cidrs, Resource::PodCidr), (&of.service_cidrs, Resource::ServiceCidr)];
    for (ranges, resource) in ranges {
        for range in ranges.known().into_iter().flatten() {
            let written = range.to_string();
            if !rows.iter().any(|cells| cells.range == written) {
                let name = resource.title().to_owned();
                let purpose = format!("{} of {}", in_words(resource), of.name());
                rows.push(Asked { range: written, name, purpose, ..Asked::default() });
            }
        }
    }
    rows
}

/// What a row of capacity counts.
fn counted(analysis: &Analysis, cluster: usize, row: &Row) -> Asked {
    let mut cells = Asked::default();
    let unit = row.resource.unit().text();
    cells.available =
        row.available.map(|all| format!("{} {unit}", number(all))).unwrap_or_else(|| "not known".to_owned());
    let Some((moment, needed)) = largest(row) else {
        cells.needed = "not known".to_owned();
        return cells;
    };
    cells.moment = moment.title().to_owned();
    cells.needed = format!("{} {unit}", number(needed));
    cells.headroom = row.at(moment).headroom().map(signed).unwrap_or_default();
    cells.sum = written_out(&analysis.resolved, cluster, row, moment);
    let most = analysis.capacity.get(cluster).and_then(|of| of.largest.value);
    cells.growth =
        most.map(|most| format!("up to {} nodes in the cluster", number(most))).unwrap_or_default();
    cells
}

/// The moment at which most is needed, the first of equals.
fn largest(row: &Row) -> Option<(Moment, u64)> {
    let needs = Moment::ALL.into_iter().filter_map(|moment| Some((moment, row.at(moment).required?)));
    needs.fold(None, |most: Option<(Moment, u64)>, next| match most {
        Some(most) if most.1 >= next.1 => Some(most),
        _ => Some(next),
    })
}

fn purpose(analysis: &Analysis, cluster: usize, row: &Row) -> String {
    let name = analysis.resolved.clusters.get(cluster).map(|of| of.name()).unwrap_or_default();
    format!("{} of {name}", in_words(row.resource))
}

fn in_words(resource: Resource) -> &'static str {
    match resource {
        Resource::NodeSubnet => "Nodes",
        Resource::PodSubnet | Resource::PodCidr => "Pods",
        Resource::ServiceCidr => "Services",
        Resource::ApiServerSubnet => "API server",
        other => other.title(),
    }
}
