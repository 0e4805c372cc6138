//! Services, load balancers in front of them, and ingress.
use super::commands;
use crate::symptoms::source::INSIDE_OUT;
use crate::symptoms::{Asked, Choice, Layer, Next, Question, known, output};

/// What to look at where a service does not lead to its pods.
const LEADS: &[&str] = &[
    "Compare port and targetPort of the service with the port that the pods listen at.",
    "Look at kube-proxy, or at Cilium where that replaces it, on the node that asks.",
];

pub(super) const ASKED: &[Asked] = &[
    Asked {
        question: Question::Endpoints,
        layer: Layer::Service,
        text: "Does the service have endpoints?",
        commands: |_| {
            vec![
                "kubectl get endpointslices --namespace <namespace> --selector kubernetes.io/service-name=<service>".to_owned(),
                "kubectl describe service <service> --namespace <namespace>".to_owned(),
            ]
        },
        choices: &[
            Choice {
                text: "yes",
                meaning: "The service knows pods that are ready.",
                next: Next::Ask(Question::ByClusterIp),
            },
            Choice {
                text: "no",
                meaning: "No pod is both selected and ready.",
                next: Next::Ends(
                    Layer::Service,
                    &[
                        "Compare the service's selector with the labels of the pods, in the same namespace.",
                        "Look at the readiness of the pods: those that are not ready are left out.",
                    ],
                ),
            },
        ],
        known: known::nothing,
        reads: output::has_endpoints,
        source: INSIDE_OUT,
    },
    Asked {
        question: Question::ByClusterIp,
        layer: Layer::Service,
        text: "Does the service answer at its ClusterIP?",
        commands: |_| commands::from_pod("curl -Iv --max-time 5 http://<cluster-ip>:<port>"),
        choices: &[
            Choice {
                text: "yes",
                meaning: "The service works by its address; its name is to blame, or what stands before it.",
                next: Next::Ask(Question::DnsPods),
            },
            Choice {
                text: "no",
                meaning: "Pods are ready, and the service does not lead to them.",
                next: Next::Ends(Layer::Service, LEADS),
            },
            Choice {
                text: "no, it is refused",
                meaning: "The service leads to a port at which no pod listens.",
                next: Next::Ends(Layer::Service, LEADS),
            },
        ],
        known: known::nothing,
        reads: output::connects,
        source: INSIDE_OUT,
    },
    Asked {
        question: Question::ExternalAddress,
        layer: Layer::Service,
        text: "Does the service have an address outside?",
        commands: |_| {
            vec![
                "kubectl get service <service> --namespace <namespace> --output wide".to_owned(),
                "kubectl describe service <service> --namespace <namespace>".to_owned(),
            ]
        },
        choices: &[
            Choice {
                text: "yes",
                meaning: "The load balancer is there.",
                next: Next::Ask(Question::WayBack),
            },
            Choice {
                text: "no, it is pending",
                meaning: "The service has not been given an address.",
                next: Next::Ends(
                    Layer::Service,
                    &[
                        "Its events tell why: a full subnet of an internal load balancer, no permission on the subnet or on \
                         the public address, or a quota.",
                    ],
                ),
            },
        ],
        known: known::nothing,
        reads: output::has_external_address,
        source: INSIDE_OUT,
    },
    Asked {
        question: Question::WayBack,
        layer: Layer::Routing,
        text: "Do answers return the way that requests came?",
        commands: commands::tables,
        choices: &[
            Choice {
                text: "yes",
                meaning: "No route takes the answers elsewhere: there is none, the service is an internal one, or requests come \
                          in by the appliance too.",
                next: Next::Ask(Question::Probes),
            },
            Choice {
                text: "no",
                meaning: "Requests come in through the load balancer and answers leave through the appliance, which drops \
                          them.",
                next: Next::Ends(
                    Layer::Routing,
                    &[
                        "Bring requests in through the firewall by DNAT to the service's private address, and route the \
                         firewall's public address /32 to Internet.",
                        "Or make the service an internal one.",
                    ],
                ),
            },
        ],
        known: known::way_back,
        reads: output::nothing,
        source: INSIDE_OUT,
    },
    Asked {
        question: Question::Probes,
        layer: Layer::Service,
        text: "Do the load balancer's probes succeed on some node?",
        commands: |scene| {
            let group = scene.cluster.said.node_resource_group.as_deref();
            let group = group.map_or("<node-resource-group>".to_owned(), crate::resolve::word);
            let mut all = vec![
                format!("az network lb probe list --resource-group {group} --lb-name kubernetes --output table"),
                "kubectl get service <service> --namespace <namespace> --output jsonpath={.spec.externalTrafficPolicy}".to_owned(),
            ];
            all.extend(commands::groups(scene));
            all
        },
        choices: &[
            Choice {
                text: "yes",
                meaning: "The load balancer sends requests on.",
                next: Next::Ends(
                    Layer::Routing,
                    &[
                        "Let the service's port in by the security group of the subnet: from Internet, and from \
                         AzureLoadBalancer.",
                        "Look at loadBalancerSourceRanges of the service.",
                    ],
                ),
            },
            Choice {
                text: "no",
                meaning: "It sends nothing to nodes whose probe fails.",
                next: Next::Ends(
                    Layer::Service,
                    &[
                        "With externalTrafficPolicy Local only nodes with a ready pod of the service answer.",
                        "With HTTP probes the path must answer 200: the annotation \
                         azure-load-balancer-health-probe-request-path sets it.",
                        "Let the tag AzureLoadBalancer in by the security group of the subnet.",
                    ],
                ),
            },
        ],
        known: known::nothing,
        reads: output::nothing,
        source: INSIDE_OUT,
    },
    Asked {
        question: Question::IngressController,
        layer: Layer::Ingress,
        text: "Does the service behind the ingress answer inside the cluster?",
        commands: |_| {
            let mut all = vec![
                "kubectl describe ingress <ingress> --namespace <namespace>".to_owned(),
                "kubectl get endpointslices --namespace <namespace> --selector kubernetes.io/service-name=<service>".to_owned(),
            ];
            all.extend(commands::from_pod("curl -Iv --max-time 5 http://<service>.<namespace>:<port>"));
            all
        },
        choices: &[
            Choice {
                text: "yes",
                meaning: "The controller does not lead the host name or path to it.",
                next: Next::Ends(
                    Layer::Ingress,
                    &[
                        "Compare host, path, pathType and class of the ingress with what is asked, and the secret of its \
                         certificate.",
                        "The logs of the controller tell which backend it took.",
                    ],
                ),
            },
            Choice {
                text: "no",
                meaning: "The failure lies behind the ingress.",
                next: Next::Ask(Question::Endpoints),
            },
            Choice {
                text: "no, it is refused",
                meaning: "The service leads to no pod that listens: the failure lies behind the ingress.",
                next: Next::Ask(Question::Endpoints),
            },
        ],
        known: known::nothing,
        reads: output::connects,
        source: INSIDE_OUT,
    },
];
