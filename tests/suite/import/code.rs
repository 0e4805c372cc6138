//! Infrastructure code: what is made of templates, Bicep and Terraform, and what is said of values that they do not tell.
use aks_network_planner::design::{Cluster, NodePool};
use aks_network_planner::import::Reading;
use aks_network_planner::text::Severity;

use super::{cluster, design, document, merged, only, places, readings, said};

mod arm;
mod bicep;
mod functions;
mod linear;
mod plans;
mod terraform;
mod what_if;

fn pools(cluster: &Cluster) -> &[NodePool] {
    cluster.pools.as_deref().unwrap_or_default()
}

fn pool_named<'c>(cluster: &'c Cluster, name: &str) -> &'c NodePool {
    pools(cluster).iter().find(|pool| pool.name == name).unwrap_or_else(|| panic!("{name}: {cluster:#?}"))
}

/// What is said with a doubt.
fn doubts(reading: &Reading) -> Vec<&str> {
    let doubts = reading.problems.iter().filter(|problem| problem.severity == Severity::Warning);
    doubts.map(|problem| problem.message.as_str()).collect()
}

/// The network and the subnet of a pool.
fn subnet_of(pool: &NodePool) -> Option<(&str, &str)> {
    pool.subnet.as_ref().map(|of| (of.network.as_str(), of.subnet.as_str()))
}
