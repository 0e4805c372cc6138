//! `managed-and-own-subnets`: some pools in a network of one's own, some in one of the service's.
use super::wording::counted;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Grade, Source};
use crate::design::NodePool;

pub(super) static RULE: Rule = Rule {
    id: "managed-and-own-subnets",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "Pools with a subnet beside pools without one",
    why: "A pool that names no subnet stands in a network that the service makes, and all pools of a cluster stand in \
          one network. Whichever kind the first pool has, pools of the other kind are refused; only a new cluster \
          changes that.",
    source: Source {
        url: "https://github.com/MicrosoftDocs/azure-docs/issues/122052",
        read: "2026-08-21",
        grade: Grade::Observed,
    },
    facts: &["API-04", "CIDR-53", "MIG-3G", "ERR-24"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let is_told = |pool: &&NodePool| {
            !pool.seen_only && !pool.untold.iter().any(|untold| untold.eq_ignore_ascii_case("vnetSubnetID"))
        };
        let pools = || cluster.said.pools.iter().flatten().filter(is_told);
        let own = pools().filter(|pool| pool.subnet.is_some()).count() as u64;
        let managed = pools().filter(|pool| pool.subnet.is_none()).count() as u64;
        let is_mixed = own > 0 && managed > 0 && cluster.said.hosted_node_subnet.is_none();
        is_mixed.then(|| {
            let name = cluster.name();
            let (own, managed) = (counted(own, "pool", "pools"), counted(managed, "pool", "pools"));
            let message =
                format!("{name} has {own} in a subnet of its network and {managed} without a subnet.");
            RULE.finding(message).with_code(Some("InvalidParameter")).about([subject::cluster(name)])
        })
    })
}
