//! [`Row`]: one resource of one cluster, its supply and its demand at the four moments.
use super::demand::{self, SharedDemand, SubnetDemand, Sums};
use super::{Resource, sizing};
use crate::azure::{Disagreement, Fact, NetworkModel, Source, limits, ports};
use crate::net::Prefix;
use crate::resolve::{
    Allocation, Moment, Outbound, Ports, Resolved, ResolvedCluster, ResolvedSubnet, distinct,
};

/// One resource that can run out.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Which resource.
    pub resource: Resource,
    /// Which one of its kind: the subnet, the pool, the range, else the cluster.
    pub name: String,
    /// The subnet's place in the resolved design, where the resource is one.
    pub subnet: Option<usize>,
    /// The ranges that offer it; empty where it is no range or the range is not known.
    pub prefixes: Vec<Prefix>,
    /// Whether its ranges are those that the service takes where nobody names any.
    pub assumed: bool,
    /// How much there is, in the resource's unit; `None`: not known.
    pub available: Option<u64>,
    /// Addresses that others hold and that are part of every sum; `None`: not known, and in no sum.
    pub residents: Option<u64>,
    /// Whether every term of the sums is known.
    pub complete: bool,
    /// The needs at the four moments, in their order.
    pub moments: [Need; 4],
    /// What the service itself counts ahead.
    pub preflight: Option<Preflight>,
    /// What the service answers at the first of today and upgrade that does not fit.
    pub error_code: Option<&'static str>,
    /// The longest prefix that would hold every moment.
    pub smallest_prefix: Option<u8>,
    /// Who says how much there is and how much is taken.
    pub source: Source,
}

/// What is needed at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Need {
    /// How much is needed; `None`: a term is not known.
    pub required: Option<u64>,
    /// The least that a pod subnet with dynamic allocation must hold; `None` elsewhere.
    pub floor: Option<u64>,
    /// Ports of each node, where the resource is ports.
    pub per_node: Option<u64>,
    available: Option<u64>,
}

/// What the service counts before it does anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preflight {
    /// How much it finds needed.
    pub required: u64,
    /// Whether that fits; `None` where what there is, is not known.
    pub fits: Option<bool>,
    /// What it answers otherwise.
    pub error_code: &'static str,
}

const SUBNET_TOO_SMALL: &str = "InsufficientSubnetSize";
const POD_CIDR_TOO_SMALL: &str = "InsufficientPodCidr";
const PORTS_EXHAUSTED: &str = "InvalidLoadBalancerProfileAllocatedOutboundPorts";

impl Need {
    /// What is left: available less required; negative where it is too little.
    pub fn headroom(&self) -> Option<i64> {
        let (available, required) = (i128::from(self.available?), i128::from(self.required?));
        i64::try_from(available - required).ok()
    }

    /// What is left in percent of what there is, rounded down; `None` where there is nothing.
    pub fn headroom_percent(&self) -> Option<i64> {
        let available = i128::from(self.available.filter(|available| *available > 0)?);
        i64::try_from((i128::from(self.headroom()?) * 100).div_euclid(available)).ok()
    }

    /// Whether it fits.
    pub fn fits(&self) -> Option<bool> {
        Some(self.required? <= self.available?)
    }
}

impl Row {
    /// The need at a moment.
    pub fn at(&self, moment: Moment) -> &Need {
        &self.moments[moment as usize]
    }

    /// Whether what there is, is what the platform is tested for: crossing it degrades and is not refused.
    pub fn is_target(&self) -> bool {
        self.resource == Resource::ClusterPods
    }

    /// The first moment that does not fit.
    pub fn first_failure(&self) -> Option<Moment> {
        Moment::ALL.into_iter().find(|moment| self.at(*moment).fits() == Some(false))
    }

    /// What the service counts ahead: `required` of what there is.
    fn preflight(&self, required: Option<u64>, error_code: &'static str) -> Option<Preflight> {
        let required = required?;
        let fits = self.available.map(|available| required <= available);
        Some(Preflight { required, fits, error_code })
    }
}

