//! Bicep's own text.
use aks_network_planner::design::{NetworkPluginMode, OutboundType, Stage, Word};
use aks_network_planner::import::{Kind, Shape};
use aks_network_planner::text::Severity;

use super::{cluster, document, doubts, only, places, pool_named, pools, said, subnet_of};

#[test]
fn a_file_is_a_design_with_its_defaults_variables_and_loops_in_place() {
    let text = document("main.bicep");
    let reading = only(&text);
    assert_eq!((reading.kind, reading.kind.text(), reading.shape), (Kind::Bicep, "bicep", Some(Shape::Arm)));
    let cluster = &reading.part.clusters[0];
    assert_eq!((cluster.name.as_str(), cluster.stage), ("aks-orders-prod", Stage::Template));
    assert_eq!(cluster.api_version.as_deref(), Some("2025-05-01"));
    assert_eq!(cluster.location.as_deref(), Some("northeurope"));
    let profile = cluster.network_profile.as_ref().expect("a profile");
    assert_eq!(profile.network_plugin_mode, Some(Word::Known(NetworkPluginMode::Overlay)));
    assert_eq!(profile.outbound_type, Some(Word::Known(OutboundType::UserAssignedNatGateway)));
    assert_eq!(
        (profile.pod_cidrs.as_ref(), profile.untold.as_slice()),
        (None, ["podCidr".to_owned()].as_slice())
    );
    let names: Vec<_> =
        pools(cluster).iter().map(|pool| (pool.name.as_str(), pool.count, pool.max_count)).collect();
    assert_eq!(names, [("system", Some(4), None), ("user", Some(2), Some(12)), ("batch", Some(3), Some(30))]);
    for pool in pools(cluster) {
        assert_eq!(subnet_of(pool), Some(("vnet-orders-prod", "snet-nodes")));
    }
    let [network] = reading.part.networks.as_slice() else { panic!("{reading:#?}") };
    let subnets: Vec<(&str, String)> = network
        .subnets
        .iter()
        .map(|subnet| (subnet.name.as_str(), subnet.prefixes.as_ref().expect("a range")[0].to_string()))
        .collect();
    // https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-cidr
    assert_eq!(
        subnets,
        [("snet-other", "10.80.200.0/24".to_owned()), ("snet-nodes", "10.80.0.0/22".to_owned())]
    );
    assert_eq!(network.subnets[1].nat_gateway, Some(true));
    let [gateway] = reading.part.attached.nat_gateways.as_slice() else {
        panic!("{:#?}", reading.part.attached)
    };
    assert_eq!((gateway.addresses.len(), gateway.subnets.len()), (1, 1));
    assert!(gateway.addresses[0].same_as(&reading.part.attached.public_addresses[0].id));
}

#[test]
fn what_the_text_does_not_tell_is_named_with_the_command_that_tells_more() {
    let text = document("main.bicep");
    let reading = only(&text);
    assert_eq!(doubts(&reading), ["podCidr: the parameter “podCidr” has no default here; not known"]);
    let problem = reading.problems.iter().find(|problem| problem.message.starts_with("podCidr"));
    assert_eq!(problem.and_then(|problem| problem.span).expect("a place").of(&text), "podCidr");
    let notes: Vec<&str> = said(&reading)
        .iter()
        .filter(|(severity, _)| *severity == Severity::Note)
        .map(|(_, said)| *said)
        .collect();
    assert!(notes.iter().any(|note| note.contains("az bicep build --file main.bicep --stdout")), "{notes:?}");
    assert!(
        notes.contains(&"the module “monitoring” is not read, for it stands in another file"),
        "{notes:?}"
    );
    assert_eq!(places(&reading, &text, "clusters/aks-orders-prod/pools/batch/maxCount"), ["30"]);
}

