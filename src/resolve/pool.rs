//! A node pool with its defaults, and how many nodes it has at each moment.
use super::{Around, Ask, Value};
use crate::azure::{Disagreement, NetworkModel, cli, defaults, limits};
use crate::design::{
    Cluster, MaxSurge, NodePool, OsType, PodIpAllocationMode, PoolMode, PoolType, Stage, Word,
};

/// The four moments at which a design must fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Moment {
    /// Today's nodes.
    Steady,
    /// Today's nodes and those of surge.
    Upgrading,
    /// Every autoscaled pool at its maximum.
    Scaled,
    /// That and its surge.
    ScaledUpgrading,
}

/// How the pods of a pool with a pod subnet get their addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Allocation {
    /// Batches of sixteen as pods come.
    Dynamic,
    /// Whole blocks of sixteen for the maximum of pods.
    StaticBlock,
}

/// A node pool with every default filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolvedPool {
    /// The local key in its cluster.
    pub name: String,
    /// `mode`.
    pub mode: Option<Word<PoolMode>>,
    /// `osType`; Linux where nothing is said.
    pub os_type: Word<OsType>,
    /// `type`.
    pub pool_type: Option<Word<PoolType>>,
    /// Nodes now.
    pub count: Value<u64>,
    /// Whether the autoscaler is on.
    pub autoscaled: bool,
    /// The autoscaler's minimum.
    pub min_count: Option<u64>,
    /// The autoscaler's maximum.
    pub max_count: Option<u64>,
    /// The maximum of pods of a node.
    pub max_pods: Value<u64>,
    /// Pods per node that are observed or expected.
    pub pods_per_node: Option<u64>,
    /// Extra nodes during an upgrade.
    pub max_surge: Value<MaxSurge>,
    /// Whether its nodes are spot instances, which are upgraded without surge.
    pub spot: bool,
    /// Its subnet's place in the list of subnets; `None`: the design does not hold that subnet.
    pub subnet: Option<usize>,
    /// Its pod subnet's place.
    pub pod_subnet: Option<usize>,
    /// How pods get addresses of the pod subnet; `None` without one or in a way newer than this planner.
    pub allocation: Option<Allocation>,
    /// `podIPAllocationMode` as it stands.
    pub pod_ip_allocation_mode: Option<Word<PodIpAllocationMode>>,
    /// Whether only its nodes were seen: whether it scales, and how it is upgraded, is not known.
    pub seen_only: bool,
}

impl Moment {
    /// All four, in order.
    pub const ALL: [Moment; 4] = [Moment::Steady, Moment::Upgrading, Moment::Scaled, Moment::ScaledUpgrading];

    /// The word for it in the analysis document.
    pub fn text(self) -> &'static str {
        match self {
            Moment::Steady => "steady",
            Moment::Upgrading => "upgrading",
            Moment::Scaled => "scaled",
            Moment::ScaledUpgrading => "scaledUpgrading",
        }
    }

    /// The heading for people.
    pub fn title(self) -> &'static str {
        match self {
            Moment::Steady => "Today",
            Moment::Upgrading => "Upgrade",
            Moment::Scaled => "Autoscaler maximum",
            Moment::ScaledUpgrading => "Upgrade at maximum",
        }
    }
}

impl ResolvedPool {
    /// Nodes at a moment; `None` where the count, the surge or, at the autoscaler's maximum, that maximum is not
    /// known.
    pub fn nodes(&self, moment: Moment) -> Option<u64> {
        let count = self.count.get()?;
        let most = || match (self.autoscaled, self.seen_only) {
            (true, _) => Some(count.max(self.max_count?)),
            (false, false) => Some(count),
            (false, true) => None,
        };
        let with_surge = |nodes: u64| Some(nodes.saturating_add(self.surge_of(nodes)?));
        match moment {
            Moment::Steady => Some(count),
            Moment::Upgrading => with_surge(count),
            Moment::Scaled => most(),
            Moment::ScaledUpgrading => most().and_then(with_surge),
        }
    }

    /// Extra nodes while a pool of `nodes` is upgraded: never more than there are. `None` where the surge is not
    /// known.
    pub fn surge_of(&self, nodes: u64) -> Option<u64> {
        if self.spot {
            return Some(0);
        }
        Some(match self.max_surge.get()? {
            MaxSurge::Nodes(surge) => surge.min(nodes),
            MaxSurge::Percent(percent) => {
                let surge = (u128::from(nodes) * u128::from(percent)).div_ceil(100);
                u64::try_from(surge).unwrap_or(u64::MAX).min(nodes)
            }
        })
    }

    /// Whether its nodes run Windows.
    pub fn is_windows(&self) -> bool {
        self.os_type == OsType::Windows
    }

