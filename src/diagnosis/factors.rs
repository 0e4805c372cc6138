//! Which numbers of nodes and pods would give a number, where no cluster is loaded.
use super::account::{Account, Term};
use crate::azure::limits;

/// Maximums of pods that people use most, the service's defaults first.
const COMMON: [u64; 6] = [30, 110, 250, 50, 60, 100];

/// Sums that are told.
const MOST: usize = 4;

/// A number of which more pairs of pools would give it is not told by pairs.
const FEW: usize = 4;

/// No cluster has more nodes.
const NODES: u64 = limits::CLUSTER_NODES.value;

/// Sums of the node subnet model that would give `reported` addresses: one pool, else two.
pub(super) fn of_addresses(reported: u64) -> Vec<Account> {
    let (least, most) = limits::MAX_PODS.value;
    let common = COMMON.into_iter();
    let others = (least..=most).filter(|pods| !COMMON.contains(pods));
    let common: Vec<Account> = common.filter_map(|pods| single(reported, pods)).collect();
    let pairs = if common.is_empty() { pairs(reported) } else { Vec::new() };
    let mut accounts = common;
    if pairs.len() <= FEW {
        accounts.extend(pairs);
    }
    if accounts.is_empty() {
        accounts.extend(others.filter_map(|pods| single(reported, pods)));
    }
    accounts.truncate(MOST);
    accounts
}

/// `reported` addresses as whole blocks, one a node.
pub(super) fn of_blocks(reported: u64) -> Vec<Account> {
    let term = Term { pool: None, nodes: reported / 256, surge: 0, per_node: 256, max_pods: None };
    let account =
        Account::of("a block of 256 addresses for each node".to_owned(), None, vec![term], 0, reported);
    if account.difference == 0 && reported > 0 { vec![account] } else { Vec::new() }
}

/// `reported` ports as those of nodes.
pub(super) fn of_ports(reported: u64, nodes: u64) -> Vec<Account> {
    let Some(each) = reported.checked_div(nodes) else { return Vec::new() };
    let term = Term { pool: None, nodes, surge: 0, per_node: each, max_pods: None };
    let account = Account::of("the ports of every node".to_owned(), None, vec![term], 0, reported);
    if account.difference == 0 { vec![account] } else { Vec::new() }
}

/// How many nodes of that maximum of pods take that many addresses.
pub(super) fn single(reported: u64, pods: u64) -> Option<Account> {
    let nodes = reported / (pods + 1);
    let is_one = reported.is_multiple_of(pods + 1) && (1..=NODES).contains(&nodes);
    let words = if nodes == 1 { "1 node".to_owned() } else { format!("{nodes} nodes") };
    let title = format!("{words} with a maximum of {pods} pods, those of surge included");
    is_one.then(|| Account::of(title, None, vec![term(nodes, pods)], 0, reported))
}

/// Two pools with different common maximums of pods.
fn pairs(reported: u64) -> Vec<Account> {
    let mut found = Vec::new();
    for (at, one) in COMMON.iter().enumerate() {
        for two in COMMON.iter().skip(at + 1) {
            let mut nodes = 1;
            while let Some(rest) = reported.checked_sub(nodes * (one + 1)).filter(|rest| *rest > 0) {
                if rest.is_multiple_of(two + 1) {
                    let terms = vec![term(nodes, *one), term(rest / (two + 1), *two)];
                    let title = format!("two pools with a maximum of {one} and {two} pods");
                    found.push(Account::of(title, None, terms, 0, reported));
                }
                nodes += 1;
                if nodes > NODES || found.len() > FEW {
                    break;
                }
            }
        }
    }
    found
}

fn term(nodes: u64, pods: u64) -> Term {
    Term { pool: None, nodes, surge: 0, per_node: pods + 1, max_pods: Some(pods) }
}
