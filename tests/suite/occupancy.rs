//! What was seen of a cluster's addresses, from what kubectl prints to the count.
use aks_network_planner::import;
use aks_network_planner::occupancy::{Held, Occupancy, occupancy};
use aks_network_planner::resolve::resolve;

/// A cluster, its nodes, and pods.
fn of(profile: &str, pool: &str, lists: &[&str]) -> Option<Occupancy> {
    let cluster = format!(
        r#"{{"name": "aks", "location": "westeurope", "provisioningState": "Succeeded", "networkProfile": {{{profile}}},
            "agentPoolProfiles": [{{"name": "np1", "count": 2, {pool}}}]}}"#
    );
    let texts: Vec<&str> = std::iter::once(cluster.as_str()).chain(lists.iter().copied()).collect();
    let readings = import::read("all.txt", &texts.join("\n\n"));
    occupancy(&resolve(&import::merge(&readings).design), 0)
}

const OVERLAY: &str = r#""networkPlugin": "azure", "networkPluginMode": "overlay", "podCidr": "10.244.0.0/16",
                         "serviceCidr": "10.0.0.0/24""#;

/// Two nodes of pool np1, as `kubectl get nodes -o json` prints them.
fn nodes() -> String {
    let node = |at: u8| {
        format!(
            r#"{{"apiVersion": "v1", "kind": "Node", "metadata": {{"name": "aks-np1-12345678-vmss00000{at}",
                "labels": {{"kubernetes.azure.com/agentpool": "np1"}}}},
                "spec": {{"podCIDR": "10.244.{at}.0/24"}},
                "status": {{"capacity": {{"pods": "30"}},
                    "addresses": [{{"type": "InternalIP", "address": "10.1.0.{}"}}]}}}}"#,
            at + 4
        )
    };
    format!(r#"{{"kind": "List", "apiVersion": "v1", "items": [{}, {}]}}"#, node(0), node(1))
}

/// Pods of the first node, as `kubectl get pods -A -o wide` prints them.
const PODS: &str = "\
NAMESPACE     NAME               READY   STATUS      RESTARTS   AGE   IP             NODE                        NOMINATED NODE   READINESS GATES
shop          web-0              1/1     Running     0          3d    10.244.0.17    aks-np1-12345678-vmss000000   <none>           <none>
shop          web-1              1/1     Running     0          3d    10.244.0.18    aks-np1-12345678-vmss000000   <none>           <none>
shop          import-28123       0/1     Completed   0          3d    10.244.0.19    aks-np1-12345678-vmss000000   <none>           <none>
shop          web-2              0/1     Pending     0          3d    <none>         <none>                        <none>           <none>
kube-system   azure-cns-x        1/1     Running     0          3d    10.1.0.4       aks-np1-12345678-vmss000000   <none>           <none>
kube-system   stray              1/1     Running     0          3d    192.168.7.7    aks-np1-12345678-vmss000001   <none>           <none>
";

const SERVICES: &str = "\
NAMESPACE   NAME         TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE
default     kubernetes   ClusterIP   10.0.0.1     <none>        443/TCP   3d
shop        web          ClusterIP   10.0.0.77    <none>        80/TCP    3d
shop        old          ClusterIP   10.9.0.77    <none>        80/TCP    3d
";

#[test]
fn pods_are_counted_on_their_node_with_those_of_the_host_network_told_apart() {
    let of = of(OVERLAY, r#""maxPods": 30"#, &[&nodes(), PODS]).expect("nodes and pods");
    let counted: Vec<_> = of.nodes.iter().map(|node| (node.pods, node.host_network, node.room())).collect();
    assert_eq!(counted, [(3, 1, Some(27)), (1, 0, Some(29))]);
    let pods = of.pods;
    assert_eq!((pods.own_address, pods.host_network, pods.waiting, pods.ended), (3, 1, 1, 1));
}

#[test]
fn each_node_has_its_block_and_a_pod_outside_of_it_does_not_count_as_its_use() {
    let of = of(OVERLAY, r#""maxPods": 30"#, &[&nodes(), PODS]).expect("nodes and pods");
    let block =
        |text: &str, used| Some(Held { block: Some(text.parse().expect("a prefix")), addresses: 256, used });
    let held: Vec<_> = of.nodes.iter().map(|node| node.held).collect();
    assert_eq!(held, [block("10.244.0.0/24", 2), block("10.244.1.0/24", 0)]);
}

/// With pods in a subnet no list prints what a node holds: batches of sixteen, half a batch ahead; whole blocks of
/// sixteen for the maximum and one more; the maximum and the node's own address.
/// <https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning>
#[test]
fn what_a_node_holds_of_a_subnet_follows_the_formula_of_its_model() {
    const IDS: &str =
        "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets";
    let pod_subnet = |mode: &str| {
        format!(
            r#""maxPods": 30, "vnetSubnetId": "{IDS}/nodes", "podSubnetId": "{IDS}/pods", "podIpAllocationMode": "{mode}""#
        )
    };
    let azure = r#""networkPlugin": "azure", "serviceCidr": "10.0.0.0/24""#;
    for (pool, addresses, used) in [
        // Two pods with addresses of their own: one batch holds them and the half batch ahead.
        (pod_subnet("DynamicIndividual"), 16, 2),
        // 16 × ⌈(30 + 1) ÷ 16⌉.
        (pod_subnet("StaticBlock"), 32, 2),
        // 30 + 1, of which the node has one.
        (format!(r#""maxPods": 30, "vnetSubnetId": "{IDS}/nodes""#), 31, 3),
    ] {
        let of = of(azure, &pool, &[&nodes(), PODS]).expect("nodes and pods");
        assert_eq!(of.nodes[0].held, Some(Held { block: None, addresses, used }), "{pool}");
    }
}

#[test]
fn addresses_are_told_by_range_and_those_in_none_by_name() {
    let network = r#"{"name": "v", "addressSpace": {"addressPrefixes": ["10.1.0.0/16"]},
        "subnets": [{"name": "nodes", "addressPrefix": "10.1.0.0/24"}]}"#;
    let of = of(OVERLAY, r#""maxPods": 30"#, &[&nodes(), PODS, network]).expect("nodes and pods");
    let known: Vec<_> = of.ranges.known.iter().map(|of| (of.title.as_str(), of.nodes, of.pods)).collect();
    assert_eq!(known[0], ("pod CIDR", 0, 2));
    assert!(known.contains(&("subnet nodes of v", 2, 0)), "{known:?}");
    let outside: Vec<_> =
        of.ranges.outside.iter().map(|of| (of.who.as_str(), of.address.to_string())).collect();
    assert_eq!(outside, [("pod kube-system/stray", "192.168.7.7".to_owned())]);
    assert_eq!(of.ranges.outside_count, 1);
}

#[test]
fn cluster_ips_are_counted_against_the_service_cidr_less_what_kubernetes_keeps() {
    let of = of(OVERLAY, r#""maxPods": 30"#, &[SERVICES]).expect("services");
    let services = of.services.expect("services were listed");
    let [range] = services.ranges.as_slice() else { panic!("{services:?}") };
    assert_eq!((range.prefix.to_string().as_str(), range.used, range.addresses), ("10.0.0.0/24", 2, 254));
    assert_eq!(services.outside.iter().map(ToString::to_string).collect::<Vec<_>>(), ["10.9.0.77"]);
    assert!(services.all_namespaces);
}

#[test]
fn without_lists_of_what_runs_nothing_is_told() {
    assert_eq!(of(OVERLAY, r#""maxPods": 30"#, &[]), None);
}
