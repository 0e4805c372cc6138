//! Proposals over arbitrary designs: free, large enough, and harmless when they are applied.
use std::collections::BTreeMap;

use aks_network_planner::analysis::{Analysis, analyze};
use aks_network_planner::azure::{day, reserved};
use aks_network_planner::capacity::Resource;
use aks_network_planner::design::Design;
use aks_network_planner::edit::{CidrField, Role, Step};
use aks_network_planner::net::Prefix;
use aks_network_planner::overlap::Verdict;
use aks_network_planner::propose::{About, Proposal, Purpose, apply_proposal, obstacle, propose};
use aks_network_planner::resolve::{Moment, Resolved, resolve};
use aks_network_planner::text::Severity;
use proptest::prelude::*;

use crate::properties::designs::{design, known_design, wild_design};
use crate::support::TODAY;

fn analysis(design: &Design) -> Analysis {
    analyze(design, day(TODAY).expect("a day"))
}

/// Every purpose that a design has something for.
fn purposes(resolved: &Resolved) -> Vec<Purpose> {
    let of_cluster = |cluster| {
        [
            Purpose::NodeSubnet { cluster },
            Purpose::PodSubnet { cluster },
            Purpose::PodCidr { cluster },
            Purpose::ServiceCidr { cluster },
            Purpose::ApiServerSubnet { cluster },
            Purpose::AnotherCluster { like: cluster },
        ]
    };
    let of_network = |network| {
        [Purpose::LoadBalancers { network, addresses: 30 }, Purpose::GatewayForContainers { network }]
    };
    let clusters = (0..resolved.clusters.len()).flat_map(of_cluster);
    clusters.chain((0..resolved.networks.len()).flat_map(of_network)).collect()
}

/// Ranges that no range to come may meet; `own` is the network of a subnet to come.
fn forbidden(resolved: &Resolved, own: Option<&str>, shares: bool) -> Vec<(String, Prefix)> {
    let mut forbidden: Vec<(String, Prefix)> = Vec::new();
    for kept in reserved::RESERVED {
        forbidden.push((kept.purpose.to_owned(), kept.prefix));
    }
    for range in &resolved.ranges {
        let is_connected = range.network.as_deref().is_none_or(|near| Some(near) == own);
        let is_counted = is_connected && range.remote.is_none() || !shares;
        forbidden
            .extend(range.prefixes.iter().filter(|_| is_counted).map(|prefix| (range.name.clone(), *prefix)));
    }
    for network in &resolved.networks {
        let is_own = !network.managed && Some(network.name.as_str()) == own;
        if !is_own && !shares {
            forbidden.extend(network.prefixes.iter().map(|prefix| (network.name.clone(), *prefix)));
        }
        if is_own || !shares {
            let subnets = network.subnets.iter().map(|place| &resolved.subnets[*place]);
            forbidden.extend(
                subnets
                    .flat_map(|subnet| subnet.prefixes.iter().map(|prefix| (subnet.name.clone(), *prefix))),
            );
        }
    }
    forbidden
}

fn check_free(resolved: &Resolved, proposal: &Proposal) -> Result<(), TestCaseError> {
    let shares = proposal
        .reasons
        .iter()
        .any(|reason| reason.about == About::Free && reason.text.starts_with("It shares addresses"));
    let mut grown: Vec<(&str, Prefix)> = Vec::new();
    for step in &proposal.steps {
        let (own, prefix) = match step {
            Step::AddressSpace { network, prefix } => {
                grown.push((network, *prefix));
                (None, *prefix)
            }
            Step::Subnet { network, prefix, .. } => {
                let of = resolved
                    .networks
                    .iter()
                    .find(|of| !of.managed && of.name == *network)
                    .expect("a network");
                let space = of.prefixes.iter().copied();
                let space =
                    space.chain(grown.iter().filter(|(name, _)| name == network).map(|(_, prefix)| *prefix));
                prop_assert!(space.into_iter().any(|space| space.contains(*prefix)), "{} outside", prefix);
                (Some(network.as_str()), *prefix)
            }
            Step::Cidr { prefix, .. } => (None, *prefix),
            Step::Cluster { .. } | Step::Range { .. } | Step::Field { .. } | Step::Pool { .. } => continue,
        };
        prop_assert!(prefix.is_ipv4());
        for (name, other) in forbidden(resolved, own, shares && own.is_some()) {
            prop_assert!(!other.overlaps(prefix), "{} meets {} {}: {:?}", prefix, name, other, proposal);
        }
    }
    let ranges: Vec<Prefix> = proposal.ranges().collect();
    for (at, one) in ranges.iter().enumerate() {
        prop_assert!(ranges[..at].iter().all(|other| !other.overlaps(*one)), "{:?} meet", ranges);
    }
    Ok(())
}

