//! Other outbound addresses, ports or timeout of the load balancer.
use super::{Draft, compare, keep};
use crate::advice::demands;
use crate::advice::given::Given;
use crate::advice::precondition::{Part, Precondition, State};
use crate::advice::way::{How, Saying, Stride, Way};
use crate::azure::migration;
use crate::design::OutboundType;

/// Other addresses, ports or timeout of the outbound rule.
pub(super) fn way(given: &Given, draft: Draft) -> Way {
    let source = migration::BALANCER;
    let text =
        "Outbound addresses, ports and the timeout of the load balancer change where the cluster stands.";
    let mut way = draft(How::InPlace, Saying::new(text, source));
    let state = match given.outbound() {
        Some(OutboundType::LoadBalancer) => State::met(Part::NetworkProfile, "outboundType is loadBalancer"),
        Some(other) => State::unmet(
            format!("outboundType is {other}"),
            "The settings of the load balancer do not count with another way out: change that first.",
        )
        .by(given.update("--outbound-type loadBalancer")),
        None => State::Unknown(given.show("networkProfile.outboundType")),
    };
    way.preconditions = vec![
        Precondition::new("Connections leave through the load balancer.", state, source),
        demands::standard_balancer(given, source),
    ];
    way.steps = vec![
        keep(given),
        Stride::new(
            "Change what is wanted; flags that are left out stay as they are.",
            Some(given.update(
                "--load-balancer-managed-outbound-ip-count <addresses> --load-balancer-outbound-ports <ports> \
                 --load-balancer-idle-timeout <minutes>",
            )),
        )
        .disrupts("Translated connections can be reset.")
        .open("At any time, by the same command with the old values."),
        compare(given),
    ];
    way.for_others = vec![Saying::new(
        "Source addresses: the internet may see other addresses; firewalls elsewhere need all of them, since any may be \
         used.",
        source,
    )];
    let (one_kind, several_kinds) = migration::MIXED_ADDRESSES;
    way.notes = vec![
        Saying::new(
            "The article has one kind of outbound addresses at a time: managed, own addresses or own prefixes; those that \
             the service made cannot become your own.",
            one_kind,
        ),
        Saying::new("A release note of 2023-09-03 allows kinds together: test it first.", several_kinds),
        Saying::new("Do not reuse an address that an earlier setting still holds.", source),
    ];
    way
}
