//! Resources divided into parts.
use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::{NetworkModel, day};
use aks_network_planner::capacity::Resource;
use aks_network_planner::drawing::{Bar, Bars, PartKind, bars};
use aks_network_planner::resolve::Moment;
use proptest::prelude::*;

use crate::contract::example;
use crate::properties::designs::{design, wild_design};
use crate::support::{Plan, TODAY, cluster, network, plan, pool, subnet};

fn of(plan: &Plan, resource: Resource) -> Bars {
    let bars = bars(&plan.analysis_on(TODAY), 0);
    bars.into_iter().find(|bars| bars.resource == resource).unwrap_or_else(|| panic!("no {resource:?}"))
}

fn words(bars: &Bars) -> Vec<String> {
    bars.moments.iter().flatten().map(Bar::words).collect()
}

proptest! {
    #[test]
    fn parts_add_up_to_the_whole_and_to_the_row(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for (place, capacity) in analysis.capacity.iter().enumerate() {
            let bars = bars(&analysis, place);
            prop_assert_eq!(bars.len(), capacity.rows.len());
            for (bars, row) in bars.iter().zip(&capacity.rows) {
                prop_assert_eq!((bars.resource, &bars.name), (row.resource, &row.name));
                for (moment, bar) in Moment::ALL.into_iter().zip(&bars.moments) {
                    let need = row.at(moment);
                    let known = need.required.zip(row.available);
                    prop_assert_eq!(bar.is_some(), known.is_some());
                    let (Some(bar), Some((required, available))) = (bar, known) else { continue };
                    prop_assert_eq!(bar.moment, moment);
                    prop_assert_eq!(bar.parts.iter().map(|part| part.amount).sum::<u64>(), bar.whole);
                    prop_assert!(bar.whole <= bars.scale);
                    let (reserved, free) = (bar.amount(PartKind::Reserved), bar.amount(PartKind::Free));
                    prop_assert_eq!(bar.whole - reserved - free, required);
                    prop_assert_eq!(bar.end, reserved + available);
                    prop_assert_eq!(bar.short, required.saturating_sub(available));
                    prop_assert!(free == 0 || bar.short == 0);
                    let mut end = 0;
                    for part in &bar.parts {
                        prop_assert!(part.from == end && part.amount > 0);
                        end += part.amount;
                    }
                    prop_assert!(bar.parts.iter().map(|part| part.kind).is_sorted());
                }
            }
        }
    }

    #[test]
    fn nodes_of_a_node_subnet_are_told_apart_from_their_pods(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for (place, cluster) in analysis.resolved.clusters.iter().enumerate() {
            let is_alone = |subnet: Option<usize>| {
                let others = analysis.resolved.clusters.iter().enumerate().filter(|(other, _)| *other != place);
                others.flat_map(|(_, other)| other.pools()).all(|pool| pool.subnet != subnet)
            };
            for (bars, row) in bars(&analysis, place).iter().zip(&analysis.capacity[place].rows) {
                if row.resource != Resource::NodeSubnet || !is_alone(row.subnet) {
                    continue;
                }
                let Some(bar) = &bars.moments[0] else { continue };
                let pools = cluster.pools().iter().filter(|pool| pool.subnet == row.subnet);
                let nodes: u64 = pools.clone().filter_map(|pool| pool.nodes(Moment::Steady)).sum();
                let pods: u64 = pools
                    .filter_map(|pool| Some(pool.nodes(Moment::Steady)? * pool.max_pods.get()?))
                    .sum();
                let pods = if cluster.model() == Some(NetworkModel::NodeSubnet) { pods } else { 0 };
                prop_assert_eq!((bar.amount(PartKind::Nodes), bar.amount(PartKind::Pods)), (nodes, pods));
            }
        }
    }

    #[test]
    fn a_range_is_drawn_whole(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for (place, capacity) in analysis.capacity.iter().enumerate() {
            for (bars, row) in bars(&analysis, place).iter().zip(&capacity.rows) {
                let is_subnet = matches!(
                    row.resource,
                    Resource::NodeSubnet | Resource::PodSubnet | Resource::ApiServerSubnet
                );
                if !is_subnet {
                    continue;
                }
                let ranges = row.prefixes.iter().filter(|prefix| prefix.is_ipv4());
                let size: u128 = ranges.map(|prefix| prefix.size()).sum();
                for bar in bars.moments.iter().flatten() {
                    prop_assert_eq!(u128::from(bar.end), size);
                }
            }
        }
    }

    #[test]
    fn numbers_that_no_sum_can_hold_are_no_harm(design in wild_design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for place in 0..analysis.capacity.len() {
            for bars in bars(&analysis, place) {
                prop_assert!(bars.moments.iter().flatten().all(|bar| bar.end <= bar.whole));
            }
        }
    }

    #[test]
    fn what_is_not_known_names_the_command_that_would_tell(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for (place, capacity) in analysis.capacity.iter().enumerate() {
            for (bars, row) in bars(&analysis, place).iter().zip(&capacity.rows) {
                prop_assert!(!row.complete || row.available.is_none() || bars.asks.is_empty());
                prop_assert!(row.available.is_some() || !bars.asks.is_empty(), "{:?}", row);
            }
        }
    }
}

