//! [`Reach`]: who reaches the API server of a cluster, by which name, at which address, and what that takes.
mod demands;
mod names;
mod own_addresses;
mod rows;
mod subnet;

use super::Remark;
use crate::design::PrivateDnsZone;
use crate::resolve::{Resolved, ResolvedCluster};

/// Who reaches an API server, and what it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// Where it stands.
    pub access: Access,
    /// A row for each of those who ask it, the nearest first.
    pub rows: Vec<ReachRow>,
    /// What must hold, whether it does, and who says so.
    pub demands: Vec<Demand>,
    /// What has to be known beside it.
    pub remarks: Vec<Remark>,
}

/// Where an API server stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Access {
    /// At a public address that everybody may ask.
    Public,
    /// At a public address that some ranges may ask.
    Authorized,
    /// Behind a private endpoint in the cluster's network.
    PrivateEndpoint,
    /// In a subnet of the cluster's network, with a public address beside it.
    Integrated,
    /// In a subnet of the cluster's network alone.
    IntegratedPrivate,
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Asker {
    /// The cluster's nodes.
    Nodes,
    /// Pods that ask the API server, such as operators.
    Pods,
    /// Machines in the cluster's network.
    SameNetwork,
    /// Machines in peered networks.
    Peered,
    /// Machines behind VPN or ExpressRoute.
    OnPremises,
    /// People and pipelines on the Internet.
    Internet,
}

/// How one of those who ask reaches it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReachRow {
    /// Who asks.
    pub who: Asker,
    /// By which name.
    pub name: &'static str,
    /// At which address.
    pub address: String,
    /// What must resolve and route, in a sentence.
    pub needs: Remark,
    /// Whether there is a way at all.
    pub can: bool,
}

/// Something that must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// Whether it holds; `None`: nothing read tells.
    pub holds: Option<bool>,
    /// What must hold, with what is known of it, in a sentence.
    pub text: Remark,
    /// The command that tells, where nothing read does.
    pub ask: Option<String>,
}

/// Who reaches the API server of the cluster at that place; `None` where the design holds no such cluster.
pub fn reach(resolved: &Resolved, cluster: usize) -> Option<Reach> {
    let cluster = resolved.clusters.get(cluster)?;
    let access = Access::of(cluster);
    Some(Reach {
        access,
        rows: Asker::ALL.into_iter().map(|who| rows::row(resolved, cluster, access, who)).collect(),
        demands: demands::of(resolved, cluster, access),
        remarks: demands::remarks(cluster, access),
    })
}

impl Access {
    /// Where the API server of a cluster stands; one of which nothing says otherwise is public.
    pub fn of(cluster: &ResolvedCluster) -> Access {
        let said = &cluster.said.api_server;
        let is_private = said.enable_private_cluster == Some(true);
        let is_integrated = said.enable_vnet_integration == Some(true);
        let has_ranges = said.authorized_ip_ranges.as_ref().is_some_and(|ranges| !ranges.is_empty());
        match (is_integrated, is_private) {
            (true, true) => Access::IntegratedPrivate,
            (true, false) => Access::Integrated,
            (false, true) => Access::PrivateEndpoint,
            (false, false) if has_ranges => Access::Authorized,
            (false, false) => Access::Public,
        }
    }

    /// The words for it.
    pub fn title(self) -> &'static str {
        match self {
            Access::Public => "at a public address, open to everybody",
            Access::Authorized => "at a public address, open to authorized ranges",
            Access::PrivateEndpoint => "behind a private endpoint",
            Access::Integrated => "in a subnet of the network, with a public name beside it",
            Access::IntegratedPrivate => "in a subnet of the network alone",
        }
    }

    fn is_private(self) -> bool {
        matches!(self, Access::PrivateEndpoint | Access::IntegratedPrivate)
    }

    fn is_integrated(self) -> bool {
        matches!(self, Access::Integrated | Access::IntegratedPrivate)
    }
}

impl Asker {
    /// Everyone who asks, the nearest first.
    pub const ALL: [Asker; 6] =
        [Asker::Nodes, Asker::Pods, Asker::SameNetwork, Asker::Peered, Asker::OnPremises, Asker::Internet];

    /// The words for it at the head of a row.
    pub fn title(self) -> &'static str {
        match self {
            Asker::Nodes => "Nodes",
            Asker::Pods => "Pods that ask the API server",
            Asker::SameNetwork => "Machines in the cluster's network",
            Asker::Peered => "Machines in peered networks",
            Asker::OnPremises => "Machines behind VPN or ExpressRoute",
            Asker::Internet => "People and pipelines on the Internet",
        }
    }
}

/// The zone in which the private name stands; the service's own where nobody says otherwise.
fn zone(cluster: &ResolvedCluster) -> PrivateDnsZone {
    let said = cluster.said.api_server.private_dns_zone.as_ref();
    said.and_then(|zone| zone.known().copied()).unwrap_or(PrivateDnsZone::System)
}

/// Whether a public name leads to a private API server; it does where nobody says otherwise.
fn has_public_name(cluster: &ResolvedCluster) -> bool {
    cluster.said.api_server.public_fqdn != Some(false)
}

/// The words for a cluster's outbound type.
fn way_out(cluster: &ResolvedCluster) -> String {
    let known = cluster.outbound_type.known();
    known.map_or("an outbound type that is not known".to_owned(), |of| format!("outboundType {of}"))
}
