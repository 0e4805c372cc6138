//! Worked examples: how large a range has to be, where it goes, and what is said of it.
use aks_network_planner::capacity::{Resource, capacity};
use aks_network_planner::design::Design;
use aks_network_planner::edit::{CidrField, Step};
use aks_network_planner::propose::{About, Proposal, Purpose, apply_proposal, obstacle, propose};
use aks_network_planner::resolve::{Moment, resolve};

use crate::support::{Plan, cluster, network, plan, pool, subnet};

fn of(plan: &Plan, purpose: Purpose) -> Vec<Proposal> {
    propose(&resolve(&plan.0), &purpose)
}

fn first(plan: &Plan, purpose: Purpose) -> Proposal {
    let why = obstacle(&resolve(&plan.0), &purpose);
    of(plan, purpose).into_iter().next().unwrap_or_else(|| panic!("{purpose:?}: {why:?}"))
}

fn ranges(proposals: &[Proposal]) -> Vec<String> {
    proposals.iter().flat_map(|proposal| proposal.ranges()).map(|prefix| prefix.to_string()).collect()
}

fn said(proposal: &Proposal, about: About) -> String {
    let of = proposal.reasons.iter().filter(|reason| reason.about == about);
    of.map(|reason| reason.text.clone()).collect::<Vec<_>>().join(" ")
}

fn fits(design: &Design, resource: Resource) -> bool {
    let capacity = capacity(&resolve(design));
    let row = capacity[0].rows.iter().find(|row| row.resource == resource).expect("a row");
    Moment::ALL.iter().all(|moment| row.at(*moment).fits() == Some(true))
}

/// A cluster of 30 nodes with 30 pods each and 3 more during an upgrade, alone in a /22 of 10.1.0.0/16: the third
/// worked example of the planning formula, 33 × 31 = 1,023 > 1,019.
/// <https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning>
fn too_tight() -> Plan {
    plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet-aks", "10.1.0.0/22"))).cluster(
        cluster("aks")
            .service_cidr("10.0.0.0/16")
            .dns("10.0.0.10")
            .pool(pool("np1").count(30).max_pods(30).surge("10%").nodes_in("vnet/snet-aks")),
    )
}

#[test]
fn a_node_subnet_is_as_large_as_an_upgrade_needs() {
    let plan = too_tight();
    assert!(!fits(&plan.0, Resource::NodeSubnet));
    let found = of(&plan, Purpose::NodeSubnet { cluster: 0 });
    let expected = ["10.1.8.0/21", "10.1.16.0/21", "10.1.24.0/21", "10.1.32.0/21", "10.1.40.0/21"];
    assert_eq!(ranges(&found), expected);
    let size = said(&found[0], About::Size);
    assert!(
        size.starts_with("During an upgrade aks needs 1,023 addresses (33 × 31 of np1); a /21"),
        "{size}"
    );
    let left = said(&found[0], About::Left);
    assert!(left.contains("Of 2,043 addresses it leaves 1,020 free at its largest moment."), "{left}");
    assert!(left.contains("the largest free block of vnet is a /17"), "{left}");
    assert!(found[0].is_certain());
    assert!(fits(&apply_proposal(&plan.0, &found[0]), Resource::NodeSubnet));
}

#[test]
fn a_full_network_grows_by_a_range_of_private_space_that_nothing_shares() {
    // Of private space 10.129.0.0/16 is the smallest hole, and its first /21 the lowest.
    let plan = plan()
        .network(network("vnet", "10.0.0.0/22").subnet(subnet("snet-aks", "10.0.0.0/22")))
        .on_premises("office", "10.0.0.0/9")
        .cluster(
            cluster("aks")
                .service_cidr("10.128.0.0/16")
                .pool(pool("np1").count(30).max_pods(30).surge("10%").nodes_in("vnet/snet-aks")),
        );
    let found = first(&plan, Purpose::NodeSubnet { cluster: 0 });
    let Step::AddressSpace { network, prefix } = &found.steps[0] else { panic!("{:?}", found.steps) };
    assert_eq!((network.as_str(), prefix.to_string().as_str()), ("vnet", "10.129.0.0/21"));
    assert_eq!(ranges(std::slice::from_ref(&found)), ["10.129.0.0/21"]);
    assert!(said(&found, About::Note).contains("grow by 10.129.0.0/21, 2,048 addresses"));
    let applied = apply_proposal(&plan.0, &found);
    assert_eq!(applied.networks[0].prefixes.as_ref().map(Vec::len), Some(2));
    assert!(fits(&applied, Resource::NodeSubnet));
}

