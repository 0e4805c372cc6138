//! Names, level by level: the pods of CoreDNS, their service, the servers behind them.
use super::commands::{dns_address, own_pod, own_pod_on_node};
use crate::symptoms::source::NAMES;
use crate::symptoms::{Asked, Choice, Layer, Next, Question, known, output};

pub(super) const ASKED: &[Asked] = &[
    Asked {
        question: Question::DnsPods,
        layer: Layer::Dns,
        text: "Do the pods of CoreDNS run?",
        commands: |_| {
            vec![
                "kubectl get pods --namespace kube-system --selector k8s-app=kube-dns --output wide"
                    .to_owned(),
            ]
        },
        choices: &[
            Choice { text: "yes", meaning: "There is somebody to ask.", next: Next::Ask(Question::DnsByPod) },
            Choice {
                text: "no",
                meaning: "Nobody answers names of the cluster.",
                next: Next::Ends(
                    Layer::Dns,
                    &[
                        "Look at `kubectl describe pod` and `kubectl logs` of these pods in kube-system, and at a ConfigMap \
                         coredns-custom that somebody changed.",
                    ],
                ),
            },
        ],
        known: known::dns_pods,
        reads: output::pods_run,
        source: NAMES,
    },
    Asked {
        question: Question::DnsByPod,
        layer: Layer::Dns,
        text: "Does a pod of CoreDNS answer by its own address?",
        commands: |_| {
            vec![
                own_pod(),
                "nslookup kubernetes.default.svc.cluster.local <address-of-a-coredns-pod>".to_owned(),
            ]
        },
        choices: &[
            Choice {
                text: "yes",
                meaning: "CoreDNS works and pods reach it.",
                next: Next::Ask(Question::DnsByService),
            },
            Choice {
                text: "no",
                meaning: "CoreDNS runs and is not reached.",
                next: Next::Ask(Question::GroupDenies),
            },
        ],
        known: known::nothing,
        reads: output::resolves,
        source: NAMES,
    },
    Asked {
        question: Question::DnsByService,
        layer: Layer::Dns,
        text: "Does the DNS service answer by its address?",
        commands: |scene| {
            vec![format!("nslookup kubernetes.default.svc.cluster.local {}", dns_address(scene))]
        },
        choices: &[
            Choice {
                text: "yes",
                meaning: "The cluster's own names are resolved.",
                next: Next::Ask(Question::OutsideNames),
            },
            Choice {
                text: "no",
                meaning: "The pods answer and their service does not: what turns the address of a service into that of a \
                          pod is to blame.",
                next: Next::Ends(
                    Layer::Service,
                    &[
                        "Compare the address in the pod's /etc/resolv.conf with that of the service kube-dns.",
                        "Look at kube-proxy, or at Cilium where that replaces it, on the node of the pod that asks.",
                    ],
                ),
            },
        ],
        known: known::nothing,
        reads: output::resolves,
        source: NAMES,
    },
    Asked {
        question: Question::OutsideNames,
        layer: Layer::Dns,
        text: "Is a name outside the cluster resolved from a pod?",
        commands: |_| vec!["nslookup mcr.microsoft.com".to_owned(), "cat /etc/resolv.conf".to_owned()],
        choices: &[
            Choice {
                text: "yes",
                meaning: "Both kinds of names are resolved; the one that failed is another matter.",
                next: Next::Ends(
                    Layer::Dns,
                    &[
                        "Ask for the full name with a dot at its end: search domains make others of a short one.",
                        "A private name needs its zone linked to the network whose DNS is asked.",
                        "With LocalDNS, TCP 53 must be open between nodes; `journalctl -u localdns` on the node tells.",
                    ],
                ),
            },
            Choice {
                text: "no",
                meaning: "CoreDNS hands such names on, and gets no answer.",
                next: Next::Ask(Question::Upstream),
            },
        ],
        known: known::nothing,
        reads: output::resolves,
        source: NAMES,
    },
    Asked {
        question: Question::Upstream,
        layer: Layer::Dns,
        text: "Do the servers answer that the node itself asks?",
        commands: |_| {
            vec![
                own_pod_on_node(),
                "cat /host/etc/resolv.conf".to_owned(),
                "nslookup mcr.microsoft.com <server-of-the-node>".to_owned(),
                "nslookup mcr.microsoft.com 168.63.129.16".to_owned(),
            ]
        },
        choices: &[
            Choice {
                text: "yes",
                meaning: "The node resolves names and its pods do not.",
                next: Next::Ends(
                    Layer::Routing,
                    &[
                        "Let UDP and TCP 53 from nodes to these servers through, and from pods where no node's address takes \
                         theirs.",
                        "Look at the rules about forwarding in the ConfigMap coredns-custom.",
                    ],
                ),
            },
            Choice {
                text: "no",
                meaning: "The network's own DNS servers do not answer.",
                next: Next::Ends(
                    Layer::Dns,
                    &[
                        "Servers of one's own must forward to 168.63.129.16, and must be reached over UDP and TCP 53.",
                        "After a change of the network's servers nodes ask the old ones until they are restarted or \
                         reimaged.",
                    ],
                ),
            },
        ],
        known: known::nothing,
        reads: output::resolves,
        source: NAMES,
    },
];
