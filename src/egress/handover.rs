//! [`Handover`]: what the owners of firewalls, security groups and route tables must set for a cluster.
use super::{Remark, Route, ranges, routes};
use crate::azure::required::{Cloud, FIREWALL_TAG, Needed, REQUIRED, Requirement, To};
use crate::azure::{NetworkModel, Source, egress};
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
        Cloud::Public => REQUIRED.value.iter().map(|of| outside(cluster, &leaving, *of)).collect(),
        Cloud::UsGovernment | Cloud::China => Vec::new(),
    };
    Some(Handover {
        cloud,
        outside,
        between: between(cluster, &nodes),
        routes: routes::of(cluster),
        remarks: remarks(cluster, cloud),
    })
}

fn outside(cluster: &ResolvedCluster, leaving: &str, of: Requirement) -> Allowed {
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

/// What overlay needs within the cluster: its packets are not wrapped, so security groups see the pods' addresses.
fn between(cluster: &ResolvedCluster, nodes: &str) -> Vec<Allowed> {
    if cluster.model() != Some(NetworkModel::Overlay) {
        return Vec::new();
    }
    let pods = in_words(cluster.pod_cidrs.known().cloned().unwrap_or_default(), "the pod CIDR");
    let allowed = |source: &str, destination: &str, why: &str| Allowed {
        protocol: "any",
        source: source.to_owned(),
        destination: destination.to_owned(),
        needed: Some(true),
        when: "security groups that deny anything",
        why: Remark::new(why, egress::OVERLAY),
    };
    vec![
        allowed(nodes, nodes, "For nodes that talk to nodes, the cluster's DNS among them."),
        allowed(nodes, &pods, "For nodes that talk to pods, probes of their health among them."),
        allowed(&pods, &pods, "For pods that talk to pods: overlay does not wrap their packets."),
    ]
}

fn remarks(cluster: &ResolvedCluster, cloud: Cloud) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if cloud != Cloud::Public {
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
