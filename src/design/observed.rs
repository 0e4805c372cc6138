//! What Kubernetes itself shows of a cluster: its nodes, pods and services at one moment.
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

use super::{OsType, PoolMode, Word};
use crate::net::Prefix;

/// What was seen in a cluster.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Observed {
    /// Its nodes.
    pub nodes: Vec<ObservedNode>,
    /// Its pods, as far as they were listed.
    pub pods: Vec<ObservedPod>,
    /// Its services; `None`: nothing lists them.
    pub services: Option<ObservedServices>,
    /// Its NetworkPolicy objects, `namespace/name`, each once; `None`: nothing lists them.
    pub network_policies: Option<Vec<String>>,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ObservedNode {
    /// Its name, such as `aks-nodepool1-12345678-vmss000000`.
    pub name: String,
    /// The name of its machine, where the service lists machines.
    pub machine: Option<String>,
    /// The node pool that its name, a label of it or its id tells.
    pub pool: Option<String>,
    /// The mode that a label or the service gives its pool.
    pub mode: Option<Word<PoolMode>>,
    /// Its operating system.
    pub os_type: Option<Word<OsType>>,
    /// `Ready`, `NotReady`, `Ready,SchedulingDisabled`.
    pub status: Option<String>,
    /// The version of its kubelet, such as `v1.33.2`.
    pub version: Option<String>,
    /// Its addresses in the virtual network.
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
    /// Whether it has the address of its node (`spec.hostNetwork`); `None`: nothing tells.
    pub host_network: Option<bool>,
}

/// The services of a cluster.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ObservedServices {
    /// Their ClusterIPs, each once.
    pub cluster_ips: Vec<IpAddr>,
    /// Whether the services of all namespaces were listed.
    pub all_namespaces: bool,
    /// Internal load balancers with `externalTrafficPolicy` `Local`, `namespace/name`, each once.
    pub internal_and_local: Vec<String>,
    /// Those that name `externalIPs`, `namespace/name`, each once.
    pub with_external_ips: Vec<String>,
    /// Those of type LoadBalancer.
    pub load_balancers: Vec<ObservedBalancer>,
}

/// A service of type LoadBalancer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ObservedBalancer {
    /// `namespace/name`; without a namespace where the list does not tell it.
    pub name: String,
    /// How many ports it has.
    pub ports: u64,
    /// The address that it is reached at from outside the cluster.
    pub address: Option<IpAddr>,
}

impl ObservedNode {
    /// Whether it can run pods; `None` where nothing tells.
    pub fn is_ready(&self) -> Option<bool> {
        let status = self.status.as_deref()?;
        Some(status.split(',').any(|word| word == "Ready"))
    }
}
