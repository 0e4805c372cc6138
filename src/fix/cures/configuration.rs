//! Combinations that do not work.
use super::{Cure, cure, cure_or};
use crate::fix::place::On;
use crate::fix::way::Way::{self, By, Nearest, Values};
use crate::fix::{kubernetes, special};

const CILIUM: Way = Values(On::Cluster, &[("networkDataplane", "cilium"), ("networkPolicy", "cilium")]);
const CALICO: Way = Values(On::Cluster, &[("networkPolicy", "calico")]);
const NO_ENGINE: Way = Values(On::Cluster, &[("networkPolicy", "none")]);
const NO_ENGINE_AT_ALL: Way =
    Values(On::Cluster, &[("networkPolicy", "none"), ("networkDataplane", "azure")]);
const OVERLAY: Way = Values(On::Cluster, &[("networkPlugin", "azure"), ("networkPluginMode", "overlay")]);
const BALANCED: Way = Values(On::Cluster, &[("outboundType", "loadBalancer")]);
const OWN_GATEWAY: Way = Values(On::Cluster, &[("outboundType", "userAssignedNATGateway")]);
const MANAGED_GATEWAY: Way = Values(On::Cluster, &[("outboundType", "managedNATGateway")]);
const SCALE_SETS: Way = Values(On::Pools, &[("type", "VirtualMachineScaleSets")]);
const STANDARD: Way = Values(On::Cluster, &[("loadBalancerSku", "standard")]);
const OWN_IDENTITY: Way = Values(On::Cluster, &[("identity.type", "UserAssigned")]);
const LATER: Way = By(kubernetes::later);

pub(super) const CURES: &[Cure] = &[
    cure(
        "cilium-dataplane-without-cilium-policy",
        &[
            Values(On::Cluster, &[("networkPolicy", "cilium")]),
            Values(On::Cluster, &[("networkDataplane", "azure")]),
        ],
    ),
    cure(
        "cilium-policy-without-cilium-dataplane",
        &[Values(On::Cluster, &[("networkDataplane", "cilium")]), NO_ENGINE],
    ),
    cure("policy-engine-unsupported-here", &[CILIUM, CALICO, NO_ENGINE, NO_ENGINE_AT_ALL]),
    cure("policy-engine-frozen", &[LATER]),
    cure("no-policy-engine", &[CILIUM, CALICO]),
    cure_or(
        "policies-do-not-reach",
        &[],
        "What is outside every policy is fenced by other means: network security groups on the subnet, and no pods on the \
         host network that need a fence.",
    ),
    cure(
        "outbound-type-needs-own-network",
        &[BALANCED, MANAGED_GATEWAY, OWN_GATEWAY, Values(On::Cluster, &[("outboundType", "none")])],
    ),
    cure("outbound-type-needs-scale-sets", &[BALANCED, STANDARD, SCALE_SETS]),
    cure(
        "nat-gateway-overrides-outbound-type",
        &[OWN_GATEWAY, Values(On::Subnets, &[("natGateway", "false")])],
    ),
    cure("nat-gateway-not-attached", &[Values(On::Subnets, &[("natGateway", "true")]), BALANCED]),
    cure("route-table-missing", &[Values(On::Subnets, &[("routeTable", "true")]), BALANCED, OWN_GATEWAY]),
    cure("default-route-not-to-an-appliance", &[BALANCED, OWN_GATEWAY]),
    cure_or(
        "default-route-overrides-outbound-type",
        &[Values(On::Cluster, &[("outboundType", "userDefinedRouting")])],
        "Or no default route to the appliance: a route table of the subnets without it.",
    ),
    cure_or(
        "security-group-denies-required-flow",
        &[],
        "A rule of a smaller priority number that allows what the finding names, in both directions.",
    ),
    cure(
        "load-balancer-profile-with-routing",
        &[
            Values(
                On::Cluster,
                &[
                    ("loadBalancerProfile.managedOutboundIPs.count", ""),
                    ("loadBalancerProfile.managedOutboundIPs.countIPv6", ""),
                    ("loadBalancerProfile.outboundIPs", ""),
                    ("loadBalancerProfile.allocatedOutboundPorts", ""),
                    ("loadBalancerProfile.idleTimeoutInMinutes", ""),
                ],
            ),
            BALANCED,
        ],
    ),
    cure("no-linux-system-pool", &[Way::By(special::system_pool)]),
    cure(
        "outbound-nat-disabled-behind-load-balancer",
        &[
            Values(On::Pools, &[("disableOutboundNat", "false")]),
            Values(On::Pools, &[("enableNodePublicIP", "false")]),
            OWN_GATEWAY,
            MANAGED_GATEWAY,
        ],
    ),
    cure_or(
        "no-way-out",
        &[BALANCED, MANAGED_GATEWAY, OWN_GATEWAY],
        "Or a cluster that needs no way out: its images from a private registry (bootstrapProfile.artifactSource Cache).",
    ),
    cure("overlay-mode-without-azure-cni", &[OVERLAY, Values(On::Cluster, &[("networkPluginMode", "")])]),
    cure(
        "pod-subnet-without-azure-cni",
        &[
            Values(On::Pools, &[("podSubnetID", "")]),
            Values(On::Cluster, &[("networkPlugin", "azure"), ("networkPluginMode", "")]),
        ],
    ),
    cure("dual-stack-without-overlay", &[OVERLAY, By(special::one_family)]),
    cure_or(
        "dual-stack-unsupported-here",
        &[By(special::one_family), CILIUM, NO_ENGINE],
        "No way from one family to two is documented for a cluster that exists.",
    ),
    cure(
        "allocation-modes-mixed",
        &[
            Values(On::Pools, &[("podIPAllocationMode", "DynamicIndividual")]),
            Values(On::Pools, &[("podIPAllocationMode", "StaticBlock")]),
        ],
    ),
    cure(
        "static-blocks-unsupported-here",
        &[Values(On::Pools, &[("podIPAllocationMode", "DynamicIndividual")]), LATER],
    ),
    cure("pool-name-not-allowed", &[By(special::allowed_name)]),
    cure_or(
        "names-too-long",
        &[],
        "Names of Azure's resources stay: a network or a resource group with a shorter name, and the cluster's subnets in it.",
    ),
    cure(
        "gateway-pool-unfit",
        &[
            Values(On::Pools, &[("osType", "Linux")]),
            Values(On::Pools, &[("enableAutoScaling", "false")]),
            Nearest(On::Pools, "gatewayProfile.publicIPPrefixSize", 1),
            Nearest(On::Pools, "count", 1),
            Values(On::Pools, &[("mode", "User")]),
        ],
    ),
    cure("machines-need-own-identity", &[OWN_IDENTITY, SCALE_SETS]),
    cure("route-table-needs-own-identity", &[OWN_IDENTITY]),
    cure(
        "private-cluster-without-name",
        &[
            Values(On::Cluster, &[("enablePrivateClusterPublicFQDN", "true")]),
            Values(On::Cluster, &[("privateDNSZone", "system")]),
        ],
    ),
    cure(
        "authorized-ranges-refused",
        &[By(special::ranges_taken), Values(On::Cluster, &[("authorizedIPRanges", "")])],
    ),
    cure(
        "container-group-subnet-with-routes",
        &[Values(On::Subnets, &[("routeTable", "false")]), By(special::features_off)],
    ),
];