/// Overlay gives each node a /24: an /18 has 64 blocks, and 58 nodes with a surge of 10 % are the most that it holds.
/// <https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay>
#[test]
fn a_pod_cidr_has_a_block_for_each_node_of_an_upgrade() {
    let lengths = [(58, 18), (59, 17), (1, 23), (5, 21), (256, 15)];
    for (nodes, length) in lengths {
        let plan =
            plan().network(network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/20"))).cluster(
                cluster("aks")
                    .overlay()
                    .pod_cidr("10.244.0.0/24")
                    .service_cidr("10.0.0.0/16")
                    .pool(pool("np1").count(nodes).surge("10%").nodes_in("vnet/snet")),
            );
        let found = of(&plan, Purpose::PodCidr { cluster: 0 });
        for proposal in &found {
            let prefix = proposal.ranges().next().expect("a range");
            assert_eq!(prefix.length(), length, "{nodes} nodes");
            assert!(fits(&apply_proposal(&plan.0, proposal), Resource::PodCidr));
        }
        // A cluster that exists can be expanded around its range, so that one comes first.
        let grown = found[0].ranges().next().expect("a range");
        assert!(grown.to_string().starts_with("10.244.0.0/"), "{grown}");
        assert!(said(&found[0], About::Note).contains("expanded where it stands"));
        assert!(said(&found[1], About::Note).contains("made anew"));
    }
}

/// Dynamic allocation: ten nodes of 30 pods hold 48 addresses and one each, 490 in all; with static blocks and 110
/// pods seven blocks of 16 each, 1,120.
/// <https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation>
#[test]
fn a_pod_subnet_holds_batches_or_whole_blocks() {
    let with = |pool| {
        plan()
            .network(
                network("vnet", "10.1.0.0/16")
                    .subnet(subnet("nodes", "10.1.0.0/24"))
                    .subnet(subnet("pods", "10.1.1.0/24")),
            )
            .cluster(cluster("aks").service_cidr("10.0.0.0/16").pool(pool))
    };
    let np = || pool("np").count(10).surge("0").nodes_in("vnet/nodes").pods_in("vnet/pods");
    let dynamic = with(np().max_pods(250).pods_per_node(30));
    let fixed = with(np().max_pods(110).static_blocks());
    for (plan, range, needs) in [(dynamic, "10.1.2.0/23", "490"), (fixed, "10.1.8.0/21", "1,120")] {
        let found = first(&plan, Purpose::PodSubnet { cluster: 0 });
        assert_eq!(ranges(std::slice::from_ref(&found)), [range]);
        assert!(said(&found, About::Size).contains(&format!("needs {needs} addresses")), "{found:?}");
        assert!(fits(&apply_proposal(&plan.0, &found), Resource::PodSubnet));
    }
}

/// <https://learn.microsoft.com/azure/aks/api-server-vnet-integration>: at least a /28, nine addresses a cluster.
#[test]
fn an_api_server_gets_a_delegated_subnet_of_16_addresses() {
    let found = first(&too_tight(), Purpose::ApiServerSubnet { cluster: 0 });
    assert_eq!(ranges(std::slice::from_ref(&found)), ["10.1.4.0/28"]);
    let Some(Step::Subnet { delegation, .. }) = found.steps.last() else { panic!("a subnet") };
    assert_eq!(delegation.as_deref(), Some("Microsoft.ContainerService/managedClusters"));
    assert!(fits(&apply_proposal(&too_tight().0, &found), Resource::ApiServerSubnet));
}

/// Five addresses of each subnet are Azure's, and none is longer than a /29.
/// <https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq>
#[test]
fn load_balancers_get_the_smallest_subnet_that_holds_them() {
    for (addresses, length) in [(0, 29), (3, 29), (4, 28), (11, 28), (12, 27), (251, 24), (252, 23)] {
        let found = first(&too_tight(), Purpose::LoadBalancers { network: 0, addresses });
        assert_eq!(found.ranges().map(|prefix| prefix.length()).collect::<Vec<_>>(), [length]);
    }
    let resolved = resolve(&too_tight().0);
    let many = Purpose::LoadBalancers { network: 0, addresses: u64::MAX };
    assert!(obstacle(&resolved, &many).is_some_and(|why| why.starts_with("No subnet of IPv4 offers")));
}

/// <https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking>
#[test]
fn a_gateway_for_containers_gets_exactly_a_24() {
    let found = first(&too_tight(), Purpose::GatewayForContainers { network: 0 });
    assert_eq!(ranges(std::slice::from_ref(&found)), ["10.1.4.0/24"]);
    let Some(Step::Subnet { delegation, .. }) = found.steps.last() else { panic!("a subnet") };
    assert_eq!(delegation.as_deref(), Some("Microsoft.ServiceNetworking/trafficControllers"));
}

#[test]
fn a_service_cidr_keeps_its_size_outside_all_networks_and_takes_the_dns_address_along() {
    let plan = plan()
        .network(network("vnet", "10.0.0.0/16").subnet(subnet("snet", "10.0.0.0/24")))
        .on_premises("office", "10.2.0.0/15")
        .cluster(
            cluster("aks")
                .overlay()
                .pod_cidr("10.1.0.0/16")
                .service_cidr("10.0.0.0/16")
                .dns("10.0.0.10")
                .pool(pool("np").nodes_in("vnet/snet")),
        );
    let found = first(&plan, Purpose::ServiceCidr { cluster: 0 });
    let range = found.ranges().next().expect("a range");
    // 192.168.0.0/16 is the one hole of private space that a /16 fills; the others are larger.
    assert_eq!(range.to_string(), "192.168.0.0/16");
    assert!(!found.is_certain(), "no services were seen");
    let applied = apply_proposal(&plan.0, &found);
    let profile = applied.clusters[0].network_profile.as_ref().expect("a profile");
    assert_eq!(profile.dns_service_ip.map(|address| address.to_string()).as_deref(), Some("192.168.0.10"));
    let Step::Cidr { field, .. } = &found.steps[0] else { panic!("a range") };
    assert_eq!(*field, CidrField::ServiceCidr);
}

