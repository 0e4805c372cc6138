//! The design as it would be with a proposal.
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use super::{CidrField, Proposal, Role, Serves, Step};
use crate::azure::planning;
use crate::design::{Cluster, Design, NetworkProfile, Subnet, SubnetRef, Usage};
use crate::net::Prefix;

/// The design with the steps of a proposal applied; a step whose network or cluster is not there changes nothing.
pub fn apply_proposal(design: &Design, proposal: &Proposal) -> Design {
    let mut design = design.clone();
    for step in &proposal.steps {
        match step {
            Step::AddressSpace { network, prefix } => grow(&mut design, network, *prefix),
            Step::Cluster { like, name } => copy(&mut design, like, name),
            Step::Subnet { network, name, prefix, delegation, serves } => {
                let subnet = SubnetRef { network: network.clone(), subnet: name.clone() };
                if add(&mut design, &subnet, *prefix, *delegation)
                    && let Some(serves) = serves
                {
                    move_there(&mut design, serves, &subnet);
                }
            }
            Step::Cidr { cluster, field, prefix } => {
                if let Some(cluster) = cluster_of(&mut design, cluster) {
                    change(cluster.network_profile.get_or_insert_default(), *field, *prefix);
                }
            }
        }
    }
    design
}

fn cluster_of<'d>(design: &'d mut Design, name: &str) -> Option<&'d mut Cluster> {
    design.clusters.iter_mut().find(|cluster| cluster.name == name).map(Arc::make_mut)
}

fn grow(design: &mut Design, name: &str, prefix: Prefix) {
    if let Some(network) = design.networks.iter_mut().find(|network| network.name == name) {
        Arc::make_mut(network).prefixes.get_or_insert_default().push(prefix);
    }
}

/// A cluster of the same shape, of which nothing has been seen yet.
fn copy(design: &mut Design, like: &str, name: &str) {
    let Some(cluster) = design.clusters.iter().find(|cluster| cluster.name == like) else { return };
    let mut copy = Cluster::clone(cluster);
    name.clone_into(&mut copy.name);
    (copy.id, copy.node_resource_group, copy.observed) = (None, None, None);
    design.clusters.push(Arc::new(copy));
}

/// Adds a subnet in which nobody lives; whether its network is there.
fn add(design: &mut Design, at: &SubnetRef, prefix: Prefix, delegation: Option<&'static str>) -> bool {
    let Some(network) = design.networks.iter_mut().find(|network| network.name == at.network) else {
        return false;
    };
    Arc::make_mut(network).subnets.push(Subnet {
        name: at.subnet.clone(),
        prefixes: Some(vec![prefix]),
        usage: Some(Usage::default()),
        delegations: Some(delegation.into_iter().map(str::to_owned).collect()),
        ..Subnet::default()
    });
    true
}

fn move_there(design: &mut Design, serves: &Serves, subnet: &SubnetRef) {
    let Some(cluster) = cluster_of(design, &serves.cluster) else { return };
    match serves.role {
        Role::Nodes => {
            if let Some(hosted) = &mut cluster.hosted_node_subnet {
                hosted.clone_from(subnet);
            }
            for pool in cluster.pools.iter_mut().flatten() {
                pool.subnet = Some(subnet.clone());
            }
        }
        Role::Pods => {
            let pools = cluster.pools.iter_mut().flatten();
            for own in pools.filter_map(|pool| pool.pod_subnet.as_mut()) {
                own.clone_from(subnet);
            }
        }
        Role::ApiServer => {
            cluster.api_server.subnet = Some(subnet.clone());
            cluster.api_server.enable_vnet_integration = Some(true);
        }
    }
}

/// Takes the range in the place of those of IPv4.
fn change(profile: &mut NetworkProfile, field: CidrField, prefix: Prefix) {
    let cidrs = match field {
        CidrField::PodCidr => &mut profile.pod_cidrs,
        CidrField::ServiceCidr => {
            profile.dns_service_ip = dns_in(prefix);
            &mut profile.service_cidrs
        }
    };
    let others = cidrs.take().into_iter().flatten().filter(|other| !other.is_ipv4());
    *cidrs = Some([prefix].into_iter().chain(others).collect());
}

/// The usual address of the DNS service in a range.
fn dns_in(prefix: Prefix) -> Option<IpAddr> {
    match prefix.first() {
        IpAddr::V4(first) => {
            let place = u32::from(planning::DNS_SERVICE_PLACE.value);
            Some(IpAddr::V4(Ipv4Addr::from_bits(first.to_bits().saturating_add(place))))
        }
        IpAddr::V6(_) => None,
    }
}
