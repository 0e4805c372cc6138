//! Features that do not work where they are, and the ways in and out.
use super::{Cure, cure, cure_or};
use crate::fix::place::On;
use crate::fix::special;
use crate::fix::way::Way::{self, By, Nearest, Range, Values};
use crate::propose::Purpose;

const BALANCED: Way = Values(On::Cluster, &[("outboundType", "loadBalancer")]);

pub(super) const CURES: &[Cure] = &[
    cure(
        "feature-unsupported-here",
        &[
            By(special::features_off),
            By(special::plain_api_server),
            Values(On::Cluster, &[("nodeProvisioningProfile.mode", "Manual")]),
            Values(On::Cluster, &[("networkDataplane", "cilium"), ("networkPolicy", "cilium")]),
            Values(On::Cluster, &[("networkPlugin", "azure"), ("networkPluginMode", "overlay")]),
            Values(On::Cluster, &[("sku.tier", "Standard")]),
            Values(On::Cluster, &[("networkPolicy", "none")]),
            BALANCED,
            By(crate::fix::kubernetes::later),
        ],
    ),
    cure(
        "advanced-networking-switched-off",
        &[By(special::advanced_networking_on), By(special::features_off)],
    ),
    cure("nat-gateway-sku-refused", &[By(special::features_off), BALANCED]),
    cure("several-load-balancers", &[By(special::features_off), BALANCED]),
    cure(
        "isolated-cluster-with-public-api-server",
        &[
            Values(On::Cluster, &[("enablePrivateCluster", "true")]),
            Range(|cluster| Purpose::ApiServerSubnet { cluster }),
            BALANCED,
        ],
    ),
    cure(
        "authorized-ranges-without-public-access",
        &[Values(On::Cluster, &[("authorizedIPRanges", "")]), By(special::features_off)],
    ),
    cure_or(
        "authorized-ranges-without-way-out",
        &[],
        "The address that the cluster leaves by is one more authorized range: nodes and pods reach the API server by it.",
    ),
    cure(
        "outbound-address-kinds-mixed",
        &[
            Values(
                On::Cluster,
                &[
                    ("loadBalancerProfile.managedOutboundIPs.count", ""),
                    ("loadBalancerProfile.managedOutboundIPs.countIPv6", ""),
                ],
            ),
            Values(On::Cluster, &[("loadBalancerProfile.outboundIPs", "")]),
        ],
    ),
    cure_or(
        "public-services-behind-routing",
        &[BALANCED],
        "A DNAT rule of the firewall hands the traffic on, and a route of each firewall address as /32 to the Internet keeps \
         answers on the way that they came.",
    ),
    cure(
        "subnets-attached-apart",
        &[
            Values(On::Subnets, &[("routeTable", "true")]),
            Values(On::Subnets, &[("networkSecurityGroup", "true")]),
            Values(On::Subnets, &[("routeTable", "true"), ("networkSecurityGroup", "true")]),
        ],
    ),
    cure("too-many-backends", &[Nearest(On::Pools, "maxCount", 1), Nearest(On::Pools, "count", 1)]),
    cure_or(
        "too-many-load-balancer-services",
        &[],
        "One ingress controller or gateway for many services takes one address in the place of many.",
    ),
];
