//! Operations: sums written out by hand, what the service answers, and agreement with the rows of capacity.
use std::collections::BTreeMap;

use aks_network_planner::capacity::{Resource, Row, capacity};
use aks_network_planner::design::{Design, MaxSurge};
use aks_network_planner::diagnosis::entry_of;
use aks_network_planner::import;
use aks_network_planner::propose::{Operation, Outcome, Verdict, outcomes};
use aks_network_planner::resolve::{Moment, Ports, Resolved, resolve};
use proptest::prelude::*;

use crate::properties::designs::{design, known_design, wild_design};
use crate::support::plan::usage;
use crate::support::{Plan, cluster, network, plan, pool, subnet};

/// The outcome of a resource.
fn of(plan: &Plan, operation: Operation, resource: Resource) -> Outcome {
    let told = outcomes(&resolve(&plan.0), operation).expect("outcomes");
    told.into_iter().find(|outcome| outcome.resource == resource).expect("an outcome")
}

fn check(outcome: &Outcome, verdict: Verdict, sum: &str, code: Option<&str>, text: Option<&str>) {
    let told = (outcome.verdict, outcome.sum.as_str(), outcome.error_code, outcome.service_text.as_deref());
    assert_eq!(told, (verdict, sum, code, text));
}

/// Two pools of the node subnet model in a /24, which offers 251 addresses.
/// <https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning>
fn two_pools() -> Plan {
    plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/24"))).cluster(
        cluster("aks")
            .pool(pool("np1").count(10).max_pods(60).surge("10%").nodes_in("vnet/snet"))
            .pool(pool("np2").count(3).max_pods(30).surge("1").nodes_in("vnet/snet")),
    )
}

#[test]
fn one_pool_that_is_upgraded_has_its_surge_and_the_others_have_their_nodes() {
    let outcome = of(&two_pools(), Operation::UpgradePool { cluster: 0, pool: 0 }, Resource::NodeSubnet);
    let text =
        "Pre-allocated IPs 764 exceeds IPs available 251 in Subnet Cidr 10.1.0.0/24, Subnet Name snet.";
    let sum = "(11 × 61) + (3 × 31) = 764 > 251";
    check(&outcome, Verdict::Fails, sum, Some("InsufficientSubnetSize"), Some(text));
    assert_eq!((outcome.required, outcome.available), (Some(764), Some(251)));
    let other = of(&two_pools(), Operation::UpgradePool { cluster: 0, pool: 1 }, Resource::NodeSubnet);
    assert_eq!(other.sum, "(10 × 61) + (4 × 31) = 734 > 251");
    let all = of(&two_pools(), Operation::UpgradeAll { cluster: 0 }, Resource::NodeSubnet);
    assert_eq!(all.sum, "(11 × 61) + (4 × 31) = 795 > 251");
}

/// The service counts what others hold as not available.
/// <https://github.com/Azure/AKS/issues/456>
#[test]
fn addresses_of_others_are_a_term_and_are_missing_from_what_the_service_finds_available() {
    let mut plan = two_pools();
    let network = std::sync::Arc::make_mut(&mut plan.0.networks[0]);
    network.subnets[0].usage = usage(2, &[]);
    let outcome = of(&plan, Operation::UpgradePool { cluster: 0, pool: 0 }, Resource::NodeSubnet);
    let text =
        "Pre-allocated IPs 764 exceeds IPs available 249 in Subnet Cidr 10.1.0.0/24, Subnet Name snet.";
    let sum = "(11 × 61) + (3 × 31) + 2 = 766 > 251";
    check(&outcome, Verdict::Fails, sum, Some("InsufficientSubnetSize"), Some(text));
}

/// Upgrades of one pool at a time: 2 × 31 + 3 × 61 = 245 fits, and both at once would be the 276 of the report.
/// <https://github.com/Azure/AKS/issues/1795>
#[test]
fn two_pools_may_fit_one_at_a_time_and_not_together() {
    let np = |name, pods| pool(name).count(2).max_pods(pods).surge("1").nodes_in("vnet/snet");
    let plan = plan()
        .network(network("vnet", "10.142.0.0/16").subnet(subnet("snet", "10.142.26.0/24")))
        .cluster(cluster("aks").pool(np("np1", 30)).pool(np("np2", 60)));
    let subnet = |operation| of(&plan, operation, Resource::NodeSubnet);
    let sums = [
        (Operation::UpgradePool { cluster: 0, pool: 0 }, "(3 × 31) + (2 × 61) = 215 ≤ 251", Verdict::Passes),
        (Operation::UpgradePool { cluster: 0, pool: 1 }, "(2 × 31) + (3 × 61) = 245 ≤ 251", Verdict::Passes),
        (Operation::UpgradeAll { cluster: 0 }, "(3 × 31) + (3 × 61) = 276 > 251", Verdict::Fails),
    ];
    for (operation, sum, verdict) in sums {
        let outcome = subnet(operation);
        assert_eq!((outcome.sum.as_str(), outcome.verdict), (sum, verdict));
    }
}

