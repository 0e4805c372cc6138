//! Features that do not work where they are.
use super::{Cure, cure_or};
use crate::fix::place::On;
use crate::fix::special;
use crate::fix::way::Way::{By, Values};

pub(super) const CURES: &[Cure] = &[cure_or(
    "feature-unsupported-here",
    &[
        By(special::features_off),
        By(special::plain_api_server),
        Values(On::Cluster, &[("nodeProvisioningProfile.mode", "Manual")]),
        Values(On::Cluster, &[("networkDataplane", "cilium"), ("networkPolicy", "cilium")]),
        Values(On::Cluster, &[("networkPlugin", "azure"), ("networkPluginMode", "overlay")]),
        Values(On::Cluster, &[("sku.tier", "Standard")]),
        Values(On::Cluster, &[("networkPolicy", "none")]),
        Values(On::Cluster, &[("outboundType", "loadBalancer")]),
        By(crate::fix::kubernetes::later),
    ],
    "",
)];
