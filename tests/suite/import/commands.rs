//! Scripts that would create or change clusters and networks.
use aks_network_planner::analysis::{Analysis, analyze};
use aks_network_planner::azure::{NetworkModel, cli, day, defaults};
use aks_network_planner::design::{Cluster, MaxSurge, NetworkPlugin, NodePool, PoolMode, Stage, Word};
use aks_network_planner::export::analysis_document;
use aks_network_planner::import::{self, Kind, Reading, Shape};
use aks_network_planner::resolve::{From, Moment, Value};
use aks_network_planner::text::Severity;

use super::{cluster, design, merged, only, places, said};

mod dialects;
mod flags;
mod properties;
mod refused;
mod scripts;
mod variables;

/// The analysis of a text.
fn analysis(text: &str) -> Analysis {
    analyze(&design(&[text]), day("2026-11-23").expect("a day"))
}

fn pools(cluster: &Cluster) -> &[NodePool] {
    cluster.pools.as_deref().unwrap_or_default()
}

/// What the text says with an error or a doubt.
fn doubts(reading: &Reading) -> Vec<&str> {
    let doubts = reading.problems.iter().filter(|problem| problem.severity != Severity::Note);
    doubts.map(|problem| problem.message.as_str()).collect()
}

#[test]
fn a_create_without_a_plugin_is_an_overlay_of_three_nodes_and_every_default_says_so() {
    let text = "az aks create -g rg -n aks --generate-ssh-keys\n";
    let reading = only(text);
    assert_eq!((reading.kind, reading.shape, said(&reading)), (Kind::Commands, Some(Shape::Cli), vec![]));
    let cluster = cluster(text);
    assert_eq!((cluster.stage, cluster.resource_group.as_deref()), (Stage::Template, Some("rg")));
    let [pool] = pools(&cluster) else { panic!("one pool, found {cluster:#?}") };
    assert_eq!(
        (pool.name.as_str(), pool.count, pool.mode.clone()),
        ("nodepool1", None, None),
        "nothing is typed"
    );
    let analysis = analysis(text);
    let resolved = &analysis.resolved.clusters[0];
    let pool = &resolved.pools()[0];
    assert_eq!(resolved.network_model, Value::default(NetworkModel::Overlay, defaults::NETWORK_MODEL));
    assert_eq!(pool.count, Value::Known { value: 3, from: From::Default(cli::NODE_COUNT.source) });
    assert_eq!(pool.mode, Some(Word::Known(PoolMode::System)));
    assert_eq!(pool.max_pods.get(), Some(250));
    assert!(pool.max_pods.is_default() && !pool.is_windows());
    for value in [&resolved.pod_cidrs, &resolved.service_cidrs] {
        assert!(value.is_default(), "{value:?}");
    }
    assert!(resolved.load_balancer_sku.is_default() && resolved.outbound_type.is_default());
    assert!(resolved.dns_service_ip.is_default() && resolved.network_dataplane.is_default());
}

#[test]
fn the_plugin_azure_alone_is_the_node_subnet_model() {
    let rows = [
        ("", NetworkModel::Overlay, 250),
        ("--network-plugin azure", NetworkModel::NodeSubnet, 30),
        ("--network-plugin azure --network-plugin-mode overlay", NetworkModel::Overlay, 250),
        ("--network-plugin kubenet", NetworkModel::Kubenet, 110),
        ("--network-plugin none", NetworkModel::None, 250),
        (
            "--network-plugin azure --vnet-subnet-id /subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n --pod-subnet-id /subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/p",
            NetworkModel::PodSubnet,
            110,
        ),
    ];
    for (flags, model, max_pods) in rows {
        let analysis = analysis(&format!("az aks create -g rg -n aks {flags}"));
        let cluster = &analysis.resolved.clusters[0];
        assert_eq!(
            (cluster.model(), cluster.pools()[0].max_pods.get()),
            (Some(model), Some(max_pods)),
            "{flags}"
        );
        assert_eq!(cluster.network_model.is_default(), flags.is_empty(), "{flags}");
    }
}

