//! Many clusters in one table: rows, order, filters, counts, conflicts that hang together, and what to act on first.
mod charts;
mod conflicts;
mod exported;
mod query;
mod ranked;
mod rows;
mod space;
mod table;

use aks_network_planner::design::{NetworkPolicy, OutboundType, Subnet};

use crate::support::plan::known;
use crate::support::{ClusterPlan, Plan, TODAY, cluster, network, plan, pool, subnet};

use aks_network_planner::analysis::Analysis;
use aks_network_planner::fleet::Fleet;

/// Five clusters: one too small at its maximum, one on kubenet, two that fit, one of which nothing is known.
fn five() -> Plan {
    let versioned = |of: ClusterPlan, version: &str, region: &str| {
        of.with(|cluster| {
            cluster.kubernetes_version = Some(version.into());
            cluster.location = Some(region.into());
        })
    };
    let outbound = |of: ClusterPlan, outbound: OutboundType| {
        of.profile(|profile| profile.outbound_type = known(outbound))
    };
    let nodes = |place: &str| pool("np1").count(5).surge("1").nodes_in(place);
    let small = cluster("aks-small").overlay().pod_cidr("192.168.0.0/16").service_cidr("172.20.0.0/16");
    let small = small.pool(nodes("vnet-small/nodes").autoscaled(1, 11));
    let old = cluster("aks-old").kubenet().pod_cidr("192.168.0.0/16").service_cidr("172.20.0.0/16");
    let old = old.policy(NetworkPolicy::Calico).pool(nodes("vnet-old/nodes"));
    let wide = |name: &str| {
        let of = cluster(name).overlay().pod_cidr("192.168.0.0/16").service_cidr("172.20.0.0/16");
        of.policy(NetworkPolicy::Cilium).pool(nodes("vnet-wide/nodes"))
    };
    let routed = Subnet { route_table: Some(true), ..subnet("nodes", "10.2.0.0/24") };
    plan()
        .network(network("vnet-small", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/28")))
        .network(network("vnet-old", "10.2.0.0/16").subnet(routed))
        .network(network("vnet-wide", "10.3.0.0/16").subnet(subnet("nodes", "10.3.0.0/20")))
        .cluster(versioned(outbound(small, OutboundType::LoadBalancer), "1.36.1", "westeurope"))
        .cluster(versioned(outbound(old, OutboundType::UserDefinedRouting), "1.35.0", "NorthEurope"))
        .cluster(versioned(outbound(wide("aks-10"), OutboundType::LoadBalancer), "1.37.0", "westeurope"))
        .cluster(versioned(outbound(wide("aks-9"), OutboundType::LoadBalancer), "1.36.12", "westeurope"))
        .cluster(cluster("aks-silent").with(|cluster| {
            cluster.network_profile = None;
            cluster.pools = None;
            cluster.resource_group = None;
        }))
}

fn laid(plan: &Plan) -> (Analysis, Fleet) {
    let analysis = plan.analysis_on(TODAY);
    let fleet = Fleet::of(&analysis);
    (analysis, fleet)
}
