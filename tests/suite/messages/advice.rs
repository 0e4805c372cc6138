//! Advice in words: the ranking with its offer, and a way with demands, steps and sources.
use aks_network_planner::advice::{Change, Ipam, Needs};
use aks_network_planner::azure::NetworkModel;
use aks_network_planner::design::NetworkPolicy;
use aks_network_planner::edit::{fields, take};
use aks_network_planner::messages::{Answer, Block, ChangedLater, Mark, Offer, Request, Table, Told, Wanted};
use aks_network_planner::resolve::resolve;

use crate::support::{Plan, TODAY, cluster, network, plan, pool, subnet};

/// 40 nodes of 30 pods on a /21 with Azure Network Policy Manager.
fn design() -> Plan {
    let nodes = pool("np1").count(40).max_pods(30).surge("10%").nodes_in("vnet/snet");
    let network = network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/21"));
    let aks = cluster("aks").policy(NetworkPolicy::Azure).service_cidr("172.17.0.0/16").pool(nodes);
    plan().network(network).cluster(aks)
}

fn answer(wanted: Wanted) -> Option<Answer> {
    let request = Request { design: design().0, inputs: Vec::new(), today: TODAY.to_owned(), wanted };
    let request = Request::read(&request.bytes()).expect("the request arrives");
    let answer = request.answer()?;
    assert_eq!(Answer::read(&answer.bytes()).as_ref(), Some(&answer), "the answer arrives");
    Some(answer)
}

fn told(wanted: Wanted) -> Told {
    match answer(wanted) {
        Some(Answer::Told(told)) => told,
        other => panic!("{other:?}"),
    }
}

fn tables(told: &Told) -> Vec<&Table> {
    let tables = told.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

/// The table in a fold.
fn folded<'t>(told: &'t Told, title: &str) -> &'t Table {
    let tables = told.blocks.iter().find_map(|block| match block {
        Block::Fold(own, blocks) if own == title => Some(blocks),
        _ => None,
    });
    let mut tables = tables.expect(title).iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.next().expect("a table")
}

fn offer(told: &Told) -> &Offer {
    let mut offers = told.blocks.iter().filter_map(|block| match block {
        Block::Offer(offer) => Some(offer),
        _ => None,
    });
    offers.next().expect("an offer")
}

#[test]
fn the_ranking_is_a_table_with_headroom_and_the_first_can_be_taken() {
    let told = told(Wanted::Advice(0, Needs::default()));
    assert!(
        told.line.contains("headroom of snet at its largest moment goes from 33% to 97%"),
        "{}",
        told.line
    );
    let (options, barred) = (tables(&told)[0], folded(&told, "Not possible here: 5"));
    assert_eq!(options.rows.len() + barred.rows.len(), 19);
    assert!(barred.rows.iter().all(|row| row.mark == Some(Mark::No)));
    assert_eq!(
        options.rows[0].cells,
        [
            "Azure CNI Overlay with Cilium",
            "needs a pod CIDR of /18",
            "In place",
            "40",
            "44",
            "97%",
            "58, by Pod CIDR; 909 with larger ranges",
            ""
        ]
    );
    let now = options.rows.iter().find(|row| row.cells[2] == "What it has").expect("what it has");
    assert_eq!(now.cells[..2], ["Azure CNI node subnet with Azure Network Policy Manager", "retires"]);
    assert_eq!(now.cells[7], "2028-09-30");
    let taken = resolve(&take(&design().0, &offer(&told).steps));
    let cluster = &taken.clusters[0];
    assert_eq!(cluster.model(), Some(NetworkModel::Overlay));
    assert_eq!(cluster.policy(), Some(NetworkPolicy::Cilium));
    assert_eq!(cluster.pod_cidrs.known().map(Vec::len), Some(1));
}

#[test]
fn a_way_has_demands_with_marks_numbered_steps_with_commands_and_an_offer() {
    let told = told(Wanted::Way(0, Change::Model(Ipam::Overlay)));
    assert_eq!(told.mark, Mark::No);
    assert!(
        told.line.starts_with("To Azure CNI Overlay: in place, 1 precondition not met and "),
        "{}",
        told.line
    );
    let demands = told.blocks.iter().filter_map(|block| match block {
        Block::Demand(mark, word, text) => Some((*mark, word.as_str(), text.as_str())),
        _ => None,
    });
    let is_step = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
    let demands: Vec<_> = demands.filter(|(_, word, _)| !is_step(word)).collect();
    let engine = demands.iter().find(|(.., text)| text.starts_with("No policy engine")).expect("a demand");
    assert_eq!((engine.0, engine.1), (Mark::No, "not met"));
    assert!(engine.2.contains("networkPolicy is azure."));
    for (mark, word, text) in &demands {
        let expected = match *word {
            "met" => Mark::Yes,
            "not known" => Mark::Unknown,
            _ => Mark::No,
        };
        assert!(*mark == expected || *mark == Mark::Warn && *word == "not met", "{text}");
    }
    let steps: Vec<(Mark, &str)> = told
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Demand(mark, word, _) if is_step(word) => Some((*mark, word.as_str())),
            _ => None,
        })
        .collect();
    let numbers: Vec<&str> = steps.iter().filter_map(|(_, word)| word.split(':').next()).collect();
    assert_eq!(numbers, (1..=numbers.len()).map(|number| number.to_string()).collect::<Vec<_>>());
    let closed: Vec<_> = steps.iter().filter(|(_, word)| word.ends_with(": no way back")).collect();
    assert!(
        matches!(closed.as_slice(), [(Mark::Warn, _), (Mark::Warn, _)]),
        "neither overlay nor Cilium has a way back: {steps:?}"
    );
    let taken = resolve(&take(&design().0, &offer(&told).steps));
    assert_eq!(taken.clusters[0].model(), Some(NetworkModel::Overlay));
    assert_eq!(taken.clusters[0].policy(), Some(NetworkPolicy::Azure));
}

