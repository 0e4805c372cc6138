//! Subjects: how a finding, a place in a text and a link of the page name the same thing.
use crate::design::subject::segment;
use crate::overlap::{Holder, Holding, RangeKind};
use crate::resolve::Resolved;

/// `clusters/<name>`.
pub fn cluster(name: &str) -> String {
    format!("clusters/{}", segment(name))
}

/// `clusters/<name>/<field>`.
pub fn field(cluster_name: &str, field: &str) -> String {
    format!("{}/{field}", cluster(cluster_name))
}

/// `clusters/<name>/pools/<pool>`.
pub fn pool(cluster_name: &str, pool: &str) -> String {
    format!("{}/pools/{}", cluster(cluster_name), segment(pool))
}

/// `networks/<name>/<subnet>`.
pub fn subnet(network: &str, subnet: &str) -> String {
    format!("networks/{}/{}", segment(network), segment(subnet))
}

/// `networks/<name>`.
pub fn network(name: &str) -> String {
    format!("networks/{}", segment(name))
}

/// `ranges/<name>`.
pub fn range(name: &str) -> String {
    format!("ranges/{}", segment(name))
}

/// The subject of the subnet at that place; of a managed network's subnet, the cluster whose it is.
pub fn subnet_at(resolved: &Resolved, place: usize) -> Option<String> {
    let of = resolved.subnets.get(place)?;
    let network = resolved.networks.get(of.network)?;
    Some(if network.managed { cluster(&network.name) } else { subnet(&network.name, &of.name) })
}

/// The subject of a holder of a range; `None` for the platform.
pub fn holder(resolved: &Resolved, holding: &Holding, holder: Holder) -> Option<String> {
    match holder {
        Holder::Cluster(place) => {
            let name = resolved.clusters.get(place)?.name();
            Some(field(name, if holding.kind == RangeKind::PodCidr { "podCidr" } else { "serviceCidr" }))
        }
        Holder::Subnet(place) => subnet_at(resolved, place),
        Holder::Network(place) => {
            let of = resolved.networks.get(place)?;
            Some(if of.managed { cluster(&of.name) } else { network(&of.name) })
        }
        Holder::Range(place) => Some(range(&resolved.ranges.get(place)?.name)),
        Holder::Platform(_) => None,
    }
}
