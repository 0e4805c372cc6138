//! Letters that turn the direction of those around them never become part of a design, however they are written.
use aks_network_planner::import;
use aks_network_planner::text::readable;

/// Texts in which a resource group or a region holds such a letter.
const TEXTS: [(&str, &str); 6] = [
    (
        "JSON",
        r#"{"name": "aks", "agentPoolProfiles": [], "resourceGroup": "rg", "location": "west\u202eeurope"}"#,
    ),
    (
        "JSON as it stands",
        "{\"name\": \"aks\", \"agentPoolProfiles\": [], \"location\": \"west\u{202E}europe\"}",
    ),
    ("YAML", "name: aks\nagentPoolProfiles: []\nlocation: \"west\\u202eeurope\"\n"),
    (
        "Bicep",
        "resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = {\n  name: 'aks'\n  location: 'west\\u{202e}europe'\n}\n",
    ),
    (
        "Terraform",
        "resource \"azurerm_kubernetes_cluster\" \"aks\" {\n  name = \"aks\"\n  location = \"west\\u202eeurope\"\n}\n",
    ),
    ("a script", "az aks create --resource-group rg --name aks --location 'west\u{202E}europe'\n"),
];

#[test]
fn a_letter_that_turns_others_is_shown_as_one_that_cannot() {
    for (what, text) in TEXTS {
        let readings = import::read(what, &readable(text));
        let location = import::merge(&readings).design.clusters[0].location.clone();
        assert_eq!(location.as_deref(), Some("west\u{FFFD}europe"), "{what}");
    }
}

#[test]
fn a_letter_that_turns_others_is_found_in_large_lists_too() {
    let cluster = |number| {
        format!(r#"{{"name": "aks-{number}", "agentPoolProfiles": [], "location": "west\u202eeurope"}}"#)
    };
    let clusters: Vec<String> = (0..30_000).map(cluster).collect();
    let text = format!("[{}]", clusters.join(","));
    assert!(text.len() > 2 << 20, "as large as what is read element by element");
    let readings = import::read("large", &text);
    assert_eq!(readings[0].part.clusters.len(), clusters.len());
    let mut locations = readings[0].part.clusters.iter().map(|cluster| cluster.location.as_deref());
    assert!(locations.all(|location| location == Some("west\u{FFFD}europe")));
}

#[test]
fn a_text_without_such_letters_stays_as_it_is() {
    for text in ["", "aks", "Größe – “€”", "اسم", "\u{200B}10.0.0.0/16"] {
        assert_eq!(readable(text), text);
    }
    assert_eq!(readable("\u{1B}[32mgr\u{2067}een\u{61C}\u{1B}[0m"), "gr\u{FFFD}een\u{FFFD}");
}

#[test]
fn a_value_that_is_longer_than_any_of_azures_is_cut_and_said() {
    let long = "n".repeat(1 << 20);
    let text = format!(
        r#"{{"name": "{long}", "agentPoolProfiles": [], "resourceGroup": "{long}", "location": "{long}"}}"#
    );
    let readings = import::read("long", &text);
    assert!(
        readings[0]
            .problems
            .iter()
            .any(|problem| problem.message.starts_with("location: a text of 1048576 bytes"))
    );
    let cluster = import::merge(&readings).design.clusters[0].clone();
    for value in [Some(&cluster.name), cluster.resource_group.as_ref(), cluster.location.as_ref()] {
        assert!(value.is_some_and(|value| value.len() < 5_000 && value.starts_with("nnn")));
    }
}
