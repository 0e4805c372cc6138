//! [`Purpose`]: what a range is wanted for.

use serde::{Deserialize, Serialize};

/// What a range is wanted for. Clusters and networks are named by their place in the resolved design.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Purpose {
    /// A subnet for the nodes of all pools of a cluster.
    NodeSubnet {
        /// The cluster's place.
        cluster: usize,
    },
    /// A subnet for the pods of all pools of a cluster that have one.
    PodSubnet {
        /// The cluster's place.
        cluster: usize,
    },
    /// The pod CIDR of a cluster.
    PodCidr {
        /// The cluster's place.
        cluster: usize,
    },
    /// The service CIDR of a cluster.
    ServiceCidr {
        /// The cluster's place.
        cluster: usize,
    },
    /// A subnet for the API server of a cluster.
    ApiServerSubnet {
        /// The cluster's place.
        cluster: usize,
    },
    /// A subnet for so many addresses of internal load balancers.
    LoadBalancers {
        /// The network's place.
        network: usize,
        /// How many addresses.
        addresses: u64,
    },
    /// The subnet of Application Gateway for Containers.
    GatewayForContainers {
        /// The network's place.
        network: usize,
    },
    /// Every range that a second cluster of the same shape needs.
    AnotherCluster {
        /// The place of the cluster that it is like.
        like: usize,
    },
}
