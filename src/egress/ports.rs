//! [`PortPlan`]: the ports that a load balancer gives each node, and what grows out of them.
use super::Remark;
use crate::azure::bounds::{ALLOCATED_OUTBOUND_PORTS, MANAGED_OUTBOUND_IPS};
use crate::azure::{Disagreement, egress, limits, ports};
use crate::capacity::{ClusterCapacity, Resource};
use crate::net::wording::{counted, number};
use crate::resolve::{Moment, Ports, Resolved};

/// The ports of a cluster's load balancer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortPlan {
    /// Outbound IPv4 addresses.
    pub addresses: Option<u64>,
    /// Ports that the profile gives each node; `None`: they are allotted automatically.
    pub given: Option<u64>,
    /// Nodes at each [`Moment`].
    pub nodes: [Option<u64>; 4],
    /// Ports of each node at each [`Moment`].
    pub per_node: [Option<u64>; 4],
    /// Nodes that the service counts ahead: every pool at its maximum with its surge.
    pub counted: Option<u64>,
    /// Addresses that the given ports ask for at those nodes; `None`: ports are automatic, or nodes not known.
    pub needed: Option<u64>,
    /// The largest number of ports that the service takes at those nodes with the addresses there are; 0: none.
    pub largest: Option<u64>,
    /// Where more nodes cut the ports of every node, between now and the most nodes.
    pub crossings: Vec<Crossing>,
}

/// A number of nodes after which every node has fewer ports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossing {
    /// The last number of nodes with the ports before.
    pub nodes: u64,
    /// Ports of a node up to there.
    pub before: u64,
    /// Ports of a node from the next one on; `None`: the platform names no number.
    pub after: Option<u64>,
}

/// The ports of the cluster at that place; `None` where no Standard load balancer leads out.
pub fn port_plan(resolved: &Resolved, capacity: &[ClusterCapacity], cluster: usize) -> Option<PortPlan> {
    let outbound = resolved.clusters.get(cluster)?.outbound.as_ref()?;
    let rows = &capacity.get(cluster)?.rows;
    let row = |resource: Resource| rows.iter().find(move |row| row.resource == resource);
    let nodes = Moment::ALL.map(|at| row(Resource::ClusterNodes).and_then(|row| row.at(at).required));
    let per_node = Moment::ALL.map(|at| row(Resource::SnatPorts).and_then(|row| row.at(at).per_node));
    let [now, .., counted] = nodes;
    let addresses = outbound.ips.get();
    let given = match outbound.ports {
        Ports::Given(ports) => Some(ports),
        Ports::Automatic => None,
    };
    let is_capped = !resolved.takes_otherwise(Disagreement::AutomaticPorts);
    let crossings = match (given, now.zip(counted), addresses) {
        (None, Some(nodes), Some(addresses)) => crossings(nodes, addresses, is_capped),
        _ => Vec::new(),
    };
    Some(PortPlan {
        addresses,
        given,
        nodes,
        per_node,
        counted,
        needed: counted.zip(given).map(|(nodes, ports)| addresses_for(nodes, ports)),
        largest: addresses.zip(counted).map(|(addresses, nodes)| largest_ports(addresses, nodes)),
        crossings,
    })
}

/// Addresses of a load balancer that so many nodes with so many ports each ask for.
pub fn addresses_for(nodes: u64, ports: u64) -> u64 {
    nodes.saturating_mul(ports).div_ceil(ports::PORTS_PER_ADDRESS.value)
}

/// The largest number of ports of each node that the service takes: a multiple of 8 and 64,000 at most; 0 where so
/// many nodes cannot have any.
pub fn largest_ports(addresses: u64, nodes: u64) -> u64 {
    let step = ALLOCATED_OUTBOUND_PORTS.step;
    let all = addresses.saturating_mul(ports::PORTS_PER_ADDRESS.value);
    let each = all.checked_div(nodes).unwrap_or(ALLOCATED_OUTBOUND_PORTS.most);
    each.min(ALLOCATED_OUTBOUND_PORTS.most) / step * step
}

fn named(addresses: u64) -> String {
    counted(addresses, "outbound address", "outbound addresses")
}

fn crossings((now, most): (u64, u64), addresses: u64, is_capped: bool) -> Vec<Crossing> {
    let ends = ports::AUTOMATIC_STEPS.value.into_iter().map(|(up_to, _)| up_to);
    let crossed = ends.filter(|end| now <= *end && *end < most).filter_map(|nodes| {
        let before = ports::automatic_ports(nodes, addresses, is_capped)?;
        let after = ports::automatic_ports(nodes.saturating_add(1), addresses, is_capped);
        (after != Some(before)).then_some(Crossing { nodes, before, after })
    });
    crossed.collect()
}

impl PortPlan {
    /// What follows, in sentences.
    pub fn remarks(&self) -> Vec<Remark> {
        let mut remarks = Vec::new();
        if let (Some(nodes), Some(given), Some(needed)) = (self.counted, self.given, self.needed) {
            let most = match needed > MANAGED_OUTBOUND_IPS.most {
                true => ", more than the 100 that the service manages",
                false => "",
            };
            let text = format!(
                "The service counts {} nodes ahead; with {} ports each they ask for {}{most}.",
                number(nodes),
                number(given),
                named(needed)
            );
            remarks.push(Remark::new(text, ports::PORTS_PER_ADDRESS.source));
        }
        if let (Some(addresses), Some(nodes), Some(largest)) = (self.addresses, self.counted, self.largest) {
            let text = match largest {
                0 => format!("With {}, {} nodes get no ports at all.", named(addresses), number(nodes)),
                _ => format!(
                    "The largest allocatedOutboundPorts that the service takes here is {}: {} × 64,000 ports over {} \
                     nodes, down to a multiple of 8.",
                    number(largest),
                    number(addresses),
                    number(nodes)
                ),
            };
            remarks.push(Remark::new(text, ports::PORTS_PER_ADDRESS.source));
        }
        remarks.extend(self.crossings.iter().map(Crossing::remark));
        let large = limits::LARGE_STEPS.value;
        if self.addresses == Some(1) && self.counted.is_some_and(|nodes| nodes > large) {
            let text = format!(
                "Clusters of more than {} nodes are to leave from at least 2 outbound addresses, and this one has 1.",
                number(large)
            );
            remarks.push(Remark::new(text, egress::LARGE));
        }
        remarks
    }
}

impl Crossing {
    fn remark(&self) -> Remark {
        let next = number(self.nodes.saturating_add(1));
        let text = match self.after {
            Some(after) => format!(
                "From node {next} on every node gets {} ports each where it had {}, and connections may break as they are \
                 cut.",
                number(after),
                number(self.before)
            ),
            None => format!(
                "From node {next} on the platform names no number of ports: set allocatedOutboundPorts, or use a NAT \
                 gateway."
            ),
        };
        Remark::new(text, ports::AUTOMATIC_STEPS.source)
    }
}
