//! [`Group`]: which properties one command changes together.
use super::plain;
use crate::export::code::tree::Tree;

/// Properties that one command changes together, in the order in which it is safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    LoadBalancer,
    NatGateway,
    Light,
    Uninstalled,
    Model,
    DataPlane,
    Policy,
    WayOut,
    Integration,
    Version,
}

impl Group {
    /// In their order.
    pub(super) const ALL: [Group; 10] = [
        Group::LoadBalancer,
        Group::NatGateway,
        Group::Light,
        Group::Uninstalled,
        Group::Model,
        Group::DataPlane,
        Group::Policy,
        Group::WayOut,
        Group::Integration,
        Group::Version,
    ];

    /// The group of a property; those of a light one are changed each alone.
    pub(super) fn of(path: &str, after: Option<&Tree>) -> Group {
        let to = after.map(plain).unwrap_or_default();
        match path.trim_start_matches("networkProfile.") {
            "networkPlugin" | "networkPluginMode" | "podCidr" | "podCidrs" => Group::Model,
            "networkPolicy" if to.is_empty() || to == "none" => Group::Uninstalled,
            "networkPolicy" if to != "cilium" => Group::Policy,
            "networkDataplane" | "networkPolicy" => Group::DataPlane,
            "outboundType" => Group::WayOut,
            path if path.starts_with("loadBalancer") => Group::LoadBalancer,
            path if path.starts_with("natGatewayProfile") => Group::NatGateway,
            "apiServerAccessProfile.enableVnetIntegration" | "apiServerAccessProfile.subnetId" => {
                Group::Integration
            }
            "kubernetesVersion" => Group::Version,
            _ => Group::Light,
        }
    }
}
