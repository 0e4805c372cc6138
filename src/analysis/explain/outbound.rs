//! The addresses that connections leave from, and their ports.
use super::about::OfCluster;
use super::explanation::{Amount, Counts, Explanation, Origin};
use super::sheet::Sheet;
use crate::analysis::Analysis;
use crate::azure::{Disagreement, defaults, ports};
use crate::capacity::Unit;
use crate::design::LoadBalancerProfile;
use crate::resolve::{Ask, Moment, Ports, addresses_of};
use crate::rules::subject;
use crate::rules::wording::{counted, number};

pub(super) fn explain(analysis: &Analysis, cluster: usize) -> Option<Explanation> {
    let of = OfCluster::at(analysis, cluster)?;
    let ips = of.cluster.outbound.as_ref()?.ips.get();
    let mut sheet = Sheet::default();
    addresses(of, &mut sheet, Counts::Added);
    let title = format!("Outbound IPv4 addresses of {}", of.name());
    let formula = "The managed ones, the cluster's own addresses and those of its own prefixes; else those in effect \
                   less IPv6; else one.";
    Some(sheet.finish(title, formula, ips, Some(Unit::Addresses)))
}

/// Tells how many outbound addresses there are; gives the number.
pub(super) fn addresses(of: OfCluster<'_>, sheet: &mut Sheet, counts: Counts) -> Option<u64> {
    let ips = of.cluster.outbound.as_ref()?.ips.get();
    let none = LoadBalancerProfile::default();
    let profile = of.cluster.said.network_profile.as_ref();
    let profile = profile.and_then(|profile| profile.load_balancer_profile.as_ref()).unwrap_or(&none);
    let given = |field: &str| of.given(&format!("loadBalancerProfile.{field}"));
    let prefixes = profile.outbound_ip_prefix_lengths.as_deref();
    let kinds = [
        ("managed outbound addresses", profile.managed_outbound_ips, "managedOutboundIPs.count"),
        ("outbound addresses of its own", profile.outbound_ips, "outboundIPs"),
    ];
    let in_words = |lengths: &[_]| {
        format!("addresses of {} of its own", counted(lengths.len() as u64, "prefix", "prefixes"))
    };
    if let Some(lengths) = prefixes.filter(|lengths| addresses_of(lengths).is_none()) {
        let origin =
            if ips.is_some() { given("outboundIPPrefixes") } else { of.unknown(Ask::PublicIpPrefix) };
        sheet.line(counts, in_words(lengths), ips, origin);
    } else if prefixes.is_some() || kinds.iter().any(|(_, count, _)| count.is_some()) {
        for (words, count, field) in kinds {
            if count.is_some() {
                sheet.line(counts, words, count, given(field));
            }
        }
        if let Some(lengths) = prefixes {
            sheet.line(counts, in_words(lengths), addresses_of(lengths), given("outboundIPPrefixes"));
        }
    } else if let Some(effective) = profile.effective_outbound_ips {
        sheet.line(counts, "outbound addresses in effect", effective, given("effectiveOutboundIPs"));
        if let Some(ipv6) = profile.managed_outbound_ipv6 {
            let less = if counts == Counts::Added { Counts::Taken } else { counts };
            let ipv6 = ipv6.min(effective);
            sheet.line(less, "IPv6 addresses among them", ipv6, given("managedOutboundIPs.countIPv6"));
        }
    } else {
        let origin = Origin::Default {
            source: defaults::OUTBOUND_IPS.source,
            subject: Some(subject::field(of.name(), "loadBalancerProfile.managedOutboundIPs.count")),
        };
        sheet.line(counts, "managed outbound addresses where nothing is said", ips, origin);
    }
    ips
}

/// Says that nothing is required where the platform allots ports.
pub(super) fn automatic(sheet: &mut Sheet) {
    sheet.cite(ports::AUTOMATIC_STEPS.source);
    sheet.note("Ports are allotted by the number of nodes, so that no number of them is required.");
}

/// The ports of each node at a moment.
pub(super) fn per_node(of: OfCluster<'_>, moment: Moment, nodes: Option<u64>, sheet: &mut Sheet) {
    let Some(outbound) = &of.cluster.outbound else { return };
    if let Ports::Given(each) = outbound.ports {
        return sheet.added("ports of a node", each, of.given("loadBalancerProfile.allocatedOutboundPorts"));
    }
    of.pools().for_each(|pool| pool.nodes(sheet, moment, Counts::Told));
    if of.cluster.pools.is_none() {
        sheet.told("nodes of all pools", Amount::Unknown, of.unknown(Ask::Cluster));
    }
    let ips = addresses(of, sheet, Counts::Told);
    let (steps, most) = (ports::AUTOMATIC_STEPS, ports::AUTOMATIC_MOST);
    let Some(nodes) = nodes else { return };
    let Some((up_to, step)) = steps.value.into_iter().find(|(up_to, _)| nodes <= *up_to) else {
        let nodes = counted(nodes, "node", "nodes");
        return sheet.note(format!("For {nodes} the platform names no number; its steps end at 1,000."));
    };
    let words = format!("ports of a node and address, up to {} nodes", number(up_to));
    sheet.told(words, step, Origin::Fact(steps.source));
    let is_capped = !of.resolved().takes_otherwise(Disagreement::AutomaticPorts);
    let each = ips.and_then(|ips| ports::automatic_ports(nodes, ips, is_capped));
    let ips = ips.map_or("addresses not known".to_owned(), number);
    let mut words = format!("{ips} × {}", number(step));
    if is_capped {
        sheet.told("the most that a node gets", most.value, Origin::Fact(most.source));
        words = format!("{words}, at most {}", number(most.value));
    }
    sheet.added(words, each, Origin::Computed);
}
