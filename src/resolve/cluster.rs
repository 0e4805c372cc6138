//! A cluster with its defaults: which network model it has, which ranges, which way out.
use std::collections::HashSet;
use std::net::IpAddr;
use std::sync::Arc;

use super::{Around, Ask, DefaultTaken, Outbound, ResolvedPool, Value, outbound, pool, taken};
use crate::azure::{NetworkModel, defaults, kubernetes};
use crate::design::{
    Cluster, LoadBalancerSku, NetworkDataplane, NetworkPlugin, NetworkPluginMode, NetworkPolicy,
    NetworkProfile, OutboundType, Stage, Word,
};
use crate::net::{Family, Prefix};

/// A cluster with every default filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolvedCluster {
    /// What the design says of it.
    pub said: Arc<Cluster>,
    /// How nodes and pods get their addresses.
    pub network_model: Value<NetworkModel>,
    /// The data plane.
    pub network_dataplane: Value<Word<NetworkDataplane>>,
    /// The policy engine; null in a document reads as none.
    pub network_policy: Value<Word<NetworkPolicy>>,
    /// The outbound type.
    pub outbound_type: Value<Word<OutboundType>>,
    /// The load balancer's SKU.
    pub load_balancer_sku: Value<Word<LoadBalancerSku>>,
    /// Ranges of pods; empty where the model has none.
    pub pod_cidrs: Value<Vec<Prefix>>,
    /// Ranges of services.
    pub service_cidrs: Value<Vec<Prefix>>,
    /// The address of the cluster's DNS service.
    pub dns_service_ip: Value<IpAddr>,
    /// The address families.
    pub ip_families: Value<Vec<Family>>,
    /// The load balancer's outbound side; `None` where connections leave in another way or nothing tells.
    pub outbound: Option<Outbound>,
    /// Its pools; `None`: nothing lists them.
    pub pools: Option<Vec<ResolvedPool>>,
    /// The subnet of the API server, where it has one of its own.
    pub api_server_subnet: Option<usize>,
    /// Whether nodes exist that no list of pools tells: node auto-provisioning, hosted system pools.
    pub has_unlisted_nodes: bool,
}

impl ResolvedCluster {
    /// The local key.
    pub fn name(&self) -> &str {
        &self.said.name
    }

    /// The model, where it is known.
    pub fn model(&self) -> Option<NetworkModel> {
        self.network_model.get()
    }

    /// How many ClusterIPs of services lie in a range, and whether those are all; unknown where nothing lists
    /// services.
    pub fn cluster_ips_in(&self, range: Prefix) -> (Value<u64>, bool) {
        let services = self.said.observed.as_ref().and_then(|observed| observed.services.as_ref());
        let Some(services) = services else { return (Value::Unknown(Ask::Services), false) };
        let inside = services.cluster_ips.iter().filter(|address| range.contains_address(**address));
        (Value::given(inside.count() as u64), services.all_namespaces)
    }

    /// How many NetworkPolicy objects were seen.
    pub fn network_policies(&self) -> usize {
        let observed = self.said.observed.as_ref();
        observed.and_then(|observed| observed.network_policies.as_ref()).map_or(0, Vec::len)
    }

    /// Whether Azure Network Policy Manager enforces its policies.
    pub fn has_npm(&self) -> bool {
        self.policy() == Some(NetworkPolicy::Azure)
    }

    /// The policy engine, where it is one that this planner knows.
    pub fn policy(&self) -> Option<NetworkPolicy> {
        self.network_policy.known()?.known().copied()
    }

    /// The data plane, where it is one that this planner knows.
    pub fn dataplane(&self) -> Option<NetworkDataplane> {
        self.network_dataplane.known()?.known().copied()
    }

    /// Whether it has addresses of both families.
    pub fn is_dual_stack(&self) -> bool {
        self.ip_families.known().is_some_and(|families| families.contains(&Family::IPv6))
    }

    /// The minor version of Kubernetes: 33 of `1.33.2`.
    pub fn kubernetes_minor(&self) -> Option<u64> {
        kubernetes::minor(self.said.kubernetes_version.as_deref()?)
    }

