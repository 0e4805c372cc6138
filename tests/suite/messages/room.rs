//! Room to grow, in words: conditions, steps and what blocks them, and the reverse tables with their documents.
use aks_network_planner::design::OsType;
use aks_network_planner::edit::{CidrField, Step};
use aks_network_planner::export::{reverse_csv, reverse_markdown};
use aks_network_planner::messages::{Block, Mark, RoomPart, Table, Told, reversed, room};
use aks_network_planner::net::Family;
use aks_network_planner::propose::{Ranged, Shape, reverse};
use aks_network_planner::resolve::resolve;
use proptest::prelude::*;

use crate::properties::designs::design;
use crate::support::plan::known;
use crate::support::{ClusterPlan, Plan, cluster, network, plan, pool, subnet};

fn aks(pod_cidr: &str, nodes: u64) -> ClusterPlan {
    let pool = pool("np").count(nodes).max_pods(30).surge("10%").nodes_in("vnet/snet");
    cluster("aks")
        .overlay()
        .pod_cidr(pod_cidr)
        .service_cidr("10.0.0.0/16")
        .profile(|profile| profile.ip_families = Some(vec![Family::IPv4]))
        .pool(pool.with(|pool| pool.os_type = known(OsType::Linux)))
}

fn of(cluster: ClusterPlan) -> Plan {
    plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/20"))).cluster(cluster)
}

fn parts(plan: &Plan) -> Vec<RoomPart> {
    room(&resolve(&plan.0), 0)
}

fn cells(table: &Table, row: usize) -> Vec<&str> {
    table.rows[row].cells.iter().map(String::as_str).collect()
}

/// A /16 has 256 blocks of /24, a /15 twice that; 256 nodes with 10 % more for an upgrade need 282.
/// <https://learn.microsoft.com/azure/aks/azure-cni-overlay-pod-expand>
#[test]
fn wider_pod_cidrs_are_rows_with_a_verdict_and_what_they_gain() {
    let parts = parts(&of(aks("100.64.0.0/16", 256)));
    let pods = &parts[0];
    assert_eq!(pods.title, "Pod CIDR 100.64.0.0/16");
    assert_eq!(pods.facts, ["100.64.0.0/16 has 256 blocks of /24, one for each node."]);
    let table = pods.table.as_ref().expect("a table");
    assert_eq!(cells(table, 0)[..4], ["100.64.0.0/15", "enough", "256", "465"]);
    let step = Step::Cidr {
        cluster: "aks".into(),
        field: CidrField::PodCidr,
        prefix: "100.64.0.0/15".parse().expect("a prefix"),
    };
    assert_eq!(pods.proposals[0].steps, [step]);
}

#[test]
fn what_is_in_the_way_is_named() {
    let plan = of(aks("10.244.0.0/16", 256)).peering("vnet", "hub", "10.245.0.0/24");
    let parts = parts(&plan);
    let table = parts[0].table.as_ref().expect("a table");
    assert_eq!(table.rows[0].mark, Some(Mark::No));
    let row = cells(table, 0);
    assert_eq!(row[..2], ["10.244.0.0/15", "blocked"]);
    assert!(row[4].contains("hub") && row[4].contains("10.245.0.0/24"), "{}", row[4]);
    assert!(parts[0].proposals.is_empty());
}

#[test]
fn a_condition_is_met_not_met_or_not_known_with_the_command_that_tells() {
    let condition = |version: Option<&str>| {
        let mut plan = of(aks("10.244.0.0/16", 3));
        let version = version.map(str::to_owned);
        std::sync::Arc::make_mut(&mut plan.0.clusters[0]).kubernetes_version = version;
        parts(&plan)[1].conditions[0].clone()
    };
    let cases = [
        (Some("1.34.1"), Mark::Yes, "met"),
        (Some("1.31.9"), Mark::No, "not met"),
        (None, Mark::Unknown, "not known"),
    ];
    for (version, mark, word) in cases {
        let demand = condition(version);
        assert_eq!((demand.mark, demand.verdict.as_str()), (mark, word));
        assert_eq!(demand.ask.is_some(), mark == Mark::Unknown, "{demand:?}");
        assert!(demand.source.url.starts_with("https://"));
    }
}