#[test]
fn a_pool_that_is_added_joins_the_cluster_of_the_same_text() {
    let text = "az aks create -g rg -n aks --node-count 2\n\
                az aks nodepool add -g RG --cluster-name AKS -n user --mode User -c 4\n\
                az aks nodepool add --cluster-name aks -n more\n";
    let cluster = cluster(text);
    let found: Vec<_> = pools(&cluster).iter().map(|pool| (pool.name.as_str(), pool.count)).collect();
    assert_eq!(found, [("nodepool1", Some(2)), ("user", Some(4)), ("more", None)]);
    let analysis = analysis(text);
    let modes: Vec<_> = analysis.resolved.clusters[0].pools().iter().map(|pool| pool.mode.clone()).collect();
    let user = Some(Word::Known(PoolMode::User));
    assert_eq!(modes, [Some(Word::Known(PoolMode::System)), user.clone(), user]);
    assert_eq!(analysis.resolved.clusters[0].pools()[2].nodes(Moment::Steady), Some(3));
}

#[test]
fn a_pool_that_is_added_alone_is_part_of_a_cluster_of_which_nothing_else_is_taken() {
    let text = "az aks nodepool add -g rg --cluster-name aks -n user --max-pods 30";
    let cluster = cluster(text);
    assert_eq!(
        (cluster.name.as_str(), cluster.stage, &cluster.network_profile),
        ("aks", Stage::Deployed, &None)
    );
    let analysis = analysis(text);
    let resolved = &analysis.resolved.clusters[0];
    assert_eq!(
        (resolved.model(), resolved.pod_cidrs.known(), resolved.service_cidrs.known()),
        (None, None, None)
    );
    assert_eq!(
        resolved.pools()[0].count,
        Value::default(3, cli::NODE_COUNT.source),
        "the pool itself is new"
    );
}

#[test]
fn a_pool_that_is_added_to_a_printed_cluster_is_one_of_its_pools() {
    let printed = super::document("aks-show.json");
    let before = design(&[&printed]);
    let known = &before.clusters[0];
    let group = known.resource_group.as_deref().expect("a group");
    let add =
        format!("az aks nodepool add -g {group} --cluster-name {} -n extra -c 7 --max-surge 2", known.name);
    let merged = merged(&[&printed, &add]);
    assert_eq!(merged.conflicts, []);
    let [cluster] = merged.design.clusters.as_slice() else { panic!("one cluster, found {merged:#?}") };
    assert_eq!(cluster.stage, Stage::Deployed);
    let last = pools(cluster).last().expect("a pool");
    assert_eq!(
        (last.name.as_str(), last.count, last.max_surge),
        ("extra", Some(7), Some(MaxSurge::Nodes(2)))
    );
    assert_eq!(pools(cluster).len(), pools(known).len() + 1);
}

#[test]
fn a_later_command_wins_field_by_field() {
    let text = "az aks create -g rg -n aks --network-plugin azure --node-count 2 --tier free -k 1.31\n\
                az aks update -g rg -n aks --network-plugin-mode overlay --pod-cidr 10.8.0.0/16 --tier standard\n\
                az aks scale -g rg -n aks --node-count 5\n\
                az aks update -g rg -n aks --enable-cluster-autoscaler --min-count 4 --max-count 9\n\
                az aks nodepool update -g rg --cluster-name aks -n nodepool1 --max-surge 50%\n\
                az aks upgrade -g rg -n aks -k 1.32 --yes\n\
                az aks nodepool scale -g rg --cluster-name aks -n nodepool1 -c 6\n";
    let reading = only(text);
    assert_eq!(said(&reading), vec![]);
    let cluster = cluster(text);
    let profile = cluster.network_profile.as_ref().expect("a profile");
    assert!(
        profile.network_plugin_mode.is_some()
            && profile.network_plugin == Some(Word::Known(NetworkPlugin::Azure))
    );
    assert_eq!(profile.pod_cidrs, Some(vec!["10.8.0.0/16".parse().unwrap()]));
    assert_eq!(
        (cluster.sku_tier.as_deref(), cluster.kubernetes_version.as_deref()),
        (Some("Standard"), Some("1.32"))
    );
    let [pool] = pools(&cluster) else { panic!("one pool, found {cluster:#?}") };
    assert_eq!((pool.count, pool.min_count, pool.max_count), (Some(6), Some(4), Some(9)));
    assert_eq!((pool.enable_auto_scaling, pool.max_surge), (Some(true), Some(MaxSurge::Percent(50))));
}

