//! Pod CIDRs that grow where they stand, over arbitrary designs: against everything that a design names.
use aks_network_planner::azure::reserved;
use aks_network_planner::design::{Design, RangeKind};
use aks_network_planner::edit::{CidrField, Step};
use aks_network_planner::net::Prefix;
use aks_network_planner::overlap::{self, RangeKind as Kind, Verdict};
use aks_network_planner::propose::{Blocker, Wider, widen};
use aks_network_planner::resolve::{Resolved, resolve};
use proptest::prelude::*;

use crate::properties::designs::{design, known_design, wild_design};

use super::applied_to;

/// Every range that somebody holds: its role, whose it is, and what it is.
fn named(resolved: &Resolved) -> Vec<(Kind, String, Prefix)> {
    let mut named = Vec::new();
    for cluster in &resolved.clusters {
        for (kind, ranges) in
            [(Kind::PodCidr, &cluster.pod_cidrs), (Kind::ServiceCidr, &cluster.service_cidrs)]
        {
            let ranges = ranges.known().into_iter().flatten();
            named.extend(ranges.map(|range| (kind, cluster.name().to_owned(), *range)));
        }
    }
    for network in &resolved.networks {
        let name = if network.managed {
            format!("managed network of {}", network.name)
        } else {
            network.name.clone()
        };
        for place in &network.subnets {
            let subnet = &resolved.subnets[*place];
            let of = format!("{name}/{}", subnet.name);
            named.extend(subnet.prefixes.iter().map(|range| (Kind::Subnet, of.clone(), *range)));
        }
        named.extend(network.prefixes.iter().map(|range| (Kind::VirtualNetwork, name.clone(), *range)));
    }
    for range in &resolved.ranges {
        let kind = match range.kind {
            RangeKind::Peered => Kind::Peered,
            RangeKind::OnPremises => Kind::OnPremises,
            RangeKind::Other => Kind::Other,
        };
        named.extend(range.prefixes.iter().map(|prefix| (kind, range.name.clone(), *prefix)));
    }
    for kept in reserved::RESERVED {
        named.push((Kind::Reserved, kept.purpose.to_owned(), kept.prefix));
    }
    named
}

fn check(design: &Design) -> Result<(), TestCaseError> {
    let resolved = resolve(design);
    let named = named(&resolved);
    for (place, cluster) in resolved.clusters.iter().enumerate() {
        let Ok(widening) = widen(&resolved, place) else { continue };
        let mut before = widening.own;
        for step in &widening.steps {
            prop_assert!(step.prefix.contains(widening.own) && step.prefix.contains(before));
            prop_assert_eq!(step.prefix.length() + 1, before.length());
            prop_assert_eq!(step.prefix, Prefix::containing(step.prefix.first(), step.prefix.length()));
            prop_assert_eq!(step.gained, step.blocks - widening.blocks);
            before = step.prefix;
            for blocker in step.blocked.iter().chain(&step.risks) {
                prop_assert!(blocker.prefix.overlaps(step.prefix), "{:?}", blocker);
                let is_there = named.contains(&(blocker.kind, blocker.name.clone(), blocker.prefix));
                prop_assert!(is_there, "{:?}", blocker);
            }
            check_free(&resolved, cluster.name(), step, &named)?;
        }
        let steps = widening.proposal.iter().flat_map(|proposal| &proposal.steps);
        let expected = widening.useful.map(|at| Step::Cidr {
            cluster: cluster.name().to_owned(),
            field: CidrField::PodCidr,
            prefix: widening.steps[at].prefix,
        });
        prop_assert_eq!(steps.collect::<Vec<_>>(), expected.iter().collect::<Vec<_>>());
        prop_assert!(widening.useful.is_none_or(|at| widening.steps[at].blocked.is_empty()));
    }
    Ok(())
}

/// What no pod CIDR may meet, whoever is connected: the cluster's own services, subnets of its networks, ranges that
/// the platform keeps. And what is named as neither blocked nor risky is disjoint from every network.
fn check_free(
    resolved: &Resolved,
    name: &str,
    step: &Wider,
    named: &[(Kind, String, Prefix)],
) -> Result<(), TestCaseError> {
    let cluster = resolved.clusters.iter().find(|cluster| cluster.name() == name).expect("a cluster");
    let own_networks: Vec<usize> =
        cluster.subnets().into_iter().map(|place| resolved.subnets[place].network).collect();
    let own: Vec<String> = own_networks
        .iter()
        .map(|place| &resolved.networks[*place])
        .filter(|network| !network.managed)
        .map(|network| format!("{}/", network.name))
        .collect();
    for (kind, holder, range) in named.iter().filter(|(_, _, range)| range.overlaps(step.prefix)) {
        let is_harm = match kind {
            Kind::Reserved => true,
            Kind::ServiceCidr => holder == name,
            Kind::Subnet => own.iter().any(|own| holder.starts_with(own)),
            _ => false,
        };
        let told = |list: &[Blocker]| {
            list.iter().any(|of| (of.kind, &of.name, of.prefix) == (*kind, holder, *range))
        };
        prop_assert!(!is_harm || told(&step.blocked), "{} meets {:?} {}", step.prefix, kind, holder);
        let is_network = *kind == Kind::VirtualNetwork && !holder.starts_with("managed network of ");
        prop_assert!(
            !is_network || told(&step.blocked) || told(&step.risks),
            "{} meets {}",
            step.prefix,
            holder
        );
    }
    Ok(())
}

/// The matrix of the design with a step applied knows no pair of the cluster's pod CIDR that was not named.
fn check_matrix(design: &Design) -> Result<(), TestCaseError> {
    let resolved = resolve(design);
    for place in 0..resolved.clusters.len() {
        let Ok(widening) = widen(&resolved, place) else { continue };
        let Some(proposal) = &widening.proposal else { continue };
        let range = proposal.ranges().next().expect("a range");
        let applied = resolve(&applied_to(design, proposal));
        for pair in overlap::overlaps(&applied) {
            let is_own = |holding: &overlap::Holding| {
                holding.kind == Kind::PodCidr
                    && holding.prefix == range
                    && holding.holders == [overlap::Holder::Cluster(place)]
            };
            let is_harm = pair.verdict > Verdict::Risky && (is_own(&pair.left) || is_own(&pair.right));
            prop_assert!(!is_harm, "{} of {}: {:?}", range, place, pair);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn steps_are_aligned_supersets_and_what_blocks_them_really_overlaps(design in design()) {
        check(&design)?;
        check_matrix(&design)?;
    }

    #[test]
    fn where_everything_is_known_as_well(design in known_design()) {
        check(&design)?;
        check_matrix(&design)?;
    }

    #[test]
    fn numbers_that_no_sum_holds_end_in_steps_or_in_a_reason(design in wild_design()) {
        check(&design)?;
    }
}