#[test]
fn the_subnet_of_the_example_at_the_four_moments() {
    let bars = of(&example(), Resource::NodeSubnet);
    assert_eq!(
        words(&bars),
        [
            "5 kept by the platform, 2 held by others, 3 nodes, 90 pods, 156 free",
            "5 kept by the platform, 2 held by others, 3 nodes, 90 pods, 31 surge of an upgrade, 125 free",
            "5 kept by the platform, 2 held by others, 20 nodes, 600 pods, 371 short",
            "5 kept by the platform, 2 held by others, 20 nodes, 600 pods, 62 surge of an upgrade, 433 short",
        ]
    );
    assert_eq!(bars.scale, 689, "the longest of the four");
    let ends: Vec<(u64, u64)> = bars.moments.iter().flatten().map(|bar| (bar.end, bar.whole)).collect();
    assert_eq!(ends, [(256, 256), (256, 256), (256, 627), (256, 689)]);
}

#[test]
fn of_a_pod_subnet_all_is_pods() {
    let vnet = network("vnet", "10.1.0.0/16");
    let vnet = vnet.subnet(subnet("nodes", "10.1.0.0/24")).subnet(subnet("pods", "10.1.4.0/24"));
    let np = pool("np1").count(3).max_pods(30).nodes_in("vnet/nodes").pods_in("vnet/pods");
    let plan = plan().network(vnet).cluster(cluster("aks").pool(np));
    assert_eq!(words(&of(&plan, Resource::NodeSubnet))[0], "5 kept by the platform, 3 nodes, 248 free");
    assert_eq!(words(&of(&plan, Resource::PodSubnet))[0], "5 kept by the platform, 93 pods, 158 free");
}

#[test]
fn of_static_blocks_the_first_and_the_last_are_kept() {
    let vnet = network("vnet", "10.1.0.0/16");
    let vnet = vnet.subnet(subnet("nodes", "10.1.0.0/24")).subnet(subnet("pods", "10.1.4.0/24"));
    let np = pool("np1").count(3).max_pods(30).nodes_in("vnet/nodes").pods_in("vnet/pods").static_blocks();
    let plan = plan().network(vnet).cluster(cluster("aks").pool(np));
    assert_eq!(words(&of(&plan, Resource::PodSubnet))[0], "32 kept by the platform, 96 pods, 128 free");
}

#[test]
fn an_unknown_bar_is_left_out_and_its_command_is_this_clusters() {
    let services = of(&example(), Resource::ServiceCidr);
    assert_eq!(services.moments, [None, None, None, None]);
    assert_eq!((services.scale, services.complete), (65_534, false));
    assert_eq!(services.asks, ["kubectl get services --all-namespaces"]);
    let mut plan = example();
    let network = std::sync::Arc::make_mut(&mut plan.0.networks[0]);
    network.subnets[0].prefixes = None;
    network.subnets[0].id = aks_network_planner::design::ResourceId::parse(
        "/subscriptions/x/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet-prod/subnets/snet-aks",
    );
    assert_eq!(
        of(&plan, Resource::NodeSubnet).asks,
        ["az network vnet subnet show --ids /subscriptions/x/resourceGroups/rg/providers/Microsoft.Network/\
             virtualNetworks/vnet-prod/subnets/snet-aks --output json"]
    );
}
