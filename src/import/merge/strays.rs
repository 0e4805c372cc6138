//! Pods whose addresses lie outside the ranges of their cluster.
use std::collections::HashMap;
use std::net::IpAddr;

use super::Merge;
use crate::design::subject::segment;
use crate::design::{Cluster, Design, NetworkPlugin, NodePool, ObservedPod, SubnetRef};
use crate::net::Prefix;

/// Notes pods whose addresses lie in no pod CIDR and no subnet of the cluster in which they were seen. Says
/// nothing where a range is not known.
pub(super) fn note(design: &Design, merge: &mut Merge) {
    let clusters: HashMap<&str, &Cluster> =
        design.clusters.iter().map(|cluster| (cluster.name.as_str(), cluster.as_ref())).collect();
    for (name, reading) in std::mem::take(&mut merge.observed) {
        let Some(cluster) = clusters.get(name.as_str()) else { continue };
        let Some(ranges) = Ranges::of(cluster, design) else { continue };
        let pods = cluster.observed.iter().flat_map(|observed| &observed.pods);
        let strays: Vec<&ObservedPod> = pods.filter(|pod| ranges.is_stray(pod)).collect();
        let Some(first) = strays.first() else { continue };
        let address = first.address.map(|address| address.to_string()).unwrap_or_default();
        let (count, have) = match strays.len() {
            1 => ("1 pod".to_owned(), "has an address"),
            more => (format!("{more} pods"), "have addresses"),
        };
        let message = format!(
            "{count} of {name} {have} in no pod CIDR and no subnet of it that is known; the first is {} with {address}",
            first.name
        );
        merge.attach(reading, format!("clusters/{}", segment(&name)), message);
    }
}

/// Where the addresses of a cluster's pods may lie.
struct Ranges<'d> {
    prefixes: Vec<Prefix>,
    /// The addresses of nodes, by their names.
    nodes: HashMap<&'d str, &'d [IpAddr]>,
    /// Whether the subnets of all nodes are among them.
    holds_nodes: bool,
}

impl<'d> Ranges<'d> {
    /// The ranges; `None` where those of pods are not known.
    fn of(cluster: &'d Cluster, design: &Design) -> Option<Ranges<'d>> {
        let profile = cluster.network_profile.as_ref()?;
        let pools = cluster.pools.as_deref()?;
        let subnets = |of: fn(&NodePool) -> Option<&SubnetRef>| -> Option<Vec<Prefix>> {
            let prefixes = pools.iter().map(|pool| design.subnet(of(pool)?)?.prefixes.as_deref());
            Some(prefixes.collect::<Option<Vec<_>>>()?.concat())
        };
        let nodes = subnets(|pool| pool.subnet.as_ref());
        let pods = subnets(|pool| pool.pod_subnet.as_ref());
        let is_azure = profile.network_plugin.as_ref().is_some_and(|plugin| *plugin == NetworkPlugin::Azure);
        let of_pods = match (&profile.pod_cidrs, pods) {
            (_, Some(pods)) => pods,
            // Pods without a range of their own stand among the nodes, also where a range is printed.
            (_, None) if is_azure && profile.network_plugin_mode.is_none() => {
                nodes.as_ref()?;
                Vec::new()
            }
            (Some(cidrs), None) => cidrs.clone(),
            (None, None) => return None,
        };
        let seen = cluster.observed.iter().flat_map(|observed| &observed.nodes);
        Some(Ranges {
            holds_nodes: nodes.is_some(),
            prefixes: [of_pods, nodes.unwrap_or_default()].concat(),
            nodes: seen.map(|node| (node.name.as_str(), node.addresses.as_slice())).collect(),
        })
    }

    fn is_stray(&self, pod: &ObservedPod) -> bool {
        let Some(address) = pod.address else { return false };
        let of_node = pod.node.as_deref().and_then(|node| self.nodes.get(node));
        let is_of_node = match (pod.host_network, of_node) {
            (Some(is), _) => is,
            (None, Some(addresses)) if !addresses.is_empty() => addresses.contains(&address),
            // The address may be that of its node, which is not known.
            (None, _) => !self.holds_nodes,
        };
        !is_of_node && !self.prefixes.iter().any(|prefix| prefix.contains_address(address))
    }
}
