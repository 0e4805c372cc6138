//! Terraform's own text.
use aks_network_planner::design::{
    MaxSurge, NetworkDataplane, NetworkPlugin, NetworkPluginMode, NetworkPolicy, OutboundType, PoolMode,
    Stage, Word,
};
use aks_network_planner::import::{self, Kind};
use aks_network_planner::text::Severity;

use super::{cluster, design, document, doubts, only, places, pool_named, pools, said, subnet_of};

#[test]
fn a_configuration_is_a_design_with_its_variables_locals_and_references_in_place() {
    let text = document("main.tf");
    let reading = only(&text);
    assert_eq!((reading.kind, reading.kind.text(), reading.shape), (Kind::Terraform, "terraform", None));
    let cluster = &reading.part.clusters[0];
    assert_eq!((cluster.name.as_str(), cluster.stage), ("aks-shop-prod", Stage::Template));
    assert_eq!(cluster.location.as_deref(), Some("westeurope"));
    assert_eq!(cluster.resource_group.as_deref(), Some("rg-shop"));
    let profile = cluster.network_profile.as_ref().expect("a profile");
    assert_eq!(profile.network_plugin, Some(Word::Known(NetworkPlugin::Azure)));
    assert_eq!(profile.network_plugin_mode, Some(Word::Known(NetworkPluginMode::Overlay)));
    assert_eq!(profile.network_dataplane, Some(Word::Known(NetworkDataplane::Cilium)));
    assert_eq!(profile.network_policy, Some(Word::Known(NetworkPolicy::Cilium)));
    assert_eq!(profile.outbound_type, Some(Word::Known(OutboundType::UserDefinedRouting)));
    assert_eq!(profile.pod_cidrs.as_deref().map(<[_]>::len), Some(1));
    let names: Vec<_> = pools(cluster).iter().map(|pool| pool.name.as_str()).collect();
    assert_eq!(names, ["system", "user", "batch"]);
    let system = pool_named(cluster, "system");
    assert_eq!((system.min_count, system.max_count, system.max_pods), (Some(3), Some(5), Some(60)));
    assert_eq!(system.max_surge, Some(MaxSurge::Percent(33)));
    assert_eq!(system.mode, Some(Word::Known(PoolMode::System)));
    let user = pool_named(cluster, "user");
    assert_eq!((user.max_count, user.zones), (Some(20), Some(2)));
    for pool in pools(cluster) {
        assert_eq!(subnet_of(pool), Some(("vnet-shop-prod", "snet-nodes")));
    }
    let [network] = reading.part.networks.as_slice() else { panic!("{reading:#?}") };
    assert_eq!(network.prefixes.as_deref(), Some(["10.60.0.0/16".parse().expect("a range")].as_slice()));
    let [subnet] = network.subnets.as_slice() else { panic!("{network:#?}") };
    // terraform console: cidrsubnet("10.60.0.0/16", 6, 1)
    assert_eq!(subnet.prefixes.as_deref(), Some(["10.60.4.0/22".parse().expect("a range")].as_slice()));
    assert_eq!(subnet.route_table, Some(true));
}

#[test]
fn what_the_text_does_not_tell_is_named_where_it_stands_and_takes_no_default() {
    let text = document("main.tf");
    let reading = only(&text);
    let expected =
        ["kubernetesVersion: the variable “cluster_version” has no value here and no default; not known"];
    assert_eq!(doubts(&reading), expected);
    let problem = reading.problems.iter().find(|problem| problem.message.starts_with("kubernetesVersion"));
    let span = problem.and_then(|problem| problem.span).expect("a place");
    assert_eq!(span.of(&text), "var.cluster_version");
    assert!(said(&reading).iter().any(|(severity, message)| *severity == Severity::Note
        && message.contains("terraform show -json plan.tfplan")));
    let open = text.replace("pod_cidr            = \"10.244.0.0/16\"", "pod_cidr = var.pods");
    let profile = only(&open).part.clusters[0].network_profile.clone().expect("a profile");
    assert_eq!((profile.pod_cidrs, profile.untold), (None, vec!["podCidr".to_owned()]));
}

#[test]
fn values_keep_the_place_of_the_literal_that_they_come_from() {
    let text = document("main.tf");
    let reading = only(&text);
    assert_eq!(places(&reading, &text, "networks/vnet-shop-prod/addressPrefix"), ["\"10.60.0.0/16\""]);
    assert_eq!(places(&reading, &text, "clusters/aks-shop-prod/pools/batch/maxCount"), ["50"]);
    assert_eq!(places(&reading, &text, "clusters/aks-shop-prod/podCidr"), ["\"10.244.0.0/16\""]);
}

