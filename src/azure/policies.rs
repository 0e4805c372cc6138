//! Network policies: what each engine does and does not with them.
use super::migration::{NPM_TO_CILIUM, POLICIES};
use super::{Fact, Source, learn};

/// Azure CNI powered by Cilium.
pub const CILIUM: Source = learn("https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium");

/// What to mind about policies.
pub const PRACTICES: Source = learn("https://learn.microsoft.com/azure/aks/network-policy-best-practices");

/// Containers beside the nodes.
pub const VIRTUAL_NODES: Source = learn("https://learn.microsoft.com/azure/aks/virtual-nodes");

/// The static egress gateway.
pub const EGRESS_GATEWAY: Source =
    learn("https://learn.microsoft.com/azure/aks/configure-static-egress-gateway");

/// Encryption between pods.
pub const MUTUAL_TLS: Source =
    learn("https://learn.microsoft.com/azure/aks/container-network-security-cilium-mutual-tls-concepts");

/// A CNI of one's own.
pub const OWN_CNI: Source = learn("https://learn.microsoft.com/azure/aks/use-byo-cni");

/// The first minor version of Kubernetes that comes with a Cilium that reads `endPort`: 1.17.
pub const END_PORT_FROM: Fact<u64> = Fact { value: 32, source: NPM_TO_CILIUM };

/// `ipBlock` entries of a policy beyond which Azure Network Policy Manager may let traffic through for moments.
pub const NPM_BLOCKS: Fact<u64> = Fact { value: 4, source: POLICIES };

/// The first minor version of Kubernetes with policies on requests and on domain names.
pub const BY_REQUEST_FROM: u64 = 29;

/// Policies on requests.
pub const LAYER_SEVEN: Source =
    learn("https://learn.microsoft.com/azure/aks/container-network-security-l7-policy-concepts");

/// Policies on domain names.
pub const FQDN: Source =
    learn("https://learn.microsoft.com/azure/aks/container-network-security-fqdn-filtering-concepts");

/// The addresses that LocalDNS answers on.
pub const LOCAL_DNS: &str = "169.254.10.0/24";
