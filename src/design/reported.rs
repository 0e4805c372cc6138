//! What was reported as failed: by the service, by a node that starts, by a pod that gets no address.
use crate::net::Prefix;
use serde::{Deserialize, Serialize};

/// An error that somebody read on a screen, with the numbers that its text carries.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReportedError {
    /// The code, such as `InsufficientSubnetSize`; `None` where the text names none.
    pub code: Option<String>,
    /// The code under the code, such as `InsufficientOutboundPorts`.
    pub subcode: Option<String>,
    /// The property that the service complains of, such as `networkProfile.podCIDR`.
    pub target: Option<String>,
    /// The message on one line, without what stands around it.
    pub message: String,
    /// Addresses or ports that were asked for.
    pub required: Option<u64>,
    /// Addresses or ports that there are.
    pub available: Option<u64>,
    /// The range that is too small or in the way.
    pub prefix: Option<Prefix>,
    /// The range that `prefix` collides with.
    pub other_prefix: Option<Prefix>,
    /// The subnet by name.
    pub subnet: Option<String>,
    /// Nodes that the service counted.
    pub nodes: Option<u64>,
    /// Outbound ports for each node.
    pub ports_per_node: Option<u64>,
    /// Outbound addresses of the load balancer.
    pub outbound_ips: Option<u64>,
    /// The cluster by name.
    pub cluster: Option<String>,
    /// The node pool by name.
    pub pool: Option<String>,
}
