//! Arbitrary small designs: few ranges that often meet, references that often lead nowhere, values missing.
use std::sync::Arc;

use aks_network_planner::azure::{Disagreement, Feature};
use aks_network_planner::design::{
    Cluster, ConnectedRange, Design, Features, LoadBalancerProfile, LoadBalancerSku, MaxSurge,
    NetworkDataplane, NetworkPlugin, NetworkPluginMode, NetworkPolicy, NetworkProfile, NodeImage, NodePool,
    OsType, OutboundType, PodIpAllocationMode, PoolMode, PoolType, RangeKind, Stage, Subnet, SubnetRef,
    VirtualNetwork, Word,
};
use aks_network_planner::net::{Family, Prefix};
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::sample::subsequence;

use crate::support::plan::{network_id, usage};
use crate::support::{cluster as named_cluster, pool as named_pool, prefix};

/// Ranges that nest, meet and keep apart.
const RANGES: [&str; 26] = [
    "10.0.0.0/8",
    "10.0.0.0/16",
    "10.0.0.0/24",
    "10.0.0.0/28",
    "10.1.0.0/16",
    "10.1.0.0/24",
    "10.1.0.128/25",
    "10.1.1.0/24",
    "10.1.2.0/23",
    "10.2.0.0/15",
    "10.224.0.0/14",
    "10.244.0.0/16",
    "10.244.0.0/20",
    "10.244.7.0/24",
    "100.64.0.0/10",
    "172.16.0.0/12",
    "172.16.0.0/16",
    "172.30.0.0/16",
    "192.0.2.0/25",
    "192.168.0.0/16",
    "192.168.1.0/29",
    "23.0.0.0/8",
    "0.0.0.0/0",
    "fd00::/8",
    "fd00::/64",
    "fd12::/108",
];

/// A design of a few networks, ranges and clusters.
pub(crate) fn design() -> impl Strategy<Value = Design> {
    let sides = subsequence(Disagreement::ALL.to_vec(), 0..=Disagreement::ALL.len());
    let parts = (vec(network(), 0..4), vec(range(), 0..4), vec(cluster(), 0..4), sides);
    parts.prop_map(|(mut networks, mut ranges, mut clusters, taken_otherwise)| {
        for (at, network) in networks.iter_mut().enumerate() {
            network.name = format!("net-{at}");
            network.id = Some(network_id(&network.name));
        }
        for (at, range) in ranges.iter_mut().enumerate() {
            range.name = format!("range {at}/100%");
        }
        for (at, cluster) in clusters.iter_mut().enumerate() {
            cluster.name = format!("aks-{at}");
        }
        Design {
            networks: networks.into_iter().map(Arc::new).collect(),
            ranges,
            clusters: clusters.into_iter().map(Arc::new).collect(),
            errors: Vec::new(),
            taken_otherwise,
            attached: Arc::default(),
        }
    })
}

/// A design with numbers that no sum can hold.
pub(crate) fn wild_design() -> impl Strategy<Value = Design> {
    (design(), vec(any::<u64>(), 12)).prop_map(|(mut design, numbers)| {
        let mut numbers = numbers.into_iter().cycle().map(Some);
        let mut next = move || numbers.next().flatten();
        for cluster in &mut design.clusters {
            let cluster = Arc::make_mut(cluster);
            for pool in cluster.pools.iter_mut().flatten() {
                (pool.count, pool.max_count, pool.max_pods) = (next(), next(), next());
                pool.max_surge = next().map(MaxSurge::Percent);
            }
            let profile = cluster.network_profile.iter_mut();
            for balancer in profile.filter_map(|profile| profile.load_balancer_profile.as_mut()) {
                (balancer.managed_outbound_ips, balancer.allocated_outbound_ports) = (next(), next());
            }
        }
        for network in &mut design.networks {
            for subnet in &mut Arc::make_mut(network).subnets {
                subnet.reserve = next();
                subnet.usage =
                    next().zip(next()).and_then(|(all, own)| usage(all, &[("mc_rg_aks-0_x", own)]));
            }
        }
        design
    })
}