#[test]
fn a_file_of_variables_in_the_same_text_gives_values() {
    let text = format!("prefix = \"store\"\ncluster_version = \"1.34\"\n\n{}", document("main.tf"));
    let reading = only(&text);
    assert_eq!(doubts(&reading), Vec::<&str>::new());
    let cluster = &reading.part.clusters[0];
    assert_eq!(
        (cluster.name.as_str(), cluster.kubernetes_version.as_deref()),
        ("aks-store-prod", Some("1.34"))
    );
    let after = format!("{}\ncluster_version = \"1.35\"\n", document("main.tf"));
    assert_eq!(only(&after).part.clusters[0].kubernetes_version.as_deref(), Some("1.35"));
}

#[test]
fn arguments_of_version_3_and_4_mean_the_same() {
    let of = |scaling: &str, public: &str, zones: &str| {
        cluster(&format!(
            "resource \"azurerm_kubernetes_cluster\" \"a\" {{\n  name = \"a\"\n  default_node_pool {{\n    name = \"p\"\n    \
             {scaling} = true\n    {public} = true\n    {zones} = [1, 2, 3]\n    min_count = 1\n    max_count = 4\n    \
             node_count = 2\n  }}\n  network_profile {{\n    network_plugin = \"azure\"\n  }}\n}}\n"
        ))
    };
    let (third, fourth) = (
        of("enable_auto_scaling", "enable_node_public_ip", "availability_zones"),
        of("auto_scaling_enabled", "node_public_ip_enabled", "zones"),
    );
    assert_eq!(third, fourth);
    let pool = &pools(&fourth)[0];
    assert_eq!(
        (pool.enable_auto_scaling, pool.enable_node_public_ip, pool.zones),
        (Some(true), Some(true), Some(3))
    );
    assert_eq!((pool.count, pool.min_count, pool.max_count), (Some(2), Some(1), Some(4)));
}

/// Pieces of a configuration and the names that its networks and subnets then have.
#[test]
fn references_lead_to_the_resource_that_they_name() {
    let rows: [(&str, &str, (&str, &str)); 8] = [
        (
            "data \"azurerm_subnet\" \"s\" {\n  name = \"snet\"\n  virtual_network_name = \"hub\"\n}\n",
            "data.azurerm_subnet.s.id",
            ("hub", "snet"),
        ),
        (
            "",
            "\"/subscriptions/x/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s\"",
            ("v", "s"),
        ),
        (
            "variable \"net\" { default = { id = \"/subscriptions/x/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/v2\" } }\n",
            "\"${var.net.id}/subnets/inner\"",
            ("v2", "inner"),
        ),
        (
            "resource \"azurerm_subnet\" \"s\" {\n  count = 2\n  name = \"s${count.index}\"\n  virtual_network_name = \"n\"\n}\n",
            "azurerm_subnet.s[1].id",
            ("n", "s1"),
        ),
        (
            "resource \"azurerm_subnet\" \"s\" {\n  for_each = toset([\"a\", \"b\"])\n  name = each.value\n  virtual_network_name = \"n\"\n}\n",
            "azurerm_subnet.s[\"b\"].id",
            ("n", "b"),
        ),
        (
            "resource \"azurerm_subnet\" \"s\" {\n  for_each = { x = 1 }\n  name = each.key\n  virtual_network_name = \"n\"\n}\n",
            "values(azurerm_subnet.s)[0].id",
            ("n", "x"),
        ),
        ("variable \"id\" {}\n", "var.id", ("{var.id}", "{var.id}")),
        (
            "locals { ids = { for k in [\"one\", \"two\"] : k => \"/virtualNetworks/v/subnets/${k}\" } }\n",
            "local.ids[\"two\"]",
            ("v", "two"),
        ),
    ];
    for (before, reference, expected) in rows {
        let text = format!(
            "{before}resource \"azurerm_kubernetes_cluster\" \"a\" {{\n  name = \"a\"\n  default_node_pool {{\n    name = \
             \"p\"\n    vnet_subnet_id = {reference}\n  }}\n  network_profile {{ network_plugin = \"azure\" }}\n}}\n"
        );
        let cluster = cluster(&text);
        assert_eq!(subnet_of(&pools(&cluster)[0]), Some(expected), "{reference}");
    }
}

