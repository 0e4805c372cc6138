//! Everything that is compared: a planted difference of each is found, and nothing else.
use std::collections::BTreeSet;
use std::sync::Arc;

use aks_network_planner::azure::Feature;
use aks_network_planner::design::{
    ApiServerAccess, Cluster, LoadBalancerProfile, LoadBalancerSku, MaxSurge, NatGatewayProfile,
    NetworkDataplane, NetworkPlugin, NetworkPluginMode, NetworkPolicy, NetworkProfile, NodePool, OsType,
    OutboundType, PodIpAllocationMode, PoolMode, PoolType, SubnetRef, VirtualNetwork,
};
use aks_network_planner::net::Family;

use super::{beside_first, differences};
use crate::support::plan::known;
use crate::support::{cluster, network, plan, pool, prefix, subnet};

/// A cluster with its network.
struct World {
    cluster: Cluster,
    network: VirtualNetwork,
}

impl World {
    fn of(name: &str) -> World {
        let place = format!("{name}/nodes");
        let mut nodes = subnet("nodes", "10.1.0.0/20");
        (nodes.nat_gateway, nodes.route_table, nodes.network_security_group) =
            (Some(false), Some(false), Some(false));
        let cluster = cluster(name)
            .overlay()
            .policy(NetworkPolicy::Cilium)
            .dataplane(NetworkDataplane::Cilium)
            .pod_cidr("10.244.0.0/16")
            .service_cidr("10.0.0.0/16")
            .profile(|profile| {
                profile.outbound_type = known(OutboundType::LoadBalancer);
                profile.load_balancer_sku = known(LoadBalancerSku::Standard);
                profile.ip_families = Some(vec![Family::IPv4]);
            })
            .pool(pool("system").count(3).max_pods(30).surge("10%").mode(PoolMode::System).nodes_in(&place))
            .pool(
                pool("work")
                    .autoscaled(3, 20)
                    .max_pods(30)
                    .surge("33%")
                    .mode(PoolMode::User)
                    .nodes_in(&place),
            )
            .with(|of| {
                of.kubernetes_version = Some("1.34.1".to_owned());
                (of.sku_name, of.sku_tier) = (Some("Base".to_owned()), Some("Standard".to_owned()));
                of.user_assigned_identity = Some(true);
                for pool in of.pools.iter_mut().flatten() {
                    (pool.os_type, pool.os_sku) = (known(OsType::Linux), Some("Ubuntu".to_owned()));
                    pool.orchestrator_version = Some("1.34.1".to_owned());
                    pool.pool_type = known(PoolType::VirtualMachineScaleSets);
                    pool.zones = Some(3);
                    pool.enable_auto_scaling.get_or_insert(false);
                }
            });
        World { cluster: cluster.0, network: network(name, "10.0.0.0/8").subnet(nodes).0 }
    }

    fn profile(&mut self) -> &mut NetworkProfile {
        self.cluster.network_profile.get_or_insert_default()
    }

    fn balancer(&mut self) -> &mut LoadBalancerProfile {
        self.profile().load_balancer_profile.get_or_insert_default()
    }

    fn gateway(&mut self) -> &mut NatGatewayProfile {
        self.profile().nat_gateway_profile.get_or_insert_default()
    }

    fn api(&mut self) -> &mut ApiServerAccess {
        &mut self.cluster.api_server
    }

    fn work(&mut self) -> &mut NodePool {
        &mut self.cluster.pools.as_mut().expect("pools")[1]
    }

    fn system(&mut self) -> &mut NodePool {
        &mut self.cluster.pools.as_mut().expect("pools")[0]
    }

    fn outbound(&mut self, outbound: OutboundType) {
        self.profile().outbound_type = known(outbound);
    }

    fn pod_subnet(&mut self) {
        self.profile().network_plugin_mode = None;
        self.profile().pod_cidrs = None;
        let name = self.network.name.clone();
        self.network.subnets.push(subnet("pods", "10.2.0.0/18"));
        for pool in self.cluster.pools.iter_mut().flatten() {
            pool.pod_subnet = Some(SubnetRef { network: name.clone(), subnet: "pods".to_owned() });
        }
    }
}

/// What is planted: what is to be told, what both have, and what the second one has otherwise.
struct Planted {
    told: &'static [&'static str],
    both: fn(&mut World),
    own: fn(&mut World),
}