#[test]
fn a_file_of_parameters_in_the_same_text_gives_values() {
    let text = format!(
        "using './main.bicep'\nparam podCidr = '10.9.0.0/16'\nparam name = 'x'\n\n{}",
        document("main.bicep")
    );
    let cluster = cluster(&text);
    assert_eq!(cluster.name, "aks-x-prod");
    assert_eq!(
        cluster.network_profile.and_then(|of| of.pod_cidrs).expect("a range")[0].to_string(),
        "10.9.0.0/16"
    );
}

/// Declarations before a cluster, the subnet that its pool names, and where that leads.
#[test]
fn references_lead_to_the_resource_that_they_name() {
    let network = "resource v 'Microsoft.Network/virtualNetworks@2024-05-01' = {\n  name: 'net'\n  properties: {\n    \
                   subnets: [\n      {\n        name: 'one'\n      }\n      { name: 'two' }\n    ]\n  }\n}\n";
    let child = "resource v 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {\n  name: 'net'\n}\nresource s \
                 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' existing = {\n  parent: v\n  name: 'three'\n}\n";
    let rows = [
        (network, "v.properties.subnets[1].id", ("net", "two")),
        (network, "'${v.id}/subnets/one'", ("net", "one")),
        (network, "resourceId('Microsoft.Network/virtualNetworks/subnets', 'net', 'one')", ("net", "one")),
        (network, "resourceId('Microsoft.Network/virtualNetworks/subnets', v.name, 'two')", ("net", "two")),
        (child, "s.id", ("net", "three")),
        ("param subnetId string\n", "subnetId", ("{subnetId}", "{subnetId}")),
        ("param vnetId string\n", "'${vnetId}/subnets/nodes'", ("{vnetId}", "nodes")),
    ];
    for (before, reference, expected) in rows {
        let text = format!(
            "{before}resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = {{\n  name: 'aks'\n  properties: {{\n    \
             agentPoolProfiles: [\n      {{\n        name: 'p'\n        vnetSubnetID: {reference}\n      }}\n    ]\n  }}\n}}\n"
        );
        let cluster = cluster(&text);
        assert_eq!(subnet_of(pool_named(&cluster, "p")), Some(expected), "{reference}");
    }
}

#[test]
fn a_resource_whose_condition_does_not_hold_is_left_out_and_one_that_nobody_knows_is_named() {
    let text = |condition: &str| {
        format!(
            "param on bool\nresource a 'Microsoft.ContainerService/managedClusters@2025-05-01' = if ({condition}) {{\n  name: 'a'\n  \
             location: 'westeurope'\n}}\nresource b 'Microsoft.Network/virtualNetworks@2024-05-01' = {{\n  name: 'b'\n  properties: {{ \
             addressSpace: {{ addressPrefixes: ['10.0.0.0/16'] }} }}\n}}\n"
        )
    };
    assert!(only(&text("1 > 2")).part.clusters.is_empty());
    let open = only(&text("on"));
    assert_eq!(open.part.clusters.len(), 1);
    let message = "if: the parameter “on” has no default here; read as if it held";
    assert!(said(&open).contains(&(Severity::Note, message)), "{:?}", said(&open));
}

#[test]
fn a_file_without_clusters_and_networks_says_so() {
    let reading =
        only("param a string\nresource s 'Microsoft.Storage/storageAccounts@2024-01-01' = {\n  name: a\n}\n");
    assert_eq!(reading.kind, Kind::Unknown);
    assert!(said(&reading)[0].1.starts_with("this is Bicep in which no cluster and no network is declared"));
}

#[test]
fn directives_comments_and_texts_of_several_lines_stand_in_no_ones_way() {
    let text = "/* one\n two */\n@description('''\nthree 'lines'\n''')\nparam a string = 'aks' // behind\n#disable-next-line \
                no-unused-params\nparam b string = ''\nresource c 'Microsoft.ContainerService/managedClusters@2025-05-01' = {\n  \
                // inside\n  name: '${a}-\\'x\\''\n  #disable-next-line BCP036\n  location: 'westeurope'\n}\n";
    assert_eq!(cluster(text).name, "aks-'x'");
}
