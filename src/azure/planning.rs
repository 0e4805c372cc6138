//! Sizes, delegations and changes of ranges that a plan is made with.
use super::{Fact, Grade, Source, learn};

/// The length of the subnet of Application Gateway for Containers: neither longer nor shorter.
pub const GATEWAY_SUBNET_LENGTH: Fact<u8> = Fact {
    value: 24,
    source: learn(
        "https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking",
    ),
};

/// The service that the subnet of Application Gateway for Containers is delegated to.
pub const GATEWAY_DELEGATION: Fact<&str> =
    Fact { value: "Microsoft.ServiceNetworking/trafficControllers", source: GATEWAY_SUBNET_LENGTH.source };

/// The service that subnets of pods are delegated to.
pub const POD_SUBNET_DELEGATION: Fact<&str> = Fact {
    value: "Microsoft.ContainerService/managedClusters",
    source: learn("https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation"),
};

/// The service that the API server's subnet is delegated to.
pub const API_SERVER_DELEGATION: Fact<&str> = Fact {
    value: "Microsoft.ContainerService/managedClusters",
    source: learn("https://learn.microsoft.com/azure/aks/api-server-vnet-integration"),
};

/// The longest service CIDR that leaves room: nothing documents a least size, and a /25 has been seen to run out.
pub const SERVICE_CIDR_LENGTH: Fact<u8> = Fact {
    value: 24,
    source: Source {
        url: "https://github.com/Azure/AKS/issues/1843",
        read: "2026-08-21",
        grade: Grade::Inferred,
    },
};

/// The place of the DNS service's address in the service CIDR, counted from its first address.
pub const DNS_SERVICE_PLACE: Fact<u8> =
    Fact { value: 10, source: learn("https://learn.microsoft.com/azure/aks/configure-kubenet") };

/// The pod CIDR of an overlay cluster can only be replaced by a larger one that contains it.
pub const POD_CIDR_EXPANSION: Source =
    learn("https://learn.microsoft.com/azure/aks/azure-cni-overlay-pod-expand");

/// The subnet of a pool is chosen when the pool is made; after the network has grown, the cluster is updated first.
pub const POOL_SUBNET: Source = learn("https://learn.microsoft.com/azure/aks/node-pool-unique-subnet");

/// The service resizes no subnet in which an address is in use: it answers `InUseSubnetCannotBeUpdated`.
pub const SUBNET_IN_USE: Source = Source {
    url: "https://github.com/hashicorp/terraform-provider-azurerm/issues/7687",
    read: "2026-11-23",
    grade: Grade::Observed,
};
