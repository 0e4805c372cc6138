//! Which network model fits: worked examples.
use aks_network_planner::advice::{
    Advice, How, Ipam, Needs, OptionVerdict, Question, Weight, advise, options,
};
use aks_network_planner::azure::{Feature, day};
use aks_network_planner::design::{NetworkDataplane, NetworkPolicy, OsType, OutboundType};
use aks_network_planner::net::Family;

use super::{in_network, with_model};
use crate::support::plan::known;
use crate::support::{ClusterPlan, Plan, TODAY, cluster, network, plan, pool, subnet};

fn advice(plan: &Plan, needs: &Needs) -> Advice {
    advise(&plan.0, 0, needs, day(TODAY).expect("a day")).expect("the cluster")
}

fn said(answers: &[(Question, bool)]) -> Needs {
    Needs { answers: answers.to_vec(), ..Needs::default() }
}

fn option(advice: &Advice, ipam: Ipam, policy: NetworkPolicy) -> &OptionVerdict {
    let is = |of: &&OptionVerdict| of.choice.ipam == ipam && of.choice.policy == policy;
    advice.options.iter().find(is).expect("an option")
}

/// The lengths of the ranges that an option needs.
fn lengths(of: &OptionVerdict) -> Vec<u8> {
    of.needed.iter().map(|needed| needed.length).collect()
}

fn first(of: ClusterPlan, needs: &Needs) -> String {
    advice(&in_network(of), needs).options[0].choice.title()
}

/// A payments platform on a node subnet: 40 nodes of 30 pods in a /21, which has 2,043 usable addresses.
fn payments() -> Plan {
    let nodes = pool("np1").count(40).max_pods(30).surge("10%").nodes_in("vnet/snet");
    let nodes = nodes.with(|pool| pool.os_type = known(OsType::Linux));
    let network = network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/21"));
    let aks = cluster("payments").service_cidr("172.17.0.0/16").load_balancer(4, 0).pool(nodes);
    plan().network(network).cluster(aks)
}

/// 44 nodes during an upgrade take 44 × 31 = 1,364 of 2,043 addresses, with overlay 44.
#[test]
fn the_headroom_is_told_before_and_after_overlay() {
    let stays = advice(&payments(), &Needs::default());
    let now = option(&stays, Ipam::NodeSubnet, NetworkPolicy::None);
    let sums = |of: &OptionVerdict| (of.taken_now, of.taken_at_most, of.headroom_percent);
    assert!(now.is_current && now.how == How::Already);
    assert_eq!(sums(now), (Some(1_240), Some(1_364), Some(33)));
    let overlay = option(&stays, Ipam::Overlay, NetworkPolicy::Cilium);
    assert_eq!(sums(overlay), (Some(40), Some(44), Some(97)));
    assert_eq!(lengths(overlay), [18]);
    assert_eq!(stays.options[0].choice, now.choice);
    assert_eq!(
        stays.why_first,
        "Azure CNI node subnet without a policy engine fits best: payments has it already, headroom of snet at its largest \
         moment is 33%, and nothing of it retires."
    );
    let scarce = advice(&payments(), &said(&[(Question::ScarceSpace, true), (Question::Policies, true)]));
    assert_eq!(
        scarce.why_first,
        "Azure CNI Overlay with Cilium fits best: it is reached in place in two steps with a pod CIDR of /18, frees 1,320 \
         addresses of vnet, headroom of snet at its largest moment goes from 33% to 97%, and nothing of it retires."
    );
}