/// 59 addresses, 30 of which others hold, and a pool of 5 that may grow to 39.
/// <https://github.com/Azure/AKS/issues/2531>
#[test]
fn a_subnet_that_the_autoscaler_fills_is_refused_by_azure_itself() {
    let mut snet = subnet("snet", "10.133.123.0/26");
    snet.usage = usage(30, &[]);
    let plan = plan().network(network("vnet", "10.133.0.0/16").subnet(snet)).cluster(
        cluster("aks")
            .kubenet()
            .pod_cidr("10.244.0.0/16")
            .pool(pool("np").count(5).autoscaled(5, 39).nodes_in("vnet/snet")),
    );
    let outcome = of(&plan, Operation::EveryPoolToMaximum { cluster: 0 }, Resource::NodeSubnet);
    let text =
        "Subnet snet with address prefix 10.133.123.0/26 does not have enough capacity for 34 IP addresses.";
    check(&outcome, Verdict::Fails, "39 + 30 = 69 > 59", Some("SubnetIsFull"), Some(text));
    assert_eq!(outcome.ahead, None);
}

/// A pool of 3 that may grow to 50 in a pod CIDR of 32 blocks: 50 × 256 = 12,800 > 8,192, counted at any request.
/// <https://github.com/Azure/AKS/issues/3686>
#[test]
fn overlay_is_refused_for_maximums_that_no_autoscaler_has_reached() {
    let plan = plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/24"))).cluster(
        cluster("aks")
            .overlay()
            .pod_cidr("10.244.0.0/19")
            .pool(pool("np").count(3).autoscaled(3, 50).surge("10%").nodes_in("vnet/snet")),
    );
    let text = "Pre-allocated IPs 12800 exceeds IPs available 8192 in Subnet Cidr 10.244.0.0/19, Subnet Name \
                networkProfile.podCIDR.";
    for operation in
        [Operation::UpgradeAll { cluster: 0 }, Operation::AddNodes { cluster: 0, pool: 0, nodes: 1 }]
    {
        let outcome = of(&plan, operation, Resource::PodCidr);
        check(&outcome, Verdict::Fails, "4 ≤ 32", Some("InsufficientSubnetSize"), Some(text));
        let ahead = outcome.ahead.expect("a count ahead");
        assert_eq!((ahead.required, ahead.fits, ahead.sum.as_str()), (50, Some(false), "50 > 32"));
        let subnet = of(&plan, operation, Resource::NodeSubnet);
        assert_eq!((subnet.verdict, subnet.sum.as_str()), (Verdict::Passes, "4 ≤ 251"));
    }
    let scaled = of(&plan, Operation::EveryPoolToMaximum { cluster: 0 }, Resource::PodCidr);
    check(&scaled, Verdict::Fails, "50 > 32", Some("InsufficientSubnetSize"), Some(text));
}

/// <https://github.com/Azure/AKS-Construction/issues/357>
#[test]
fn kubenet_needs_a_block_and_a_route_for_each_node() {
    let kubenet = |range, nodes| {
        plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/20"))).cluster(
            cluster("aks").kubenet().pod_cidr(range).pool(pool("np").count(nodes).nodes_in("vnet/snet")),
        )
    };
    let add = |nodes| Operation::AddNodes { cluster: 0, pool: 0, nodes };
    let blocks = of(&kubenet("10.240.100.0/24", 1), add(2), Resource::PodCidr);
    let text = "Pre-allocated IPs 768 exceeds IPs available 256 in Pod Cidr 10.240.100.0/24.";
    check(&blocks, Verdict::Fails, "3 > 1", Some("InsufficientPodCidr"), Some(text));
    // 400 nodes are the most: <https://learn.microsoft.com/azure/aks/configure-kubenet>
    let routes = |nodes| of(&kubenet("10.244.0.0/15", 390), add(nodes), Resource::RouteTable);
    check(&routes(10), Verdict::Passes, "400 ≤ 400", None, None);
    check(&routes(11), Verdict::Fails, "401 > 400", None, None);
}

