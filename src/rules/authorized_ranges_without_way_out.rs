//! `authorized-ranges-without-way-out`: ranges that may reach the API server, and nodes that ask it from elsewhere.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::egress;
use crate::design::OutboundType;
use crate::egress::{command_for_way_out, leaving};
use crate::net::Prefix;
use crate::net::wording::listed;

pub(super) static RULE: Rule = Rule {
    id: "authorized-ranges-without-way-out",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "Authorized ranges must hold the cluster's own way out",
    why: "Nodes of a cluster with a public API server reach it through the cluster's way out. AKS adds the address of \
          the load balancer by itself when it creates the cluster; that of a NAT gateway or a firewall somebody has to \
          add. Without it nodes cannot register, and the cluster fails with its next new node.",
    source: egress::OUTBOUND_TYPES,
    facts: &["EG-13"],
    check,
};

/// Nobody but the load balancer's own address.
const ONLY_THE_CLUSTER: Prefix = Prefix::ipv4([0, 0, 0, 0], 32);

fn check(context: &Context) -> Vec<Finding> {
    let told = context.clusters().filter_map(|(place, cluster)| {
        let access = &cluster.said.api_server;
        let ranges = access.authorized_ip_ranges.as_deref().filter(|ranges| !ranges.is_empty())?;
        let is_apart = access.enable_private_cluster == Some(true) || access.enable_vnet_integration == Some(true);
        let outbound = cluster.outbound_type.known()?.known()?;
        let is_added = matches!(outbound, OutboundType::LoadBalancer | OutboundType::None | OutboundType::Block);
        if is_apart || is_added {
            return None;
        }
        let name = cluster.name();
        let leaving = leaving(context.resolved, cluster);
        let (severity, message) = if ranges == [ONLY_THE_CLUSTER] {
            let message = format!(
                "{name} authorizes {ONLY_THE_CLUSTER}, which stands for a load balancer's address, and leaves by \
                 {outbound}: its nodes are not among those that may ask."
            );
            (Severity::Warning, message)
        } else if leaving.is_all {
            let missing = leaving.ranges.iter().filter(|own| !ranges.iter().any(|range| range.contains(**own)));
            let missing: Vec<String> = missing.map(addresses_alone).collect();
            if missing.is_empty() {
                return None;
            }
            let message = format!(
                "{name} leaves by {outbound} from {}, and its authorized ranges do not hold that: its nodes are not \
                 among those that may ask.",
                listed(&missing)
            );
            (Severity::Error, message)
        } else {
            let whose = match outbound {
                OutboundType::UserDefinedRouting => {
                    "every public address of the appliance that its default route leads to"
                }
                _ => "every address of its NAT gateway",
            };
            let ask = command_for_way_out(context.resolved, cluster);
            let ask = ask.map(|ask| format!(", as printed by {ask}")).unwrap_or_default();
            let message = format!("{name} has authorized ranges and leaves by {outbound}: they must hold {whose}{ask}.");
            (Severity::Note, message)
        };
        let about = [subject::field(name, "authorizedIPRanges")];
        Some(RULE.finding(message).with_severity(severity).of_cluster(place).about(about))
    });
    told.collect()
}

/// A range, or the address that it holds alone.
fn addresses_alone(range: &Prefix) -> String {
    if range.size() == 1 { range.first().to_string() } else { range.to_string() }
}
