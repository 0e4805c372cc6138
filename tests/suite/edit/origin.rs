//! Which values are edited, and what reset brings back.
use aks_network_planner::design::Design;
use aks_network_planner::edit::{CidrField, Edit, Step, Thing, apply, is_edited, reset};
use aks_network_planner::import;

use super::{add, after, set, subjects, text};

const CLUSTER: &str = r#"{"name": "aks", "resourceGroup": "rg", "networkProfile": {"networkPlugin": "azure",
    "serviceCidr": "10.0.0.0/16"}, "agentPoolProfiles": [{"name": "np1", "count": 3, "maxPods": 30}]}"#;

fn read() -> Design {
    import::merge(&import::read("cluster.json", CLUSTER)).design
}

/// Whether the field is edited after the edits, and its text then and after a reset.
fn asked(edits: &[Edit], subject: &str, field: &str) -> (bool, String, String) {
    let read = read();
    let edited = after(&read, edits);
    let back = after(&read, &reset(&read, edits, subject, field));
    let is_edited = is_edited(&read, &edited, edits, subject, field);
    (is_edited, text(&edited, subject, field), text(&back, subject, field))
}

#[test]
fn a_value_that_nobody_touched_is_not_edited() {
    let (is_edited, now, after) =
        asked(&[set("clusters/aks/pools/np1", "count", "5")], "clusters/aks/pools/np1", "maxPods");
    assert_eq!((is_edited, now.as_str(), after.as_str()), (false, "30", "30"));
}

#[test]
fn a_typed_value_is_edited_and_reset_brings_back_what_was_read() {
    let edits = [set("clusters/aks/pools/np1", "count", "5"), set("clusters/aks/pools/np1", "count", "7")];
    let (is_edited, now, after) = asked(&edits, "clusters/aks/pools/np1", "count");
    assert_eq!((is_edited, now.as_str(), after.as_str()), (true, "7", "3"));
}

#[test]
fn a_value_that_a_proposal_changed_is_edited_as_well() {
    let (cluster, prefix) = ("aks".to_owned(), "172.16.0.0/16".parse().expect("a prefix"));
    let steps = vec![Step::Cidr { cluster, field: CidrField::ServiceCidr, prefix }];
    let (is_edited, now, after) = asked(&[Edit::Take { steps }], "clusters/aks", "serviceCidr");
    assert_eq!((is_edited, now.as_str(), after.as_str()), (true, "172.16.0.0/16", "10.0.0.0/16"));
}

#[test]
fn a_renamed_thing_keeps_its_origin() {
    let edits = [
        set("clusters/aks/pools/np1", "count", "5"),
        set("clusters/aks", "name", "aks-two"),
        set("clusters/aks-two/pools/np1", "name", "system"),
    ];
    let pool = "clusters/aks-two/pools/system";
    assert_eq!(asked(&edits, pool, "count"), (true, "5".to_owned(), "3".to_owned()));
    assert_eq!(asked(&edits, pool, "maxPods"), (false, "30".to_owned(), "30".to_owned()));
    assert!(asked_of_name(&edits));
}

/// Whether the cluster's name is edited; after a reset it has its old name, and everything else its new value.
fn asked_of_name(edits: &[Edit]) -> bool {
    let read = read();
    let back = after(&read, &reset(&read, edits, "clusters/aks-two", "name"));
    assert_eq!(text(&back, "clusters/aks/pools/system", "count"), "5");
    is_edited(&read, &after(&read, edits), edits, "clusters/aks-two", "name")
}

#[test]
fn reset_empties_what_was_typed_into_an_added_thing() {
    let adding = add(Thing::Pool, "clusters/aks");
    let design = apply(&read(), std::slice::from_ref(&adding)).design;
    let pool = subjects(&design).pop().expect("the added pool");
    let edits = [adding, set(&pool, "count", "4")];
    assert_eq!(asked(&edits, &pool, "count"), (true, "4".to_owned(), String::new()));
    assert!(!asked(&edits, &pool, "maxPods").0);
}
