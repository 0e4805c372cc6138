//! What must hold for an API server to be reached.
use super::{Access, Demand, has_public_name, names, own_addresses, subnet, zone};
use crate::azure::{Feature, NetworkModel, Source, limits, migration, reach as facts};
use crate::design::PrivateDnsZone;
use crate::egress::Remark;
use crate::net::wording::{counted, number};
use crate::resolve::{Resolved, ResolvedCluster};

/// What must hold, in the order in which somebody looks.
pub(super) fn of(resolved: &Resolved, cluster: &ResolvedCluster, access: Access) -> Vec<Demand> {
    let mut demands = Vec::new();
    if access == Access::Authorized {
        demands.extend(own_addresses::of(resolved, cluster));
    }
    if access.is_private() {
        demands.push(has_name(cluster));
        demands.extend(names::by_dns(resolved, cluster));
    }
    if access.is_integrated() {
        demands.extend(subnet::of(resolved, cluster));
    }
    demands
}

/// What has to be known of a kind of access.
pub(super) fn remarks(cluster: &ResolvedCluster, access: Access) -> Vec<Remark> {
    let said = &cluster.said.api_server;
    let has_table = cluster.model() == Some(NetworkModel::Kubenet);
    let most = limits::STOPPABLE_NODES;
    let is_nap = cluster.said.node_auto_provisioning == Some(true);
    let nodes: u64 = cluster.pools().iter().filter_map(|pool| pool.count.get()).fold(0, u64::saturating_add);
    let cannot_stop = is_nap || nodes > most.value;
    let all: [(bool, String, Source); 7] = [
        (
            said.enable_private_cluster.is_none() && said.enable_vnet_integration.is_none(),
            "Nothing read says that the API server is private, so it is taken for public.".to_owned(),
            migration::PRIVATE,
        ),
        (
            !access.is_integrated(),
            "Private or public was decided when the cluster was made; only with VNet integration can it be changed, and \
             integration has no way back."
                .to_owned(),
            migration::PRIVATE,
        ),
        (
            access == Access::PrivateEndpoint,
            "The private endpoint takes an address of the first pool's subnet; after a stop and start it stands in that \
             of another pool if that is the first by then, with another address."
                .to_owned(),
            migration::PRIVATE,
        ),
        (
            access == Access::PrivateEndpoint && has_table,
            "With kubenet, a route table and DNS servers of one's own the first creation fails until the route table is \
             associated with the subnet; then it is repeated."
                .to_owned(),
            migration::PRIVATE,
        ),
        (
            access.is_private() && cluster.said.features.get(Feature::NoRunCommand) == Some(true),
            "Run command is switched off, so that `az aks command invoke` is no way in.".to_owned(),
            migration::PRIVATE,
        ),
        (
            !access.is_integrated() && cannot_stop,
            match is_nap {
                true => "With node auto-provisioning the cluster cannot be stopped, which turning VNet integration on \
                         asks for at once."
                    .to_owned(),
                false => format!(
                    "With {} the cluster cannot be stopped ({} is the most), which turning VNet integration on asks for \
                     at once.",
                    counted(nodes, "node", "nodes"),
                    number(most.value)
                ),
            },
            most.source,
        ),
        (
            access == Access::Authorized,
            "AKS adds the load balancer's own address when it makes the cluster; that of a NAT gateway or a firewall \
             somebody has to add."
                .to_owned(),
            facts::AUTHORIZED,
        ),
    ];
    all.into_iter().filter(|(holds, ..)| *holds).map(|(_, text, source)| Remark::new(text, source)).collect()
}

fn has_name(cluster: &ResolvedCluster) -> Demand {
    let is_named = zone(cluster) != PrivateDnsZone::None || has_public_name(cluster);
    let text = "A name leads to it: in a private zone, in public DNS, or in both.";
    Demand { holds: Some(is_named), text: Remark::new(text, migration::PRIVATE), ask: None }
}
