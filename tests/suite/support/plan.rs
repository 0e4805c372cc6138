//! Builders: `plan().cluster(cluster("aks").overlay().pod_cidr("10.244.0.0/22").pool(pool("np1").count(5)))`.
use std::sync::Arc;

use aks_network_planner::analysis::{Analysis, analyze};
use aks_network_planner::azure::day;
use aks_network_planner::design::{
    Attached, Cluster, ConnectedRange, Design, LoadBalancerProfile, LoadBalancerSku, MaxSurge,
    NetworkDataplane, NetworkPlugin, NetworkPluginMode, NetworkPolicy, NetworkProfile, NextHopType,
    NodeAddresses, NodePool, OsType, OutboundType, PodIpAllocationMode, PoolMode, PublicAddress, RangeKind,
    ResourceId, RouteTable, SecurityGroup, SecurityRule, Subnet, SubnetRef, TableRoute, Usage,
    VirtualNetwork, Word,
};
use aks_network_planner::export::analysis_document;
use aks_network_planner::net::Prefix;

use super::{Document, TODAY};

/// The prefix that a text is.
pub(crate) fn prefix(text: &str) -> Prefix {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A design in the making.
#[derive(Clone, Default)]
pub(crate) struct Plan(pub(crate) Design);

/// A design without anything.
pub(crate) fn plan() -> Plan {
    Plan::default()
}

impl Plan {
    pub(crate) fn cluster(mut self, cluster: ClusterPlan) -> Plan {
        self.0.clusters.push(Arc::new(cluster.0));
        self
    }

    pub(crate) fn network(mut self, network: NetworkPlan) -> Plan {
        self.0.networks.push(Arc::new(network.0));
        self
    }

    pub(crate) fn on_premises(self, name: &str, range: &str) -> Plan {
        self.range(name, RangeKind::OnPremises, range)
    }

    pub(crate) fn range(mut self, name: &str, kind: RangeKind, range: &str) -> Plan {
        let prefixes = vec![prefix(range)];
        let range = ConnectedRange { name: name.into(), kind, prefixes, network: None, remote: None };
        self.0.ranges.push(range);
        self
    }

    /// A peering of `near` with `far`, as the document of `near` prints it.
    pub(crate) fn peering(mut self, near: &str, far: &str, range: &str) -> Plan {
        self.0.ranges.push(ConnectedRange {
            name: format!("{near} to {far}"),
            kind: RangeKind::Peered,
            prefixes: vec![prefix(range)],
            network: Some(near.into()),
            remote: Some(network_id(far)),
        });
        self
    }

    /// Changes what stands around subnets.
    pub(crate) fn attached(mut self, change: impl FnOnce(&mut Attached)) -> Plan {
        change(Arc::make_mut(&mut self.0.attached));
        self
    }

    /// A route table on `vnet/nodes` with a default route.
    pub(crate) fn default_route(self, next_hop: NextHopType, address: Option<&str>) -> Plan {
        let route = TableRoute {
            name: "default".into(),
            prefix: Some(prefix("0.0.0.0/0")),
            next_hop: Word::Known(next_hop),
            address: address.map(|address| address.parse().expect("an address")),
        };
        let table = RouteTable {
            id: network_resource("routeTables/rt"),
            subnets: vec![network_resource("virtualNetworks/vnet/subnets/nodes")],
            routes: vec![route],
        };
        self.attached(|attached| attached.route_tables.push(table))
    }

    /// A security group on `vnet/nodes` with these rules.
    pub(crate) fn security_rules(self, rules: &[SecurityRule]) -> Plan {
        let group = SecurityGroup {
            id: network_resource("networkSecurityGroups/nsg"),
            subnets: vec![network_resource("virtualNetworks/vnet/subnets/nodes")],
            rules: rules.to_vec(),
        };
        self.attached(|attached| attached.security_groups.push(group))
    }

    /// A public address or prefix of that name.
    pub(crate) fn public_address(self, name: &str, range: &str) -> Plan {
        let address = PublicAddress { id: public_address(name), range: Some(prefix(range)) };
        self.attached(|attached| attached.public_addresses.push(address))
    }

    pub(crate) fn analysis_on(&self, today: &str) -> Analysis {
        analyze(&self.0, day(today).expect("a day"))
    }

    /// What other programs are told of it.
    pub(crate) fn document(&self) -> Document {
        self.document_on(TODAY)
    }

    pub(crate) fn document_on(&self, today: &str) -> Document {
        Document::parse(&analysis_document(&self.analysis_on(today), &[]))
    }
}

/// A cluster as the service prints it.
#[derive(Clone)]
pub(crate) struct ClusterPlan(pub(crate) Cluster);

/// A cluster of the node subnet model in resource group `rg`, with no pools yet.
pub(crate) fn cluster(name: &str) -> ClusterPlan {
    let profile = NetworkProfile { network_plugin: known(NetworkPlugin::Azure), ..NetworkProfile::default() };
    ClusterPlan(Cluster {
        name: name.into(),
        resource_group: Some("rg".into()),
        node_resource_group: Some(format!("MC_rg_{name}_westeurope")),
        network_profile: Some(profile),
        pools: Some(Vec::new()),
        ..Cluster::default()
    })
}

impl ClusterPlan {
    /// Changes whatever no method of its own is for.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Cluster)) -> ClusterPlan {
        change(&mut self.0);
        self
    }

    pub(crate) fn profile(self, change: impl FnOnce(&mut NetworkProfile)) -> ClusterPlan {
        self.with(|cluster| change(cluster.network_profile.get_or_insert_default()))
    }

    pub(crate) fn overlay(self) -> ClusterPlan {
        self.profile(|profile| profile.network_plugin_mode = known(NetworkPluginMode::Overlay))
    }

    pub(crate) fn kubenet(self) -> ClusterPlan {
        self.plugin(NetworkPlugin::Kubenet)
    }

    pub(crate) fn own_cni(self) -> ClusterPlan {
        self.plugin(NetworkPlugin::None)
    }

    fn plugin(self, plugin: NetworkPlugin) -> ClusterPlan {
        self.profile(|profile| profile.network_plugin = known(plugin))
    }

    pub(crate) fn pod_cidr(self, range: &str) -> ClusterPlan {
        self.profile(|profile| profile.pod_cidrs.get_or_insert_default().push(prefix(range)))
    }

    pub(crate) fn service_cidr(self, range: &str) -> ClusterPlan {
        self.profile(|profile| profile.service_cidrs.get_or_insert_default().push(prefix(range)))
    }

    pub(crate) fn dns(self, address: &str) -> ClusterPlan {
        self.profile(|profile| profile.dns_service_ip = Some(address.parse().expect("an address")))
    }

    pub(crate) fn policy(self, policy: NetworkPolicy) -> ClusterPlan {
        self.profile(|profile| profile.network_policy = known(policy))
    }

    pub(crate) fn dataplane(self, dataplane: NetworkDataplane) -> ClusterPlan {
        self.profile(|profile| profile.network_dataplane = known(dataplane))
    }

    /// A Standard load balancer with that many managed addresses and ports per node; 0 ports: automatic.
    pub(crate) fn load_balancer(self, addresses: u64, ports: u64) -> ClusterPlan {
        self.outbound(LoadBalancerProfile {
            managed_outbound_ips: Some(addresses),
            allocated_outbound_ports: Some(ports),
            ..LoadBalancerProfile::default()
        })
    }

    pub(crate) fn outbound(self, load_balancer: LoadBalancerProfile) -> ClusterPlan {
        self.profile(|profile| {
            profile.outbound_type = known(OutboundType::LoadBalancer);
            profile.load_balancer_sku = known(LoadBalancerSku::Standard);
            profile.load_balancer_profile = Some(load_balancer);
        })
    }

    /// Puts its API server into `network/subnet`.
    pub(crate) fn api_server_in(self, place: &str) -> ClusterPlan {
        self.with(|cluster| cluster.api_server.subnet = Some(reference(place)))
    }

    pub(crate) fn pool(self, pool: PoolPlan) -> ClusterPlan {
        self.with(|cluster| cluster.pools.get_or_insert_default().push(pool.0))
    }
}

