//! What Terraform's provider azurerm plans for a changed attribute of `network_profile`: an update, or another cluster.
use crate::azure::{Grade, Source};

/// What is planned for the changes of one attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// The attribute.
    pub attribute: &'static str,
    /// The changes that are planned as an update.
    pub updates: &'static str,
    /// The changes that are planned as another cluster; empty: none.
    pub replaces: &'static str,
    /// Who says so.
    pub source: Source,
}

/// The provider's code.
pub const SOURCE: Source = Source {
    url: "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/containers/kubernetes_cluster_resource.go",
    read: "2026-08-21",
    grade: Grade::Code,
};

/// Every attribute that a change of the network touches.
pub const PLANNED: [Planned; 5] = [POLICY, DATA_PLANE, PLUGIN, POD_CIDR, OUTBOUND_TYPE];

/// The policy engine.
pub const POLICY: Planned = Planned {
    attribute: "network_policy",
    updates: "azure to cilium, calico to cilium, unset to any",
    replaces: "azure to calico, calico to azure, cilium to azure or calico",
    source: SOURCE,
};

/// The data plane.
pub const DATA_PLANE: Planned = Planned {
    attribute: "network_data_plane",
    updates: "azure to cilium",
    replaces: "cilium to azure",
    source: SOURCE,
};

/// The plugin and its mode.
pub const PLUGIN: Planned = Planned {
    attribute: "network_plugin, network_plugin_mode",
    updates: "kubenet to azure together with mode overlay, mode unset to overlay",
    replaces: "any other plugin, any other change of the mode",
    source: SOURCE,
};

/// The pod CIDR.
pub const POD_CIDR: Planned = Planned {
    attribute: "pod_cidr, pod_cidrs",
    updates: "unset to a value, as from node subnet to overlay",
    replaces: "any change of a value, as from kubenet to overlay with a new range, or an expansion",
    source: SOURCE,
};

/// The outbound type.
pub const OUTBOUND_TYPE: Planned = Planned {
    attribute: "outbound_type",
    updates: "any change; none asks for artifact_source = Cache, and block is not among its values",
    replaces: "",
    source: SOURCE,
};

/// Taking an engine away cannot be said: `none` is refused, and leaving the attribute out keeps the old value.
pub const NO_ENGINE: Source = SOURCE;
