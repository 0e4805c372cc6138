//! What breaks first, in words: the engine's outcomes and remedies arrive whole, and a preview is what one gets.
use aks_network_planner::design::Design;
use aks_network_planner::edit::take;
use aks_network_planner::import;
use aks_network_planner::messages::{Answer, Block, Mark, Offer, Operated, Request, Told, Wanted};
use aks_network_planner::propose::{Operation, outcomes, remedies};
use aks_network_planner::resolve::resolve;
use proptest::prelude::*;

use crate::properties::designs::design;
use crate::support::{Plan, PoolPlan, TODAY, cluster, network, plan, pool, subnet};

/// A cluster with these pools in a subnet of that range, in 10.1.0.0/16.
fn in_subnet(range: &str, pools: Vec<PoolPlan>) -> Plan {
    let aks = cluster("aks").service_cidr("10.0.0.0/16");
    let aks = pools.into_iter().fold(aks, |aks, pool| aks.pool(pool.nodes_in("vnet/snet")));
    plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", range))).cluster(aks)
}

/// 33 × 31 = 1,023 > 1,019: the third worked example of the planning formula; 32 × 31 fits.
/// <https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning>
fn too_small() -> Plan {
    in_subnet("10.1.0.0/22", vec![pool("np1").count(30).max_pods(30).surge("10%")])
}

const ALL: Operation = Operation::UpgradeAll { cluster: 0 };

fn operated(design: &Design, operation: Operation) -> Operated {
    Operated::of(design, operation).expect("an answer")
}

/// The answer as it comes out at the other end.
fn told(design: &Design, wanted: Wanted) -> Answer {
    let request = Request { design: design.clone(), inputs: Vec::new(), today: TODAY.to_owned(), wanted };
    let request = Request::read(&request.bytes()).expect("a request");
    Answer::read(&request.answer().expect("an answer").bytes()).expect("an answer")
}

#[test]
fn the_line_names_where_it_fails_first_and_the_code() {
    let of = operated(&too_small().0, ALL);
    assert_eq!((of.title.as_str(), of.mark), ("Upgrade all pools", Mark::No));
    assert_eq!(of.line, "fails at snet: InsufficientSubnetSize");
    let node_subnet = &of.outcomes[0];
    assert_eq!(node_subnet.title, "Node subnet snet");
    assert_eq!((node_subnet.mark, node_subnet.verdict.as_str()), (Mark::No, "fails"));
    assert_eq!(node_subnet.sum, "33 × 31 = 1,023 > 1,019");
    assert_eq!(node_subnet.code.as_deref(), Some("InsufficientSubnetSize"));
    let text = node_subnet.service_text.as_deref().unwrap_or_default();
    assert!(
        text.ends_with("exceeds IPs available 1019 in Subnet Cidr 10.1.0.0/22, Subnet Name snet."),
        "{text}"
    );
    assert!(node_subnet.source.words.starts_with("Microsoft documentation “concepts-network-"));
    assert!(node_subnet.source.url.starts_with("https://"));
}

#[test]
fn each_operation_has_a_title_with_its_pool_and_numbers() {
    let mut plan = too_small();
    plan = plan.cluster(cluster("blue").pool(pool("np1").count(1).nodes_in("vnet/snet")));
    let titles = [
        (Operation::UpgradePool { cluster: 0, pool: 0 }, "Upgrade np1"),
        (Operation::EveryPoolToMaximum { cluster: 0 }, "Every pool to its maximum"),
        (Operation::AddNodes { cluster: 0, pool: 0, nodes: 1 }, "Add 1 node to np1"),
        (
            Operation::AddPool { cluster: 0, like: 0, nodes: 1_200, subnet: None },
            "Add a pool of 1,200 nodes like np1",
        ),
        (
            Operation::AddPool { cluster: 0, like: 0, nodes: 2, subnet: Some(0) },
            "Add a pool of 2 nodes like np1, in a subnet of its own",
        ),
        (Operation::TakeOver { cluster: 0, from: 1, subnet: None }, "Take over the pools of blue"),
    ];
    for (operation, title) in titles {
        assert_eq!(operated(&plan.0, operation).title, title);
    }
}

#[test]
fn a_line_says_that_it_passes_only_where_that_is_known() {
    let fits = |pods| in_subnet("10.1.0.0/22", vec![pods]);
    let known = pool("np1").count(3).max_pods(30).surge("1");
    let cases = [
        (fits(known), Mark::Yes, "passes"),
        (fits(pool("np1").with(|pool| pool.count = None)), Mark::Unknown, "not known whether snet holds"),
    ];
    for (plan, mark, line) in cases {
        let of = operated(&plan.0, ALL);
        assert_eq!(of.mark, mark, "{}", of.line);
        assert_eq!(of.line, line);
        assert!(of.remedies.is_empty());
    }
}