    /// Its pools; none where nothing lists them.
    pub fn pools(&self) -> &[ResolvedPool] {
        self.pools.as_deref().unwrap_or_default()
    }

    /// What it takes that nobody gave, in the order of a document.
    pub fn defaults_taken(&self) -> Vec<DefaultTaken> {
        taken::of(self)
    }

    /// The places of the subnets that its nodes and pods use, each once, in the order of its pools.
    pub fn subnets(&self) -> Vec<usize> {
        distinct(self.pools().iter().flat_map(|pool| [pool.subnet, pool.pod_subnet]).flatten())
    }
}

/// The places in their order, each once.
pub fn distinct(places: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut set = HashSet::new();
    for place in places {
        // Most lists are short: looking through them costs less than a set.
        let is_new = if found.len() < FEW { !found.contains(&place) } else { set.insert(place) };
        if is_new {
            found.push(place);
        }
        if found.len() == FEW {
            set.extend(found.iter().copied());
        }
    }
    found
}

/// The length up to which a list is looked through.
const FEW: usize = 16;

/// Whether the service makes the network: some pool names no subnet, or nothing lists pools in a cluster
/// that would have them.
pub(super) fn uses_managed_network(cluster: &Cluster) -> bool {
    let Some(pools) = &cluster.pools else { return false };
    let has_own = pools.iter().any(|pool| pool.subnet.is_some()) || cluster.hosted_node_subnet.is_some();
    // Nodes that were seen do not tell which subnet their pools name.
    let is_told = pools.iter().any(|pool| !pool.seen_only);
    !has_own && (is_told || pools.is_empty() && cluster.network_profile.is_some())
}

/// Fills in a cluster. `managed` is the place of the subnet that the service makes for it.
pub(super) fn resolve(cluster: &Arc<Cluster>, subnets: &Around, managed: Option<usize>) -> ResolvedCluster {
    let fill = Fill { cluster, profile: cluster.network_profile.as_ref() };
    let network_model = fill.network_model();
    let model = network_model.get();
    let outbound_type = fill.outbound_type();
    let said = |profile: &NetworkProfile| profile.load_balancer_sku.clone();
    let load_balancer_sku = fill.word("loadBalancerSku", said, LoadBalancerSku::Standard);
    let has_load_balancer = is_known(&outbound_type, OutboundType::LoadBalancer)
        && is_known(&load_balancer_sku, LoadBalancerSku::Standard);
    let pools = cluster.pools.as_ref().map(|pools| {
        pools.iter().map(|pool| pool::resolve(pool, cluster, model, subnets, managed)).collect()
    });
    ResolvedCluster {
        network_model,
        network_dataplane: fill.network_dataplane(),
        network_policy: fill.network_policy(),
        pod_cidrs: fill.pod_cidrs(model),
        service_cidrs: fill.service_cidrs(),
        dns_service_ip: fill.dns_service_ip(),
        ip_families: fill.ip_families(),
        outbound: has_load_balancer.then(|| {
            let profile = fill.profile.and_then(|profile| profile.load_balancer_profile.as_ref());
            let seen = outbound::seen(subnets.attached, &cluster.outbound_addresses);
            outbound::resolve(profile, fill.is_untold("loadBalancerProfile"), seen)
        }),
        outbound_type,
        load_balancer_sku,
        pools,
        api_server_subnet: cluster.api_server.subnet.as_ref().and_then(|subnet| subnets.find(subnet)),
        has_unlisted_nodes: cluster.node_auto_provisioning.unwrap_or(fill.is_automatic())
            || cluster.hosted_system == Some(true),
        said: Arc::clone(cluster),
    }
}

fn is_known<T: PartialEq>(value: &Value<Word<T>>, wanted: T) -> bool {
    value.known().is_some_and(|word| *word == wanted)
}

struct Fill<'c> {
    cluster: &'c Cluster,
    profile: Option<&'c NetworkProfile>,
}