/// A design with a pool in every cluster, and at least one cluster, in which every number is known.
pub(crate) fn known_design() -> impl Strategy<Value = Design> {
    design().prop_map(|mut design| {
        if design.clusters.is_empty() {
            design.clusters.push(Arc::new(named_cluster("aks-0").0));
        }
        for network in &mut design.networks {
            for subnet in &mut Arc::make_mut(network).subnets {
                subnet.usage.get_or_insert_default();
                subnet.prefixes.get_or_insert_with(|| vec![prefix("10.3.0.0/20")]);
            }
        }
        for cluster in &mut design.clusters {
            let cluster = Arc::make_mut(cluster);
            let profile = cluster.network_profile.get_or_insert_default();
            profile.network_plugin.get_or_insert(Word::Known(NetworkPlugin::Azure));
            profile.pod_cidrs.get_or_insert_with(|| vec![prefix("10.244.0.0/18")]);
            let pools = cluster.pools.get_or_insert_default();
            if pools.is_empty() {
                pools.push(named_pool("np0").nodes_in("net-0/snet-0").0);
            }
            for pool in pools {
                pool.count.get_or_insert(3);
                pool.max_count.get_or_insert(7);
                pool.seen_only = false;
            }
        }
        design
    })
}

/// A range of either family.
pub(crate) fn any_range() -> impl Strategy<Value = Prefix> {
    select(&RANGES[..]).prop_map(prefix)
}

fn ranges(most: usize) -> impl Strategy<Value = Vec<Prefix>> {
    vec(any_range(), 0..=most)
}

fn network() -> impl Strategy<Value = VirtualNetwork> {
    (weighted(0.8, ranges(2)), vec(subnet(), 0..4)).prop_map(|(prefixes, mut subnets)| {
        for (at, subnet) in subnets.iter_mut().enumerate() {
            subnet.name = format!("snet-{at}");
        }
        VirtualNetwork { prefixes, subnets, ..VirtualNetwork::default() }
    })
}

fn subnet() -> impl Strategy<Value = Subnet> {
    let delegations = of(vec(
        select(&["Microsoft.Web/serverFarms", "Microsoft.ContainerService/managedClusters"][..]),
        0..2,
    ));
    let residents = of((0..60u64, 0..40u64));
    (weighted(0.8, ranges(2)), residents, weighted(0.2, 0..20u64), delegations).prop_map(
        |(prefixes, residents, reserve, delegations)| Subnet {
            prefixes,
            usage: residents.and_then(|(total, own)| usage(total, &[("mc_rg_aks-0_westeurope", own)])),
            reserve,
            delegations: delegations.map(|services| services.into_iter().map(str::to_owned).collect()),
            ..Subnet::default()
        },
    )
}

fn range() -> impl Strategy<Value = ConnectedRange> {
    let kind = select(&[RangeKind::Peered, RangeKind::OnPremises, RangeKind::Other][..]);
    let end = || weighted(0.6, (0..4usize).prop_map(|at| format!("net-{at}")));
    (kind, vec(any_range(), 1..3), end(), end()).prop_map(|(kind, prefixes, near, far)| ConnectedRange {
        name: String::new(),
        kind,
        prefixes,
        network: near.filter(|_| kind == RangeKind::Peered),
        remote: far.filter(|_| kind == RangeKind::Peered).map(|far| network_id(&far)),
    })
}

fn place() -> impl Strategy<Value = SubnetRef> {
    (0..4u8, 0..4u8).prop_map(|(network, subnet)| SubnetRef {
        network: format!("net-{network}"),
        subnet: format!("snet-{subnet}"),
    })
}