/// What was promised stands in the capacity of the cluster: no moment of which the need is known is short.
fn check_large_enough(after: &Analysis, proposal: &Proposal) -> Result<(), TestCaseError> {
    for step in &proposal.steps {
        let (cluster, resource, prefix) = match step {
            Step::Subnet { serves: Some(serves), prefix, .. } => {
                let resource = match serves.role {
                    Role::Nodes => Resource::NodeSubnet,
                    Role::Pods => Resource::PodSubnet,
                    Role::ApiServer => Resource::ApiServerSubnet,
                };
                (&serves.cluster, resource, prefix)
            }
            Step::Cidr { cluster, field, prefix } => match field {
                CidrField::PodCidr => (cluster, Resource::PodCidr, prefix),
                CidrField::ServiceCidr => (cluster, Resource::ServiceCidr, prefix),
            },
            _ => continue,
        };
        let place = after.resolved.clusters.iter().position(|of| of.name() == cluster).expect("a cluster");
        let of_resource = |row: &&aks_network_planner::capacity::Row| row.resource == resource;
        let mut rows = after.capacity[place].rows.iter().filter(of_resource);
        let Some(row) = rows.next() else {
            // A CNI of one's own takes a pod CIDR that nothing counts.
            prop_assert_eq!(resource, Resource::PodCidr);
            continue;
        };
        prop_assert!(rows.next().is_none(), "all pools move");
        prop_assert!(row.prefixes.contains(prefix), "{} is not {:?}", prefix, row.prefixes);
        for moment in Moment::ALL {
            prop_assert_ne!(row.at(moment).fits(), Some(false), "{:?} at {:?}", resource, moment);
        }
        let shorter = row.smallest_prefix.is_some_and(|length| length > prefix.length());
        let exact =
            matches!(resource, Resource::NodeSubnet | Resource::PodSubnet | Resource::ApiServerSubnet);
        prop_assert!(!(shorter && exact), "a longer prefix than {} would do", prefix);
        for pair in &after.overlaps {
            let concerns = [&pair.left, &pair.right].iter().any(|holding| holding.prefix == *prefix);
            let harms = pair.verdict > Verdict::Risky && pair.clusters.contains(&place);
            prop_assert!(!(concerns && harms), "{:?}", pair);
        }
    }
    Ok(())
}

/// How many errors of each rule each cluster has; those of a copy count as its model's.
fn errors(
    analysis: &Analysis,
    copy: Option<(usize, usize)>,
) -> BTreeMap<(&'static str, Option<usize>), usize> {
    let mut errors = BTreeMap::new();
    let of_copy = |cluster: Option<usize>| match copy {
        Some((copy, _)) => cluster == Some(copy),
        None => false,
    };
    for finding in analysis.findings.iter().filter(|finding| finding.severity == Severity::Error) {
        if !of_copy(finding.cluster) {
            *errors.entry((finding.rule.id, finding.cluster)).or_default() += 1;
        }
    }
    errors
}

fn check_harmless(before: &Analysis, after: &Analysis, purpose: Purpose) -> Result<(), TestCaseError> {
    let copy = match purpose {
        Purpose::AnotherCluster { like } => Some((before.resolved.clusters.len(), like)),
        _ => None,
    };
    let had = errors(before, None);
    for ((rule, cluster), count) in errors(after, copy) {
        let before = had.get(&(rule, cluster)).copied().unwrap_or(0);
        prop_assert!(
            count <= before,
            "{} errors of {} about {:?} where {} were",
            count,
            rule,
            cluster,
            before
        );
    }
    let Some((copy, like)) = copy else { return Ok(()) };
    for finding in after.findings.iter().filter(|finding| finding.severity == Severity::Error) {
        if finding.cluster == Some(copy) {
            prop_assert!(had.contains_key(&(finding.rule.id, Some(like))), "{}", finding.message);
        }
    }
    Ok(())
}

fn check(design: &Design) -> Result<(), TestCaseError> {
    let before = analysis(design);
    for purpose in purposes(&before.resolved) {
        let proposals = propose(&before.resolved, &purpose);
        prop_assert!(proposals.len() <= 5);
        prop_assert_eq!(proposals.is_empty(), obstacle(&before.resolved, &purpose).is_some());
        for (at, proposal) in proposals.iter().enumerate() {
            prop_assert!(proposals[..at].iter().all(|other| other.steps != proposal.steps));
            prop_assert!(proposal.reasons.iter().all(|reason| reason.text.ends_with('.')), "{:?}", proposal);
            prop_assert!(
                proposal.reasons.iter().any(|reason| reason.about == About::Size) || proposal.steps.len() < 3
            );
            check_free(&before.resolved, proposal)?;
            let applied = apply_proposal(design, proposal);
            let after = analysis(&applied);
            check_large_enough(&after, proposal)
                .map_err(|error| TestCaseError::fail(format!("{purpose:?} {proposal:?}: {error}")))?;
            check_harmless(&before, &after, purpose)
                .map_err(|error| TestCaseError::fail(format!("{purpose:?} {proposal:?}: {error}")))?;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_proposal_is_free_large_enough_and_harmless(design in design()) {
        check(&design)?;
    }

    #[test]
    fn where_everything_is_known_as_well(design in known_design()) {
        check(&design)?;
    }

    #[test]
    fn numbers_that_no_sum_holds_end_in_proposals_or_in_a_reason(design in wild_design()) {
        let resolved = resolve(&design);
        for purpose in purposes(&resolved) {
            let found = propose(&resolved, &purpose);
            prop_assert_eq!(found.is_empty(), obstacle(&resolved, &purpose).is_some());
        }
    }
}