/// A node pool.
#[derive(Clone)]
pub(crate) struct PoolPlan(pub(crate) NodePool);

/// A pool of one Linux node.
pub(crate) fn pool(name: &str) -> PoolPlan {
    PoolPlan(NodePool { name: name.into(), count: Some(1), ..NodePool::default() })
}

impl PoolPlan {
    /// Changes whatever no method of its own is for.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut NodePool)) -> PoolPlan {
        change(&mut self.0);
        self
    }

    pub(crate) fn count(self, nodes: u64) -> PoolPlan {
        self.with(|pool| pool.count = Some(nodes))
    }

    pub(crate) fn autoscaled(self, least: u64, most: u64) -> PoolPlan {
        self.with(|pool| {
            pool.enable_auto_scaling = Some(true);
            pool.min_count = Some(least);
            pool.max_count = Some(most);
        })
    }

    pub(crate) fn max_pods(self, pods: u64) -> PoolPlan {
        self.with(|pool| pool.max_pods = Some(pods))
    }

    pub(crate) fn pods_per_node(self, pods: u64) -> PoolPlan {
        self.with(|pool| pool.pods_per_node = Some(pods))
    }

    /// `"1"` or `"10%"`.
    pub(crate) fn surge(self, surge: &str) -> PoolPlan {
        self.with(|pool| pool.max_surge = Some(MaxSurge::parse(surge).expect("a surge")))
    }

    pub(crate) fn spot(self) -> PoolPlan {
        self.with(|pool| pool.spot = Some(true))
    }

    pub(crate) fn windows(self) -> PoolPlan {
        self.with(|pool| pool.os_type = known(OsType::Windows))
    }

    pub(crate) fn mode(self, mode: PoolMode) -> PoolPlan {
        self.with(|pool| pool.mode = known(mode))
    }

    /// Puts its nodes into `network/subnet`.
    pub(crate) fn nodes_in(self, place: &str) -> PoolPlan {
        self.with(|pool| pool.subnet = Some(reference(place)))
    }

    /// Puts its pods into `network/subnet`, in batches as they come.
    pub(crate) fn pods_in(self, place: &str) -> PoolPlan {
        self.with(|pool| pool.pod_subnet = Some(reference(place)))
    }

    pub(crate) fn static_blocks(self) -> PoolPlan {
        self.with(|pool| pool.pod_ip_allocation_mode = known(PodIpAllocationMode::StaticBlock))
    }
}

