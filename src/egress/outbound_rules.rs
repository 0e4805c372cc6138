//! What the outbound rules of a cluster's load balancer say, beside what its profile asks for.
use super::Remark;
use crate::azure::ports;
use crate::design::OutboundRule;
use crate::net::wording::{counted, number};
use crate::resolve::{Ports, Resolved, ResolvedCluster};

/// A sentence for each outbound rule that was read of the load balancer in the cluster's node resource group.
pub fn outbound_rules(resolved: &Resolved, cluster: &ResolvedCluster) -> Vec<Remark> {
    let Some(group) = cluster.said.node_resource_group.as_deref() else { return Vec::new() };
    let own = resolved.attached.outbound_rules.iter();
    let own = own.filter(|rule| rule.id.resource_group().eq_ignore_ascii_case(group));
    own.map(|rule| remark(rule, cluster)).collect()
}

fn remark(rule: &OutboundRule, cluster: &ResolvedCluster) -> Remark {
    let name = rule.id.name().unwrap_or_default();
    let given = match rule.ports {
        Some(0) => "divides the ports among nodes by itself".to_owned(),
        Some(ports) => format!("gives each node {} ports", number(ports)),
        None => "does not say how ports are given".to_owned(),
    };
    let from = counted(rule.frontends, "frontend", "frontends");
    let idle = rule.idle_minutes.map(|minutes| format!(", idle connections end after {minutes} minutes"));
    let asked = cluster.outbound.as_ref().map(|outbound| outbound.ports);
    let asked = match (asked, rule.ports) {
        (Some(Ports::Given(asked)), Some(ports)) if asked != ports => Some(format!("{} each", number(asked))),
        (Some(Ports::Automatic), Some(ports)) if ports > 0 => Some("no number".to_owned()),
        _ => None,
    };
    let drift = asked.map(|asked| {
        format!(" The cluster’s profile asks for {asked}: change it there, not in the load balancer itself.")
    });
    let drift = drift.unwrap_or_default();
    let text = format!("Outbound rule {name} {given}, from {from}{}.{drift}", idle.unwrap_or_default());
    Remark::new(text, ports::PORTS_PER_ADDRESS.source)
}
