//! Clusters of all readings.
use std::collections::HashMap;

use super::Merge;
use super::fields::{Fields, Origins};
use super::identities::{Identities, Mention};
use super::networks::Networks;
use crate::design::{
    Cluster, LoadBalancerProfile, NatGatewayProfile, NetworkProfile, NodePool, Stage, SubnetRef,
};
use crate::import::Reading;
use crate::import::names::{Names, base, encoded, is_unnamed};

/// Merges the clusters: named ones first, then whole ones that nobody named, then the fragments, so that these
/// find what they belong to.
pub(super) fn merge(readings: &[&Reading], networks: &Networks, merge: &mut Merge) -> Vec<Cluster> {
    let mut clusters =
        Clusters { slots: Vec::new(), identities: Identities::default(), names: Names::default(), networks };
    for turn in [Turn::Named, Turn::Whole, Turn::Fragment] {
        let mut lacking = clusters.lacking();
        for (reading, of) in readings.iter().enumerate() {
            for (position, cluster) in of.part.clusters.iter().enumerate() {
                if Turn::of(cluster) == turn {
                    clusters.add((reading, position), cluster, turn, &mut lacking, merge);
                }
            }
        }
    }
    clusters.slots.sort_by_key(|slot| slot.order);
    clusters.slots.into_iter().map(|slot| slot.cluster).collect()
}

/// When a cluster's turn comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Named,
    Whole,
    /// A network profile alone, or pools alone, that nobody named.
    Fragment,
}

impl Turn {
    fn of(cluster: &Cluster) -> Turn {
        if !is_unnamed(&cluster.name) {
            return Turn::Named;
        }
        let rest = Cluster { network_profile: None, pools: None, name: String::new(), ..cluster.clone() };
        let one = cluster.network_profile.is_some() != cluster.pools.is_some();
        if one && rest == Cluster::default() { Turn::Fragment } else { Turn::Whole }
    }
}

struct Clusters<'m> {
    slots: Vec<Slot>,
    identities: Identities,
    names: Names,
    networks: &'m Networks,
}

struct Slot {
    cluster: Cluster,
    origins: Origins,
    subject: String,
    pool_origins: Vec<Origins>,
    pool_names: Names,
    /// Pools by lower-case name.
    by_name: HashMap<String, usize>,
    order: (usize, usize),
}

/// The clusters that lack a part: those to which a fragment may belong.
#[derive(Debug, Default)]
struct Lacking {
    profile: Vec<usize>,
    pools: Vec<usize>,
}

impl Clusters<'_> {
    fn lacking(&self) -> Lacking {
        let lacks = |lacks: fn(&Cluster) -> bool| {
            let slots = self.slots.iter().enumerate();
            slots.filter(|(_, slot)| lacks(&slot.cluster)).map(|(index, _)| index).collect()
        };
        Lacking {
            profile: lacks(|cluster| cluster.network_profile.is_none()),
            pools: lacks(|cluster| cluster.pools.is_none()),
        }
    }

    fn add(
        &mut self,
        order: (usize, usize),
        cluster: &Cluster,
        turn: Turn,
        lacking: &mut Lacking,
        merge: &mut Merge,
    ) {
        let (reading, _) = order;
        let index = match turn {
            Turn::Fragment => self.fragment_slot(order, cluster, lacking, merge),
            _ => self.slot(order, cluster),
        };
        let networks = self.networks;
        let Some(slot) = self.slots.get_mut(index) else { return };
        merge.rename(reading, format!("clusters/{}", encoded(&cluster.name)), &slot.subject);
        slot.take(reading, cluster, turn, networks, merge);
    }

    /// The slot of the only cluster that lacks what the fragment holds; else a new one, which lacks the rest.
    fn fragment_slot(
        &mut self,
        order: (usize, usize),
        cluster: &Cluster,
        lacking: &mut Lacking,
        merge: &mut Merge,
    ) -> usize {
        let is_profile = cluster.network_profile.is_some();
        let candidates = if is_profile { &mut lacking.profile } else { &mut lacking.pools };
        let what = if is_profile {
            "a network profile without a name was"
        } else {
            "node pools without a cluster were"
        };
        if let [index] = *candidates.as_slice() {
            // Further pools may follow in further fragments; a profile is whole.
            if is_profile {
                candidates.clear();
            }
            if let Some(slot) = self.slots.get(index) {
                let name = &slot.cluster.name;
                let message = format!("{what} taken to belong to {name}, the only cluster that had none");
                merge.attach(order.0, slot.subject.clone(), message);
            }
            return index;
        }
        let index = self.slot(order, cluster);
        if is_profile {
            lacking.pools.push(index)
        } else {
            lacking.profile.push(index)
        }
        if !is_profile && lacking.pools.is_empty() {
            lacking.pools.push(index);
        }
        index
    }

    fn slot(&mut self, order: (usize, usize), cluster: &Cluster) -> usize {
        let unnamed = is_unnamed(&cluster.name);
        let name = if unnamed { "cluster" } else { base(&cluster.name) };
        let mention = Mention { id: cluster.id.as_ref(), name, group: cluster.resource_group.as_deref() };
        let known = if unnamed { None } else { self.identities.find(mention) };
        if let Some((index, slot)) = known.and_then(|index| Some((index, self.slots.get_mut(index)?))) {
            let group = slot.cluster.resource_group.clone();
            let known = Mention { id: slot.cluster.id.as_ref(), name, group: group.as_deref() };
            self.identities.learn(index, Some(known), mention);
            return index;
        }
        let unique = self.names.unique(name);
        self.slots.push(Slot {
            subject: format!("clusters/{}", encoded(&unique)),
            cluster: Cluster { name: unique, stage: cluster.stage, ..Cluster::default() },
            origins: Origins::new(order.0),
            pool_origins: Vec::new(),
            pool_names: Names::default(),
            by_name: HashMap::new(),
            order,
        });
        if !unnamed {
            self.identities.learn(self.slots.len() - 1, None, mention);
        }
        self.slots.len() - 1
    }
}

