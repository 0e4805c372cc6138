//! What is beside subnets in use, and new pools in new subnets: worked examples, and against a walk over addresses.
use aks_network_planner::capacity::{Resource, capacity};
use aks_network_planner::design::{Design, Stage};
use aks_network_planner::edit::{Role, Step};
use aks_network_planner::net::{AddressRange, Prefix};
use aks_network_planner::propose::{About, Beside, beside};
use aks_network_planner::resolve::{Moment, Resolved, resolve};
use proptest::prelude::*;

use crate::properties::designs::{design, known_design, wild_design};
use crate::support::plan::usage;
use crate::support::{Plan, PoolPlan, cluster, network, plan, pool, prefix, subnet};

use super::applied_to;

fn all(plan: &Plan) -> Vec<Beside> {
    beside(&resolve(&plan.0), 0).expect("a subnet")
}

fn np(nodes: u64) -> PoolPlan {
    pool("np").count(nodes).max_pods(30).surge("1").nodes_in("vnet/snet")
}

fn of(space: &str, own: &str, others: &[(&str, &str)], pool: PoolPlan) -> Plan {
    let vnet = network("vnet", space).subnet(subnet("snet", own));
    let vnet = others.iter().fold(vnet, |vnet, (name, range)| vnet.subnet(subnet(name, range)));
    plan().network(vnet).cluster(cluster("aks").service_cidr("172.16.0.0/16").pool(pool))
}

fn range(first: &str, last: &str) -> Option<AddressRange> {
    let address = |text: &str| text.parse().expect("an address");
    Some(AddressRange::new(address(first), address(last)).expect("a range"))
}

fn halves(beside: &Beside) -> Vec<(String, bool)> {
    beside.joined.iter().map(|joined| (joined.half.to_string(), joined.is_free())).collect()
}

#[test]
fn the_halves_around_a_subnet_are_told_up_to_the_first_that_is_not_free() {
    let plan = of("10.1.0.0/20", "10.1.2.0/24", &[("other", "10.1.4.0/24")], np(3));
    let [told] = all(&plan).try_into().expect("one range");
    let expected = [("10.1.3.0/24", true), ("10.1.0.0/23", true), ("10.1.4.0/22", false)];
    assert_eq!(halves(&told), expected.map(|(half, free)| (half.to_owned(), free)));
    assert_eq!(told.joined[1].prefix, prefix("10.1.0.0/22"));
    let blockers: Vec<String> = told.joined[2].blocked.iter().map(|blocker| blocker.title()).collect();
    assert_eq!(blockers, ["subnet vnet/other (10.1.4.0/24)"]);
    assert_eq!(told.before, range("10.1.0.0", "10.1.1.255"));
    assert_eq!(told.after, range("10.1.3.0", "10.1.3.255"));
    assert_eq!((told.role, told.pools), (Role::Nodes, vec!["np".to_owned()]));
}

/// 192.168.1.0/24 in 192.168.0.0/16 could become 192.168.0.0/23 by its addresses, and cannot as it is in use.
/// <https://github.com/Azure/AKS/issues/2119>
#[test]
fn a_subnet_in_use_keeps_its_range_even_with_room_beside_it() {
    let plan = of("192.168.0.0/16", "192.168.1.0/24", &[], np(3));
    let [told] = all(&plan).try_into().expect("one range");
    assert_eq!(halves(&told)[0], ("192.168.0.0/24".to_owned(), true));
    assert_eq!(told.in_use, Some(true));
    assert!(
        told.resizing.text.contains("vnet/snet is in use")
            && told.resizing.text.contains("InUseSubnetCannotBeUpdated")
    );
    assert!(
        told.resizing
            .source
            .is_some_and(|source| source.url.ends_with("terraform-provider-azurerm/issues/7687"))
    );
}

