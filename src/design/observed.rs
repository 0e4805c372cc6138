//! What Kubernetes itself shows of a cluster: its nodes, pods, services and policies at one moment.
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
    /// What its policies say, those of Cilium among them, as far as they were printed whole.
    pub policies: Vec<ObservedPolicy>,
    /// Its namespaces, as far as they were printed whole.
    pub namespaces: Vec<ObservedNamespace>,
    /// What policies select pods by, each once: see [`ObservedPod::traits`].
    pub pod_traits: Vec<PodTraits>,
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
    /// The place of its labels and ports in [`Observed::pod_traits`]; `None`: nothing tells.
    pub traits: Option<usize>,
}

/// What policies select a pod by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct PodTraits {
    /// Its labels, key and value.
    pub labels: Vec<(String, String)>,
    /// The ports that its containers name.
    pub ports: Vec<PodPort>,
}

/// A port of a container.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PodPort {
    /// Its name, which policies may use in place of the number.
    pub name: Option<String>,
    /// Its protocol.
    pub protocol: Protocol,
    /// Its number.
    pub number: u16,
}

/// A protocol that has ports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Protocol {
    /// TCP, which also stands where nothing is said.
    Tcp,
    /// UDP.
    Udp,
    /// SCTP.
    Sctp,
}

/// A namespace.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ObservedNamespace {
    /// Its name.
    pub name: String,
    /// Its labels, key and value.
    pub labels: Vec<(String, String)>,
}

/// An object that allows or denies what pods send and receive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObservedPolicy {
    /// What it is.
    pub kind: PolicyKind,
    /// Its namespace; `None` for one of the whole cluster.
    pub namespace: Option<String>,
    /// Its name.
    pub name: String,
    /// Its `spec` and `specs` as JSON.
    pub content: String,
}

/// The kinds of such objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PolicyKind {
    /// `NetworkPolicy` of `networking.k8s.io`.
    Kubernetes,
    /// `CiliumNetworkPolicy`.
    Cilium,
    /// `CiliumClusterwideNetworkPolicy`.
    CiliumClusterwide,
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

impl Protocol {
    /// `TCP`, in any casing.
    pub fn read(text: &str) -> Option<Protocol> {
        Protocol::ALL.into_iter().find(|protocol| protocol.text().eq_ignore_ascii_case(text))
    }

    /// Every protocol.
    pub const ALL: [Protocol; 3] = [Protocol::Tcp, Protocol::Udp, Protocol::Sctp];

    /// `TCP`, `UDP`, `SCTP`.
    pub fn text(self) -> &'static str {
        match self {
            Protocol::Tcp => "TCP",
            Protocol::Udp => "UDP",
            Protocol::Sctp => "SCTP",
        }
    }
}

impl PolicyKind {
    /// The kind as objects spell it.
    pub fn text(self) -> &'static str {
        match self {
            PolicyKind::Kubernetes => "NetworkPolicy",
            PolicyKind::Cilium => "CiliumNetworkPolicy",
            PolicyKind::CiliumClusterwide => "CiliumClusterwideNetworkPolicy",
        }
    }
}

impl ObservedNode {
    /// Whether it can run pods; `None` where nothing tells.
    pub fn is_ready(&self) -> Option<bool> {
        let status = self.status.as_deref()?;
        Some(status.split(',').any(|word| word == "Ready"))
    }
}