impl Slot {
    fn take(&mut self, reading: usize, from: &Cluster, turn: Turn, networks: &Networks, merge: &mut Merge) {
        let refer = |reference: &Option<SubnetRef>| {
            reference.as_ref().and_then(|reference| networks.reference(reading, reference))
        };
        let Slot { cluster: of, origins, subject, .. } = self;
        if turn != Turn::Fragment && from.stage == Stage::Deployed {
            of.stage = Stage::Deployed;
        }
        of.id = of.id.take().or_else(|| from.id.clone());
        let mut fields = Fields { merge, origins, subject, reading };
        fields.take("resourceGroup", &mut of.resource_group, from.resource_group.clone());
        fields.take("location", &mut of.location, from.location.clone());
        fields.take("kubernetesVersion", &mut of.kubernetes_version, from.kubernetes_version.clone());
        fields.take("sku.name", &mut of.sku_name, from.sku_name.clone());
        fields.take("sku.tier", &mut of.sku_tier, from.sku_tier.clone());
        fields.take("nodeResourceGroup", &mut of.node_resource_group, from.node_resource_group.clone());
        fields.take("powerState", &mut of.stopped, from.stopped);
        if let Some(from) = &from.network_profile {
            network_profile(&mut fields, of.network_profile.get_or_insert_default(), from);
        }
        let (access, from_access) = (&mut of.api_server, &from.api_server);
        fields.take(
            "enablePrivateCluster",
            &mut access.enable_private_cluster,
            from_access.enable_private_cluster,
        );
        fields.take(
            "enableVnetIntegration",
            &mut access.enable_vnet_integration,
            from_access.enable_vnet_integration,
        );
        fields.take("apiServerAccessProfile.subnetId", &mut access.subnet, refer(&from_access.subnet));
        fields.take(
            "nodeProvisioningProfile.mode",
            &mut of.node_auto_provisioning,
            from.node_auto_provisioning,
        );
        fields.take("hostedSystemProfile.enabled", &mut of.hosted_system, from.hosted_system);
        let hosted = refer(&from.hosted_node_subnet);
        fields.take("hostedSystemProfile.nodeSubnetID", &mut of.hosted_node_subnet, hosted);
        if let Some(pools) = &from.pools {
            self.take_pools(reading, &from.name, pools, networks, merge);
        }
    }

    fn take_pools(
        &mut self,
        reading: usize,
        local: &str,
        pools: &[NodePool],
        networks: &Networks,
        merge: &mut Merge,
    ) {
        self.cluster.pools.get_or_insert_default();
        for pool in pools {
            let place = self.pool_place(reading, &pool.name);
            let (Some(of), Some(origins)) = (
                self.cluster.pools.as_mut().and_then(|pools| pools.get_mut(place)),
                self.pool_origins.get_mut(place),
            ) else {
                continue;
            };
            let subject = format!("{}/pools/{}", self.subject, encoded(&of.name));
            let named = format!("clusters/{}/pools/{}", encoded(local), encoded(&pool.name));
            merge.rename(reading, named, &subject);
            let mut fields = Fields { merge, origins, subject: &subject, reading };
            node_pool(&mut fields, of, pool, |reference| networks.reference(reading, reference));
        }
    }

    /// The place of the pool of that name; a new one where there is none. The second pool that nobody named is
    /// the second of every reading.
    fn pool_place(&mut self, reading: usize, name: &str) -> usize {
        let key = name.to_ascii_lowercase();
        if let Some(place) = self.by_name.get(&key) {
            return *place;
        }
        let pools = self.cluster.pools.get_or_insert_default();
        let name = self.pool_names.unique(if is_unnamed(name) { "pool" } else { name });
        pools.push(NodePool { name, ..NodePool::default() });
        self.pool_origins.push(Origins::new(reading));
        self.by_name.insert(key, pools.len() - 1);
        pools.len() - 1
    }
}

