//! The way of a packet: what it passes, and where its source is rewritten.
use aks_network_planner::design::{OutboundType, Word};
use aks_network_planner::egress::{Destination, Origin, PacketPath, Seen, packet_paths, sources};
use aks_network_planner::resolve::resolve;
use proptest::prelude::*;

use crate::properties::designs::design;
use crate::support::{ClusterPlan, cluster, network, plan, pool, subnet};

/// A path as `Pod pod > Node *node > Load balancer *the load balancer's outbound address`; a star where it rewrites.
fn words(path: &PacketPath) -> String {
    let stop = |stop: &aks_network_planner::egress::Stop| {
        format!("{} {}{}", path.title(stop), if stop.rewrites { "*" } else { "" }, stop.source.title())
    };
    path.stops.iter().map(stop).collect::<Vec<_>>().join(" > ")
}

fn paths(cluster: ClusterPlan, outbound: OutboundType) -> Vec<PacketPath> {
    let mut nodes = subnet("nodes", "10.1.0.0/24");
    (nodes.route_table, nodes.nat_gateway) = (None, None);
    let vnet = network("vnet", "10.1.0.0/16").subnet(nodes).subnet(subnet("pods", "10.1.4.0/24"));
    let cluster = cluster.profile(|profile| profile.outbound_type = Some(Word::Known(outbound)));
    packet_paths(&resolve(&plan().network(vnet).cluster(cluster).0), 0).expect("a cluster")
}

fn to(paths: &[PacketPath], origin: Origin, destination: Destination) -> String {
    let of = |path: &&PacketPath| path.origins.contains(&origin) && path.destinations.contains(&destination);
    let own: Vec<_> = paths.iter().filter(of).map(words).collect();
    own.join(" | ")
}

fn nodes() -> crate::support::PoolPlan {
    pool("np1").count(3).nodes_in("vnet/nodes")
}

/// Each by the table of source addresses per model and way out:
/// <https://learn.microsoft.com/azure/aks/concepts-network-cni-overview> and
/// <https://learn.microsoft.com/azure/aks/egress-outboundtype>.
#[test]
fn a_packet_is_rewritten_where_the_model_and_the_way_out_do_it() {
    let (overlay, node_subnet, pod_subnet) = (
        cluster("aks").overlay().pod_cidr("10.244.0.0/16").pool(nodes()),
        cluster("aks").pool(nodes()),
        cluster("aks").pool(nodes().pods_in("vnet/pods")),
    );
    let balancer = OutboundType::LoadBalancer;
    let table = [
        (
            paths(overlay.clone(), balancer),
            Origin::Pod,
            Destination::Internet,
            "Pod the pod > Node *the node > Load balancer *the load balancer's outbound address",
        ),
        (
            paths(overlay.clone(), balancer),
            Origin::Node,
            Destination::Internet,
            "Host-network pod, Node the node > Load balancer *the load balancer's outbound address",
        ),
        (paths(overlay.clone(), balancer), Origin::Pod, Destination::Peered, "Pod the pod > Node *the node"),
        (
            paths(overlay.clone(), balancer),
            Origin::Pod,
            Destination::FirewallNetworkRule,
            "Pod the pod > Node *the node > Azure Firewall the node",
        ),
        (
            paths(overlay.clone(), balancer),
            Origin::Pod,
            Destination::FirewallApplicationRule,
            "Pod the pod > Node *the node > Azure Firewall *the firewall",
        ),
        (
            paths(overlay, OutboundType::UserDefinedRouting),
            Origin::Pod,
            Destination::Internet,
            "Pod the pod > Node *the node > Appliance of the default route *the appliance of the default route",
        ),
        (
            paths(node_subnet.clone(), OutboundType::UserAssignedNatGateway),
            Origin::Pod,
            Destination::Internet,
            "Pod the pod > Node *the node > NAT gateway *the NAT gateway",
        ),
        (paths(node_subnet, balancer), Origin::Pod, Destination::SameNetwork, "Pod the pod > Node the pod"),
        (
            paths(pod_subnet.clone(), balancer),
            Origin::Pod,
            Destination::OnPremises,
            "Pod the pod > Node the pod",
        ),
        (
            paths(pod_subnet, balancer),
            Origin::Pod,
            Destination::Internet,
            "Pod the pod > Node the pod > Load balancer *the load balancer's outbound address",
        ),
    ];
    for (paths, origin, destination, expected) in table {
        assert_eq!(to(&paths, origin, destination), expected, "{origin:?} to {destination:?}");
    }
}

#[test]
fn without_a_way_out_a_packet_does_not_arrive() {
    let paths = paths(cluster("aks").overlay().pool(nodes()), OutboundType::Block);
    let out: Vec<_> = paths.iter().filter(|path| path.is_to_internet()).collect();
    assert!(!out.is_empty() && out.iter().all(|path| path.is_dropped()), "{out:?}");
    assert!(paths.iter().filter(|path| !path.is_to_internet()).all(|path| !path.is_dropped()));
}

proptest! {
    #[test]
    fn a_path_ends_with_what_the_table_says_and_marks_every_rewrite(design in design()) {
        let resolved = resolve(&design);
        for place in 0..design.clusters.len() {
            let (table, paths) = (sources(&resolved, place).expect("a cluster"), packet_paths(&resolved, place).expect("a cluster"));
            for row in &table.rows {
                for (origin, cell) in table.origins.iter().zip(&row.cells) {
                    let own: Vec<_> = paths.iter().filter(|path| path.origins.contains(origin) && path.destinations.contains(&row.destination)).collect();
                    let seen: Vec<_> = own.iter().filter_map(|path| path.stops.last()).map(|stop| stop.source).collect();
                    prop_assert!(!seen.is_empty(), "no way from {origin:?} to {:?}", row.destination);
                    let is_by_pool = cell.seen == Seen::ByPool && seen.len() > 1;
                    prop_assert!(is_by_pool || seen.iter().all(|one| *one == cell.seen), "{seen:?} and {:?}", cell.seen);
                }
            }
            for pair in paths.iter().flat_map(|path| path.stops.windows(2)) {
                let is_same = pair[0].source == pair[1].source && pair[0].ranges == pair[1].ranges;
                prop_assert!(pair[1].rewrites || is_same || matches!(pair[1].source, Seen::NoWayOut | Seen::Unknown), "{pair:?}");
            }
        }
    }
}