/// Ten nodes of 30 pods hold 48 addresses and one each; a /23 offers 507.
/// <https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation>
#[test]
fn a_pod_subnet_that_is_full_has_no_code_and_pods_wait() {
    let vnet = network("vnet", "10.1.0.0/16")
        .subnet(subnet("nodes", "10.1.0.0/24"))
        .subnet(subnet("pods", "10.1.2.0/23"));
    let np = pool("np").count(10).max_pods(250).pods_per_node(30).surge("1");
    let plan =
        plan().network(vnet).cluster(cluster("aks").pool(np.nodes_in("vnet/nodes").pods_in("vnet/pods")));
    let outcome = of(&plan, Operation::UpgradePool { cluster: 0, pool: 0 }, Resource::PodSubnet);
    let text = "AllocateIPConfig failed: not enough IPs available, waiting on Azure CNS to allocate more";
    check(&outcome, Verdict::Fails, "11 × 49 = 539 > 507", None, Some(text));
    let today = of(&plan, Operation::AddNodes { cluster: 0, pool: 0, nodes: 0 }, Resource::PodSubnet);
    check(&today, Verdict::Passes, "10 × 49 = 490 ≤ 507", None, None);
}

/// Three nodes of 21,000 ports each; the node of surge is the fourth.
/// <https://github.com/Azure/azure-cli/issues/22374>
#[test]
fn ports_are_counted_ahead_with_the_surge_of_every_pool() {
    let plan = plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/24"))).cluster(
        cluster("aks")
            .overlay()
            .pod_cidr("10.244.0.0/16")
            .load_balancer(1, 21_000)
            .pool(pool("np1").count(1).surge("0").nodes_in("vnet/snet"))
            .pool(pool("np2").count(1).surge("1").nodes_in("vnet/snet")),
    );
    let outcome = of(&plan, Operation::AddNodes { cluster: 0, pool: 0, nodes: 1 }, Resource::SnatPorts);
    let text = "Load balancer profile allocated ports 21000 is not in an allowable range given the number of nodes and \
                IPs provisioned. Total node count 4 requires 84000 ports but only 64000 ports are available given 1 \
                outbound public IPs.";
    let code = Some("InvalidLoadBalancerProfileAllocatedOutboundPorts");
    let sum = "(2 × 21,000) + (1 × 21,000) = 63,000 ≤ 64,000";
    check(&outcome, Verdict::Fails, sum, code, Some(text));
    let ahead = outcome.ahead.expect("a count ahead");
    assert_eq!(ahead.sum, "(2 × 21,000) + (2 × 21,000) = 84,000 > 64,000");
    // The surge of the other pool counts ahead, though it is not upgraded.
    let upgrade = of(&plan, Operation::UpgradePool { cluster: 0, pool: 0 }, Resource::SnatPorts);
    assert_eq!(upgrade.sum, "(1 × 21,000) + (1 × 21,000) = 42,000 ≤ 64,000");
    assert_eq!(upgrade.ahead.expect("a count ahead").sum, "(1 × 21,000) + (2 × 21,000) = 63,000 ≤ 64,000");
}

/// Three nodes with 110 pods each need 333 addresses.
/// <https://github.com/rancher/rancher/issues/20784>
#[test]
fn a_new_pool_is_like_another_one_in_all_but_its_nodes() {
    let plan = plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/24"))).cluster(
        cluster("aks").pool(pool("np").count(1).max_pods(110).autoscaled(1, 9).nodes_in("vnet/snet")),
    );
    let add = Operation::AddPool { cluster: 0, like: 0, nodes: 2, subnet: None };
    assert_eq!(of(&plan, add, Resource::NodeSubnet).sum, "(1 × 111) + (2 × 111) = 333 > 251");
    let told = outcomes(&resolve(&plan.0), add).expect("outcomes");
    let pools: Vec<&str> = told
        .iter()
        .filter(|outcome| outcome.resource == Resource::PoolNodes)
        .map(|outcome| outcome.name.as_str())
        .collect();
    assert_eq!(pools, ["np", "np2"]);
}

