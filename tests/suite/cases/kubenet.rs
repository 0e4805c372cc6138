//! kubenet: a block of /24 for each node, a route for each node, and one subnet for each cluster.
use super::pasted::{create, in_full, network, np, shown, template};
use super::{Case, Expected::*, Moment::*, case, hold};

/// A kubenet cluster in a subnet of that range, made by commands.
fn kubenet(range: &str, flags: &str) -> String {
    let ranges = "--network-plugin kubenet --service-cidr 192.168.0.0/16 --dns-service-ip 192.168.0.10";
    network("10.0.0.0/8", &[("nodes", range)]) + &create(&format!("{ranges} {flags}"))
}

/// `az network vnet subnet show` of the subnet `nodes`, with that many addresses held by nodes and by others.
fn subnet_shown(range: &str, nodes: u64, others: u64) -> String {
    let group = |group: &str, at: u64| {
        format!(
            r#"{{ "id": "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/{group}/providers/Microsoft.Compute/virtualMachineScaleSets/vmss/virtualMachines/{at}/networkInterfaces/nic/ipConfigurations/ipconfig1", "resourceGroup": "{group}" }}"#
        )
    };
    let nodes = (0..nodes).map(|at| group("MC_rg_aks_westeurope", at));
    let others = (0..others).map(|at| group("other", at));
    let held: Vec<String> = nodes.chain(others).collect();
    in_full(&format!(
        r#"{{ "addressPrefix": "{range}", "delegations": [], "id": "SUBNETS/nodes", "name": "nodes",
             "ipConfigurations": [{}], "provisioningState": "Succeeded", "resourceGroup": "rg" }}"#,
        held.join(", ")
    ))
}