impl Planted {
    fn found(&self) -> Vec<String> {
        let (mut one, mut other) = (World::of("one"), World::of("other"));
        (self.both)(&mut one);
        (self.both)(&mut other);
        (self.own)(&mut other);
        let mut plan = plan();
        for world in [one, other] {
            plan.0.clusters.push(Arc::new(world.cluster));
            plan.0.networks.push(Arc::new(world.network));
        }
        let mut titles: Vec<String> = differences(&plan.0).iter().map(|of| of.title()).collect();
        titles.sort();
        titles
    }
}

const fn planted(told: &'static [&'static str], own: fn(&mut World)) -> Planted {
    Planted { told, both: |_| {}, own }
}

fn rows() -> Vec<Planted> {
    vec![
        planted(&["Network model"], |of| of.profile().network_plugin_mode = None),
        planted(&["Data plane"], |of| of.profile().network_dataplane = known(NetworkDataplane::Azure)),
        planted(&["Network policy"], |of| of.profile().network_policy = known(NetworkPolicy::Calico)),
        planted(&["Outbound type"], |of| of.outbound(OutboundType::UserAssignedNatGateway)),
        planted(&["Load balancer SKU"], |of| of.profile().load_balancer_sku = known(LoadBalancerSku::Basic)),
        planted(&["Outbound addresses"], |of| of.balancer().managed_outbound_ips = Some(4)),
        planted(&["Outbound ports for each node"], |of| of.balancer().allocated_outbound_ports = Some(1_024)),
        planted(&["Idle timeout in minutes"], |of| of.balancer().idle_timeout_minutes = Some(4)),
        Planted {
            told: &["Addresses of the managed NAT gateway"],
            both: |of| of.outbound(OutboundType::ManagedNatGateway),
            own: |of| of.gateway().managed_outbound_ips = Some(2),
        },
        Planted {
            told: &["Idle timeout of the managed NAT gateway in minutes"],
            both: |of| of.outbound(OutboundType::ManagedNatGateway),
            own: |of| of.gateway().idle_timeout_minutes = Some(30),
        },
        planted(&["Size of the pod CIDR"], |of| of.profile().pod_cidrs = Some(vec![prefix("10.240.0.0/14")])),
        planted(&["Size of the service CIDR"], |of| {
            of.profile().service_cidrs = Some(vec![prefix("10.0.0.0/20")]);
        }),
        planted(&["Address families"], |of| {
            of.profile().ip_families = Some(vec![Family::IPv4, Family::IPv6]);
        }),
        planted(&["Kubernetes version"], |of| of.cluster.kubernetes_version = Some("1.33.1".to_owned())),
        planted(&["SKU"], |of| of.cluster.sku_name = Some("Automatic".to_owned())),
        planted(&["Tier"], |of| of.cluster.sku_tier = Some("Free".to_owned())),
        planted(&["Private cluster"], |of| of.api().enable_private_cluster = Some(true)),
        planted(&["API server in the virtual network"], |of| of.api().enable_vnet_integration = Some(true)),
        planted(&["Ranges that reach the API server"], |of| {
            of.api().authorized_ip_ranges = Some(vec![prefix("203.0.113.0/24")]);
        }),
        planted(&["Node auto-provisioning"], |of| of.cluster.node_auto_provisioning = Some(true)),
        planted(&["Identity"], |of| of.cluster.user_assigned_identity = Some(false)),
        planted(&["Virtual network"], |of| {
            of.cluster.pools.iter_mut().flatten().for_each(|pool| pool.subnet = None);
        }),
        planted(&["Sizes of the node subnets"], |of| {
            of.network.subnets[0].prefixes = Some(vec![prefix("10.1.0.0/21")]);
        }),
        Planted {
            told: &["Sizes of the pod subnets"],
            both: World::pod_subnet,
            own: |of| of.network.subnets[1].prefixes = Some(vec![prefix("10.2.0.0/19")]),
        },
        planted(&["NAT gateway on the subnets"], |of| of.network.subnets[0].nat_gateway = Some(true)),
        planted(&["Route table on the subnets"], |of| of.network.subnets[0].route_table = Some(true)),
        planted(&["Network security group on the subnets"], |of| {
            of.network.subnets[0].network_security_group = Some(true);
        }),
        planted(&["Whether it fits at its largest moment"], |of| of.network.subnets[0].reserve = Some(4_090)),
        planted(&["pool work: Mode"], |of| of.work().mode = known(PoolMode::System)),
        // Pods of Windows nodes hide behind them, which the other operating system does not have.
        planted(&["pool work: Operating system"], |of| of.work().os_type = known(OsType::Windows)),
        planted(&["pool work: Image"], |of| of.work().os_sku = Some("AzureLinux".to_owned())),
        planted(&["pool work: Kubernetes version of the nodes"], |of| {
            of.work().orchestrator_version = Some("1.33.5".to_owned());
        }),
        planted(&["pool work: Machines"], |of| of.work().pool_type = known(PoolType::VirtualMachines)),
        planted(&["pool work: Autoscaler"], |of| of.work().enable_auto_scaling = Some(false)),
        planted(&["pool system: Nodes"], |of| of.system().count = Some(5)),
        planted(&["pool work: Fewest nodes"], |of| of.work().min_count = Some(4)),
        planted(&["pool work: Most nodes"], |of| of.work().max_count = Some(21)),
        planted(&["pool work: Most pods on a node"], |of| of.work().max_pods = Some(60)),
        planted(&["pool work: Extra nodes during an upgrade"], |of| {
            of.work().max_surge = MaxSurge::parse("50%");
        }),
        planted(&["pool work: Missing nodes during an upgrade"], |of| {
            of.work().max_unavailable = MaxSurge::parse("1");
        }),
        planted(&["pool work: Upgrade strategy"], |of| of.work().blue_green = Some(true)),
        // Spot nodes are upgraded without surge.
        planted(&["pool work: Priority"], |of| of.work().spot = Some(true)),
        Planted {
            told: &["pool work: Addresses of the pods"],
            both: World::pod_subnet,
            own: |of| of.work().pod_ip_allocation_mode = known(PodIpAllocationMode::StaticBlock),
        },
        planted(&["pool work: Public address for each node"], |of| {
            of.work().enable_node_public_ip = Some(true);
        }),
        Planted {
            told: &["pool work: Outbound NAT of Windows"],
            both: |of| of.work().os_type = known(OsType::Windows),
            own: |of| of.work().outbound_nat_disabled = Some(true),
        },
        Planted {
            told: &["pool work: Prefix length of the gateway"],
            both: |of| {
                of.work().mode = known(PoolMode::Gateway);
                of.work().gateway_prefix_length = Some(28);
            },
            own: |of| of.work().gateway_prefix_length = Some(30),
        },
        planted(&["pool work: Zones"], |of| of.work().zones = Some(2)),
        planted(&["pool work"], |of| of.cluster.pools.iter_mut().for_each(|pools| pools.truncate(1))),
    ]
}

