//! `outbound-setting-out-of-range`: numbers of the way out that the service does not take.
use super::wording::number;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::bounds::{self, Bounds};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "outbound-setting-out-of-range",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A number of the way out is out of range",
    why: "The service takes each number of a load balancer's or NAT gateway's outbound side only between two bounds, \
          and ports only in steps of 8. Another number is refused; for the idle timeout the Azure CLI is stricter \
          and stops at 100 minutes.",
    source: bounds::SCHEMA,
    facts: &["API-23", "API-24", "API-28", "API-29", "API-33", "API-36", "ERR-54"],
    check,
};

type Setting = (&'static str, Bounds, fn(&ResolvedCluster) -> Option<u64>);

const SETTINGS: [Setting; 6] = [
    ("loadBalancerProfile.managedOutboundIPs.count", bounds::MANAGED_OUTBOUND_IPS, |of| {
        balancer(of, |profile| profile.managed_outbound_ips)
    }),
    ("loadBalancerProfile.managedOutboundIPs.countIPv6", bounds::MANAGED_OUTBOUND_IPV6, |of| {
        balancer(of, |profile| profile.managed_outbound_ipv6)
    }),
    ("loadBalancerProfile.allocatedOutboundPorts", bounds::ALLOCATED_OUTBOUND_PORTS, |of| {
        balancer(of, |profile| profile.allocated_outbound_ports)
    }),
    ("loadBalancerProfile.idleTimeoutInMinutes", bounds::IDLE_TIMEOUT, |of| {
        balancer(of, |profile| profile.idle_timeout_minutes)
    }),
    ("natGatewayProfile.managedOutboundIPProfile.count", bounds::GATEWAY_OUTBOUND_IPS, |of| {
        of.said.network_profile.as_ref()?.nat_gateway_profile.as_ref()?.managed_outbound_ips
    }),
    ("natGatewayProfile.idleTimeoutInMinutes", bounds::IDLE_TIMEOUT, |of| {
        of.said.network_profile.as_ref()?.nat_gateway_profile.as_ref()?.idle_timeout_minutes
    }),
];

fn balancer(
    of: &ResolvedCluster,
    value: fn(&crate::design::LoadBalancerProfile) -> Option<u64>,
) -> Option<u64> {
    value(of.said.network_profile.as_ref()?.load_balancer_profile.as_ref()?)
}

fn check(context: &Context) -> Vec<Finding> {
    let of_setting = |(field, bounds, value): Setting| {
        context.of_each(&|cluster| {
            let value = value(cluster).filter(|value| !bounds.take(*value))?;
            let (name, Bounds { least, most, step }) = (cluster.name(), bounds);
            let steps = if step > 1 { format!(" in steps of {step}") } else { String::new() };
            let message = format!(
                "{name} has {field} {}; the service takes {} to {}{steps}.",
                number(value),
                number(least),
                number(most)
            );
            Some(RULE.finding(message).about([subject::field(name, field)]))
        })
    };
    SETTINGS.into_iter().flat_map(of_setting).collect()
}