#[test]
fn whether_a_subnet_is_in_use_is_seen_or_follows_from_its_pools_or_is_asked_for() {
    let with_pool = |own_pool: PoolPlan, total, stage| {
        let mut own = subnet("snet", "10.1.0.0/24");
        own.usage = total;
        let of = cluster("aks").with(|cluster| cluster.stage = stage).pool(own_pool);
        let plan = plan().network(network("vnet", "10.1.0.0/16").subnet(own)).cluster(of);
        let [told] = all(&plan).try_into().expect("one range");
        (told.in_use, told.resizing)
    };
    let with = |nodes, total, stage| with_pool(np(nodes), total, stage);
    let uncounted = || np(0).with(|pool| pool.count = None);
    assert_eq!(with_pool(uncounted(), usage(0, &[]), Stage::Deployed).0, None);
    assert_eq!(with_pool(uncounted(), usage(4, &[]), Stage::Deployed).0, Some(true));
    assert_eq!(with(3, usage(0, &[]), Stage::Deployed).0, Some(true));
    assert_eq!(with(0, usage(4, &[]), Stage::Deployed).0, Some(true));
    assert_eq!(with(0, usage(0, &[]), Stage::Deployed).0, Some(false));
    assert_eq!(with(3, usage(0, &[]), Stage::Template).0, Some(false));
    let (unknown, reason) = with(3, None, Stage::Template);
    assert_eq!((unknown, reason.about), (None, About::Unknown));
    assert!(reason.text.contains("`az network vnet subnet show"), "{}", reason.text);
}

#[test]
fn the_end_of_the_network_and_what_is_not_known_of_it_are_told_apart() {
    let [edge] = all(&of("10.1.0.0/24", "10.1.0.0/24", &[], np(3))).try_into().expect("one range");
    assert_eq!(
        (edge.joined.len(), edge.joined[0].is_inside, edge.joined[0].is_free()),
        (1, Some(false), false)
    );
    assert_eq!((edge.before, edge.after), (None, None));
    let mut unread = of("10.1.0.0/24", "10.1.0.0/24", &[], np(3));
    std::sync::Arc::make_mut(&mut unread.0.networks[0]).prefixes = None;
    let [unread] = all(&unread).try_into().expect("one range");
    assert_eq!((unread.joined[0].is_inside, unread.joined[0].is_free()), (None, false));
    assert!(unread.new_pool.expect_err("a reason").starts_with("The address space of vnet is not known"));
}

/// 31 addresses a node: 30 nodes and one of surge take 961 of the 1,019 of a /22.
/// <https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning>
#[test]
fn a_new_pool_takes_a_subnet_that_holds_its_upgrade() {
    let plan = of("10.1.0.0/16", "10.1.0.0/24", &[], np(30));
    let [told] = all(&plan).try_into().expect("one range");
    let found = told.new_pool.expect("proposals");
    assert_eq!(found[0].ranges().collect::<Vec<_>>(), [prefix("10.1.4.0/22")]);
    let texts: Vec<&str> = found[0].reasons.iter().map(|reason| reason.text.as_str()).collect();
    assert!(
        texts[0].starts_with("During an upgrade aks needs 961 addresses (31 × 31 of np); a /22"),
        "{texts:?}"
    );
    assert!(texts.iter().any(|text| text.contains("The subnet of a pool that exists cannot be changed")));
    let applied = capacity(&resolve(&applied_to(&plan.0, &found[0])));
    let row = applied[0].rows.iter().find(|row| row.resource == Resource::NodeSubnet).expect("a row");
    assert!(Moment::ALL.iter().all(|moment| row.at(*moment).fits() == Some(true)));
}