/// 8,000 pods more are 9,200: 307 nodes of 30, with 31 of surge 338, which take 338 × 31 = 10,478 addresses: a /18, whose
/// 16,379 usable addresses leave 36%.
#[test]
fn eight_thousand_pods_more_do_not_fit_the_node_subnet_and_fit_with_overlay() {
    let needs = Needs { pods: Some(9_200), ..Needs::default() };
    let advice = advice(&payments(), &needs);
    let now = option(&advice, Ipam::NodeSubnet, NetworkPolicy::None);
    assert_eq!((now.taken_now, now.taken_at_most), (Some(1_240), Some(10_478)));
    assert_eq!((now.how, lengths(now), now.headroom_percent), (How::NewPools, vec![18], Some(36)));
    assert!(now.reasons.iter().any(|of| of.weight == Weight::Note && of.rule == "node-subnet-too-small"));
    let overlay = option(&advice, Ipam::Overlay, NetworkPolicy::Cilium);
    assert_eq!((overlay.taken_at_most, overlay.headroom_percent), (Some(338), Some(83)));
    assert_eq!(lengths(overlay), [15]);
    let scarce = advice.answers.iter().find(|answer| answer.question == Question::ScarceSpace);
    assert_eq!(scarce.and_then(|answer| answer.is), Some(true));
}

#[test]
fn every_model_stands_with_every_engine_that_it_has() {
    let advice = advice(&payments(), &Needs::default());
    let mut titles: Vec<String> = advice.options.iter().map(|option| option.choice.title()).collect();
    titles.sort();
    titles.dedup();
    // Four Azure CNI models with four engines, kubenet with and without Calico, and one's own CNI.
    assert_eq!(titles.len(), 4 * 4 + 2 + 1);
}

/// The decision table of <https://learn.microsoft.com/azure/aks/concepts-network-cni-overview> and
/// <https://learn.microsoft.com/azure/aks/plan-pod-networking>.
#[test]
fn the_first_is_microsofts_choice_for_the_needs() {
    let overlay = || with_model(Ipam::Overlay);
    let windows = || {
        overlay().with(|cluster| {
            cluster.pools.iter_mut().flatten().for_each(|pool| pool.os_type = known(OsType::Windows));
        })
    };
    let kubenet = with_model(Ipam::Kubenet);
    let cases = [
        (overlay(), said(&[]), "Azure CNI Overlay without a policy engine"),
        (overlay(), said(&[(Question::Policies, true)]), "Azure CNI Overlay with Cilium"),
        (kubenet, said(&[]), "Azure CNI Overlay with Cilium"),
        (overlay(), said(&[(Question::InboundToPods, true)]), "Azure CNI pod subnet with Cilium"),
        (
            with_model(Ipam::NodeSubnet),
            said(&[(Question::VirtualNodes, true)]),
            "Azure CNI node subnet without a policy engine",
        ),
        (overlay(), said(&[(Question::OwnCni, true)]), "bring your own CNI"),
        (windows(), said(&[(Question::Policies, true)]), "Azure CNI Overlay with Calico"),
        (overlay(), said(&[(Question::LayerSeven, true)]), "Azure CNI Overlay with Cilium"),
        (overlay(), said(&[(Question::DualStack, true)]), "Azure CNI Overlay without a policy engine"),
        (
            overlay(),
            said(&[(Question::DualStack, true), (Question::InboundToPods, true)]),
            "Azure CNI pod subnet in static blocks with Cilium",
        ),
        (
            overlay(),
            said(&[(Question::StaticEgress, true), (Question::InboundToPods, true)]),
            "Azure CNI node subnet with Cilium",
        ),
    ];
    for (of, needs, expected) in cases {
        assert_eq!(first(of, &needs), expected, "{needs:?}");
    }
}

#[test]
fn another_cluster_is_not_worth_it_where_the_one_that_is_there_does() {
    let flat = with_model(Ipam::PodSubnet).policy(NetworkPolicy::Cilium).dataplane(NetworkDataplane::Cilium);
    assert_eq!(first(flat.clone(), &said(&[])), "Azure CNI pod subnet with Cilium");
    let retiring = with_model(Ipam::PodSubnet).policy(NetworkPolicy::Azure);
    assert_eq!(first(retiring, &said(&[])), "Azure CNI pod subnet with Cilium");
    let advice = advice(&in_network(flat), &said(&[]));
    let turned = "Must anything outside the cluster dial pods by their own addresses?";
    assert!(!advice.would_change.iter().any(|sentence| sentence.starts_with(turned)));
    let own = "Is a CNI of your own wanted? With yes, bring your own CNI would be first.";
    assert!(advice.would_change.iter().any(|sentence| sentence == own), "{:#?}", advice.would_change);
}

