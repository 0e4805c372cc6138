//! Who owns an address.
use std::net::IpAddr;

use aks_network_planner::analysis::analyze;
use aks_network_planner::azure::day;
use aks_network_planner::drawing::{Owner, Role, Scale, address_map, owners};
use proptest::prelude::*;

use super::FAMILIES;
use crate::contract::example;
use crate::properties::designs::design;
use crate::support::{Plan, TODAY, cluster, network, plan, pool, subnet};

fn ask(plan: &Plan, address: &str) -> Vec<Owner> {
    owners(&plan.analysis_on(TODAY), address.parse().expect("an address"))
}

fn sentences(plan: &Plan, address: &str) -> Vec<String> {
    ask(plan, address).into_iter().map(|owner| owner.sentence).collect()
}

proptest! {
    #[test]
    fn the_ends_of_every_block_are_found_in_it(design in design()) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        for family in FAMILIES {
            let map = address_map(&analysis, family, Scale::Readable);
            for block in map.rows.iter().flat_map(|row| &row.blocks) {
                for address in [block.range.first(), block.range.last()] {
                    let owners = owners(&analysis, address);
                    let found = owners.iter().any(|owner| {
                        let role = owner.role == Some(block.role) || owner.role == Some(Role::Kept);
                        role && owner.range == Some(block.range)
                    });
                    prop_assert!(found, "{} in {:?}", block.words(), owners);
                }
            }
        }
    }

    #[test]
    fn an_address_is_owned_by_whoever_has_it_on_the_map(design in design(), low in any::<u32>(), near in 0..4u32) {
        let analysis = analyze(&design, day(TODAY).expect("a day"));
        let low = if near == 0 { low } else { 10 << 24 | low >> (8 * near) };
        let address = IpAddr::from(low.to_be_bytes());
        let map = address_map(&analysis, aks_network_planner::net::Family::IPv4, Scale::Readable);
        let blocks = map.rows.iter().flat_map(|row| &row.blocks);
        let holds = |range: aks_network_planner::net::AddressRange| range.first() <= address && address <= range.last();
        let mut drawn: Vec<_> = blocks.map(|block| block.range).filter(|range| holds(*range)).collect();
        let owners = owners(&analysis, address);
        let mut owned: Vec<_> = owners.iter().filter_map(|owner| owner.range).collect();
        for ranges in [&mut drawn, &mut owned] {
            ranges.sort_unstable();
            ranges.dedup();
        }
        prop_assert_eq!(&owned, &drawn);
        let is_nobody = |owner: &Owner| owner.role.is_none() && owner.subject.is_none();
        prop_assert_eq!(owned.is_empty(), owners.iter().any(is_nobody));
        for owner in &owners {
            prop_assert!(owner.sentence.contains(&address.to_string()) && owner.sentence.ends_with('.'));
        }
    }
}

#[test]
fn an_address_of_a_subnet_names_who_is_there() {
    assert_eq!(
        sentences(&example(), "10.1.0.12"),
        [
            "10.1.0.12 is in subnet vnet-prod/snet-aks (10.1.0.0/24), which is that of nodes of aks-prod.",
            "10.1.0.12 is in the address space 10.1.0.0/16 of virtual network vnet-prod.",
        ]
    );
    let owners = ask(&example(), "10.1.0.12");
    let subjects: Vec<Option<&str>> = owners.iter().map(|owner| owner.subject.as_deref()).collect();
    assert_eq!(subjects, [Some("networks/vnet-prod/snet-aks"), Some("networks/vnet-prod")]);
}

#[test]
fn each_of_the_five_kept_addresses_says_what_for() {
    for (address, purpose) in [
        ("10.1.0.0", "the network's own address"),
        ("10.1.0.1", "the default gateway"),
        ("10.1.0.2", "Azure's DNS"),
        ("10.1.0.3", "Azure's DNS"),
        ("10.1.0.255", "broadcast"),
    ] {
        let owners = ask(&example(), address);
        assert_eq!(owners[0].role, Some(Role::Kept));
        assert_eq!(
            owners[0].sentence,
            format!(
                "{address} is in subnet vnet-prod/snet-aks (10.1.0.0/24), where Azure keeps it: {purpose}, one of \
                 five that no resource gets."
            )
        );
    }
    assert_eq!(ask(&example(), "10.1.0.4")[0].role, Some(Role::Subnet));
}

