//! Advanced Container Networking Services, eBPF host routing, and the static egress gateway.
use super::{Draft, compare, keep};
use crate::advice::demands;
use crate::advice::given::Given;
use crate::advice::ipam::Ipam;
use crate::advice::precondition::{Part, Precondition, State};
use crate::advice::way::{How, Saying, Stride, Way};
use crate::azure::migration;
use crate::azure::{Fact, Feature};

/// Advanced Container Networking Services.
pub(super) fn advanced(given: &Given, on: bool, draft: Draft) -> Way {
    let fact = migration::ADVANCED;
    let source = fact.source;
    if given.cluster.said.features.get(Feature::AdvancedNetworking) == Some(on) {
        let text = format!("They are {} already.", if on { "on" } else { "off" });
        return draft(How::Already, Saying::new(text, source));
    }
    let text = "They are turned on and off where the cluster stands; the agents on the nodes roll.";
    let mut way = draft(How::InPlace, Saying::new(text, source));
    way.preconditions.push(demands::command_line(fact.value, source));
    if on {
        way.preconditions.push(demands::runs_cilium(given, source).advised());
        way.preconditions.push(demands::kubernetes(given, migration::ADVANCED_SECURITY_FROM).advised());
        let text = "Without Cilium only the observability works; policies by name or request and encryption need Cilium and \
                    Kubernetes 1.29.";
        way.notes.push(Saying::new(text, source));
    }
    let (flag, back) =
        if on { ("--enable-acns", "--disable-acns") } else { ("--disable-acns", "--enable-acns") };
    way.steps = vec![
        keep(given),
        Stride::new("Change it.", Some(given.update(flag)))
            .disrupts("The agents on the nodes roll.")
            .open(format!("At any time: `{}`.", given.update(back))),
        compare(given),
    ];
    way.for_others = vec![Saying::new(
        "Source addresses, security groups, firewalls, inbound to pods, mesh and ingress: as before.",
        source,
    )];
    way
}

/// eBPF host routing.
pub(super) fn host_routing(given: &Given, draft: Draft) -> Way {
    let fact = migration::HOST_ROUTING;
    let (minor, cli) = fact.value;
    let source = fact.source;
    if given.cluster.said.features.has(Feature::HostRouting) {
        return draft(How::Already, Saying::new("It is on already.", source));
    }
    let text = "It is turned on for all nodes or none, where the cluster stands.";
    let mut way = draft(How::InPlace, Saying::new(text, source));
    let gateway = match given.cluster.said.features.get(Feature::StaticEgressGateway) {
        Some(false) => State::met(Part::Features, "The static egress gateway is off"),
        Some(true) => State::unmet("The static egress gateway is on", "Turn the static egress gateway off."),
        None => State::Unknown(given.show("networkProfile.staticEgressGatewayProfile")),
    };
    way.preconditions = vec![
        demands::runs_cilium(given, source),
        demands::kubernetes(given, Fact { value: minor, source }),
        demands::command_line(cli, source),
        demands::no_windows(given, source),
        Precondition::new("No static egress gateway is on.", gateway, source),
        demands::asked(
            "All nodes run Ubuntu 24.04 or Azure Linux 3.0, and no pool has Confidential VMs or Pod Sandboxing.",
            given.show("agentPoolProfiles[].{name:name, image:nodeImageVersion, size:vmSize}"),
            source,
        ),
        demands::asked(
            "No node has iptables rules of its own, and no Istio ambient of your own runs.",
            "kubectl get daemonsets --all-namespaces",
            source,
        ),
    ];
    let flags = "--enable-acns --acns-datapath-acceleration-mode BpfVeth";
    let back = given.update("--enable-acns --acns-datapath-acceleration-mode None");
    way.steps = vec![
        keep(given),
        Stride::new("Turn it on.", Some(given.update(flags)))
            .disrupts("Nodes roll.")
            .open(format!("At any time: `{back}`.")),
        compare(given),
    ];
    let text = "Source addresses: traffic to addresses of other nodes is not translated any more, whatever the \
                masquerading list says.";
    way.for_others = vec![Saying::new(text, source)];
    way
}

/// The static egress gateway.
pub(super) fn egress_gateway(given: &Given, draft: Draft) -> Way {
    let fact = migration::EGRESS_GATEWAY;
    let source = fact.source;
    if given.cluster.said.features.has(Feature::StaticEgressGateway) {
        return draft(How::Already, Saying::new("It is on already.", source));
    }
    if matches!(given.ipam(), Some(Ipam::PodSubnet | Ipam::StaticBlocks)) {
        let text = "The static egress gateway does not work with pod subnets.";
        return draft(How::NotPossible, Saying::new(text, source));
    }
    let text = "It is turned on where the cluster stands, with a pool of its own.";
    let mut way = draft(How::InPlace, Saying::new(text, source));
    way.preconditions = vec![
        demands::command_line(fact.value, source),
        demands::no_pod_subnets(given),
        demands::single_stack(given, source),
    ];
    way.steps = vec![
        keep(given),
        Stride::new("Turn the gateway on.", Some(given.update("--enable-static-egress-gateway")))
            .open(format!("At any time: `{}`.", given.update("--disable-static-egress-gateway"))),
        Stride::new(
            "Add the pool of the gateway; its nodes are two at least and as many as its prefix has addresses at most.",
            Some(given.pool("add", "<pool>", "--mode gateway --node-count 2 --gateway-prefix-size 30")),
        )
        .open("Delete it again."),
        Stride::new("Make the gateway’s configuration, and mark the pods that use it.", None)
            .disrupts("Pods that run already have to be made anew before they use the gateway.")
            .open("Take the mark away and make them anew."),
    ];
    way.for_others = vec![
        Saying::new(
            "Source addresses: marked pods show an address of the gateway’s prefix outside; firewalls there need it.",
            source,
        ),
        Saying::new("Policies: traffic through the gateway is not subject to network policies.", source),
    ];
    way
}
