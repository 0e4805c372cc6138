//! Worked examples: the nearest number, what it takes, and what comes with it.
use aks_network_planner::design::{NetworkDataplane, NetworkPolicy};
use aks_network_planner::fix::{How, mend};
use aks_network_planner::resolve::Moment;
use aks_network_planner::text::Severity;

use super::{mendings, today};
use crate::support::{Plan, cluster, network, plan, pool, subnet};

/// Nine nodes of 31 addresses in a /24, which offers 251.
/// <https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning>
fn too_tight() -> Plan {
    plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24"))).cluster(
        cluster("aks")
            .service_cidr("10.0.0.0/16")
            .pool(pool("np1").count(9).max_pods(30).surge("1").nodes_in("vnet/nodes")),
    )
}

#[test]
fn a_subnet_that_is_too_small_is_mended_by_less_nodes_a_larger_subnet_or_less_pods() {
    let found = mendings(&too_tight().0, "node-subnet-too-small");
    let [(_, mending)] = found.as_slice() else { panic!("{found:?}") };
    let told = |title: &str| {
        let fix = mending.fixes.iter().find(|fix| fix.title.starts_with(title));
        let fix = fix.unwrap_or_else(|| panic!("{title}: {:?}", mending.fixes));
        (fix.taking.iter().map(|taking| taking.how).max(), fix.keeps_pools)
    };
    // 7 × 31 + 31 = 248 ≤ 251: with 8 nodes an upgrade would need 279, which is a warning of the same rule.
    assert_eq!(told("Nodes of pool np1: 7 in place of 9"), (Some(How::InPlace), false));
    // 10 × 31 = 310 ≤ 507.
    assert_eq!(told("Move to 10.1.2.0/23 in vnet"), (Some(How::NewPools), true));
    // 10 × (24 + 1) = 250 ≤ 251.
    assert_eq!(told("Most pods on a node of pool np1: 24 in place of 30"), (Some(How::NewPools), true));
}

#[test]
fn a_number_of_a_pool_comes_with_the_command_that_sets_it() {
    let found = mendings(&too_tight().0, "node-subnet-too-small");
    let fix = &found[0].1.fixes[0];
    let commands: Vec<_> = fix.taking.iter().filter_map(|taking| taking.command.as_deref()).collect();
    assert_eq!(
        commands,
        ["az aks nodepool scale --resource-group rg --cluster-name aks --name np1 --node-count 7"]
    );
    let upgrade = fix.numbers.iter().find(|number| number.when == Moment::Upgrading.title());
    let upgrade = upgrade.unwrap_or_else(|| panic!("{:?}", fix.numbers));
    assert_eq!((upgrade.before.as_str(), upgrade.after.as_str()), ("59 short", "3 left"));
}

/// The largest multiple of 8 with which 9 nodes share 64,000 ports is 7,104: 9 × 7,104 = 63,936.
/// <https://learn.microsoft.com/azure/aks/configure-load-balancer-standard>
#[test]
fn ports_go_down_in_steps_of_eight_and_addresses_up_by_one() {
    let aks = cluster("aks")
        .overlay()
        .pod_cidr("10.244.0.0/16")
        .service_cidr("10.0.0.0/16")
        .load_balancer(1, 8_000);
    let design = plan().cluster(aks.pool(pool("np1").count(8).surge("1"))).0;
    let found = mendings(&design, "outbound-ports-exhausted");
    let titles: Vec<&str> = found[0].1.fixes.iter().map(|fix| fix.title.as_str()).collect();
    assert!(titles.contains(&"Outbound ports for each node of aks: 7,104 in place of 8,000"), "{titles:?}");
    assert!(titles.contains(&"Managed outbound addresses of aks: 2 in place of 1"), "{titles:?}");
}

#[test]
fn what_comes_with_a_fix_is_told() {
    let aks = cluster("aks")
        .overlay()
        .pod_cidr("10.244.0.0/16")
        .policy(NetworkPolicy::Cilium)
        .dataplane(NetworkDataplane::Azure);
    let design = plan().cluster(aks.pool(pool("np1").count(3))).0;
    let found = mendings(&design, "cilium-policy-without-cilium-dataplane");
    let without = found[0].1.fixes.iter().find(|fix| fix.title.contains("none in place of cilium"));
    let comes = without.map(|fix| fix.comes.iter().map(|(severity, _)| *severity).collect::<Vec<_>>());
    assert_eq!(comes, Some(vec![Severity::Note]));
}

#[test]
fn a_large_design_says_so_and_is_not_tried() {
    let one = too_tight().0;
    let found = mendings(&one, "node-subnet-too-small");
    let mut many = one.clone();
    many.networks = std::iter::repeat_n(one.networks[0].clone(), 501).collect();
    let which = aks_network_planner::fix::Which {
        rule: found[0].0.rule.id.to_owned(),
        cluster: Some("aks".to_owned()),
        subjects: found[0].0.subjects.clone(),
    };
    let mending = mend(&many, today(), &which).expect("an answer");
    assert!(mending.fixes.is_empty() && mending.otherwise.contains("too large"));
}
