//! What leaves the cluster.
use super::commands;
use crate::symptoms::source::{OUTBOUND, OUTSIDE, PORTS};
use crate::symptoms::{Asked, Choice, Layer, Next, Question, known, output};

pub(super) const ASKED: &[Asked] = &[
    Asked {
        question: Question::WayOut,
        layer: Layer::Egress,
        text: "Do the subnets have the way out that the cluster's outbound type names?",
        commands: |scene| {
            let mut all = commands::subnets(scene);
            all.extend(commands::tables(scene));
            all.extend(commands::way_out(scene));
            all
        },
        choices: &[
            Choice {
                text: "yes",
                meaning: "Something takes packets off the subnets.",
                next: Next::Ask(Question::ByAddress),
            },
            Choice {
                text: "no",
                meaning: "Nothing takes packets for the Internet off the subnets.",
                next: Next::Ends(
                    Layer::Egress,
                    &[
                        "Attach what the outbound type asks for to every subnet of nodes and of pods: a NAT gateway, or a \
                         route table whose default route leads to the appliance.",
                        "Or give the cluster another outbound type.",
                    ],
                ),
            },
        ],
        known: known::way_out,
        reads: output::nothing,
        source: OUTSIDE,
    },
    Asked {
        question: Question::ByAddress,
        layer: Layer::Egress,
        text: "Does the destination answer by its address from a pod?",
        commands: |_| {
            vec![
                commands::own_pod(),
                "nslookup <destination>".to_owned(),
                "nc -zv -w 5 <address-of-the-destination> <port>".to_owned(),
            ]
        },
        choices: &[
            Choice {
                text: "yes",
                meaning: "The way is there; the name is to blame.",
                next: Next::Ask(Question::DnsPods),
            },
            Choice {
                text: "no",
                meaning: "Something on the way drops it.",
                next: Next::Ask(Question::OtherSource),
            },
            Choice {
                text: "no, it is refused",
                meaning: "The way is there: the destination answers that nothing listens, or a firewall before it refuses.",
                next: Next::Ask(Question::OtherSource),
            },
        ],
        known: known::nothing,
        reads: output::connects,
        source: OUTBOUND,
    },
    Asked {
        question: Question::OtherSource,
        layer: Layer::Egress,
        text: "Does the destination answer the node itself, or a machine in the same subnet?",
        commands: |scene| {
            let mut all = vec![
                commands::own_pod_on_node(),
                "nc -zv -w 5 <address-of-the-destination> <port>".to_owned(),
            ];
            all.extend(commands::policies(scene));
            all.push(commands::egress_endpoints(scene));
            all
        },
        choices: &[
            Choice {
                text: "yes",
                meaning: "Only what pods send is dropped.",
                next: Next::Ends(
                    Layer::Routing,
                    &[
                        "Look at network policies with egress rules, and at an HTTP proxy that the pods are told of.",
                        "Where pods show their own address there, the destination must know the pods' range.",
                    ],
                ),
            },
            Choice {
                text: "no",
                meaning: "Nothing of the subnet reaches it.",
                next: Next::Ends(
                    Layer::Egress,
                    &[
                        "Look at outbound rules of security groups, at the firewall's rules and logs, and at the \
                         destination's own list of allowed addresses.",
                        "Look whether the destination's range overlaps the pod or service CIDR: then packets never leave the \
                         cluster.",
                    ],
                ),
            },
            Choice {
                text: "no, it is refused",
                meaning: "The subnet reaches the destination, or a firewall before it, and that refuses.",
                next: Next::Ends(
                    Layer::Egress,
                    &[
                        "See that something listens at that port of the destination, and look at the destination's own list \
                         of allowed addresses.",
                        "Look at the firewall's rules and logs: some refuse what they do not allow.",
                    ],
                ),
            },
        ],
        known: known::nothing,
        reads: output::connects,
        source: OUTBOUND,
    },
    Asked {
        question: Question::Ports,
        layer: Layer::Egress,
        text: "Do the ports of the way out last?",
        commands: |scene| {
            let mut all = vec![commands::outbound_rules(scene)];
            all.extend(commands::way_out(scene));
            all
        },
        choices: &[
            Choice {
                text: "yes",
                meaning: "Ports are not what runs out.",
                next: Next::Ends(
                    Layer::Application,
                    &[
                        "Look at CPU, memory and disk of the nodes and pods at those moments.",
                        "Look at connections that are idle for longer than the way out keeps them: keep-alives hold them \
                         open.",
                    ],
                ),
            },
            Choice {
                text: "no",
                meaning: "New connections wait for a port that another one gives back.",
                next: Next::Ends(
                    Layer::Egress,
                    &[
                        "Have applications use connections again, the busiest destination first.",
                        "Shorten the idle timeout, then give more ports or addresses, then take a NAT gateway.",
                    ],
                ),
            },
        ],
        known: known::nothing,
        reads: output::nothing,
        source: PORTS,
    },
];
