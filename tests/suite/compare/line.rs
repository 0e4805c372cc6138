//! How what differs is brought into line, and a cluster made like the baseline.
use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::{Feature, day};
use aks_network_planner::compare::Aligned;
use aks_network_planner::design::{Cluster, Design};
use aks_network_planner::edit::{Step, take};
use aks_network_planner::fix::How;
use aks_network_planner::import;

use super::{beside_first, differences};
use crate::support::TODAY;

/// The sample of a studio: three regions, of which the third has another model and another way out.
fn regions() -> Design {
    let path = format!("{}/public/samples/three-regions.txt", env!("CARGO_MANIFEST_DIR"));
    import::merge(&import::read("regions", &std::fs::read_to_string(path).expect("a sample"))).design
}

fn aligned(design: &Design, at: usize) -> Aligned {
    let before = analyze(design, day(TODAY).expect("a day"));
    beside_first(design, |comparison| comparison.aligned(at, &before)).expect("something to change")
}

#[test]
fn one_region_of_three_differs_and_each_difference_says_how_it_is_mended() {
    let told = beside_first(&regions(), |comparison| {
        assert_eq!(comparison.line(), "Beside match-eu: 1 same and 1 differs with consequence.");
        assert_eq!(comparison.groups(), [vec![1], vec![0]]);
        let differences = &comparison.clusters[1].differences;
        let alignments = comparison.alignments(1);
        let told = differences.iter().zip(&alignments).map(|(of, alignment)| (of.title(), alignment.how));
        told.collect::<Vec<_>>()
    });
    let row = |title: &str, how| (title.to_owned(), how);
    assert_eq!(
        told,
        [
            row("Network model", "In place"),
            row("Outbound type", "In place"),
            row("NAT gateway on the subnets", "In place"),
            row("Whether it fits at its largest moment", "Follows from the others"),
            row("Data plane", "In place"),
            row("Network policy", "In place"),
            row("Sizes of the node subnets", "New node pools"),
            row("pool system: Most pods on a node", "New node pools"),
            row("pool game: Most pods on a node", "New node pools"),
        ]
    );
}

#[test]
fn the_way_names_what_stands_in_it_and_its_commands_name_the_cluster() {
    beside_first(&regions(), |comparison| {
        let model = &comparison.alignments(1)[0];
        assert!(model.obstacles()[0].contains("networkPolicy is azure"), "{:?}", model.obstacles());
        let commands: Vec<&str> = model.strides().into_iter().flat_map(|(_, commands)| commands).collect();
        assert!(commands.iter().any(|command| {
            command.contains("--name match-asia") && command.contains("--network-plugin-mode overlay")
        }));
    });
}

#[test]
fn a_cluster_made_like_the_baseline_is_like_it_but_for_what_no_field_says() {
    let design = regions();
    let Aligned { fix, left } = aligned(&design, 1);
    assert_eq!(fix.title, "Make match-asia like match-eu");
    assert_eq!(left, ["Sizes of the node subnets"]);
    let heaviest = fix.taking.iter().map(|taking| taking.how).max();
    assert_eq!(heaviest, Some(How::NewPools));
    // What was too small for nodes and pods together holds the nodes alone.
    assert!(fix.goes.contains(&"The node subnet has too few addresses"), "{:?}", fix.goes);
    let after = take(&design, &fix.steps);
    let titles: Vec<String> = beside_first(&after, |comparison| {
        comparison.clusters[1].differences.iter().map(|of| of.title()).collect()
    });
    assert_eq!(titles, left);
}

#[test]
fn add_ons_and_pools_are_brought_into_line_too() {
    let mut design = regions();
    let changed: &mut Cluster = std::sync::Arc::make_mut(&mut design.clusters[1]);
    changed.features.set(Feature::Istio, Some(true));
    changed.api_server.enable_private_cluster = Some(true);
    let pools = changed.pools.as_mut().expect("pools");
    pools[1].enable_auto_scaling = Some(false);
    (pools[1].min_count, pools[1].max_count, pools[1].count) = (None, None, Some(7));
    assert_eq!(differences(&design).len(), 3);
    let Aligned { fix, left } = aligned(&design, 0);
    assert_eq!(left, [] as [String; 0]);
    assert_eq!(differences(&take(&design, &fix.steps)), []);
}

#[test]
fn a_pool_more_and_one_less_are_told_with_what_they_take() {
    let mut design = regions();
    let changed: &mut Cluster = std::sync::Arc::make_mut(&mut design.clusters[1]);
    let pools = changed.pools.as_mut().expect("pools");
    pools[1].name = "batch".to_owned();
    pools[1].spot = Some(true);
    beside_first(&design, |comparison| {
        let of = &comparison.clusters[0];
        let alignments = comparison.alignments(0);
        let told: Vec<_> = of
            .differences
            .iter()
            .zip(&alignments)
            .map(|(of, alignment)| {
                (of.title(), alignment.taking[0].words.split(' ').next().unwrap_or_default().to_owned())
            })
            .collect();
        let row = |title: &str, word: &str| (title.to_owned(), word.to_owned());
        assert_eq!(told, [row("pool game", "The"), row("pool batch", "What")]);
    });
}

/// A list says the mode alone, and the plugin that is there stays.
#[test]
fn a_list_changes_nothing_that_it_does_not_say() {
    let list = import::merge(&import::read("a list", "networkProfile:\n  networkPluginMode: overlay")).design;
    let steps =
        super::beside_document(&list, &regions(), |comparison| comparison.alignments(2)[0].steps.clone());
    let set = Step::Set {
        subject: "clusters/match-asia".to_owned(),
        field: "networkPluginMode".to_owned(),
        text: "overlay".to_owned(),
    };
    assert_eq!(steps, [set]);
}

/// A cluster that is to be created says no model and takes the default, which the other one has to say.
#[test]
fn a_default_of_the_baseline_is_typed_out() {
    let mut design = regions();
    design.clusters.truncate(1);
    let text = r#"{"type": "Microsoft.ContainerService/managedClusters", "apiVersion": "2025-05-01", "name": "new",
        "location": "westeurope", "properties": {"networkProfile": {}, "agentPoolProfiles": [{"name": "np", "count": 3}]}}"#;
    let template = import::merge(&import::read("a template", text)).design;
    std::sync::Arc::make_mut(&mut design.clusters[0])
        .network_profile
        .get_or_insert_default()
        .network_plugin_mode = None;
    let steps = super::beside_document(&template, &design, |comparison| {
        let of = &comparison.clusters[0].differences;
        let at =
            of.iter().position(|of| of.about.field == "networkPlugin").unwrap_or_else(|| panic!("{of:?}"));
        comparison.alignments(0)[at].steps.clone()
    });
    let texts: Vec<_> = steps
        .iter()
        .map(|step| match step {
            Step::Set { field, text, .. } => (field.as_str(), text.as_str()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(texts[..2], [("networkPlugin", "azure"), ("networkPluginMode", "overlay")]);
}