#[test]
fn what_would_change_the_ranking_does_so_when_it_is_answered() {
    for from in Ipam::ALL {
        let plan = in_network(with_model(from));
        let before = advice(&plan, &said(&[]));
        for sentence in &before.would_change {
            let question = Question::ALL.into_iter().find(|question| sentence.starts_with(question.text()));
            let question = question.expect("a question");
            let is = sentence.contains("With yes");
            let after = advice(&plan, &said(&[(question, is)]));
            let title = after.options[0].choice.title();
            assert!(sentence.ends_with(&format!("{title} would be first.")), "{sentence}: {title}");
            assert_ne!(after.options[0].choice, before.options[0].choice);
        }
    }
}

#[test]
fn questions_are_answered_from_the_input_and_say_from_what() {
    let base = || with_model(Ipam::NodeSubnet);
    let feature = |of: Feature, on: bool| base().with(|cluster| cluster.features.set(of, Some(on)));
    let family = |families: Vec<Family>| base().profile(|of| of.ip_families = Some(families));
    let cases: Vec<(Question, ClusterPlan, Option<bool>, &str)> = vec![
        (Question::InboundToPods, with_model(Ipam::Overlay), Some(false), "Overlay"),
        (Question::InboundToPods, with_model(Ipam::Kubenet), Some(false), "kubenet"),
        (Question::InboundToPods, base(), None, ""),
        (Question::Policies, base().policy(NetworkPolicy::Calico), Some(true), "networkPolicy is calico"),
        (Question::Policies, base(), None, ""),
        (Question::LayerSeven, feature(Feature::LayerSeven, true), Some(true), "advancedNetworkPolicies"),
        (Question::LayerSeven, feature(Feature::LayerSeven, false), None, ""),
        (Question::VirtualNodes, feature(Feature::VirtualNodes, true), Some(true), "aciConnectorLinux"),
        (Question::VirtualNodes, feature(Feature::VirtualNodes, false), Some(false), "is off"),
        (Question::ApplicationGateway, feature(Feature::ApplicationGateway, true), Some(true), "ingress"),
        (Question::GatewayForContainers, feature(Feature::GatewayForContainers, true), Some(true), "is on"),
        (Question::StaticEgress, feature(Feature::StaticEgressGateway, true), Some(true), "is on"),
        (Question::DualStack, family(vec![Family::IPv4, Family::IPv6]), Some(true), "IPv6"),
        (Question::DualStack, family(vec![Family::IPv4]), Some(false), "IPv4 alone"),
        (
            Question::NodeAutoProvisioning,
            base().with(|cluster| cluster.node_auto_provisioning = Some(true)),
            Some(true),
            "Auto",
        ),
        (
            Question::EgressControl,
            base().profile(|of| of.outbound_type = known(OutboundType::UserDefinedRouting)),
            Some(true),
            "userDefinedRouting",
        ),
        (Question::EgressControl, base().load_balancer(1, 0), None, ""),
        (Question::Windows, base(), None, ""),
        (Question::OwnCni, with_model(Ipam::OwnCni), Some(true), "bring your own CNI"),
        (Question::OwnCni, base(), Some(false), "node subnet"),
        (Question::Evidence, base(), None, ""),
    ];
    for (question, of, is, from) in cases {
        let advice = advice(&in_network(of.clone()), &Needs::default());
        let answer = advice.answers.iter().find(|answer| answer.question == question).expect("an answer");
        assert_eq!(answer.is, is, "{question:?}: {answer:?}");
        assert!(answer.from.contains(from) && answer.from.is_empty() == is.is_none(), "{answer:?}");
        let told = self::advice(&in_network(of), &said(&[(question, true)]));
        let told = told.answers.iter().find(|answer| answer.question == question).expect("an answer");
        assert!(told.is_said && told.is == Some(true));
    }
}

