//! ARM templates.
use aks_network_planner::design::{NetworkPlugin, Stage, Word};
use aks_network_planner::import::{self, Kind, Shape};
use aks_network_planner::text::Severity;

use super::{cluster, document, doubts, only, places, pool_named, pools, readings, said, subnet_of};

/// A template with the given parameters, variables and resources.
fn template(parameters: &str, variables: &str, resources: &str) -> String {
    format!(
        "{{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\", \
         \"contentVersion\": \"1.0.0.0\", \"parameters\": {{{parameters}}}, \"variables\": {{{variables}}}, \"resources\": \
         [{resources}]}}"
    )
}

/// A resource of a cluster with the given members.
fn managed(name: &str, members: &str) -> String {
    format!(
        "{{\"type\": \"Microsoft.ContainerService/managedClusters\", \"apiVersion\": \"2025-05-01\", \"name\": \"{name}\", \
         {members}}}"
    )
}

#[test]
fn a_template_is_a_design_with_its_defaults_variables_and_copies_in_place() {
    let text = document("template.json");
    let reading = only(&text);
    assert_eq!(
        (reading.kind, reading.kind.text(), reading.shape),
        (Kind::ArmTemplate, "armTemplate", Some(Shape::Arm))
    );
    let cluster = &reading.part.clusters[0];
    assert_eq!((cluster.name.as_str(), cluster.stage), ("aks-billing", Stage::Template));
    assert_eq!(cluster.api_version.as_deref(), Some("2025-05-01"));
    let found: Vec<_> = pools(cluster).iter().map(|pool| (pool.name.as_str(), pool.count)).collect();
    assert_eq!(found, [("system", Some(5)), ("user1", Some(3)), ("user2", Some(4))]);
    for pool in pools(cluster) {
        assert_eq!(subnet_of(pool), Some(("vnet-aks-billing", "snet-nodes")));
    }
    let profile = cluster.network_profile.as_ref().expect("a profile");
    assert_eq!(profile.network_plugin, Some(Word::Known(NetworkPlugin::Azure)));
    assert_eq!(
        (profile.service_cidrs.as_ref(), profile.untold.as_slice()),
        (None, ["serviceCidr".to_owned()].as_slice())
    );
    assert_eq!(places(&reading, &text, "clusters/aks-billing/pools/system/count"), ["5"]);
    assert_eq!(doubts(&reading), ["serviceCidr: the parameter “serviceCidr” has no default here; not known"]);
    let [network] = reading.part.networks.as_slice() else { panic!("{reading:#?}") };
    assert_eq!(network.subnets[0].prefixes.as_ref().expect("a range")[0].to_string(), "10.70.0.0/22");
}

#[test]
fn a_file_of_parameters_beside_the_template_gives_values_in_either_order() {
    let parameters = "{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#\", \
                      \"contentVersion\": \"1.0.0.0\", \"parameters\": {\"serviceCidr\": {\"value\": \"10.2.0.0/16\"}, \
                      \"clusterName\": {\"value\": \"aks-paid\"}}}";
    let template = document("template.json");
    for text in [format!("{parameters}\n{template}"), format!("{template}\n{parameters}")] {
        let readings = readings(&[&text]);
        let kinds: Vec<_> = readings.iter().map(|reading| reading.kind).collect();
        assert_eq!(kinds, [Kind::ArmTemplate, Kind::ArmTemplate]);
        let cluster = readings.iter().find_map(|reading| reading.part.clusters.first()).expect("a cluster");
        assert_eq!(cluster.name, "aks-paid");
        let cidrs =
            cluster.network_profile.as_ref().and_then(|of| of.service_cidrs.clone()).expect("a range");
        assert_eq!(cidrs[0].to_string(), "10.2.0.0/16");
        assert!(readings.iter().all(|reading| doubts(reading).is_empty()), "{readings:#?}");
    }
    let alone = only(parameters);
    assert_eq!(alone.kind, Kind::Unknown);
    assert!(said(&alone)[0].1.starts_with("this is a file of parameters; paste the ARM template"));
}

#[test]
fn a_name_that_the_template_does_not_tell_shows_what_is_known_of_it() {
    let resource =
        managed("[concat('aks-', parameters('env'))]", "\"location\": \"westeurope\", \"properties\": {}");
    let reading = only(&template("\"env\": {\"type\": \"string\"}", "", &resource));
    assert_eq!(reading.part.clusters[0].name, "aks-{env}");
    let message = "name: the parameter “env” has no default here; called aks-{env} here";
    assert!(said(&reading).contains(&(Severity::Note, message)), "{:?}", said(&reading));
}

#[test]
fn what_only_a_deployment_tells_is_named() {
    let resource = managed(
        "a",
        "\"location\": \"[resourceGroup().location]\", \"properties\": {\"networkProfile\": {\"dnsServiceIP\": \
         \"[reference('x').ip]\", \"podCidr\": \"10.0.0.0/16\"}}",
    );
    let reading = only(&template("", "", &resource));
    assert_eq!(doubts(&reading), ["dnsServiceIP: reference() is known only when it is deployed; not known"]);
    let note = (Severity::Note, "location: resourceGroup() is known only when it is deployed; not known");
    assert!(said(&reading).contains(&note), "{:?}", said(&reading));
    assert_eq!(reading.part.clusters[0].stage, Stage::Template);
}

