//! Who must let another address in once the way out is another one.
use aks_network_planner::design::OutboundType::{
    self, LoadBalancer, ManagedNatGateway, None as Shut, UserAssignedNatGateway, UserDefinedRouting,
};
use aks_network_planner::egress::{Destination, Origin, Seen, changes, sources, sources_after};
use aks_network_planner::resolve::resolve;
use proptest::prelude::*;

use crate::properties::designs::design;
use crate::support::{Plan, cluster, known, network, plan, pool, subnet};

fn here(outbound: OutboundType) -> Plan {
    let mut nodes = subnet("nodes", "10.1.0.0/24");
    nodes.route_table = Some(outbound == UserDefinedRouting);
    let network = network("vnet", "10.1.0.0/16").subnet(nodes);
    let aks = cluster("aks").overlay().pod_cidr("10.244.0.0/16").load_balancer(2, 0);
    let aks = aks.profile(|profile| profile.outbound_type = known(outbound));
    plan().network(network).cluster(aks.pool(pool("np1").count(3).nodes_in("vnet/nodes")))
}

/// From, to, and what the Internet sees before and after.
///
/// <https://learn.microsoft.com/azure/aks/egress-outboundtype>.
#[test]
fn the_internet_sees_another_address_after_every_change_and_the_network_the_same() {
    for (from, to, before, after) in [
        (LoadBalancer, UserAssignedNatGateway, Seen::LoadBalancer, Seen::NatGateway),
        (LoadBalancer, UserDefinedRouting, Seen::LoadBalancer, Seen::Appliance),
        (LoadBalancer, ManagedNatGateway, Seen::LoadBalancer, Seen::NatGateway),
        (UserDefinedRouting, LoadBalancer, Seen::Appliance, Seen::LoadBalancer),
        (UserDefinedRouting, UserAssignedNatGateway, Seen::Appliance, Seen::NatGateway),
        (LoadBalancer, Shut, Seen::LoadBalancer, Seen::NoWayOut),
    ] {
        let resolved = resolve(&here(from).0);
        let now = sources(&resolved, 0).expect("a cluster");
        let then = sources_after(&resolved, 0, to).expect("a cluster");
        let changed = changes(&now, &then);
        let told: Vec<_> =
            changed.iter().map(|of| (of.destination, of.origin, of.before.seen, of.after.seen)).collect();
        let expected = [Origin::Pod, Origin::HostNetworkPod, Origin::Node]
            .map(|origin| (Destination::Internet, origin, before, after));
        assert_eq!(told, expected, "{from} to {to}");
    }
}

#[test]
fn addresses_of_a_load_balancer_to_come_are_not_counted() {
    let resolved = resolve(&here(UserDefinedRouting).0);
    let then = sources_after(&resolved, 0, LoadBalancer).expect("a cluster");
    assert_eq!(then.cell(Destination::Internet, Origin::Pod).expect("a cell").count, None);
    assert_eq!(sources_after(&resolved, 1, LoadBalancer), None);
}

proptest! {
    #[test]
    fn the_outbound_type_that_is_there_changes_nothing(design in design()) {
        let resolved = resolve(&design);
        for (place, cluster) in resolved.clusters.iter().enumerate() {
            let Some(outbound) = cluster.outbound_type.known().and_then(|word| word.known()) else { continue };
            if *outbound != UserAssignedNatGateway {
                let now = sources(&resolved, place).expect("a cluster");
                prop_assert_eq!(changes(&now, &sources_after(&resolved, place, *outbound).expect("a cluster")), []);
            }
        }
    }
}
