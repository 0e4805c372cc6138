//! What pods and services show in events.
use super::{Entry, article, entry, inferred, report};
use crate::azure::{Grade, Source, learn};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        words: &[&["failed to allocate address", "no available addresses"], &["no available addresses"]],
        meaning: "In the node subnet model each node reserves its maximum of pods when it starts, and all \
         of these are in use or leaked on this node. The subnet is not what is full: a report had \
         1,701 free addresses in it.",
        steps: &[
            "Restart or reimage the node: leaked addresses come back.",
            "Where pods really fill the node, add a pool with a larger maximum of pods; that of a \
         pool cannot be changed.",
            "A larger subnet does not help.",
        ],
        ..entry(
            "ERR-40",
            "The node's own addresses are used up, not the subnet's",
            report("https://github.com/Azure/AKS/issues/2532"),
        )
    },
    Entry {
        subcodes: &["NCUpdateSubnetFullError"],
        words: &[&["not enough ips available"], &["ncupdatesubnetfull"]],
        meaning: "The node asked for its next batch of pod addresses and has not got it. That passes by \
         itself in seconds, unless the status says NCUpdateSubnetFullError: then the pod subnet \
         is full. With overlay, more than 250 pods came to one node at once.",
        steps: &[
            "Wait, and look at the status in `kubectl get nnc --namespace kube-system`.",
            "With NCUpdateSubnetFullError: take a larger pod subnet for a new pool, or lower the \
         maximum of pods or the count of a new pool.",
        ],
        ..entry(
            "ERR-41",
            "The node waits for more pod addresses",
            report("https://github.com/Azure/azure-container-networking/issues/2999"),
        )
    },
    Entry {
        words: &[&["no ip addresses available in range set"]],
        meaning: "With kubenet each node gives its pods addresses of its own block of 256. All are in use, \
         mostly leaked ones, for a node runs at most 250 pods.",
        steps: &["Cordon and reimage the node: leaked addresses come back."],
        ..entry(
            "ERR-42",
            "The node's block of 256 addresses is used up",
            inferred("https://learn.microsoft.com/azure/aks/configure-kubenet"),
        )
    },
    Entry {
        codes: &["NetworkPluginNotReady"],
        words: &[
            &["cni plugin not initialized"],
            &["network plugin returns error"],
            &["networkpluginnotready"],
        ],
        meaning: "With a CNI of your own the node waits until it is installed. In any other model the \
         plugin of the node is broken.",
        steps: &["Install the CNI, or look at its pods in kube-system on that node."],
        ..entry(
            "ERR-43",
            "The network plugin does not run on the node",
            learn("https://learn.microsoft.com/azure/aks/use-byo-cni"),
        )
    },
    Entry {
        codes: &["CIDRNotAvailable"],
        words: &[&["no podcidr assigned"], &["cidrnotavailable"]],
        meaning: "Every block of 256 addresses of the pod CIDR is given to a node, so a further node stays \
         NotReady.",
        steps: &[
            "Overlay: widen the pod CIDR to a range that contains it.",
            "kubenet: take nodes away, or migrate to Azure CNI Overlay with a larger pod CIDR.",
        ],
        ..entry(
            "ERR-44",
            "The node got no block of the pod CIDR",
            report("https://github.com/Azure/AKS/issues/848"),
        )
    },
    Entry {
        words: &[&["failed to allocate a serviceip", "range is full"]],
        meaning: "Every ClusterIP of the service CIDR is given to a service. Nodes and pods take none of \
         it.",
        steps: &[
            "Delete services that nobody needs, or make them headless.",
            "The service CIDR cannot be changed: a larger one needs a new cluster.",
        ],
        ..entry("ERR-45", "The service CIDR is used up", report("https://github.com/Azure/AKS/issues/1843"))
    },
    Entry {
        codes: &["SyncLoadBalancerFailed", "CreatingLoadBalancerFailed"],
        words: &[&["failed to ensure load balancer", "subnet"]],
        is_general: true,
        meaning: "An internal load balancer takes its address of the node subnet, or of the subnet that \
         the service's annotation names. Where that is full, EXTERNAL-IP stays pending.",
        steps: &["Free an address in that subnet, or name another subnet in the annotation \
         azure-load-balancer-internal-subnet."],
        ..entry(
            "ERR-46",
            "An internal load balancer gets no address",
            inferred("https://learn.microsoft.com/azure/aks/internal-lb"),
        )
    },
    Entry {
        words: &[&["addressunavailable"], &["returncode: 15"]],
        meaning: "The container network service answers 15: the node's pool of pod addresses is not yet \
         refilled.",
        steps: &["Wait, and look at the status in `kubectl get nnc --namespace kube-system`."],
        ..entry(
            "ERR-47",
            "The network service of the node has no address",
            Source {
                url: "https://github.com/Azure/azure-container-networking",
                read: "2026-08-20",
                grade: Grade::Code,
            },
        )
    },
    Entry {
        words: &[&["error dialing backend"]],
        meaning: "`kubectl logs` and `exec` go through a tunnel to port 10250 of the node, and something \
         blocks it: a security group between node subnets, a firewall on the host, or used-up \
         outbound ports.",
        steps: &["Allow TCP 10250 from node to node.", "Look at the outbound ports of the load balancer."],
        ..entry(
            "ERR-48",
            "The API server cannot reach the kubelet",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/tunnel-connectivity-issues",
            ),
        )
    },
    Entry {
        meaning: "A security group blocks port 53 between the subnets of pools: CoreDNS runs in another \
         one.",
        steps: &["Allow UDP and TCP 53 between the pools' subnets."],
        ..entry(
            "ERR-49",
            "DNS fails from the pods of one pool",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/traffic-between-node-pools-is-blocked",
            ),
        )
    },
    Entry {
        meaning: "AKS writes its rules into the security group of the interfaces alone, never into that of \
         a subnet of yours.",
        steps: &["Add the inbound rule to the subnet's security group."],
        ..entry(
            "ERR-4A",
            "The address of a load balancer times out",
            article(
                "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/custom-nsg-blocks-traffic",
            ),
        )
    },
    Entry {
        meaning: "Reported once, for kubenet with Kubernetes 1.35 on Ubuntu 24.04.",
        steps: &["Migrate to Azure CNI Overlay."],
        ..entry(
            "ERR-4B",
            "A pod does not reach its own service",
            report("https://github.com/Azure/AKS/issues/5669"),
        )
    },
    Entry {
        codes: &["FailedCreatePodSandBox", "SandboxChanged"],
        is_general: true,
        meaning: "The kubelet could not make the pod's sandbox, mostly because the network plugin gave no \
         address, and tries again. The message behind it tells why.",
        steps: &["Read the end of the event's message; `kubectl describe pod` prints all of it."],
        ..entry(
            "ERR-67",
            "A pod got no network",
            inferred("https://learn.microsoft.com/azure/aks/concepts-network-cni-overview"),
        )
    },
];
