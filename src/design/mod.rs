//! The design: what is decided or was read, as plain data with ARM's property names. Every value is an
//! `Option`: nobody said, or this.
//!
//! Holds no defaults and no origins, and draws no conclusions. References are local keys (names), never
//! resource ids; ids are kept only to tell which pasted documents speak of the same thing.

mod attached;
mod cluster;
mod features;
mod network;
mod observed;
mod reported;
mod resource_id;
pub mod subject;
mod words;

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use crate::azure::Disagreement;

pub use attached::{
    Attached, DnsLink, Firewall, NatGateway, NextHopType, OfSubnet, OutboundRule, PublicAddress, RouteTable,
    SecurityGroup, SecurityRule, TableRoute,
};
pub use cluster::{
    ApiServerAccess, Cluster, LoadBalancerProfile, MaxSurge, NatGatewayProfile, NetworkProfile, NodePool,
    Stage,
};
pub use features::Features;
pub use network::{ConnectedRange, NodeAddresses, RangeKind, Subnet, SubnetRef, Usage, VirtualNetwork};
pub use observed::{
    Observed, ObservedBalancer, ObservedNamespace, ObservedNode, ObservedPod, ObservedPolicy,
    ObservedServices, PodPort, PodTraits, PolicyKind, Protocol,
};
pub use reported::ReportedError;
pub use resource_id::ResourceId;
pub use words::{
    LoadBalancerSku, NetworkDataplane, NetworkPlugin, NetworkPluginMode, NetworkPolicy, NodeImage, OsType,
    OutboundType, PodIpAllocationMode, PoolMode, PoolType, PrivateDnsZone, Word,
};

/// Everything that is known of the networks and clusters under consideration, in the order it was given.
///
/// Names of networks, of clusters and of ranges are unique within their list (equal ones got `~2`, `~3`), and
/// serve as keys. Networks and clusters are shared, so that a copy costs pointers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Design {
    /// Virtual networks, those known only from a reference included.
    pub networks: Vec<Arc<VirtualNetwork>>,
    /// Ranges reached by peering, VPN or ExpressRoute.
    pub ranges: Vec<ConnectedRange>,
    /// Managed clusters.
    pub clusters: Vec<Arc<Cluster>>,
    /// What was reported as failed.
    pub errors: Vec<ReportedError>,
    /// Where sources disagree, those that are taken at the other source's word; sorted, each once.
    pub taken_otherwise: Vec<Disagreement>,
    /// What stands around subnets.
    pub attached: Arc<Attached>,
}

impl Design {
    /// Whether nothing at all is known.
    pub fn is_empty(&self) -> bool {
        self.networks.is_empty()
            && self.ranges.is_empty()
            && self.clusters.is_empty()
            && self.errors.is_empty()
            && self.taken_otherwise.is_empty()
            && self.attached.is_empty()
    }

    /// The network of that local name.
    pub fn network(&self, name: &str) -> Option<&VirtualNetwork> {
        self.networks.iter().find(|network| network.name == name).map(Arc::as_ref)
    }

    /// The subnet that a reference means; `None` when the design does not hold it.
    pub fn subnet(&self, reference: &SubnetRef) -> Option<&Subnet> {
        self.network(&reference.network)?.subnets.iter().find(|subnet| subnet.name == reference.subnet)
    }
}