#[test]
fn a_pool_belongs_to_the_cluster_that_it_names_and_alone_to_one_that_nobody_named() {
    let pool = |id: &str| {
        format!(
            "resource \"azurerm_kubernetes_cluster_node_pool\" \"p\" {{\n  name = \"np\"\n  kubernetes_cluster_id = {id}\n  \
             node_count = 3\n}}\n"
        )
    };
    let alone = cluster(&pool("var.cluster_id"));
    assert_eq!((alone.name.as_str(), alone.stage, pools(&alone)[0].count), ("", Stage::Deployed, Some(3)));
    let named = cluster(&pool(
        "\"/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks\"",
    ));
    assert_eq!((named.name.as_str(), named.resource_group.as_deref()), ("aks", Some("rg")));
}

#[test]
fn azapi_resources_are_read_from_objects_and_from_json() {
    let body = "properties = { networkProfile = { networkPlugin = \"azure\", podCidr = \"10.10.0.0/16\" }, agentPoolProfiles = [{ name = \"p\", count = 3 }] }";
    for body in [format!("body = {{ {body} }}"), format!("body = jsonencode({{ {body} }})")] {
        let text = format!(
            "resource \"azapi_resource\" \"a\" {{\n  type = \"Microsoft.ContainerService/managedClusters@2025-05-01\"\n  name = \
             \"aks\"\n  location = \"westeurope\"\n  {body}\n}}\n"
        );
        let cluster = cluster(&text);
        assert_eq!((cluster.name.as_str(), cluster.stage), ("aks", Stage::Template));
        assert_eq!(cluster.api_version.as_deref(), Some("2025-05-01"));
        assert_eq!(pools(&cluster)[0].count, Some(3));
        let profile = cluster.network_profile.expect("a profile");
        assert_eq!(profile.pod_cidrs.expect("a range")[0].to_string(), "10.10.0.0/16");
    }
}

#[test]
fn dynamic_blocks_are_made_and_those_nobody_can_count_are_named() {
    let text = |each: &str| {
        format!(
            "resource \"azurerm_kubernetes_cluster\" \"a\" {{\n  name = \"a\"\n  default_node_pool {{\n    name = \"p\"\n  }}\n  \
             dynamic \"network_profile\" {{\n    for_each = {each}\n    content {{\n      network_plugin = \"azure\"\n      \
             pod_cidr = network_profile.value\n    }}\n  }}\n}}\n"
        )
    };
    let made = cluster(&text("[\"10.9.0.0/16\"]")).network_profile.expect("a profile");
    assert_eq!(made.pod_cidrs.expect("a range")[0].to_string(), "10.9.0.0/16");
    let reading = only(&text("var.profiles"));
    let untold = reading.part.clusters[0].network_profile.clone().expect("a profile").untold;
    assert!(
        untold.contains(&"networkPlugin".to_owned()) && untold.contains(&"podCidr".to_owned()),
        "{untold:?}"
    );
    assert!(doubts(&reading)[0].starts_with("networkProfile: "), "{:?}", doubts(&reading));
}

#[test]
fn a_resource_that_nobody_can_count_is_read_once_and_named() {
    let text = "resource \"azurerm_subnet\" \"s\" {\n  count = var.zones\n  name = \"s\"\n  virtual_network_name = \
                \"n\"\n  address_prefixes = [\"10.0.0.0/24\"]\n}\n";
    let reading = only(text);
    assert_eq!(reading.part.networks[0].subnets.len(), 1);
    assert_eq!(
        doubts(&reading),
        [
            "count: the declaration of the variable “var.zones” is not in this text; read as if there were 1 of azurerm_subnet"
        ]
    );
    let none = text.replace("var.zones", "0");
    assert_eq!(only(&none).kind, Kind::Unknown);
}

#[test]
fn without_a_network_profile_the_model_is_not_known_since_two_pages_name_two_defaults() {
    let text = "resource \"azurerm_kubernetes_cluster\" \"a\" {\n  name = \"a\"\n  default_node_pool {\n    name = \"p\"\n  }\n}\n";
    let reading = only(text);
    assert!(doubts(&reading)[0].starts_with("network_profile is not given: "), "{:?}", doubts(&reading));
    let untold = reading.part.clusters[0].network_profile.clone().expect("a profile").untold;
    assert_eq!(untold, ["networkPlugin", "networkPluginMode"]);
}