#[test]
fn a_change_of_a_deployed_cluster_gives_only_what_it_changes() {
    let text = "az aks update -g rg -n aks --network-dataplane cilium --network-policy cilium";
    let cluster = cluster(text);
    assert_eq!((cluster.stage, cluster.pools.is_none()), (Stage::Deployed, true));
    let profile = cluster.network_profile.as_ref().expect("a profile");
    assert!(profile.network_dataplane.is_some() && profile.network_policy.is_some());
    assert!(profile.network_plugin.is_none() && profile.pod_cidrs.is_none());
}

#[test]
fn a_command_that_means_the_only_pool_is_not_used_where_nothing_tells_that_pool() {
    for text in [
        "az aks scale -g rg -n aks --node-count 5",
        "az aks update -g rg -n aks --min-count 1 --max-count 5 -e",
    ] {
        let reading = only(text);
        assert!(
            doubts(&reading).iter().any(|doubt| doubt.contains("expected a cluster with one pool")),
            "{reading:#?}"
        );
    }
    let named = "az aks scale -g rg -n aks --node-count 5 --nodepool-name np";
    assert_eq!(pools(&cluster(named))[0].count, Some(5));
}

#[test]
fn every_value_that_is_used_leads_to_its_word() {
    let text = "NAME=aks\naz aks create -g rg -n $NAME --pod-cidr=10.8.0.0/16 -c 4 --enable-private-cluster";
    let reading = only(text);
    let rows = [
        ("clusters/aks/name", "$NAME"),
        ("clusters/aks/resourceGroup", "rg"),
        ("clusters/aks/podCidr", "--pod-cidr=10.8.0.0/16"),
        ("clusters/aks/enablePrivateCluster", "--enable-private-cluster"),
        ("clusters/aks/pools/nodepool1/count", "4"),
    ];
    for (subject, word) in rows {
        assert_eq!(places(&reading, text, subject), [word], "{subject}");
    }
    assert_eq!(reading.places.len(), rows.len(), "{:#?}", reading.places);
}

#[test]
fn what_makes_nothing_is_not_claimed_and_breaks_nothing() {
    let alone = [
        "az aks delete -g rg -n aks",
        "az group create -n rg -l westeurope",
        "kubectl get nodes -o wide",
        "terraform apply -auto-approve",
        "az aks show -g rg -n aks -o json",
        "az network vnet subnet list -g rg --vnet-name v",
        "az aks create --help",
        "az aks get-credentials -g rg -n aks",
        "New-AzAksCluster -ResourceGroupName rg -Name aks -NodeCount 3",
        "See the reference of az aks create for --network-plugin.",
        "ERROR: az aks create: 'x' is misspelled, see --help",
        "10.0.0.0/16  az aks create",
        "Run `az aks create -g rg -n aks` to begin.",
        "It was made by hand (az aks create -g rg -n aks).",
    ];
    for text in alone {
        assert!(import::read("x", text).iter().all(|reading| reading.kind != Kind::Commands), "{text}");
        let around = format!(
            "az aks create -g rg -n aks -c 2\n{text}\naz aks nodepool add -g rg --cluster-name aks -n np -c 1\n"
        );
        let design = design(&[&around]);
        let [cluster] = design.clusters.as_slice() else { panic!("{text}: one cluster, found {design:#?}") };
        let counts: Vec<_> = pools(cluster).iter().map(|pool| pool.count).collect();
        assert_eq!((cluster.stage, counts), (Stage::Template, vec![Some(2), Some(1)]), "{text}");
    }
}

#[test]
fn what_stands_beside_commands_is_read_by_its_own_readers() {
    let text = format!(
        "$ az aks create -g rg-x -n aks-x -c 2\n{}\n$ az aks nodepool add -g rg-x --cluster-name aks-x -n np -c 1\n10.200.0.0/14  head office\n",
        super::document("subnet-show.json")
    );
    let kinds: Vec<_> = import::read("x", &text).iter().map(|reading| reading.kind).collect();
    assert_eq!(kinds, [Kind::Commands, Kind::Subnet, Kind::Commands, Kind::Ranges]);
    let design = design(&[&text]);
    assert_eq!(design.clusters.len(), 1, "{design:#?}");
    assert_eq!((design.clusters[0].stage, pools(&design.clusters[0]).len()), (Stage::Template, 2));
}

