//! `public-services-behind-routing`: what comes in by one way and is answered by another.
use super::wording::{counted, listed};
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{egress, reserved};
use crate::design::{ObservedBalancer, OutboundType};
use crate::net::Prefix;

pub(super) static RULE: Rule = Rule {
    id: "public-services-behind-routing",
    topic: Topic::Configuration,
    severity: Severity::Warning,
    title: "Public services are answered through the firewall",
    why: "What comes in through a public load balancer is answered along the default route, which leads to the \
          firewall: that has not seen the connection and drops the answer. Bring it in through the firewall by DNAT, \
          with a route of each of its public addresses, /32, to the Internet.",
    source: egress::FIREWALL_TUTORIAL,
    facts: &["EG-14"],
    check,
};

/// Services that one finding names.
const NAMED: usize = 3;

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let is_routed = *cluster.outbound_type.known()? == OutboundType::UserDefinedRouting;
        let services = cluster.said.observed.as_ref()?.services.as_ref()?;
        let public: Vec<&ObservedBalancer> =
            services.load_balancers.iter().filter(|of| is_public(of)).collect();
        if !is_routed || public.is_empty() {
            return None;
        }
        let mut names: Vec<String> = public.iter().take(NAMED).map(|of| of.name.clone()).collect();
        let more = public.len().saturating_sub(NAMED) as u64;
        names.extend((more > 0).then(|| counted(more, "other", "others")));
        let name = cluster.name();
        let (is, address) =
            if public.len() == 1 { ("is", "a public address") } else { ("are", "public addresses") };
        let message = format!(
            "{name} has a default route of its own, and {} {is} reached at {address} of its load balancer.",
            listed(&names)
        );
        Some(RULE.finding(message).about([subject::field(name, "outboundType")]))
    })
}

fn is_public(service: &ObservedBalancer) -> bool {
    let whole =
        |address: std::net::IpAddr| Prefix::containing(address, if address.is_ipv4() { 32 } else { 128 });
    service.address.is_some_and(|address| !reserved::is_private(whole(address)))
}