    /// Whether it is the pool of a static egress gateway.
    pub fn is_gateway(&self) -> bool {
        self.mode.as_ref().is_some_and(|mode| *mode == PoolMode::Gateway)
    }
}

/// Fills in a pool of a cluster with that network model.
pub(super) fn resolve(
    pool: &NodePool,
    cluster: &Cluster,
    model: Option<NetworkModel>,
    around: &Around,
    managed: Option<usize>,
) -> ResolvedPool {
    let place = |reference: &Option<_>| reference.as_ref().and_then(|reference| around.find(reference));
    let own_subnet = pool.subnet.as_ref().or(cluster.hosted_node_subnet.as_ref()).cloned();
    ResolvedPool {
        name: pool.name.clone(),
        mode: pool.mode.clone().or_else(|| mode(pool)),
        os_type: pool.os_type.clone().unwrap_or(Word::Known(OsType::Linux)),
        pool_type: pool.pool_type.clone(),
        count: count(pool, cluster),
        autoscaled: pool.enable_auto_scaling == Some(true),
        min_count: pool.min_count,
        max_count: pool.max_count,
        max_pods: max_pods(pool, model, around),
        pods_per_node: pool.pods_per_node,
        max_surge: max_surge(pool, around),
        spot: pool.spot == Some(true),
        subnet: if own_subnet.is_some() { place(&own_subnet) } else { managed.filter(|_| !pool.seen_only) },
        pod_subnet: place(&pool.pod_subnet),
        allocation: allocation(pool),
        pod_ip_allocation_mode: pool.pod_ip_allocation_mode.clone(),
        seen_only: pool.seen_only,
    }
}

/// Whether the text gives a property in words that only a run of it would turn into a value.
fn is_untold(pool: &NodePool, property: &str) -> bool {
    pool.untold.iter().any(|untold| untold == property)
}

/// The mode that the Azure CLI gives a pool.
fn mode(pool: &NodePool) -> Option<Word<PoolMode>> {
    let mode = if pool.first_of_cluster { PoolMode::System } else { PoolMode::User };
    pool.by_command.then_some(Word::Known(mode))
}

fn count(pool: &NodePool, cluster: &Cluster) -> Value<u64> {
    match (pool.count, cluster.stage) {
        (Some(count), _) => Value::given(count),
        _ if is_untold(pool, "count") => Value::Unknown(Ask::Cluster),
        (None, _) if pool.by_command => Value::default(cli::NODE_COUNT.value, cli::NODE_COUNT.source),
        (None, Stage::Template) if pool.enable_auto_scaling != Some(true) => {
            Value::default(1, defaults::NETWORK_PROFILE)
        }
        (None, _) => Value::Unknown(Ask::Cluster),
    }
}

fn max_pods(pool: &NodePool, model: Option<NetworkModel>, around: &Around) -> Value<u64> {
    match (pool.max_pods, model) {
        (Some(max_pods), _) => Value::given(max_pods),
        (None, _) if pool.seen_only => Value::Unknown(Ask::Cluster),
        _ if is_untold(pool, "maxPods") => Value::Unknown(Ask::Cluster),
        (None, Some(model)) => {
            let is_other =
                model == NetworkModel::PodSubnet && around.takes_otherwise(Disagreement::PodSubnetMaxPods);
            let default =
                if is_other { limits::POD_SUBNET_MAX_PODS } else { limits::default_max_pods(model) };
            Value::default(default.value, default.source)
        }
        (None, None) => Value::Unknown(Ask::Cluster),
    }
}

fn max_surge(pool: &NodePool, around: &Around) -> Value<MaxSurge> {
    let (percent, nodes) = (defaults::SURGE_PERCENT, defaults::SURGE_NODES);
    match pool.max_surge {
        Some(surge) => Value::given(surge),
        None if pool.spot == Some(true) => Value::default(MaxSurge::Nodes(0), defaults::SPOT_SURGE),
        None if pool.seen_only => Value::Unknown(Ask::Cluster),
        None if is_untold(pool, "maxSurge") => Value::Unknown(Ask::Cluster),
        None if around.takes_otherwise(Disagreement::PoolSurge) => {
            Value::default(MaxSurge::Nodes(nodes.value), nodes.source)
        }
        None => Value::default(MaxSurge::Percent(percent.value), percent.source),
    }
}

fn allocation(pool: &NodePool) -> Option<Allocation> {
    pool.pod_subnet.as_ref()?;
    match &pool.pod_ip_allocation_mode {
        None => Some(Allocation::Dynamic),
        Some(Word::Known(PodIpAllocationMode::DynamicIndividual)) => Some(Allocation::Dynamic),
        Some(Word::Known(PodIpAllocationMode::StaticBlock)) => Some(Allocation::StaticBlock),
        Some(Word::Newer(_)) => None,
    }
}
