//! [`Ipam`]: how nodes and pods get their addresses.
use serde::{Deserialize, Serialize};

use crate::azure::NetworkModel;

/// How nodes and pods get their addresses, the two allocations of pod subnets told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Ipam {
    /// Azure CNI Overlay.
    Overlay,
    /// A pod subnet, addresses as pods come.
    PodSubnet,
    /// A pod subnet in static blocks.
    StaticBlocks,
    /// Nodes and pods in one subnet.
    NodeSubnet,
    /// kubenet.
    Kubenet,
    /// A CNI of one's own.
    OwnCni,
}

impl Ipam {
    /// All of them.
    pub const ALL: [Ipam; 6] =
        [Ipam::Overlay, Ipam::PodSubnet, Ipam::StaticBlocks, Ipam::NodeSubnet, Ipam::Kubenet, Ipam::OwnCni];

    /// The network model that it is.
    pub fn model(self) -> NetworkModel {
        match self {
            Ipam::Overlay => NetworkModel::Overlay,
            Ipam::PodSubnet | Ipam::StaticBlocks => NetworkModel::PodSubnet,
            Ipam::NodeSubnet => NetworkModel::NodeSubnet,
            Ipam::Kubenet => NetworkModel::Kubenet,
            Ipam::OwnCni => NetworkModel::None,
        }
    }

    /// The name that people use.
    pub fn title(self) -> &'static str {
        match self {
            Ipam::StaticBlocks => "Azure CNI pod subnet in static blocks",
            _ => self.model().title(),
        }
    }

    /// Whether its subnets are in a network of one's own.
    pub(super) fn needs_own_network(self) -> bool {
        matches!(self, Ipam::PodSubnet | Ipam::StaticBlocks)
    }
}
