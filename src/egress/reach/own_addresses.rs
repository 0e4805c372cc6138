//! Whether the authorized ranges hold what a cluster's own nodes and pods ask from.
use super::Demand;
use crate::azure::reach as facts;
use crate::egress::{
    Leaver, ONLY_THE_BALANCER, Remark, authorized, command_for_way_out, leaving, those_who_ask,
};
use crate::net::Prefix;
use crate::net::wording::listed;
use crate::resolve::{Resolved, ResolvedCluster};

/// What the ranges must hold of what nodes leave from, and of what pods do where that is another way.
pub(super) fn of(resolved: &Resolved, cluster: &ResolvedCluster) -> Vec<Demand> {
    let asking = those_who_ask(resolved, cluster).into_iter();
    asking.filter_map(|whose| own_addresses_of(resolved, cluster, whose)).collect()
}

fn own_addresses_of(resolved: &Resolved, cluster: &ResolvedCluster, whose: Leaver) -> Option<Demand> {
    let of = authorized(resolved, cluster, whose)?;
    let words = |ranges: &[Prefix]| listed(&ranges.iter().map(Prefix::to_string).collect::<Vec<_>>());
    let own = leaving(resolved, cluster, whose);
    let claim = match whose {
        Leaver::Nodes => "The authorized ranges hold the cluster's own way out".to_owned(),
        Leaver::Pods => format!("The authorized ranges hold what {} leave from", whose.title()),
    };
    let is_known = own.is_all() && of.holds.is_some();
    let text = match (of.missing.as_slice(), of.added.as_slice()) {
        ([], []) if is_known => format!("{claim}, {}.", words(&own.ranges())),
        ([], []) if of.holds == Some(true) => {
            format!("{claim}: {ONLY_THE_BALANCER} stands for the load balancer's address.")
        }
        ([], []) => format!("{claim}, whose addresses are not known here."),
        ([], added) if of.hops.is_empty() => format!(
            "{claim}: {} is not listed, and AKS adds the load balancer's address when it makes the cluster; one that \
             changes later somebody has to add.",
            words(added)
        ),
        (missing, added) => format!("{claim}, {}.", words(&[missing, added].concat())),
    };
    let ask = of.holds.is_none().then(|| command_for_way_out(resolved, cluster, whose)).flatten();
    Some(Demand { holds: of.holds, text: Remark::new(text, facts::AUTHORIZED), ask })
}
