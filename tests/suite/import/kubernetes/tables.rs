//! Tables of kubectl.
use aks_network_planner::design::{OsType, Word};
use aks_network_planner::import::{self, Kind};
use aks_network_planner::text::Severity;
use proptest::prelude::*;

use super::{cluster, counts, document, node_names, nodes, observed, only, places, pod_names, said};

#[test]
fn tables_one_after_another_are_read_as_one_document() {
    let text = document("kubectl.txt");
    let reading = only(&text);
    assert_eq!((reading.kind, reading.shape), (Kind::Kubernetes, None));
    let cluster = cluster(&text);
    let seen = cluster.observed.as_ref().expect("objects");
    assert_eq!(counts(&cluster), [("system", Some(2)), ("work", Some(1)), ("win", Some(1))]);
    let pools = cluster.pools.as_ref().expect("pools");
    assert_eq!(pools[2].os_type, Some(Word::Known(OsType::Windows)));
    assert_eq!(pools[0].orchestrator_version.as_deref(), Some("1.33.2"));
    assert_eq!(seen.nodes.len(), 5, "a virtual node is a node of no pool");
    assert_eq!(seen.nodes[2].status.as_deref(), Some("Ready,SchedulingDisabled"));
    assert_eq!(seen.nodes[4].pool, None);
    let services = seen.services.as_ref().expect("services");
    let addresses: Vec<String> = services.cluster_ips.iter().map(ToString::to_string).collect();
    assert_eq!(addresses, ["10.0.0.1", "10.0.0.10", "10.0.171.239"]);
    assert!(services.all_namespaces);
    assert_eq!(seen.network_policies, Some(vec!["shop/deny-all".to_owned()]));
    assert_eq!(pod_names(seen), ["kube-proxy-7h8r5", "web-5d4f8c7b9d-2xk4p", "web-5d4f8c7b9d-9qzlm"]);
    let pod = &seen.pods[0];
    assert_eq!((pod.ready.as_deref(), pod.status.as_deref()), (Some("1/1"), Some("Running")));
    assert_eq!(pod.address, Some("10.60.0.4".parse().unwrap()));
    assert_eq!(
        pod.node.as_deref(),
        Some("aks-system-35222091-vmss000000"),
        "a restart of 3h ago moves nothing"
    );
    assert_eq!(seen.pods[2].address, None);
    assert_eq!(places(&reading, &text, "clusters//services/web/address"), ["10.0.171.239"]);
    assert_eq!(places(&reading, &text, "clusters//nodes/akswin000000"), ["akswin000000"]);
    let note = "1 node is not ready, and counted all the same: aks-system-35222091-vmss000001";
    assert_eq!(said(&reading), [(Severity::Note, note)]);
}

