//! Which network model fits: the clusters that the page brings along, and those that people tell of.
use aks_network_planner::advice::{Advice, How, Ipam, Needs, OptionVerdict, Question, Room, Weight, advise};
use aks_network_planner::azure::{Feature, day};
use aks_network_planner::capacity::Resource;
use aks_network_planner::design::{Design, NetworkDataplane, NetworkPolicy, PoolType, Stage};
use aks_network_planner::edit::{CidrField, Step, take};
use aks_network_planner::import::{merge, read};

use super::{in_network, with_model};
use crate::support::plan::known;
use crate::support::{ClusterPlan, Plan, TODAY, cluster, network, plan, pool, prefix, subnet};

fn advice(design: &Design, place: usize, needs: &Needs) -> Advice {
    advise(design, place, needs, day(TODAY).expect("a day")).expect("the cluster")
}

fn of(plan: &Plan, answers: &[(Question, bool)]) -> Advice {
    advice(&plan.0, 0, &Needs { answers: answers.to_vec(), ..Needs::default() })
}

fn current(advice: &Advice) -> &OptionVerdict {
    advice.options.iter().find(|option| option.is_current).expect("what it has")
}

fn with_cilium(of: ClusterPlan) -> ClusterPlan {
    of.policy(NetworkPolicy::Cilium).dataplane(NetworkDataplane::Cilium)
}

/// The ranges that an option needs, as `resource /length`.
fn needed(of: &OptionVerdict) -> Vec<(Resource, u8)> {
    of.needed.iter().map(|needed| (needed.resource, needed.length)).collect()
}

const SAMPLES: [(&str, &str, usize, &str); 8] = [
    (
        "cannot-upgrade",
        include_str!("../../../public/samples/cannot-upgrade.txt"),
        0,
        // 98 nodes take 98 addresses in place of 2,978 of 2,043; a /17 has 128 blocks, a /18 has 64.
        "Azure CNI Overlay with Cilium fits best: it is reached in place in three steps with a pod CIDR of /17, frees 2,880 \
         addresses of vnet-prod, headroom of snet-aks at its largest moment goes from 935 addresses short to 95%, and \
         replaces Azure Network Policy Manager, which retires on 2028-09-30.",
    ),
    (
        "healthy-overlay",
        include_str!("../../../public/samples/healthy-overlay.txt"),
        0,
        "Azure CNI Overlay with Cilium fits best: shop-prod has it already, headroom of snet-aks at its largest moment is \
         80%, and nothing of it retires.",
    ),
    (
        "kubenet-before-retirement",
        include_str!("../../../public/samples/kubenet-before-retirement.txt"),
        0,
        // 69 nodes need 69 blocks, of which the /18 of kubenet has 64.
        "Azure CNI Overlay with Cilium fits best: it is reached in place in three steps with a pod CIDR of /17, headroom of \
         snet-aks at its largest moment is 43%, and replaces kubenet, which retires on 2028-03-31.",
    ),
    (
        "overlapping-service-cidr",
        include_str!("../../../public/samples/overlapping-service-cidr.txt"),
        0,
        // Its pod CIDR meets the data centre and cannot be replaced in place.
        "Azure CNI Overlay with Cilium fits best: nothing that claims-prod can reach in place does, so it takes another \
         cluster with a pod CIDR of /19, headroom of snet-aks at its largest moment is 89%, and nothing of it retires.",
    ),
    (
        "pod-subnet",
        include_str!("../../../public/samples/pod-subnet.txt"),
        0,
        "Azure CNI pod subnet with Cilium fits best: media-prod has it already, and goes on by new pools with a pod subnet \
         of /21, headroom of its subnets at its largest moment goes from 611 addresses short to 19%, and nothing of it retires.",
    ),
    (
        "three-regions",
        THREE,
        0,
        "Azure CNI Overlay with Cilium fits best: match-eu has it already, headroom of snet-aks at its largest moment is \
         63%, and nothing of it retires.",
    ),
    (
        "three-regions",
        THREE,
        1,
        "Azure CNI Overlay with Cilium fits best: match-us has it already, headroom of snet-aks at its largest moment is \
         63%, and nothing of it retires.",
    ),
    (
        "three-regions",
        THREE,
        2,
        "Azure CNI Overlay with Cilium fits best: it is reached in place in three steps with a pod CIDR of /17, frees 2,760 \
         addresses of vnet-match-asia, headroom of snet-aks at its largest moment goes from 1,833 addresses short to 90%, \
         and replaces Azure Network Policy Manager, which retires on 2028-09-30.",
    ),
];

const THREE: &str = include_str!("../../../public/samples/three-regions.txt");

#[test]
fn each_sample_is_told_what_an_engineer_would_do() {
    for (name, text, place, sentence) in SAMPLES {
        let design = merge(&read(name, text)).design;
        assert_eq!(advice(&design, place, &Needs::default()).why_first, sentence, "{name}");
    }
}

