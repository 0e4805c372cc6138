//! Every range in its row, what is free between, and where ranges meet.
use std::collections::BTreeSet;

use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::{day, reserved};
use aks_network_planner::design::{Design, Stage};
use aks_network_planner::drawing::{AddressMap, Block, MapRow, Role, Scale, address_map, unplaced};
use aks_network_planner::net::{AddressSpace, Family, Prefix};
use aks_network_planner::overlap::{RangeKind, Verdict};
use proptest::prelude::*;

use super::{FAMILIES, is_of_the_design, range};
use crate::contract::example;
use crate::properties::designs::design;
use crate::support::{Plan, TODAY, cluster, network, plan, pool, subnet};

fn map(plan: &Plan) -> AddressMap {
    address_map(&plan.analysis_on(TODAY), Family::IPv4, Scale::Readable)
}

fn row<'m>(map: &'m AddressMap, title: &str) -> &'m MapRow {
    map.rows.iter().find(|row| row.title == title).unwrap_or_else(|| panic!("no row {title}"))
}

/// The blocks of a row as `role range`.
fn blocks(row: &MapRow) -> Vec<String> {
    row.blocks.iter().map(|block| format!("{} {}", block.role.text(), block.written())).collect()
}

fn block<'m>(map: &'m AddressMap, written: &str) -> &'m Block {
    let mut blocks = map.rows.iter().flat_map(|row| &row.blocks);
    blocks.find(|block| block.written() == written).unwrap_or_else(|| panic!("no block {written}"))
}

/// The roles and ranges of a map, however often they stand there.
fn held(map: &AddressMap) -> BTreeSet<(RangeKind, Prefix)> {
    let blocks = map.rows.iter().flat_map(|row| &row.blocks);
    blocks.filter_map(|block| Some((block.role.kind()?, block.prefix?))).collect()
}

/// The roles and ranges that a design and its defaults hold, read from the design alone.
fn told(design: &Design) -> BTreeSet<(RangeKind, Prefix)> {
    let resolved = aks_network_planner::resolve::resolve(design);
    let mut told = BTreeSet::new();
    for network in &resolved.networks {
        told.extend(network.prefixes.iter().map(|prefix| (RangeKind::VirtualNetwork, *prefix)));
    }
    for subnet in &resolved.subnets {
        told.extend(subnet.prefixes.iter().map(|prefix| (RangeKind::Subnet, *prefix)));
    }
    for cluster in &resolved.clusters {
        let (services, pods) = (cluster.service_cidrs.known(), cluster.pod_cidrs.known());
        told.extend(services.into_iter().flatten().map(|prefix| (RangeKind::ServiceCidr, *prefix)));
        told.extend(pods.into_iter().flatten().map(|prefix| (RangeKind::PodCidr, *prefix)));
    }
    for range in &design.ranges {
        let kind = match range.kind {
            aks_network_planner::design::RangeKind::Peered => RangeKind::Peered,
            aks_network_planner::design::RangeKind::OnPremises => RangeKind::OnPremises,
            aks_network_planner::design::RangeKind::Other => RangeKind::Other,
        };
        told.extend(range.prefixes.iter().map(|prefix| (kind, *prefix)));
    }
    told.extend(reserved::RESERVED.iter().map(|kept| (RangeKind::Reserved, kept.prefix)));
    told
}

