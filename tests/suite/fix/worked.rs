//! Worked examples: the nearest number, what it takes, and what comes with it.
use aks_network_planner::design::{NetworkDataplane, NetworkPolicy};
use aks_network_planner::fix::{Fix, How, mend};
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
    let fix = &found[0].1.fixes[1];
    assert_eq!(
        commands(fix),
        ["az aks nodepool scale --resource-group rg --cluster-name aks --name np1 --node-count 7"]
    );
    let upgrade = fix.numbers.iter().find(|number| number.when == Moment::Upgrading.title());
    let upgrade = upgrade.unwrap_or_else(|| panic!("{:?}", fix.numbers));
    assert_eq!((upgrade.before.as_str(), upgrade.after.as_str()), ("59 short", "3 left"));
}

fn commands(of: &Fix) -> Vec<&str> {
    of.taking.iter().flat_map(|taking| &taking.commands).map(String::as_str).collect()
}

/// A pool keeps its subnet and its maximum of pods for as long as it is there.
/// <https://learn.microsoft.com/azure/aks/node-pool-unique-subnet>
#[test]
fn a_pool_that_is_made_anew_comes_with_every_command_from_the_new_one_to_the_end_of_the_old_one() {
    let found = mendings(&too_tight().0, "node-subnet-too-small");
    let fix = &found[0].1.fixes[2];
    assert_eq!(fix.title, "Most pods on a node of pool np1: 24 in place of 30");
    let of_pool = "az aks nodepool {} --resource-group rg --cluster-name aks --name";
    let add = "np2 --node-vm-size <vm-size> --node-count 9 --max-pods 24 --max-surge 1 --vnet-subnet-id";
    let id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network/\
              virtualNetworks/vnet/subnets/nodes";
    let expected = [
        format!("{} {add} {id}", of_pool.replace("{}", "add")),
        "kubectl cordon --selector kubernetes.azure.com/agentpool=np1".to_owned(),
        "kubectl drain --selector kubernetes.azure.com/agentpool=np1 --ignore-daemonsets --delete-emptydir-data"
            .to_owned(),
        format!("{} np1", of_pool.replace("{}", "delete")),
    ];
    assert_eq!(commands(fix), expected);
    assert!(fix.taking[0].words.contains("Both take addresses meanwhile"), "{:?}", fix.taking);
    // In a subnet of its own there is room for both.
    let moved = &found[0].1.fixes[0];
    assert!(commands(moved)[0].starts_with("az network vnet subnet create "), "{:?}", moved.taking);
    assert!(commands(moved)[1].contains(" --name np2 ") && commands(moved)[1].ends_with("/snet-aks-nodes"));
    assert!(moved.taking.iter().all(|taking| !taking.words.contains("meanwhile")), "{:?}", moved.taking);
}

#[test]
fn what_gives_nothing_up_comes_first_and_the_rest_says_what_it_gives_up() {
    let found = mendings(&too_tight().0, "node-subnet-too-small");
    let told: Vec<_> =
        found[0].1.fixes.iter().map(|fix| (fix.title.as_str(), fix.losses.as_slice())).collect();
    let nodes = ["2 nodes of pool np1 (7 in place of 9)".to_owned()];
    let pods = ["6 pods on each node of pool np1 (24 in place of 30)".to_owned()];
    let expected = [
        ("Move to 10.1.2.0/23 in vnet", &[][..]),
        ("Nodes of pool np1: 7 in place of 9", &nodes),
        ("Most pods on a node of pool np1: 24 in place of 30", &pods),
    ];
    assert_eq!(told, expected);
}

/// 65 nodes of 31 addresses fit 2,043: 3 of system, 57 of work and their surge. With 3 of surge for work, one of system,
/// 58 of work may stand.
#[test]
fn a_lower_maximum_says_how_much_growth_it_gives_up_and_its_surge_spreads_evenly_over_the_zones() {
    let np = |name, count| pool(name).count(count).max_pods(30).surge("10%").nodes_in("vnet/snet-aks");
    let zoned = |of: crate::support::PoolPlan| of.with(|pool| pool.zones = Some(3));
    let (system, work) = (zoned(np("system", 3)), zoned(np("work", 57).autoscaled(12, 83)));
    let vnet = network("vnet", "10.1.0.0/16").subnet(subnet("snet-aks", "10.1.0.0/21"));
    let design =
        plan().network(vnet).cluster(cluster("aks").service_cidr("10.0.0.0/16").pool(system).pool(work)).0;
    let found = mendings(&design, "node-subnet-too-small");
    let [first, second, ..] = found[0].1.fixes.as_slice() else { panic!("{found:?}") };
    assert_eq!((first.title.as_str(), first.losses.len()), ("Move to 10.1.16.0/20 in vnet", 0));
    let title = "Set the maximum surge of work from 10 % to 3 nodes, and the autoscaler's maximum of work from 83 to 58";
    assert_eq!(second.title, title);
    assert_eq!(second.losses, ["25 nodes of growth of pool work (at most 58 in place of 83)"]);
    assert_eq!(second.comes, []);
    let row = first.numbers.first().map(|number| (number.of.as_str(), number.before.as_str()));
    assert_eq!(row, Some(("Node subnet snet-aks, then snet-aks-nodes", "34 short")));
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
