//! Tables of the Azure CLI, of Markdown, and rows between tabs or commas.
use aks_network_planner::design::Cluster;
use aks_network_planner::import::{self, Kind, Reading};
use aks_network_planner::text::Severity;

use super::{document, only, places, said};

fn clusters(text: &str) -> Vec<Cluster> {
    let readings = import::read("pasted", text);
    readings
        .iter()
        .flat_map(|reading| &reading.part.clusters)
        .map(|cluster| cluster.as_ref().clone())
        .collect()
}

/// The plugin, mode and policy of each cluster, as ARM spells them.
fn networks(text: &str) -> Vec<(String, String)> {
    let words = |cluster: Cluster| {
        let profile = cluster.network_profile.unwrap_or_default();
        let words = [
            profile.network_plugin.map(|word| word.to_string()),
            profile.network_plugin_mode.map(|word| word.to_string()),
            profile.network_policy.map(|word| word.to_string()),
        ];
        let prefixes = profile.pod_cidrs.into_iter().flatten().map(|prefix| prefix.to_string());
        (cluster.name, words.into_iter().flatten().chain(prefixes).collect::<Vec<_>>().join(" "))
    };
    clusters(text).into_iter().map(words).collect()
}

fn note(reading: &Reading) -> String {
    let said = said(reading);
    let note =
        said.iter().find(|(severity, said)| *severity == Severity::Note && said.contains("--output json"));
    note.unwrap_or_else(|| panic!("a note with a command: {said:#?}")).1.to_owned()
}

#[test]
fn the_tables_of_the_azure_cli_are_read_row_by_row() {
    let text = document("tables.txt");
    let readings = import::read("x", &text);
    let kinds: Vec<_> = readings.iter().map(|reading| reading.kind).collect();
    assert_eq!(kinds, [Kind::ManagedClusterList, Kind::NodePools, Kind::VirtualNetwork]);
    let [aks, pools, networks] = readings.as_slice() else { panic!("{readings:#?}") };
    let versions: Vec<_> = aks
        .part
        .clusters
        .iter()
        .map(|cluster| (cluster.name.as_str(), cluster.kubernetes_version.as_deref()))
        .collect();
    assert_eq!(versions, [("aks-shop", Some("1.33.2")), ("aks-lab", Some("1.32.6"))]);
    // The second row lost a blank behind its location.
    assert_eq!(aks.part.clusters[1].resource_group.as_deref(), Some("rg-lab"));
    let pools: Vec<_> = pools.part.clusters[0].pools.iter().flatten().collect();
    let found: Vec<_> = pools.iter().map(|pool| (pool.name.as_str(), pool.count, pool.max_pods)).collect();
    assert_eq!(found, [("system", Some(3), Some(110)), ("win", Some(2), Some(30))]);
    assert_eq!(pools[0].orchestrator_version.as_deref(), Some("1.33.2"));
    assert_eq!(pools[1].orchestrator_version, None, "an empty cell holds nothing");
    let spaces: Vec<_> = networks
        .part
        .networks
        .iter()
        .map(|network| network.prefixes.clone().unwrap_or_default().len())
        .collect();
    assert_eq!(spaces, [2, 1]);
    assert_eq!(places(aks, &text, "clusters/aks-lab/location"), ["eastus"]);
}

#[test]
fn each_table_says_which_command_tells_more() {
    let text = document("tables.txt");
    let notes: Vec<_> = import::read("x", &text).iter().map(note).collect();
    let commands = [
        "`az aks list --output json`",
        "`az aks nodepool list --resource-group rg-shop --cluster-name aks-shop --output json`",
        "`az network vnet list --output json`",
    ];
    for (note, command) in notes.iter().zip(commands) {
        assert!(note.contains(command), "{note}");
    }
    let one = only(
        "Name  ResourceGroup  KubernetesVersion\n----  -------------  -----------------\naks   rg             1.33.2\n",
    );
    assert!(note(&one).contains("`az aks show --resource-group rg --name aks --output json`"));
    let pools = only("Name  Count  MaxPods\n----  -----  -------\nnp    3      30\n");
    let command = "`az aks nodepool list --resource-group <group> --cluster-name <cluster> --output json`";
    assert!(note(&pools).contains(command), "{}", note(&pools));
}

