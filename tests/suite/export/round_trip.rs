//! What is printed is read as the design that it was printed from.
use std::sync::Arc;

use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::design::{Attached, Design, Stage};
use aks_network_planner::export::{Input, analysis_document};
use aks_network_planner::import;
use aks_network_planner::resolve::resolve;

use super::cases::{CASES, Read, made, read};
use crate::support::TODAY;

/// The forms that are read again.
const FORMS: [&str; 5] = ["az", "az-powershell", "arm", "bicep", "terraform"];

/// The design as one that is yet to be made: nothing has an id, and the default surge is said but for spot nodes,
/// which have none.
fn to_be_made(design: &Design) -> Design {
    let resolved = resolve(design);
    let mut made = Design { attached: Arc::new(Attached::default()), ..design.clone() };
    for network in &mut made.networks {
        let network = Arc::make_mut(network);
        network.id = None;
        network.subnets.iter_mut().for_each(|subnet| subnet.id = None);
    }
    for (cluster, of) in made.clusters.iter_mut().zip(&resolved.clusters) {
        let cluster = Arc::make_mut(cluster);
        (cluster.id, cluster.stage) = (None, Stage::Template);
        for (pool, of) in cluster.pools.iter_mut().flatten().zip(of.pools()) {
            pool.max_surge = of.max_surge.get().filter(|_| !of.spot);
        }
    }
    made
}

fn analysis(design: &Design) -> String {
    analysis_document(&analyze(design, day(TODAY).expect("a day")), &[])
}

fn again(text: &str) -> Read {
    let readings = import::read("code", text);
    let inputs = Input::of_text(&readings, text, &[]);
    Read { design: import::merge(&readings).design, inputs }
}

#[test]
fn an_export_that_is_read_again_has_the_same_analysis() {
    for (case, documents) in CASES {
        let read = read(documents);
        for form in FORMS {
            let again = again(&made(form, &read, None));
            let (one, other) = (analysis(&to_be_made(&read.design)), analysis(&again.design));
            let line = one.lines().zip(other.lines()).find(|(one, other)| one != other);
            assert_eq!((line, one.len()), (None, other.len()), "{case}, {form}");
        }
    }
}

#[test]
fn an_export_that_is_read_again_is_printed_the_same() {
    for (case, documents) in CASES {
        let read = read(documents);
        for form in FORMS {
            // What stands around subnets is read as attached, without its own settings.
            let once = again(&made(form, &read, None));
            let twice = again(&made(form, &once, None));
            assert_eq!(made(form, &once, None), made(form, &twice, None), "{case}, {form}");
        }
    }
}

#[test]
fn features_survive_the_way_out_and_back() {
    let read = read(&["overlay-cilium.design.json"]);
    for form in FORMS {
        let again = again(&made(form, &read, None));
        let features = |design: &Design| design.clusters[0].features.said().collect::<Vec<_>>();
        let kept: Vec<_> = features(&read.design).into_iter().filter(|(_, is_on)| *is_on).collect();
        let found = features(&again.design);
        for one in kept.iter().filter(|(feature, _)| !format!("{feature:?}").starts_with("AdvancedSecurity"))
        {
            assert!(found.contains(one), "{one:?} in {form}: {found:?}");
        }
    }
}
