//! Plans of a network's subnets: a worked example, what is refused, and what holds of every layout.
use std::collections::BTreeMap;

use aks_network_planner::analysis::{Analysis, analyze};
use aks_network_planner::azure::day;
use aks_network_planner::capacity::Resource;
use aks_network_planner::design::{Design, Stage};
use aks_network_planner::edit::{Role, Serves, Step, take};
use aks_network_planner::net::{AddressSpace, Prefix};
use aks_network_planner::overlap::{Holder, RangeKind, Relations, Verdict, holdings};
use aks_network_planner::propose::{PlannedSubnet, Settled, Size, settle, subnet_plan};
use aks_network_planner::resolve::{Moment, Resolved, resolve};
use proptest::prelude::*;

use crate::properties::designs::{design, known_design};
use crate::support::plan::usage;
use crate::support::{ClusterPlan, Plan, TODAY, cluster, network, plan, pool, prefix, subnet};

/// A cluster that is still to be created: 20 nodes with 30 pods each, and 2 more during an upgrade.
fn to_come(name: &str) -> ClusterPlan {
    let nodes = pool("np1").count(20).max_pods(30).surge("10%");
    cluster(name).service_cidr("172.20.0.0/16").pool(nodes).with(|cluster| cluster.stage = Stage::Template)
}

/// A network with a subnet in use and one that is not, and a cluster to come that names none.
fn beside_others() -> Plan {
    let mut shared = subnet("snet-shared", "10.60.0.0/24");
    shared.usage = usage(29, &[]);
    let spare = subnet("snet-spare", "10.60.4.0/26");
    let cluster = to_come("aks").with(|cluster| cluster.api_server.enable_vnet_integration = Some(true));
    plan().network(network("vnet", "10.60.0.0/16").subnet(shared).subnet(spare)).cluster(cluster)
}

fn rows(plan: &Plan) -> Vec<PlannedSubnet> {
    subnet_plan(&resolve(&plan.0), 0).expect("a plan")
}

fn settled(plan: &Plan, rows: &[PlannedSubnet]) -> Settled {
    settle(&resolve(&plan.0), 0, rows).expect("a layout")
}

fn refused(plan: &Plan, rows: &[PlannedSubnet]) -> String {
    settle(&resolve(&plan.0), 0, rows).expect_err("no layout")
}

fn more(name: &str, size: Size) -> PlannedSubnet {
    PlannedSubnet {
        name: name.into(),
        now: Vec::new(),
        needs: None,
        size: Some(size),
        locked: false,
        serves: None,
        why: Vec::new(),
    }
}

fn told(settled: &Settled) -> Vec<String> {
    let ranges = |ranges: &[Prefix]| ranges.iter().map(Prefix::to_string).collect::<Vec<_>>().join(" ");
    let one = |one: &aks_network_planner::propose::SettledSubnet| {
        format!("{} {} was [{}] {}", one.name, ranges(&one.ranges), ranges(&one.was), one.usable)
    };
    settled.subnets.iter().map(one).collect()
}

/// 22 × 31 = 682 addresses at the largest moment, more than the 507 of a /23; an API server takes a /28.
/// <https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning>
#[test]
fn a_plan_has_what_is_there_and_what_clusters_to_come_need() {
    let rows = rows(&beside_others());
    let short: Vec<_> = rows
        .iter()
        .map(|row| (row.name.as_str(), row.size.map(|size| size.to_string()), row.needs, row.locked))
        .collect();
    let size = |text: &str| Some(text.to_owned());
    let expected = [
        ("snet-shared", size("/24"), None, true),
        ("snet-spare", size("/26"), None, false),
        ("snet-aks-nodes", size("/22"), Some(682), false),
        ("snet-aks-apiserver", size("/28"), Some(9), false),
    ];
    assert_eq!(short, expected);
    assert_eq!(rows[2].serves, Some(Serves { cluster: "aks".into(), role: Role::Nodes }));
    assert!(rows[0].why[0].starts_with("vnet/snet-shared is in use, and the range"), "{:?}", rows[0].why);
    assert!(rows[2].why[0].contains("aks needs 682 addresses (22 × 31 of np1)"), "{:?}", rows[2].why);
}