#[test]
fn every_change_is_told_and_a_cluster_that_is_gone_is_refused() {
    for change in Change::all() {
        let told = told(Wanted::Way(0, change));
        assert!(!told.line.is_empty() && !told.blocks.is_empty(), "{change:?}");
    }
    for wanted in [Wanted::Way(1, Change::DualStack), Wanted::Advice(1, Needs::default())] {
        assert!(matches!(answer(wanted), Some(Answer::Refused(_))));
    }
}

/// Every row of the table of features has a column for each network model.
#[test]
fn what_works_with_which_model_is_folded_below_the_ranking() {
    let told = told(Wanted::Advice(0, Needs::default()));
    let features = told.blocks.iter().find_map(|block| match block {
        Block::Fold(title, blocks) if title == "What works with which network model" => Some(blocks),
        _ => None,
    });
    let Some(Block::Table(table)) = features.and_then(|blocks| blocks.first()) else { panic!("a table") };
    assert_eq!(table.head.len(), 7);
    assert!(table.rows.iter().all(|row| row.cells.len() == 7));
    let row =
        |title: &str| table.rows.iter().find(|row| row.cells[0] == title).expect("a row").cells[1..].to_vec();
    assert_eq!(
        row("calls to pods from outside the cluster"),
        ["no", "yes", "yes", "yes", "no", "not stated"]
    );
    assert_eq!(
        row("Private Link Services made by Kubernetes"),
        ["yes", "yes", "no", "yes", "yes", "not stated"]
    );
}

#[test]
fn the_calendar_is_a_table_and_what_can_be_changed_later_is_under_a_fold() {
    let told = told(Wanted::Advice(0, Needs::default()));
    let calendar = tables(&told).into_iter().find(|table| table.title == "Calendar").expect("a calendar");
    let days: Vec<&str> = calendar.rows.iter().map(|row| row.cells[0].as_str()).collect();
    assert_eq!(days, ["2028-09-30"]);
    assert_eq!(calendar.rows[0].cells[1], "in 677 days");
    let fold = told.blocks.iter().find_map(|block| match block {
        Block::Fold(title, blocks) if title == "What can be changed later" => Some(blocks),
        _ => None,
    });
    let Some(Block::Table(fields)) = fold.and_then(|blocks| blocks.first()) else { panic!("{fold:?}") };
    let of = |label: &str| fields.rows.iter().find(|row| row.cells[0].contains(label)).expect("a row");
    assert_eq!(of("(dnsServiceIP)").cells[3], "by a new cluster");
    let outbound = of("(outboundType)");
    assert_eq!(outbound.cells[1..5], ["", "any", "in place", "Azure CLI 2.56.0"]);
}

fn later() -> Vec<ChangedLater> {
    match answer(Wanted::ChangedLater) {
        Some(Answer::ChangedLater(all)) => all,
        other => panic!("{other:?}"),
    }
}

/// Fields that are nothing of the platform's network: what people call a thing, and what a plan reckons with.
const NOT_CHANGED: [&str; 6] = ["name", "resourceGroup", "location", "reserve", "podsPerNode", "resourceId"];

#[test]
fn every_field_of_a_cluster_and_of_a_pool_says_how_it_can_be_changed_later() {
    let (design, all) = (design().0, later());
    for (subject, is_of_pool) in [("clusters/aks", false), ("clusters/aks/pools/np1", true)] {
        for field in fields(&design, subject) {
            let own = all.iter().find(|of| of.is_of_pool == is_of_pool && of.field == field.field);
            let is_told =
                own.is_some_and(|of| !of.how.is_empty() && !of.words.is_empty() && !of.sources.is_empty());
            assert!(is_told != NOT_CHANGED.contains(&field.field), "{subject} {}: {own:?}", field.field);
        }
    }
}

#[test]
fn a_field_with_cases_tells_each_of_them() {
    let all = later();
    let of = |field: &str| all.iter().find(|of| of.field == field).expect("the field");
    assert_eq!(of("networkPlugin").how, "overlay: in place; else by a new cluster");
    assert_eq!(of("maxPods").how, "by new pools");
    assert!(of("networkPlugin").words[0].starts_with("Overlay: in place, since Kubernetes 1.27. "));
}
