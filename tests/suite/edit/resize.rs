//! Where the edges of a subnet can stand.
use std::sync::Arc;

use aks_network_planner::design::{Design, Stage, Subnet};
use aks_network_planner::edit::{Candidate, Edges, apply, edges, things};
use aks_network_planner::net::Prefix;
use proptest::prelude::*;

use super::{after, refusal, set, shop, text};
use crate::properties::designs::design;
use crate::support::{cluster, network, plan, pool, subnet};

const NODES: &str = "networks/vnet/nodes";

/// A network `10.1.0.0/16` with `nodes` and `others`.
fn with(nodes: &str, others: &[&str]) -> Design {
    let mut vnet = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", nodes));
    for (at, other) in others.iter().enumerate() {
        vnet = vnet.subnet(subnet(&format!("other-{at}"), other));
    }
    plan().network(vnet).0
}

#[track_caller]
fn edges_of(design: &Design, subject: &str) -> Edges {
    edges(design, subject).unwrap_or_else(|| panic!("{subject} has no edges"))
}

/// The ranges of a list with `!` after those that are refused.
fn told(list: &[Candidate]) -> String {
    let one = |one: &Candidate| format!("{}{}", one.prefix, one.refused.as_ref().map_or("", |_| "!"));
    list.iter().map(one).collect::<Vec<_>>().join(" ")
}

// Which end can move is the arithmetic of aligned blocks (RFC 4632, section 3.1): a block and the half as large
// share their first address or their last.
#[test]
fn one_end_stays_and_the_other_moves_along_powers_of_two() {
    let rows = [
        (
            with("10.1.4.0/27", &["10.1.5.0/24"]),
            "10.1.4.28/30! 10.1.4.24/29 10.1.4.16/28 10.1.4.0/27",
            "10.1.4.0/30! 10.1.4.0/29 10.1.4.0/28 10.1.4.0/27 10.1.4.0/26 10.1.4.0/25 10.1.4.0/24 10.1.4.0/23!",
        ),
        (
            with("10.1.4.96/27", &["10.1.4.0/26"]),
            "10.1.4.124/30! 10.1.4.120/29 10.1.4.112/28 10.1.4.96/27 10.1.4.64/26 10.1.4.0/25!",
            "10.1.4.96/30! 10.1.4.96/29 10.1.4.96/28 10.1.4.96/27",
        ),
        (with("10.1.0.8/29", &[]), "10.1.0.12/30! 10.1.0.8/29 10.1.0.0/28", "10.1.0.8/30! 10.1.0.8/29"),
        (
            with("10.1.0.0/31", &["10.1.0.16/28"]),
            "10.1.0.0/31!",
            "10.1.0.0/31! 10.1.0.0/30! 10.1.0.0/29 10.1.0.0/28 10.1.0.0/27!",
        ),
    ];
    for (design, lower, upper) in rows {
        let edges = edges_of(&design, NODES);
        assert_eq!(told(&edges.lower), lower);
        assert_eq!(told(&edges.upper), upper);
    }
}

#[test]
fn what_is_refused_is_told_with_this_design_s_own_ranges() {
    let rows = [
        (
            "10.1.0.0/24",
            &["10.1.1.0/24"][..],
            "10.1.0.0/23 meets the subnet “other-0”, which has 10.1.1.0/24",
        ),
        (
            "10.1.0.0/17",
            &["10.1.200.0/28"],
            "10.1.0.0/16 meets the subnet “other-0”, which has 10.1.200.0/28",
        ),
        ("10.1.0.0/16", &[], "10.0.0.0/15 leaves the address space of the network “vnet”"),
    ];
    for (nodes, others, why) in rows {
        let edges = edges_of(&with(nodes, others), NODES);
        let last = [edges.lower.last(), edges.upper.last()]
            .into_iter()
            .flatten()
            .find_map(|one| one.refused.clone());
        assert_eq!(last.as_deref(), Some(why));
    }
    let least = edges_of(&with("10.1.0.0/29", &[]), NODES).upper[0].refused.clone();
    assert_eq!(least.as_deref(), Some("10.1.0.0/30 is too small, since a subnet has at least a /29"));
}

#[test]
fn a_network_whose_space_is_not_known_refuses_nothing_for_it() {
    let mut design = with("10.0.0.0/24", &[]);
    Arc::make_mut(&mut design.networks[0]).prefixes = None;
    let upper = edges_of(&design, NODES).upper;
    assert_eq!(told(&upper[upper.len() - 2..]), "10.0.0.0/8 10.0.0.0/7");
}

#[test]
fn only_a_subnet_with_one_ipv4_range_has_edges() {
    let rows = [
        ("10.1.0.0/24", true),
        ("10.1.0.0/24, fd00::/64", true),
        ("10.1.0.0/24, 10.1.8.0/24", false),
        ("fd00::/64", false),
        ("", false),
    ];
    for (ranges, has_edges) in rows {
        let design = after(&shop(), &[set(NODES, "addressPrefix", ranges)]);
        assert_eq!(edges(&design, NODES).is_some(), has_edges, "{ranges}");
    }
    for subject in ["networks/vnet", "ranges/vnet to hub", "clusters/aks", "clusters/aks/pools/np1", "x", ""]
    {
        assert_eq!(edges(&shop(), subject), None, "{subject}");
    }
}

#[test]
fn ranges_of_ipv6_stay() {
    let design = after(&shop(), &[set(NODES, "addressPrefix", "fd00::/64, 10.1.0.0/24")]);
    let edges = edges_of(&design, NODES);
    let design = after(&design, &[edges.resize(edges.upper[4].prefix)]);
    assert_eq!(text(&design, NODES, "addressPrefix"), "fd00::/64, 10.1.0.0/26");
}