#[test]
fn a_pool_in_another_subnet_takes_nothing_of_the_old_one() {
    let vnet = network("vnet", "10.1.0.0/16")
        .subnet(subnet("old", "10.1.0.0/24"))
        .subnet(subnet("new", "10.1.1.0/24"));
    let plan = plan()
        .network(vnet)
        .cluster(cluster("aks").pool(pool("np").count(8).max_pods(30).nodes_in("vnet/old")));
    let add = Operation::AddPool { cluster: 0, like: 0, nodes: 4, subnet: Some(1) };
    let told = outcomes(&resolve(&plan.0), add).expect("outcomes");
    let sums: Vec<(&str, &str)> =
        told.iter().take(2).map(|outcome| (outcome.name.as_str(), outcome.sum.as_str())).collect();
    assert_eq!(sums, [("old", "8 × 31 = 248 ≤ 251"), ("new", "4 × 31 = 124 ≤ 251")]);
}

/// A cluster that takes over another one's pools has to hold both until the old ones are gone: 3 + 2 + 4 blocks of 8.
#[test]
fn pools_of_another_cluster_come_beside_the_first_pool_while_it_still_has_them() {
    let plan = plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/28"))).cluster(
        cluster("green").overlay().pod_cidr("10.244.0.0/21").pool(pool("np1").count(3).nodes_in("vnet/snet")),
    );
    let plan = plan.cluster(
        cluster("blue")
            .overlay()
            .pod_cidr("10.244.0.0/16")
            .pool(pool("np1").count(2).nodes_in("vnet/snet"))
            .pool(pool("np2").count(4).nodes_in("vnet/snet")),
    );
    let take = Operation::TakeOver { cluster: 0, from: 1, subnet: None };
    let blocks = of(&plan, take, Resource::PodCidr);
    assert_eq!((blocks.sum.as_str(), blocks.verdict), ("3 + 2 + 4 = 9 > 8", Verdict::Fails));
    // The other cluster's nodes stand in the same subnet until the end.
    assert_eq!(of(&plan, take, Resource::NodeSubnet).sum, "3 + 2 + 4 + 2 + 4 = 15 > 11");
    let pools: Vec<String> = outcomes(&resolve(&plan.0), take)
        .expect("outcomes")
        .into_iter()
        .filter(|outcome| outcome.resource == Resource::PoolNodes)
        .map(|outcome| outcome.name)
        .collect();
    assert_eq!(pools, ["np1", "np12", "np2"]);
}

#[test]
fn what_is_not_known_is_a_question_mark_and_no_verdict() {
    let np2 = pool("np2").with(|pool| pool.count = None).nodes_in("vnet/snet");
    let plan = plan()
        .network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/24")))
        .cluster(cluster("aks").pool(pool("np1").count(2).max_pods(30).nodes_in("vnet/snet")).pool(np2));
    let outcome = of(&plan, Operation::UpgradeAll { cluster: 0 }, Resource::NodeSubnet);
    check(&outcome, Verdict::Unknown, "(3 × 31) + (? × 31); available: 251", None, None);
    assert!(!outcome.complete);
}

#[test]
fn many_pools_are_told_by_eight_and_the_rest_by_its_sum() {
    let np = |at: u64| pool(&format!("np{at}")).count(at).max_pods(30).nodes_in("vnet/snet");
    let aks = (1..=10).fold(cluster("aks"), |aks, at| aks.pool(np(at)));
    let plan =
        plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/20"))).cluster(aks);
    let outcome = of(&plan, Operation::EveryPoolToMaximum { cluster: 0 }, Resource::NodeSubnet);
    assert!(outcome.sum.ends_with(" + (8 × 31) + 589 of 2 pools more = 1,705 ≤ 4,091"), "{}", outcome.sum);
}

#[test]
fn what_is_not_there_has_no_outcome() {
    let resolved = resolve(&two_pools().0);
    let nowhere = [
        Operation::UpgradeAll { cluster: 1 },
        Operation::UpgradePool { cluster: 0, pool: 2 },
        Operation::AddNodes { cluster: 0, pool: 2, nodes: 1 },
        Operation::AddPool { cluster: 0, like: 2, nodes: 1, subnet: None },
        Operation::TakeOver { cluster: 0, from: 0, subnet: None },
        Operation::TakeOver { cluster: 0, from: 1, subnet: None },
    ];
    for operation in nowhere {
        assert_eq!(outcomes(&resolved, operation), None, "{operation:?}");
    }
}

