//! Which cluster belongs what Kubernetes shows, and what it adds.
use aks_network_planner::import::Merged;

use super::{counts, document, listed, merged, nodes, service};

/// A cluster as the service prints it: its name, the counts of its pools, and what more it holds.
fn aks(name: &str, pools: &[(&str, u64)], more: &str) -> String {
    let pools: Vec<String> = pools
        .iter()
        .map(|(name, count)| {
            format!(
                r#"{{"name": "{name}", "count": {count}, "mode": "User", "orchestratorVersion": "1.33"}}"#
            )
        })
        .collect();
    format!(
        r#"{{"id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/{name}",
            "name": "{name}", "agentPoolProfiles": [{}]{more}}}"#,
        pools.join(", ")
    )
}

fn np(scale_set: &str, count: usize) -> String {
    let names: Vec<String> = (0..count).map(|number| format!("aks-np-{scale_set}-vmss{number:06}")).collect();
    nodes(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A cluster's name, its pools with their counts, and how many nodes were seen of it.
type Seen<'m> = (&'m str, Vec<(&'m str, Option<u64>)>, usize);

fn seen(merged: &Merged) -> Vec<Seen<'_>> {
    let clusters = merged.design.clusters.iter();
    clusters
        .map(|cluster| {
            let nodes = cluster.observed.as_ref().map_or(0, |observed| observed.nodes.len());
            (cluster.name.as_str(), counts(cluster), nodes)
        })
        .collect()
}

fn told(merged: &Merged) -> Vec<&str> {
    merged.attachments.iter().map(|of| of.message.as_str()).collect()
}

#[test]
fn nodes_belong_to_the_only_cluster_that_has_their_pools() {
    let texts = [aks("a", &[("np", 2), ("idle", 0)], ""), aks("b", &[("other", 2)], ""), np("12345678", 2)];
    let merged = merged(&texts.each_ref().map(String::as_str));
    let expected = [("a", vec![("np", Some(2)), ("idle", Some(0))], 2), ("b", vec![("other", Some(2))], 0)];
    assert_eq!(seen(&merged), expected);
    assert_eq!(
        told(&merged),
        ["nodes without a cluster were taken to belong to a, the only cluster that has the node pool np"]
    );
    assert_eq!(merged.conflicts, [], "1.33.2 is a patch of 1.33");
    assert!(
        merged.design.clusters.iter().all(|cluster| cluster
            .pools
            .iter()
            .flatten()
            .all(|pool| !pool.seen_only))
    );
    assert_eq!(merged.subject(2, "clusters//pools/np/count"), "clusters/a/pools/np/count");
}

#[test]
fn a_count_that_differs_is_a_conflict_and_the_later_text_counts() {
    let (cluster, three) = (aks("a", &[("np", 5)], ""), np("12345678", 3));
    for (texts, counting, earlier, later) in
        [([&cluster, &three], 3, "5", "3"), ([&three, &cluster], 5, "3", "5")]
    {
        let merged = merged(&texts.map(String::as_str));
        assert_eq!(seen(&merged), [("a", vec![("np", Some(counting))], 3)]);
        let [conflict] = merged.conflicts.as_slice() else { panic!("one conflict: {:?}", merged.conflicts) };
        assert_eq!(conflict.subject, "clusters/a/pools/np/count");
        assert_eq!((conflict.earlier.as_str(), conflict.later.as_str()), (earlier, later));
        assert_eq!((conflict.earlier_reading, conflict.later_reading), (0, 1));
    }
}

#[test]
fn nodes_that_fit_several_clusters_or_none_stand_alone_and_it_is_said() {
    let (a, b, listing) = (aks("a", &[("np", 2)], ""), aks("b", &[("np", 2)], ""), np("12345678", 2));
    let both = merged(&[&a, &b, &listing]);
    assert_eq!(seen(&both)[2], ("cluster", vec![("np", Some(2))], 2));
    assert_eq!(
        told(&both),
        ["nodes stand as a cluster of their own, since they may belong to any of 2 clusters: a, b"]
    );
    let other = aks("a", &[("work", 2)], "");
    let none = merged(&[&other, &listing]);
    assert_eq!(seen(&none)[1], ("cluster", vec![("np", Some(2))], 2));
    assert_eq!(
        told(&none),
        ["nodes stand as a cluster of their own: of those that were read, none has the node pool np"]
    );
    assert_eq!(told(&merged(&[&listing])), [] as [&str; 0], "there is no choice to tell of");
}

#[test]
fn the_resource_group_of_nodes_decides_where_it_is_known() {
    let text = document("kubectl-nodes.json");
    let pools = [("system", 1), ("win", 1)];
    let named = r#", "nodeResourceGroup": "MC_rg-shop_aks-shop_westeurope""#;
    let (mine, other) = (aks("mine", &pools, named), aks("other", &pools, ""));
    let same = merged(&[&other, &mine, &text]);
    assert_eq!(seen(&same)[1], ("mine", vec![("system", Some(1)), ("win", Some(1))], 2));
    assert_eq!(
        told(&same),
        [
            "nodes without a cluster were taken to belong to mine, whose nodes stand in the resource group of theirs"
        ]
    );
    let stranger = aks("stranger", &pools, r#", "nodeResourceGroup": "MC_x""#);
    assert_eq!(seen(&merged(&[&stranger, &text]))[1].0, "cluster");
    let usual =
        aks("aks-shop", &[("system", 1)], "").replace("resourceGroups/rg/", "resourceGroups/rg-shop/");
    let usual = merged(&[&other, &usual, &text]);
    assert_eq!(seen(&usual)[1], ("aks-shop", vec![("system", Some(1)), ("win", Some(1))], 2));
}

#[test]
fn a_cluster_without_its_pools_gets_them_from_its_nodes() {
    let profile = r#"{"networkPlugin": "azure", "networkPluginMode": "overlay", "podCidr": "10.244.0.0/16"}"#;
    let listing = np("12345678", 3);
    let merged = merged(&[&listing, profile]);
    assert_eq!(seen(&merged), [("cluster", vec![("np", Some(3))], 3)]);
    let cluster = &merged.design.clusters[0];
    assert!(cluster.network_profile.is_some());
    assert!(cluster.pools.iter().flatten().all(|pool| pool.seen_only), "what nodes do not show is not known");
}

#[test]
fn services_and_policies_belong_to_the_only_cluster_whose_range_holds_them() {
    let range = |range: &str| {
        format!(r#", "networkProfile": {{"networkPlugin": "azure", "serviceCidr": "{range}"}}"#)
    };
    let a = aks("a", &[("np", 2)], &range("10.0.0.0/16"));
    let b = aks("b", &[("np", 2)], &range("172.16.0.0/16"));
    let services = listed("Service", &[&service("default", "kubernetes", r#""clusterIP": "172.16.0.1""#)]);
    let merged_two = merged(&[&a, &b, &services]);
    assert!(merged_two.design.clusters[1].observed.is_some());
    assert_eq!(
        told(&merged_two),
        ["services without a cluster were taken to belong to b, the only cluster that fits"]
    );
    let none = merged(&[&a, &services]);
    assert_eq!(none.design.clusters.len(), 2);
    assert_eq!(told(&none), ["services stand as a cluster of their own: of those that were read, none fits"]);
}

#[test]
fn what_was_seen_in_several_texts_of_one_cluster_is_joined() {
    let cluster = aks("a", &[("np", 2)], "");
    let services = |namespace: &str, address: &str| {
        listed("Service", &[&service(namespace, "web", &format!(r#""clusterIP": "{address}""#))])
    };
    let texts =
        [cluster, np("12345678", 2), services("shop", "10.0.0.7"), services("kube-system", "10.0.0.10")];
    let joined = merged(&texts.each_ref().map(String::as_str));
    let observed = joined.design.clusters[0].observed.clone().expect("objects");
    let services = observed.services.expect("services");
    assert_eq!((observed.nodes.len(), services.cluster_ips.len(), services.all_namespaces), (2, 2, false));
    let all = "NAMESPACE   NAME   TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE\n\
               default     web    ClusterIP   10.0.0.1     <none>        443/TCP   40d\n";
    let mut texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    texts.push(all);
    let services =
        merged(&texts).design.clusters[0].observed.clone().and_then(|of| of.services).expect("services");
    assert_eq!(
        (services.cluster_ips.len(), services.all_namespaces),
        (1, true),
        "a whole list takes their place"
    );
}

#[test]
fn a_pool_on_another_scale_set_is_one_of_another_cluster() {
    let texts = [np("11111111", 2), np("22222222", 3)];
    let merged = merged(&texts.each_ref().map(String::as_str));
    assert_eq!(
        seen(&merged),
        [("cluster", vec![("np", Some(2))], 2), ("cluster~2", vec![("np", Some(3))], 3)]
    );
}

#[test]
fn machines_and_nodes_of_one_name_are_one() {
    let machines = document("machine-list.json");
    let nodes = nodes(&["aks-work-25959878-vms1", "aks-work-25959878-vms2"]);
    let merged = merged(&[&machines, &nodes]);
    assert_eq!(seen(&merged), [("aks-shop", vec![("work", Some(2))], 2)]);
    let node = &merged.design.clusters[0].observed.as_ref().expect("nodes").nodes[0];
    assert_eq!((node.status.as_deref(), node.addresses.len()), (Some("Ready"), 2));
    assert_eq!(merged.conflicts, []);
}

#[test]
fn pods_outside_the_ranges_of_their_cluster_are_noted() {
    let profile = r#", "networkProfile": {"networkPlugin": "azure", "networkPluginMode": "overlay", "podCidr": "10.244.0.0/16"}"#;
    let cluster = aks("a", &[("np", 1)], profile);
    let node = "NAME                         STATUS   ROLES    AGE   VERSION   INTERNAL-IP   EXTERNAL-IP   OS-IMAGE   KERNEL-VERSION   CONTAINER-RUNTIME\n\
                aks-np-12345678-vmss000000   Ready    <none>   9d    v1.33.2   10.224.0.4    <none>        Ubuntu     5.15             containerd\n";
    let pods = |address: &str| {
        format!(
            "NAME    READY   STATUS    RESTARTS   AGE   IP           NODE                         NOMINATED NODE   READINESS GATES\n\
             web-1   1/1     Running   0          9d    10.224.0.4   aks-np-12345678-vmss000000   <none>           <none>\n\
             web-2   1/1     Running   0          9d    {address:12} aks-np-12345678-vmss000000   <none>           <none>\n"
        )
    };
    let notes = |texts: &[&str]| {
        let merged = merged(texts);
        merged.attachments.iter().filter(|of| of.message.contains("no pod CIDR")).cloned().collect::<Vec<_>>()
    };
    assert_eq!(notes(&[&cluster, node, &pods("10.244.3.7")]), []);
    let notes_of_stray = notes(&[&cluster, node, &pods("192.168.7.7")]);
    let [note] = notes_of_stray.as_slice() else { panic!("one note: {notes_of_stray:?}") };
    assert_eq!(
        note.message,
        "1 pod of a has an address in no pod CIDR and no subnet of it that is known; the first is web-2 with 192.168.7.7"
    );
    assert_eq!((note.reading, note.subject.as_str()), (2, "clusters/a"));
    assert_eq!(notes(&[&cluster, &pods("192.168.7.7")]), [], "it may be the address of its node");
    assert_eq!(notes(&[node, &pods("192.168.7.7")]), [], "no range is known");
}
