//! `authorized-ranges-without-way-out`: ranges that may reach the API server, and nodes that ask it from elsewhere.
use super::pools::of_each_several;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::egress;
use crate::egress::{
    Authorized, Leaver, NextHop, ONLY_THE_BALANCER, authorized, command_for_way_out, those_who_ask,
};
use crate::net::Prefix;
use crate::net::wording::listed;
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "authorized-ranges-without-way-out",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "Authorized ranges must hold the cluster's own way out",
    why: "Nodes of a cluster with a public API server reach it through the cluster's way out. AKS adds the address of \
          the load balancer by itself when it creates the cluster; that of a NAT gateway, a firewall or a node somebody \
          has to add. Without it nodes cannot register, and the cluster fails with its next new node.",
    source: egress::OUTBOUND_TYPES,
    facts: &["EG-13"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    of_each_several(context, &|cluster| {
        let asking = those_who_ask(context.resolved, cluster).into_iter();
        let told = asking.filter_map(|whose| authorized(context.resolved, cluster, whose));
        told.filter_map(|of| finding(context, cluster, &of)).collect()
    })
}

fn finding(context: &Context, cluster: &ResolvedCluster, of: &Authorized) -> Option<Finding> {
    let (name, whose) = (cluster.name(), of.whose.title());
    if of.hops.is_empty() || of.holds == Some(true) {
        return None;
    }
    let by = listed(&of.hops.iter().map(|hop| hop.title().to_owned()).collect::<Vec<_>>());
    let missing: Vec<String> = of.missing.iter().map(addresses_alone).collect();
    let (severity, message) = match (missing.is_empty(), of.holds) {
        (false, _) => {
            let message = format!(
                "The {whose} of {name} leave by {by} from {}, and its authorized ranges do not hold that: they are not \
                 among those that may ask.",
                listed(&missing)
            );
            // Somebody saw what is attached to the node subnet decide for pods as well.
            (if of.whose == Leaver::Nodes { Severity::Error } else { Severity::Warning }, message)
        }
        (true, Some(false)) => {
            let message = format!(
                "{name} authorizes {ONLY_THE_BALANCER}, which stands for a load balancer's address, and its {whose} leave \
                 by {by}: they are not among those that may ask."
            );
            (Severity::Warning, message)
        }
        (true, _) => {
            let addresses: Vec<String> = of.hops.iter().map(|hop| addresses_of(*hop).to_owned()).collect();
            let ask = command_for_way_out(context.resolved, cluster, of.whose);
            let ask = ask.map(|ask| format!(", as printed by {ask}")).unwrap_or_default();
            let message = format!(
                "{name} has authorized ranges, and its {whose} leave by {by}: they must hold {}{ask}.",
                listed(&addresses)
            );
            (Severity::Note, message)
        }
    };
    Some(RULE.finding(message).with_severity(severity).about([subject::field(name, "authorizedIPRanges")]))
}

fn addresses_of(hop: NextHop) -> &'static str {
    match hop {
        NextHop::Route => "every public address of the appliance",
        NextHop::NetworkGateway => "the public addresses of the network beyond it",
        NextHop::NodePublic => "the public address of every node, or the prefix that it is of",
        _ => "every address of the NAT gateway",
    }
}

/// A range, or the address that it holds alone.
fn addresses_alone(range: &Prefix) -> String {
    if range.size() == 1 { range.first().to_string() } else { range.to_string() }
}
