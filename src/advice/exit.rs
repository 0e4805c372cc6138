//! [`Exit`]: the way out that is wanted.
use serde::{Deserialize, Serialize};

/// The way out that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Exit {
    /// The cluster's own load balancer.
    LoadBalancer,
    /// A NAT gateway that the service manages.
    ManagedNatGateway,
    /// The same of the SKU StandardV2.
    ManagedNatGatewayV2,
    /// A NAT gateway of one's own.
    UserAssignedNatGateway,
    /// The default route of a route table.
    UserDefinedRouting,
    /// None.
    None,
    /// Blocked.
    Block,
}

impl Exit {
    /// All of them.
    pub const ALL: [Exit; 7] = [
        Exit::LoadBalancer,
        Exit::ManagedNatGateway,
        Exit::ManagedNatGatewayV2,
        Exit::UserAssignedNatGateway,
        Exit::UserDefinedRouting,
        Exit::None,
        Exit::Block,
    ];

    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Exit::LoadBalancer => "loadBalancer",
            Exit::ManagedNatGateway => "managedNATGateway",
            Exit::ManagedNatGatewayV2 => "managedNATGateway with SKU StandardV2",
            Exit::UserAssignedNatGateway => "userAssignedNATGateway",
            Exit::UserDefinedRouting => "userDefinedRouting",
            Exit::None => "none",
            Exit::Block => "block",
        }
    }
}