/// Beside 10.60.0.0/24 and 10.60.4.0/26 the smallest hole of a /22 is 10.60.8.0/21, that of a /28 10.60.4.64/26.
#[test]
fn a_layout_leaves_what_has_its_size_where_it_is() {
    let plan = beside_others();
    let settled = settled(&plan, &rows(&plan));
    let expected = [
        "snet-shared 10.60.0.0/24 was [10.60.0.0/24] 251",
        "snet-spare 10.60.4.0/26 was [10.60.4.0/26] 59",
        "snet-aks-nodes 10.60.8.0/22 was [] 1019",
        "snet-aks-apiserver 10.60.4.64/28 was [] 11",
    ];
    assert_eq!(told(&settled), expected);
    let names: Vec<_> = settled
        .steps
        .iter()
        .map(|step| match step {
            Step::Subnet { name, delegation, .. } => (name.as_str(), delegation.as_deref()),
            other => panic!("{other:?}"),
        })
        .collect();
    let delegation = Some("Microsoft.ContainerService/managedClusters");
    assert_eq!(names, [("snet-aks-nodes", None), ("snet-aks-apiserver", delegation)]);
    let free: u128 = settled.free.iter().map(|free| free.size()).sum();
    assert_eq!(free, 65_536 - 256 - 64 - 1_024 - 16);
    let after = take(&plan.0, &settled.steps);
    assert_eq!(subnet_plan(&resolve(&after), 0).expect("a plan").len(), 4, "nothing is needed any more");
}

#[test]
fn a_subnet_moves_where_there_is_no_room_otherwise() {
    let spare = subnet("snet-spare", "10.60.0.64/26");
    let plan = plan().network(network("vnet", "10.60.0.0/24").subnet(spare));
    let mut rows = rows(&plan);
    rows.push(more("snet-a", Size::Length(25)));
    rows.push(more("snet-b", Size::Length(26)));
    let expected = [
        "snet-spare 10.60.0.64/26 was [10.60.0.64/26] 59",
        "snet-a 10.60.0.128/25 was [] 123",
        "snet-b 10.60.0.0/26 was [] 59",
    ];
    assert_eq!(told(&settled(&plan, &rows)), expected);
    rows[0].size = Some(Size::Addresses(10));
    let smaller = settled(&plan, &rows);
    assert!(smaller.free.contains(&prefix("10.60.0.208/28")), "{:?}", smaller.free);
    assert_eq!(told(&smaller)[0], "snet-spare 10.60.0.192/28 was [10.60.0.64/26] 11");
    let (network, subnet) = ("vnet".to_owned(), "snet-spare".to_owned());
    assert_eq!(smaller.steps[0], Step::Range { network, subnet, prefix: prefix("10.60.0.192/28") });
}

#[test]
fn another_range_of_a_subnet_leaves_its_range_of_ipv6() {
    let mut dual = subnet("snet", "10.60.0.0/24");
    dual.prefixes.get_or_insert_default().push(prefix("fd00::/64"));
    let plan = plan().network(network("vnet", "10.60.0.0/16").subnet(dual));
    let mut rows = rows(&plan);
    rows[0].size = Some(Size::Length(26));
    let after = take(&plan.0, &settled(&plan, &rows).steps);
    let expected = vec![prefix("10.60.0.0/26"), prefix("fd00::/64")];
    assert_eq!(after.networks[0].subnets[0].prefixes, Some(expected));
}

