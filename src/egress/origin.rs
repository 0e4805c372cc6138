//! [`Origin`] and [`Destination`]: who opens a connection, and whither.

/// Who opens a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// A pod on a Linux node.
    Pod,
    /// A pod on a Windows node.
    WindowsPod,
    /// A pod with the address of its node.
    HostNetworkPod,
    /// A pod on a node with a public address of its own.
    PodOnPublicNode,
    /// A pod that names a configuration of the static egress gateway.
    PodBehindGateway,
    /// A node itself.
    Node,
}

/// Who is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Destination {
    /// A machine in the node's own subnet.
    SameSubnet,
    /// A machine elsewhere in the cluster's network.
    SameNetwork,
    /// A machine in a peered network.
    Peered,
    /// A machine behind a VPN or ExpressRoute.
    OnPremises,
    /// A private address beyond a firewall that lets it through by a network rule.
    FirewallNetworkRule,
    /// A name beyond a firewall that lets it through by an application rule.
    FirewallApplicationRule,
    /// A private endpoint in the cluster's network.
    PrivateEndpoint,
    /// Azure's own DNS, 168.63.129.16.
    AzureDns,
    /// The metadata service of the machine, 169.254.169.254.
    Metadata,
    /// A public address.
    Internet,
}

impl Origin {
    /// The words for it at the head of a column.
    pub fn title(self) -> &'static str {
        match self {
            Origin::Pod => "Pod",
            Origin::WindowsPod => "Pod on Windows",
            Origin::HostNetworkPod => "Host-network pod",
            Origin::PodOnPublicNode => "Pod on a node with a public address",
            Origin::PodBehindGateway => "Pod behind the static egress gateway",
            Origin::Node => "Node",
        }
    }

    /// Origins at the head of a sentence: `Pod, Node`.
    pub fn titles(origins: &[Origin]) -> String {
        origins.iter().map(|origin| origin.title()).collect::<Vec<_>>().join(", ")
    }

    /// Whether what it sends has the address of its node from the beginning.
    pub fn is_on_host(self) -> bool {
        matches!(self, Origin::HostNetworkPod | Origin::Node)
    }
}

impl Destination {
    /// Every destination, the nearest first.
    pub const ALL: [Destination; 10] = [
        Destination::SameSubnet,
        Destination::SameNetwork,
        Destination::Peered,
        Destination::OnPremises,
        Destination::FirewallNetworkRule,
        Destination::FirewallApplicationRule,
        Destination::PrivateEndpoint,
        Destination::AzureDns,
        Destination::Metadata,
        Destination::Internet,
    ];

    /// The words for it at the head of a row.
    pub fn title(self) -> &'static str {
        match self {
            Destination::SameSubnet => "Same subnet",
            Destination::SameNetwork => "Same virtual network",
            Destination::Peered => "Peered network",
            Destination::OnPremises => "On-premises",
            Destination::FirewallNetworkRule => "Private address through Azure Firewall, network rule",
            Destination::FirewallApplicationRule => "Through Azure Firewall, application rule",
            Destination::PrivateEndpoint => "Private endpoint",
            Destination::AzureDns => "Azure DNS 168.63.129.16",
            Destination::Metadata => "Metadata 169.254.169.254",
            Destination::Internet => "Internet",
        }
    }

    /// Whether it stands outside the cluster's own network and has a private address.
    pub(super) fn is_beyond_network(self) -> bool {
        matches!(self, Destination::Peered | Destination::OnPremises | Destination::FirewallNetworkRule)
    }

    /// Whether it is a service of the platform at an address of its own.
    pub(super) fn is_platform(self) -> bool {
        matches!(self, Destination::AzureDns | Destination::Metadata)
    }
}