#[test]
fn a_profile_that_is_no_object_here_has_no_defaults() {
    let resource = managed(
        "a",
        "\"location\": \"x\", \"properties\": {\"networkProfile\": \"[parameters('profile')]\"}",
    );
    let reading = only(&template("\"profile\": {\"type\": \"object\"}", "", &resource));
    let untold = reading.part.clusters[0].network_profile.clone().expect("a profile").untold;
    for property in ["networkPlugin", "podCidr", "serviceCidr", "outboundType"] {
        assert!(untold.contains(&property.to_owned()), "{property}: {untold:?}");
    }
}

#[test]
fn deployments_inside_a_template_pass_values_in_and_hand_them_back() {
    let inner_network = "{\"type\": \"Microsoft.Resources/deployments\", \"apiVersion\": \"2022-09-01\", \"name\": \"net\", \
                         \"properties\": {\"expressionEvaluationOptions\": {\"scope\": \"inner\"}, \"parameters\": {\"name\": \
                         {\"value\": \"[parameters('name')]\"}}, \"template\": {\"parameters\": {\"name\": {\"type\": \
                         \"string\"}}, \"resources\": [{\"type\": \"Microsoft.Network/virtualNetworks\", \"apiVersion\": \
                         \"2024-05-01\", \"name\": \"[parameters('name')]\", \"properties\": {\"subnets\": [{\"name\": \"s\", \
                         \"properties\": {\"addressPrefix\": \"10.0.0.0/24\"}}]}}], \"outputs\": {\"subnetId\": {\"type\": \
                         \"string\", \"value\": \"[resourceId('Microsoft.Network/virtualNetworks/subnets', \
                         parameters('name'), 's')]\"}}}}}";
    let inner_cluster = "{\"type\": \"Microsoft.Resources/deployments\", \"apiVersion\": \"2022-09-01\", \"name\": \"aks\", \
                         \"properties\": {\"expressionEvaluationOptions\": {\"scope\": \"Inner\"}, \"parameters\": {\"subnet\": \
                         {\"value\": \"[reference(resourceId('Microsoft.Resources/deployments', 'net'), \
                         '2022-09-01').outputs.subnetId.value]\"}}, \"template\": {\"parameters\": {\"subnet\": {\"type\": \
                         \"string\"}}, \"resources\": [{\"type\": \"Microsoft.ContainerService/managedClusters\", \
                         \"apiVersion\": \"2025-05-01\", \"name\": \"c\", \"location\": \"x\", \"properties\": \
                         {\"agentPoolProfiles\": [{\"name\": \"p\", \"count\": 2, \"vnetSubnetID\": \
                         \"[parameters('subnet')]\"}]}}]}}}";
    let text =
        template("\"name\": {\"defaultValue\": \"hub\"}", "", &format!("{inner_network}, {inner_cluster}"));
    let cluster = cluster(&text);
    assert_eq!(subnet_of(pool_named(&cluster, "p")), Some(("hub", "s")));
}

#[test]
fn resources_that_are_not_made_or_stand_elsewhere_are_left_out_and_said() {
    let off = managed("off", "\"condition\": \"[equals(1, 2)]\", \"location\": \"x\", \"properties\": {}");
    let linked = "{\"type\": \"Microsoft.Resources/deployments\", \"name\": \"l\", \"properties\": {\"templateLink\": \
                  {\"uri\": \"https://example.org/x.json\"}}}";
    let on = managed("on", "\"location\": \"x\", \"properties\": {}");
    let reading = only(&template("", "", &format!("{off}, {linked}, {on}")));
    let names: Vec<_> = reading.part.clusters.iter().map(|cluster| cluster.name.as_str()).collect();
    assert_eq!(names, ["on"]);
    assert_eq!(
        doubts(&reading),
        ["a linked template is not read, for it stands elsewhere; paste it beside this one"]
    );
}

#[test]
fn copies_of_properties_are_made() {
    let network = "{\"type\": \"Microsoft.Network/virtualNetworks\", \"apiVersion\": \"2024-05-01\", \"name\": \"v\", \
                   \"properties\": {\"copy\": [{\"name\": \"subnets\", \"count\": 3, \"input\": {\"name\": \
                   \"[format('s{0}', copyIndex('subnets', 1))]\", \"properties\": {\"addressPrefix\": \
                   \"[cidrSubnet('10.0.0.0/16', 24, copyIndex('subnets'))]\"}}}]}}";
    let reading = only(&template("", "", network));
    let subnets: Vec<(String, String)> = reading.part.networks[0]
        .subnets
        .iter()
        .map(|subnet| (subnet.name.clone(), subnet.prefixes.as_ref().expect("a range")[0].to_string()))
        .collect();
    let expected = [("s1", "10.0.0.0/24"), ("s2", "10.0.1.0/24"), ("s3", "10.0.2.0/24")];
    assert_eq!(subnets, expected.map(|(name, range)| (name.to_owned(), range.to_owned())));
}

#[test]
fn what_was_cut_off_does_not_take_what_stands_before_it() {
    let text = document("template.json");
    let cut = text.find("\"networkProfile\": \"[variables").expect("the profile");
    let readings = import::read("x", &text[..cut]);
    let cluster = readings.iter().find_map(|reading| reading.part.clusters.first()).expect("a cluster");
    assert_eq!(subnet_of(pool_named(cluster, "system")), Some(("vnet-aks-billing", "snet-nodes")));
}
