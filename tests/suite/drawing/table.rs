//! The map in rows of text.
use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::drawing::{HEAD, Scale, address_map, address_table, tsv};
use aks_network_planner::net::Family;
use proptest::prelude::*;

use super::FAMILIES;
use crate::contract::example;
use crate::properties::designs::design;
use crate::support::{Plan, TODAY, network, plan};

fn text(plan: &Plan) -> String {
    tsv(&address_table(&address_map(&plan.analysis_on(TODAY), Family::IPv4, Scale::Readable)))
}

proptest! {
    #[test]
    fn the_table_has_every_block_of_the_map_once_by_address(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for family in FAMILIES {
            let map = address_map(&analysis, family, Scale::Readable);
            let rows = address_table(&map);
            let blocks = map.rows.iter().map(|row| row.blocks.len()).sum::<usize>();
            prop_assert_eq!(rows.len(), blocks);
            let first = |at: usize| map.block(rows[at].spot).expect("a block").range.first();
            prop_assert!((0..rows.len()).map(first).is_sorted());
            let mut spots: Vec<_> = rows.iter().map(|row| row.spot).collect();
            spots.sort_unstable();
            spots.dedup();
            prop_assert_eq!(spots.len(), blocks);
            for row in &rows {
                let is_met = map.meetings.iter().any(|meeting| meeting.spots().any(|spot| spot == row.spot));
                prop_assert_eq!(!row.meets.is_empty(), is_met);
            }
        }
    }

    #[test]
    fn every_line_of_the_text_has_every_column(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        let rows = address_table(&address_map(&analysis, Family::IPv4, Scale::Readable));
        let text = tsv(&rows);
        prop_assert_eq!(text.lines().count(), rows.len() + 1);
        prop_assert!(text.lines().all(|line| line.split('\t').count() == HEAD.len()));
    }
}

#[test]
fn the_example_as_text_to_copy() {
    let text = text(&example());
    let lines: Vec<&str> = text.lines().take(6).collect();
    assert_eq!(
        lines,
        [
            "Range\tFirst\tLast\tAddresses\tWhat\tOwner\tDefault\tLeft at worst\tShares addresses with",
            "10.0.0.0/16\t10.0.0.0\t10.0.255.255\t65536\tservice CIDR\taks-prod\t\t\ton-premises range \
             10.0.64.0/18 of branch offices (breaks at run time)",
            "10.0.64.0/18\t10.0.64.0\t10.0.127.255\t16384\ton-premises range\tbranch offices\t\t\tservice CIDR \
             10.0.0.0/16 of aks-prod (breaks at run time)",
            "10.1.0.0/16\t10.1.0.0\t10.1.255.255\t65536\tvirtual network\tvnet-prod\t\t\t",
            "10.1.0.0/24\t10.1.0.0\t10.1.0.255\t256\tsubnet\tvnet-prod/snet-aks\t\t433 addresses short during an \
             upgrade at that maximum\t",
            "10.1.1.0–10.1.255.255\t10.1.1.0\t10.1.255.255\t65280\tfree range\tin vnet-prod\t\t\t",
        ]
    );
}

#[test]
fn names_cannot_break_the_text_or_become_formulas() {
    let hostile = network("=1+1\t\"a\"\nb", "10.1.0.0/16");
    let text = text(&plan().network(hostile));
    let line = text.lines().find(|line| line.starts_with("10.1.0.0/16")).expect("the network");
    assert!(line.contains("\tvirtual network\t'=1+1 \"a\" b\t"), "{line}");
}
