//! Readings merged into one design.
use aks_network_planner::design::{Cluster, Design, Stage};
use aks_network_planner::import::{self, Conflict};
use aks_network_planner::net::Prefix;

use super::{design, document, merged, readings};

fn names(design: &Design) -> (Vec<&str>, Vec<&str>) {
    let clusters = design.clusters.iter().map(|cluster| cluster.name.as_str()).collect();
    (clusters, design.networks.iter().map(|network| network.name.as_str()).collect())
}

fn pool_names(cluster: &Cluster) -> Vec<&str> {
    cluster.pools.iter().flatten().map(|pool| pool.name.as_str()).collect()
}

fn prefix(text: &str) -> Prefix {
    text.parse().expect("a prefix")
}

/// A cluster as a service prints it: its name, its group, and one member more.
fn aks(name: &str, group: &str, member: &str) -> String {
    format!(
        r#"{{"id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/{group}/providers/Microsoft.ContainerService/managedClusters/{name}", "name": "{name}", {member}}}"#
    )
}

#[test]
fn a_cluster_its_pools_its_network_and_its_subnet_become_one() {
    let texts = ["nodepool-list.json", "aks-show.json", "vnet-show.json", "subnet-show.json", "ranges.txt"]
        .map(document);
    let merged = merged(&texts.each_ref().map(String::as_str));
    assert_eq!(names(&merged.design), (vec!["aks-shop"], vec!["vnet-shop"]));
    let cluster = &merged.design.clusters[0];
    assert_eq!(pool_names(cluster), ["system", "gpu", "work"], "in the order of their first mention");
    let subnet = cluster.pools.as_ref().and_then(|pools| pools[0].subnet.clone()).expect("a reference");
    let subnet = merged.design.subnet(&subnet).expect("the subnet");
    assert_eq!(subnet.prefixes, Some(vec![prefix("10.60.0.0/24")]));
    assert_eq!(subnet.usage.as_ref().map(|usage| usage.total), Some(5), "the later reading counts");
    assert_eq!(merged.design.ranges[0].name, "to-hub");
    assert_eq!(merged.attachments, []);
    let conflicts: Vec<_> = merged.conflicts.iter().map(|conflict| conflict.subject.as_str()).collect();
    let expected = ["ipConfigurations", "routeTable", "networkSecurityGroup"];
    assert_eq!(conflicts, expected.map(|field| format!("networks/vnet-shop/snet-aks/{field}")));
}

#[test]
fn later_values_win_and_both_are_told() {
    let one = aks(
        "a",
        "g",
        r#""location": "West Europe", "agentPoolProfiles": [{"name": "np", "count": 3, "maxPods": 30}]"#,
    );
    let two = aks(
        "a",
        "G",
        r#""location": "westeurope", "agentPoolProfiles": [{"name": "np", "count": 5}, {"name": "new", "count": 1}]"#,
    );
    let merged = merged(&[&one, &two]);
    let conflict = Conflict {
        subject: "clusters/a/pools/np/count".into(),
        earlier: "3".into(),
        later: "5".into(),
        earlier_reading: 0,
        later_reading: 1,
    };
    assert_eq!(merged.conflicts, [conflict], "casing and blanks of a region are no difference");
    let pools = merged.design.clusters[0].pools.as_ref().expect("pools");
    assert_eq!((pools[0].count, pools[0].max_pods, pools.len()), (Some(5), Some(30), 2));
}

