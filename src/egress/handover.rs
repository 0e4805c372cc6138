//! [`Handover`]: what the owners of firewalls, security groups and route tables must set for a cluster.
use super::security::{self, Direction};
use super::{Remark, Route, ranges, routes};
use crate::azure::required::{Cloud, FIREWALL_TAG, Needed, REQUIRED, Requirement, To};
use crate::azure::{Feature, NetworkModel, Source, egress};
use crate::design::OutboundType;
use crate::net::wording::listed;
use crate::resolve::{Resolved, ResolvedCluster};

/// What must be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// The cloud of its region; Azure public where nothing tells the region.
    pub cloud: Cloud,
    /// What a firewall must let out.
    pub outside: Vec<Allowed>,
    /// What security groups on the cluster's subnets must let through, in both directions.
    pub between: Vec<Allowed>,
    /// What route tables must hold.
    pub routes: Vec<Route>,
    /// What has to be known beside it.
    pub remarks: Vec<Remark>,
}

/// Something that must be let through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// The protocol and port.
    pub protocol: &'static str,
    /// Whence.
    pub source: String,
    /// Whither.
    pub destination: String,
    /// Whether this cluster needs it; `None`: nothing read tells.
    pub needed: Option<bool>,
    /// Which clusters need it.
    pub when: &'static str,
    /// What for.
    pub why: Remark,
    /// The direction of the rules of security groups; `None`: a rule of a firewall.
    pub direction: Option<Direction>,
    /// What the security groups that were read do to it; `None`: they cannot be held against it.
    pub verdict: Option<Verdict>,
}

/// What security groups do to something that must be let through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// No rule that was read drops any of it.
    Through,
    /// These rules drop it, in words: `rule deny of priority 300 on subnet nodes`.
    Dropped(Vec<String>),
    /// The group of a subnet was not read.
    NotRead,
}

/// What must be set for the cluster at that place; `None` where the design holds no such cluster.
pub fn handover(resolved: &Resolved, cluster: usize) -> Option<Handover> {
    let cluster = resolved.clusters.get(cluster)?;
    let cloud = cluster.said.location.as_deref().map_or(Cloud::Public, Cloud::of_region);
    let nodes = in_words(ranges::of_nodes(resolved, cluster).0, "the node subnets");
    let leaving = match cluster.model() {
        Some(NetworkModel::PodSubnet) => {
            in_words(ranges::of_both(resolved, cluster).0, "the node subnets and the pod subnets")
        }
        _ => nodes.clone(),
    };
    let outside = match cloud {
        _ if is_isolated(cluster) => Vec::new(),
        Cloud::Public => REQUIRED.value.iter().map(|of| outside(cluster, &leaving, *of)).collect(),
        Cloud::UsGovernment | Cloud::China => Vec::new(),
    };
    Some(Handover {
        cloud,
        outside,
        between: security::between(resolved, cluster),
        routes: routes::of(resolved, cluster),
        remarks: remarks(cluster, cloud),
    })
}

/// Something that Microsoft's outbound rules name, as a firewall must let it out.
pub(super) fn outside(cluster: &ResolvedCluster, leaving: &str, of: Requirement) -> Allowed {
    let region = cluster.said.location.as_deref().map(|region| region.replace(' ', "").to_ascii_lowercase());
    let region = region.as_deref().unwrap_or("<region>");
    let destination = match of.to {
        To::Region => format!("AzureCloud.{region}, or the API server's address"),
        To::ApiServer => "the API server's address".to_owned(),
        To::OwnDns => "the network's own DNS servers".to_owned(),
        To::TimeServers => "time servers".to_owned(),
        To::Name(name) => name.to_owned(),
        To::NameInRegion(before, after) => format!("{before}{region}{after}"),
    };
    Allowed {
        protocol: of.protocol,
        source: leaving.to_owned(),
        destination,
        needed: is_needed(cluster, of.needed),
        when: of.needed.title(),
        why: Remark::new(format!("For {}.", of.why), REQUIRED.source),
        direction: None,
        verdict: None,
    }
}

fn is_needed(cluster: &ResolvedCluster, needed: Needed) -> Option<bool> {
    match needed {
        Needed::Always => Some(true),
        Needed::ForTheTunnel => {
            let pods = cluster.said.observed.iter().flat_map(|observed| &observed.pods);
            let has_agent = pods.into_iter().any(|pod| pod.name.starts_with("konnectivity-agent"));
            let is_private = cluster.said.api_server.enable_private_cluster == Some(true);
            (is_private || has_agent).then_some(false)
        }
        Needed::ForOldNodes | Needed::ForOwnDns | Needed::ForPodsThatAsk => None,
    }
}

/// Whether a cluster asks nothing of the Internet: it has no way out and keeps its images in a registry of its own.
fn is_isolated(cluster: &ResolvedCluster) -> bool {
    let is_shut = cluster
        .outbound_type
        .known()
        .is_some_and(|outbound| *outbound == OutboundType::None || *outbound == OutboundType::Block);
    is_shut && cluster.said.features.has(Feature::ArtifactCache)
}

fn remarks(cluster: &ResolvedCluster, cloud: Cloud) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if is_isolated(cluster) {
        let text = "The cluster is network isolated: its images and packages come from a registry behind a private \
                    endpoint, and no firewall has to let anything out for it.";
        remarks.push(Remark::new(text, egress::ISOLATED));
    } else if cloud != Cloud::Public {
        let text = format!(
            "{} has names of its own, which are not listed here; the article has a table for it.",
            cloud.title()
        );
        remarks.push(Remark::new(text, REQUIRED.source));
    } else {
        let tag = format!(
            "Azure Firewall lets all of these names through at once by the FQDN tag {}.",
            FIREWALL_TAG.value
        );
        remarks.push(Remark::new(tag, FIREWALL_TAG.source));
    }
    let groups = "Security groups know addresses and no names, so they cannot say this by themselves.";
    remarks.push(Remark::new(groups, REQUIRED.source));
    let features = "Add-ons ask for names of their own, which are not listed here.";
    remarks.push(Remark::new(features, REQUIRED.source));
    let is_routed = cluster.outbound_type.known().is_some_and(|of| *of == OutboundType::UserDefinedRouting);
    let tables: Option<(&str, Source)> = match cluster.model() {
        Some(NetworkModel::PodSubnet) => Some((
            "Route table and security group belong on the pod subnets as well as on the node subnets.",
            egress::BOTH_SUBNETS,
        )),
        Some(NetworkModel::Kubenet) => {
            Some(("The same route table holds the routes of kubenet's pods.", egress::KUBENET))
        }
        _ => None,
    };
    remarks.extend(tables.filter(|_| is_routed).map(|(text, source)| Remark::new(text, source)));
    remarks
}

fn in_words(ranges: Vec<crate::net::Prefix>, otherwise: &str) -> String {
    let ranges: Vec<String> = ranges.iter().map(ToString::to_string).collect();
    if ranges.is_empty() { otherwise.to_owned() } else { listed(&ranges) }
}