/// Every operation that a design has something for.
pub(super) fn operations(resolved: &Resolved, nodes: u64) -> Vec<Operation> {
    let mut operations = Vec::new();
    for (cluster, of) in resolved.clusters.iter().enumerate() {
        operations.push(Operation::UpgradeAll { cluster });
        operations.push(Operation::EveryPoolToMaximum { cluster });
        for pool in 0..of.pools().len() {
            operations.push(Operation::UpgradePool { cluster, pool });
            operations.push(Operation::AddPool { cluster, like: pool, nodes, subnet: None });
            operations.push(Operation::AddNodes { cluster, pool, nodes });
        }
        let others = (0..resolved.clusters.len()).filter(|from| *from != cluster);
        operations.extend(others.map(|from| Operation::TakeOver { cluster, from, subnet: None }));
    }
    operations
}

/// The rows of a cluster that nodes take of.
fn rows(resolved: &Resolved, place: usize) -> Vec<Row> {
    let outbound = resolved.clusters[place].outbound.as_ref();
    let is_given = outbound.is_some_and(|outbound| outbound.ports != Ports::Automatic);
    let rows = capacity(resolved).swap_remove(place).rows.into_iter();
    rows.filter(|row| match row.resource {
        Resource::ServiceCidr | Resource::ApiServerSubnet => false,
        Resource::SnatPorts => is_given,
        _ => true,
    })
    .collect()
}

/// The numbers of a sum, added up anew.
fn added_up(sum: &str) -> Option<u128> {
    let left = sum.split([';', '>', '≤']).next()?.split('=').next()?.replace(',', "");
    let value = |text: &str| text.trim().parse::<u128>().ok();
    let product = |part: &str| {
        let part = part.trim().trim_start_matches('(').trim_end_matches(')');
        let part = part.split(" of ").next()?;
        part.split('×').map(value).try_fold(1u128, |product, factor| Some(product * factor?))
    };
    left.split('+').map(product).try_fold(0u128, |total, part| Some(total + part?))
}

fn agrees(outcome: &Outcome, row: &Row, moment: Moment, asked: bool) -> Result<(), TestCaseError> {
    prop_assert_eq!((outcome.resource, &outcome.name), (row.resource, &row.name));
    prop_assert_eq!((outcome.required, outcome.available), (row.at(moment).required, row.available));
    let ahead = row.preflight.filter(|_| asked);
    let told = outcome.ahead.as_ref().map(|ahead| (ahead.required, ahead.fits));
    prop_assert_eq!(told, ahead.map(|ahead| (ahead.required, ahead.fits)));
    let refused = ahead.is_some_and(|ahead| ahead.fits == Some(false));
    let expected = match row.at(moment).fits() {
        Some(false) => Verdict::Fails,
        _ if refused => Verdict::Fails,
        Some(true) => Verdict::Passes,
        None => Verdict::Unknown,
    };
    prop_assert_eq!(outcome.verdict, expected);
    Ok(())
}

/// What the service answers is known again by the reader and the catalogue of errors, with its numbers.
fn is_known_again(outcome: &Outcome) -> Result<(), TestCaseError> {
    let (Some(code), Some(text)) = (outcome.error_code, &outcome.service_text) else { return Ok(()) };
    let printed = format!("({code}) {text}\nCode: {code}\nMessage: {text}");
    let errors = import::merge(&import::read("pasted", &printed)).design.errors;
    prop_assert_eq!(errors.len(), 1, "{}", printed);
    let entry = entry_of(&errors[0]);
    prop_assert!(entry.is_some_and(|entry| entry.codes.contains(&code)), "{}", printed);
    prop_assert!(errors[0].required.is_some(), "{}", printed);
    if let Some((required, available)) = errors[0].required.zip(errors[0].available) {
        prop_assert!(required > available, "{}", printed);
    }
    Ok(())
}

/// The design as it is during an upgrade of one pool: nobody else has a surge.
fn with_one_surge(design: &Design, cluster: usize, pool: usize) -> Design {
    let mut design = design.clone();
    for (place, of) in design.clusters.iter_mut().enumerate() {
        for (at, of) in std::sync::Arc::make_mut(of).pools.iter_mut().flatten().enumerate() {
            if (place, at) != (cluster, pool) {
                of.max_surge = Some(MaxSurge::Nodes(0));
            }
        }
    }
    design
}

