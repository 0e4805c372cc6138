//! What Kubernetes itself shows of a cluster: its nodes, pods and services at one moment.
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

use crate::net::Prefix;

/// What was seen in a cluster.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Observed {
    /// Its nodes.
    pub nodes: Vec<ObservedNode>,
    /// Its pods, as far as they were listed.
    pub pods: Vec<ObservedPod>,
    /// The ClusterIPs of its services, each once.
    pub cluster_ips: Vec<IpAddr>,
    /// How many NetworkPolicy objects it holds; `None`: nothing lists them.
    pub network_policies: Option<u64>,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ObservedNode {
    /// Its name, such as `aks-nodepool1-12345678-vmss000000`.
    pub name: String,
    /// The node pool that its name or its id tells.
    pub pool: Option<String>,
    /// `Ready`, `NotReady`, `Ready,SchedulingDisabled`.
    pub status: Option<String>,
    /// The version of its kubelet, such as `v1.33.2`.
    pub version: Option<String>,
    /// Its addresses.
    pub addresses: Vec<IpAddr>,
    /// `spec.podCIDR`.
    pub pod_cidr: Option<Prefix>,
    /// `status.capacity.pods`.
    pub max_pods: Option<u64>,
}

/// A pod.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ObservedPod {
    /// Its namespace, where the list tells.
    pub namespace: Option<String>,
    /// Its name.
    pub name: String,
    /// `1/1`: containers that are ready, of all.
    pub ready: Option<String>,
    /// `Running`, `Pending`, `ContainerCreating`.
    pub status: Option<String>,
    /// Its address.
    pub address: Option<IpAddr>,
    /// The node that it runs on.
    pub node: Option<String>,
}
