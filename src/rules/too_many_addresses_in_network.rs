//! `too-many-addresses-in-network`: more private addresses than a virtual network holds.
use super::wording::number;
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::ranges;
use crate::capacity::Resource;
use crate::resolve::{Moment, distinct};

pub(super) static RULE: Rule = Rule {
    id: "too-many-addresses-in-network",
    topic: Topic::Capacity,
    severity: Severity::Warning,
    title: "More addresses in use than a virtual network holds",
    why: "A virtual network holds 65,536 private addresses in use, however large its ranges are. Nodes and, in the \
          models without a pod CIDR, every pod's address count; what goes beyond gets none.",
    source: ranges::NETWORK_ADDRESSES.source,
    facts: &["IP-15", "IP-79"],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let networks = context.resolved.networks.iter().filter(|network| !network.managed);
    let crowded = networks.filter_map(|network| {
        let most = ranges::NETWORK_ADDRESSES.value;
        let today = needed(context, &network.subnets, Moment::Steady);
        let ahead = needed(context, &network.subnets, Moment::ScaledUpgrading).max(today);
        (ahead > most).then(|| {
            let message = format!(
                "The clusters in {} need {} addresses today and {} in an upgrade at their maximum; a network holds {}.",
                network.name,
                number(today),
                number(ahead),
                number(most)
            );
            RULE.finding(message).about([subject::network(&network.name)])
        })
    });
    crowded.collect()
}

/// What nodes and pods need of these subnets, each counted once.
fn needed(context: &Context, subnets: &[usize], moment: Moment) -> u64 {
    let of_subnet = |place: usize, resource: Resource| {
        let mut rows = context.capacity.iter().flat_map(|of| &of.rows);
        let row = rows.find(|row| row.resource == resource && row.subnet == Some(place));
        row.and_then(|row| row.at(moment).required).unwrap_or(0)
    };
    let places = distinct(subnets.iter().copied()).into_iter();
    places
        .flat_map(|place| [of_subnet(place, Resource::NodeSubnet), of_subnet(place, Resource::PodSubnet)])
        .fold(0, u64::saturating_add)
}
