//! Who says which address is seen outside, and how much each way out carries.
use super::bounds::Bounds;
use super::{Fact, Grade, Source, learn, ports, release_note};

const fn observed(url: &'static str) -> Source {
    Source { url, read: "2026-08-21", grade: Grade::Observed }
}

/// What pods show by network model, and from where they can be called.
pub const MODELS: Source = learn("https://learn.microsoft.com/azure/aks/concepts-network-cni-overview");

/// What overlay pods show, and which addresses security groups see of them.
pub const OVERLAY: Source = learn("https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay");

/// What kubenet pods show.
pub const KUBENET: Source = learn("https://learn.microsoft.com/azure/aks/configure-kubenet");

/// What pods of the node subnet model show outside their network.
pub const NODE_SUBNET: Source = learn("https://learn.microsoft.com/azure/aks/concepts-network-legacy-cni");

/// A plugin of one's own decides by itself.
pub const OWN_CNI: Source = learn("https://learn.microsoft.com/azure/aks/use-byo-cni");

/// The agent that puts the node's address in place of the pod's, and its list of ranges where it does not.
pub const MASQUERADE: Source =
    Source { url: "https://github.com/Azure/ip-masq-agent-v2", read: "2025-09-05", grade: Grade::Code };

/// In the cluster's own subnet kubenet keeps the pod's address.
pub const KUBENET_SUBNET: Source = observed("https://github.com/Azure/AKS/issues/2031");

/// Machines whose subnet shares the route table of kubenet reach its pods.
pub const KUBENET_ROUTES: Source = observed("https://github.com/Azure/AKS/issues/4871");

/// With a pod subnet, Azure's DNS and the metadata service see the node.
pub const POD_SUBNET_PLATFORM: Source = release_note("2025-10-12");

/// With a pod subnet, somebody saw what is attached to the node subnet decide.
pub const POD_SUBNET_ROUTES: Source =
    observed("https://github.com/Azure/azure-container-networking/issues/3204");

/// Route table, security group and NAT gateway belong on node subnet and pod subnet.
pub const BOTH_SUBNETS: Source = release_note("2023-08-06");

/// Somebody saw no agent that hides pods beside Calico.
pub const CALICO_MASQUERADE: Source =
    observed("https://github.com/Azure/azure-container-networking/issues/460");

/// With eBPF host routing, pods keep their address towards other nodes.
pub const HOST_ROUTING: Source = observed("https://github.com/cilium/cilium/issues/35823");

/// The address on the Internet by outbound type.
pub const OUTBOUND_TYPES: Source = learn("https://learn.microsoft.com/azure/aks/egress-outboundtype");

/// Which next hop wins where there are several.
pub const NEXT_HOPS: Source = learn("https://learn.microsoft.com/azure/nat-gateway/nat-gateway-resource");

/// Between pools, names are asked and kubelets are called.
pub const BETWEEN_POOLS: Source = learn(
    "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/traffic-between-node-pools-is-blocked",
);

/// The service writes rules to the group of the machines and never to that of a subnet.
pub const SUBNET_GROUP: Source = learn(
    "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/custom-nsg-blocks-traffic",
);

/// Where the load balancer's probes come from.
pub const PROBES: Source =
    learn("https://learn.microsoft.com/azure/load-balancer/load-balancer-custom-probe-overview");

/// The ports of services of type NodePort.
pub const NODE_PORTS: Source = Source {
    url: "https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport",
    read: "2026-08-21",
    grade: Grade::Documentation,
};

/// Clusters that need no way out.
pub const ISOLATED: Source = learn("https://learn.microsoft.com/azure/aks/concepts-network-isolated");

/// Nodes with public addresses of their own.
pub const NODE_ADDRESSES: Source = learn("https://learn.microsoft.com/azure/aks/use-node-public-ips");

/// The static egress gateway.
pub const EGRESS_GATEWAY: Source =
    learn("https://learn.microsoft.com/azure/aks/configure-static-egress-gateway");

