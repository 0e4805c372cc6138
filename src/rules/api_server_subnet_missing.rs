//! `api-server-subnet-missing`: integration in a network of one's own without a subnet for it.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::limits;
use crate::design::Stage;

pub(super) static RULE: Rule = Rule {
    id: "api-server-subnet-missing",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "VNet integration without a subnet for the API server",
    why: "In a network that the service makes it makes the API server's subnet too. In a network of one's own a request \
          for VNet integration names that subnet, and is refused without it.",
    source: limits::API_SERVER_ADDRESSES.source,
    facts: &["API-73", "API-74"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let access = &cluster.said.api_server;
        let is_asked_for = access.enable_vnet_integration == Some(true) && access.subnet.is_none();
        let is_own = cluster.said.pools.iter().flatten().any(|pool| pool.subnet.is_some());
        (is_asked_for && is_own && cluster.said.stage == Stage::Template).then(|| {
            let name = cluster.name();
            let message = format!(
                "{name} asks for VNet integration and names no subnet for its API server; its pools stand in a network of its own."
            );
            RULE.finding(message).about([subject::field(name, "apiServerAccessProfile.subnetId")])
        })
    })
}