proptest! {
    #[test]
    fn every_range_of_the_design_stands_on_the_map_of_its_family(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for family in FAMILIES {
            let told: BTreeSet<_> =
                told(&design).into_iter().filter(|(_, prefix)| prefix.family() == family).collect();
            prop_assert_eq!(&held(&address_map(&analysis, family, Scale::Readable)), &told);
            let in_true_scale = held(&address_map(&analysis, family, Scale::TrueScale));
            let own = |held: &BTreeSet<(RangeKind, Prefix)>| -> Vec<(RangeKind, Prefix)> {
                held.iter().copied().filter(|(kind, _)| is_of_the_design(*kind)).collect()
            };
            prop_assert_eq!(own(&in_true_scale), own(&told));
        }
    }

    #[test]
    fn a_network_is_its_subnets_and_its_gaps(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for family in FAMILIES {
            let map = address_map(&analysis, family, Scale::Readable);
            for row in map.rows.iter().filter(|row| row.kind == RangeKind::VirtualNetwork) {
                let space = |role: Role| -> AddressSpace {
                    row.blocks.iter().filter(|block| block.role == role).map(|block| block.range).collect()
                };
                let (whole, free, taken) =
                    (space(Role::VirtualNetwork), space(Role::Free), space(Role::Subnet));
                prop_assert_eq!(free.subtract(&whole), AddressSpace::new());
                prop_assert_eq!(free.subtract(&taken), free.clone());
                prop_assert_eq!(whole.subtract(&free).subtract(&taken), AddressSpace::new());
            }
        }
    }

    #[test]
    fn every_pair_of_a_family_is_a_meeting_inside_both_blocks(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for family in FAMILIES {
            let map = address_map(&analysis, family, Scale::Readable);
            let of_family = |at: &usize| analysis.overlaps[*at].left.prefix.family() == family;
            let pairs: Vec<usize> = (0..analysis.overlaps.len()).filter(of_family).collect();
            prop_assert_eq!(map.meetings.iter().map(|meeting| meeting.pair).collect::<Vec<_>>(), pairs);
            for meeting in &map.meetings {
                let pair = &analysis.overlaps[meeting.pair];
                prop_assert_eq!(meeting.verdict, pair.verdict);
                for (spots, side) in [(&meeting.left, &pair.left), (&meeting.right, &pair.right)] {
                    prop_assert!(!spots.is_empty());
                    for block in spots.iter().map(|spot| map.block(*spot).expect("a block")) {
                        prop_assert_eq!((block.role.kind(), block.prefix), (Some(side.kind), Some(side.prefix)));
                        prop_assert!(block.extent.contains(meeting.extent));
                        prop_assert!(side.prefix.contains(meeting.shared));
                    }
                }
            }
        }
    }

    #[test]
    fn blocks_stand_in_order_on_the_line_with_what_is_kept_inside(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for (family, scale) in FAMILIES.into_iter().flat_map(|of| [(of, Scale::Readable), (of, Scale::TrueScale)]) {
            let map = address_map(&analysis, family, scale);
            for row in &map.rows {
                prop_assert!(!row.blocks.is_empty() && !row.title.is_empty() && !row.caption.is_empty());
                prop_assert!(row.blocks.iter().map(|block| block.extent.from).is_sorted());
                for block in &row.blocks {
                    prop_assert!(block.extent.from <= block.extent.to && block.extent.to <= map.axis.length());
                    prop_assert_eq!(block.extent, map.axis.extent(block.range));
                    let inside = |kept: &aks_network_planner::drawing::Kept| block.extent.contains(kept.extent);
                    prop_assert!(block.kept.iter().all(inside));
                    prop_assert!(block.words().ends_with('.') && !block.words().contains("  "));
                }
            }
        }
    }

    #[test]
    fn headroom_is_the_least_of_the_rows_that_count_in_a_range(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        let map = address_map(&analysis, Family::IPv4, Scale::Readable);
        for block in map.rows.iter().flat_map(|row| &row.blocks) {
            let Some(headroom) = &block.headroom else { continue };
            let row = &analysis.capacity[headroom.cluster].rows[headroom.row];
            let least = row.moments.iter().filter_map(|need| need.headroom()).min();
            prop_assert_eq!((Some(headroom.left), headroom.unit), (least, row.resource.unit()));
            prop_assert_eq!(row.at(headroom.moment).headroom(), Some(headroom.left));
            prop_assert!(row.prefixes.contains(&block.prefix.expect("a prefix")));
        }
    }
}

#[test]
fn the_example_has_a_row_for_each_who_holds_a_range() {
    let map = map(&example());
    let rows: Vec<(&str, &str)> = map.rows.iter().map(|row| (&*row.title, &*row.caption)).collect();
    assert_eq!(
        rows,
        [
            ("vnet-prod", "virtual network, 99% in no subnet"),
            ("aks-prod", "service CIDR"),
            ("branch offices", "on-premises"),
            ("Reserved", "kept by the platform"),
        ]
    );
    assert_eq!(
        blocks(&map.rows[0]),
        ["virtualNetwork 10.1.0.0/16", "subnet 10.1.0.0/24", "free 10.1.1.0–10.1.255.255"]
    );
}