#[test]
fn a_subnet_in_use_can_be_resized_here_and_is_told_not_to_be_on_the_platform() {
    let told = |total: &str, stage: Stage| {
        let np1 = pool("np1").nodes_in("vnet/nodes");
        let vnet =
            network("vnet", "10.1.0.0/16").subnet(Subnet { usage: None, ..subnet("nodes", "10.1.0.0/24") });
        let design = plan().network(vnet).cluster(cluster("aks").with(|aks| aks.stage = stage).pool(np1)).0;
        let design = after(&design, &[set(NODES, "ipConfigurations", total)]);
        assert_eq!(allowed_up_to_24(&design), 6);
        edges_of(&design, NODES).in_use
    };
    let sentence = |user: &str| {
        Some(format!(
            "Azure does not resize a subnet in use, here by {user}: add another subnet and a node pool in it."
        ))
    };
    assert_eq!(told("95", Stage::Deployed), sentence("95 addresses"));
    assert_eq!(told("1", Stage::Template), sentence("1 address"));
    assert_eq!(told("0", Stage::Deployed), None);
    assert_eq!(told("", Stage::Deployed), sentence("the cluster “aks”"));
    assert_eq!(told("", Stage::Template), None);
}

/// How many ranges with the same first address, none larger than a /24, the subnet can have.
fn allowed_up_to_24(design: &Design) -> usize {
    let edges = edges_of(design, NODES);
    edges.upper.iter().filter(|one| one.refused.is_none() && one.prefix.length() >= 24).count()
}

#[test]
fn a_design_with_the_edit_is_refused_where_the_subnet_is_gone() {
    let edges = edges_of(&shop(), NODES);
    assert_eq!(
        refusal(&plan().0, edges.resize(edges.now)),
        "expected the name of a thing of this design and a field of it"
    );
}

/// First and last address as numbers.
type Ends = (u64, u64);

/// Those of an IPv4 range.
fn ends(range: Prefix) -> Option<Ends> {
    let (std::net::IpAddr::V4(first), std::net::IpAddr::V4(last)) = (range.first(), range.last()) else {
        return None;
    };
    Some((first.to_bits().into(), last.to_bits().into()))
}

/// Every range that the subnet can have while one of its ends stays, each told from the design by counting.
fn free(design: &Design, of: usize, at: usize, now: Ends) -> (Vec<Ends>, Vec<Ends>) {
    let network = &design.networks[of];
    let space: Vec<_> = network.prefixes.iter().flatten().filter_map(|range| ends(*range)).collect();
    let others = network.subnets.iter().enumerate().filter(|(other, _)| *other != at);
    let taken: Vec<_> = others
        .flat_map(|(_, other)| other.prefixes.iter().flatten().filter_map(|range| ends(*range)))
        .collect();
    let is_free = |(first, last): (u64, u64)| {
        (space.is_empty() || space.iter().any(|(from, to)| *from <= first && last <= *to))
            && taken.iter().all(|(from, to)| last < *from || *to < first)
    };
    let sizes = || (3..=32).map(|bits| 1u64 << bits);
    let upper = sizes().filter(|size| now.0.is_multiple_of(*size)).map(|size| (now.0, now.0 + size - 1));
    let lower =
        sizes().filter(|size| (now.1 + 1).is_multiple_of(*size)).map(|size| (now.1 + 1 - size, now.1));
    (lower.filter(|range| is_free(*range)).collect(), upper.filter(|range| is_free(*range)).collect())
}

proptest! {
    #[test]
    fn what_is_allowed_is_every_aligned_range_in_the_space_apart_from_other_subnets(design in design()) {
        for (of, network) in design.networks.iter().enumerate() {
            for (at, subnet) in network.subnets.iter().enumerate() {
                let subject = format!("networks/{}/{}", network.name, subnet.name);
                let own: Vec<_> = subnet.prefixes.iter().flatten().filter_map(|range| ends(*range)).collect();
                let found = edges(&design, &subject);
                prop_assert_eq!(found.is_some(), own.len() == 1);
                let (Some(found), [now]) = (found, own.as_slice()) else { continue };
                let allowed = |list: &[Candidate]| -> Vec<(u64, u64)> {
                    let free = list.iter().filter(|one| one.refused.is_none());
                    free.filter_map(|one| ends(one.prefix)).collect()
                };
                prop_assert_eq!((allowed(&found.lower), allowed(&found.upper)), free(&design, of, at, *now));
                for list in [&found.lower, &found.upper] {
                    prop_assert!(list.iter().any(|one| ends(one.prefix) == Some(*now)));
                    prop_assert!(list.windows(2).all(|two| two[1].prefix.contains(two[0].prefix)));
                }
            }
        }
    }

    #[test]
    fn an_edge_that_is_moved_and_moved_back_leaves_the_design_as_it_was(design in design()) {
        for thing in things(&design) {
            let Some(before) = edges(&design, &thing.subject) else { continue };
            for to in before.lower.iter().chain(&before.upper) {
                let moved = apply(&design, &[before.resize(to.prefix)]);
                prop_assert_eq!(moved.missed, []);
                let now = edges(&moved.design, &thing.subject).expect("a subnet with edges");
                prop_assert_eq!(now.now, to.prefix);
                prop_assert_eq!(&now.name, &thing.name);
                prop_assert_eq!(apply(&moved.design, &[now.resize(before.now)]).design, design.clone());
            }
        }
    }
}