#[test]
fn only_the_pools_of_the_subnet_are_counted_and_only_where_they_are_all_do_they_move() {
    let two = plan()
        .network(
            network("vnet", "10.1.0.0/16")
                .subnet(subnet("a", "10.1.0.0/24"))
                .subnet(subnet("b", "10.1.1.0/24")),
        )
        .cluster(
            cluster("aks")
                .service_cidr("172.16.0.0/16")
                .pool(pool("one").count(7).max_pods(30).surge("1").nodes_in("vnet/a"))
                .pool(pool("two").count(30).max_pods(30).surge("1").nodes_in("vnet/b")),
        );
    let told = all(&two);
    let sizes: Vec<u8> = told
        .iter()
        .map(|of| of.new_pool.as_ref().expect("proposals")[0].ranges().next().expect("a range").length())
        .collect();
    assert_eq!(sizes, [24, 22]);
    let moves = |of: &Beside| {
        let steps = &of.new_pool.as_ref().expect("proposals")[0].steps;
        steps.iter().any(|step| matches!(step, Step::Subnet { serves: Some(_), .. }))
    };
    assert!(!told.iter().any(moves));
    assert!(moves(&all(&of("10.1.0.0/16", "10.1.0.0/24", &[], np(30)))[0]));
}

#[test]
fn pod_subnets_are_told_beside_node_subnets() {
    let vnet = network("vnet", "10.1.0.0/16")
        .subnet(subnet("nodes", "10.1.0.0/24"))
        .subnet(subnet("pods", "10.1.2.0/24"));
    let pods = pool("np")
        .count(10)
        .max_pods(110)
        .surge("0")
        .nodes_in("vnet/nodes")
        .pods_in("vnet/pods")
        .static_blocks();
    let told = all(&plan().network(vnet).cluster(cluster("aks").service_cidr("172.16.0.0/16").pool(pods)));
    let roles: Vec<(Role, Prefix)> = told.iter().map(|of| (of.role, of.prefix)).collect();
    assert_eq!(roles, [(Role::Nodes, prefix("10.1.0.0/24")), (Role::Pods, prefix("10.1.2.0/24"))]);
    let found = told[1].new_pool.as_ref().expect("proposals");
    // Ten nodes of seven blocks of 16, 1,120 addresses; the first and the last block of a /21 are spoilt.
    assert_eq!(found[0].ranges().next(), Some(prefix("10.1.8.0/21")));
    let Some(Step::Subnet { delegation, .. }) = found[0].steps.last() else { panic!("a subnet") };
    assert_eq!(delegation.as_deref(), Some("Microsoft.ContainerService/managedClusters"));
}

/// A block of /24 for each node, the old ones and the new ones: 60 of 64 do for 30, not for 33.
/// <https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay>
#[test]
fn until_the_old_pools_are_gone_the_pod_cidr_holds_both() {
    for (nodes, text) in [
        (30, "the pod CIDR needs 60 blocks of its 64 for both."),
        (33, "both need 66 blocks of the pod CIDR, which has 64: move in parts."),
    ] {
        let vnet = network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/26"));
        let aks =
            cluster("aks").overlay().pod_cidr("10.244.0.0/18").service_cidr("10.0.0.0/16").pool(np(nodes));
        let [told] = all(&plan().network(vnet).cluster(aks)).try_into().expect("one range");
        let found = told.new_pool.expect("proposals");
        assert!(found[0].reasons.iter().any(|reason| reason.text.ends_with(text)), "{found:?}");
    }
}

#[test]
fn networks_of_the_service_and_clusters_without_subnets_say_why() {
    let managed = plan().cluster(cluster("aks").overlay().pool(pool("np")));
    let [told] = all(&managed).try_into().expect("one range");
    assert!(
        told.resizing.text.starts_with("managed network of aks/aks-subnet is in use"),
        "{:?}",
        told.resizing
    );
    assert!(told.new_pool.expect_err("a reason").starts_with("The service manages the network of aks"));
    let none = plan().cluster(cluster("aks").with(|cluster| cluster.pools = None));
    let why = beside(&resolve(&none.0), 0).expect_err("a reason");
    assert!(why.starts_with("No range of a subnet is known that pools of aks use; `az aks show"), "{why}");
    assert_eq!(beside(&resolve(&plan().0), 0), Err("The design holds no such cluster.".to_owned()));
}

/// The ranges that no subnet of a network may share, whoever is connected, and those of its address space.
fn own_ranges(resolved: &Resolved, place: usize) -> (Vec<Prefix>, Vec<Prefix>) {
    let network = &resolved.networks[resolved.subnets[place].network];
    let subnets = network.subnets.iter().flat_map(|subnet| &resolved.subnets[*subnet].prefixes);
    (network.prefixes.clone(), subnets.copied().collect())
}

