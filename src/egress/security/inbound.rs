//! What comes in to a cluster's nodes: probes of load balancers, and what calls services.
use super::flow::{Direction, End, Flow, Ports, Space};
use super::flows::flow;
use super::side::PROBES;
use crate::azure::{egress, reserved};
use crate::design::ObservedBalancer;
use crate::egress::Remark;
use crate::net::Prefix;
use crate::net::wording::listed;
use crate::resolve::ResolvedCluster;

/// Probes always; services of type LoadBalancer and NodePort where services were listed.
pub(super) fn flows(cluster: &ResolvedCluster, nodes: &End) -> Vec<Flow> {
    let services = cluster.said.observed.as_ref().and_then(|observed| observed.services.as_ref());
    let has_some = services.map(|services| !services.load_balancers.is_empty());
    let mut flows = vec![probes(nodes, has_some)];
    if let Some(services) = services {
        flows.extend(calls(nodes, &services.load_balancers));
        flows.push(to_ports_of_nodes(nodes));
    }
    flows
}

fn probes(nodes: &End, needed: Option<bool>) -> Flow {
    let probes = End::outside("AzureLoadBalancer", Space::Of([PROBES].into_iter().collect()));
    let why = "For probes of the load balancer: a node that does not answer them gets no connections.";
    Flow {
        direction: Direction::In,
        needed,
        when: "clusters with services of type LoadBalancer",
        ..flow("probes of the load balancer", (&probes, nodes), Remark::new(why, egress::PROBES))
    }
}

/// Groups on the machines get their rules from the service; those on subnets of one's own do not.
fn calls(nodes: &End, services: &[ObservedBalancer]) -> Vec<Flow> {
    let whole = |of: &ObservedBalancer| {
        of.address.map(|address| Prefix::containing(address, if address.is_ipv4() { 32 } else { 128 }))
    };
    let (private, public): (Vec<Prefix>, Vec<Prefix>) =
        services.iter().filter_map(whole).partition(|address| reserved::is_private(*address));
    let why = "For those who call services of type LoadBalancer: AKS writes rules to the group of the machines alone, so \
               one on the subnet needs them by hand.";
    let call = |name: &str, source: End, addresses: Vec<Prefix>| {
        let words: Vec<String> = addresses.iter().map(Prefix::to_string).collect();
        let space: Space = Space::Of(addresses.into_iter().collect());
        let Space::Of(known) = &space else { return None };
        let at = nodes.at.iter().map(|(place, _)| (*place, known.clone())).collect();
        let destination = End { words: listed(&words), space: space.clone(), at };
        (!words.is_empty()).then(|| Flow {
            protocol: "the services' ports",
            ports: Ports::Unknown,
            direction: Direction::In,
            is_shut_by_default: true,
            when: "services that are called from there",
            ..flow(name, (&source, &destination), Remark::new(why, egress::SUBNET_GROUP))
        })
    };
    let internet = End::outside("Internet, or the callers' ranges", Space::Internet);
    let network = End::outside("VirtualNetwork, or the callers' ranges", Space::Unknown);
    let calls = [
        call("calls to public services", internet, public),
        call("calls to internal services", network, private),
    ];
    calls.into_iter().flatten().collect()
}

fn to_ports_of_nodes(nodes: &End) -> Flow {
    let callers = End::outside("those who call the nodes' own ports", Space::Unknown);
    let why = "For those who call services of type NodePort at a node's address.";
    Flow {
        protocol: "TCP and UDP 30000-32767",
        ports: Ports::Unknown,
        direction: Direction::In,
        needed: None,
        when: "services of type NodePort that are called from outside",
        ..flow("calls to ports of nodes", (&callers, nodes), Remark::new(why, egress::NODE_PORTS))
    }
}
