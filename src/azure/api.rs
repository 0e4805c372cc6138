//! The versions of the API that templates ask.
use super::{Fact, Grade, Source};

/// The newest stable version of `Microsoft.ContainerService/managedClusters`.
pub const MANAGED_CLUSTERS: Fact<&str> = Fact {
    value: "2026-06-01",
    source: package("https://pypi.org/project/azure-mgmt-containerservice/41.6.0/"),
};

/// The newest stable version of `Microsoft.Network`.
pub const NETWORK: Fact<&str> =
    Fact { value: "2026-03-01", source: package("https://pypi.org/project/azure-mgmt-network/33.1.0/") };

const fn package(url: &'static str) -> Source {
    Source { url, read: "2026-11-23", grade: Grade::Code }
}