#[test]
fn variables_of_lines_before_an_output_still_hold_after_it() {
    let text = format!(
        "RG=rg-x\n$ az aks show -g $RG -n other\n{}\naz aks create -g $RG -n aks-x",
        super::document("aks-show.json")
    );
    let design = design(&[&text]);
    let created = design.clusters.iter().find(|cluster| cluster.name == "aks-x").expect("the cluster");
    assert_eq!(created.resource_group.as_deref(), Some("rg-x"));
}

#[test]
fn a_script_gives_the_same_capacity_as_the_document_of_its_cluster() {
    let script = r#"
RG=rg-shop
az network vnet create -g $RG -n vnet-shop --address-prefixes 10.60.0.0/16 --subnet-name snet-aks --subnet-prefixes 10.60.0.0/24
az network vnet subnet create -g $RG --vnet-name vnet-shop -n snet-user --address-prefixes 10.60.1.0/26
SUBNET_ID=$(az network vnet subnet show -g $RG --vnet-name vnet-shop -n snet-aks --query id -o tsv)
az aks create -g $RG -n aks-shop --network-plugin azure --vnet-subnet-id $SUBNET_ID --max-pods 30 \
  --enable-cluster-autoscaler --min-count 2 --max-count 6 --node-count 3 --service-cidr 172.16.0.0/16 --dns-service-ip 172.16.0.10
az aks nodepool add -g $RG --cluster-name aks-shop -n user --vnet-subnet-id \
  $(az network vnet subnet show -g $RG --vnet-name vnet-shop -n snet-user --query id -o tsv) --max-pods 20 --max-surge 33% -c 2
"#;
    let network = r#"{"name": "vnet-shop", "addressSpace": {"addressPrefixes": ["10.60.0.0/16"]}, "subnets": [
        {"name": "snet-aks", "addressPrefix": "10.60.0.0/24"}, {"name": "snet-user", "addressPrefix": "10.60.1.0/26"}]}"#;
    let id = "/subscriptions/s/resourceGroups/rg-shop/providers/Microsoft.Network/virtualNetworks/vnet-shop/subnets";
    let body = format!(
        r#"{{"type": "Microsoft.ContainerService/managedClusters", "name": "aks-shop", "location": "westeurope", "properties": {{
        "networkProfile": {{"networkPlugin": "azure", "serviceCidr": "172.16.0.0/16", "dnsServiceIP": "172.16.0.10"}},
        "agentPoolProfiles": [
          {{"name": "nodepool1", "mode": "System", "count": 3, "enableAutoScaling": true, "minCount": 2, "maxCount": 6, "maxPods": 30,
            "vnetSubnetID": "{id}/snet-aks"}},
          {{"name": "user", "mode": "User", "count": 2, "maxPods": 20, "upgradeSettings": {{"maxSurge": "33%"}},
            "vnetSubnetID": "{id}/snet-user"}}]}}}}"#
    );
    let of_script = analysis(script);
    let of_document = analyze(&design(&[network, &body]), day("2026-11-23").expect("a day"));
    let capacity = |analysis: &Analysis| {
        let document: serde_json::Value =
            serde_json::from_str(&analysis_document(analysis, &[])).expect("JSON");
        document["clusters"][0]["capacity"].clone()
    };
    assert_eq!(capacity(&of_script), capacity(&of_document));
    // (3 + 1 surge) nodes with 30 pods each and their own address.
    let rows = capacity(&of_script);
    assert_eq!(rows[0]["moments"]["upgrading"]["required"], 4 * 31);
    assert_eq!(rows[0]["moments"]["scaledUpgrading"]["required"], 7 * 31);
}

#[test]
fn a_command_that_an_error_follows_is_told_to_be_refused() {
    let text = "$ az aks nodepool update -g rg --cluster-name aks -n np1 --max-count 20\n\
                (InsufficientSubnetSize) Pre-allocated IPs 620 exceeds IPs available 249 in Subnet Cidr 10.1.0.0/24\n";
    let readings = import::read("x", text);
    assert_eq!(
        readings.iter().map(|reading| reading.kind).collect::<Vec<_>>(),
        [Kind::Commands, Kind::Error]
    );
    let told = readings[0].problems.iter().filter(|problem| problem.message.contains("this was refused"));
    assert_eq!(told.count(), 1, "{:?}", readings[0].problems);
    let quiet = import::read("x", text.lines().next().unwrap_or_default());
    assert!(quiet[0].problems.iter().all(|problem| !problem.message.contains("refused")));
}