#[test]
fn the_same_rows_are_read_from_every_kind_of_table() {
    let expected = [
        ("one".to_owned(), "azure overlay cilium 10.244.0.0/16".to_owned()),
        ("two".to_owned(), "kubenet calico 10.245.0.0/16".to_owned()),
    ];
    let query = "[].{name:name, network:networkProfile.networkPlugin, mode:networkProfile.networkPluginMode, \
                 policy:networkProfile.networkPolicy, pods:networkProfile.podCidr}";
    let list = "[].[name, networkProfile.networkPlugin, networkProfile.networkPluginMode, networkProfile.networkPolicy, \
                networkProfile.podCidr]";
    let rows = "one\tazure\toverlay\tcilium\t10.244.0.0/16\ntwo\tkubenet\tNone\tcalico\t10.245.0.0/16\n";
    let texts = [
        "Name    Network    Mode     Policy    Pods\n------  ---------  -------  --------  -------------\n\
         one     azure      overlay  cilium    10.244.0.0/16\ntwo     kubenet             calico    10.245.0.0/16\n"
            .to_owned(),
        format!("$ az aks list --query \"{query}\" -o tsv\n{rows}"),
        format!("$ az aks list -o tsv --query '{list}'\n{rows}"),
        format!("az aks list \\\n  --output tsv \\\n  --query \"{list}\"\n{rows}"),
        format!(
            "$ az aks list --query \"{list}\" -o table\nColumn1    Column2    Column3    Column4    Column5\n\
             ---------  ---------  ---------  ---------  -------------\n\
             one        azure      overlay    cilium     10.244.0.0/16\ntwo        kubenet               calico     10.245.0.0/16\n"
        ),
        format!("name\tnetwork\tmode\tpolicy\tpodCidr\n{rows}"),
        "name,plugin,pluginMode,networkPolicy,\"Pods range\"\none,azure,overlay,cilium,10.244.0.0/16\n\
         two,kubenet,,calico,10.245.0.0/16\n"
            .to_owned(),
        "name;networkProfile.networkPlugin;networkProfile.networkPluginMode;properties_networkProfile_networkPolicy;\
         networkProfile_podCidr\none;azure;overlay;cilium;\"10.244.0.0/16\"\ntwo;kubenet;;calico;10.245.0.0/16\n"
            .to_owned(),
        "| name | network | mode | policy | pod CIDR |\n|:--|---|---|---|--:|\n\
         | `one` | azure | overlay | cilium | 10.244.0.0/16 |\n| two | kubenet | | calico | 10.245.0.0/16 |\n"
            .to_owned(),
        "> Name  Network  Mode     Policy  Pods\n> ----  -------  -------  ------  -------------\n\
         > one   azure    overlay  cilium  10.244.0.0/16\n> two   kubenet           calico  10.245.0.0/16\n"
            .to_owned(),
    ];
    for text in texts {
        assert_eq!(networks(&text), expected, "{text}");
        assert_eq!(networks(&text.replace('\n', "\r\n")), expected, "{text}");
    }
}

#[test]
fn a_single_value_belongs_to_the_cluster_that_the_command_shows() {
    let text = "$ az aks show -g rg -n aks --query networkProfile.podCidr -o tsv\n10.244.0.0/16\n";
    assert_eq!(networks(text), [("aks".to_owned(), "10.244.0.0/16".to_owned())]);
    let variable = "$ az aks show -g $RG -n $AKS --query networkProfile.podCidr -o tsv\n10.244.0.0/16\n";
    assert_eq!(networks(variable), [(String::new(), "10.244.0.0/16".to_owned())]);
}

#[test]
fn values_without_names_are_used_only_where_they_can_mean_one_thing() {
    let reading = only("aks\tazure\toverlay\t10.244.0.0/16\tcalico\n");
    let profile = reading.part.clusters[0].network_profile.as_ref().expect("a profile");
    assert!(profile.network_plugin_mode.is_some() && profile.network_policy.is_some());
    assert!(profile.network_plugin.is_none() && profile.pod_cidrs.is_none());
    let doubt = "values without names, each of which can mean several things: “aks”, “azure”, “10.244.0.0/16”; not used";
    assert!(said(&reading).contains(&(Severity::Warning, doubt)), "{:#?}", said(&reading));
    let twice = import::read("x", "overlay\toverlay\n");
    assert!(twice.iter().all(|reading| reading.part.is_empty()), "{twice:#?}");
}

#[test]
fn a_cell_with_a_list_or_an_object_holds_what_stands_in_it() {
    let text = document("inventory.csv");
    let reading = only(&text);
    let families = |index: usize| {
        let profile = reading.part.clusters[index].network_profile.clone().unwrap_or_default();
        profile.ip_families.map(|families| families.len())
    };
    assert_eq!((families(0), families(1)), (Some(1), None));
    let arm = "name,properties\naks,\"{\"\"kubernetesVersion\"\":\"\"1.33\"\",\"\"networkProfile\"\":{\"\"podCidr\"\":\"\"10.244.0.0/16\"\"}}\"\n";
    let table = format!("podCidr,{arm}").replacen("\naks", "\n,aks", 1);
    assert_eq!(networks(&table), [("aks".to_owned(), "10.244.0.0/16".to_owned())]);
}

#[test]
fn other_tables_are_left_to_others() {
    let rows = [
        "Name  Size\n----  ----\na     3\n",
        "cidr,name\n10.0.0.0/8,head office\n",
        "| what | when |\n|---|---|\n| a | b |\n",
    ];
    for text in rows {
        let readings = import::read("x", text);
        assert!(readings.iter().all(|reading| reading.part.clusters.is_empty()), "{text}: {readings:#?}");
    }
    let nodes = only("NAME   STATUS   ROLES   AGE   VERSION\nnode   Ready    agent   3d    v1.33.2\n");
    assert_eq!(nodes.kind, Kind::Kubernetes);
    assert_eq!(only("NAME\tREADY\tSTATUS\npod\t1/1\tRunning\n").kind, Kind::Kubernetes);
    let ranges = only("10.0.0.0/8\thead office\n10.64.0.0/16\tbranch\n");
    assert_eq!((ranges.kind, ranges.part.ranges.len()), (Kind::Ranges, 2));
}