/// A virtual network.
#[derive(Clone)]
pub(crate) struct NetworkPlan(pub(crate) VirtualNetwork);

/// A network of that name and range.
pub(crate) fn network(name: &str, range: &str) -> NetworkPlan {
    NetworkPlan(VirtualNetwork {
        name: name.into(),
        id: Some(network_id(name)),
        prefixes: Some(vec![prefix(range)]),
        ..VirtualNetwork::default()
    })
}

impl NetworkPlan {
    pub(crate) fn subnet(mut self, subnet: Subnet) -> NetworkPlan {
        self.0.subnets.push(subnet);
        self
    }
}

/// A subnet in which nobody lives.
pub(crate) fn subnet(name: &str, range: &str) -> Subnet {
    Subnet {
        name: name.into(),
        prefixes: Some(vec![prefix(range)]),
        usage: Some(Usage::default()),
        delegations: Some(Vec::new()),
        nat_gateway: Some(false),
        route_table: Some(false),
        ..Subnet::default()
    }
}

/// Who lives in a subnet: so many, of which machines of the resource groups named hold so many.
pub(crate) fn usage(total: u64, machines: &[(&str, u64)]) -> Option<Usage> {
    let nodes = machines.iter().map(|(group, addresses)| NodeAddresses {
        resource_group: group.to_ascii_lowercase(),
        addresses: *addresses,
    });
    Some(Usage { total, nodes: Some(nodes.collect()) })
}

pub(crate) fn known<T>(value: T) -> Option<Word<T>> {
    Some(Word::Known(value))
}

fn reference(place: &str) -> SubnetRef {
    let (network, subnet) = place.split_once('/').expect("network/subnet");
    SubnetRef { network: network.into(), subnet: subnet.into() }
}

pub(crate) fn network_id(name: &str) -> ResourceId {
    let id = format!(
        "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/\
         Microsoft.Network/virtualNetworks/{name}"
    );
    ResourceId::parse(&id).expect("an id")
}

/// The id of a resource of Microsoft.Network beside the networks.
pub(crate) fn network_resource(path: &str) -> ResourceId {
    let beside = network_id("vnet").to_string().replace("virtualNetworks/vnet", path);
    ResourceId::parse(&beside).expect("an id")
}

pub(crate) fn public_address(name: &str) -> ResourceId {
    network_resource(&format!("publicIPAddresses/{name}"))
}

/// A rule for every protocol and port.
pub(crate) fn security_rule(
    name: &str,
    priority: u64,
    (inbound, allows): (bool, bool),
    (source, destination): (&str, &str),
) -> SecurityRule {
    SecurityRule {
        name: name.into(),
        priority,
        inbound,
        allows,
        protocol: "*".into(),
        sources: vec![source.into()],
        destinations: vec![destination.into()],
        ports: vec!["*".into()],
    }
}