#[test]
fn options_that_retire_say_when() {
    let advice = advice(&payments(), &Needs::default());
    for option in &advice.options {
        let day = option.retires.map(|fact| fact.value.to_string());
        let expected = match (option.choice.ipam, option.choice.policy) {
            (Ipam::Kubenet, _) => Some("2028-03-31"),
            (_, NetworkPolicy::Azure) => Some("2028-09-30"),
            _ => None,
        };
        assert_eq!(day.as_deref(), expected, "{}", option.choice.title());
    }
    let windows = with_model(Ipam::Overlay).with(|cluster| {
        cluster.pools.iter_mut().flatten().for_each(|pool| pool.os_type = known(OsType::Windows));
    });
    let windows = self::advice(&in_network(windows), &Needs::default());
    let npm = option(&windows, Ipam::Overlay, NetworkPolicy::Azure);
    assert_eq!(npm.retires.map(|fact| fact.value.to_string()).as_deref(), Some("2026-09-30"));
}

/// What works now and not then, by the table of features.
#[test]
fn what_is_lost_and_gained_is_named() {
    let advice = advice(&payments(), &Needs::default());
    let texts = |of: &[aks_network_planner::advice::Saying]| -> Vec<String> {
        of.iter().map(|saying| saying.text.clone()).collect()
    };
    let overlay = option(&advice, Ipam::Overlay, NetworkPolicy::Cilium);
    assert_eq!(texts(&overlay.lost), ["calls to pods from outside the cluster"]);
    assert_eq!(
        texts(&overlay.gained),
        [
            "IPv6 beside IPv4",
            "a pod CIDR that grows where it stands",
            "policies by request and by name, and encryption between nodes, by Cilium",
            "network policies that are enforced",
        ]
    );
    let now = option(&advice, Ipam::NodeSubnet, NetworkPolicy::None);
    assert!(now.lost.is_empty() && now.gained.is_empty());
}

/// Services with external addresses on AKS Automatic: release note of 2026-05-29.
#[test]
fn aks_automatic_refuses_services_with_external_addresses() {
    for (sku, expected) in [("Automatic", 1), ("Base", 0)] {
        let of = with_model(Ipam::Overlay).with(|cluster| cluster.sku_name = Some(sku.to_owned()));
        assert_eq!(advice(&in_network(of), &Needs::default()).notes.len(), expected, "{sku}");
    }
}

#[test]
fn a_cluster_that_is_not_there_has_no_options() {
    let today = day(TODAY).expect("a day");
    assert_eq!(options(&payments().0, 1, &Needs::default(), today), None);
}

/// Taking the first option leaves a design without errors, and the pod CIDR holds the size that was wanted.
#[test]
fn the_first_option_taken_holds_the_size_that_was_wanted() {
    let needs = Needs { pods: Some(9_200), ..Needs::default() };
    let plan = payments();
    let advice = advice(&plan, &needs);
    let taken = aks_network_planner::edit::take(&plan.0, &advice.options[0].edits);
    let cluster = &aks_network_planner::resolve::resolve(&taken).clusters[0];
    assert_eq!(cluster.model(), Some(aks_network_planner::azure::NetworkModel::Overlay));
    assert_eq!(cluster.dataplane(), Some(NetworkDataplane::Cilium));
    // 307 nodes and 31 of surge take 338 blocks of /24.
    let length = cluster.pod_cidrs.known().and_then(|ranges| Some(ranges.first()?.length()));
    assert_eq!(length, Some(15));
    let analysis = aks_network_planner::analysis::analyze(&taken, day(TODAY).expect("a day"));
    let is_error = |severity| severity == aks_network_planner::rules::Severity::Error;
    assert!(analysis.findings.iter().all(|finding| !is_error(finding.severity)));
}
