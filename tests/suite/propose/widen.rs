//! Pod CIDRs that grow where they stand: worked examples.
use aks_network_planner::capacity::{Resource, capacity};
use aks_network_planner::design::{OsType, RangeKind, Stage};
use aks_network_planner::edit::{CidrField, Step};
use aks_network_planner::net::Family;
use aks_network_planner::propose::{Blocker, Condition, Widening, widen};
use aks_network_planner::resolve::{Moment, resolve};

use crate::support::plan::known;
use crate::support::{ClusterPlan, Plan, PoolPlan, cluster, network, plan, pool, prefix, subnet};

use super::applied_to;

fn np(nodes: u64) -> PoolPlan {
    pool("np")
        .count(nodes)
        .surge("10%")
        .nodes_in("vnet/snet")
        .with(|pool| pool.os_type = known(OsType::Linux))
}

fn aks(pod_cidr: &str, pool: PoolPlan) -> ClusterPlan {
    let families = Some(vec![Family::IPv4]);
    cluster("aks")
        .overlay()
        .pod_cidr(pod_cidr)
        .service_cidr("10.0.0.0/16")
        .profile(|profile| profile.ip_families = families)
        .pool(pool)
}

fn of(cluster: ClusterPlan) -> Plan {
    plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/20"))).cluster(cluster)
}

fn widened(plan: &Plan) -> Widening {
    widen(&resolve(&plan.0), 0).expect("an overlay cluster")
}

fn titles(blockers: &[Blocker]) -> Vec<String> {
    blockers.iter().map(Blocker::title).collect()
}

fn condition<'w>(widening: &'w Widening, beginning: &str) -> &'w Condition {
    let found = widening.conditions.iter().find(|condition| condition.text.starts_with(beginning));
    found.unwrap_or_else(|| panic!("{beginning}: {:?}", widening.conditions))
}

/// A /16 has 256 blocks of /24, a /15 twice that; 256 nodes with 10 % more for an upgrade need 282.
/// <https://learn.microsoft.com/azure/aks/azure-cni-overlay-pod-expand>
#[test]
fn each_step_doubles_the_range_around_the_one_that_is_there() {
    let plan = of(aks("100.64.0.0/16", np(256)));
    let widening = widened(&plan);
    assert_eq!((widening.own, widening.blocks), (prefix("100.64.0.0/16"), 256));
    let steps: Vec<(String, u64, u64, Option<u64>)> = widening
        .steps
        .iter()
        .map(|step| (step.prefix.to_string(), step.blocks, step.gained, step.nodes))
        .collect();
    let expected = [
        ("100.64.0.0/15", 512, 256, 465),
        ("100.64.0.0/14", 1_024, 768, 930),
        ("100.64.0.0/13", 2_048, 1_792, 1_861),
        ("100.64.0.0/12", 4_096, 3_840, 3_723),
        // 5,000 nodes are the limit of the cluster, 455 of them those of surge.
        ("100.64.0.0/11", 8_192, 7_936, 4_545),
    ];
    let expected =
        expected.map(|(prefix, blocks, gained, nodes)| (prefix.into(), blocks, gained, Some(nodes)));
    assert_eq!(steps, expected);
    assert!(widening.steps.iter().all(|step| step.blocked.is_empty() && step.risks.is_empty()));
    assert_eq!(widening.useful, Some(0));
    let proposal = widening.proposal.expect("a proposal");
    let expected =
        Step::Cidr { cluster: "aks".into(), field: CidrField::PodCidr, prefix: prefix("100.64.0.0/15") };
    assert_eq!(proposal.steps, [expected]);
    let applied = capacity(&resolve(&applied_to(&plan.0, &proposal)));
    let row = applied[0].rows.iter().find(|row| row.resource == Resource::PodCidr).expect("a row");
    assert!(Moment::ALL.iter().all(|moment| row.at(*moment).fits() == Some(true)));
    let first = &proposal.reasons[0].text;
    assert_eq!(
        first,
        "100.64.0.0/15 has 512 blocks of /24, 256 more than 100.64.0.0/16; with 465 nodes aks can still be upgraded."
    );
}

#[test]
fn the_new_range_contains_the_old_one_wherever_that_lies() {
    // <https://learn.microsoft.com/azure/aks/azure-cni-overlay-pod-expand>: 10.244.0.0/18 to 10.244.0.0/16.
    for (own, step, wider) in [
        ("10.244.0.0/18", 1, "10.244.0.0/16"),
        ("10.245.0.0/16", 0, "10.244.0.0/15"),
        ("10.247.0.0/16", 1, "10.244.0.0/14"),
    ] {
        let widening = widened(&of(aks(own, np(1))));
        assert_eq!(widening.steps[step].prefix, prefix(wider), "{own}");
    }
    assert_eq!(widened(&of(aks("10.128.0.0/11", np(1)))).steps, []);
}

