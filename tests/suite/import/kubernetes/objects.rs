//! Objects as `kubectl get … --output json` and the service print them.
use aks_network_planner::design::{ObservedNode, ObservedPod, OsType, PoolMode, Word};
use aks_network_planner::import::{self, Kind};
use aks_network_planner::text::Severity;

use super::{
    cluster, counts, document, listed, node_names, observed, only, places, pod_names, said, service,
};

#[test]
fn a_node_is_read_with_all_that_the_cluster_says_of_it() {
    let text = document("kubectl-nodes.json");
    let reading = only(&text);
    assert_eq!(reading.kind, Kind::Kubernetes);
    let cluster = cluster(&text);
    let seen = cluster.observed.as_ref().expect("nodes");
    assert_eq!(
        seen.nodes[1],
        ObservedNode {
            name: "akswin000000".into(),
            machine: None,
            pool: Some("win".into()),
            mode: Some(Word::Known(PoolMode::User)),
            os_type: Some(Word::Known(OsType::Windows)),
            status: Some("NotReady,SchedulingDisabled".into()),
            version: Some("v1.33.2".into()),
            addresses: vec!["10.60.0.5".parse().unwrap()],
            pod_cidr: Some("10.244.1.0/24".parse().unwrap()),
            max_pods: Some(30),
        },
        "an address of the internet is none of its subnet"
    );
    assert_eq!(cluster.node_resource_group.as_deref(), Some("mc_rg-shop_aks-shop_westeurope"));
    assert_eq!(counts(&cluster), [("system", Some(1)), ("win", Some(1))]);
    let pools = cluster.pools.expect("pools");
    assert_eq!((pools[0].max_pods, pools[0].orchestrator_version.as_deref()), (Some(110), Some("1.33.2")));
    assert_eq!(pools[0].mode, Some(Word::Known(PoolMode::System)));
    assert!(pools.iter().all(|pool| pool.seen_only));
    assert_eq!(places(&reading, &text, "clusters//nodes/akswin000000/podCIDR"), ["\"10.244.1.0/24\""]);
    assert_eq!(
        places(&reading, &text, "clusters//pools/system/count"),
        ["\"aks-system-35222091-vmss000000\""]
    );
    let note = (Severity::Note, "1 node is not ready, and counted all the same: akswin000000");
    assert_eq!(said(&reading), [note]);
}

#[test]
fn a_list_of_the_api_whose_objects_do_not_tell_their_kind_is_read() {
    let text = r#"{"kind": "PodList", "apiVersion": "v1", "metadata": {"resourceVersion": "7"}, "items": [
        {"metadata": {"name": "web", "namespace": "shop"},
         "spec": {"nodeName": "aks-np-12345678-vmss000000", "containers": [{"name": "a"}, {"name": "b"}]},
         "status": {"phase": "Running", "podIP": "10.244.0.7", "containerStatuses": [{"ready": true}, {"ready": false}]}},
        {"metadata": {"name": "agent", "namespace": "kube-system"},
         "spec": {"hostNetwork": true, "containers": [{"name": "a"}]},
         "status": {"phase": "Pending", "containerStatuses": [{"ready": false, "state": {"waiting": {"reason": "ContainerCreating"}}}]}}]}"#;
    let web = ObservedPod {
        namespace: Some("shop".into()),
        name: "web".into(),
        ready: Some("1/2".into()),
        status: Some("Running".into()),
        address: Some("10.244.0.7".parse().unwrap()),
        node: Some("aks-np-12345678-vmss000000".into()),
        host_network: Some(false),
        traits: Some(0),
    };
    let agent = ObservedPod {
        namespace: Some("kube-system".into()),
        name: "agent".into(),
        ready: Some("0/1".into()),
        status: Some("ContainerCreating".into()),
        address: None,
        node: None,
        host_network: Some(true),
        traits: Some(0),
    };
    assert_eq!(observed(text).pods, [web, agent]);
    assert_eq!(cluster(text).pools, None, "pods do not tell all nodes");
}