#[test]
fn where_private_space_of_rfc_1918_is_taken_the_shared_space_is_proposed_with_a_remark() {
    let mut plan = too_tight();
    for (name, range) in [("a", "10.0.0.0/8"), ("b", "172.16.0.0/12"), ("c", "192.168.0.0/16")] {
        plan = plan.on_premises(name, range);
    }
    let found = first(&plan, Purpose::ServiceCidr { cluster: 0 });
    assert_eq!(ranges(std::slice::from_ref(&found)), ["100.64.0.0/16"]);
    assert!(said(&found, About::Note).contains("RFC 6598"));
}

#[test]
fn a_subnet_of_unknown_range_makes_every_proposal_of_its_network_uncertain() {
    let mut plan = too_tight();
    let unread = aks_network_planner::design::Subnet { name: "snet-unread".into(), ..Default::default() };
    std::sync::Arc::make_mut(&mut plan.0.networks[0]).subnets.push(unread);
    let found = first(&plan, Purpose::NodeSubnet { cluster: 0 });
    assert!(!found.is_certain());
    assert_eq!(
        said(&found, About::Unknown),
        "The ranges of the subnet vnet/snet-unread are not known and may lie here."
    );
}

#[test]
fn a_network_that_is_not_connected_is_avoided_while_there_is_room_and_named_where_there_is_none() {
    let plan = too_tight();
    let twin = || network("twin", "10.1.0.0/16");
    let shared = first(&Plan(plan.0.clone()).network(twin()), Purpose::GatewayForContainers { network: 0 });
    assert_eq!(ranges(std::slice::from_ref(&shared)), ["10.1.4.0/24"]);
    assert!(said(&shared, About::Free).contains("virtual network twin, which is not known to be connected"));
    let peered = plan.network(twin()).peering("vnet", "twin", "10.1.0.0/16");
    let beside = first(&peered, Purpose::GatewayForContainers { network: 0 });
    assert!(matches!(beside.steps[0], Step::AddressSpace { .. }), "{beside:?}");
}

#[test]
fn another_cluster_gets_every_range_that_its_model_cluster_has() {
    let plan = plan()
        .network(
            network("vnet", "10.1.0.0/16")
                .subnet(subnet("nodes", "10.1.0.0/24"))
                .subnet(subnet("api", "10.1.1.0/28")),
        )
        .cluster(
            cluster("aks")
                .overlay()
                .pod_cidr("10.244.0.0/16")
                .service_cidr("10.0.0.0/16")
                .dns("10.0.0.10")
                .api_server_in("vnet/api")
                .pool(pool("np").count(50).nodes_in("vnet/nodes")),
        );
    let found = first(&plan, Purpose::AnotherCluster { like: 0 });
    let kinds = found.steps.iter().map(|step| match step {
        Step::Cluster { .. } => "cluster",
        Step::Subnet { .. } => "subnet",
        Step::Cidr { field, .. } => field.text(),
        Step::AddressSpace { .. } => "space",
        Step::Range { .. } => "range",
        Step::Pool { .. } => "pool",
        Step::Field { .. } => "field",
    });
    assert_eq!(kinds.collect::<Vec<_>>(), ["cluster", "subnet", "subnet", "serviceCidr", "podCidr"]);
    let applied = apply_proposal(&plan.0, &found);
    assert_eq!(applied.clusters[1].name, "aks-2");
    let rows = &capacity(&resolve(&applied))[1].rows;
    for resource in [Resource::NodeSubnet, Resource::PodCidr, Resource::ApiServerSubnet] {
        let row = rows.iter().find(|row| row.resource == resource).expect("a row");
        assert_eq!(row.first_failure(), None, "{resource:?}");
        assert!(row.complete, "{resource:?}");
    }
}

#[test]
fn what_cannot_be_proposed_says_why() {
    let managed = plan().cluster(cluster("aks").overlay().pool(pool("np")));
    let cases = [
        (managed.clone(), Purpose::NodeSubnet { cluster: 0 }, "The service manages the network of aks"),
        (managed, Purpose::PodSubnet { cluster: 0 }, "Pods of aks take no addresses"),
        (too_tight(), Purpose::PodCidr { cluster: 0 }, "aks has Azure CNI node subnet"),
        (too_tight(), Purpose::PodCidr { cluster: 9 }, "The design holds no such cluster"),
        (too_tight(), Purpose::GatewayForContainers { network: 9 }, "The design holds no such network"),
    ];
    for (plan, purpose, beginning) in cases {
        let resolved = resolve(&plan.0);
        assert_eq!(propose(&resolved, &purpose), []);
        let why = obstacle(&resolved, &purpose).expect("a reason");
        assert!(why.starts_with(beginning), "{purpose:?}: {why}");
    }
}