/// The rows of the cluster at that place.
pub(super) fn rows(resolved: &Resolved, place: usize, shared: &SharedDemand) -> Vec<Row> {
    let Some(cluster) = resolved.clusters.get(place) else { return Vec::new() };
    let of_cluster = Cluster { cluster, resolved, shared, nodes: demand::nodes_of(cluster) };
    let mut rows = Vec::new();
    rows.extend(of_cluster.node_subnets());
    rows.extend(of_cluster.pod_subnets());
    rows.extend(of_cluster.pod_cidr());
    rows.extend(of_cluster.route_table());
    rows.extend(of_cluster.pools());
    rows.push(of_cluster.cluster_nodes());
    rows.extend(of_cluster.cluster_pods());
    rows.extend(of_cluster.snat_ports());
    rows.extend(of_cluster.service_cidr());
    rows.extend(of_cluster.api_server_subnet());
    rows
}

struct Cluster<'r> {
    cluster: &'r ResolvedCluster,
    resolved: &'r Resolved,
    shared: &'r SharedDemand,
    nodes: Sums,
}

impl Cluster<'_> {
    fn node_subnets(&self) -> impl Iterator<Item = Row> {
        self.places(|pool| pool.subnet).into_iter().filter_map(|place| {
            let (subnet, demand) = self.subnet(place)?;
            let residents = subnet.residents.get();
            let required = demand.nodes.map(|nodes| Some(nodes?.saturating_add(residents.unwrap_or(0))));
            let mut row = row(Resource::NodeSubnet, &subnet.name, subnet.usable(), required);
            row.subnet = Some(place);
            row.prefixes.clone_from(&subnet.prefixes);
            row.assumed = self.is_managed(subnet);
            row.residents = residents;
            row.complete &= residents.is_some() && !demand.unlisted_nodes;
            row.source = limits::NODE_SUBNET_FORMULA;
            row.smallest_prefix = self
                .largest_need(&row)
                .and_then(|need| sizing::smallest_subnet(need, limits::LONGEST_SUBNET_PREFIX.value));
            if self.cluster.model() == Some(NetworkModel::Overlay) {
                row.preflight = row.preflight(demand.count[Moment::Scaled as usize], SUBNET_TOO_SMALL);
            }
            Some(with_code(row, SUBNET_TOO_SMALL))
        })
    }

    fn pod_subnets(&self) -> impl Iterator<Item = Row> {
        self.places(|pool| pool.pod_subnet).into_iter().filter_map(|place| {
            let (subnet, demand) = self.subnet(place)?;
            let ranges = || subnet.prefixes.iter().filter(|prefix| prefix.is_ipv4());
            let known = !subnet.prefixes.is_empty();
            let (available, source, offer): (_, _, fn(Prefix) -> u64) = if demand.static_blocks {
                let blocks = ranges()
                    .fold(0, |sum: u64, prefix| sum.saturating_add(sizing::static_available(*prefix)));
                (known.then_some(blocks), limits::STATIC_BLOCKS, sizing::static_available)
            } else {
                (subnet.usable(), limits::POD_BATCH.source, crate::resolve::usable_of)
            };
            let mut row = row(Resource::PodSubnet, &subnet.name, available, demand.pods);
            row.subnet = Some(place);
            row.prefixes.clone_from(&subnet.prefixes);
            row.complete &= !demand.unlisted_nodes;
            row.source = source;
            if !demand.static_blocks {
                for (need, floor) in row.moments.iter_mut().zip(demand.pods_floor) {
                    need.floor = floor;
                }
            }
            row.smallest_prefix = self
                .largest_need(&row)
                .and_then(|need| sizing::smallest_prefix(need, limits::LONGEST_SUBNET_PREFIX.value, offer));
            Some(row)
        })
    }

    fn pod_cidr(&self) -> Option<Row> {
        let model = self.cluster.model()?;
        let code = match model {
            NetworkModel::Overlay => SUBNET_TOO_SMALL,
            NetworkModel::Kubenet => POD_CIDR_TOO_SMALL,
            _ => return None,
        };
        let prefix = self.first_ipv4(self.cluster.pod_cidrs.known());
        let name = prefix.map(|prefix| prefix.to_string()).unwrap_or_default();
        let mut row = row(Resource::PodCidr, &name, prefix.map(sizing::node_blocks), self.nodes);
        row.prefixes = self.cluster.pod_cidrs.known().cloned().unwrap_or_default();
        row.assumed = self.cluster.pod_cidrs.is_default();
        row.complete &= !self.cluster.has_unlisted_nodes;
        row.source = limits::NODE_BLOCK_LENGTH.source;
        row.smallest_prefix = self.largest_need(&row).and_then(sizing::smallest_pod_cidr);
        if model == NetworkModel::Overlay {
            row.preflight = row.preflight(row.at(Moment::Scaled).required, code);
        }
        Some(with_code(row, code))
    }

    fn route_table(&self) -> Option<Row> {
        let is_kubenet = self.cluster.model() == Some(NetworkModel::Kubenet);
        is_kubenet.then(|| self.limit(Resource::RouteTable, limits::KUBENET_NODES))
    }

    fn pools(&self) -> impl Iterator<Item = Row> {
        self.cluster.pools().iter().map(|pool| {
            let nodes = demand::of_nodes(pool, Some(1));
            let mut row = row(Resource::PoolNodes, &pool.name, Some(limits::POOL_NODES.value), nodes);
            row.source = limits::POOL_NODES.source;
            row
        })
    }

    fn cluster_nodes(&self) -> Row {
        let tier = self.cluster.said.sku_tier.as_deref();
        let applying = [
            tier.is_some_and(|tier| tier.eq_ignore_ascii_case("Free")).then_some(limits::FREE_TIER_NODES),
            (self.cluster.model() == Some(NetworkModel::Kubenet)).then_some(limits::KUBENET_NODES),
            self.cluster.has_npm().then_some(limits::NPM_NODES),
        ];
        let least = applying.into_iter().flatten().fold(limits::CLUSTER_NODES, |least, limit| {
            if limit.value < least.value { limit } else { least }
        });
        self.limit(Resource::ClusterNodes, least)
    }

    /// Pods per cluster are a target of the platform's tests; the row stands where one is documented.
    fn cluster_pods(&self) -> Option<Row> {
        let of_model = match self.cluster.model() {
            Some(NetworkModel::Overlay) if self.resolved.takes_otherwise(Disagreement::OverlayPods) => {
                Some(limits::OVERLAY_PODS_PLANNED)
            }
            Some(NetworkModel::Overlay) => Some(limits::OVERLAY_PODS),
            Some(NetworkModel::PodSubnet) if self.has_only_static_blocks() => Some(limits::STATIC_BLOCK_PODS),
            Some(NetworkModel::PodSubnet) => Some(limits::DYNAMIC_PODS),
            _ => None,
        };
        let limit = if self.cluster.has_npm() { Some(limits::NPM_PODS) } else { of_model }?;
        let pods = match &self.cluster.pools {
            Some(pools) if self.nodes[0].is_some() => pools.iter().fold(demand::NOTHING, |pods, pool| {
                demand::sum(pods, demand::of_nodes(pool, pool.pods_per_node))
            }),
            _ => [None; 4],
        };
        let mut row = row(Resource::ClusterPods, self.cluster.name(), Some(limit.value), pods);
        row.source = limit.source;
        Some(row)
    }

    fn snat_ports(&self) -> Option<Row> {
        let Outbound { ips, ports: allotment } = self.cluster.outbound.as_ref()?;
        let available = ips.get().map(|ips| ips.saturating_mul(ports::PORTS_PER_ADDRESS.value));
        let is_capped = !self.resolved.takes_otherwise(Disagreement::AutomaticPorts);
        let (required, per_node): (Sums, Sums) = match *allotment {
            Ports::Given(each) => {
                (self.nodes.map(|nodes| Some(nodes?.saturating_mul(each))), [Some(each); 4])
            }
            Ports::Automatic => {
                ([None; 4], self.nodes.map(|nodes| ports::automatic_ports(nodes?, ips.get()?, is_capped)))
            }
        };
        let mut row = row(Resource::SnatPorts, self.cluster.name(), available, required);
        for (need, each) in row.moments.iter_mut().zip(per_node) {
            need.per_node = each;
        }
        row.complete &= !self.cluster.has_unlisted_nodes;
        row.source = match allotment {
            Ports::Given(_) => ports::PORTS_PER_ADDRESS.source,
            Ports::Automatic => ports::AUTOMATIC_STEPS.source,
        };
        row.preflight = row.preflight(row.at(Moment::ScaledUpgrading).required, PORTS_EXHAUSTED);
        Some(with_code(row, PORTS_EXHAUSTED))
    }

    fn service_cidr(&self) -> Option<Row> {
        let prefix = self.first_ipv4(self.cluster.service_cidrs.known())?;
        let available = sizing::service_addresses(prefix);
        let (seen, is_all) = self.cluster.cluster_ips_in(prefix);
        let mut row = row(Resource::ServiceCidr, &prefix.to_string(), Some(available), [seen.get(); 4]);
        row.complete &= is_all;
        row.prefixes = self.cluster.service_cidrs.known().cloned().unwrap_or_default();
        row.assumed = self.cluster.service_cidrs.is_default();
        row.source = limits::SERVICE_CIDR_KEPT.source;
        Some(row)
    }

    fn api_server_subnet(&self) -> Option<Row> {
        let place = self.cluster.api_server_subnet?;
        let (subnet, demand) = self.subnet(place)?;
        let mut row =
            row(Resource::ApiServerSubnet, &subnet.name, subnet.usable(), [Some(demand.api_servers); 4]);
        row.subnet = Some(place);
        row.prefixes.clone_from(&subnet.prefixes);
        row.source = limits::API_SERVER_ADDRESSES.source;
        row.smallest_prefix =
            sizing::smallest_subnet(demand.api_servers, limits::LONGEST_API_SERVER_PREFIX.value);
        Some(row)
    }

    fn limit(&self, resource: Resource, limit: Fact<u64>) -> Row {
        let mut row = row(resource, self.cluster.name(), Some(limit.value), self.nodes);
        row.complete &= !self.cluster.has_unlisted_nodes;
        row.source = limit.source;
        row
    }

    fn places(&self, of: impl Fn(&crate::resolve::ResolvedPool) -> Option<usize>) -> Vec<usize> {
        distinct(self.cluster.pools().iter().filter_map(of))
    }

    fn subnet(&self, place: usize) -> Option<(&ResolvedSubnet, &SubnetDemand)> {
        Some((self.resolved.subnets.get(place)?, self.shared.on(place)?))
    }

    fn is_managed(&self, subnet: &ResolvedSubnet) -> bool {
        self.resolved.networks.get(subnet.network).is_some_and(|network| network.managed)
    }

    fn first_ipv4(&self, prefixes: Option<&Vec<Prefix>>) -> Option<Prefix> {
        prefixes?.iter().copied().find(|prefix| prefix.is_ipv4())
    }

    fn has_only_static_blocks(&self) -> bool {
        self.cluster.pools().iter().all(|pool| pool.allocation == Some(Allocation::StaticBlock))
    }

    fn largest_need(&self, row: &Row) -> Option<u64> {
        row.moments.iter().map(|need| need.required).collect::<Option<Vec<_>>>()?.into_iter().max()
    }
}

fn row(resource: Resource, name: &str, available: Option<u64>, required: Sums) -> Row {
    Row {
        resource,
        name: name.to_owned(),
        subnet: None,
        prefixes: Vec::new(),
        assumed: false,
        available,
        residents: None,
        complete: required.iter().all(Option::is_some),
        moments: required.map(|required| Need { required, available, ..Need::default() }),
        preflight: None,
        error_code: None,
        smallest_prefix: None,
        source: limits::CLUSTER_NODES.source,
    }
}

fn with_code(mut row: Row, code: &'static str) -> Row {
    let refused =
        [Moment::Steady, Moment::Upgrading].into_iter().any(|moment| row.at(moment).fits() == Some(false));
    row.error_code = refused.then_some(code);
    row
}