fn network_profile(fields: &mut Fields<'_>, of: &mut NetworkProfile, from: &NetworkProfile) {
    fields.take("networkPlugin", &mut of.network_plugin, from.network_plugin.clone());
    fields.take("networkPluginMode", &mut of.network_plugin_mode, from.network_plugin_mode.clone());
    fields.take("networkDataplane", &mut of.network_dataplane, from.network_dataplane.clone());
    fields.take("networkPolicy", &mut of.network_policy, from.network_policy.clone());
    fields.take("podCidr", &mut of.pod_cidrs, from.pod_cidrs.clone());
    fields.take("serviceCidr", &mut of.service_cidrs, from.service_cidrs.clone());
    fields.take("dnsServiceIP", &mut of.dns_service_ip, from.dns_service_ip);
    fields.take("ipFamilies", &mut of.ip_families, from.ip_families.clone());
    fields.take("outboundType", &mut of.outbound_type, from.outbound_type.clone());
    fields.take("loadBalancerSku", &mut of.load_balancer_sku, from.load_balancer_sku.clone());
    if let Some(from) = &from.load_balancer_profile {
        load_balancer(fields, of.load_balancer_profile.get_or_insert_default(), from);
    }
    if let Some(from) = &from.nat_gateway_profile {
        nat_gateway(fields, of.nat_gateway_profile.get_or_insert_default(), from);
    }
}

fn load_balancer(fields: &mut Fields<'_>, of: &mut LoadBalancerProfile, from: &LoadBalancerProfile) {
    let managed = "loadBalancerProfile.managedOutboundIPs.count";
    let managed_ipv6 = "loadBalancerProfile.managedOutboundIPs.countIPv6";
    fields.take(managed, &mut of.managed_outbound_ips, from.managed_outbound_ips);
    fields.take(managed_ipv6, &mut of.managed_outbound_ipv6, from.managed_outbound_ipv6);
    fields.take("loadBalancerProfile.outboundIPs", &mut of.outbound_ips, from.outbound_ips);
    let lengths = from.outbound_ip_prefix_lengths.clone();
    fields.take("loadBalancerProfile.outboundIPPrefixes", &mut of.outbound_ip_prefix_lengths, lengths);
    let effective = "loadBalancerProfile.effectiveOutboundIPs";
    fields.take(effective, &mut of.effective_outbound_ips, from.effective_outbound_ips);
    let ports = "loadBalancerProfile.allocatedOutboundPorts";
    fields.take(ports, &mut of.allocated_outbound_ports, from.allocated_outbound_ports);
    let idle = "loadBalancerProfile.idleTimeoutInMinutes";
    fields.take(idle, &mut of.idle_timeout_minutes, from.idle_timeout_minutes);
}

fn nat_gateway(fields: &mut Fields<'_>, of: &mut NatGatewayProfile, from: &NatGatewayProfile) {
    let managed = "natGatewayProfile.managedOutboundIPProfile.count";
    fields.take(managed, &mut of.managed_outbound_ips, from.managed_outbound_ips);
    let effective = "natGatewayProfile.effectiveOutboundIPs";
    fields.take(effective, &mut of.effective_outbound_ips, from.effective_outbound_ips);
    let idle = "natGatewayProfile.idleTimeoutInMinutes";
    fields.take(idle, &mut of.idle_timeout_minutes, from.idle_timeout_minutes);
}

fn node_pool(
    fields: &mut Fields<'_>,
    of: &mut NodePool,
    from: &NodePool,
    refer: impl Fn(&SubnetRef) -> Option<SubnetRef>,
) {
    fields.take("mode", &mut of.mode, from.mode.clone());
    fields.take("osType", &mut of.os_type, from.os_type.clone());
    fields.take("osSKU", &mut of.os_sku, from.os_sku.clone());
    fields.take("type", &mut of.pool_type, from.pool_type.clone());
    fields.take("count", &mut of.count, from.count);
    fields.take("enableAutoScaling", &mut of.enable_auto_scaling, from.enable_auto_scaling);
    fields.take("minCount", &mut of.min_count, from.min_count);
    fields.take("maxCount", &mut of.max_count, from.max_count);
    fields.take("maxPods", &mut of.max_pods, from.max_pods);
    fields.take("podsPerNode", &mut of.pods_per_node, from.pods_per_node);
    fields.take("maxSurge", &mut of.max_surge, from.max_surge);
    fields.take("maxUnavailable", &mut of.max_unavailable, from.max_unavailable);
    fields.take("scaleSetPriority", &mut of.spot, from.spot);
    fields.take("vnetSubnetID", &mut of.subnet, from.subnet.as_ref().and_then(&refer));
    fields.take("podSubnetID", &mut of.pod_subnet, from.pod_subnet.as_ref().and_then(&refer));
    fields.take("podIPAllocationMode", &mut of.pod_ip_allocation_mode, from.pod_ip_allocation_mode.clone());
    fields.take("orchestratorVersion", &mut of.orchestrator_version, from.orchestrator_version.clone());
    fields.take("enableNodePublicIP", &mut of.enable_node_public_ip, from.enable_node_public_ip);
}