#[test]
fn a_single_node_tells_its_pool_and_no_count() {
    let text = r#"{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "aks-np-12345678-vmss000000"},
                   "status": {"capacity": {"pods": "30"}}}"#;
    let cluster = cluster(text);
    assert_eq!(counts(&cluster), [("np", None)]);
    assert_eq!(cluster.pools.expect("pools")[0].max_pods, Some(30));
}

#[test]
fn a_list_that_goes_on_elsewhere_or_breaks_off_tells_no_count() {
    let node = r#""metadata": {"name": "aks-np-12345678-vmss000000"}, "status": {}"#;
    let whole = listed("Node", &[node]);
    assert_eq!(counts(&cluster(&whole)), [("np", Some(1))]);
    let goes_on = whole.replace(r#""kind": "List""#, r#""kind": "List", "metadata": {"continue": "x"}"#);
    assert_eq!(counts(&cluster(&goes_on)), [("np", None)]);
    let cut = whole.trim_end_matches(r#"], "kind": "List"}"#);
    assert_eq!(counts(&cluster(cut)), [("np", None)]);
}

#[test]
fn what_the_nodes_of_a_pool_say_differently_is_not_known_and_noted() {
    let node = |number: u64, version: &str, pods: u64| {
        format!(
            r#""metadata": {{"name": "aks-np-12345678-vmss00000{number}"}},
               "status": {{"capacity": {{"pods": "{pods}"}}, "nodeInfo": {{"kubeletVersion": "{version}"}}}}"#
        )
    };
    let text = listed("Node", &[&node(0, "v1.32.6", 30), &node(1, "v1.33.2", 30)]);
    let pools = cluster(&text).pools.expect("pools");
    assert_eq!((pools[0].orchestrator_version.as_deref(), pools[0].max_pods), (None, Some(30)));
    let note = "the nodes of pool np have different versions; that of the pool is not known";
    assert_eq!(said(&only(&text)), [(Severity::Note, note)]);
}

#[test]
fn services_tell_their_cluster_ips_each_once_and_whether_all_namespaces_are_there() {
    let rows = [
        (vec![service("default", "a", r#""clusterIP": "10.0.0.1""#)], vec!["10.0.0.1"], false),
        (vec![service("default", "a", r#""clusterIP": "None", "clusterIPs": ["None"]"#)], vec![], false),
        (
            vec![service("default", "a", r#""type": "ExternalName", "externalName": "x.example""#)],
            vec![],
            false,
        ),
        (
            vec![service(
                "default",
                "a",
                r#""clusterIP": "10.0.0.1", "clusterIPs": ["10.0.0.1", "fd00::1"]"#,
            )],
            vec!["10.0.0.1", "fd00::1"],
            false,
        ),
        (
            vec![
                service("default", "a", r#""clusterIP": "10.0.0.1""#),
                service("kube-system", "b", r#""clusterIP": "10.0.0.10""#),
                service("kube-system", "c", r#""clusterIP": "10.0.0.10""#),
            ],
            vec!["10.0.0.1", "10.0.0.10"],
            true,
        ),
    ];
    for (services, addresses, all) in rows {
        let services: Vec<&str> = services.iter().map(String::as_str).collect();
        let seen = observed(&listed("Service", &services)).services.expect("services");
        let addresses: Vec<std::net::IpAddr> = addresses.iter().map(|text| text.parse().unwrap()).collect();
        assert_eq!((seen.cluster_ips, seen.all_namespaces), (addresses, all), "{services:?}");
    }
}

#[test]
fn only_what_a_cluster_printed_is_seen_and_other_kinds_are_noted_once() {
    let policy = r#"{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
                     "metadata": {"name": "deny", "namespace": "shop", "uid": "x"}}"#;
    let wished =
        r#"{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "wish"}}"#;
    let own = r#"{"apiVersion": "crd.projectcalico.org/v1", "kind": "NetworkPolicy", "metadata": {"name": "c", "uid": "x"}}"#;
    let pod = r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "wish"}, "spec": {}}"#;
    let map = r#"{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "m"}}"#;
    let objects = [policy, wished, own, pod, map, map].join(",");
    let text = format!(r#"{{"apiVersion": "v1", "kind": "List", "items": [{objects}]}}"#);
    let seen = observed(&text);
    assert_eq!(seen.network_policies, Some(vec!["shop/deny".to_owned()]));
    assert!(seen.pods.is_empty());
    let notes = [
        "a NetworkPolicy without a creationTimestamp is one that may be applied, not one that the cluster printed; \
         not read",
        "Kubernetes objects of kind “NetworkPolicy” are not read",
        "a Pod without a status is no pod that the cluster printed; not read",
        "Kubernetes objects of kind “ConfigMap” are not read",
    ];
    assert_eq!(said(&only(&text)), notes.map(|note| (Severity::Note, note)));
}

#[test]
fn machines_belong_to_the_pool_and_the_cluster_that_their_id_names() {
    let text = document("machine-list.json");
    assert_eq!(only(&text).kind, Kind::NodePools);
    let cluster = cluster(&text);
    assert_eq!((cluster.name.as_str(), cluster.resource_group.as_deref()), ("aks-shop", Some("rg-shop")));
    assert_eq!(counts(&cluster), [("work", Some(2))]);
    let seen = cluster.observed.as_ref().expect("machines");
    assert_eq!(node_names(seen), ["aks-work-25959878-vms1", "aks-work-25959878-vms2"]);
    let addresses: Vec<String> = seen.nodes[0].addresses.iter().map(ToString::to_string).collect();
    assert_eq!(addresses, ["10.60.0.20", "fd00:60::14"]);
    assert_eq!(seen.nodes[0].version.as_deref(), Some("1.33.2"));
    assert_eq!(cluster.node_resource_group.as_deref(), Some("MC_rg-shop_aks-shop_westeurope"));
}

#[test]
fn a_value_that_is_no_address_is_doubted_where_it_stands() {
    let text = listed("Service", &[&service("shop", "web", r#""clusterIP": "10.0.0""#)]);
    let reading = only(&text);
    let problem = &reading.problems[0];
    assert_eq!(problem.severity, Severity::Warning);
    assert_eq!(problem.message, "clusterIP: expected an address, found “10.0.0”");
    assert_eq!(problem.span.map(|span| span.of(&text)), Some("\"10.0.0\""));
}

#[test]
fn a_list_over_two_megabytes_gives_the_same_objects() {
    let pod = |number: usize| {
        format!(
            r#"{{"metadata": {{"name": "web-{number}", "namespace": "shop", "annotations": {{"a": {{"b": ["{}"]}}}}}},
                "spec": {{"nodeName": "aks-np-12345678-vmss000000", "containers": [{{"name": "web"}}]}},
                "status": {{"phase": "Running", "podIP": "10.244.{}.{}", "containerStatuses": [{{"ready": true}}]}}}}"#,
            "x".repeat(400),
            number / 250,
            number % 250
        )
    };
    let list = |count: usize, own: &str, around: &str| {
        let pods: Vec<String> = (0..count).map(|number| pod(number).replacen('{', own, 1)).collect();
        around.replace("…", &pods.join(","))
    };
    let kinds = r#"{"apiVersion": "v1", "kind": "Pod", "#;
    let of_kubectl =
        (kinds, r#"{"apiVersion": "v1", "items": […], "kind": "List", "metadata": {"resourceVersion": ""}}"#);
    let of_api = (
        "{",
        r#"{"kind": "PodList", "apiVersion": "v1", "metadata": {"resourceVersion": "7"}, "items": […]}"#,
    );
    for (own, around) in [of_kubectl, of_api] {
        let (small, large) = (list(7, own, around), list(4_000, own, around));
        assert!(small.len() < 2 << 20 && large.len() > 2 << 20);
        let (small, large) = (observed(&small), observed(&large));
        assert_eq!(large.pods.len(), 4_000);
        assert_eq!(small.pods, large.pods[..7]);
        assert_eq!(pod_names(&small)[6], "web-6");
    }
}

#[test]
fn a_large_list_that_breaks_off_gives_what_stands_before_and_no_count() {
    let node = |number: usize| {
        format!(
            r#"{{"apiVersion": "v1", "kind": "Node", "metadata": {{"name": "aks-np-12345678-vmss{number:06}", "annotations": {{"a": "{}"}}}}, "status": {{}}}}"#,
            "x".repeat(1000)
        )
    };
    let nodes: Vec<String> = (0..2_500).map(node).collect();
    let text = format!(r#"{{"apiVersion": "v1", "items": [{}, {{"apiVersion": "v1", "ki"#, nodes.join(","));
    let readings = import::read("x", &text);
    let cluster = &readings[0].part.clusters[0];
    assert_eq!(cluster.observed.as_ref().map(|seen| seen.nodes.len()), Some(2_500));
    assert_eq!(counts(cluster), [("np", None)]);
}

#[test]
fn services_of_type_load_balancer_tell_their_ports_and_the_address_outside() {
    let web = r#""metadata": {"name": "web", "namespace": "shop", "uid": "x"},
        "spec": {"type": "LoadBalancer", "clusterIP": "10.0.0.7", "ports": [{"port": 80}, {"port": 443}]},
        "status": {"loadBalancer": {"ingress": [{"ip": "203.0.113.9"}]}}"#;
    let pending = r#""metadata": {"name": "api", "namespace": "shop", "uid": "x"},
        "spec": {"type": "LoadBalancer", "clusterIP": "10.0.0.8", "ports": [{"port": 443}]}, "status": {"loadBalancer": {}}"#;
    let plain = service("shop", "db", r#""type": "ClusterIP", "clusterIP": "10.0.0.9""#);
    let seen = observed(&listed("Service", &[web, pending, &plain, web])).services.expect("services");
    let told: Vec<(&str, u64, Option<String>)> = seen
        .load_balancers
        .iter()
        .map(|of| (of.name.as_str(), of.ports, of.address.map(|address| address.to_string())))
        .collect();
    assert_eq!(told, [("shop/web", 2, Some("203.0.113.9".to_owned())), ("shop/api", 1, None)]);
}

#[test]
fn services_that_only_some_reach_are_named_once() {
    let balancer = |namespace: &str, name: &str, internal: &str, policy: &str| {
        format!(
            r#""metadata": {{"namespace": "{namespace}", "name": "{name}", "uid": "x", "annotations": {{
                 "service.beta.kubernetes.io/azure-load-balancer-internal": "{internal}"}}}},
               "spec": {{"type": "LoadBalancer", "clusterIP": "10.0.0.7", "externalTrafficPolicy": "{policy}"}}"#
        )
    };
    let external = r#""metadata": {"namespace": "shop", "name": "old", "uid": "x"},
                      "spec": {"clusterIP": "10.0.0.9", "externalIPs": ["203.0.113.9"]}"#;
    let objects = [
        balancer("shop", "web", "true", "Local"),
        balancer("shop", "web", "true", "Local"),
        balancer("shop", "open", "false", "Local"),
        balancer("shop", "all", "true", "Cluster"),
        external.to_owned(),
    ];
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    let seen = observed(&listed("Service", &objects)).services.expect("services");
    assert_eq!(seen.internal_and_local, ["shop/web"]);
    assert_eq!(seen.with_external_ips, ["shop/old"]);
    let twice = format!("{0}\n{0}", listed("Service", &objects));
    let design = super::super::design(&[&twice]);
    let merged =
        design.clusters[0].observed.as_ref().and_then(|seen| seen.services.clone()).expect("services");
    assert_eq!(
        (merged.internal_and_local, merged.with_external_ips),
        (seen.internal_and_local, seen.with_external_ips)
    );
}