#[test]
fn a_gap_is_told_with_its_ends() {
    let owners = ask(&example(), "10.1.7.12");
    assert_eq!(owners[0].role, Some(Role::Free));
    assert_eq!(
        owners[0].sentence,
        "10.1.7.12 is in no subnet of vnet-prod: free are 10.1.1.0–10.1.255.255, 65,280 addresses."
    );
}

#[test]
fn every_role_is_told_the_narrowest_range_first() {
    let owners = ask(&example(), "10.0.65.1");
    let roles: Vec<Option<Role>> = owners.iter().map(|owner| owner.role).collect();
    assert_eq!(roles, [Some(Role::OnPremises), Some(Role::ServiceCidr)]);
    assert_eq!(
        owners[0].sentence,
        "10.0.65.1 is in 10.0.64.0/18 of branch offices, reached by VPN or ExpressRoute."
    );
    assert_eq!(owners[1].sentence, "10.0.65.1 is in the service CIDR 10.0.0.0/16 of aks-prod.");
    assert_eq!(owners[1].subject.as_deref(), Some("clusters/aks-prod/serviceCidr"));
}

#[test]
fn special_addresses_of_a_service_cidr_are_told() {
    assert_eq!(
        sentences(&example(), "10.0.0.10"),
        [
            "10.0.0.10 is in the service CIDR 10.0.0.0/16 of aks-prod; it is the address of the DNS service of \
             aks-prod."
        ]
    );
    assert_eq!(
        sentences(&example(), "10.0.0.0"),
        [
            "10.0.0.0 is in the service CIDR 10.0.0.0/16 of aks-prod; as the first or last address it is never \
             handed out."
        ]
    );
}

#[test]
fn an_address_of_pods_names_the_block_of_its_node() {
    let aks = |name: &str| cluster(name).overlay().pod_cidr("10.244.0.0/16").pool(pool("np1").count(3));
    let plan = plan().cluster(aks("a")).cluster(aks("b"));
    assert_eq!(
        sentences(&plan, "10.244.7.9"),
        ["10.244.7.9 is in the pod CIDR 10.244.0.0/16 of a and b; the pods of one node have 10.244.7.0/24."]
    );
}

#[test]
fn a_subnet_of_nodes_and_pods_and_api_servers_says_so() {
    let vnet = network("vnet", "10.1.0.0/16").subnet(subnet("all", "10.1.0.0/20"));
    let aks = cluster("aks").api_server_in("vnet/all");
    let aks = aks.pool(pool("np1").nodes_in("vnet/all").pods_in("vnet/all"));
    assert_eq!(
        sentences(&plan().network(vnet).cluster(aks), "10.1.0.9")[0],
        "10.1.0.9 is in subnet vnet/all (10.1.0.0/20), which is that of nodes of aks, pods of aks and the API \
         server of aks."
    );
}

#[test]
fn peered_and_reserved_ranges_say_how_they_are_reached_and_why_kept() {
    let plan =
        plan().network(network("vnet-prod", "10.1.0.0/16")).peering("vnet-prod", "vnet-hub", "10.100.0.0/16");
    assert_eq!(
        sentences(&plan, "10.100.0.9"),
        ["10.100.0.9 is in 10.100.0.0/16 of vnet-prod to vnet-hub, reached from vnet-prod by peering."]
    );
    assert_eq!(
        sentences(&plan, "168.63.129.16"),
        [
            "168.63.129.16 is in 168.63.129.16/32, which the platform keeps (Azure's own DNS and health probes)."
        ]
    );
}

#[test]
fn an_address_that_nobody_holds_is_told_as_such() {
    assert_eq!(sentences(&example(), "10.77.0.1"), ["Nobody in this design is known to hold 10.77.0.1."]);
    assert_eq!(
        sentences(&example(), "8.8.8.8"),
        ["Nobody in this design is known to hold 8.8.8.8; it is a public address."]
    );
    assert_eq!(sentences(&example(), "fd00::1"), ["Nobody in this design is known to hold fd00::1."]);
}
