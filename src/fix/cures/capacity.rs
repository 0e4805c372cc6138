//! Resources that run out, and numbers out of range.
use super::{Cure, cure, cure_or};
use crate::fix::place::On;
use crate::fix::way::Way::{self, By, Nearest, Operation as Remedied, Range, Values};
use crate::fix::{ranges, special};
use crate::propose::{Operation, Purpose};

const UPGRADE: Way = Remedied(|cluster| Operation::UpgradeAll { cluster });
const TO_MAXIMUM: Way = Remedied(|cluster| Operation::EveryPoolToMaximum { cluster });
const BOTH: Way = By(ranges::surge_and_maximum);
const FEWER_NOW: Way = Nearest(On::Pools, "count", 1);
const FEWER_AT_MOST: Way = Nearest(On::Pools, "maxCount", 1);
const PODS_OF_NODE: Way = Nearest(On::Pools, "maxPods", 1);
const API_SERVER: Way = Range(|cluster| Purpose::ApiServerSubnet { cluster });
const OVERLAY: Way = Values(
    On::Cluster,
    &[("networkPlugin", "azure"), ("networkPluginMode", "overlay"), ("networkPolicy", "none")],
);
const CILIUM: Way = Values(On::Cluster, &[("networkDataplane", "cilium"), ("networkPolicy", "cilium")]);

pub(super) const CURES: &[Cure] = &[
    cure(
        "node-subnet-too-small",
        &[
            UPGRADE,
            TO_MAXIMUM,
            BOTH,
            FEWER_AT_MOST,
            Range(|cluster| Purpose::NodeSubnet { cluster }),
            PODS_OF_NODE,
            FEWER_NOW,
        ],
    ),
    cure(
        "pod-subnet-too-small",
        &[
            UPGRADE,
            TO_MAXIMUM,
            BOTH,
            FEWER_AT_MOST,
            Range(|cluster| Purpose::PodSubnet { cluster }),
            PODS_OF_NODE,
            FEWER_NOW,
        ],
    ),
    cure(
        "pod-cidr-too-small",
        &[UPGRADE, TO_MAXIMUM, BOTH, FEWER_AT_MOST, Range(|cluster| Purpose::PodCidr { cluster }), FEWER_NOW],
    ),
    cure_or(
        "outbound-ports-exhausted",
        &[
            Nearest(On::Cluster, "loadBalancerProfile.allocatedOutboundPorts", 8),
            Nearest(On::Cluster, "loadBalancerProfile.managedOutboundIPs.count", 1),
            UPGRADE,
            TO_MAXIMUM,
            FEWER_AT_MOST,
        ],
        "A NAT gateway shares the ports of each address among all nodes: where connections are many, it scales further.",
    ),
    cure("api-server-subnet-too-small", &[API_SERVER]),
    cure("api-server-subnet-in-use", &[API_SERVER]),
    cure("api-server-subnet-missing", &[API_SERVER]),
    cure_or(
        "too-many-nodes",
        &[FEWER_AT_MOST, FEWER_NOW],
        "Beyond what one cluster or pool holds, work is spread over several.",
    ),
    cure("too-many-nodes-for-npm", &[CILIUM, FEWER_AT_MOST, FEWER_NOW]),
    cure_or(
        "too-many-routes",
        &[OVERLAY, FEWER_AT_MOST, FEWER_NOW],
        "Overlay needs no routes: the way there is told under Design.",
    ),
    cure("max-pods-out-of-range", &[PODS_OF_NODE, Values(On::Pools, &[("maxPods", "")])]),
    cure("too-few-pods", &[PODS_OF_NODE, FEWER_NOW]),
    cure_or(
        "too-many-pods",
        &[PODS_OF_NODE, Nearest(On::Pools, "podsPerNode", 1), FEWER_AT_MOST, FEWER_NOW],
        "Beyond what one cluster is meant for, work is spread over several.",
    ),
    cure("too-many-pods-on-windows", &[PODS_OF_NODE]),
    cure_or(
        "too-many-pools",
        &[],
        "A cluster holds no more pools: join pools of one kind, or spread them over clusters.",
    ),
    cure_or(
        "too-many-addresses-in-network",
        &[OVERLAY, FEWER_AT_MOST, FEWER_NOW, PODS_OF_NODE],
        "A virtual network holds no more: a second network, or pods that take no addresses of it.",
    ),
    cure_or(
        "too-many-nodes-for-layer-seven",
        &[FEWER_AT_MOST, FEWER_NOW],
        "Or fewer policies that look into requests.",
    ),
    cure("gateway-subnet-of-wrong-size", &[By(special::gateway_subnet)]),
    cure(
        "gateway-prefix-too-small",
        &[Nearest(On::Pools, "gatewayProfile.publicIPPrefixSize", 1), FEWER_AT_MOST, FEWER_NOW],
    ),
    cure(
        "autoscaler-bounds-out-of-order",
        &[
            Nearest(On::Pools, "maxCount", 1),
            Nearest(On::Pools, "minCount", 1),
            Nearest(On::Pools, "count", 1),
            Values(On::Pools, &[("enableAutoScaling", "false"), ("minCount", ""), ("maxCount", "")]),
        ],
    ),
    cure("system-pool-without-nodes", &[Nearest(On::Pools, "minCount", 1), Nearest(On::Pools, "count", 1)]),
    cure(
        "system-pool-with-missing-nodes",
        &[
            Values(On::Pools, &[("maxUnavailable", "0"), ("maxSurge", "10%")]),
            Values(On::Pools, &[("maxUnavailable", "")]),
            Values(On::Pools, &[("mode", "User")]),
        ],
    ),
    cure(
        "no-surge-and-none-missing",
        &[Values(On::Pools, &[("maxSurge", "10%")]), Values(On::Pools, &[("maxUnavailable", "1")])],
    ),
    cure("blue-green-upgrade", &[Values(On::Pools, &[("upgradeStrategy", "Rolling")])]),
    cure(
        "outbound-setting-out-of-range",
        &[
            Nearest(On::Cluster, "loadBalancerProfile.allocatedOutboundPorts", 8),
            Nearest(On::Cluster, "loadBalancerProfile.idleTimeoutInMinutes", 1),
            Nearest(On::Cluster, "loadBalancerProfile.managedOutboundIPs.count", 1),
            Nearest(On::Cluster, "loadBalancerProfile.managedOutboundIPs.countIPv6", 1),
            Nearest(On::Cluster, "natGatewayProfile.managedOutboundIPProfile.count", 1),
            Nearest(On::Cluster, "natGatewayProfile.idleTimeoutInMinutes", 1),
        ],
    ),
];