fn cluster() -> impl Strategy<Value = Cluster> {
    let flags = (of(any::<bool>()), weighted(0.1, any::<bool>()), weighted(0.1, any::<bool>()));
    let stage = prop_oneof![4 => Just(Stage::Deployed), 1 => Just(Stage::Template)];
    let pools = weighted(0.9, vec(pool(), 0..5));
    let tier = of(select(&["Free", "Standard"][..]));
    let api_versions = of(select(&["2023-10-02-preview", "2024-09-02-preview", "2025-05-01"][..]));
    let api_versions = api_versions.prop_map(|version| version.map(str::to_owned));
    let plain = (weighted(0.9, profile()), pools, flags, stage, tier, weighted(0.2, place())).prop_map(
        |(network_profile, mut pools, (stopped, provisioned, hosted), stage, tier, api_server)| {
            for (at, pool) in pools.iter_mut().flatten().enumerate() {
                pool.name = format!("np{at}");
            }
            let mut cluster = Cluster {
                resource_group: Some("rg".into()),
                network_profile,
                pools,
                stopped,
                node_auto_provisioning: provisioned,
                hosted_system: hosted,
                stage,
                sku_tier: tier.map(str::to_owned),
                ..Cluster::default()
            };
            cluster.api_server.subnet = api_server;
            cluster
        },
    );
    (plain, features(), versions(), api_versions).prop_map(
        |(cluster, features, kubernetes_version, api_version)| {
            let is_bare = cluster.network_profile.is_none();
            let features = if is_bare { without_profile(features) } else { features };
            Cluster { features, kubernetes_version, api_version, ..cluster }
        },
    )
}

/// Few features. One word of a document tells of all that share a path, of which at most one is on.
fn features() -> impl Strategy<Value = Features> {
    vec((select(Feature::ALL), any::<bool>()), 0..6).prop_map(|said| {
        let mut features = Features::default();
        for (feature, is_on) in said {
            let of_path = Feature::ALL.iter().filter(|other| other.path() == feature.path());
            of_path.for_each(|other| features.set(*other, Some(is_on && *other == feature)));
        }
        features
    })
}

/// Without a network profile nothing tells its features.
fn without_profile(mut features: Features) -> Features {
    let of_profile = Feature::ALL.iter().filter(|feature| feature.path().first() == Some(&"networkProfile"));
    of_profile.for_each(|feature| features.set(*feature, None));
    features
}

fn versions() -> impl Strategy<Value = Option<String>> {
    let minor = prop_oneof![8 => 24..40u64, 1 => any::<u64>()];
    of(prop_oneof![9 => minor.prop_map(|minor| format!("1.{minor}.2")), 1 => Just("v2.new".to_owned())])
}

fn word<T: Copy + std::fmt::Debug>(values: &'static [T]) -> impl Strategy<Value = Option<Word<T>>> {
    weighted(
        0.9,
        prop_oneof![9 => select(values).prop_map(Word::Known), 1 => Just(Word::Newer("new|`<".into()))],
    )
}

fn profile() -> impl Strategy<Value = NetworkProfile> {
    let properties =
        ["networkPlugin", "networkPluginMode", "networkPolicy", "podCidr", "serviceCidr", "outboundType"];
    (said_profile(), untold(&properties)).prop_map(|(profile, untold)| NetworkProfile { untold, ..profile })
}

fn said_profile() -> impl Strategy<Value = NetworkProfile> {
    let mode = prop_oneof![Just(None), word(NetworkPluginMode::ALL)];
    let kinds = (word(NetworkPlugin::ALL), mode, word(NetworkDataplane::ALL), word(NetworkPolicy::ALL));
    let out = (word(OutboundType::ALL), word(LoadBalancerSku::ALL), of(load_balancer()));
    let families = of(prop_oneof![Just(vec![Family::IPv4]), Just(vec![Family::IPv4, Family::IPv6])]);
    let dns = of(select(&["10.0.0.10", "10.0.0.1", "10.244.0.0", "192.168.255.255", "fd00::a"][..]));
    (kinds, out, of(ranges(2)), of(ranges(2)), families, dns).prop_map(
        |((plugin, mode, dataplane, policy), (outbound, sku, balancer), pods, services, families, dns)| {
            NetworkProfile {
                network_plugin: plugin,
                network_plugin_mode: mode,
                network_dataplane: dataplane,
                network_policy: policy,
                pod_cidrs: pods,
                service_cidrs: services,
                dns_service_ip: dns.map(|address| address.parse().expect("an address")),
                ip_families: families,
                outbound_type: outbound,
                load_balancer_sku: sku,
                load_balancer_profile: balancer,
                ..NetworkProfile::default()
            }
        },
    )
}

