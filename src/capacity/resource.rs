//! The resources that can run out, and the units in which they are counted.

/// A resource that can run out, in the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Resource {
    /// Addresses of the subnet of nodes.
    NodeSubnet,
    /// Addresses of the subnet of pods.
    PodSubnet,
    /// Blocks of the pod CIDR, one a node.
    PodCidr,
    /// Routes of a kubenet cluster, one a node.
    RouteTable,
    /// Nodes of a pool.
    PoolNodes,
    /// Nodes of the cluster.
    ClusterNodes,
    /// Pods of the cluster.
    ClusterPods,
    /// Source ports of the load balancer's outbound rule.
    SnatPorts,
    /// ClusterIPs.
    ServiceCidr,
    /// Addresses of the API server's subnet.
    ApiServerSubnet,
}

/// What a resource is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Addresses.
    Addresses,
    /// Blocks of 256 addresses.
    Blocks,
    /// Nodes.
    Nodes,
    /// Pods.
    Pods,
    /// Source ports.
    Ports,
}

impl Resource {
    /// The word for it in the analysis document.
    pub fn text(self) -> &'static str {
        match self {
            Resource::NodeSubnet => "nodeSubnet",
            Resource::PodSubnet => "podSubnet",
            Resource::PodCidr => "podCidr",
            Resource::RouteTable => "routeTable",
            Resource::PoolNodes => "poolNodes",
            Resource::ClusterNodes => "clusterNodes",
            Resource::ClusterPods => "clusterPods",
            Resource::SnatPorts => "snatPorts",
            Resource::ServiceCidr => "serviceCidr",
            Resource::ApiServerSubnet => "apiServerSubnet",
        }
    }

    /// The name for people.
    pub fn title(self) -> &'static str {
        match self {
            Resource::NodeSubnet => "Node subnet",
            Resource::PodSubnet => "Pod subnet",
            Resource::PodCidr => "Pod CIDR",
            Resource::RouteTable => "Route table",
            Resource::PoolNodes => "Nodes of the pool",
            Resource::ClusterNodes => "Nodes of the cluster",
            Resource::ClusterPods => "Pods of the cluster",
            Resource::SnatPorts => "SNAT ports",
            Resource::ServiceCidr => "Service CIDR",
            Resource::ApiServerSubnet => "API server subnet",
        }
    }

    /// What it is counted in.
    pub fn unit(self) -> Unit {
        match self {
            Resource::NodeSubnet
            | Resource::PodSubnet
            | Resource::ServiceCidr
            | Resource::ApiServerSubnet => Unit::Addresses,
            Resource::PodCidr => Unit::Blocks,
            Resource::RouteTable | Resource::PoolNodes | Resource::ClusterNodes => Unit::Nodes,
            Resource::ClusterPods => Unit::Pods,
            Resource::SnatPorts => Unit::Ports,
        }
    }
}

impl Unit {
    /// The singular word.
    pub fn one(self) -> &'static str {
        match self {
            Unit::Addresses => "address",
            Unit::Blocks => "block",
            Unit::Nodes => "node",
            Unit::Pods => "pod",
            Unit::Ports => "port",
        }
    }

    /// The plural word, which is also that of the analysis document.
    pub fn text(self) -> &'static str {
        match self {
            Unit::Addresses => "addresses",
            Unit::Blocks => "blocks",
            Unit::Nodes => "nodes",
            Unit::Pods => "pods",
            Unit::Ports => "ports",
        }
    }
}