#[test]
fn a_subnet_tells_what_is_free_beside_it_and_the_other_half_of_its_block() {
    let parts = parts(&of(aks("10.244.0.0/16", 3)));
    let subnet = &parts[2];
    assert_eq!(subnet.title, "Subnet vnet/snet 10.1.0.0/20: nodes of np");
    assert_eq!(subnet.facts[1], "Nothing known is free right before 10.1.0.0/20.");
    assert_eq!(subnet.facts[2], "Free right after 10.1.0.0/20: 10.1.16.0–10.1.255.255.");
    let table = subnet.table.as_ref().expect("a table");
    assert_eq!(cells(table, 0), ["10.1.0.0/19", "free", "10.1.16.0/20", ""]);
    let last = table.rows.len() - 1;
    assert_eq!(
        cells(table, last),
        ["10.0.0.0/15", "blocked", "10.0.0.0/16", "service CIDR aks (10.0.0.0/16); outside the network"]
    );
}

#[test]
fn a_cluster_of_which_nothing_is_known_says_so_of_each_range() {
    let parts = parts(&plan().cluster(cluster("aks")));
    assert_eq!(parts.len(), 3);
    for part in &parts {
        let why = part.obstacle.as_deref().unwrap_or_default();
        assert!(why.contains("aks") && part.table.is_none() && part.proposals.is_empty(), "{part:?}");
    }
    let why = reversed(&resolve(&plan().cluster(cluster("aks")).0), 0).expect_err("a sentence");
    assert_eq!(why, "The node pools of aks, their most pods on a node or their surge are not known.");
    let own_cni = cluster("aks").own_cni().pool(pool("np").count(1));
    let why = reversed(&resolve(&plan().cluster(own_cni).0), 0).expect_err("a sentence");
    assert_eq!(why, "The network model of aks is not known, or it brings its own CNI.");
}

#[test]
fn reverse_tables_are_those_of_the_clusters_ranges_with_their_documents() {
    let resolved = resolve(&of(aks("10.244.0.0/16", 3)).0);
    let shape = Shape::of(&resolved.clusters[0]).expect("a shape");
    let expected = [Ranged::OverlayPodCidr, Ranged::OverlayNodeSubnet].map(|range| reverse(range, &shape));
    let reversed = reversed(&resolved, 0).expect("tables");
    assert_eq!(
        (reversed.markdown.as_str(), reversed.csv.as_str()),
        (reverse_markdown(&expected).as_str(), reverse_csv(&expected).as_str(),)
    );
    assert_eq!(reversed.tables.len(), 2);
    for (table, of) in reversed.tables.iter().zip(&expected) {
        assert_eq!((table.title.as_str(), table.rows.len()), (of.of.title(), of.rows.len()));
        for (row, of) in table.rows.iter().zip(&of.rows) {
            assert_eq!(row.cells[0], format!("/{}", of.length));
            assert_eq!(row.cells[2].replace(',', ""), of.nodes.to_string());
        }
    }
}

/// Every cell has a column.
fn tables(blocks: &[Block]) -> usize {
    let of = |block: &Block| match block {
        Block::Table(table) => {
            assert!(table.rows.iter().all(|row| row.cells.len() == table.head.len()), "{table:?}");
            1
        }
        Block::Fold(_, blocks) => tables(blocks),
        _ => 0,
    };
    blocks.iter().map(of).sum()
}

proptest! {
    #[test]
    fn every_cluster_has_an_answer_for_pods_services_and_subnets(design in design()) {
        let resolved = resolve(&design);
        for place in 0..=resolved.clusters.len() {
            let parts = room(&resolved, place);
            prop_assert!(parts.len() >= 3);
            let tables_of_parts = parts.iter().filter(|part| part.table.is_some()).count();
            prop_assert_eq!(tables(&Told::from(parts).blocks), tables_of_parts);
            if let Ok(of) = reversed(&resolved, place) {
                prop_assert!(!of.tables.is_empty());
                tables(&Told::from(of).blocks);
            }
        }
    }
}