fn check(design: &Design) -> Result<(), TestCaseError> {
    let resolved = resolve(design);
    for cluster in 0..resolved.clusters.len() {
        for told in beside(&resolved, cluster).unwrap_or_default() {
            let (space, subnets) = own_ranges(&resolved, told.subnet);
            prop_assert!(
                resolved.subnets[told.subnet].prefixes.contains(&told.prefix) && told.prefix.is_ipv4()
            );
            prop_assert!(!told.pools.is_empty());
            let mut inner = told.prefix;
            for (at, joined) in told.joined.iter().enumerate() {
                prop_assert_eq!(joined.prefix.length() + 1, inner.length());
                prop_assert_eq!(joined.half.length(), inner.length());
                prop_assert!(joined.prefix.contains(joined.half) && joined.prefix.contains(inner));
                prop_assert!(!joined.half.overlaps(inner));
                prop_assert!(joined.blocked.iter().all(|blocker| blocker.prefix.overlaps(joined.half)));
                prop_assert!(
                    joined.is_free() || at + 1 == told.joined.len(),
                    "the first that is not free is the last"
                );
                let meets = subnets.iter().any(|subnet| subnet.overlaps(joined.half));
                prop_assert!(!(joined.is_free() && meets));
                inner = joined.prefix;
            }
            for gap in [told.before, told.after].into_iter().flatten() {
                for part in gap.prefixes() {
                    prop_assert!(subnets.iter().all(|subnet| !subnet.overlaps(part)), "{} meets", part);
                    let is_inside = space.iter().any(|space| space.contains_address(part.first()));
                    prop_assert!(is_inside && space.iter().any(|space| space.contains_address(part.last())));
                }
            }
            for (gap, free) in [(told.before, told.joined.first()), (told.after, told.joined.first())] {
                // A free half that touches the range is part of the gap on its side.
                let Some(joined) = free.filter(|joined| joined.is_free()) else { continue };
                let is_before = joined.half.first() < told.prefix.first();
                let is_side = gap == if is_before { told.before } else { told.after };
                let holds = |gap: AddressRange| {
                    gap.first() <= joined.half.first() && joined.half.last() <= gap.last()
                };
                prop_assert!(!is_side || gap.is_some_and(holds), "{:?} without {}", gap, joined.half);
            }
            check_new_pool(design, &resolved, cluster, &told)?;
        }
    }
    Ok(())
}

/// What is proposed for new pools meets no subnet, and where all pools move there, it holds every moment.
fn check_new_pool(
    design: &Design,
    resolved: &Resolved,
    place: usize,
    told: &Beside,
) -> Result<(), TestCaseError> {
    for proposal in told.new_pool.iter().flatten().take(1) {
        let (_, subnets) = own_ranges(resolved, told.subnet);
        let range = proposal.ranges().next().expect("a range");
        prop_assert!(subnets.iter().all(|subnet| !subnet.overlaps(range)));
        let moves = proposal.steps.iter().any(|step| matches!(step, Step::Subnet { serves: Some(_), .. }));
        let after = capacity(&resolve(&applied_to(design, proposal)));
        let resource = if told.role == Role::Nodes { Resource::NodeSubnet } else { Resource::PodSubnet };
        for row in after[place].rows.iter().filter(|row| row.resource == resource && row.prefixes == [range])
        {
            prop_assert!(moves, "{:?}", proposal);
            prop_assert!(Moment::ALL.iter().all(|moment| row.at(*moment).fits() != Some(false)));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn halves_and_gaps_are_free_aligned_and_beside(design in design()) {
        check(&design)?;
    }

    #[test]
    fn where_everything_is_known_as_well(design in known_design()) {
        check(&design)?;
    }

    #[test]
    fn numbers_that_no_sum_holds_end_in_ranges_or_in_a_reason(design in wild_design()) {
        check(&design)?;
    }
}
