//! How much of a resource there is.
use super::about::{OfCluster, OfSubnet};
use super::explanation::{Amount, Counts, Origin};
use super::outbound;
use super::sheet::Sheet;
use crate::azure::{Fact, NetworkModel, limits, ports};
use crate::capacity::{Resource, Row};
use crate::net::Prefix;
use crate::resolve::Ask;
use crate::rules::wording::number;

/// Writes down the terms of what there is.
pub(super) fn available(of: OfCluster<'_>, row: &Row, sheet: &mut Sheet) {
    match row.resource {
        Resource::NodeSubnet | Resource::PodSubnet | Resource::ApiServerSubnet => {
            let subnet = row.subnet.and_then(|place| OfSubnet::at(of.analysis, place));
            match subnet {
                Some(subnet) if row.source == limits::STATIC_BLOCKS => static_blocks(&subnet, sheet),
                Some(subnet) => usable(&subnet, sheet),
                None => {}
            }
        }
        Resource::PodCidr => pod_cidr(of, row, sheet),
        Resource::ServiceCidr => service_cidr(of, row, sheet),
        Resource::ClusterNodes => cluster_nodes(of, sheet),
        Resource::SnatPorts => snat_ports(of, row, sheet),
        Resource::RouteTable => {
            sheet.added("routes of a route table", row.available, Origin::Fact(row.source));
        }
        Resource::PoolNodes => {
            sheet.added("nodes that a pool can have", row.available, Origin::Fact(row.source))
        }
        Resource::ClusterPods => {
            sheet.added("pods that a cluster is meant for", row.available, Origin::Fact(row.source));
            sheet.note(
                "A target of the platform's own tests, not a quota: crossing it is not refused at once.",
            );
        }
    }
}

/// The formula of how much there is.
pub(super) fn formula(row: &Row) -> &'static str {
    match row.resource {
        Resource::PodSubnet if row.source == limits::STATIC_BLOCKS => {
            "The blocks of 16 of the IPv4 ranges less the first and the last of each, which Azure's kept \
             addresses spoil."
        }
        Resource::NodeSubnet | Resource::PodSubnet | Resource::ApiServerSubnet => {
            "The addresses of the IPv4 ranges less the five that Azure keeps of each."
        }
        Resource::PodCidr => "The /24 blocks of the first IPv4 range; none of its addresses is kept.",
        Resource::ServiceCidr => "The addresses of the first IPv4 range less its first and last.",
        Resource::ClusterNodes => "The smallest of the limits that apply.",
        Resource::SnatPorts => "64,000 ports for each outbound address.",
        Resource::RouteTable | Resource::PoolNodes | Resource::ClusterPods => "A limit of the platform.",
    }
}

/// How much a prefix of that length would offer of the row's resource.
pub(super) fn offered(row: &Row, length: u8) -> u64 {
    let size = 1u64.checked_shl(32u32.saturating_sub(length.into())).unwrap_or(0);
    match row.resource {
        Resource::PodCidr => size >> (32 - limits::NODE_BLOCK_LENGTH.value),
        _ if row.source == limits::STATIC_BLOCKS => in_static_blocks(size),
        _ => size.saturating_sub(limits::RESERVED_PER_SUBNET.value),
    }
}

/// The addresses of a subnet's ranges less those that Azure keeps.
pub(super) fn usable(subnet: &OfSubnet<'_>, sheet: &mut Sheet) {
    let kept = limits::RESERVED_PER_SUBNET;
    each_range(subnet, sheet, |size, sheet| {
        sheet.taken("kept by Azure", size.min(kept.value), Origin::Fact(kept.source));
    });
}

fn static_blocks(subnet: &OfSubnet<'_>, sheet: &mut Sheet) {
    each_range(subnet, sheet, |size, sheet| {
        let spoilt = size - in_static_blocks(size);
        sheet.taken("in its first and last block of 16", spoilt, Origin::Fact(limits::STATIC_BLOCKS));
    });
}

/// The addresses of whole blocks of which Azure keeps none.
fn in_static_blocks(size: u64) -> u64 {
    let block = limits::POD_BATCH.value;
    (size / block).saturating_sub(2) * block
}

