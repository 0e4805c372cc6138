//! What the Azure CLI refuses before the service sees it.
use super::{CLI, Entry, entry, report};
use crate::azure::learn;

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        words: &[
            &["--vnet-subnet-id", "managednatgateway"],
            &["--vnet-subnet-id", "userassignednatgateway"],
            &["--vnet-subnet-id", "userdefinedrouting"],
        ],
        meaning: "At creation, userDefinedRouting and userAssignedNATGateway need a subnet of your own, \
         managedNATGateway forbids one, and a basic load balancer forbids an outbound type. The \
         Azure CLI refuses this before the service sees it.",
        steps: &["Give --vnet-subnet-id with the outbound types that need it, and leave it out with \
         managedNATGateway."],
        ..entry("ERR-50", "The outbound type does not go with the subnet", CLI)
    },
    Entry {
        words: &[
            &["--outbound-type", "load balancer"],
            &["userdefinedrouting doesn't support", "load-balancer"],
            &["--nat-gateway-managed-outbound-ip-count", "outbound type"],
        ],
        meaning: "Flags of the load balancer go with loadBalancer alone, and those of the NAT gateway with \
         managedNATGateway alone.",
        steps: &["Leave out the flags of the outbound type that the cluster does not have."],
        ..entry("ERR-51", "Flags of another outbound type", CLI)
    },
    Entry {
        words: &[&["--pod-cidr", "overlay"]],
        meaning: "With the plugin azure a pod CIDR belongs to the mode overlay.",
        steps: &["Add --network-plugin-mode overlay, or leave out --pod-cidr."],
        ..entry("ERR-52", "A pod CIDR without overlay", CLI)
    },
    Entry {
        words: &[&["please explicitly specify the network plugin type"]],
        meaning: "At creation --network-policy needs --network-plugin beside it.",
        steps: &["Add --network-plugin azure."],
        ..entry("ERR-53", "A policy engine without a plugin", CLI)
    },
    Entry {
        words: &[
            &["--load-balancer-outbound-ports", "8"],
            &["--load-balancer-outbound-ports", "range"],
            &["--load-balancer-idle-timeout", "range"],
            &["--nat-gateway-idle-timeout", "range"],
            &["--nat-gateway-managed-outbound-ip-count", "range"],
            &["--max-count", "1000"],
        ],
        meaning: "Ports are a multiple of 8 up to 64,000; the idle time of the load balancer is 4 to 100 \
         minutes, that of the NAT gateway 4 to 120; a NAT gateway has 1 to 16 addresses; a pool 0 \
         to 1,000 nodes.",
        steps: &["Take a number in that range."],
        ..entry("ERR-54", "A number outside what the Azure CLI takes", CLI)
    },
    Entry {
        words: &[&["--api-server-authorized-ip-ranges"]],
        meaning: "Authorized ranges are public IPv4 addresses or ranges; 0.0.0.0/32 and the empty text \
         stand alone.",
        steps: &["Give public IPv4 ranges; IPv6 and private ones are refused."],
        ..entry("ERR-55", "An authorized range is not one", CLI)
    },
    Entry {
        words: &[&["--ip-families"]],
        meaning: "ipFamilies is ipv4 or ipv4,ipv6, and pod and service CIDRs are as many as families.",
        steps: &["Give one range for each family."],
        ..entry(
            "ERR-56",
            "The ranges do not match the address families",
            learn("https://learn.microsoft.com/azure/aks/azure-cni-overlay"),
        )
    },
    Entry {
        words: &[&["only supported for byo (custom) vnet clusters"]],
        meaning: "userDefinedRouting and userAssignedNATGateway belong to clusters in a network of your \
         own; this one stands in the network that the service made.",
        steps: &["Take managedNATGateway or loadBalancer, or make the cluster anew in a network of your \
         own."],
        ..entry(
            "ERR-57",
            "The outbound type needs a network of your own",
            report("https://github.com/Azure/azure-cli/issues/33694"),
        )
    },
];