#[test]
fn a_block_tells_range_owner_size_ends_and_what_is_left() {
    let map = map(&example());
    assert_eq!(
        block(&map, "10.1.0.0/24").words(),
        "Subnet 10.1.0.0/24 of vnet-prod/snet-aks: 256 addresses, 10.1.0.0 to 10.1.0.255; 433 addresses short \
         during an upgrade at that maximum."
    );
    assert_eq!(
        block(&map, "10.1.1.0–10.1.255.255").words(),
        "Free range 10.1.1.0–10.1.255.255 of vnet-prod: 65,280 addresses; room for 10.1.128.0/17."
    );
    assert_eq!(
        block(&map, "10.0.64.0/18").words(),
        "On-premises range 10.0.64.0/18 of branch offices: 16,384 addresses, 10.0.64.0 to 10.0.127.255."
    );
}

#[test]
fn a_meeting_joins_the_rows_of_both_and_says_what_follows() {
    let map = map(&example());
    let [meeting] = map.meetings.as_slice() else { panic!("{:?}", map.meetings) };
    assert_eq!(
        meeting.words,
        "The service CIDR 10.0.0.0/16 (aks-prod) and the on-premises range 10.0.64.0/18 (branch offices) share \
         16,384 addresses: breaks at run time."
    );
    assert_eq!((meeting.left[0].row, meeting.right[0].row), (1, 2));
    assert_eq!(meeting.extent, map.axis.extent(range("10.0.64.0/18")));
    assert!(!meeting.is_allowed());
}

#[test]
fn ranges_that_clusters_share_stand_once() {
    let aks = |name: &str| {
        let aks = cluster(name).overlay().pod_cidr("10.244.0.0/16").service_cidr("10.0.0.0/16");
        aks.pool(pool("np1").count(3))
    };
    let clusters = (1..=50).map(|nth| aks(&format!("aks-{nth}")));
    let map = map(&clusters.fold(plan(), |plan, aks| plan.cluster(aks)));
    let titles: Vec<(&str, &str)> = map.rows.iter().map(|row| (&*row.title, &*row.caption)).collect();
    assert_eq!(
        titles,
        [
            (
                "managed networks of aks-1, aks-2, aks-3 and 47 more",
                "virtual network that the service makes, assumed"
            ),
            ("aks-1, aks-2, aks-3 and 47 more", "service CIDR, the same 50 times"),
            ("aks-1, aks-2, aks-3 and 47 more", "pod CIDR, the same 50 times"),
            ("Reserved", "kept by the platform"),
        ]
    );
    assert_eq!(block(&map, "10.244.0.0/16").subjects.len(), 50);
    let allowed = map.meetings.iter().filter(|meeting| meeting.is_allowed() && meeting.left == meeting.right);
    let words: Vec<&str> = allowed.map(|meeting| &*meeting.words).collect();
    assert_eq!(words.len(), 4, "services, pods, the networks and their subnets");
    assert_eq!(
        words[1],
        "The pod CIDR 10.244.0.0/16 (aks-1, aks-2, aks-3 and 47 more) stands 50 times: allowed."
    );
}

#[test]
fn what_nobody_typed_is_marked() {
    let template = cluster("new").overlay().pool(pool("np1").count(3));
    let map = map(&plan().cluster(template.with(|cluster| cluster.stage = Stage::Template)));
    for (title, caption) in [
        ("managed network of new", "virtual network that the service makes, assumed"),
        ("new", "service CIDR, default"),
    ] {
        let row = row(&map, title);
        assert!(row.default && row.blocks.iter().all(|block| block.default), "{title}");
        assert_eq!(row.caption, caption);
    }
    assert!(block(&map, "10.244.0.0/16").words().starts_with("Pod CIDR 10.244.0.0/16 of new, a default: "));
}

#[test]
fn the_five_kept_addresses_of_a_subnet_can_be_shown() {
    let map = map(&example());
    let kept: Vec<(String, &str)> =
        block(&map, "10.1.0.0/24").kept.iter().map(|kept| (kept.range.to_string(), kept.purpose)).collect();
    assert_eq!(
        kept,
        [
            ("10.1.0.0".to_owned(), "the network's own address"),
            ("10.1.0.1".to_owned(), "the default gateway"),
            ("10.1.0.2–10.1.0.3".to_owned(), "Azure's DNS"),
            ("10.1.0.255".to_owned(), "broadcast"),
        ]
    );
}

