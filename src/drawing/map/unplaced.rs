//! What has no place on the map: ranges that nothing tells.
use crate::analysis::Analysis;
use crate::resolve::Value;
use crate::rules::subject;

/// A range that is used and not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// Whose range it is, such as `subnet snet-aks of vnet-prod`.
    pub words: String,
    /// What is selected with it.
    pub subject: String,
    /// The command that would tell.
    pub ask: String,
}

/// Subnets and ranges of clusters that are used and not known, in the order of the design.
pub fn unplaced(analysis: &Analysis) -> Vec<Unplaced> {
    let resolved = &analysis.resolved;
    let subnets = resolved.subnets.iter().enumerate().filter(|(_, subnet)| subnet.prefixes.is_empty());
    let subnets = subnets.filter_map(|(place, subnet)| {
        let network = resolved.networks.get(subnet.network)?;
        Some(Unplaced {
            words: format!("subnet {} of {}", subnet.name, network.name),
            subject: subject::subnet_at(resolved, place)?,
            ask: resolved.command_for_subnet(place),
        })
    });
    let ranges = resolved.clusters.iter().flat_map(|cluster| {
        let ranges = [
            ("service CIDR", "serviceCidr", &cluster.service_cidrs),
            ("pod CIDR", "podCidr", &cluster.pod_cidrs),
        ];
        ranges.into_iter().filter_map(move |(title, field, cidrs)| {
            let Value::Unknown(ask) = cidrs else { return None };
            Some(Unplaced {
                words: format!("{title} of {}", cluster.name()),
                subject: subject::field(cluster.name(), field),
                ask: ask.command(cluster.said.resource_group.as_deref(), cluster.name(), None),
            })
        })
    });
    subnets.chain(ranges).collect()
}