fn each_range(subnet: &OfSubnet<'_>, sheet: &mut Sheet, mut less: impl FnMut(u64, &mut Sheet)) {
    let prefixes = &subnet.subnet.prefixes;
    if prefixes.is_empty() {
        sheet.added("the addresses of its range", Amount::Unknown, subnet.unknown());
    }
    for prefix in prefixes.iter().filter(|prefix| prefix.is_ipv4()) {
        sheet.added(format!("addresses of {prefix}"), size(*prefix), subnet.origin_of_range());
        less(size(*prefix), sheet);
    }
    if prefixes.iter().any(|prefix| !prefix.is_ipv4()) {
        sheet.note("IPv6 ranges take no part in the sum.");
    }
}

fn pod_cidr(of: OfCluster<'_>, row: &Row, sheet: &mut Sheet) {
    let Some(prefix) = row.prefixes.iter().find(|prefix| prefix.is_ipv4()) else {
        return sheet.added("blocks of the pod CIDR", Amount::Unknown, of.unknown(Ask::Cluster));
    };
    sheet.told("pod CIDR", prefix.to_string(), of.origin(&of.cluster.pod_cidrs, "podCidr"));
    let origin = Origin::Fact(limits::NODE_BLOCK_LENGTH.source);
    sheet.added(format!("/24 blocks of {prefix}"), row.available, origin);
}

fn service_cidr(of: OfCluster<'_>, row: &Row, sheet: &mut Sheet) {
    let Some(prefix) = row.prefixes.iter().find(|prefix| prefix.is_ipv4()) else { return };
    let (size, kept) = (size(*prefix), limits::SERVICE_CIDR_KEPT);
    let origin = of.origin(&of.cluster.service_cidrs, "serviceCidr");
    sheet.added(format!("addresses of {prefix}"), size, origin);
    sheet.taken("never handed out: the first and the last", size.min(kept.value), Origin::Fact(kept.source));
}

fn cluster_nodes(of: OfCluster<'_>, sheet: &mut Sheet) {
    let is_free = of.cluster.said.sku_tier.as_deref().is_some_and(|tier| tier.eq_ignore_ascii_case("Free"));
    let is_kubenet = of.cluster.model() == Some(NetworkModel::Kubenet);
    let mut limits = vec![("nodes that a cluster can have", limits::CLUSTER_NODES)];
    if is_free {
        sheet.told("sku.tier", "Free".to_owned(), of.given("sku.tier"));
        limits.push(("nodes on the Free tier", limits::FREE_TIER_NODES));
    }
    if is_kubenet {
        sheet.told("networkPlugin", "kubenet".to_owned(), of.given("networkPlugin"));
        limits.push(("nodes with kubenet", limits::KUBENET_NODES));
    }
    if of.cluster.has_npm() {
        sheet.told("networkPolicy", "azure".to_owned(), of.given("networkPolicy"));
        limits.push(("nodes with Azure Network Policy Manager", limits::NPM_NODES));
    }
    let least = limits.iter().map(|(_, limit)| limit.value).min();
    let counting = limits.iter().position(|(_, limit)| Some(limit.value) == least);
    for (at, (words, Fact { value, source })) in limits.into_iter().enumerate() {
        let counts = if Some(at) == counting { Counts::Added } else { Counts::Told };
        sheet.line(counts, words, value, Origin::Fact(source));
    }
}

fn snat_ports(of: OfCluster<'_>, row: &Row, sheet: &mut Sheet) {
    let each = ports::PORTS_PER_ADDRESS;
    let ips = outbound::addresses(of, sheet, Counts::Told);
    sheet.told("ports of an outbound address", each.value, Origin::Fact(each.source));
    let ips = ips.map_or("addresses not known".to_owned(), number);
    sheet.added(format!("{ips} × {}", number(each.value)), row.available, Origin::Computed);
}

fn size(prefix: Prefix) -> u64 {
    u64::try_from(prefix.size()).unwrap_or(u64::MAX)
}
