//! What leaves a cluster's nodes: to the API server, to DNS, and to the names that images come from.
use super::flow::{Direction, End, Flow, Ports, Space};
use super::flows::flow;
use crate::azure::required::{Needed, REQUIRED, Requirement, To};
use crate::azure::{Feature, NetworkModel, limits, migration};
use crate::design::OutboundType;
use crate::egress::handover::outside;
use crate::egress::{Access, Remark};
use crate::resolve::{Resolved, ResolvedCluster};

/// What leaves the nodes, and pods with addresses of their own in the network.
pub(super) fn flows(
    resolved: &Resolved,
    cluster: &ResolvedCluster,
    (nodes, pods): (&End, Option<&End>),
) -> Vec<Flow> {
    let mut flows = to_api_server(resolved, cluster, (nodes, pods));
    flows.extend(by_addresses(cluster, nodes, |to| to == To::OwnDns));
    flows.extend(to_names(cluster, nodes));
    flows
}

/// Out to the API server: through the way out by the ports that Microsoft's outbound rules name, else within the network.
fn to_api_server(
    resolved: &Resolved,
    cluster: &ResolvedCluster,
    (nodes, pods): (&End, Option<&End>),
) -> Vec<Flow> {
    let access = Access::of(cluster);
    let (place, what, source) = match access {
        Access::Public | Access::Authorized => {
            return by_addresses(cluster, nodes, |to| to != To::OwnDns);
        }
        Access::PrivateEndpoint => (
            cluster.pools().first().and_then(|pool| pool.subnet),
            "the API server's private endpoint",
            migration::PRIVATE,
        ),
        Access::Integrated | Access::IntegratedPrivate => {
            (cluster.api_server_subnet, "the API server's subnet", limits::API_SERVER_ADDRESSES.source)
        }
    };
    let subnet = place.and_then(|place| resolved.subnets.get(place));
    let mut server = End::of(subnet.map(|subnet| subnet.prefixes.as_slice()).unwrap_or_default(), what);
    if let Some(subnet) = subnet {
        server.words = format!("{what}, in subnet {} ({})", subnet.name, server.space.in_words());
    }
    let out = |name: &str, source_end: &End, why: &str| Flow {
        protocol: "TCP 443",
        ports: Ports::One("TCP", 443),
        direction: Direction::Out,
        ..flow(name, (source_end, &server), Remark::new(why, source))
    };
    let mut flows = vec![out("nodes to the API server", nodes, "For nodes that talk to the API server.")];
    // Overlay and kubenet pods ask with the node's address.
    if let Some(pods) = pods.filter(|_| cluster.model() == Some(NetworkModel::PodSubnet)) {
        flows.push(out("pods to the API server", pods, "For pods that talk to the API server."));
    }
    flows
}

/// What the outbound rules name by addresses of those kinds.
fn by_addresses(cluster: &ResolvedCluster, nodes: &End, is_meant: fn(To) -> bool) -> Vec<Flow> {
    let meant = REQUIRED.value.iter().filter(|of| is_meant(of.to));
    meant.filter_map(|of| by_address(cluster, nodes, *of)).collect()
}

/// What the outbound rules name by an address and not by a name, as nodes send it out.
fn by_address(cluster: &ResolvedCluster, nodes: &End, of: Requirement) -> Option<Flow> {
    let space = match of.to {
        To::Region | To::ApiServer => Space::Internet,
        To::OwnDns | To::TimeServers => Space::Unknown,
        To::Name(_) | To::NameInRegion(..) => return None,
    };
    let (protocol, port) = of.protocol.split_once(' ')?;
    let told = outside(cluster, &nodes.words, of);
    let is_shut = is_shut(cluster) && of.needed != Needed::ForOwnDns;
    Some(Flow {
        protocol: of.protocol,
        ports: Ports::One(protocol, port.parse().ok()?),
        direction: Direction::Out,
        needed: if is_shut { Some(false) } else { told.needed },
        when: told.when,
        ..flow(of.why, (nodes, &End::outside(told.destination, space)), told.why)
    })
}

/// Out to the names that nodes load images and packages from, which security groups do not know.
fn to_names(cluster: &ResolvedCluster, nodes: &End) -> Option<Flow> {
    if is_shut(cluster) {
        return None;
    }
    let is_known = cluster.outbound_type.known().is_some_and(|outbound| outbound.known().is_some());
    let features = &cluster.said.features;
    let is_otherwise = features.has(Feature::HttpProxy) || features.has(Feature::ArtifactCache);
    let end = End::outside("Internet, by the firewall's names", Space::Internet);
    let why = Remark::new("Nodes load their images and packages there.", REQUIRED.source);
    Some(Flow {
        protocol: "TCP 443",
        ports: Ports::One("TCP", 443),
        direction: Direction::Out,
        needed: Some(true).filter(|_| is_known && !is_otherwise),
        when: "nodes without an HTTP proxy and an artifact cache",
        ..flow("HTTPS to the Internet", (nodes, &end), why)
    })
}

/// Whether the service makes no way out.
fn is_shut(cluster: &ResolvedCluster) -> bool {
    let outbound = cluster.outbound_type.known().and_then(|outbound| outbound.known());
    matches!(outbound, Some(OutboundType::None | OutboundType::Block))
}
