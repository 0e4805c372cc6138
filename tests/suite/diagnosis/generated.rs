//! Diagnosis on whatever comes: sums hold, what is planted is found, and what is proposed really fits.
use aks_network_planner::diagnosis::{Change, Standing};
use proptest::prelude::*;
use proptest::sample::select;

use super::{changes, diagnosed, diagnosed_with};
use crate::support::plan::{Plan, cluster, network, plan, pool, subnet};

/// Pools by count, surge, maximum of pods, and how much the autoscaler may add.
fn pools() -> impl Strategy<Value = Vec<(u64, u64, u64, u64)>> {
    prop::collection::vec((1u64..40, 0u64..6, select(vec![10u64, 30, 50, 110, 250]), 0u64..20), 1..5)
}

fn planned(pools: &[(u64, u64, u64, u64)]) -> Plan {
    let named = pools.iter().enumerate();
    let of = named.fold(cluster("aks"), |of, (at, (count, surge, pods, more))| {
        let pool = pool(&format!("p{at}"))
            .count(*count)
            .max_pods(*pods)
            .surge(&surge.to_string())
            .nodes_in("vnet/snet");
        of.pool(if *more > 0 { pool.autoscaled(1, count + more) } else { pool })
    });
    plan().cluster(of).network(network("vnet", "10.0.0.0/8").subnet(subnet("snet", "10.1.0.0/24")))
}

/// What the pools take, with each one's nodes and surge chosen.
fn total(pools: &[(u64, u64, u64, u64)], at_most: bool, surging: Option<usize>) -> u64 {
    let terms = pools.iter().enumerate().map(|(at, (count, surge, pods, more))| {
        let nodes = count + if at_most { *more } else { 0 };
        let extra = if surging.is_none_or(|pool| pool == at) { (*surge).min(nodes) } else { 0 };
        (nodes + extra) * (pods + 1)
    });
    terms.sum()
}

fn text(required: u64) -> String {
    format!(
        "Pre-allocated IPs {required} exceeds IPs available 251 in Subnet Cidr 10.1.0.0/24, Subnet Name snet. x"
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_planted_sum_is_found_and_every_exact_sum_is_one(pools in pools(), at_most in any::<bool>(), which in 0usize..6) {
        let surging = Some(which).filter(|which| *which < pools.len());
        let required = total(&pools, at_most, surging);
        prop_assume!(required > 251);
        let diagnosis = diagnosed_with(&planned(&pools), &text(required));
        prop_assert_eq!(diagnosis.standing, Standing::Exact);
        for account in &diagnosis.accounts {
            let sum: u64 = account.terms.iter().map(|term| (term.nodes + term.surge) * term.per_node).sum();
            prop_assert_eq!((sum, account.total, account.difference), (required, required, 0));
        }
    }

    #[test]
    fn what_is_proposed_fits(pools in pools(), at_most in any::<bool>()) {
        let required = total(&pools, at_most, None);
        prop_assume!(required > 251);
        let diagnosis = diagnosed_with(&planned(&pools), &text(required));
        let account = &diagnosis.accounts[0];
        for change in changes(&diagnosis) {
            let changed = |name: &str, of: &dyn Fn(u64, u64) -> (u64, u64)| -> u64 {
                account.terms.iter().map(|term| {
                    let is = term.pool.as_deref() == Some(name);
                    let (nodes, surge) = if is { of(term.nodes, term.surge) } else { (term.nodes, term.surge) };
                    (nodes + surge) * term.per_node
                }).sum()
            };
            match change {
                Change::MaxSurge { pool, to } => prop_assert!(changed(&pool, &|nodes, _| (nodes, to)) <= 251),
                Change::MaxCount { pool, to } | Change::Count { pool, to } => {
                    prop_assert!(changed(&pool, &|_, surge| (to, surge)) <= 251);
                    prop_assert!(changed(&pool, &|_, surge| (to + 1, surge)) > 251, "one node more would fit too");
                }
                Change::Prefix(length) => {
                    prop_assert!((1u64 << (32 - length)) - 5 >= required);
                    prop_assert!((1u64 << (31 - length)) - 5 < required, "half of it would hold it too");
                }
                Change::PortsPerNode(_) | Change::OutboundIps(_) => prop_assert!(false, "no ports are short"),
            }
        }
    }

    #[test]
    fn factors_multiply_to_the_number(required in 1u64..100_000) {
        let diagnosis = diagnosed(&text(required));
        prop_assert!(diagnosis.accounts.len() <= 4);
        for account in &diagnosis.accounts {
            let sum: u64 = account.terms.iter().map(|term| term.nodes * (term.max_pods.unwrap_or(0) + 1)).sum();
            prop_assert_eq!(sum, required);
        }
        prop_assert_eq!(diagnosis.standing, Standing::Possible);
    }

    #[test]
    fn any_numbers_are_explained(required in any::<u64>(), available in any::<u64>(), nodes in any::<u64>(), length in 0u8..=32) {
        let range = format!("10.0.0.0/{length}");
        let texts = [
            format!("Pre-allocated IPs {required} exceeds IPs available {available} in Subnet Cidr {range}, Subnet Name s. x"),
            format!("Pre-allocated IPs {required} exceeds IPs available {available} in Pod Cidr {range}"),
            format!("Subnet s with address prefix {range} does not have enough capacity for {required} IP addresses."),
            format!("allocated ports {available} is not in an allowable range. Total node count {nodes} requires {required} ports but only {available} ports are available given {nodes} outbound public IPs."),
        ];
        for text in texts {
            let alone = diagnosed(&text);
            let loaded = diagnosed_with(&planned(&[(3, 1, 30, 2), (5, 0, 110, 0)]), &text);
            prop_assert!(!alone.summary.is_empty() && !loaded.summary.is_empty());
        }
    }
}