/// Freed, it takes 3 × 31 = 93 addresses: a /25, for which 10.60.1.128/25 beside the API server is the smallest hole.
#[test]
fn a_subnet_in_use_stays_unless_somebody_says_otherwise() {
    let cluster = cluster("aks")
        .pool(pool("np1").count(2).max_pods(30).nodes_in("vnet/snet"))
        .api_server_in("vnet/api");
    let network = network("vnet", "10.60.0.0/16");
    let plan = plan()
        .network(network.subnet(subnet("snet", "10.60.0.0/24")).subnet(subnet("api", "10.60.1.0/28")))
        .cluster(cluster);
    let mut rows = rows(&plan);
    assert_eq!(rows.iter().map(|row| row.locked).collect::<Vec<_>>(), [true, true]);
    assert!(settled(&plan, &rows).steps.is_empty());
    assert!(settled(&plan, &[]).steps.is_empty(), "what a plan leaves out stays");
    assert!(!settled(&plan, &[]).free.iter().any(|free| free.overlaps(prefix("10.60.0.0/24"))));
    rows[0].locked = false;
    assert_eq!(told(&settled(&plan, &rows))[0], "snet 10.60.1.128/25 was [10.60.0.0/24] 123");
}

#[test]
fn a_node_subnet_that_is_too_small_grows_and_its_finding_goes() {
    let plan = plan()
        .network(network("vnet", "10.60.0.0/16").subnet(subnet("snet-aks", "10.60.0.0/24")))
        .cluster(to_come("aks").with(|cluster| {
            let subnet =
                aks_network_planner::design::SubnetRef { network: "vnet".into(), subnet: "snet-aks".into() };
            cluster.pools.iter_mut().flatten().for_each(|pool| pool.subnet = Some(subnet.clone()));
        }));
    let rules = |design: &Design| -> Vec<&str> {
        analysis(design).findings.iter().map(|finding| finding.rule.id).collect()
    };
    assert!(rules(&plan.0).contains(&"node-subnet-too-small"));
    let settled = settled(&plan, &rows(&plan));
    assert_eq!(told(&settled), ["snet-aks 10.60.0.0/22 was [10.60.0.0/24] 1019"]);
    assert!(!rules(&take(&plan.0, &settled.steps)).contains(&"node-subnet-too-small"));
}

/// In its network a cluster's own ranges count, though it stands in none yet.
#[test]
fn subnets_keep_off_the_ranges_of_the_clusters_that_move_in() {
    let of = |range: &str| {
        plan().network(network("vnet", range)).cluster(
            to_come("aks").profile(|profile| profile.service_cidrs = None).service_cidr("10.0.0.0/16"),
        )
    };
    let roomy = of("10.0.0.0/15");
    let settled = settled(&roomy, &rows(&roomy));
    assert_eq!(told(&settled), ["snet-aks-nodes 10.1.0.0/22 was [] 1019"]);
    assert!(
        settled.notes.contains(&"Kept free of service CIDR aks (10.0.0.0/16).".into()),
        "{:?}",
        settled.notes
    );
    let same = of("10.0.0.0/16");
    assert_eq!(
        refused(&same, &rows(&same)),
        "There would be room, but for service CIDR aks (10.0.0.0/16), with which no subnet here may share addresses: \
         change that first."
    );
}

#[test]
fn what_cannot_be_laid_out_is_told_in_a_sentence() {
    let plan = beside_others();
    let rows = rows(&plan);
    let with = |row: PlannedSubnet| refused(&plan, &[rows.clone(), vec![row]].concat());
    assert_eq!(
        with(more("snet-huge", Size::Length(16))),
        "There is no room for snet-huge, a /16: 65,536 addresses are missing in all, and the largest free block is a /17."
    );
    assert_eq!(
        with(more("snet-tiny", Size::Length(30))),
        "snet-tiny cannot have a /30: a subnet is a /29 or larger."
    );
    assert_eq!(
        with(more("SNET-spare", Size::Length(28))),
        "Two subnets are called SNET-spare: give one of them another name."
    );
    let name = "Each subnet needs a name of at most 120 letters that can all be seen.";
    assert_eq!(with(more(" ", Size::Length(28))), name);
    assert_eq!(with(more("a\u{202E}b", Size::Length(28))), name);
    let unsized_one = PlannedSubnet { size: None, ..more("snet-x", Size::Length(28)) };
    assert_eq!(with(unsized_one), "How large snet-x has to be is not known: give it a size.");
}

