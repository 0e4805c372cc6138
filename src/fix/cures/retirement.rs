//! What the platform ends.
use super::{Cure, cure, cure_or};
use crate::fix::place::On;
use crate::fix::way::Way::{By, Values};
use crate::fix::{kubernetes, special};

pub(super) const CURES: &[Cure] = &[
    cure("basic-load-balancer-retired", &[Values(On::Cluster, &[("loadBalancerSku", "standard")])]),
    cure(
        "npm-retires",
        &[
            Values(On::Cluster, &[("networkDataplane", "cilium"), ("networkPolicy", "cilium")]),
            Values(On::Cluster, &[("networkPolicy", "calico")]),
            Values(On::Cluster, &[("networkPolicy", "none")]),
        ],
    ),
    cure_or(
        "kubenet-retires",
        &[
            Values(On::Cluster, &[("networkPlugin", "azure"), ("networkPluginMode", "overlay")]),
            Values(
                On::Cluster,
                &[("networkPlugin", "azure"), ("networkPluginMode", "overlay"), ("networkPolicy", "none")],
            ),
        ],
        "A policy engine is uninstalled before the change and installed after it.",
    ),
    cure_or(
        "api-version-retired",
        &[],
        "The template names a version of the API that is there (apiVersion), and says what the new one calls otherwise.",
    ),
    cure(
        "nat-gateway-type-retired",
        &[
            Values(On::Cluster, &[("outboundType", "managedNATGateway")]),
            Values(On::Cluster, &[("outboundType", "loadBalancer")]),
        ],
    ),
    cure(
        "windows-too-old-for-kubernetes",
        &[Values(On::Pools, &[("osSKU", "Windows2022")]), Values(On::Pools, &[("osSKU", "Windows2025")])],
    ),
    cure(
        "windows-version-left-open",
        &[Values(On::Pools, &[("osSKU", "Windows2025")]), Values(On::Pools, &[("osSKU", "Windows2022")])],
    ),
    cure(
        "availability-set-retired",
        &[
            Values(On::Pools, &[("type", "VirtualMachines")]),
            Values(On::Pools, &[("type", "VirtualMachineScaleSets")]),
        ],
    ),
    cure_or(
        "node-image-retires",
        &[By(special::later_image)],
        "A pool that runs an image of a retired system is upgraded to one that is kept; the workloads' own images follow.",
    ),
    cure_or(
        "kubernetes-version-unsupported",
        &[By(kubernetes::later), Values(On::Cluster, &[("sku.tier", "Premium")])],
        "With long-term support a version lasts longer: tier Premium, and the support plan AKSLongTermSupport.",
    ),
    cure("open-service-mesh-retires", &[By(special::features_off)]),
    cure_or(
        "ingress-nginx-retires",
        &[By(special::features_off)],
        "The Gateway API of application routing takes its place.",
    ),
];