/// Five nodes in a /26 in which others hold 30 addresses, that may grow to `most`.
fn crowded(most: u64, error: &str) -> String {
    let pool = np(5, &format!(r#""enableAutoScaling": true, "minCount": 5, "maxCount": {most}"#));
    let profile = r#""networkPlugin": "kubenet", "podCidr": "10.244.0.0/16", "serviceCidr": "10.0.0.0/16""#;
    let subnet = subnet_shown("10.133.123.0/26", 5, 30);
    format!("{}\n{subnet}\n{error}", shown("aks", profile, &pool, ""))
}

#[test]
fn an_autoscaler_that_asks_for_more_than_is_free_gets_nothing() {
    let error = "Failed to increase capacity for scale set \"aks-np1-vmss\" to 30: Subnet nodes with address prefix \
                 10.133.123.0/26 does not have enough capacity for 30 IP addresses.\n";
    hold(vec![
        case(
            "Azure/AKS#2531",
            "30 nodes more do not fit 24 free addresses, and none is made",
            crowded(35, ""),
            [
                Offers("nodeSubnet", 59),
                Needs("nodeSubnet", Maximum, 65),
                Fits("nodeSubnet", Maximum, false),
                Finding("node-subnet-too-small", "warning", None),
            ],
        ),
        case(
            "Azure/AKS#2531",
            "29 nodes are the most that work",
            crowded(29, ""),
            [Needs("nodeSubnet", Maximum, 59), Fits("nodeSubnet", Maximum, true)],
        ),
        case(
            "Azure/AKS#2531",
            "29 nodes are the most that work, told with the error",
            crowded(35, error),
            [Explained("ERR-03", "29")],
        ),
    ]);
}

#[test]
fn nodes_of_a_subnet_and_of_a_route_table() {
    let surge = |said, surge: &str, expected| -> Case {
        let flags = format!("--pod-cidr 192.169.0.0/16 --node-count 251 --max-surge {surge}");
        case("learn: configure-kubenet", said, kubenet("10.1.0.0/24", &flags), expected)
    };
    let many = |said, pods: &str, nodes: u64, expected: Vec<_>| -> Case {
        let flags = format!("--pod-cidr {pods} --node-count {nodes} --max-pods 250");
        let source = "AKS release notes, 2023-06-25 and 2023-09-10";
        case(source, said, kubenet("10.64.0.0/16", &flags), expected)
    };
    hold(vec![
        surge(
            "251 nodes in a /24",
            "0",
            vec![Needs("nodeSubnet", Today, 251), Fits("nodeSubnet", Today, true), MaxNodes(251)],
        ),
        surge("250 with one node of surge", "1", vec![MaxNodes(250)]),
        surge("228 with ten percent", "10%", vec![MaxNodes(228)]),
        many(
            "400 nodes are possible with a pod CIDR of /15",
            "10.200.0.0/15",
            400,
            vec![Fits("podCidr", Today, true), Fits("routeTable", Today, true), Offers("routeTable", 400)],
        ),
        many(
            "a /16 has 256 blocks",
            "10.200.0.0/16",
            400,
            vec![Fits("podCidr", Today, false), Prefix("podCidr", 15)],
        ),
        many(
            "more than 400 nodes are rejected",
            "10.200.0.0/15",
            401,
            vec![Fits("routeTable", Today, false), Finding("too-many-routes", "error", None)],
        ),
    ]);
}

/// Two clusters in one subnet.
fn sharing(pods: [&str; 2]) -> String {
    let of = |name: &str, pods: &str| {
        let profile =
            format!(r#""networkPlugin": "kubenet", "podCidr": "{pods}", "serviceCidr": "172.16.0.0/16""#);
        shown(name, &profile, &np(3, ""), "")
    };
    network("10.1.0.0/16", &[("nodes", "10.1.0.0/22")]) + &of("a", pods[0]) + &of("b", pods[1])
}

#[test]
fn two_clusters_in_one_subnet() {
    let source = "Azure/AKS#1639, MicrosoftDocs/azure-docs#37462";
    let said = "two kubenet clusters in one subnet are not supported";
    let shared = || Finding("kubenet-subnet-shared", "warning", None);
    hold(vec![
        case(
            source,
            said,
            sharing(["10.244.0.0/16", "10.244.0.0/16"]),
            [
                Pair("podCidr 10.244.0.0/16", "podCidr 10.244.0.0/16", "rejected"),
                Finding("pod-cidrs-overlap", "error", None),
                shared(),
            ],
        ),
        case(
            source,
            said,
            sharing(["10.244.0.0/16", "10.245.0.0/16"]),
            [Silent("pod-cidrs-overlap"), shared()],
        ),
    ]);
}

#[test]
fn nodes_whose_block_is_full() {
    let error =
        "\nfailed to allocate for range 0: no IP addresses available in range set: 10.244.0.1-10.244.0.254\n";
    hold(vec![case(
        "obaroolori.com: a kubenet post-mortem",
        "the node's /24 is full; a larger subnet changes nothing",
        kubenet("10.1.0.0/16", "--pod-cidr 10.244.0.0/16 --node-count 3") + error,
        [Fits("nodeSubnet", UpgradeAtMaximum, true), Explained("ERR-42", "250")],
    )]);
}

#[test]
fn route_tables_and_identities() {
    let routed = "az network vnet create -g rg -n vnet --address-prefixes 10.1.0.0/16\n\
                  az network vnet subnet create -g rg --vnet-name vnet -n nodes --address-prefixes 10.1.0.0/24 --route-table rt\n";
    let aks = |identity: &str| routed.to_owned() + &create(&format!("--network-plugin kubenet {identity}"));
    let source = "Azure/AKS#2333";
    hold(vec![
        case(
            source,
            "a system-assigned identity cannot have a route table of one's own",
            routed.to_owned()
                + &template(
                    r#""networkPlugin": "kubenet""#,
                    &np(3, ""),
                    r#""identity": { "type": "SystemAssigned" }"#,
                ),
            [Says("route-table-needs-own-identity", "system-assigned identity")],
        ),
        case(
            source,
            "a user-assigned identity can",
            aks("--assign-identity id"),
            [Silent("route-table-needs-own-identity")],
        ),
        case(
            source,
            "told with the error",
            aks("")
                + "\nClusters using managed identity type SystemAssigned do not support bringing your own route table.\n",
            [Explained("ERR-62", "user-assigned identity")],
        ),
    ]);
}
