//! The ladder on its scale.
use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::drawing::{Ladder, Step, ladder};
use proptest::prelude::*;

use crate::contract::example;
use crate::properties::designs::design;
use crate::support::{TODAY, cluster, plan, pool};

proptest! {
    #[test]
    fn more_nodes_never_stand_before_fewer(one in 0..20_000u64, other in 0..20_000u64) {
        prop_assert_eq!(Ladder::position(one.min(other)).cmp(&Ladder::position(one.max(other))).is_le(), true);
        prop_assert!(Ladder::position(one) <= Ladder::position(Ladder::MOST));
    }

    #[test]
    fn steps_stand_in_the_order_of_their_nodes(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for (place, capacity) in analysis.capacity.iter().enumerate() {
            let ladder = ladder(&analysis, place).expect("a ladder");
            prop_assert!(ladder.steps.iter().map(|step| step.nodes).is_sorted());
            prop_assert!(ladder.steps.iter().map(|step| step.position).is_sorted());
            prop_assert!(ladder.steps.iter().all(|step| step.position <= ladder.length));
            let first = ladder.steps.first();
            prop_assert_eq!(first.map(|step| step.nodes), capacity.largest.value);
            let limit = first.map(|step| capacity.rows[step.row].resource);
            prop_assert_eq!(limit, capacity.largest.limited_by);
            for mark in [&ladder.today, &ladder.maximum].into_iter().flatten() {
                prop_assert_eq!(mark.position, Ladder::position(mark.nodes));
            }
        }
    }
}

#[test]
fn twice_as_many_nodes_stand_one_length_further() {
    let length = Ladder::position(2);
    for doublings in 0..13 {
        assert_eq!(Ladder::position(1 << doublings), length * doublings);
    }
    assert_eq!((Ladder::position(0), Ladder::position(1)), (0, 0));
    let thirds = Ladder::position(3).abs_diff(length * 1_585 / 1_000);
    assert!(thirds <= length / 500, "log2 3 is 1.585");
    assert_eq!(Ladder::position(1 << 40), Ladder::position(10_000), "what is beyond stands at the end");
}

#[test]
fn the_example_is_stopped_first_by_its_subnet() {
    let ladder = ladder(&example().analysis_on(TODAY), 0).expect("a ladder");
    let words: Vec<String> = ladder.steps.iter().map(Step::words).collect();
    assert_eq!(
        words,
        [
            "Node subnet snet-aks stops growth at 7 nodes",
            "Nodes of the pool np1 stops growth at 909 nodes",
            "Nodes of the cluster stops growth at 4,545 nodes",
        ]
    );
    let marks = [ladder.today, ladder.maximum].map(|mark| mark.expect("a mark"));
    assert_eq!(marks.map(|mark| (mark.nodes, mark.label)), [(3, "3".to_owned()), (20, "20".to_owned())]);
    let ticks: Vec<&str> = ladder.ticks.iter().map(|tick| &*tick.label).collect();
    assert_eq!(
        ticks,
        ["1", "2", "5", "10", "20", "50", "100", "200", "500", "1,000", "2,000", "5,000", "10,000"]
    );
    assert_eq!(ladder.ticks.last().map(|tick| tick.position), Some(ladder.length));
}

#[test]
fn what_is_not_known_is_left_out_with_the_command_that_would_tell() {
    let mut plan = example();
    std::sync::Arc::make_mut(&mut plan.0.networks[0]).subnets[0].prefixes = None;
    let ladder = ladder(&plan.analysis_on(TODAY), 0).expect("a ladder");
    let [(resource, asks)] = ladder.unknown.as_slice() else { panic!("{:?}", ladder.unknown) };
    assert_eq!((resource.text(), asks.len()), ("nodeSubnet", 1));
    assert!(asks[0].starts_with("az network vnet subnet show"), "{asks:?}");
}

#[test]
fn without_an_autoscaler_there_is_no_mark_of_its_maximum() {
    let plan = plan().cluster(cluster("aks").overlay().pod_cidr("10.244.0.0/16").pool(pool("np1").count(5)));
    let ladder = ladder(&plan.analysis_on(TODAY), 0).expect("a ladder");
    assert_eq!((ladder.today.map(|mark| mark.nodes), ladder.maximum), (Some(5), None));
    assert_eq!(aks_network_planner::drawing::ladder(&plan.analysis_on(TODAY), 1), None);
}
