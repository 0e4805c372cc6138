//! [`Denied`]: rules of security groups that drop what a cluster needs.
use super::dropping::{Crossing, dropping};
use super::flow::{Flow, Space};
use super::flows::flows;
use crate::design::SecurityRule;
use crate::egress::Remark;
use crate::egress::handover::Verdict;
use crate::net::AddressSpace;
use crate::resolve::{Resolved, ResolvedCluster, distinct};

pub use super::dropping::Extent;

/// A rule that drops what a cluster needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denied {
    /// The place of the subnet whose security group it is of.
    pub subnet: usize,
    /// Its name.
    pub rule: String,
    /// Its priority.
    pub priority: u64,
    /// What it drops, such as `nodes to pods (10.1.0.0/24 to 10.244.0.0/16)`.
    pub flow: String,
    /// The protocol and ports of it, where it does not drop all: `TCP 22`.
    pub part: Option<String>,
    /// How much of it.
    pub extent: Extent,
    /// Who says that this is needed.
    pub why: Remark,
}

/// The rules of the security groups on a cluster's subnets that drop what it needs for certain. Only rules that were
/// read count.
pub fn denied(resolved: &Resolved, cluster: &ResolvedCluster) -> Vec<Denied> {
    let flows = flows(resolved, cluster).into_iter().filter(|flow| flow.needed == Some(true));
    flows.flat_map(|flow| of_flow(resolved, &flow)).collect()
}

/// What the security groups that were read do to a flow; `None`: it meets no group that could be looked at.
pub(super) fn verdict(resolved: &Resolved, flow: &Flow) -> Option<Verdict> {
    let places = places(flow);
    let is_looked_at =
        !places.is_empty() && ![&flow.source.space, &flow.destination.space].contains(&&Space::Unknown);
    if !is_looked_at {
        return None;
    }
    let has_no_group = |place: usize| {
        resolved.subnets.get(place).is_some_and(|subnet| subnet.network_security_group == Some(false))
    };
    let is_known = |place: &usize| resolved.security_group(*place).is_some() || has_no_group(*place);
    let mut rules: Vec<String> = Vec::new();
    for of in of_flow(resolved, flow) {
        let subnet = resolved.subnets.get(of.subnet).map_or("", |subnet| &subnet.name);
        let part = match (of.extent, of.part) {
            (Extent::Some, Some(part)) => format!(", {part} of it"),
            (Extent::NeitherTcpNorUdp, _) => ", what is neither TCP nor UDP".to_owned(),
            (Extent::LeftOver, _) => ", what rules before it leave over".to_owned(),
            _ => String::new(),
        };
        rules.push(format!("rule {} of priority {} on subnet {subnet}{part}", of.rule, of.priority));
    }
    Some(match rules.is_empty() {
        false => Verdict::Dropped(rules),
        true if places.iter().all(is_known) => Verdict::Through,
        true => Verdict::NotRead,
    })
}

/// The places of the subnets whose groups a flow meets.
fn places(flow: &Flow) -> Vec<usize> {
    let of = |inbound: bool, end: &super::flow::End| {
        let is_met = flow.direction.is_for(inbound);
        end.at.iter().filter(|_| is_met).map(|(place, _)| *place).collect::<Vec<_>>()
    };
    distinct(of(false, &flow.source).into_iter().chain(of(true, &flow.destination)))
}

fn of_flow(resolved: &Resolved, flow: &Flow) -> Vec<Denied> {
    let mut denied: Vec<Denied> = Vec::new();
    for place in places(flow) {
        let Some(group) = resolved.security_group(place) else { continue };
        let shut = shut_by_default();
        let mut rules: Vec<&SecurityRule> = group.rules.iter().collect();
        crate::sorting::sort_by_key(&mut rules, |rule| rule.priority);
        rules.extend(flow.is_shut_by_default.then_some(&shut));
        for inbound in [false, true].into_iter().filter(|inbound| flow.direction.is_for(*inbound)) {
            let Some(crossing) = crossing(flow, place, inbound) else { continue };
            let rules: Vec<&SecurityRule> =
                rules.iter().copied().filter(|of| of.inbound == inbound).collect();
            for (rule, extent) in dropping(crossing.clone(), &network_of(resolved, place), &rules) {
                let name = format!(
                    "{} ({} to {})",
                    flow.name,
                    crossing.source.in_words(),
                    crossing.destination.in_words()
                );
                let part = || format!("{} {}", rule.protocol.to_ascii_uppercase(), rule.ports.join(", "));
                denied.push(Denied {
                    subnet: place,
                    rule: rule.name.clone(),
                    priority: rule.priority,
                    flow: name,
                    part: (extent == Extent::Some).then(part),
                    extent,
                    why: flow.why.clone(),
                });
            }
        }
    }
    denied
}

/// A flow as the group of one subnet meets it, by its outbound or its inbound rules.
fn crossing(flow: &Flow, place: usize, inbound: bool) -> Option<Crossing> {
    let (source, destination) = match inbound {
        true => (flow.source.space.clone(), flow.destination.space_at(place)?),
        false => (flow.source.space_at(place)?, flow.destination.space.clone()),
    };
    Some(Crossing { source, destination, ports: flow.ports })
}

/// The addresses that the tag `VirtualNetwork` stands for at the least.
fn network_of(resolved: &Resolved, subnet: usize) -> AddressSpace {
    let network = resolved.subnets.get(subnet).and_then(|subnet| resolved.networks.get(subnet.network));
    network.into_iter().flat_map(|network| network.prefixes.iter().copied()).collect()
}

/// The last inbound rule of every group.
fn shut_by_default() -> SecurityRule {
    let all = || vec!["*".to_owned()];
    SecurityRule {
        name: "DenyAllInBound".to_owned(),
        priority: 65_500,
        inbound: true,
        allows: false,
        protocol: "*".to_owned(),
        sources: all(),
        destinations: all(),
        ports: all(),
    }
}
