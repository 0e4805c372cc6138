//! `load-balancer-profile-with-routing`: outbound settings of a load balancer that is not the way out.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Grade, Source};
use crate::design::{LoadBalancerProfile, OutboundType, Stage};
use crate::resolve::ResolvedCluster;

pub(super) static RULE: Rule = Rule {
    id: "load-balancer-profile-with-routing",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "Outbound settings of a load balancer beside a route table",
    why: "With outboundType userDefinedRouting nothing leaves through the load balancer, so addresses and ports for \
          it mean nothing. The service refuses a request that names both.",
    source: Source {
        url: "https://github.com/hashicorp/terraform-provider-azurerm/issues/25021",
        read: "2026-08-21",
        grade: Grade::Observed,
    },
    facts: &["ERR-10", "ERR-51", "EG-06"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&of_cluster)
}

/// Of a cluster that exists the service itself prints what is left of such settings.
fn of_cluster(cluster: &ResolvedCluster) -> Option<Finding> {
    let is_routed = *cluster.outbound_type.known()? == OutboundType::UserDefinedRouting;
    let profile = cluster.said.network_profile.as_ref()?.load_balancer_profile.as_ref()?;
    let is_said = *profile != LoadBalancerProfile::default();
    if !is_routed || !is_said || cluster.said.stage != Stage::Template {
        return None;
    }
    let message = format!(
        "{} has outboundType userDefinedRouting and a loadBalancerProfile; a request may hold only one of them.",
        cluster.name()
    );
    let about = ["outboundType", "loadBalancerProfile"].map(|field| subject::field(cluster.name(), field));
    let finding = RULE.finding(message).about(about);
    Some(finding.with_code(Some("InvalidUserDefinedRoutingWithLoadBalancerProfile")))
}