#[test]
fn of_a_subnet_smaller_than_five_addresses_all_are_kept() {
    for (range, count) in [("10.1.0.0/30", 4), ("10.1.0.0/31", 2), ("10.1.0.0/32", 1), ("10.1.0.0/29", 5)] {
        let nodes = network("vnet", "10.1.0.0/16").subnet(subnet("tiny", range));
        let map = map(&plan().network(nodes));
        let kept = block(&map, range).kept.iter().map(|kept| kept.range.size()).sum::<u128>();
        assert_eq!(kept, count, "{range}");
    }
}

#[test]
fn a_gap_is_not_certain_where_the_range_of_a_subnet_is_not_known() {
    let mut unread = subnet("unread", "10.1.9.0/24");
    unread.prefixes = None;
    let vnet = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/17")).subnet(unread);
    let plan = plan().network(vnet);
    let map = map(&plan);
    assert_eq!(
        block(&map, "10.1.128.0/17").words(),
        "Free range 10.1.128.0/17 of vnet: 32,768 addresses, 10.1.128.0 to 10.1.255.255; not certain, since the \
         range of a subnet is not known."
    );
    let unplaced = unplaced(&plan.analysis_on(TODAY));
    assert_eq!(
        (unplaced[0].words.as_str(), unplaced[0].subject.as_str()),
        ("subnet unread of vnet", "networks/vnet/unread")
    );
    assert!(unplaced[0].ask.starts_with("az network vnet subnet show --ids "), "{}", unplaced[0].ask);
}

#[test]
fn subnets_of_one_network_that_overlap_meet_in_its_row() {
    let vnet = network("vnet", "10.1.0.0/16");
    let vnet = vnet.subnet(subnet("one", "10.1.0.0/24")).subnet(subnet("other", "10.1.0.0/24"));
    let map = map(&plan().network(vnet));
    let [meeting] = map.meetings.as_slice() else { panic!("{:?}", map.meetings) };
    assert_eq!((meeting.verdict, meeting.left.len(), meeting.right.len()), (Verdict::Rejected, 1, 1));
    assert_eq!((meeting.left[0].row, meeting.right[0].row), (0, 0));
    assert_ne!(meeting.left[0].block, meeting.right[0].block);
}

#[test]
fn subjects_of_findings_are_found_on_the_map() {
    let plan = example();
    let (analysis, map) = (plan.analysis_on(TODAY), map(&plan));
    let about_ranges = analysis.findings.iter().filter(|finding| {
        ["range-overlaps-connected-network", "node-subnet-too-small"].contains(&finding.rule.id)
    });
    let subjects: Vec<&String> = about_ranges.flat_map(|finding| &finding.subjects).collect();
    assert_eq!(subjects.len(), 3, "{subjects:?}");
    for subject in subjects {
        let spots = map.spots_of(subject);
        assert!(!spots.is_empty(), "{subject}");
        for spot in spots {
            assert!(map.block(spot).expect("a block").subjects.contains(subject));
        }
    }
    assert_eq!(map.spots_of("clusters/aks-prod/pools/np1/maxPods"), []);
    assert_eq!(map.spots_of("clusters/aks-prod").len(), 1, "its service CIDR is a part of it");
    let subnet = map.spots_of("networks/vnet-prod/snet-aks/addressPrefix");
    assert_eq!(subnet.len(), 1, "the field is a part of the subnet, which is nearer than its network");
}

#[test]
fn in_true_scale_reserved_ranges_do_not_stretch_the_line() {
    let map = address_map(&example().analysis_on(TODAY), Family::IPv4, Scale::TrueScale);
    assert!(map.rows.iter().all(|row| is_of_the_design(row.kind)));
    let [subnet, network] =
        ["10.1.0.0/24", "10.1.0.0/16"].map(|written| block(&map, written).extent.length());
    assert!(network.abs_diff(256 * subnet) <= 256, "{subnet} {network}");
}

#[test]
fn the_map_of_a_family_without_ranges_is_empty() {
    let map = address_map(&example().analysis_on(TODAY), Family::IPv6, Scale::Readable);
    assert_eq!((map.rows.len(), map.axis.length(), map.meetings.len()), (0, 0, 0));
}