#[test]
fn a_conflict_names_the_reading_that_the_value_came_from() {
    let texts = [1, 2, 2, 4]
        .map(|count| aks("a", "g", &format!(r#""agentPoolProfiles": [{{"name": "np", "count": {count}}}]"#)));
    let merged = merged(&texts.each_ref().map(String::as_str));
    let told: Vec<_> =
        merged.conflicts.iter().map(|found| (found.earlier_reading, found.later_reading)).collect();
    assert_eq!(told, [(0, 1), (1, 3)]);
}

#[test]
fn clusters_are_the_same_by_id_else_by_name_and_group_else_by_name() {
    let id = aks("a", "g", r#""location": "x""#);
    let redacted =
        id.replace("00000000-0000-0000-0000-000000000001", "xxx").to_uppercase().replace("\"ID\"", "\"id\"");
    let other_subscription =
        id.replace("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002");
    let other_group = aks("a", "h", r#""location": "x""#);
    let by_group = r#"{"name": "A", "resourceGroup": "G", "dnsPrefix": "x", "location": "x"}"#;
    let by_other_group = r#"{"name": "a", "resourceGroup": "k", "dnsPrefix": "x", "location": "x"}"#;
    let by_name = r#"{"name": "a", "dnsPrefix": "x", "location": "x"}"#;
    let rows: [(&[&str], &[&str]); 12] = [
        (&[&id, &redacted], &["a"]),
        (&[&redacted, &id], &["A"]),
        (&[&id, &other_subscription], &["a", "a~2"]),
        (&[&id, &other_group], &["a", "a~2"]),
        (&[&id, by_group], &["a"]),
        (&[by_group, &id], &["A"]),
        (&[&id, by_other_group], &["a", "a~2"]),
        (&[&id, by_name], &["a"]),
        (&[by_name, &id], &["a"]),
        (&[by_name, by_group], &["a"]),
        (&[&id, &other_group, by_name], &["a", "a~2", "a~3"]),
        (&[by_name, &id, &other_group], &["a", "a~2"]),
    ];
    for (texts, expected) in rows {
        assert_eq!(names(&design(texts)).0, expected, "{texts:#?}");
    }
}

#[test]
fn equal_names_in_one_list_are_joined_with_their_own_documents() {
    let list = document("resource-graph.json");
    let alone = r#"{"name": "aks", "resourceGroup": "rg-b", "dnsPrefix": "x", "location": "found"}"#;
    let design = design(&[&list, alone]);
    assert_eq!(names(&design).0, ["aks", "aks~2"]);
    assert_eq!(design.clusters[1].location.as_deref(), Some("found"));
}

#[test]
fn references_follow_a_network_that_is_called_otherwise() {
    let pool = |group: &str| {
        format!(
            r#""agentPoolProfiles": [{{"name": "np", "count": 1, "vnetSubnetId": "/subscriptions/x/resourceGroups/{group}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/snet"}}]"#
        )
    };
    let texts = [aks("a", "g", &pool("one")), aks("b", "g", &pool("two"))];
    let merged = merged(&texts.each_ref().map(String::as_str));
    assert_eq!(names(&merged.design).1, ["vnet", "vnet~2"]);
    let of =
        |cluster: usize| merged.design.clusters[cluster].pools.as_ref().unwrap()[0].subnet.clone().unwrap();
    assert_eq!((of(0).network.as_str(), of(1).network.as_str()), ("vnet", "vnet~2"));
    assert!(merged.design.subnet(&of(1)).is_some());
    assert_eq!(merged.subject(1, "networks/vnet/snet/addressPrefix"), "networks/vnet~2/snet/addressPrefix");
    assert_eq!(merged.subject(0, "networks/vnet/snet/addressPrefix"), "networks/vnet/snet/addressPrefix");
}

#[test]
fn a_network_profile_without_a_name_goes_to_the_only_cluster_that_has_none() {
    let profile = document("network-profile.json");
    let without = aks("a", "g", r#""agentPoolProfiles": [{"name": "np", "count": 1}]"#);
    let with = aks("b", "g", r#""networkProfile": {"networkPlugin": "azure"}"#);
    for texts in [[&profile, &without, &with], [&without, &with, &profile]] {
        let merged = merged(&texts.map(String::as_str));
        assert_eq!(names(&merged.design).0.len(), 2);
        let found = merged.design.clusters.iter().find(|cluster| cluster.name == "a").expect("the cluster");
        assert!(found.network_profile.as_ref().is_some_and(|profile| profile.pod_cidrs.is_some()));
        let [attachment] = merged.attachments.as_slice() else { panic!("one attachment") };
        let message =
            "a network profile without a name was taken to belong to a, the only cluster that had none";
        assert_eq!((attachment.subject.as_str(), attachment.message.as_str()), ("clusters/a", message));
        assert_eq!(merged.subject(attachment.reading, "clusters//podCidr"), "clusters/a/podCidr");
    }
    let alone = merged(&[&profile, &with]);
    assert_eq!(names(&alone.design).0, ["cluster", "b"]);
    assert_eq!(
        (alone.attachments.len(), alone.subject(0, "clusters//podCidr")),
        (0, "clusters/cluster/podCidr".into())
    );
}

#[test]
fn the_parts_of_a_network_profile_that_was_cut_come_together() {
    let text = r#"
        "managedOutboundIPs": {"count": 2},
        "allocatedOutboundPorts": 1024
      },
      "networkPlugin": "azure",
      "podCidr": "10.244.0.0/16"
    },
    "nodeResourceGroup": "MC_g_a_x",
    "name": "a"
  }"#;
    let design = design(&[text]);
    let [cluster] = design.clusters.as_slice() else { panic!("one cluster, found {design:#?}") };
    let profile = cluster.network_profile.as_ref().expect("a network profile");
    assert_eq!(profile.pod_cidrs, Some(vec![prefix("10.244.0.0/16")]));
    assert_eq!(
        profile.load_balancer_profile.as_ref().and_then(|balancer| balancer.managed_outbound_ips),
        Some(2)
    );
}

#[test]
fn network_profiles_that_differ_are_of_different_clusters() {
    let one = r#"{"networkPlugin": "azure", "podCidr": "10.244.0.0/16"}"#;
    let two = r#"{"networkPlugin": "azure", "podCidr": "10.245.0.0/16"}"#;
    let named = aks("a", "g", r#""agentPoolProfiles": []"#);
    assert_eq!(names(&design(&[one, two])).0, ["cluster", "cluster~2"]);
    assert_eq!(names(&design(&[one, two, &named])).0, ["cluster", "a"]);
}

#[test]
fn pools_without_a_cluster_go_to_the_only_cluster_that_has_none() {
    let pools = r#"[{"name": "one", "count": 1, "maxPods": 30}, {"name": "two", "count": 2, "maxPods": 30}]"#;
    let profile = document("network-profile.json");
    let both = merged(&[pools, &profile]);
    assert_eq!(names(&both.design).0, ["cluster"]);
    assert_eq!(pool_names(&both.design.clusters[0]), ["one", "two"]);
    assert_eq!(both.attachments.len(), 1);
    let with = aks("a", "g", r#""agentPoolProfiles": []"#);
    assert_eq!(names(&design(&[&with, pools])).0, ["a", "cluster"], "an empty list is a list");
}

#[test]
fn whole_clusters_without_names_stay_apart() {
    let body = document("aks-put-body.json");
    let design = design(&[&body, &body]);
    assert_eq!(names(&design).0, ["cluster", "cluster~2"]);
    assert_eq!(design.clusters[0].stage, Stage::Template);
}

#[test]
fn a_template_of_a_cluster_that_exists_is_deployed() {
    let deployed = r#"{"name": "a", "location": "x", "properties": {"dnsPrefix": "x", "provisioningState": "Succeeded"}}"#;
    let template =
        r#"{"name": "a", "location": "x", "properties": {"dnsPrefix": "x", "kubernetesVersion": "1.34"}}"#;
    for texts in [[deployed, template], [template, deployed]] {
        let design = design(&texts);
        assert_eq!((design.clusters.len(), design.clusters[0].stage), (1, Stage::Deployed));
    }
}

#[test]
fn a_subnet_without_a_name_goes_to_the_only_one_in_use_whose_range_is_not_known() {
    let (aks, query) = (document("aks-show.json"), document("subnet-query.json"));
    for texts in [[&aks, &query], [&query, &aks]] {
        let merged = merged(&texts.map(String::as_str));
        assert_eq!(names(&merged.design).1, ["vnet-shop"]);
        let subnet = &merged.design.networks[0].subnets[0];
        assert_eq!(
            (subnet.name.as_str(), &subnet.prefixes),
            ("snet-aks", &Some(vec![prefix("10.60.0.0/24")]))
        );
        let [attachment] = merged.attachments.as_slice() else { panic!("one attachment") };
        assert_eq!(attachment.subject, "networks/vnet-shop/snet-aks");
        assert_eq!(
            merged.subject(attachment.reading, "networks///addressPrefix"),
            "networks/vnet-shop/snet-aks/addressPrefix"
        );
    }
}

#[test]
fn a_subnet_without_a_name_is_the_one_that_has_its_range_else_stands_alone() {
    let (query, vnet) = (document("subnet-query.json"), document("vnet-show.json"));
    let known = merged(&[&vnet, &query]);
    assert_eq!(names(&known.design).1, ["vnet-shop"]);
    assert!(known.attachments[0].message.ends_with("which has the same range"));
    let alone = merged(&[&query, &document("aks-arm.json")]);
    assert_eq!(names(&alone.design).1, ["network", "vnet-data"], "two are in use: it may be either");
    assert_eq!(alone.design.networks[0].subnets[0].name, "10.60.0.0/24");
    assert_eq!(alone.attachments, []);
    let subject = alone.subject(0, "networks///addressPrefix");
    assert_eq!(subject, "networks/network/10.60.0.0%2F24/addressPrefix");
}

#[test]
fn ranges_of_one_name_and_kind_are_one() {
    let one = "10.0.0.0/16 office\n10.1.0.0/16 office\n10.9.0.0/16 vnet a\n";
    let two = "10.1.0.0/16 office\n10.2.0.0/16 office\n# peered\n10.3.0.0/16 office\n";
    let design = design(&[one, two]);
    let found: Vec<_> =
        design.ranges.iter().map(|range| (range.name.as_str(), range.prefixes.len())).collect();
    assert_eq!(found, [("office", 3), ("vnet a", 1), ("office~2", 1)]);
}

#[test]
fn peerings_of_one_name_stay_with_their_networks() {
    let vnet = document("vnet-show.json");
    let other = vnet.replace("vnet-shop", "vnet-two");
    let design = design(&[&vnet, &other, &vnet]);
    let found: Vec<_> =
        design.ranges.iter().map(|range| (range.name.as_str(), range.network.as_deref())).collect();
    assert_eq!(found, [("to-hub", Some("vnet-shop")), ("to-hub~2", Some("vnet-two"))]);
    assert_eq!(design.ranges[0].prefixes.len(), 2);
}

#[test]
fn a_reading_merged_with_itself_changes_nothing_and_conflicts_with_nothing() {
    for file in [
        "aks-show.json",
        "aks-arm.json",
        "vnet-show.json",
        "nodepool-list.json",
        "network-profile.json",
        "resource-graph.json",
        "ranges.txt",
    ] {
        let text = document(file);
        let twice = merged(&[&text, &text]);
        assert_eq!(twice.design, design(&[&text]), "{file}");
        assert_eq!(twice.conflicts, [], "{file}");
    }
}

#[test]
fn every_reference_of_a_reading_finds_its_subnet_in_its_own_part() {
    for file in ["aks-show.json", "aks-arm.json", "nodepool-list.json"] {
        for reading in readings(&[&document(file)]) {
            let clusters = reading.part.clusters.iter();
            let pools = clusters.flat_map(|cluster| cluster.pools.iter().flatten());
            for reference in pools.flat_map(|pool| pool.subnet.iter().chain(&pool.pod_subnet)) {
                assert!(reading.part.subnet(reference).is_some(), "{file}: {reference:?}");
            }
        }
    }
}

#[test]
fn nothing_merged_is_an_empty_design() {
    assert!(import::merge(&[]).design.is_empty());
    assert!(design(&["", "hello"]).is_empty());
}

#[test]
fn a_cluster_that_one_document_tells_of_is_shared_with_it_until_another_one_does() {
    let one =
        aks("a", "g", r#""agentPoolProfiles": [{"name": "np", "count": 3}, {"name": "more", "count": 1}]"#);
    let two = aks("a", "g", r#""agentPoolProfiles": [{"name": "NP", "maxPods": 50}]"#);
    let mut readings = import::read("one", &one);
    let alone = import::merge(&readings);
    assert!(std::sync::Arc::ptr_eq(&alone.design.clusters[0], &readings[0].part.clusters[0]));
    readings.extend(import::read("two", &two));
    let both = import::merge(&readings);
    let pools = |cluster: &Cluster| -> Vec<_> {
        let pools = cluster.pools.iter().flatten();
        pools.map(|pool| (pool.name.clone(), pool.count, pool.max_pods)).collect()
    };
    let np = |max_pods| ("np".to_owned(), Some(3), max_pods);
    let more = ("more".to_owned(), Some(1), None);
    assert_eq!(pools(&both.design.clusters[0]), [np(Some(50)), more.clone()]);
    assert_eq!(pools(&alone.design.clusters[0]), [np(None), more], "what was shared stays as it was");
}