#[test]
fn locked_subnets_that_cannot_all_stay_are_named() {
    let plan = |range: &str| {
        let mut shared = subnet("snet-shared", "10.60.0.0/24");
        shared.usage = usage(3, &[]);
        let mut other = subnet("snet-other", range);
        other.usage = usage(3, &[]);
        plan().network(network("vnet", "10.60.0.0/16").subnet(shared).subnet(other))
    };
    let outside = plan("10.61.0.0/24");
    assert_eq!(
        refused(&outside, &rows(&outside)),
        "snet-other stays at 10.61.0.0/24, and not all of that lies in the address space of the network."
    );
    let meeting = plan("10.60.0.128/25");
    assert_eq!(
        refused(&meeting, &rows(&meeting)),
        "snet-shared (10.60.0.0/24) and snet-other (10.60.0.128/25) share addresses, so that not both can stay."
    );
}

#[test]
fn a_network_that_is_not_known_has_no_plan() {
    let mut unread = plan().network(network("vnet", "10.60.0.0/16"));
    std::sync::Arc::make_mut(&mut unread.0.networks[0]).prefixes = None;
    let why = subnet_plan(&resolve(&unread.0), 0).expect_err("no plan");
    assert!(why.starts_with("The address space of vnet is not known; `az network vnet show"), "{why}");
    assert!(subnet_plan(&resolve(&unread.0), 1).is_err());
}

#[test]
fn sizes_are_lengths_or_numbers_of_addresses() {
    for (text, size) in [
        ("/26", Size::Length(26)),
        (" /29 ", Size::Length(29)),
        ("50", Size::Addresses(50)),
        ("1", Size::Addresses(1)),
    ] {
        assert_eq!(Size::parse(text), Ok(size), "{text}");
        assert_eq!(Size::parse(&size.to_string()), Ok(size), "{text}");
    }
    for text in
        ["", "/", "/30", "/+8", "/0", "+5", "0", "-1", "1.5", "26 addresses", "10.0.0.0/24", "4294967296"]
    {
        let expected = "Expected a length such as /26, at most /29, or a number of addresses such as 50.";
        assert_eq!(Size::parse(text), Err(expected.to_owned()), "{text}");
    }
}

fn analysis(design: &Design) -> Analysis {
    analyze(design, day(TODAY).expect("a day"))
}

/// Lays every network of a design out and looks at what came of it.
fn check(design: &Design) -> Result<(), TestCaseError> {
    let before = resolve(design);
    for (place, network) in before.networks.iter().enumerate() {
        let Ok(mut rows) = subnet_plan(&before, place) else { continue };
        // Where nothing tells how large a subnet has to be, somebody says it, and it need not hold anything.
        for row in rows.iter_mut().filter(|row| row.size.is_none()) {
            (row.size, row.needs) = (Some(Size::Length(27)), None);
        }
        let Ok(settled) = settle(&before, place, &rows) else { continue };
        let space: AddressSpace = network.prefixes.iter().copied().collect();
        let mut seen: BTreeMap<Prefix, &str> = BTreeMap::new();
        for (row, subnet) in rows.iter().zip(&settled.subnets) {
            prop_assert_eq!(&row.name, &subnet.name);
            if row.locked {
                prop_assert_eq!(&subnet.ranges, &row.now);
            } else {
                prop_assert_eq!(subnet.ranges.len(), 1);
                let length = row.size.and_then(Size::length);
                prop_assert_eq!(Some(subnet.ranges[0].length()), length);
            }
            for range in &subnet.ranges {
                prop_assert!(space.contains(*range), "{} outside", range);
                let met = seen.keys().find(|other| other.overlaps(*range));
                prop_assert!(met.is_none(), "{} meets {:?}", range, met);
                seen.insert(*range, &row.name);
            }
        }
        let used: AddressSpace = seen.keys().copied().collect();
        prop_assert!(settled.free.iter().all(|free| space.contains(*free) && !used.overlaps(*free)));
        check_after(design, &network.name, &rows, &settled)?;
    }
    Ok(())
}

