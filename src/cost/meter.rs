//! [`Meter`]: what is billed, and in which unit.
use serde::{Deserialize, Serialize};

use crate::azure::{Source, billing};

/// What is billed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Meter {
    /// The control plane of a tier that is not free.
    ControlPlane,
    /// A machine.
    Node,
    /// A rule of a Standard load balancer.
    LoadBalancerRule,
    /// A public address.
    PublicAddress,
    /// A NAT gateway.
    NatGateway,
    /// A deployment of Azure Firewall.
    Firewall,
    /// A private endpoint.
    PrivateEndpoint,
    /// A node with Advanced Container Networking Services.
    AdvancedNetworking,
    /// What passes a load balancer.
    ByLoadBalancer,
    /// What passes a NAT gateway.
    ByNatGateway,
    /// What passes Azure Firewall.
    ByFirewall,
}

/// What a meter counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Hours of each.
    Hours,
    /// Gigabytes of a month.
    Gigabytes,
}

impl Meter {
    /// Every meter, in the order of a bill.
    pub const ALL: [Meter; 11] = [
        Meter::ControlPlane,
        Meter::Node,
        Meter::AdvancedNetworking,
        Meter::LoadBalancerRule,
        Meter::PublicAddress,
        Meter::NatGateway,
        Meter::Firewall,
        Meter::PrivateEndpoint,
        Meter::ByLoadBalancer,
        Meter::ByNatGateway,
        Meter::ByFirewall,
    ];

    /// What people call one of it.
    pub fn title(self) -> &'static str {
        match self {
            Meter::ControlPlane => "Control plane",
            Meter::Node => "Node",
            Meter::LoadBalancerRule => "Load balancer rule",
            Meter::PublicAddress => "Public address",
            Meter::NatGateway => "NAT gateway",
            Meter::Firewall => "Azure Firewall",
            Meter::PrivateEndpoint => "Private endpoint",
            Meter::AdvancedNetworking => "Node with Advanced Container Networking Services",
            Meter::ByLoadBalancer => "Passes the load balancer",
            Meter::ByNatGateway => "Passes the NAT gateway",
            Meter::ByFirewall => "Passes Azure Firewall",
        }
    }

    /// What it counts.
    pub fn unit(self) -> Unit {
        match self {
            Meter::ByLoadBalancer | Meter::ByNatGateway | Meter::ByFirewall => Unit::Gigabytes,
            _ => Unit::Hours,
        }
    }

    /// Who says that it is billed.
    pub fn source(self) -> Source {
        match self {
            Meter::ControlPlane => billing::CONTROL_PLANE,
            Meter::Node => billing::MACHINES,
            Meter::LoadBalancerRule | Meter::ByLoadBalancer => billing::LOAD_BALANCER,
            Meter::PublicAddress => billing::PUBLIC_ADDRESS,
            Meter::NatGateway | Meter::ByNatGateway => billing::NAT_GATEWAY,
            Meter::Firewall | Meter::ByFirewall => billing::FIREWALL,
            Meter::PrivateEndpoint => billing::PRIVATE_ENDPOINT,
            Meter::AdvancedNetworking => billing::ADVANCED_NETWORKING,
        }
    }
}

impl Unit {
    /// What a price is for: `each hour`.
    pub fn text(self) -> &'static str {
        match self {
            Unit::Hours => "an hour",
            Unit::Gigabytes => "a gigabyte",
        }
    }
}