#[test]
fn a_printed_plan_is_read_by_what_stands_after_it() {
    let text = "
Terraform will perform the following actions:

  # azurerm_kubernetes_cluster.aks will be created
  + resource \"azurerm_kubernetes_cluster\" \"aks\" {
      + id                  = (known after apply)
      + name                = \"aks-pay\"
      + default_node_pool {
          + max_pods       = 60
          + name           = \"system\"
          + node_count     = 3
          + vnet_subnet_id = (known after apply)
        }
      + network_profile {
          + network_plugin = \"azure\"
          + pod_cidr       = (known after apply)
        }
    }

  # azurerm_subnet.nodes will be updated in-place
  ~ resource \"azurerm_subnet\" \"nodes\" {
      ~ address_prefixes     = [
          - \"10.0.0.0/24\",
          + \"10.0.0.0/22\",
        ]
        id                   = \"/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/v/subnets/n\"
      ~ name                 = \"old\" -> \"n\"
        virtual_network_name = \"v\"
    }

  # azurerm_subnet.gone will be destroyed
  - resource \"azurerm_subnet\" \"gone\" {
      - name = \"gone\" -> null
    }

Plan: 1 to add, 1 to change, 1 to destroy.
";
    let readings = import::read("plan", text);
    let reading = readings.iter().find(|reading| reading.kind == Kind::Terraform).expect("a reading");
    let cluster = &reading.part.clusters[0];
    assert_eq!((cluster.name.as_str(), cluster.stage), ("aks-pay", Stage::Template));
    assert_eq!(pools(cluster)[0].count, Some(3));
    assert_eq!(cluster.network_profile.clone().expect("a profile").untold, ["podCidr"]);
    let subnets: Vec<_> = reading.part.networks.iter().flat_map(|network| &network.subnets).collect();
    let named = subnets.iter().find(|subnet| subnet.name == "n").expect("the subnet");
    let prefixes: Vec<String> = named.prefixes.iter().flatten().map(ToString::to_string).collect();
    assert_eq!(prefixes, ["10.0.0.0/22"]);
    assert!(subnets.iter().all(|subnet| subnet.name != "gone"));
    assert!(
        said(reading)
            .iter()
            .any(|(_, message)| *message == "azurerm_subnet.gone would be destroyed; left out")
    );
}

#[test]
fn what_stands_around_subnets_is_joined_to_them() {
    let text = document("main.tf");
    let design = design(&[&text]);
    let [table] = design.attached.route_tables.as_slice() else { panic!("{:#?}", design.attached) };
    assert_eq!(table.routes[0].address.map(|address| address.to_string()).as_deref(), Some("10.0.0.4"));
    assert_eq!(table.subnets.len(), 1);
    let analysis = aks_network_planner::analysis::analyze(
        &design,
        aks_network_planner::azure::day("2026-11-23").expect("a day"),
    );
    assert!(analysis.resolved.route_table(0).is_some(), "the table is found from its subnet");
}

#[test]
fn a_part_of_a_resource_alone_is_a_part_of_a_cluster_that_nobody_named() {
    let text = "network_profile {\n  network_plugin = \"azure\"\n  service_cidr = \"10.5.0.0/16\"\n}\n";
    let cluster = cluster(text);
    assert_eq!((cluster.name.as_str(), cluster.stage), ("", Stage::Deployed));
    assert_eq!(
        cluster.network_profile.and_then(|of| of.service_cidrs).expect("a range")[0].to_string(),
        "10.5.0.0/16"
    );
}

#[test]
fn names_that_lead_in_a_circle_or_too_far_end_without_harm() {
    let circle = "locals {\n  a = local.b\n  b = local.a\n}\nresource \"azurerm_virtual_network\" \"v\" {\n  name = local.a\n  \
                  address_space = [\"10.0.0.0/16\"]\n}\n";
    assert!(said(&only(circle)).iter().any(|(_, message)| message.contains("refers to itself")));
    let mut chain = String::from("locals {\n  a0 = \"10.0.0.0/16\"\n");
    (1..5_000).for_each(|at| chain += &format!("  a{at} = local.a{}\n", at - 1));
    chain += "}\nresource \"azurerm_virtual_network\" \"v\" {\n  name = \"v\"\n  address_space = [local.a4999]\n}\n";
    assert!(doubts(&only(&chain))[0].contains("made of too much"));
    let mut bomb = String::from("locals {\n  a0 = \"aaaaaaaaaaaaaaaa\"\n");
    (1..60).for_each(|at| bomb += &format!("  a{at} = \"${{local.a{0}}}${{local.a{0}}}\"\n", at - 1));
    bomb += "}\nresource \"azurerm_virtual_network\" \"v\" {\n  name = local.a59\n  address_space = [\"10.0.0.0/16\"]\n}\n";
    assert!(said(&only(&bomb)).iter().any(|(_, message)| message.contains("too long")));
}