/// Each row: what is there beside the cluster, the first step that it blocks, and its name.
#[test]
fn what_blocks_a_step_is_told_by_name() {
    let base = || of(aks("10.244.0.0/16", np(300)));
    let cases = [
        (base().on_premises("office", "10.245.8.0/24"), 15, "on-premises range office (10.245.8.0/24)"),
        (base().range("hub", RangeKind::Peered, "10.246.0.0/16"), 14, "peered range hub (10.246.0.0/16)"),
        (
            of(aks("10.244.0.0/16", np(300)).profile(|profile| {
                profile.service_cidrs = Some(vec![prefix("10.245.0.0/16")]);
            })),
            15,
            "service CIDR aks (10.245.0.0/16)",
        ),
        (
            plan()
                .network(network("vnet", "10.240.0.0/16").subnet(subnet("snet", "10.240.0.0/20")))
                .cluster(aks("10.244.0.0/16", np(300))),
            13,
            "subnet vnet/snet (10.240.0.0/20)",
        ),
        (of(aks("172.29.0.0/16", np(300))), 14, "reserved range reserved by AKS (172.30.0.0/16)"),
    ];
    for (plan, length, name) in cases {
        let widening = widened(&plan);
        for step in &widening.steps {
            let is_blocked = step.prefix.length() <= length;
            assert_eq!(!step.blocked.is_empty(), is_blocked, "{name}: {:?}", step);
            assert_eq!(titles(&step.blocked).contains(&name.to_owned()), is_blocked, "{:?}", step);
        }
    }
}

#[test]
fn address_space_without_a_subnet_is_a_risk_and_said() {
    let vnet = network("vnet", "10.240.0.0/12").subnet(subnet("snet", "10.240.0.0/20"));
    let widening = widened(&plan().network(vnet).cluster(aks("10.244.0.0/16", np(300))));
    let step = &widening.steps[0];
    assert_eq!(titles(&step.risks), ["virtual network vnet (10.240.0.0/12)"]);
    assert!(step.blocked.is_empty());
    let proposal = widening.proposal.expect("a proposal");
    let is_said = |text: &str| proposal.reasons.iter().any(|reason| reason.text.contains(text));
    assert!(is_said("shares addresses with virtual network vnet (10.240.0.0/12), which may be refused"));
}

#[test]
fn other_overlay_clusters_may_have_the_same_pod_cidr() {
    let other = cluster("other").overlay().pod_cidr("10.245.0.0/16").service_cidr("10.0.0.0/16");
    let widening = widened(&of(aks("10.244.0.0/16", np(300))).cluster(other));
    assert!(widening.steps[0].blocked.is_empty() && widening.steps[0].risks.is_empty());
}

#[test]
fn space_that_is_not_private_is_said() {
    let widening = widened(&of(aks("192.168.0.0/16", np(300))));
    assert!(widening.steps.iter().all(|step| !step.is_private && step.blocked.is_empty()));
    let proposal = widening.proposal.expect("a proposal");
    assert!(proposal.reasons.iter().any(|reason| reason.text.starts_with("Not all of it is private")));
}

#[test]
fn where_no_free_step_is_large_enough_the_widest_free_one_is_proposed() {
    let plan = of(aks("10.244.0.0/18", np(300))).on_premises("office", "10.245.0.0/16");
    let widening = widened(&plan);
    assert_eq!(widening.useful.map(|at| widening.steps[at].prefix), Some(prefix("10.244.0.0/16")));
    let proposal = widening.proposal.expect("a proposal");
    assert!(proposal.reasons.iter().any(|reason| reason.text.contains("still too small for what aks needs")));
    let blocked = widened(&of(aks("10.244.0.0/16", np(300))).on_premises("office", "10.245.0.0/16"));
    assert_eq!((blocked.useful, blocked.proposal), (None, None));
}

