//! [`Authorized`]: whether the ranges that may ask an API server hold the addresses that its own cluster asks it from.
use super::leaving::{Addresses, Leaver, leaving};
use super::next_hop::NextHop;
use crate::net::Prefix;
use crate::resolve::{Resolved, ResolvedCluster};

/// How the authorized ranges of a cluster stand to its own way out. Ranges know IPv4 alone, so IPv6 does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorized {
    /// Whose packets.
    pub whose: Leaver,
    /// What takes them out where somebody has to add addresses and nothing shows that they are held, each once.
    pub hops: Vec<NextHop>,
    /// Addresses that they leave from, known for certain, which the ranges do not hold and AKS does not add.
    pub missing: Vec<Prefix>,
    /// Addresses of the load balancer that the ranges do not hold: AKS adds those it has when it makes the cluster.
    pub added: Vec<Prefix>,
    /// Whether all that they leave from is held, `None`: nothing read tells.
    pub holds: Option<bool>,
}

/// The range that stands for the load balancer's addresses and for nothing else.
pub const ONLY_THE_BALANCER: Prefix = Prefix::ipv4([0, 0, 0, 0], 32);

/// How the authorized ranges stand to what nodes or pods leave from; `None` where there are none, where the API server
/// is not asked through the way out, and where nothing leads out.
pub fn authorized(resolved: &Resolved, cluster: &ResolvedCluster, whose: Leaver) -> Option<Authorized> {
    let access = &cluster.said.api_server;
    let ranges = access.authorized_ip_ranges.as_deref().filter(|ranges| !ranges.is_empty())?;
    if access.enable_private_cluster == Some(true) || access.enable_vnet_integration == Some(true) {
        return None;
    }
    let exits = leaving(resolved, cluster, whose).exits;
    let exits: Vec<_> = exits.into_iter().filter(|(exit, _)| exit.hop != NextHop::Nothing).collect();
    let only_the_balancer = ranges == [ONLY_THE_BALANCER];
    let lacked = |of: &Addresses| {
        let known = of.ranges.iter().copied().filter(|own| own.is_ipv4());
        known.filter(|own| !ranges.iter().any(|range| range.contains(*own))).collect::<Vec<Prefix>>()
    };
    let mut told = Authorized {
        whose,
        hops: Vec::new(),
        missing: Vec::new(),
        added: Vec::new(),
        holds: Some(true).filter(|_| !exits.is_empty()),
    };
    for (exit, addresses) in &exits {
        let lacked = lacked(addresses);
        let holds = match exit.hop {
            NextHop::LoadBalancer if only_the_balancer => Some(true),
            NextHop::Unknown => None,
            NextHop::LoadBalancer => {
                told.added.extend(lacked.iter().copied());
                (addresses.is_all && lacked.is_empty()).then_some(true)
            }
            hop => {
                let is_lacked = only_the_balancer || (addresses.is_all && !lacked.is_empty());
                let holds = if is_lacked { Some(false) } else { addresses.is_all.then_some(true) };
                let is_new = holds != Some(true) && !told.hops.contains(&hop);
                told.hops.extend(is_new.then_some(hop));
                told.missing.extend(lacked.into_iter().filter(|_| addresses.is_all));
                holds
            }
        };
        told.holds = match (told.holds, holds) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        };
    }
    (!exits.is_empty()).then_some(told)
}

/// Those whose packets ask an API server: nodes, and pods where these leave by other ways.
pub fn those_who_ask(resolved: &Resolved, cluster: &ResolvedCluster) -> Vec<Leaver> {
    let exits = |whose| leaving(resolved, cluster, whose).exits;
    let is_apart = exits(Leaver::Pods).iter().any(|exit| !exits(Leaver::Nodes).contains(exit));
    let pods = is_apart.then_some(Leaver::Pods);
    std::iter::once(Leaver::Nodes).chain(pods).collect()
}

impl Leaver {
    /// The word for them.
    pub fn title(self) -> &'static str {
        match self {
            Leaver::Nodes => "nodes",
            Leaver::Pods => "pods",
        }
    }
}