/// Properties that a script gives in words that only a run of it would turn into values.
fn untold(properties: &[&'static str]) -> impl Strategy<Value = Vec<String>> + use<> {
    let properties: Vec<String> = properties.iter().map(|property| (*property).to_owned()).collect();
    let count = properties.len();
    let some = proptest::sample::subsequence(properties, 0..=count);
    weighted(0.1, some).prop_map(Option::unwrap_or_default)
}

fn load_balancer() -> impl Strategy<Value = LoadBalancerProfile> {
    let lengths = of(vec(of(0..40u8), 0..3));
    let numbers = (weighted(0.7, 0..9u64), weighted(0.2, 0..3u64), weighted(0.2, 0..9u64), of(0..9u64));
    (numbers, lengths, weighted(0.6, 0..9_000u64)).prop_map(
        |((managed, managed_ipv6, own, effective), lengths, ports)| LoadBalancerProfile {
            managed_outbound_ips: managed,
            managed_outbound_ipv6: managed_ipv6,
            outbound_ips: own,
            outbound_ip_prefix_lengths: lengths,
            effective_outbound_ips: effective,
            allocated_outbound_ports: ports,
            idle_timeout_minutes: None,
        },
    )
}

/// A number of nodes: mostly small, at times beyond what the platform knows.
fn nodes() -> impl Strategy<Value = u64> {
    prop_oneof![12 => 0..30u64, 4 => 0..1_200u64, 1 => 0..1u64 << 40]
}

fn surge() -> impl Strategy<Value = MaxSurge> {
    prop_oneof![(0..9u64).prop_map(MaxSurge::Nodes), (0..250u64).prop_map(MaxSurge::Percent)]
}

fn pool() -> impl Strategy<Value = NodePool> {
    let by_command =
        (proptest::bool::weighted(0.3), any::<bool>(), untold(&["count", "maxPods", "maxSurge"]));
    let skus =
        of(select(&["Ubuntu", "Ubuntu2204", "AzureLinux", "Windows2019", "windows2022", "new|`<"][..]));
    let machines =
        (skus, weighted(0.5, select(NodeImage::ALL)), weighted(0.3, word(PoolType::ALL)), versions());
    let flags = (of(any::<bool>()), of(any::<bool>()), of(any::<bool>()));
    (said_pool(), by_command, machines, flags).prop_map(
        |(pool, (by_command, first_of_cluster, untold), (sku, image, pool_type, version), flags)| NodePool {
            by_command,
            first_of_cluster,
            untold,
            os_sku: sku.map(str::to_owned),
            node_image: image,
            pool_type: pool_type.flatten(),
            orchestrator_version: version,
            outbound_nat_disabled: flags.0,
            local_dns: flags.1,
            enable_node_public_ip: flags.2,
            ..pool
        },
    )
}

fn said_pool() -> impl Strategy<Value = NodePool> {
    let counts = (weighted(0.95, nodes()), of(any::<bool>()), of(nodes()), weighted(0.9, nodes()));
    let pods = (of(0..300u64), weighted(0.3, 0..300u64), of(surge()), weighted(0.1, Just(true)));
    let places = (weighted(0.8, place()), weighted(0.3, place()), word(PodIpAllocationMode::ALL));
    let seen = weighted(0.1, Just(()));
    (counts, pods, places, word(PoolMode::ALL), word(OsType::ALL), seen).prop_map(
        |(
            (count, scaled, least, most),
            (max_pods, pods, surge, spot),
            (subnet, pods_in, mode_of_pods),
            mode,
            os,
            seen,
        )| {
            NodePool {
                count,
                enable_auto_scaling: scaled,
                min_count: least,
                max_count: most,
                max_pods,
                pods_per_node: pods,
                max_surge: surge,
                spot,
                subnet,
                pod_subnet: pods_in,
                pod_ip_allocation_mode: mode_of_pods,
                mode,
                os_type: os,
                seen_only: seen.is_some(),
                ..NodePool::default()
            }
        },
    )
}
