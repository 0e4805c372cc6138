//! A design under names that tell nothing: `cluster-1`, `network-1`, `subnet-1`.
use std::collections::HashMap;
use std::sync::Arc;

use crate::design::{Cluster, Design, ResourceId, SubnetRef};

/// The design with every name replaced; references still lead to what they led to.
pub(super) fn replaced(mut design: Design) -> Design {
    let mut names = Replacements::of(&design);
    for network in &mut design.networks {
        let network = Arc::make_mut(network);
        for subnet in &mut network.subnets {
            subnet.name = names.subnet(&network.name, &subnet.name);
        }
        network.name = names.network(&network.name);
    }
    for (at, range) in design.ranges.iter_mut().enumerate() {
        range.name = format!("range-{}", at.saturating_add(1));
        range.network = range.network.take().map(|network| names.network(&network));
        let remote = range.remote.take().and_then(|remote| remote.local_network());
        range.remote = remote.map(|network| ResourceId::of_local_network(&names.network(&network)));
    }
    for (at, cluster) in design.clusters.iter_mut().enumerate() {
        names.replace_in(Arc::make_mut(cluster), at);
    }
    design
}

/// What stands for each name of a network, and for each of a subnet in its network.
#[derive(Default)]
struct Replacements {
    networks: HashMap<String, usize>,
    subnets: HashMap<String, HashMap<String, usize>>,
}

impl Replacements {
    fn of(design: &Design) -> Replacements {
        let mut names = Replacements::default();
        for network in &design.networks {
            names.network(&network.name);
            for subnet in &network.subnets {
                names.subnet(&network.name, &subnet.name);
            }
        }
        names
    }

    fn network(&mut self, name: &str) -> String {
        format!("network-{}", number(&mut self.networks, name))
    }

    fn subnet(&mut self, network: &str, name: &str) -> String {
        let subnets = self.subnets.entry(network.to_owned()).or_default();
        format!("subnet-{}", number(subnets, name))
    }

    fn replace_in(&mut self, cluster: &mut Cluster, at: usize) {
        cluster.name = format!("cluster-{}", at.saturating_add(1));
        self.replace(&mut cluster.hosted_node_subnet);
        self.replace(&mut cluster.api_server.subnet);
        for (at, pool) in cluster.pools.iter_mut().flatten().enumerate() {
            pool.name = format!("pool-{}", at.saturating_add(1));
            self.replace(&mut pool.subnet);
            self.replace(&mut pool.pod_subnet);
        }
    }

    fn replace(&mut self, reference: &mut Option<SubnetRef>) {
        if let Some(SubnetRef { network, subnet }) = reference {
            *subnet = self.subnet(network, subnet);
            *network = self.network(network);
        }
    }
}

/// The number of a name, in the order in which they are first seen.
fn number(numbers: &mut HashMap<String, usize>, name: &str) -> usize {
    let next = numbers.len().saturating_add(1);
    *numbers.entry(name.to_owned()).or_insert(next)
}
