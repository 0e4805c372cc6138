//! Pods: their start, their addresses, and the way between them.
use super::commands;
use crate::symptoms::source::{GROUPS, INSIDE_OUT};
use crate::symptoms::{Asked, Choice, Layer, Next, Question, known, output};

const CURL: &str = "curl -Iv --max-time 5 http://<pod-address>:<port>";

/// What to look at where nothing listens.
const LISTENS: &[&str] = &[
    "Look at the pod's logs: does the process listen, and at 0.0.0.0 rather than at 127.0.0.1?",
    "Compare the port that it listens at with the one that is asked.",
];

pub(super) const ASKED: &[Asked] = &[
    Asked {
        question: Question::PodEvents,
        layer: Layer::Addresses,
        text: "What do the events of the pod say?",
        commands: |_| vec!["kubectl describe pod <pod> --namespace <namespace>".to_owned()],
        choices: &[
            Choice {
                text: "no address, or the network plugin is not ready",
                meaning: "The CNI did not give the pod an address.",
                next: Next::Ask(Question::RangeFull),
            },
            Choice {
                text: "the image cannot be pulled: timeout, or the registry’s name is not resolved",
                meaning: "The pod has its address, and the node does not reach the registry.",
                next: Next::Ask(Question::WayOut),
            },
            Choice {
                text: "no node takes it",
                meaning: "The scheduler finds no room for the pod, which is no matter of the network.",
                next: Next::Ends(
                    Layer::Application,
                    &["Lower what the pod requests, add nodes, or loosen its rules about nodes."],
                ),
            },
            Choice {
                text: "the image cannot be pulled: 401, 403 or not found",
                meaning: "The registry answers: the name, the tag or the rights are to blame, and not the way to it.",
                next: Next::Ends(
                    Layer::Application,
                    &[
                        "Compare registry, name and tag of the image with what the registry holds.",
                        "Let the cluster’s identity pull from that registry, or give the pod a secret that may.",
                    ],
                ),
            },
        ],
        known: known::nothing,
        reads: output::events,
        source: INSIDE_OUT,
    },
    Asked {
        question: Question::RangeFull,
        layer: Layer::Addresses,
        text: "Is the range used up that pods take their addresses of?",
        commands: |scene| {
            let mut all = commands::subnets(scene);
            all.push("kubectl get nodenetworkconfigs --namespace kube-system --output wide".to_owned());
            all.push(
                "kubectl get nodes --output custom-columns=NAME:.metadata.name,CIDR:.spec.podCIDRs"
                    .to_owned(),
            );
            all
        },
        choices: &[
            Choice {
                text: "yes",
                meaning: "No address is left to give.",
                next: Next::Ends(
                    Layer::Addresses,
                    &[
                        "Free addresses, or take a pool in a larger subnet or a wider pod CIDR.",
                        "The capacity of each range, at four moments, tells which one ran out.",
                    ],
                ),
            },
            Choice {
                text: "no",
                meaning: "The range has room, and the node has none to give, or has not asked for more yet.",
                next: Next::Ends(
                    Layer::Addresses,
                    &[
                        "Look at the status of the node's NodeNetworkConfig and at the logs of azure-cns in kube-system.",
                        "Where addresses leaked on one node, cordon and reimage it.",
                    ],
                ),
            },
        ],
        known: known::range_full,
        reads: output::nothing,
        source: INSIDE_OUT,
    },
    Asked {
        question: Question::OnSameNode,
        layer: Layer::Application,
        text: "Does the pod answer at its address from a pod on the same node?",
        commands: |_| {
            let mut all = vec!["kubectl get pod <pod> --namespace <namespace> --output wide".to_owned()];
            all.extend(commands::from_pod_on("<node-of-the-pod>", CURL));
            all
        },
        choices: &[
            Choice {
                text: "yes",
                meaning: "The application listens, and the node's own network carries it.",
                next: Next::Ask(Question::FromOtherNode),
            },
            Choice {
                text: "no",
                meaning: "Nothing stands between the two but the node itself.",
                next: Next::Ends(Layer::Application, LISTENS),
            },
            Choice {
                text: "no, it is refused",
                meaning: "The pod is reached, and nothing listens at that port.",
                next: Next::Ends(Layer::Application, LISTENS),
            },
        ],
        known: known::nothing,
        reads: output::connects,
        source: INSIDE_OUT,
    },
    Asked {
        question: Question::FromOtherNode,
        layer: Layer::Routing,
        text: "Does the pod answer at its address from a pod on another node?",
        commands: |_| commands::from_pod_on("<another-node>", CURL),
        choices: &[
            Choice {
                text: "yes",
                meaning: "Pods reach each other; what stands before them is to blame.",
                next: Next::Ask(Question::Endpoints),
            },
            Choice {
                text: "no",
                meaning: "Something between the nodes drops it.",
                next: Next::Ask(Question::GroupDenies),
            },
            Choice {
                text: "no, it is refused",
                meaning: "The pod is reached, and nothing listens at that port.",
                next: Next::Ends(Layer::Application, LISTENS),
            },
        ],
        known: known::nothing,
        reads: output::connects,
        source: INSIDE_OUT,
    },
    Asked {
        question: Question::GroupDenies,
        layer: Layer::Routing,
        text: "Does a security group on a subnet of nodes or pods deny what goes between them?",
        commands: commands::groups,
        choices: &[
            Choice {
                text: "yes",
                meaning: "The rule drops packets before anything of Kubernetes sees them.",
                next: Next::Ends(
                    Layer::Routing,
                    &[
                        "Allow nodes to nodes, nodes to pods and pods to pods by a rule of a smaller priority number, in \
                         both directions.",
                    ],
                ),
            },
            Choice {
                text: "no",
                meaning: "The platform lets it through.",
                next: Next::Ask(Question::PodRoutes),
            },
        ],
        known: known::group_denies,
        reads: output::nothing,
        source: GROUPS,
    },
    Asked {
        question: Question::PodRoutes,
        layer: Layer::Routing,
        text: "Does the route table hold a route to the pods of each node, with that node as its next hop?",
        commands: |scene| {
            let mut all = commands::tables(scene);
            all.push(
                "kubectl get nodes --output custom-columns=NAME:.metadata.name,CIDR:.spec.podCIDR".to_owned(),
            );
            all
        },
        choices: &[
            Choice {
                text: "yes, or none are needed",
                meaning: "Packets for a pod reach its node.",
                next: Next::Ask(Question::Policies),
            },
            Choice {
                text: "no",
                meaning: "kubenet reaches pods of other nodes by these routes alone.",
                next: Next::Ends(
                    Layer::Routing,
                    &[
                        "Associate the cluster's route table with the node subnet, and let the cluster's identity write to \
                         it.",
                    ],
                ),
            },
        ],
        known: known::pod_routes,
        reads: output::nothing,
        source: INSIDE_OUT,
    },
    Asked {
        question: Question::Policies,
        layer: Layer::Routing,
        text: "Is a policy about the two pods?",
        commands: |scene| {
            let mut all = commands::policies(scene);
            all.push("kubectl describe networkpolicy --namespace <namespace>".to_owned());
            all
        },
        choices: &[
            Choice {
                text: "yes",
                meaning: "Once a policy is about a pod, only what some policy allows comes through.",
                next: Next::Ends(
                    Layer::Routing,
                    &["Allow the connection in both directions: out of the one pod, and in to the other."],
                ),
            },
            Choice {
                text: "no",
                meaning: "Neither groups, routes nor policies drop it.",
                next: Next::Ends(
                    Layer::Addresses,
                    &[
                        "Look at the CNI on both nodes: /var/log/azure-vnet.log, and the pods azure-cns, cilium or calico \
                         in kube-system.",
                    ],
                ),
            },
        ],
        known: known::policies,
        reads: output::nothing,
        source: INSIDE_OUT,
    },
];
