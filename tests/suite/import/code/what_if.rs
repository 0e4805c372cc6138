//! What-if results.
use aks_network_planner::design::Stage;
use aks_network_planner::import::{Kind, Shape};

use super::{document, doubts, only, pools};

#[test]
fn the_design_is_what_the_deployment_would_leave() {
    let text = document("what-if.json");
    let reading = only(&text);
    assert_eq!(
        (reading.kind, reading.kind.text(), reading.shape),
        (Kind::WhatIf, "whatIf", Some(Shape::Arm))
    );
    let [cluster] = reading.part.clusters.as_slice() else { panic!("{reading:#?}") };
    assert_eq!((cluster.name.as_str(), cluster.stage), ("aks-pay", Stage::Template));
    let found: Vec<_> = pools(cluster).iter().map(|pool| (pool.name.as_str(), pool.count)).collect();
    assert_eq!(found, [("system", Some(3)), ("user", Some(5))]);
    let [network] = reading.part.networks.as_slice() else { panic!("{reading:#?}") };
    assert_eq!(
        network.prefixes.as_ref().expect("a range")[0].to_string(),
        "10.90.0.0/15",
        "after, not before"
    );
    assert_eq!(doubts(&reading), ["“aks-old” would be deleted; left out"]);
}

#[test]
fn the_service_prints_the_same_below_properties() {
    let printed: serde_json::Value = serde_json::from_str(&document("what-if.json")).expect("JSON");
    let around = serde_json::json!({"status": "Succeeded", "properties": {"changes": printed["changes"]}});
    let reading = only(&around.to_string());
    assert_eq!(reading.kind, Kind::WhatIf);
    assert_eq!(reading.part.clusters, only(&document("what-if.json")).part.clusters);
}

#[test]
fn what_the_service_did_not_evaluate_is_not_known() {
    let text = document("what-if.json").replace("\"10.244.0.0/16\"", "\"[reference('x').podCidr.value(1)]\"");
    let reading = only(&text);
    assert_eq!(reading.part.clusters[0].network_profile.clone().expect("a profile").untold, ["podCidr"]);
    assert!(doubts(&reading).contains(&"podCidr: the service does not evaluate it ahead; not known"));
}

#[test]
fn what_is_printed_for_people_is_called_by_its_name_with_the_command_that_prints_json() {
    // In the shape of <https://learn.microsoft.com/azure/azure-resource-manager/templates/deploy-what-if>.
    let text = "\
Note: The result may contain false positive predictions (noise).

Resource and property changes are indicated with these symbols:
  - Delete
  + Create
  ~ Modify

The deployment will update the following scope:

Scope: /subscriptions/1b7e4d90-0000-4000-8000-9a2c6e8f0b34/resourceGroups/rg-pay

  + Microsoft.ContainerService/managedClusters/aks-pay [2025-05-01]

      name:                                    \"aks-pay\"
      properties.agentPoolProfiles: [
        0:

          count: 3
          name:  \"system\"

      ]
      properties.networkProfile.networkPlugin: \"azure\"

  ~ Microsoft.Network/virtualNetworks/vnet-pay [2024-05-01]
    ~ properties.addressSpace.addressPrefixes: [
      - 0: \"10.90.0.0/16\"
      + 0: \"10.90.0.0/15\"
      ]

Resource changes: 1 to create, 1 to modify.
";
    let reading = only(text);
    assert_eq!(reading.kind, Kind::Unknown);
    assert!(reading.part.is_empty(), "{reading:#?}");
    let [problem] = reading.problems.as_slice() else { panic!("{reading:#?}") };
    assert!(problem.message.contains("`az deployment group what-if`"), "{}", problem.message);
    assert!(problem.message.contains("`--no-pretty-print`"), "{}", problem.message);
    // What follows it is read as ever.
    let with = format!("{text}\n{}", document("what-if.json"));
    let clusters: Vec<_> = aks_network_planner::import::read("x", &with)
        .into_iter()
        .flat_map(|reading| reading.part.clusters)
        .collect();
    assert_eq!(clusters.iter().map(|cluster| cluster.name.as_str()).collect::<Vec<_>>(), ["aks-pay"]);
    let without = text.replace("Note: The", "The");
    let without = without.replace("Resource and property changes are indicated", "Changes are shown");
    assert!(!only(&without).problems.iter().any(|problem| problem.message.contains("--no-pretty-print")));
}
