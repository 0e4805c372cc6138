//! What mends a finding, as the page draws it.
use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::fix::Which;
use aks_network_planner::messages::{Answer, Block, Mark, Request, Told, Wanted};

use crate::support::{Plan, TODAY, cluster, network, plan, pool, subnet};

fn told(plan: &Plan, which: Which) -> Option<Answer> {
    let wanted = Wanted::Fixes(which);
    Request { design: plan.0.clone(), inputs: Vec::new(), today: TODAY.to_owned(), wanted }.answer()
}

fn which(plan: &Plan, rule: &str) -> Which {
    let analysis = analyze(&plan.0, day(TODAY).expect("a day"));
    let finding = analysis.findings.iter().find(|finding| finding.rule.id == rule).expect("a finding");
    Which::of(&analysis, finding)
}

#[test]
fn each_change_is_an_offer_with_what_it_takes() {
    let plan = plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24"))).cluster(
        cluster("aks")
            .overlay()
            .service_cidr("10.1.0.0/24")
            .pool(pool("np1").count(3).nodes_in("vnet/nodes")),
    );
    let Some(Answer::Told(Told { mark, line, blocks })) =
        told(&plan, which(&plan, "service-cidr-overlaps-subnet"))
    else {
        panic!("no answer")
    };
    assert_eq!((mark, line.as_str()), (Mark::Yes, "One change mends this."));
    let Block::Offer(offer) = &blocks[0] else { panic!("{blocks:?}") };
    assert!(offer.title.starts_with("Take 10.") && !offer.steps.is_empty(), "{offer:?}");
    let folds = offer.blocks.iter().filter_map(|block| match block {
        Block::Fold(title, _) => Some(title.as_str()),
        _ => None,
    });
    assert_eq!(folds.collect::<Vec<_>>(), ["What was compared", "What it takes: a new cluster"]);
}

#[test]
fn a_finding_that_is_gone_is_refused_in_a_sentence() {
    let which = Which { rule: "subnets-overlap".to_owned(), cluster: None, subjects: Vec::new() };
    assert!(matches!(told(&plan(), which), Some(Answer::Refused(why)) if why.contains("no such finding")));
}
