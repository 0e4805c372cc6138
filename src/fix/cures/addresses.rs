//! Ranges that collide or are not fit for their role.
use super::{Cure, cure, cure_or};
use crate::fix::place::On;
use crate::fix::special;
use crate::fix::way::Way::{self, By, Range, Values};
use crate::propose::Purpose;

const PODS: Way = Range(|cluster| Purpose::PodCidr { cluster });
const SERVICES: Way = Range(|cluster| Purpose::ServiceCidr { cluster });
const NODE_SUBNET: Way = Range(|cluster| Purpose::NodeSubnet { cluster });
const POD_SUBNET: Way = Range(|cluster| Purpose::PodSubnet { cluster });
const DNS: Way = By(special::usual_dns_address);

const NETWORKS_KEEP: &str = "A network's address space cannot lose a range in which subnets stand: one of the two networks \
                             is planned anew with ranges of its own, and what lives in it moves.";

pub(super) const CURES: &[Cure] = &[
    cure("service-cidr-overlaps-subnet", &[SERVICES]),
    cure("pod-cidr-overlaps-subnet", &[PODS]),
    cure("pod-and-service-cidr-overlap", &[PODS, SERVICES]),
    cure("pod-cidrs-overlap", &[PODS]),
    cure_or(
        "subnets-overlap",
        &[By(special::subnet_moved)],
        "Azure has no two such subnets: one of the documents is out of date, or speaks of another network. A subnet in \
         which something lives cannot move: a new one takes its place.",
    ),
    cure_or("networks-overlap", &[], NETWORKS_KEEP),
    cure("range-overlaps-connected-network", &[PODS, SERVICES, NODE_SUBNET, POD_SUBNET]),
    cure_or("range-overlaps-reserved", &[PODS, SERVICES, NODE_SUBNET, POD_SUBNET], NETWORKS_KEEP),
    cure("service-cidr-in-network-space", &[SERVICES]),
    cure("pod-cidr-in-network-space", &[PODS]),
    cure("public-range", &[PODS, SERVICES, NODE_SUBNET, POD_SUBNET]),
    cure("service-cidr-too-large", &[SERVICES]),
    cure("service-cidr-too-small", &[SERVICES]),
    cure("dns-address-outside-service-cidr", &[DNS, SERVICES]),
    cure("dns-address-on-the-edge", &[DNS, SERVICES]),
    cure("pod-cidr-not-used", &[Values(On::Cluster, &[("podCidr", "")])]),
    cure("own-cni-without-pod-cidr", &[By(special::usual_pod_range)]),
    cure("ranges-do-not-match-families", &[By(special::families_in_order), By(special::one_family)]),
    cure(
        "ip-families-unsupported",
        &[
            By(special::one_family),
            By(special::families_in_order),
            Values(On::Cluster, &[("ipFamilies", "IPv4")]),
        ],
    ),
    cure_or(
        "subnet-size-not-allowed",
        &[By(special::subnet_as_large_as_allowed), NODE_SUBNET, POD_SUBNET],
        "A subnet is /29 at the smallest and a network /8 at the largest: the text that creates it says another range.",
    ),
    cure("subnets-in-several-networks", &[By(special::one_network), NODE_SUBNET, POD_SUBNET]),
    cure("managed-and-own-subnets", &[By(special::subnets_alike)]),
    cure(
        "pool-without-pod-subnet",
        &[By(special::pod_subnets_alike), Values(On::Pools, &[("podSubnetID", "")])],
    ),
    cure("kubenet-subnet-shared", &[NODE_SUBNET]),
    cure("node-subnet-delegated", &[Values(On::Subnets, &[("delegations", "none")]), NODE_SUBNET]),
    cure("pod-subnet-delegated-elsewhere", &[Values(On::Subnets, &[("delegations", "none")]), POD_SUBNET]),
    cure("pod-subnet-is-node-subnet", &[POD_SUBNET, NODE_SUBNET]),
];
