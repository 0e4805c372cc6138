//! [`Step`]: a change that a proposal makes, all of whose parts belong together.
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Setting, set};
use crate::azure::planning;
use crate::design::{Cluster, Design, NetworkProfile, Subnet, SubnetRef, Usage};
use crate::net::Prefix;

/// A change of the design, in local names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// A range more in the address space of a network.
    AddressSpace {
        /// The network.
        network: String,
        /// The range.
        prefix: Prefix,
    },
    /// A cluster like another, with no ranges of its own yet.
    Cluster {
        /// The cluster that it is a copy of.
        like: String,
        /// Its name.
        name: String,
    },
    /// A new subnet.
    Subnet {
        /// The network.
        network: String,
        /// The name of the new subnet.
        name: String,
        /// Its range.
        prefix: Prefix,
        /// The service that it is delegated to.
        delegation: Option<String>,
        /// Whose nodes, pods or API server move there.
        serves: Option<Serves>,
    },
    /// Another IPv4 range of a subnet that is there; ranges of IPv6 stay.
    Range {
        /// The network.
        network: String,
        /// The subnet.
        subnet: String,
        /// The range.
        prefix: Prefix,
    },
    /// Another IPv4 range of pods or services; ranges of IPv6 stay.
    Cidr {
        /// The cluster.
        cluster: String,
        /// Which range.
        field: CidrField,
        /// The range.
        prefix: Prefix,
    },
    /// Another number of a pool that exists.
    Pool {
        /// The cluster.
        cluster: String,
        /// The pool.
        pool: String,
        /// The number.
        set: Setting,
    },
    /// Another value of a field, as [`super::Edit::Set`] gives it.
    Field {
        /// What is changed.
        subject: String,
        /// The field of it.
        field: String,
        /// The value; the empty text takes it away.
        text: String,
    },
}

/// Which cluster uses a subnet, and for what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Serves {
    /// The cluster.
    pub cluster: String,
    /// For what.
    pub role: Role,
}

/// What a cluster uses a subnet for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The nodes of all its pools.
    Nodes,
    /// The pods of all its pools that have a pod subnet.
    Pods,
    /// Its API server.
    ApiServer,
}

/// A range of a cluster's network profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CidrField {
    /// `podCidr`.
    PodCidr,
    /// `serviceCidr`; the DNS service's address moves with it.
    ServiceCidr,
}

impl CidrField {
    /// The property.
    pub fn text(self) -> &'static str {
        match self {
            CidrField::PodCidr => "podCidr",
            CidrField::ServiceCidr => "serviceCidr",
        }
    }

    /// The name for people, as it stands inside a sentence.
    pub fn title(self) -> &'static str {
        match self {
            CidrField::PodCidr => "pod CIDR",
            CidrField::ServiceCidr => "service CIDR",
        }
    }
}

impl Role {
    /// The name of the subnet for people, as it stands inside a sentence.
    pub fn title(self) -> &'static str {
        match self {
            Role::Nodes => "node subnet",
            Role::Pods => "pod subnet",
            Role::ApiServer => "API server subnet",
        }
    }

    /// The end of the name of such a subnet.
    pub fn word(self) -> &'static str {
        match self {
            Role::Nodes => "nodes",
            Role::Pods => "pods",
            Role::ApiServer => "apiserver",
        }
    }
}

/// The design with steps taken; one whose network, cluster, pool or field is not there changes nothing.
pub fn take(design: &Design, steps: &[Step]) -> Design {
    let mut design = design.clone();
    for step in steps {
        match step {
            Step::AddressSpace { network, prefix } => grow(&mut design, network, *prefix),
            Step::Cluster { like, name } => copy(&mut design, like, name),
            Step::Subnet { network, name, prefix, delegation, serves } => {
                let subnet = SubnetRef { network: network.clone(), subnet: name.clone() };
                if add(&mut design, &subnet, *prefix, delegation.as_ref())
                    && let Some(serves) = serves
                {
                    move_there(&mut design, serves, &subnet);
                }
            }
            Step::Range { network, subnet, prefix } => place(&mut design, network, subnet, *prefix),
            Step::Cidr { cluster, field, prefix } => {
                if let Some(cluster) = cluster_of(&mut design, cluster) {
                    change(cluster.network_profile.get_or_insert_default(), *field, *prefix);
                }
            }
            Step::Field { subject, field, text } => {
                // What is not there or takes no such value stays as it is.
                let _ = set::set(&mut design, subject, field, text);
            }
            Step::Pool { cluster, pool, set } => {
                let pools = cluster_of(&mut design, cluster).and_then(|cluster| cluster.pools.as_mut());
                let meant = pools.into_iter().flatten().find(|own| own.name == *pool);
                if let Some(pool) = meant {
                    set.apply(pool);
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
fn add(design: &mut Design, at: &SubnetRef, prefix: Prefix, delegation: Option<&String>) -> bool {
    let Some(network) = design.networks.iter_mut().find(|network| network.name == at.network) else {
        return false;
    };
    Arc::make_mut(network).subnets.push(Subnet {
        name: at.subnet.clone(),
        prefixes: Some(vec![prefix]),
        usage: Some(Usage::default()),
        delegations: Some(delegation.into_iter().cloned().collect()),
        ..Subnet::default()
    });
    true
}

fn place(design: &mut Design, network: &str, subnet: &str, prefix: Prefix) {
    let network = design.networks.iter_mut().find(|of| of.name == network).map(Arc::make_mut);
    let subnets = network.into_iter().flat_map(|network| &mut network.subnets);
    for own in subnets.filter(|own| own.name == subnet) {
        instead(&mut own.prefixes, prefix);
    }
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
    instead(cidrs, prefix);
}

/// The range in the place of those of IPv4.
fn instead(prefixes: &mut Option<Vec<Prefix>>, prefix: Prefix) {
    let others = prefixes.take().into_iter().flatten().filter(|other| !other.is_ipv4());
    *prefixes = Some([prefix].into_iter().chain(others).collect());
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