impl Fill<'_> {
    fn is_template(&self) -> bool {
        self.cluster.stage == Stage::Template
    }

    /// Whether the request is one for AKS Automatic, which has defaults of its own.
    fn is_automatic(&self) -> bool {
        let sku = self.cluster.sku_name.as_deref();
        self.is_template() && sku.is_some_and(|sku| sku.eq_ignore_ascii_case("Automatic"))
    }

    /// In a network that the service makes, AKS Automatic leaves through a NAT gateway.
    fn outbound_type(&self) -> Value<Word<OutboundType>> {
        let said = |profile: &NetworkProfile| profile.outbound_type.clone();
        let outbound = self.word_of_profile("outboundType", said, OutboundType::LoadBalancer);
        let is_automatic = self.is_automatic() && outbound.is_default() && uses_managed_network(self.cluster);
        let gateway = || Value::default(Word::Known(OutboundType::ManagedNatGateway), defaults::AUTOMATIC);
        if is_automatic { gateway() } else { outbound }
    }

    /// Whether the text gives a property in words that only a run of it would turn into a value.
    fn is_untold(&self, property: &str) -> bool {
        self.profile.is_some_and(|profile| profile.untold.iter().any(|untold| untold == property))
    }

    /// Whether a property that is not said takes the default of a cluster to be created.
    fn takes_default(&self, property: &str) -> bool {
        self.is_template() && !self.is_untold(property)
    }

    /// What the profile says, else what the service would take where a cluster is to be created.
    fn word<T>(
        &self,
        property: &str,
        said: impl Fn(&NetworkProfile) -> Option<Word<T>>,
        default: T,
    ) -> Value<Word<T>> {
        match self.profile.and_then(said) {
            Some(word) => Value::given(word),
            None if self.takes_default(property) => {
                Value::default(Word::Known(default), defaults::NETWORK_PROFILE)
            }
            None => Value::Unknown(Ask::Cluster),
        }
    }

    /// As [`Fill::word`], for a property that the service printed only since some version of its API: a
    /// profile without it has the default.
    fn word_of_profile<T: Copy>(
        &self,
        property: &str,
        said: impl Fn(&NetworkProfile) -> Option<Word<T>>,
        default: T,
    ) -> Value<Word<T>> {
        match self.word(property, said, default) {
            Value::Unknown(ask) if self.is_untold(property) => Value::Unknown(ask),
            Value::Unknown(_) if self.profile.is_some_and(|profile| profile.network_plugin.is_some()) => {
                Value::default(Word::Known(default), defaults::NETWORK_PROFILE)
            }
            value => value,
        }
    }

    /// The policy engine Cilium comes with the data plane of its name; a document of the years before the
    /// service printed the data plane does not say so.
    fn network_dataplane(&self) -> Value<Word<NetworkDataplane>> {
        let said = |profile: &NetworkProfile| profile.network_dataplane.clone();
        let dataplane = self.word_of_profile("networkDataplane", said, NetworkDataplane::Azure);
        if self.is_automatic() && dataplane.is_default() {
            return Value::default(Word::Known(NetworkDataplane::Cilium), defaults::AUTOMATIC);
        }
        let is_silent = dataplane.is_default() && !self.is_template();
        let has_cilium = self.network_policy().known().is_some_and(|policy| *policy == NetworkPolicy::Cilium);
        if is_silent && has_cilium { Value::Unknown(Ask::Cluster) } else { dataplane }
    }

    fn network_model(&self) -> Value<NetworkModel> {
        let said = self.profile.and_then(|profile| profile.network_plugin.as_ref());
        let plugin = match said {
            Some(word) => word.known(),
            None if self.takes_default("networkPlugin") => {
                return Value::default(NetworkModel::Overlay, defaults::NETWORK_MODEL);
            }
            None => None,
        };
        let mode = self.profile.and_then(|profile| profile.network_plugin_mode.as_ref());
        let model = match (plugin, mode) {
            (Some(NetworkPlugin::None), _) => NetworkModel::None,
            (Some(NetworkPlugin::Kubenet), _) => NetworkModel::Kubenet,
            (Some(NetworkPlugin::Azure), Some(Word::Known(NetworkPluginMode::Overlay))) => {
                NetworkModel::Overlay
            }
            (Some(NetworkPlugin::Azure), None) if self.is_untold("networkPluginMode") => {
                return Value::Unknown(Ask::Cluster);
            }
            (Some(NetworkPlugin::Azure), None) if self.has_pod_subnet() => NetworkModel::PodSubnet,
            (Some(NetworkPlugin::Azure), None) => NetworkModel::NodeSubnet,
            _ => return Value::Unknown(Ask::Cluster),
        };
        Value::given(model)
    }

    fn has_pod_subnet(&self) -> bool {
        self.cluster.pools.iter().flatten().any(|pool| pool.pod_subnet.is_some())
    }

    /// Null reads as none in a profile that names a plugin; a fragment of one tells nothing.
    fn network_policy(&self) -> Value<Word<NetworkPolicy>> {
        let said = self.profile.and_then(|profile| profile.network_policy.as_ref());
        if self.is_automatic() && said.is_none() && !self.is_untold("networkPolicy") {
            return Value::default(Word::Known(NetworkPolicy::Cilium), defaults::AUTOMATIC);
        }
        match self.profile {
            Some(_) if self.is_untold("networkPolicy") => {
                let said = self.profile.and_then(|profile| profile.network_policy.clone());
                Value::or_ask(said, Ask::Cluster)
            }
            Some(profile) if profile.network_policy.is_none() && profile.network_plugin.is_some() => {
                Value::given(Word::Known(NetworkPolicy::None))
            }
            _ => self.word("networkPolicy", |profile| profile.network_policy.clone(), NetworkPolicy::None),
        }
    }

    /// Pod ranges where the model has them or is not known; a range that a document prints for another model
    /// is the network's own and takes no part.
    fn pod_cidrs(&self, model: Option<NetworkModel>) -> Value<Vec<Prefix>> {
        if model.is_some_and(|model| !model.has_pod_cidr()) {
            return Value::given(Vec::new());
        }
        match self.profile.and_then(|profile| profile.pod_cidrs.clone()) {
            Some(cidrs) => Value::given(cidrs),
            None if self.takes_default("podCidr") && model != Some(NetworkModel::None) => {
                Value::default(vec![defaults::POD_CIDR.value], defaults::POD_CIDR.source)
            }
            None => Value::Unknown(Ask::Cluster),
        }
    }

    fn service_cidrs(&self) -> Value<Vec<Prefix>> {
        match self.profile.and_then(|profile| profile.service_cidrs.clone()) {
            Some(cidrs) => Value::given(cidrs),
            None if self.takes_default("serviceCidr") => {
                Value::default(vec![defaults::SERVICE_CIDR.value], defaults::SERVICE_CIDR.source)
            }
            None => Value::Unknown(Ask::Cluster),
        }
    }

    /// The default address stands only in the default range; in another range the service's choice is not
    /// documented.
    fn dns_service_ip(&self) -> Value<IpAddr> {
        match self.profile.and_then(|profile| profile.dns_service_ip) {
            Some(address) => Value::given(address),
            None if self.service_cidrs().is_default() && !self.is_untold("dnsServiceIP") => {
                Value::default(defaults::DNS_SERVICE_IP.value, defaults::DNS_SERVICE_IP.source)
            }
            None => Value::Unknown(Ask::Cluster),
        }
    }

    fn ip_families(&self) -> Value<Vec<Family>> {
        match self.profile.and_then(|profile| profile.ip_families.clone()) {
            Some(families) => Value::given(families),
            None if self.is_untold("ipFamilies") => Value::Unknown(Ask::Cluster),
            None if self.is_template()
                || self.profile.is_some_and(|profile| profile.network_plugin.is_some()) =>
            {
                Value::default(vec![Family::IPv4], defaults::NETWORK_PROFILE)
            }
            None => Value::Unknown(Ask::Cluster),
        }
    }
}