/// Which traffic Azure Firewall gives an address of its own.
pub const FIREWALL: Source = learn("https://learn.microsoft.com/azure/firewall/snat-private-range");

/// A NAT gateway on the firewall's own subnet leads out in the firewall's place.
pub const FIREWALL_GATEWAY: Source = Source {
    url: "https://learn.microsoft.com/azure/firewall/integrate-with-nat-gateway",
    read: "2023-10-25",
    grade: Grade::Documentation,
};

/// A firewall in front of a cluster, and the way back of what comes in.
pub const FIREWALL_TUTORIAL: Source = learn("https://learn.microsoft.com/azure/aks/limit-egress-traffic");

/// Of several addresses of a firewall only the one of the route leads back.
pub const FIREWALL_ADDRESSES: Source = observed("https://github.com/MicrosoftDocs/azure-docs/issues/87987");

/// How Windows nodes hide their pods, and how many ports the ways out have.
pub const NAT_GATEWAY: Source = learn("https://learn.microsoft.com/azure/aks/nat-gateway");

/// Which outbound address a connection takes, and which ports are used again.
pub const OUTBOUND_CONNECTIONS: Source = ports::AUTOMATIC_MOST.source;

/// How a cluster's load balancer is set.
pub const LOAD_BALANCER: Source =
    learn("https://learn.microsoft.com/azure/aks/configure-load-balancer-standard");

/// Several load balancers of one cluster.
pub const SEVERAL_BALANCERS: Source =
    learn("https://learn.microsoft.com/azure/aks/use-multiple-standard-load-balancer");

/// Internal load balancers and private link services.
pub const INTERNAL_BALANCER: Source = learn("https://learn.microsoft.com/azure/aks/internal-lb");

/// Large clusters.
pub const LARGE: Source =
    learn("https://learn.microsoft.com/azure/aks/best-practices-performance-scale-large");

/// Ports of an address of a NAT gateway, shared by all nodes.
pub const GATEWAY_PORTS: Fact<u64> = Fact { value: 64_512, source: NAT_GATEWAY };

/// Connections of an address of a NAT gateway to one destination at a time.
pub const GATEWAY_CONNECTIONS: Fact<u64> = Fact { value: 50_000, source: NEXT_HOPS };

/// Connections of a NAT gateway at a time, about.
pub const GATEWAY_ALL_CONNECTIONS: Fact<u64> = Fact { value: 2_000_000, source: NEXT_HOPS };

/// Seconds for which a NAT gateway does not use a port again to the same destination after a connection ended.
pub const GATEWAY_COOLDOWN: Fact<u64> = Fact { value: 65, source: NEXT_HOPS };

/// Addresses of a NAT gateway.
pub const GATEWAY_ADDRESSES: Bounds = Bounds { least: 1, most: 16, step: 1 };

/// Ports of an address of Azure Firewall at each of its instances.
pub const FIREWALL_PORTS: Fact<u64> = Fact { value: 2_496, source: NAT_GATEWAY };

/// Instances that Azure Firewall runs at the least.
pub const FIREWALL_INSTANCES: u64 = 2;

/// Addresses of an Azure Firewall.
pub const FIREWALL_MOST: Fact<u64> = Fact { value: 250, source: NAT_GATEWAY };

/// Addresses of an Azure Firewall that a production cluster is to have.
pub const FIREWALL_PRODUCTION: Fact<u64> = Fact { value: 20, source: FIREWALL_TUTORIAL };

/// Minutes after which an idle connection is forgotten: at the load balancer of a cluster, and at a NAT gateway.
pub const IDLE_MINUTES: (Fact<u64>, Fact<u64>) =
    (Fact { value: 30, source: LOAD_BALANCER }, Fact { value: 4, source: NEXT_HOPS });

/// Addresses that a large cluster is to leave from at the least.
pub const LARGE_ADDRESSES: Fact<u64> = Fact { value: 2, source: LARGE };
