//! `too-many-addresses-in-network`: more private addresses than a virtual network holds.
use std::collections::HashSet;

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
    let needs = needs(context);
    let networks = context.resolved.networks.iter().filter(|network| !network.managed);
    let crowded = networks.filter_map(|network| {
        let most = ranges::NETWORK_ADDRESSES.value;
        let places = distinct(network.subnets.iter().copied());
        let own = places.iter().filter_map(|place| needs.get(*place));
        let (today, ahead) = own.fold((0, 0), |sum: Need, of| add(sum, *of));
        let ahead = ahead.max(today);
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

/// Addresses today, and in an upgrade at the maximum.
type Need = (u64, u64);

fn add((today, ahead): Need, (more_today, more_ahead): Need) -> Need {
    (today.saturating_add(more_today), ahead.saturating_add(more_ahead))
}

/// What nodes and pods need of each subnet, by its place. Clusters that share one have the same row, which counts once.
fn needs(context: &Context) -> Vec<Need> {
    let mut needs: Vec<Need> = vec![(0, 0); context.resolved.subnets.len()];
    let mut seen = HashSet::new();
    for row in context.capacity.iter().flat_map(|of| &of.rows) {
        let is_counted = matches!(row.resource, Resource::NodeSubnet | Resource::PodSubnet);
        let Some(place) = row.subnet.filter(|place| is_counted && seen.insert((row.resource, *place))) else {
            continue;
        };
        let required = |moment| row.at(moment).required.unwrap_or(0);
        if let Some(need) = needs.get_mut(place) {
            *need = add(*need, (required(Moment::Steady), required(Moment::ScaledUpgrading)));
        }
    }
    needs
}
