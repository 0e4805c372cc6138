//! [`Load`]: the addresses that a stated load asks for, by way out.
use serde::{Deserialize, Serialize};

use super::Remark;
use super::ports::addresses_for;
use crate::azure::bounds::{ALLOCATED_OUTBOUND_PORTS, MANAGED_OUTBOUND_IPS};
use crate::azure::{Source, egress, ports};
use crate::net::wording::{counted, number};

/// What a cluster sends out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    /// Connections opened in a second, at the busiest time.
    pub per_second: u64,
    /// Seconds for which each is held.
    pub seconds: u64,
    /// Those of a second that go to the busiest single destination: an address, a port and a protocol.
    pub busiest_per_second: u64,
}

/// A way out that translates addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Carrier {
    /// A Standard load balancer.
    LoadBalancer,
    /// A NAT gateway.
    NatGateway,
    /// Azure Firewall.
    Firewall,
}

/// What a load asks of a way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The way out.
    pub carrier: Carrier,
    /// Public addresses that it needs; `None`: it cannot carry the load, or nodes are not known.
    pub addresses: Option<u64>,
    /// Public addresses that it takes at the most.
    pub most: u64,
    /// Ports that each node needs, where they are divided among nodes.
    pub ports_per_node: Option<u64>,
    /// The sum, then what else has to be known.
    pub remarks: Vec<Remark>,
}

impl Load {
    /// Connections open at a time.
    pub fn open(self) -> u64 {
        self.per_second.saturating_mul(self.seconds)
    }

    /// Connections open to the busiest destination at a time: never more than all.
    pub fn open_to_busiest(self) -> u64 {
        self.busiest_per_second.min(self.per_second).saturating_mul(self.seconds)
    }
}

impl Carrier {
    /// The words for it.
    pub fn title(self) -> &'static str {
        match self {
            Carrier::LoadBalancer => "Standard load balancer",
            Carrier::NatGateway => "NAT gateway",
            Carrier::Firewall => "Azure Firewall",
        }
    }
}

impl Carried {
    /// Whether it carries the load; `None` where nodes are not known.
    pub fn fits(&self) -> Option<bool> {
        Some(self.addresses? <= self.most)
    }
}

/// What a load asks of each way out. `nodes`: those that open the connections today and those that the service counts
/// ahead, where they are known.
pub fn carried(load: Load, nodes: Option<(u64, u64)>) -> [Carried; 3] {
    [by_load_balancer(load, nodes), by_nat_gateway(load), by_firewall(load)]
}

fn by_load_balancer(load: Load, nodes: Option<(u64, u64)>) -> Carried {
    let (busiest, step) = (load.open_to_busiest(), ALLOCATED_OUTBOUND_PORTS.step);
    let each = nodes.map(|(now, _)| busiest.div_ceil(now.max(1)).div_ceil(step).max(1).saturating_mul(step));
    let addresses = nodes.zip(each).map(|((_, counted), each)| addresses_for(counted, each).max(1));
    let mut remarks = Vec::new();
    let mut say = |text: String, source: Source| remarks.push(Remark::new(text, source));
    if let (Some((now, ahead)), Some(each), Some(addresses)) = (nodes, each, addresses) {
        say(
            format!(
                "{} connections to the busiest destination over {} nodes are {} ports each; {} nodes counted ahead \
                 ask for {} of 64,000 ports each.",
                number(busiest),
                number(now),
                number(each),
                number(ahead),
                counted(addresses, "address", "addresses")
            ),
            ports::PORTS_PER_ADDRESS.source,
        );
    }
    say(
        "Ports belong to nodes: one that opens more than its share of connections fails while others have ports left. \
         Towards another destination a port is used again."
            .to_owned(),
        egress::OUTBOUND_CONNECTIONS,
    );
    let fits = each.is_none_or(|each| each <= ALLOCATED_OUTBOUND_PORTS.most);
    Carried {
        carrier: Carrier::LoadBalancer,
        addresses: if fits { addresses } else { Some(u64::MAX) },
        most: MANAGED_OUTBOUND_IPS.most,
        ports_per_node: each,
        remarks,
    }
}

fn by_nat_gateway(load: Load) -> Carried {
    let (open, busiest) = (load.open(), load.open_to_busiest());
    let by_ports = open.div_ceil(egress::GATEWAY_PORTS.value);
    let by_destination = busiest.div_ceil(egress::GATEWAY_CONNECTIONS.value);
    let cooling = load.busiest_per_second.min(load.per_second).saturating_mul(egress::GATEWAY_COOLDOWN.value);
    let with_cooling = busiest.saturating_add(cooling).div_ceil(egress::GATEWAY_PORTS.value);
    let is_too_much = open > egress::GATEWAY_ALL_CONNECTIONS.value;
    let mut remarks = vec![Remark::new(
        format!(
            "{} open connections over 64,512 ports an address are {}; {} to the busiest destination over 50,000 are \
             {}; the larger counts.",
            number(open),
            number(by_ports),
            number(busiest),
            number(by_destination)
        ),
        egress::GATEWAY_CONNECTIONS.source,
    )];
    if with_cooling > by_ports.max(by_destination).max(1) {
        let text = format!(
            "A port rests for 65 seconds before it goes to the same destination again; where connections end all the \
             time, that takes {}.",
            counted(with_cooling, "address", "addresses")
        );
        remarks.push(Remark::new(text, egress::GATEWAY_COOLDOWN.source));
    }
    if is_too_much {
        let text = "A NAT gateway holds about 2,000,000 connections in all, which this is more than.";
        remarks.push(Remark::new(text, egress::GATEWAY_ALL_CONNECTIONS.source));
    }
    let text = "Its ports are shared by all nodes, so more nodes change nothing.";
    remarks.push(Remark::new(text, egress::GATEWAY_PORTS.source));
    Carried {
        carrier: Carrier::NatGateway,
        addresses: Some(if is_too_much { u64::MAX } else { by_ports.max(by_destination).max(1) }),
        most: egress::GATEWAY_ADDRESSES.most,
        ports_per_node: None,
        remarks,
    }
}

fn by_firewall(load: Load) -> Carried {
    let each = egress::FIREWALL_PORTS.value.saturating_mul(egress::FIREWALL_INSTANCES);
    let addresses = load.open().div_ceil(each).max(1);
    let sum = format!(
        "{} open connections over {} ports an address (2,496 at each of its 2 instances or more) are {}.",
        number(load.open()),
        number(each),
        number(addresses)
    );
    let production = "In front of a production cluster it is to have 20 addresses or more.";
    Carried {
        carrier: Carrier::Firewall,
        addresses: Some(addresses),
        most: egress::FIREWALL_MOST.value,
        ports_per_node: None,
        remarks: vec![
            Remark::new(sum, egress::FIREWALL_PORTS.source),
            Remark::new(production, egress::FIREWALL_PRODUCTION.source),
        ],
    }
}