#[test]
fn each_planted_difference_is_found_and_nothing_else() {
    for row in rows() {
        assert_eq!(row.found(), row.told);
    }
}

#[test]
fn every_add_on_and_option_that_is_on_in_one_is_found() {
    for feature in Feature::every() {
        let (one, mut other) = (World::of("one"), World::of("other"));
        other.cluster.features.set(feature, Some(true));
        let clusters = plan().0;
        let mut design = clusters;
        for world in [one, other] {
            design.clusters.push(Arc::new(world.cluster));
            design.networks.push(Arc::new(world.network));
        }
        let told: Vec<String> = differences(&design).iter().map(|of| of.title()).collect();
        assert!(told.contains(&feature.title().to_owned()), "{feature:?}: {told:?}");
    }
}

/// A field that is compared and never planted would pass unseen.
#[test]
fn nothing_is_compared_that_is_not_planted() {
    let world = World::of("one");
    let mut design = plan().0;
    let mut copy = world.cluster.clone();
    copy.name = "other".to_owned();
    design.networks.push(Arc::new(world.network));
    design.clusters.extend([Arc::new(world.cluster), Arc::new(copy)]);
    let bare = |title: &str| title.rsplit(": ").next().unwrap_or_default().to_owned();
    let planted: BTreeSet<String> = rows().iter().flat_map(|row| row.told).map(|title| bare(title)).collect();
    let features: BTreeSet<String> = Feature::every().map(|feature| feature.title().to_owned()).collect();
    let compared: BTreeSet<String> =
        beside_first(&design, |of| of.matrix(9).rows.iter().map(|row| bare(&row.title)).collect());
    let unplanted: Vec<&String> =
        compared.difference(&planted).filter(|title| !features.contains(*title)).collect();
    assert_eq!(unplanted, [] as [&String; 0]);
    assert!(compared.len() > 40 + features.len(), "{}", compared.len());
}

#[test]
fn the_model_is_told_by_plugin_and_mode_together() {
    let row = planted(&["Network model"], |of| {
        of.profile().network_plugin = known(NetworkPlugin::Kubenet);
        of.profile().network_plugin_mode = None;
    });
    assert_eq!(row.found(), row.told);
    let same = planted(&[], |of| of.profile().network_plugin_mode = known(NetworkPluginMode::Overlay));
    assert_eq!(same.found(), [] as [String; 0]);
}