/// 69 nodes need a /17, and the /18 that kubenet has is the beginning of a free one: since the release of 2025-08-29 the
/// move may bring another pod CIDR.
#[test]
fn overlay_from_kubenet_takes_a_pod_cidr_that_is_large_enough() {
    let (name, text, ..) = SAMPLES[2];
    let design = merge(&read(name, text)).design;
    let advice = advice(&design, 0, &Needs::default());
    let first = &advice.options[0];
    assert_eq!((first.possible, first.fits), (Some(true), Some(true)));
    assert_eq!(needed(first), [(Resource::PodCidr, 17)]);
    let wide =
        Step::Cidr { cluster: "intranet".into(), field: CidrField::PodCidr, prefix: prefix("10.244.0.0/17") };
    assert!(first.edits.contains(&wide), "{:?}", first.edits);
    assert_eq!(current(&advice).fits, Some(false), "the pod CIDR of kubenet stays what it is");
}

#[test]
fn kubenet_that_fits_keeps_its_pod_cidr_on_the_way_to_overlay() {
    let advice = of(&in_network(with_model(Ipam::Kubenet)), &[]);
    let first = &advice.options[0];
    assert_eq!(first.choice.title(), "Azure CNI Overlay with Cilium");
    assert!(first.needed.is_empty() && first.how == How::InPlace);
    assert!(!first.edits.iter().any(|step| matches!(step, Step::Cidr { .. })));
}

/// Two nodes of 110 pods in a /24 and 8,000 pods more: 8,220 pods are 75 nodes, with 8 of surge 83.
#[test]
fn a_payments_platform_that_grows_by_eight_thousand_pods_moves_to_overlay() {
    let nodes = pool("np1").count(2).max_pods(110).surge("10%").nodes_in("vnet/snet");
    let aks = cluster("payments").service_cidr("172.17.0.0/16").pool(nodes);
    let network = network("vnet", "10.1.0.0/23").subnet(subnet("snet", "10.1.0.0/24"));
    let plan = plan().network(network).cluster(aks);
    let needs = Needs { pods: Some(8_220), ..Needs::default() };
    let advice = advice(&plan.0, 0, &needs);
    // 83 × 111 = 9,213 of 251 addresses, and 83 with overlay: 168 of 251 are left.
    assert_eq!(
        advice.why_first,
        "Azure CNI Overlay with Cilium fits best: it is reached in place in two steps with a pod CIDR of /17, frees 9,130 \
         addresses of vnet, headroom of snet at its largest moment goes from 8,962 addresses short to 66%, and nothing of \
         it retires."
    );
    let now = current(&advice);
    assert_eq!(now.fits, Some(false));
    let said = now.reasons.iter().find(|reason| reason.weight == Weight::TooSmall && reason.rule.is_empty());
    let said = &said.expect("why").saying.text;
    assert!(said.contains("a node subnet of /18, and vnet has no free block of that length"), "{said}");
}

#[test]
fn a_healthy_overlay_with_cilium_stays() {
    let advice = of(&in_network(with_cilium(with_model(Ipam::Overlay))), &[]);
    assert!(advice.options[0].is_current && advice.options[0].how == How::Already);
    assert!(advice.why_first.contains("aks has it already"), "{}", advice.why_first);
}

#[test]
fn pods_that_are_dialled_from_outside_keep_their_pod_subnet() {
    for policy in [NetworkPolicy::None, NetworkPolicy::Calico, NetworkPolicy::Cilium] {
        let flat = with_model(Ipam::PodSubnet).policy(policy);
        let flat = if policy == NetworkPolicy::Cilium { with_cilium(flat) } else { flat };
        let advice = of(&in_network(flat), &[(Question::InboundToPods, true)]);
        assert!(advice.options[0].is_current, "{}", advice.why_first);
        let overlay = advice.options.iter().filter(|option| option.choice.ipam == Ipam::Overlay);
        assert!(overlay.into_iter().all(|option| option.possible == Some(false)));
    }
}

/// The ingress controller of Application Gateway works with overlay since the release of 2025-08-29.
#[test]
fn an_application_gateway_does_not_keep_kubenet_from_overlay() {
    let with_gateway = with_model(Ipam::Kubenet)
        .with(|cluster| cluster.features.set(Feature::ApplicationGateway, Some(true)));
    let advice = of(&in_network(with_gateway), &[]);
    let first = &advice.options[0];
    assert_eq!((first.choice.ipam, first.how), (Ipam::Overlay, How::InPlace));
    assert!(first.reasons.iter().any(|reason| reason.saying.text.contains("Application Gateway")));
}

/// A full node subnet with Azure Network Policy Manager and pods that are dialled: new pools in a larger subnet.
#[test]
fn a_node_subnet_whose_pods_are_dialled_gets_a_larger_one_by_new_pools() {
    let (name, text, ..) = SAMPLES[0];
    let design = merge(&read(name, text)).design;
    let needs = Needs { answers: vec![(Question::InboundToPods, true)], ..Needs::default() };
    let advice = advice(&design, 0, &needs);
    let first = &advice.options[0];
    assert_eq!(
        (first.choice.title().as_str(), first.how),
        ("Azure CNI node subnet with Cilium", How::NewPools)
    );
    assert_eq!(needed(first), [(Resource::NodeSubnet, 20)]);
    // 96 nodes of 31 addresses take 2,976 of the 4,091 of a /20.
    assert_eq!((first.taken_at_most, first.headroom_percent), (Some(2_976), Some(27)));
}

