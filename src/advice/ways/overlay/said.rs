//! What a move to overlay changes for others, and what else has to be known of it.
use super::{Free, SECURITY_GROUPS};
use crate::advice::given::Given;
use crate::advice::ipam::Ipam;
use crate::advice::way::Saying;
use crate::advice::ways::room;
use crate::azure::migration;
use crate::azure::{Grade, Source, planning};
use crate::net::Prefix;

const NODES_SEEN: Source = migration::OVERVIEW;

/// What changes for others.
pub(super) fn for_others(from: Ipam) -> Vec<Saying> {
    let mut list = Vec::new();
    let mut say = |text: &str, source: Source| list.push(Saying::new(text, source));
    if from == Ipam::NodeSubnet {
        say(
            "Source addresses: machines in the virtual network, which saw pods, see nodes from then on, as peered \
             networks and on-premises do already.",
            NODES_SEEN,
        );
        say(
            "Inbound to pods: nothing outside the cluster can dial a pod any more; what does so needs a service.",
            NODES_SEEN,
        );
        say(
            "The subnet’s addresses of pods are free only after the reimage.",
            Source { grade: Grade::Inferred, ..migration::UPDATE },
        );
    } else {
        say(
            "Source addresses: nodes are seen from outside, as before; machines of the cluster’s own subnet that saw \
             pods see nodes.",
            NODES_SEEN,
        );
        say(
            "Inbound to pods: machines in subnets that share kubenet’s route table could dial pods and cannot any more.",
            Source {
                url: "https://github.com/Azure/AKS/issues/4871",
                read: "2026-08-21",
                grade: Grade::Observed,
            },
        );
    }
    say(
        "Security groups: traffic between pods is not encapsulated. Where rules deny, allow all ports from nodes to \
         nodes, from nodes to the pod CIDR and within the pod CIDR; rules on addresses of pods in the subnet match \
         nothing any more.",
        SECURITY_GROUPS,
    );
    say(
        "Firewalls: rules for sources in the subnet’s range match nodes alone; which pod sent something does not show.",
        NODES_SEEN,
    );
    say(
        "Mesh and ingress: an ingress or a mesh gateway outside the cluster that sends to addresses of pods has to send \
         to a service; Application Gateway does so from its own versions that know overlay on.",
        migration::GATEWAY_ADD_ON.source,
    );
    list
}

/// What else has to be known.
pub(super) fn notes(given: &Given, from: Ipam, kept: Option<Prefix>, free: Free) -> Vec<Saying> {
    let mut list = room(given);
    if let Ok((_, reasons)) = free {
        let sums = reasons.into_iter().filter(|_| kept.is_none());
        list.extend(sums.map(|reason| Saying::new(reason.text, reason.source.unwrap_or(migration::UPDATE))));
    }
    if kept.is_none() {
        let text = "The pod CIDR takes nothing of the virtual network and can later be neither shrunk nor moved: choose \
                    one with room to grow.";
        list.push(Saying::new(text, planning::POD_CIDR_EXPANSION));
    }
    let mut note = |text: &str, source: Source| list.push(Saying::new(text, source));
    note("Network model and data plane change in operations of their own, never in one.", migration::UPDATE);
    note(
        "`UnsupportedNetworkPluginModeWithNetworkPlugin` means that the request still carried kubenet: update the Azure \
         CLI and name `--network-plugin azure`.",
        migration::KUBENET_CARRIED,
    );
    note(
        "Application gateways lost their connections on this way until a release of 2025-06-17: have that or a later one.",
        migration::GATEWAY_MENDED,
    );
    if from == Ipam::Kubenet {
        note(
            "A subnet of an application gateway that shares the cluster’s route table blocks the way: detach the table \
             from it first.",
            migration::GATEWAY_ROUTES,
        );
        note("Another pod CIDR can be given since a release of 2025-08-29.", migration::KUBENET_POD_CIDR);
        note(
            "Where an article speaks of kubenet with Calico becoming overlay with Calico, the prerequisites of the move \
             ask for no engine: take it away first.",
            migration::CALICO_KEPT,
        );
        if given.cluster.is_dual_stack() {
            note(
                "IPv6 has been seen to break while a dual-stack cluster moves: overlay gives a node a /120.",
                Source {
                    url: "https://github.com/Azure/AKS/issues/5120",
                    read: "2026-08-21",
                    grade: Grade::Observed,
                },
            );
        }
    }
    list
}
