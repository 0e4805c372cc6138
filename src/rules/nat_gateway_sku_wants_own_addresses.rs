//! `nat-gateway-sku-wants-own-addresses`: public addresses of two SKUs in one cluster.
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::{Feature, retirement};

pub(super) static RULE: Rule = Rule {
    id: "nat-gateway-sku-wants-own-addresses",
    topic: Topic::Configuration,
    severity: Severity::Note,
    title: "Public addresses of two SKUs are needed",
    why: "A NAT gateway of the SKU StandardV2 takes public addresses of that SKU alone, and services of type \
          LoadBalancer still take Standard ones. Who orders addresses of one kind has none for the other; and from \
          StandardV2 there is no way back.",
    source: retirement::NAT_GATEWAY_V2.1,
    facts: &["EG-64", "EG-65"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    context.of_each(&|cluster| {
        let name = cluster.name();
        cluster.said.features.has(Feature::NatGatewayV2).then(|| {
            let message = format!(
                "{name} leaves through a NAT gateway of the SKU StandardV2: its outbound addresses are StandardV2, \
                 those of its LoadBalancer services Standard."
            );
            RULE.finding(message).about([subject::field(name, "natGatewayProfile")])
        })
    })
}