/// Linux nodes only, no IPv6, one range, no hybrid nodes.
/// <https://learn.microsoft.com/azure/aks/azure-cni-overlay-pod-expand>
#[test]
fn conditions_hold_or_not_or_are_unknown_with_the_command_that_tells() {
    let widening = widened(&of(aks("10.244.0.0/16", np(300))));
    assert_eq!(condition(&widening, "The new range contains 10.244.0.0/16").met, Some(true));
    assert_eq!(condition(&widening, "All nodes of aks run Linux.").met, Some(true));
    assert_eq!(condition(&widening, "The cluster has no IPv6").met, Some(true));
    assert_eq!(condition(&widening, "The cluster has one pod CIDR").met, Some(true));
    let hybrid = condition(&widening, "There are no hybrid nodes");
    assert_eq!((hybrid.met, hybrid.ask.as_deref()), (None, Some("kubectl get nodes --output wide")));
    assert_eq!(widening.is_possible(), None);
    assert!(!widening.proposal.expect("a proposal").is_certain());

    let windows = widened(&of(aks("10.244.0.0/16", np(300)).pool(pool("win").windows())));
    let linux = condition(&windows, "All nodes run Linux: those of win run Windows.");
    assert_eq!(
        (linux.met, windows.is_possible(), windows.proposal.is_some()),
        (Some(false), Some(false), false)
    );
    assert_eq!(windows.useful, None);

    let silent = widened(&of(aks("10.244.0.0/16", np(300)).pool(pool("old"))));
    let linux = condition(&silent, "All nodes run Linux: what those of old run is not known.");
    assert_eq!(linux.met, None);
    assert!(
        linux.ask.as_deref().is_some_and(|ask| ask.starts_with("az aks show --resource-group rg --name aks"))
    );

    let dual = aks("10.244.0.0/16", np(3)).pod_cidr("fd00::/64");
    let dual =
        widened(&of(dual.profile(|profile| profile.ip_families = Some(vec![Family::IPv4, Family::IPv6]))));
    assert_eq!(condition(&dual, "The cluster has no IPv6: aks has it.").met, Some(false));
    assert_eq!(condition(&dual, "The cluster has one pod CIDR: aks has 2.").met, Some(false));

    let listed = of(aks("10.244.0.0/16", np(3)).with(|cluster| cluster.pools = None));
    let listed = widened(&listed);
    assert_eq!(condition(&listed, "All nodes run Linux: the pools of aks are not known.").met, None);
    assert!(listed.steps.iter().all(|step| step.nodes.is_none() && step.fits.is_none()));
    let proposal = listed.proposal.expect("a proposal");
    assert!(
        proposal
            .reasons
            .iter()
            .any(|reason| reason.text.starts_with("How many blocks aks needs is not known; `az aks show"))
    );
}

#[test]
fn every_condition_and_remark_says_who_says_so() {
    let widening = widened(&of(aks("10.244.0.0/16", np(300))));
    assert!(widening.reasons.iter().all(|reason| reason.source.is_some()), "{:?}", widening.reasons);
    let texts: Vec<&str> = widening.reasons.iter().map(|reason| reason.text.as_str()).collect();
    for said in ["public preview", "no way back", "kubectl get nnc -A", "azurerm", "compare `podCidr`"] {
        assert!(texts.iter().any(|text| text.contains(said)), "{said}: {texts:?}");
    }
    assert!(widening.conditions.iter().all(|condition| condition.text.ends_with('.')));
    assert!(widening.conditions.iter().all(|condition| condition.met.is_none() == condition.ask.is_some()));
}

#[test]
fn a_cluster_that_is_still_to_be_created_takes_any_range() {
    let template = aks("10.244.0.0/18", np(300).windows()).with(|cluster| cluster.stage = Stage::Template);
    let widening = widened(&of(template));
    assert_eq!((widening.conditions.len(), widening.is_possible()), (0, Some(true)));
    assert!(widening.reasons.iter().any(|reason| reason.text.contains("still to be created")));
    assert_eq!(widening.useful.map(|at| widening.steps[at].prefix), Some(prefix("10.244.0.0/15")));
}

#[test]
fn what_cannot_grow_says_why() {
    let unknown = cluster("aks").profile(|profile| profile.network_plugin = None);
    for (cluster, beginning) in [
        (cluster("aks"), "aks has Azure CNI node subnet: only the pod CIDR of an overlay cluster"),
        (cluster("aks").kubenet().pod_cidr("10.244.0.0/16"), "aks has kubenet: only"),
        (cluster("aks").own_cni(), "aks brings its own CNI"),
        (cluster("aks").overlay(), "The pod CIDR of aks is not known; `az aks show"),
        (unknown, "The network model of aks is not known; `az aks show"),
    ] {
        let why = widen(&resolve(&of(cluster).0), 0).expect_err("a reason");
        assert!(why.starts_with(beginning), "{why}");
        assert!(why.ends_with('.'), "{why}");
    }
    assert_eq!(widen(&resolve(&plan().0), 0), Err("The design holds no such cluster.".to_owned()));
}
