//! Address spaces in cells against every range of every cluster, one by one.
use std::collections::BTreeSet;

use aks_network_planner::analysis::Analysis;
use aks_network_planner::fleet::{Cell, spaces, used};
use aks_network_planner::net::Prefix;
use aks_network_planner::overlap::Verdict;
use proptest::prelude::*;

use crate::properties::designs::{design, known_design};
use crate::support::{Plan, TODAY, cluster, network, plan, pool, subnet};

fn cells(analysis: &Analysis, whole: &str) -> Vec<Cell> {
    let all: Vec<usize> = (0..analysis.resolved.clusters.len()).collect();
    let used = used(analysis, &all);
    let (spaces, _) = spaces(analysis, &used, Some(whole.parse().expect("a prefix")));
    spaces.into_iter().flat_map(|space| space.cells).collect()
}

#[test]
fn a_cell_tells_who_uses_it_and_whether_that_is_allowed() {
    let aks = |name: &str, pods: &str, place: &str| {
        let of = cluster(name).overlay().pod_cidr(pods).service_cidr("172.20.0.0/16");
        of.pool(pool("np1").nodes_in(place))
    };
    let plan = plan()
        .network(network("vnet-a", "10.1.0.0/16").subnet(subnet("nodes", "10.1.4.0/24")))
        .network(network("vnet-b", "10.2.0.0/16").subnet(subnet("nodes", "10.2.0.0/24")))
        .cluster(aks("aks-a", "192.168.0.0/17", "vnet-a/nodes"))
        .cluster(aks("aks-b", "10.2.0.0/18", "vnet-b/nodes"));
    let analysis = plan.analysis_on(TODAY);
    let of = |whole: &str, at: usize| {
        let cell = cells(&analysis, whole).swap_remove(at);
        (cell.prefix.to_string(), cell.clusters, cell.uses, cell.conflict)
    };
    assert_eq!(of("10.0.0.0/8", 1), ("10.1.0.0/16".to_owned(), vec![0], [1, 0, 0], None));
    assert_eq!(
        of("10.0.0.0/8", 2),
        ("10.2.0.0/16".to_owned(), vec![1], [1, 1, 0], Some(Verdict::Rejected)),
        "its pods take the addresses of its own network"
    );
    assert_eq!(of("172.16.0.0/12", 64), ("172.20.0.0/20".to_owned(), vec![0, 1], [0, 0, 2], None));
    assert_eq!(of("192.168.0.0/16", 127).1, [0]);
    assert_eq!(of("192.168.0.0/16", 128).1, [0; 0]);
    assert_eq!(of("10.1.4.0/24", 255).0, "10.1.4.255/32");
}

#[test]
fn what_lies_outside_of_the_private_spaces_is_told_apart() {
    let of = cluster("aks").overlay().pod_cidr("20.0.0.0/16").service_cidr("172.20.0.0/16");
    let analysis = plan().cluster(of.pool(pool("np1"))).analysis_on(TODAY);
    let used = used(&analysis, &[0]);
    let (spaces, outside) = spaces(&analysis, &used, None);
    let outside: Vec<String> = outside.iter().map(|of| of.prefix.to_string()).collect();
    assert_eq!(outside, ["20.0.0.0/16"]);
    assert!(spaces.iter().all(|space| space.cells.len() <= 256));
}

proptest! {
    /// A cell has just the clusters of which a range shares addresses with it.
    #[test]
    fn cells_hold_who_overlaps_them(
        design in prop_oneof![design(), known_design()],
        whole in prop_oneof![Just("10.0.0.0/8"), Just("172.16.0.0/12"), Just("0.0.0.0/0"), Just("10.224.0.0/13")],
    ) {
        let analysis = Plan(design).analysis_on(TODAY);
        let of = |place: usize| -> Vec<Prefix> {
            let cluster = &analysis.resolved.clusters[place];
            let subnets = cluster.subnets().into_iter().chain(cluster.api_server_subnet);
            let subnets = subnets.flat_map(|subnet| analysis.resolved.subnets[subnet].prefixes.clone());
            let cidrs = [&cluster.pod_cidrs, &cluster.service_cidrs];
            subnets.chain(cidrs.into_iter().flat_map(|cidrs| cidrs.known().cloned().unwrap_or_default())).collect()
        };
        let clusters: BTreeSet<usize> = (0..analysis.resolved.clusters.len()).collect();
        for cell in cells(&analysis, whole) {
            let is_here = |place: &&usize| of(**place).into_iter().any(|prefix| prefix.overlaps(cell.prefix));
            let expected: Vec<usize> = clusters.iter().filter(is_here).copied().collect();
            prop_assert_eq!(&cell.clusters, &expected, "{}", cell.prefix);
        }
    }
}
