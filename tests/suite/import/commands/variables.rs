//! Values that stand in variables, and those that nothing tells.
use aks_network_planner::resolve::Moment;

use super::super::{design, only};
use super::{analysis, cluster, doubts, pools};

#[test]
fn a_value_that_nothing_in_the_text_tells_is_named_and_neither_used_nor_replaced_by_a_default() {
    let rows = [
        (
            "--node-count $NODE_COUNT",
            "--node-count: nothing in this text gives “$NODE_COUNT” a value; not used",
        ),
        ("--node-count ${N}", "--node-count: nothing in this text gives “${N}” a value; not used"),
        ("--node-count %N%", "--node-count: nothing in this text gives “%N%” a value; not used"),
        (
            "--node-count $(nodeCount)",
            "--node-count: what “$(nodeCount)” prints is not told by this text; not used",
        ),
        (
            "--node-count <count>",
            "--node-count: “<count>” stands for a value that is still to be given; not used",
        ),
        (
            "--node-count ${{ inputs.count }}",
            "--node-count: nothing in this text gives “${{ inputs.count }}” a value; not used",
        ),
    ];
    for (flags, expected) in rows {
        let text = format!("az aks create -g g -n a {flags}");
        assert_eq!(doubts(&only(&text)), [expected], "{flags}");
        let analysis = analysis(&text);
        let pool = &analysis.resolved.clusters[0].pools()[0];
        assert_eq!((pool.count.get(), pool.nodes(Moment::Steady)), (None, None), "{flags}");
    }
}

#[test]
fn no_default_stands_for_what_a_variable_would_tell() {
    let text = "az aks create -g g -n a --network-plugin $P --pod-cidr $C --service-cidr $S --dns-service-ip $D \
                --network-policy $Q --network-dataplane $E --outbound-type $O --load-balancer-sku $L --ip-families $F \
                --max-pods $M --max-surge $X";
    let resolved = &analysis(text).resolved.clusters[0];
    assert_eq!((resolved.model(), resolved.policy(), resolved.dataplane()), (None, None, None));
    assert!(resolved.pod_cidrs.known().is_none() && resolved.service_cidrs.known().is_none());
    assert!(resolved.dns_service_ip.known().is_none() && resolved.ip_families.known().is_none());
    assert!(resolved.outbound_type.known().is_none() && resolved.load_balancer_sku.known().is_none());
    let pool = &resolved.pools()[0];
    assert!(pool.max_pods.known().is_none() && pool.max_surge.known().is_none());
    assert_eq!((pool.nodes(Moment::Steady), pool.nodes(Moment::Upgrading)), (Some(3), None));
}

#[test]
fn the_mode_in_a_variable_leaves_the_model_open() {
    let of = |flags: &str| analysis(&format!("az aks create -g g -n a {flags}")).resolved.clusters[0].model();
    assert_eq!(of("--network-plugin azure --network-plugin-mode $MODE"), None);
}

#[test]
fn a_subnet_that_nothing_tells_is_a_subnet_of_ones_own_all_the_same() {
    for id in ["$SUBNET_ID", "$(terraform output -raw subnet_id)", "<subnet-id>", "\"$VNET_ID/subnets/aks\""]
    {
        let text = format!("az aks create -g g -n a --vnet-subnet-id {id}");
        assert_eq!(doubts(&only(&text)).len(), 1, "{id}");
        let analysis = analysis(&text);
        assert!(
            analysis.resolved.networks.iter().all(|network| !network.managed),
            "{id}: {:#?}",
            analysis.resolved
        );
        assert!(analysis.resolved.clusters[0].pools()[0].subnet.is_some(), "{id}");
    }
}

#[test]
fn pools_that_name_one_unknown_subnet_share_it() {
    let text = "az aks create -g g -n a --vnet-subnet-id $ONE\n\
                az aks nodepool add -g g --cluster-name a -n b --vnet-subnet-id $ONE\n\
                az aks nodepool add -g g --cluster-name a -n c --vnet-subnet-id $OTHER\n";
    let analysis = analysis(text);
    let subnets: Vec<_> = analysis.resolved.clusters[0].pools().iter().map(|pool| pool.subnet).collect();
    assert!(subnets[0].is_some() && subnets[0] == subnets[1] && subnets[1] != subnets[2], "{subnets:?}");
}

