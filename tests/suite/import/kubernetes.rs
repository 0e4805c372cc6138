//! What Kubernetes and the service list node by node.
use aks_network_planner::design::{Cluster, NodePool, Observed};
use aks_network_planner::import;

use super::{cluster, document, merged, only, places, said};

mod belonging;
mod objects;
mod policies;
mod tables;
mod usages;

/// What was seen in the only cluster of a text.
fn observed(text: &str) -> Observed {
    cluster(text).observed.expect("something was seen")
}

fn node_names(observed: &Observed) -> Vec<&str> {
    observed.nodes.iter().map(|node| node.name.as_str()).collect()
}

fn pod_names(observed: &Observed) -> Vec<&str> {
    observed.pods.iter().map(|pod| pod.name.as_str()).collect()
}

/// The names and counts of a cluster's pools.
fn counts(cluster: &Cluster) -> Vec<(&str, Option<u64>)> {
    cluster.pools.iter().flatten().map(|pool: &NodePool| (pool.name.as_str(), pool.count)).collect()
}

/// The table that `kubectl get nodes` prints of nodes of those names.
fn nodes(names: &[&str]) -> String {
    let width = names.iter().map(|name| name.len()).max().unwrap_or_default().max(4);
    let row = |name: &&str| format!("{name:width$}   Ready    <none>   3d20h   v1.33.2\n");
    let header = format!("{:width$}   STATUS   ROLES    AGE     VERSION\n", "NAME");
    header + &names.iter().map(row).collect::<String>()
}

/// A document that `kubectl get … --output json` prints of objects of a kind.
fn listed(kind: &str, objects: &[&str]) -> String {
    let objects: Vec<String> = objects
        .iter()
        .map(|object| format!(r#"{{"apiVersion": "v1", "kind": "{kind}", {object}}}"#))
        .collect();
    format!(r#"{{"apiVersion": "v1", "items": [{}], "kind": "List"}}"#, objects.join(", "))
}

/// A service that a cluster printed.
fn service(namespace: &str, name: &str, spec: &str) -> String {
    format!(
        r#""metadata": {{"name": "{name}", "namespace": "{namespace}", "creationTimestamp": "2026-10-10T04:01:39Z"}}, "spec": {{{spec}}}"#
    )
}

#[test]
fn a_megabyte_of_rows_or_of_objects_takes_no_more_than_a_moment() {
    let repeated = |text: &str| text.repeat((1 << 20) / text.len() + 1);
    let numbered = |row: fn(usize) -> String| {
        (0..)
            .map(row)
            .scan(0, |length, row| {
                *length += row.len();
                (*length < 1 << 20).then_some(row)
            })
            .collect::<String>()
    };
    let header = "NAME   STATUS   ROLES   AGE   VERSION\n";
    let texts = [
        format!("{header}{}", "x".repeat(1 << 20)),
        format!("{header}{}", repeated("x   ")),
        repeated("NAME   STATUS   VERSION   "),
        repeated(header),
        format!("{header}{}", repeated("x   y   z\n")),
        format!(
            "{header}{}",
            numbered(|at| format!("aks-p{at}-12345678-vmss000000   Ready   <none>   1d   v1.33.2\n"))
        ),
        numbered(|at| {
            format!(
                "NAME   STATUS   ROLES   AGE   VERSION\naks-p{at}-12345678-vmss000000   Ready   <none>   1d   v1.33.2\n\n"
            )
        }),
    ];
    for text in texts {
        let readings = import::read("x", &text);
        assert!(!readings.is_empty());
        import::merge(&readings);
    }
}
