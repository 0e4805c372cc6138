//! [`Question`]: which number is asked about. Places are those of the analysis.
use crate::resolve::Moment;

/// A number or value of an analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// A number of a row of a cluster's capacity.
    Row {
        /// The cluster's place.
        cluster: usize,
        /// The row's place in its capacity.
        row: usize,
        /// Which number of it.
        number: Number,
    },
    /// The most nodes with which a cluster can still be upgraded.
    Largest {
        /// The cluster's place.
        cluster: usize,
    },
    /// The nodes of a pool at a moment.
    Nodes {
        /// The cluster's place.
        cluster: usize,
        /// The pool's place in it.
        pool: usize,
        /// The moment.
        moment: Moment,
    },
    /// The extra nodes of a pool during an upgrade.
    Surge {
        /// The cluster's place.
        cluster: usize,
        /// The pool's place in it.
        pool: usize,
        /// Whether at the autoscaler's maximum, not with today's nodes.
        scaled: bool,
    },
    /// The maximum of pods of a pool's nodes.
    MaxPods {
        /// The cluster's place.
        cluster: usize,
        /// The pool's place in it.
        pool: usize,
    },
    /// The addresses that connections leave from.
    OutboundIps {
        /// The cluster's place.
        cluster: usize,
    },
    /// The network model.
    Model {
        /// The cluster's place.
        cluster: usize,
    },
    /// Another value of a cluster that the service may take by default.
    Field {
        /// The cluster's place.
        cluster: usize,
        /// Which value.
        field: Field,
    },
    /// The addresses that resources can get of a subnet.
    Usable {
        /// The subnet's place.
        subnet: usize,
    },
    /// The share of a network that is in no subnet.
    Unallocated {
        /// The network's place.
        network: usize,
    },
    /// The verdict on two ranges that share addresses.
    Overlap {
        /// The pair's place.
        pair: usize,
    },
}

/// A number of a row of capacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Number {
    /// How much there is.
    Available,
    /// How much is needed.
    Required(Moment),
    /// What is left.
    Headroom(Moment),
    /// What is left, in percent of what there is.
    Percent(Moment),
    /// Ports of each node.
    PerNode(Moment),
    /// The least that a pod subnet with dynamic allocation must hold.
    Floor(Moment),
    /// What the service itself counts ahead.
    Preflight,
    /// The longest prefix that would hold every moment.
    SmallestPrefix,
}

/// A value of a cluster that the service may take by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// `serviceCidr`.
    ServiceCidr,
    /// `podCidr`.
    PodCidr,
    /// `dnsServiceIP`.
    DnsServiceIp,
    /// `ipFamilies`.
    IpFamilies,
    /// `networkDataplane`.
    NetworkDataplane,
    /// `networkPolicy`.
    NetworkPolicy,
    /// `outboundType`.
    OutboundType,
    /// `loadBalancerSku`.
    LoadBalancerSku,
}

impl Field {
    /// All of them.
    pub const ALL: [Field; 8] = [
        Field::ServiceCidr,
        Field::PodCidr,
        Field::DnsServiceIp,
        Field::IpFamilies,
        Field::NetworkDataplane,
        Field::NetworkPolicy,
        Field::OutboundType,
        Field::LoadBalancerSku,
    ];

    /// The property's name, as subjects end in it.
    pub fn text(self) -> &'static str {
        match self {
            Field::ServiceCidr => "serviceCidr",
            Field::PodCidr => "podCidr",
            Field::DnsServiceIp => "dnsServiceIP",
            Field::IpFamilies => "ipFamilies",
            Field::NetworkDataplane => "networkDataplane",
            Field::NetworkPolicy => "networkPolicy",
            Field::OutboundType => "outboundType",
            Field::LoadBalancerSku => "loadBalancerSku",
        }
    }

    /// The name for people, as it stands inside a sentence.
    pub fn title(self) -> &'static str {
        match self {
            Field::ServiceCidr => "service CIDR",
            Field::PodCidr => "pod CIDR",
            Field::DnsServiceIp => "address of the DNS service",
            Field::IpFamilies => "address families",
            Field::NetworkDataplane => "data plane",
            Field::NetworkPolicy => "policy engine",
            Field::OutboundType => "outbound type",
            Field::LoadBalancerSku => "SKU of the load balancer",
        }
    }
}
