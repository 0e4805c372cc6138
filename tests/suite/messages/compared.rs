//! Clusters beside a baseline, as blocks.
use aks_network_planner::design::Design;
use aks_network_planner::export::design_file;
use aks_network_planner::import;
use aks_network_planner::messages::{Answer, Beside, Block, Comparing, Mark, Request, Told, Wanted};

use crate::support::TODAY;

fn regions() -> Design {
    let path = format!("{}/public/samples/three-regions.txt", env!("CARGO_MANIFEST_DIR"));
    import::merge(&import::read("regions", &std::fs::read_to_string(path).expect("a sample"))).design
}

fn told(design: Design, comparing: Comparing) -> Told {
    let request =
        Request { design, inputs: Vec::new(), today: TODAY.to_owned(), wanted: Wanted::Compare(comparing) };
    match Request::read(&request.bytes()).expect("a request").answer() {
        Some(Answer::Told(told)) => told,
        other => panic!("{other:?}"),
    }
}

fn document(text: &str) -> Comparing {
    Comparing { beside: Beside::Document(text.to_owned()), within: Vec::new() }
}

fn asked(told: &Told) -> Vec<(String, Comparing)> {
    let each = told.blocks.iter().filter_map(|block| match block {
        Block::Ask(title, wanted) => match &**wanted {
            Wanted::Compare(comparing) => Some((title.clone(), comparing.clone())),
            other => panic!("{other:?}"),
        },
        _ => None,
    });
    each.collect()
}

fn tables(told: &Told) -> Vec<(&str, usize)> {
    let each = told.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some((table.title.as_str(), table.rows.len())),
        _ => None,
    });
    each.collect()
}

#[test]
fn a_family_is_offered_confirmed_and_left_again() {
    let beside =
        |place, within: &[usize]| Comparing { beside: Beside::Cluster(place), within: within.to_vec() };
    let all = told(regions(), beside(2, &[]));
    assert_eq!(asked(&all), [("They are: compare them with match-eu".to_owned(), beside(0, &[0, 1, 2]))]);
    let confirmed = told(regions(), beside(0, &[0, 2]));
    assert_eq!(confirmed.line, "Beside match-eu: 1 differs with consequence.");
    assert_eq!(asked(&confirmed), [("Compare all clusters".to_owned(), beside(0, &[]))]);
}

#[test]
fn the_matrix_comes_first_then_each_group_with_its_ways_and_its_smoke_test() {
    let told = told(regions(), Comparing { beside: Beside::Cluster(0), within: Vec::new() });
    assert_eq!(told.mark, Mark::No);
    assert_eq!(tables(&told), [("What differs", 9), ("Differences", 9)]);
    let folds: Vec<&str> = told
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Fold(title, _) => Some(title.as_str()),
            _ => None,
        })
        .collect();
    let expected = [
        "All values that are compared",
        "How each of them is brought into line in match-asia",
        "Smoke test of match-asia, before the release and after it",
    ];
    assert_eq!(folds, expected);
    let offers: Vec<&str> = told
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Offer(offer) => Some(offer.title.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(offers, ["Make match-asia like match-eu"]);
}

#[test]
fn a_saved_design_holds_each_cluster_against_itself() {
    let saved = design_file(&regions());
    let same = told(regions(), document(&saved));
    assert_eq!((same.mark, same.line.as_str()), (Mark::Yes, "Beside the cluster of the same name: 3 same."));
}

/// The example is read whole, so that nobody who copies it is told that half of it does not count.
#[test]
fn the_example_of_a_list_is_a_list_of_expected_values() {
    let explained = told(regions(), document(" "));
    assert_eq!(explained.mark, Mark::Unknown);
    let example = explained.blocks.iter().find_map(|block| match block {
        Block::Command(text) => Some(text.clone()),
        _ => None,
    });
    let example = example.expect("an example");
    let held = told(regions(), document(&example));
    assert!(!held.blocks.iter().any(|block| matches!(block, Block::Problem(_))), "{:?}", held.blocks);
    let all = held.blocks.iter().find_map(|block| match block {
        Block::Fold(title, blocks) if title == "All values that are compared" => blocks.first(),
        _ => None,
    });
    let Some(Block::Table(all)) = all else { panic!("no table") };
    let titles: Vec<&str> = all.rows.iter().map(|row| row.cells[0].as_str()).collect();
    let expected = [
        "Network model",
        "Data plane",
        "Network policy",
        "Outbound type",
        "Tier",
        "Private cluster",
        "pool system: Extra nodes during an upgrade",
        "pool game: Extra nodes during an upgrade",
        "pool system: Mode",
    ];
    assert_eq!(titles, expected);
}

#[test]
fn a_text_that_is_no_baseline_is_told_with_what_one_is() {
    let refused = told(regions(), document("nothing of the kind"));
    assert!(
        matches!(refused.blocks.first(), Some(Block::Problem(why)) if why.starts_with("The baseline is not read: "))
    );
    assert!(refused.blocks.iter().any(|block| matches!(block, Block::Command(_))));
}
