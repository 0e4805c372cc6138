//! [`Change`]: what of a cluster's network is to become otherwise.
use serde::{Deserialize, Serialize};

use super::exit::Exit;
use super::ipam::Ipam;
use crate::design::NetworkPolicy;

/// A change of a cluster's network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Change {
    /// Another network model.
    Model(Ipam),
    /// The Cilium data plane, or away from it.
    Cilium(bool),
    /// Another policy engine.
    Policy(NetworkPolicy),
    /// Another way out.
    Outbound(Exit),
    /// Other outbound addresses, ports or timeout of the load balancer.
    OutboundSettings,
    /// From the Basic to the Standard load balancer.
    StandardLoadBalancer,
    /// Backends of the load balancer by address.
    AddressBackends,
    /// Several load balancers.
    SeveralLoadBalancers,
    /// The API server in the virtual network.
    VnetIntegration,
    /// Private or not.
    Private(bool),
    /// IPv6 beside IPv4.
    DualStack,
    /// Nodes that answer DNS themselves.
    LocalDns,
    /// The static egress gateway.
    StaticEgressGateway,
    /// Advanced Container Networking Services on or off.
    AdvancedNetworking(bool),
    /// eBPF host routing.
    HostRouting,
    /// To a network isolated cluster.
    NetworkIsolated,
    /// Another subnet, maximum of pods or size of machine for the nodes.
    NodeSubnet,
    /// From availability sets to pools of machines.
    MachinePools,
    /// Windows nodes in a cluster that has none.
    Windows,
    /// From a network that the service manages to one of one's own.
    OwnNetwork,
    /// Another DNS address, virtual network or region.
    Place,
}

impl Change {
    /// Every change.
    pub fn all() -> Vec<Change> {
        let models = Ipam::ALL.into_iter().map(Change::Model);
        let engines = NetworkPolicy::ALL.iter().copied().map(Change::Policy);
        let exits = Exit::ALL.into_iter().map(Change::Outbound);
        let switches = [true, false]
            .into_iter()
            .flat_map(|on| [Change::Cilium(on), Change::Private(on), Change::AdvancedNetworking(on)]);
        let single = [
            Change::OutboundSettings,
            Change::StandardLoadBalancer,
            Change::AddressBackends,
            Change::SeveralLoadBalancers,
            Change::VnetIntegration,
            Change::DualStack,
            Change::LocalDns,
            Change::StaticEgressGateway,
            Change::HostRouting,
            Change::NetworkIsolated,
            Change::NodeSubnet,
            Change::MachinePools,
            Change::Windows,
            Change::OwnNetwork,
            Change::Place,
        ];
        models.chain(switches).chain(engines).chain(exits).chain(single).collect()
    }

    /// What it is, in a few words.
    pub fn title(self) -> String {
        match self {
            Change::Model(ipam) => format!("To {}", ipam.title()),
            Change::Cilium(true) => "To the Cilium data plane".to_owned(),
            Change::Cilium(false) => "Back to the Azure data plane".to_owned(),
            Change::Policy(NetworkPolicy::None) => "To no policy engine".to_owned(),
            Change::Policy(engine) => format!("To the policy engine {engine}"),
            Change::Outbound(exit) => format!("To the outbound type {}", exit.title()),
            Change::Private(true) => "To a private cluster".to_owned(),
            Change::Private(false) => "To a public API server".to_owned(),
            Change::AdvancedNetworking(true) => "Advanced Container Networking Services on".to_owned(),
            Change::AdvancedNetworking(false) => "Advanced Container Networking Services off".to_owned(),
            other => other.words().to_owned(),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Change::OutboundSettings => "Other outbound addresses, ports or timeout",
            Change::StandardLoadBalancer => "To the Standard load balancer",
            Change::AddressBackends => "Backends of the load balancer by address",
            Change::SeveralLoadBalancers => "Several load balancers",
            Change::VnetIntegration => "The API server into the virtual network",
            Change::DualStack => "IPv6 beside IPv4",
            Change::LocalDns => "LocalDNS on the nodes",
            Change::StaticEgressGateway => "The static egress gateway",
            Change::HostRouting => "eBPF host routing",
            Change::NetworkIsolated => "To a network isolated cluster",
            Change::NodeSubnet => "Another subnet, maximum of pods or machine size for nodes",
            Change::MachinePools => "From availability sets to pools of machines",
            Change::Windows => "Windows nodes later",
            Change::OwnNetwork => "From a managed network to one of your own",
            _ => "Another DNS address, virtual network or region",
        }
    }
}
