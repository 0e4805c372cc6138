//! [`Purpose`]: what a range is wanted for.

use serde::{Deserialize, Serialize};

use crate::resolve::Resolved;

/// Addresses of a subnet for internal load balancers, where nobody says how many.
const LOAD_BALANCERS: u64 = 16;

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

/// Every purpose that a design has a range to find for, with what people call it: those of clusters first.
pub fn purposes(resolved: &Resolved) -> Vec<(String, Purpose)> {
    let clusters = resolved.clusters.iter().enumerate();
    let of_clusters = clusters.flat_map(|(place, cluster)| of_cluster(place, cluster.name()));
    let networks = resolved.networks.iter().enumerate().filter(|(_, network)| !network.managed);
    let of_networks = networks.flat_map(|(place, network)| of_network(place, &network.name));
    of_clusters.chain(of_networks).collect()
}

fn of_cluster(place: usize, name: &str) -> [(String, Purpose); 6] {
    [
        (format!("the nodes of {name}"), Purpose::NodeSubnet { cluster: place }),
        (format!("the pods of {name} (pod subnet)"), Purpose::PodSubnet { cluster: place }),
        (format!("the pod CIDR of {name}"), Purpose::PodCidr { cluster: place }),
        (format!("the service CIDR of {name}"), Purpose::ServiceCidr { cluster: place }),
        (format!("the API server of {name}"), Purpose::ApiServerSubnet { cluster: place }),
        (format!("another cluster like {name}"), Purpose::AnotherCluster { like: place }),
    ]
}

fn of_network(place: usize, name: &str) -> [(String, Purpose); 2] {
    let balancers = Purpose::LoadBalancers { network: place, addresses: LOAD_BALANCERS };
    [
        (format!("{LOAD_BALANCERS} internal load balancers in {name}"), balancers),
        (
            format!("Application Gateway for Containers in {name}"),
            Purpose::GatewayForContainers { network: place },
        ),
    ]
}