/// Three nodes and one of surge fill the four blocks of a /22; nine and one do not fit.
#[test]
fn overlay_whose_pod_cidr_is_too_small_is_widened_in_place() {
    let plan_of = |nodes: u64| {
        let nodes = pool("np1").count(nodes).max_pods(30).surge("1").nodes_in("vnet/snet");
        let nodes = nodes.with(|pool| pool.os_type = known(aks_network_planner::design::OsType::Linux));
        let overlay = with_cilium(cluster("aks").overlay()).pod_cidr("10.244.0.0/22");
        in_network(overlay.service_cidr("172.17.0.0/16").pool(nodes))
    };
    assert!(of(&plan_of(3), &[]).options[0].needed.is_empty());
    let plan = plan_of(9);
    let wider = of(&plan, &[]);
    let first = &wider.options[0];
    assert!(first.is_current && first.how == How::InPlace);
    assert_eq!(first.needed.first().map(|needed| needed.room), Some(Room::Free(prefix("10.244.0.0/20"))));
    let after = advice(&take(&plan.0, &first.edits), 0, &Needs::default());
    assert!(after.options[0].is_current && after.options[0].how == How::Already);
    assert!(wider.why_first.contains("aks has it already, and goes on with a pod CIDR of /20 in place"));
}

/// Availability sets cannot move to overlay and become pools of machines first.
#[test]
fn availability_sets_become_pools_of_machines_on_the_way_to_overlay() {
    let sets = with_model(Ipam::Kubenet).with(|cluster| {
        let pools = cluster.pools.iter_mut().flatten();
        pools.for_each(|pool| pool.pool_type = known(PoolType::AvailabilitySet));
    });
    let plan = in_network(sets);
    let advice = of(&plan, &[]);
    let first = &advice.options[0];
    assert_eq!((first.choice.ipam, first.operations), (Ipam::Overlay, Some(3)));
    let taken = take(&plan.0, &first.edits);
    assert_eq!(
        taken.clusters[0].pools.as_ref().expect("pools")[0].pool_type,
        known(PoolType::VirtualMachines)
    );
    assert!(first.reasons.iter().any(|reason| reason.saying.text.contains("availability sets")));
}

/// What is still to be created costs nothing to choose otherwise: Microsoft's default comes first, a pod subnet where pods
/// are dialled. <https://learn.microsoft.com/azure/aks/concepts-network-cni-overview>
#[test]
fn a_cluster_that_is_still_to_be_created_gets_the_default() {
    for (from, inbound, expected) in [
        (Ipam::NodeSubnet, false, "Azure CNI Overlay with Cilium"),
        (Ipam::Kubenet, false, "Azure CNI Overlay with Cilium"),
        (Ipam::NodeSubnet, true, "Azure CNI pod subnet with Cilium"),
    ] {
        let plan = in_network(with_model(from).with(|cluster| cluster.stage = Stage::Template));
        let advice = of(&plan, &[(Question::InboundToPods, inbound)]);
        let first = &advice.options[0];
        assert_eq!((first.choice.title().as_str(), first.how), (expected, How::AtCreation), "{from:?}");
    }
}

/// Another cluster is never first where an option that is reached without one can be, fits and retires nothing.
#[test]
fn another_cluster_is_never_first_where_the_one_that_is_there_can_do() {
    for from in Ipam::ALL {
        for policy in NetworkPolicy::ALL {
            let base = with_model(from).policy(*policy);
            let base = if *policy == NetworkPolicy::Cilium { with_cilium(base) } else { base };
            let plan = in_network(base);
            for question in Question::ALL {
                let advice = of(&plan, &[(question, true)]);
                let serves = |option: &&OptionVerdict| {
                    let is_sound = option.fits != Some(false) && option.retires.is_none();
                    let against = option.reasons.iter().any(|reason| reason.weight == Weight::Against);
                    option.possible == Some(true) && is_sound && !against
                };
                let is_here = |option: &&OptionVerdict| option.how < How::NewCluster && serves(option);
                let first = &advice.options[0];
                if advice.options.iter().any(|option| is_here(&option)) {
                    assert!(
                        first.how < How::NewCluster && serves(&first),
                        "{from:?} {policy:?} {question:?}"
                    );
                }
                let now = advice.options.iter().find(|option| option.is_current);
                let stays = now.filter(|now| now.how == How::Already && serves(now));
                if stays.is_some() && question != Question::ScarceSpace {
                    assert!(first.is_current, "{from:?} {policy:?} {question:?}: {}", advice.why_first);
                }
            }
        }
    }
}
