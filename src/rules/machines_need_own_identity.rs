//! `machines-need-own-identity`: pools of single machines in a network of one's own.
use super::{Context, Finding, Rule, Severity, Topic};
use crate::azure::learn;
use crate::design::PoolType;

pub(super) static RULE: Rule = Rule {
    id: "machines-need-own-identity",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "Single machines in a network of one's own need an assigned identity",
    why: "A pool of single machines joins each of them to the subnet with the cluster's identity. In a network of one's \
          own that has to be an identity which somebody made and assigned; with the system's own the pool is refused.",
    source: learn("https://learn.microsoft.com/azure/aks/virtual-machines-node-pools"),
    facts: &["API-5D", "API-7H", "CIDR-58", "FEAT-52"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each_pool(&RULE, &|cluster, pool, said| {
        let are_machines = pool.pool_type.as_ref().is_some_and(|kind| *kind == PoolType::VirtualMachines);
        let is_refused = cluster.said.user_assigned_identity == Some(false) && said.subnet.is_some();
        (are_machines && is_refused).then(|| {
            format!(
                "Pool {} of {} has single machines in a subnet, and the cluster a system-assigned identity.",
                pool.name,
                cluster.name()
            )
        })
    })
}
