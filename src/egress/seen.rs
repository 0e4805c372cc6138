//! [`Cell`]: the address that a destination sees, as far as it is known, and why.
use crate::azure::Source;
use crate::net::Prefix;

/// Whose address is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Seen {
    /// The pod's own.
    Pod,
    /// That of the node.
    Node,
    /// Sources disagree whether the pod's own or that of the node.
    NodeOrPod,
    /// The public address of the node.
    NodePublic,
    /// An outbound address of the cluster's load balancer.
    LoadBalancer,
    /// An address of a NAT gateway.
    NatGateway,
    /// A public address of the firewall or appliance that the default route names.
    Appliance,
    /// A public address of the network beyond a VPN or ExpressRoute gateway.
    OnPremises,
    /// A private address of the firewall.
    Firewall,
    /// An address of the prefix of the static egress gateway.
    EgressGateway,
    /// What the cluster's own CNI makes of it.
    OwnCni,
    /// Another one by pool.
    ByPool,
    /// None: nothing leads there.
    NoWayOut,
    /// Not known.
    Unknown,
}

/// A sentence, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The sentence.
    pub text: String,
    /// Who says so.
    pub source: Source,
}

/// The address that one destination sees of one origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Whose it is.
    pub seen: Seen,
    /// The ranges that it is of; empty: not known here, or public and in no document read.
    pub ranges: Vec<Prefix>,
    /// How many addresses it is one of, where that is known and no range tells.
    pub count: Option<u64>,
    /// The commands that print it, where no range tells; each once.
    pub asks: Vec<String>,
    /// Why, then what else has to be known.
    pub remarks: Vec<Remark>,
}

impl Seen {
    /// The words for it.
    pub fn title(self) -> &'static str {
        match self {
            Seen::Pod => "the pod",
            Seen::Node => "the node",
            Seen::NodeOrPod => "the node or the pod",
            Seen::NodePublic => "the node's public address",
            Seen::LoadBalancer => "the load balancer's outbound address",
            Seen::NatGateway => "the NAT gateway",
            Seen::Appliance => "the appliance of the default route",
            Seen::OnPremises => "an address of on-premises",
            Seen::Firewall => "the firewall",
            Seen::EgressGateway => "the static egress gateway",
            Seen::OwnCni => "as the CNI decides",
            Seen::ByPool => "by pool",
            Seen::NoWayOut => "no way out",
            Seen::Unknown => "not known",
        }
    }
}

impl Remark {
    /// A sentence with its source.
    pub(super) fn new(text: impl Into<String>, source: Source) -> Remark {
        Remark { text: text.into(), source }
    }
}

impl Cell {
    /// An address of whose ranges nothing is known yet.
    pub(super) fn new(seen: Seen, why: Remark) -> Cell {
        Cell { seen, ranges: Vec::new(), count: None, asks: Vec::new(), remarks: vec![why] }
    }

    pub(super) fn of_ranges(mut self, (ranges, asks): (Vec<Prefix>, Vec<String>)) -> Cell {
        (self.ranges, self.asks) = (ranges, asks);
        self
    }

    pub(super) fn asking(mut self, ask: String) -> Cell {
        self.asks = vec![ask];
        self
    }

    pub(super) fn and(mut self, remarks: impl IntoIterator<Item = Remark>) -> Cell {
        self.remarks.extend(remarks);
        self
    }

    /// Takes what another cell tells as well: what prints it, and its remarks.
    pub(super) fn joined(mut self, other: Cell) -> Cell {
        self.count = self.count.filter(|count| other.count == Some(*count));
        let new: Vec<Prefix> =
            other.ranges.into_iter().filter(|range| !self.ranges.contains(range)).collect();
        self.ranges.extend(new);
        for ask in other.asks {
            if !self.asks.contains(&ask) {
                self.asks.push(ask);
            }
        }
        for remark in other.remarks {
            if !self.remarks.contains(&remark) {
                self.remarks.push(remark);
            }
        }
        self
    }
}
