//! What the Azure CLI takes where a command does not say, and what it refuses before it asks the service.
use super::{Fact, Grade, Source};
use crate::net::Prefix;

/// Nodes of a pool that a command creates without `--node-count`; the service itself would take one.
pub const NODE_COUNT: Fact<u64> = Fact {
    value: 3,
    source: code(
        "https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/acs/custom.py",
    ),
};

/// The first pool of a cluster that is created without `--nodepool-name`.
pub const FIRST_POOL: &str = "nodepool1";

/// The address space of a network that a command creates without `--address-prefixes`.
pub const NETWORK: Fact<Prefix> = Fact { value: Prefix::ipv4([10, 0, 0, 0], 16), source: NETWORKS };

/// The length of a subnet that a command creates with its network and without `--subnet-prefixes`: the beginning
/// of the network, or the whole of a smaller one.
pub const SUBNET_LENGTH: Fact<u8> = Fact { value: 24, source: NETWORKS };

/// What is refused of single flags.
pub const VALIDATORS: Source = code(
    "https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/acs/_validators.py",
);

/// What is refused of flags together.
pub const DECORATOR: Source = code(
    "https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/acs/managed_cluster_decorator.py",
);

/// What is refused of a way out that needs a network of one's own.
pub const OWN_NETWORK_ONLY: Source = Source {
    url: "https://github.com/Azure/azure-cli/issues/33694",
    read: "2026-07-31",
    grade: Grade::Observed,
};

const NETWORKS: Source = code(
    "https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/network/_validators.py",
);

const fn code(url: &'static str) -> Source {
    Source { url, read: "2026-11-23", grade: Grade::Code }
}