#[test]
fn the_pool_is_told_by_the_name_of_its_nodes() {
    let rows = [
        ("aks-nodepool1-12345678-vmss000003", Some("nodepool1")),
        ("aks-nodepool1-12345678-vmss00000a", Some("nodepool1")),
        ("aks-nodepool1-12345678-0", Some("nodepool1")),
        ("aks-vmpool-12345678-vms12", Some("vmpool")),
        ("aks-vmpool-machinetest-12345678-vm", Some("vmpool")),
        ("aksnpwin000001", Some("npwin")),
        ("akswin00000z", Some("win")),
        ("aksa000000", Some("a")),
        // A Windows pool has at most six characters, every pool at most twelve.
        ("akslongwin000001", None),
        ("aks-averyverylongname-12345678-vmss000000", None),
        ("aks-1pool-12345678-vmss000000", None),
        ("aks-default-x7k2p", None),
        ("aks-nodepool1-vmss000000", None),
        ("akswin", None),
        ("aks000001", None),
        ("k8s-agentpool-34076307-0", None),
        ("k8s-pool1-26196714-vmss000000", None),
        ("virtual-node-aci-linux", None),
        ("virtual-kubelet-virtual-kubelet-linux-eastus", None),
        ("gke-default-pool-1234-x", None),
    ];
    for (name, pool) in rows {
        let text = nodes(&[name]);
        assert_eq!(observed(&text).nodes[0].pool.as_deref(), pool, "{name}");
        assert_eq!(counts(&cluster(&text)), pool.map(|pool| (pool, Some(1))).into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn what_stands_around_a_table_does_no_harm() {
    let table = nodes(&["aks-np-12345678-vmss000000", "aks-np-12345678-vmss000001"]);
    let indented: String = table.lines().map(|line| format!("    {line}\n")).collect();
    let texts = [
        format!("$ kubectl get nodes\n{table}"),
        format!("  $> kubectl get no\n\n{indented}"),
        format!("# k get nodes\n{table}\n\n"),
        format!("ops@jump:~$ k get nodes\n{table}"),
        format!("```\n{table}```\n"),
        format!("Every 2.0s: kubectl get nodes      Fri Sep 14 08:11:21 2018\n\n{table}"),
        format!("### The output should be similar to:\n{table}"),
        format!(
            "{table}\nEvents:\n  Type     Reason   Age\n  ----     ------   ---\n  Normal   Started  14s\n"
        ),
        format!("{table}    Name    Zone\n    aks-np-12345678-vmss000000   westeurope-1\n"),
        table.replace("\n", "\r\n"),
        table.replace("   ", "\t"),
        format!("kubectl get nodes\n{}", table.trim_end()),
    ];
    for text in texts {
        assert_eq!(counts(&cluster(&text)), [("np", Some(2))], "{text}");
    }
}

#[test]
fn ranges_beside_a_table_stay_ranges() {
    let text = format!(
        "10.8.0.0/16  head office\n\n{}10.9.0.0/16  branch\n",
        nodes(&["aks-np-12345678-vmss000000"])
    );
    let kinds: Vec<Kind> = import::read("x", &text).iter().map(|reading| reading.kind).collect();
    assert_eq!(kinds, [Kind::Ranges, Kind::Kubernetes, Kind::Ranges]);
}

#[test]
fn tables_of_other_objects_are_left_to_others() {
    let texts = [
        "NAME   STATUS   AGE\nnode   Ready    3d\n",
        "NAME   READY   UP-TO-DATE   AVAILABLE   AGE\nweb    3/3     3            3           9d\n",
        "LAST SEEN   TYPE     REASON    OBJECT    MESSAGE\n14s         Normal   Started   pod/web   Started container\n",
        "Name    Location    ResourceGroup\n------  ----------  -------------\naks     westeurope  rg\n",
        "NAME\tSTATUS\n",
        "2026-11-23T08:00:00Z INFO NAME STATUS VERSION\n",
    ];
    for text in texts {
        assert_eq!(only(text).kind, Kind::Unknown, "{text}");
    }
    let between =
        "NAME   READY   UP-TO-DATE   AVAILABLE   AGE\nweb    3/3     3            3           9d\n\n";
    let text = format!("{between}{}", nodes(&["aks-np-12345678-vmss000000"]));
    let note = "a table of other objects than nodes, pods, services and network policies; not read";
    assert_eq!(said(&only(&text)), [(Severity::Note, note)]);
    assert_eq!(node_names(&observed(&text)), ["aks-np-12345678-vmss000000"]);
}

#[test]
fn a_row_that_is_none_is_left_out_with_a_word_and_makes_the_list_incomplete() {
    let text = format!("{}done            waiting for the rest\n", nodes(&["aks-np-12345678-vmss000000"]));
    assert_eq!(counts(&cluster(&text)), [("np", None)]);
    let message = "the row of “done” is not read: a value is missing or is none of its column";
    assert!(said(&only(&text)).contains(&(Severity::Warning, message)), "{:?}", said(&only(&text)));
}

#[test]
fn nodes_that_are_listed_again_are_another_document() {
    let before = nodes(&["aks-np-12345678-vmss000000", "aks-np-12345678-vmss000001"]);
    let after = nodes(&["aks-np-12345678-vmss000000"]);
    let text = format!("$ kubectl get nodes\n{before}\n$ kubectl get nodes\n{after}");
    let readings = import::read("x", &text);
    let found: Vec<_> = readings.iter().map(|reading| counts(&reading.part.clusters[0])).collect();
    assert_eq!(found, [[("np", Some(2))], [("np", Some(1))]]);
    let merged = import::merge(&readings);
    assert_eq!(counts(&merged.design.clusters[0]), [("np", Some(1))], "as it was seen last");
    assert_eq!(merged.conflicts[0].subject, "clusters/cluster/pools/np/count");
}

#[test]
fn a_command_that_asks_for_some_nodes_tells_no_count() {
    let name = "aks-np-12345678-vmss000000";
    let rows = [
        ("kubectl get nodes", Some(1)),
        ("kubectl get nodes -o wide", Some(1)),
        ("kubectl get nodes -l agentpool=np", Some(1)),
        ("kubectl get nodes -l topology.kubernetes.io/zone=westeurope-1", None),
        ("kubectl get nodes --selector kubernetes.io/os=linux", None),
        ("kubectl get nodes --selector=kubernetes.io/os=linux", None),
        ("kubectl get nodes --selector=agentpool=np -o wide", Some(1)),
        ("kubectl --context aks-prod get nodes", Some(1)),
        ("kubectl get nodes | head -2", None),
        ("kubectl get nodes --field-selector spec.unschedulable=true", None),
        ("kubectl get node aks-np-12345678-vmss000000", None),
    ];
    for (command, count) in rows {
        let text = format!("$ {command}\n{}", nodes(&[name]));
        assert_eq!(counts(&cluster(&text)), [("np", count)], "{command}");
    }
}

#[test]
fn services_of_one_namespace_are_not_all() {
    let text = "NAME         TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE\n\
                kubernetes   ClusterIP   10.0.0.1     <none>        443/TCP   40d\n";
    let services = observed(text).services.expect("services");
    assert_eq!((services.cluster_ips.len(), services.all_namespaces), (1, false));
}

#[test]
fn a_table_that_is_cut_anywhere_gives_the_first_of_its_objects() {
    let text = document("kubectl.txt");
    let whole = observed(&text);
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        for reading in import::read("x", &text[..end]) {
            let Some(seen) = reading.part.clusters.first().and_then(|cluster| cluster.observed.clone())
            else {
                continue;
            };
            assert!(node_names(&whole).starts_with(&node_names(&seen)), "{end}");
            assert!(pod_names(&whole).starts_with(&pod_names(&seen)), "{end}");
            let addresses = |seen: &aks_network_planner::design::Observed| {
                seen.services.clone().unwrap_or_default().cluster_ips
            };
            assert!(addresses(&whole).starts_with(&addresses(&seen)), "{end}");
            for (cut, node) in seen.nodes.iter().zip(&whole.nodes) {
                assert!(cut.addresses.is_empty() || cut.addresses == node.addresses, "{end}");
                assert_eq!(cut.version, node.version, "{end}");
            }
            for (cut, pod) in seen.pods.iter().zip(&whole.pods) {
                assert!(cut.address.is_none() || cut.address == pod.address, "{end}");
                assert!(cut.node.is_none() || cut.node == pod.node, "{end}");
            }
        }
    }
}

proptest! {
    #[test]
    fn a_line_that_is_there_twice_changes_nothing(line in 0usize..30) {
        let text = document("kubectl.txt");
        let lines: Vec<&str> = text.lines().collect();
        let line = line % lines.len();
        prop_assume!(!lines[line].starts_with("NAME") && !lines[line].contains("kubectl"));
        let mut doubled = lines.clone();
        doubled.insert(line, lines[line]);
        prop_assert_eq!(observed(&doubled.join("\n")), observed(&text));
    }

    #[test]
    fn a_row_that_is_missing_is_the_only_thing_that_is_missing(line in 0usize..30) {
        let text = document("kubectl.txt");
        let lines: Vec<&str> = text.lines().collect();
        let line = line % lines.len();
        prop_assume!(lines[line].starts_with("aks") || lines[line].contains("/1 "));
        let name = |line: &str| line.split_whitespace().find(|word| word.contains('-') || word.starts_with("aks")).unwrap().to_owned();
        let mut fewer = lines.clone();
        fewer.remove(line);
        let (seen, whole) = (observed(&fewer.join("\n")), observed(&text));
        let left = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let mut expected: Vec<String> = left(node_names(&whole)).into_iter().chain(left(pod_names(&whole))).collect();
        let gone = lines[line].split_whitespace().find(|word| expected.iter().any(|name| name == word)).map(str::to_owned);
        expected.retain(|name| Some(name) != gone.as_ref());
        let found: Vec<String> = left(node_names(&seen)).into_iter().chain(left(pod_names(&seen))).collect();
        prop_assert_eq!(found, expected, "{}", name(lines[line]));
    }
}

#[test]
fn services_of_type_load_balancer_are_told_by_a_table_as_well() {
    let text = "NAMESPACE   NAME   TYPE           CLUSTER-IP   EXTERNAL-IP   PORT(S)                      AGE\n\
                shop        web    LoadBalancer   10.0.0.7     203.0.113.9   80:30080/TCP,443:30443/TCP   40d\n\
                shop        api    LoadBalancer   10.0.0.8     <pending>     443:30444/TCP                1m\n\
                shop        db     ClusterIP      10.0.0.9     <none>        5432/TCP                     40d\n";
    let services = observed(text).services.expect("services");
    let told: Vec<(&str, u64, bool)> =
        services.load_balancers.iter().map(|of| (of.name.as_str(), of.ports, of.address.is_some())).collect();
    assert_eq!(told, [("shop/web", 2, true), ("shop/api", 1, false)]);
}