/// What was laid out stands in the design, holds what it has to, and meets nothing that it may not.
fn check_after(
    design: &Design,
    network: &str,
    rows: &[PlannedSubnet],
    settled: &Settled,
) -> Result<(), TestCaseError> {
    let after = analysis(&take(design, &settled.steps));
    let resolved = &after.resolved;
    let relations = Relations::of(resolved);
    for (row, subnet) in rows.iter().zip(&settled.subnets) {
        let is_meant = |own: &aks_network_planner::resolve::ResolvedSubnet| {
            own.name == row.name && resolved.networks[own.network].name == network
        };
        let place = resolved.subnets.iter().position(is_meant).expect("the subnet");
        let ranges: Vec<Prefix> =
            resolved.subnets[place].prefixes.iter().copied().filter(|range| range.is_ipv4()).collect();
        prop_assert_eq!(&ranges, &subnet.ranges);
        if row.locked {
            continue;
        }
        let capacity = after.capacity.iter().flat_map(|capacity| &capacity.rows);
        for own in capacity.filter(|own| own.subnet == Some(place) && row.needs.is_some()) {
            let resources = [Resource::NodeSubnet, Resource::PodSubnet, Resource::ApiServerSubnet];
            prop_assert!(resources.contains(&own.resource));
            for moment in Moment::ALL {
                prop_assert_ne!(own.at(moment).fits(), Some(false), "{} at {:?}", row.name, moment);
            }
        }
        let others = holdings(resolved);
        let others = others.iter().flat_map(|other| other.holders.iter().map(move |holder| (other, *holder)));
        for (other, holder) in others.filter(|(_, holder)| *holder != Holder::Subnet(place)) {
            let is_met = subnet.ranges.iter().any(|range| range.overlaps(other.prefix));
            if is_met && subnet.ranges != subnet.was && !is_around(resolved, holder, place) {
                let verdict = relations.meeting(RangeKind::Subnet, Holder::Subnet(place), other.kind, holder);
                prop_assert!(verdict <= Verdict::Risky, "{} {:?}", row.name, other);
            }
        }
    }
    Ok(())
}

/// Whether a holder is the network in which the subnet at that place lies.
fn is_around(resolved: &Resolved, holder: Holder, subnet: usize) -> bool {
    resolved.subnets.get(subnet).is_some_and(|subnet| holder == Holder::Network(subnet.network))
}

/// Two networks with the same range, of which nobody says that they are connected: in the one a cluster's pods already
/// meet its own subnet, which is no matter of a subnet in the other that has no room elsewhere.
fn two_networks_of_one_range() -> Plan {
    let nodes = pool("np0").count(3).nodes_in("net-1/snet-0");
    plan()
        .network(network("net-0", "10.244.0.0/16").subnet(subnet("snet-0", "172.16.0.0/16")))
        .network(network("net-1", "10.244.0.0/16").subnet(subnet("snet-0", "10.244.0.0/16")))
        .cluster(cluster("aks-0").overlay().pod_cidr("10.244.0.0/18").pool(nodes))
}

#[test]
fn a_subnet_is_not_blamed_for_what_another_network_of_the_same_range_meets() {
    let plan = two_networks_of_one_range();
    let rows = rows(&plan);
    let settled = settled(&plan, &rows);
    assert_eq!(told(&settled), ["snet-0 10.244.0.0/16 was [172.16.0.0/16] 65531"]);
    let refused = |design: &Design| {
        let pairs = analysis(design).overlaps;
        pairs.into_iter().filter(|pair| pair.verdict > Verdict::Risky).map(|pair| pair.clusters).collect()
    };
    let before: Vec<Vec<usize>> = refused(&plan.0);
    assert_eq!(before, [vec![0]], "the cluster meets its own subnet from the beginning");
    assert_eq!(refused(&take(&plan.0, &settled.steps)), before, "and nothing else is refused afterwards");
    check(&plan.0).expect("what was laid out meets nothing of its own");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_layout_is_disjoint_aligned_inside_and_large_enough(design in design()) {
        check(&design)?;
    }

    #[test]
    fn where_everything_is_known_as_well(design in known_design()) {
        check(&design)?;
    }
}