#[test]
fn ids_that_commands_look_up_are_references_to_what_they_name() {
    let rows = [
        "X=$(az network vnet subnet show -g g --vnet-name v -n s --query id -o tsv)\naz aks create -g g -n a --vnet-subnet-id $X",
        "X=$(az network vnet subnet show --resource-group=g --vnet-name=v --name=s --query=id --output=tsv)\naz aks create -g g -n a --vnet-subnet-id \"${X}\"",
        "X=`az network vnet subnet show -g g --vnet-name v -n s --query \"id\" -o tsv`\naz aks create -g g -n a --vnet-subnet-id $X",
        "X=$(az network vnet subnet show \\\n  -g g \\\n  --vnet-name v -n s \\\n  --query id -o tsv | tr -d '\\r')\naz aks create -g g -n a --vnet-subnet-id $X",
        "X=$(az network vnet subnet create -g g --vnet-name v -n s --address-prefixes 10.0.0.0/24 --query id -o tsv)\naz aks create -g g -n a --vnet-subnet-id $X",
        "V=$(az network vnet show -g g -n v --query id -o tsv)\naz aks create -g g -n a --vnet-subnet-id $V/subnets/s",
        "V=$(az network vnet show -g g -n v --query id -o tsv)\nX=\"$V/subnets/s\"\naz aks create -g g -n a --vnet-subnet-id $X",
        "N=v\naz aks create -g g -n a --vnet-subnet-id $(az network vnet subnet show -g g --vnet-name $N -n s --query id -o tsv)",
        "SUB=$(az account show --query id -o tsv)\naz aks create -g g -n a --vnet-subnet-id /subscriptions/$SUB/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/s",
        "$x = az network vnet subnet show -g g --vnet-name v -n s --query id -o tsv\naz aks create -g g -n a --vnet-subnet-id $x",
        "$x = (az network vnet subnet show -g g --vnet-name v -n s | ConvertFrom-Json).id\naz aks create -g g -n a --vnet-subnet-id $x",
    ];
    for text in rows {
        let design = design(&[text]);
        let pool = &pools(&design.clusters[0])[0];
        let named = pool.subnet.as_ref().map(|of| (of.network.as_str(), of.subnet.as_str()));
        assert_eq!(named, Some(("v", "s")), "{text}");
        assert_eq!(design.networks.len(), 1, "{text}");
        assert_eq!(doubts(&only(text)), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn a_reference_by_id_finds_the_network_that_the_text_creates() {
    let text = "az network vnet create -g g -n v --address-prefixes 10.0.0.0/16\n\
                az network vnet subnet create -g g --vnet-name v -n s --address-prefixes 10.0.0.0/24\n\
                az aks create -g g -n a --vnet-subnet-id /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/s";
    let design = design(&[text]);
    assert_eq!(design.networks.len(), 1, "{design:#?}");
    assert!(design.networks[0].subnets[0].prefixes.is_some() && design.networks[0].subnets[0].id.is_some());
}

#[test]
fn clusters_whose_names_nothing_tells_are_told_apart_by_their_variables() {
    let text = "az aks create -g g -n $A -c 1\naz aks create -g g -n $B -c 2\naz aks nodepool add -g g --cluster-name $B -n np -c 3";
    let design = design(&[text]);
    let counts = |at: usize| pools(&design.clusters[at]).iter().map(|pool| pool.count).collect::<Vec<_>>();
    assert_eq!((counts(0), counts(1)), (vec![Some(1)], vec![Some(2), Some(3)]));
}

#[test]
fn words_of_an_unquoted_variable_are_words_of_the_command() {
    let text = "ARGS=\"--node-count 4 --max-pods 50\"\nP='10.0.0.0/16 10.1.0.0/16'\naz aks create -g g -n a $ARGS\n\
                az network vnet create -g g -n v --address-prefixes $P";
    let reading = only(text);
    let cluster = cluster(text);
    let pool = &pools(&cluster)[0];
    assert_eq!((pool.count, pool.max_pods), (Some(4), Some(50)));
    assert_eq!(reading.part.networks[0].prefixes.as_ref().map(Vec::len), Some(2));
}

#[test]
fn a_default_in_braces_counts_where_nothing_is_assigned() {
    let count = |text: &str| pools(&cluster(text))[0].count;
    assert_eq!(count("az aks create -g g -n a -c ${N:-5}"), Some(5));
    assert_eq!(count("N=7\naz aks create -g g -n a -c ${N:-5}"), Some(7));
    assert_eq!(count("N=${N:-6}\naz aks create -g g -n a -c $N"), Some(6));
}