fn check_all(design: &Design, nodes: u64) -> Result<(), TestCaseError> {
    let resolved = resolve(design);
    for operation in operations(&resolved, nodes) {
        let place = operation.cluster();
        let Some(told) = outcomes(&resolved, operation) else {
            let Operation::TakeOver { from, .. } = operation else {
                return Err(TestCaseError::fail(format!("{operation:?} has no outcomes")));
            };
            let unlisted = [place, from].iter().any(|place| resolved.clusters[*place].pools.is_none());
            prop_assert!(unlisted, "{:?}", operation);
            continue;
        };
        let expected = match operation {
            Operation::UpgradeAll { .. } => Some((rows(&resolved, place), Moment::Upgrading, true)),
            Operation::EveryPoolToMaximum { .. } => Some((rows(&resolved, place), Moment::Scaled, false)),
            _ => None,
        };
        if let Some((rows, moment, asked)) = expected {
            prop_assert_eq!(rows.len(), told.len());
            for (outcome, row) in told.iter().zip(&rows) {
                agrees(outcome, row, moment, asked)?;
                if moment == Moment::Upgrading
                    && row.at(moment).fits() == Some(false)
                    && outcome.ahead.is_none()
                {
                    prop_assert_eq!(outcome.error_code, row.error_code);
                }
            }
        }
        if let Operation::UpgradePool { cluster, pool } = operation {
            let during = rows(&resolve(&with_one_surge(design, cluster, pool)), place);
            for (outcome, row) in told.iter().zip(&during) {
                prop_assert_eq!(outcome.required, row.at(Moment::Upgrading).required);
            }
        }
        for outcome in &told {
            prop_assert_eq!(added_up(&outcome.sum), outcome.required.map(u128::from), "{}", outcome.sum);
            if let Some(ahead) = &outcome.ahead {
                prop_assert_eq!(added_up(&ahead.sum), Some(u128::from(ahead.required)), "{}", ahead.sum);
            }
            is_known_again(outcome)?;
            let is_told = outcome.error_code.is_some() || outcome.service_text.is_some();
            prop_assert!(!is_told || outcome.verdict == Verdict::Fails);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn outcomes_agree_with_the_rows_and_their_sums_add_up(design in design(), nodes in 0..40u64) {
        check_all(&design, nodes)?;
    }

    #[test]
    fn where_everything_is_known_as_well(design in known_design(), nodes in 0..40u64) {
        check_all(&design, nodes)?;
    }

    /// Adding is the same as a design that has the nodes already.
    #[test]
    fn nodes_that_are_added_count_as_nodes_that_stand(design in design(), nodes in 0..40u64) {
        let resolved = resolve(&design);
        for operation in operations(&resolved, nodes) {
            let Operation::AddNodes { cluster, pool, .. } = operation else { continue };
            let mut after = design.clone();
            let of = std::sync::Arc::make_mut(&mut after.clusters[cluster]).pools.as_mut().expect("pools");
            let Some(count) = resolved.clusters[cluster].pools()[pool].count.get() else { continue };
            of[pool].count = Some(count + nodes);
            let told = outcomes(&resolved, operation).expect("outcomes");
            let rows = rows(&resolve(&after), cluster);
            prop_assert_eq!(told.len(), rows.len());
            for (outcome, row) in told.iter().zip(&rows) {
                agrees(outcome, row, Moment::Steady, true)?;
            }
        }
    }

    /// The demand of two clusters whose pools become one's is that of both: counted by kind, whatever their order.
    #[test]
    fn pools_that_are_taken_over_add_their_nodes(design in known_design()) {
        let resolved = resolve(&design);
        let nodes = |place: usize| -> u128 {
            let pools = resolved.clusters[place].pools().iter();
            pools.map(|pool| u128::from(pool.count.get().unwrap_or(0))).sum()
        };
        for operation in operations(&resolved, 1) {
            let Operation::TakeOver { cluster, from, .. } = operation else { continue };
            let told = outcomes(&resolved, operation).expect("outcomes");
            let by_kind: BTreeMap<Resource, Option<u64>> =
                told.iter().map(|outcome| (outcome.resource, outcome.required)).collect();
            let required = by_kind[&Resource::ClusterNodes].map(u128::from);
            prop_assert_eq!(required, Some(nodes(cluster) + nodes(from)));
            let pools = told.iter().filter(|outcome| outcome.resource == Resource::PoolNodes).count();
            let both = [cluster, from].map(|place| resolved.clusters[place].pools().len());
            prop_assert_eq!(pools, both.iter().sum::<usize>());
        }
    }

    #[test]
    fn numbers_that_no_sum_holds_end_in_outcomes_too(design in wild_design(), nodes in any::<u64>()) {
        let resolved = resolve(&design);
        for operation in operations(&resolved, nodes) {
            outcomes(&resolved, operation);
        }
    }
}