/// The platform is only tested for so many pods of a cluster, which refuses nothing.
/// <https://learn.microsoft.com/azure/aks/best-practices-performance-scale-large>
#[test]
fn what_is_not_known_of_a_tested_limit_does_not_hide_that_everything_else_holds() {
    let text = include_str!("../../../public/samples/cannot-upgrade.txt");
    let design = import::merge(&import::read("sample.txt", text)).design;
    let of = operated(&design, ALL);
    assert_eq!(of.line, "fails at snet-aks: InsufficientSubnetSize");
    let after = operated(&take(&design, &of.remedies[0].steps), ALL);
    assert_eq!(after.mark, Mark::Yes);
    assert_eq!(after.line, "passes; not known: Pods of the cluster payments-prod");
}

#[test]
fn a_preview_is_what_one_gets() {
    let design = too_small().0;
    let of = operated(&design, ALL);
    let smaller = &of.remedies[0];
    assert_eq!(smaller.title, "Set the maximum surge of np1 from 10 % to 2 nodes");
    assert!(smaller.is_taken_at_once);
    assert_eq!(smaller.after[0].sum, "32 × 31 = 992 ≤ 1,019");
    let after = operated(&take(&design, &smaller.steps), ALL);
    assert_eq!(after.outcomes, smaller.after);
    assert_eq!((after.mark, after.remedies.len()), (Mark::Yes, 0), "{}", after.line);
}

#[test]
fn an_operation_travels_as_a_line_a_table_the_services_words_and_offers() {
    let design = too_small().0;
    let Answer::Told(Told { mark, line, blocks }) = told(&design, Wanted::Operation(ALL)) else {
        panic!("something else")
    };
    assert_eq!((mark, line.as_str()), (Mark::No, "Upgrade all pools: fails at snet: InsufficientSubnetSize"));
    let Block::Table(table) = &blocks[0] else { panic!("{blocks:?}") };
    assert_eq!(table.rows[0].cells[..3], ["Node subnet snet", "fails", "33 × 31 = 1,023 > 1,019"]);
    assert!(
        blocks
            .iter()
            .any(|block| matches!(block, Block::Quote(words) if words.starts_with("Pre-allocated IPs")))
    );
    let offers: Vec<&Offer> = blocks.iter().filter_map(offer).collect();
    let [Block::Fold(_, preview)] = offers[0].blocks.as_slice() else { panic!("{:?}", offers[0].blocks) };
    let [Block::Table(preview)] = preview.as_slice() else { panic!("{preview:?}") };
    let expected = ["Node subnet snet", "passes", "33 × 31 = 1,023 > 1,019", "32 × 31 = 992 ≤ 1,019"];
    assert_eq!(preview.rows[0].cells, expected);
    let alone = offers.last().expect("an offer");
    assert_eq!(alone.title, "Azure CNI Overlay");
    assert!(alone.steps.is_empty() && alone.instead.is_none() && alone.blocks.is_empty());
}

fn offer(block: &Block) -> Option<&Offer> {
    match block {
        Block::Offer(offer) => Some(offer),
        _ => None,
    }
}

#[test]
fn what_is_gone_is_told_in_a_sentence() {
    let gone = Operation::UpgradePool { cluster: 0, pool: 7 };
    let told = told(&too_small().0, Wanted::Operation(gone));
    assert!(matches!(&told, Answer::Refused(why) if why.contains("no such cluster, pool")), "{told:?}");
}

proptest! {
    /// Nothing is lost or made up on the way to words.
    #[test]
    fn every_outcome_and_remedy_arrives(design in design(), pool in 0..3usize) {
        let operations = [ALL, Operation::UpgradePool { cluster: 0, pool }, Operation::EveryPoolToMaximum { cluster: 0 }];
        let resolved = resolve(&design);
        for operation in operations {
            let Some(expected) = outcomes(&resolved, operation) else {
                prop_assert!(Operated::of(&design, operation).is_none());
                continue;
            };
            let of = operated(&design, operation);
            let sums = of.outcomes.iter().map(|held| held.sum.clone()).collect::<Vec<_>>();
            prop_assert_eq!(sums, expected.iter().map(|outcome| outcome.sum.clone()).collect::<Vec<_>>());
            let found = remedies(&resolved, operation);
            let titles = of.remedies.iter().map(|change| change.title.clone()).collect::<Vec<_>>();
            prop_assert_eq!(titles, found.iter().map(|remedy| remedy.title.clone()).collect::<Vec<_>>());
            for (change, remedy) in of.remedies.iter().zip(&found) {
                prop_assert_eq!(&change.steps, &remedy.steps);
                prop_assert_eq!(change.instead, remedy.instead);
            }
            prop_assert_eq!(of.mark == Mark::No, of.line.starts_with("fails at "));
        }
    }
}
