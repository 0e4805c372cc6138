//! Who reaches an API server, by where it stands.
use aks_network_planner::azure::Feature;
use aks_network_planner::design::{NatGateway, OutboundType, PrivateDnsZone, Usage};
use aks_network_planner::egress::{Access, Asker, Demand, Reach, ReachRow, reach};
use aks_network_planner::resolve::resolve;

use crate::support::plan::{network_resource, public_address, usage};
use crate::support::{ClusterPlan, Plan, cluster, known, network, plan, pool, prefix, subnet};

fn aks() -> ClusterPlan {
    let aks = cluster("aks").overlay().pod_cidr("10.244.0.0/16");
    aks.pool(pool("np1").count(3).nodes_in("vnet/nodes"))
}

fn here(cluster: ClusterPlan) -> Plan {
    let nodes = subnet("nodes", "10.1.0.0/24");
    plan().network(network("vnet", "10.1.0.0/16").subnet(nodes)).cluster(cluster)
}

fn of(plan: &Plan) -> Reach {
    reach(&resolve(&plan.0), 0).expect("a cluster")
}

fn row(reach: &Reach, who: Asker) -> &ReachRow {
    reach.rows.iter().find(|row| row.who == who).expect("a row")
}

fn demand<'r>(reach: &'r Reach, words: &str) -> &'r Demand {
    let found = reach.demands.iter().find(|of| of.text.text.contains(words));
    found.unwrap_or_else(|| panic!("{words}: {:#?}", reach.demands))
}

fn says(reach: &Reach, words: &str) -> bool {
    reach.remarks.iter().any(|remark| remark.text.contains(words))
}

fn private() -> ClusterPlan {
    aks().with(|cluster| cluster.api_server.enable_private_cluster = Some(true))
}

fn authorized(range: &str) -> ClusterPlan {
    let range = prefix(range);
    aks().with(|cluster| {
        cluster.api_server.enable_private_cluster = Some(false);
        cluster.api_server.authorized_ip_ranges = Some(vec![range]);
        cluster.outbound_addresses = vec![public_address("out")];
    })
}

#[test]
fn where_an_api_server_stands_follows_from_what_is_said_of_it() {
    let integrated = |private: bool| {
        aks().with(|cluster| {
            cluster.api_server.enable_vnet_integration = Some(true);
            cluster.api_server.enable_private_cluster = Some(private);
        })
    };
    for (cluster, expected) in [
        (aks(), Access::Public),
        (authorized("203.0.113.0/24"), Access::Authorized),
        (private(), Access::PrivateEndpoint),
        (integrated(false), Access::Integrated),
        (integrated(true), Access::IntegratedPrivate),
    ] {
        let reach = of(&here(cluster));
        assert_eq!(reach.access, expected);
        let whole: Vec<Asker> = reach.rows.iter().map(|row| row.who).collect();
        assert_eq!(whole, Asker::ALL);
        let from_internet = !matches!(expected, Access::PrivateEndpoint | Access::IntegratedPrivate);
        assert_eq!(row(&reach, Asker::Internet).can, from_internet, "{expected:?}");
    }
}

/// <https://learn.microsoft.com/azure/aks/egress-outboundtype>
#[test]
fn nodes_of_a_public_cluster_ask_through_their_way_out() {
    let plan = here(authorized("203.0.113.0/24")).public_address("out", "20.1.2.3/32");
    let reach = of(&plan);
    let nodes = row(&reach, Asker::Nodes);
    assert_eq!(
        nodes.needs.text,
        "TCP 443 out by the load balancer, from 20.1.2.3/32, which the authorized ranges must hold."
    );
    let held = of(&here(authorized("20.1.2.0/24")).public_address("out", "20.1.2.3/32"));
    assert_eq!(demand(&held, "The authorized ranges hold").holds, Some(true));
    let unread = of(&here(authorized("20.1.2.0/24")));
    assert_eq!(demand(&unread, "The authorized ranges hold").holds, None);
}

/// AKS adds the load balancer's address when it makes the cluster, and `0.0.0.0/32` stands for it.
/// <https://learn.microsoft.com/azure/aks/egress-outboundtype>,
/// <https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges>
#[test]
fn the_load_balancers_address_needs_nobody_to_list_it() {
    let held = |range: &str| {
        let reach = of(&here(authorized(range)).public_address("out", "20.1.2.3/32"));
        let of = demand(&reach, "The authorized ranges hold");
        (of.holds, of.text.text.clone())
    };
    let (unlisted, text) = held("203.0.113.0/24");
    assert_eq!(unlisted, None);
    assert!(text.contains("20.1.2.3/32 is not listed, and AKS adds the load balancer's address"), "{text}");
    let (only, _) = held("0.0.0.0/32");
    assert_eq!(only, Some(true));
    let (unread, text) = {
        let reach = of(&here(authorized("0.0.0.0/32")));
        let of = demand(&reach, "The authorized ranges hold");
        (of.holds, of.text.text.clone())
    };
    assert_eq!(unread, Some(true));
    assert!(text.ends_with("0.0.0.0/32 stands for the load balancer's address."), "{text}");
}

/// Pods of a pod subnet ask from what is attached to theirs.
/// <https://learn.microsoft.com/azure/aks/egress-outboundtype>
#[test]
fn nodes_and_pods_that_leave_apart_are_held_against_the_ranges_apart() {
    let gateway = |name: &str, subnet: &str| NatGateway {
        id: network_resource(&format!("natGateways/{name}")),
        subnets: vec![network_resource(&format!("virtualNetworks/vnet/subnets/{subnet}"))],
        addresses: vec![public_address(name)],
    };
    let aks = cluster("aks").pool(pool("np1").count(3).nodes_in("vnet/nodes").pods_in("vnet/pods"));
    let aks = aks.with(|cluster| {
        cluster.api_server.authorized_ip_ranges = Some(vec![prefix("20.5.5.5/32")]);
    });
    let aks = aks.profile(|profile| profile.outbound_type = known(OutboundType::UserAssignedNatGateway));
    let subnets = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24"));
    let plan = plan().network(subnets.subnet(subnet("pods", "10.1.4.0/22"))).cluster(aks);
    let plan = plan.attached(|attached| {
        attached.nat_gateways.extend([gateway("of-nodes", "nodes"), gateway("of-pods", "pods")]);
    });
    let plan = plan.public_address("of-nodes", "20.5.5.5/32").public_address("of-pods", "20.6.6.6/32");
    let reach = of(&plan);
    assert!(row(&reach, Asker::Nodes).needs.text.contains("from 20.5.5.5/32"));
    assert!(row(&reach, Asker::Pods).needs.text.contains("from 20.6.6.6/32"));
    assert_eq!(demand(&reach, "hold the cluster's own way out, 20.5.5.5/32").holds, Some(true));
    assert_eq!(demand(&reach, "hold what pods leave from, 20.6.6.6/32").holds, Some(false));
}

/// <https://learn.microsoft.com/azure/aks/use-node-public-ips>
#[test]
fn nodes_with_public_addresses_ask_from_those() {
    let open = pool("open").count(2).nodes_in("vnet/nodes").with(|pool| {
        pool.enable_node_public_ip = Some(true);
    });
    let aks = authorized("20.1.2.3/32").pool(open);
    let reach = of(&here(aks).public_address("out", "20.1.2.3/32"));
    let own = demand(&reach, "The authorized ranges hold");
    assert_eq!((own.holds, own.ask.as_deref()), (None, Some("kubectl get nodes --output wide")));
    let needs = &row(&reach, Asker::Nodes).needs.text;
    assert!(needs.contains("by the load balancer and public addresses of their nodes"), "{needs}");
}

/// <https://learn.microsoft.com/azure/aks/private-clusters>
#[test]
fn a_private_api_server_asks_for_names_links_and_forwarding() {
    let reach = of(&here(private()));
    assert_eq!(
        row(&reach, Asker::Nodes).address,
        "a private address of the first pool's subnet nodes (10.1.0.0/24)"
    );
    assert!(row(&reach, Asker::OnPremises).needs.text.contains("168.63.129.16 answers inside Azure alone"));
    let forwarding = demand(&reach, "forward the zone's names to 168.63.129.16");
    assert!(
        forwarding
            .ask
            .as_ref()
            .is_some_and(|ask| ask.contains("virtualNetworks/vnet") && ask.contains("dnsServers"))
    );
    let links = demand(&reach, "linked to every network");
    assert!(links.ask.as_ref().is_some_and(|ask| ask.contains("--resource-group MC_rg_aks_westeurope")));
    assert!(says(&reach, "another address"));
    let own = private().with(|cluster| {
        cluster.api_server.private_dns_zone = known(PrivateDnsZone::Own);
        cluster.user_assigned_identity = Some(false);
    });
    let own = of(&here(own));
    assert_eq!(demand(&own, "needs an identity that somebody made").holds, Some(false));
    assert_eq!(demand(&own, "Private DNS Zone Contributor").holds, None);
}

#[test]
fn without_a_zone_the_public_name_leads_to_the_private_address() {
    let none = |public: Option<bool>| {
        let aks = private().with(|cluster| {
            cluster.api_server.private_dns_zone = known(PrivateDnsZone::None);
            cluster.api_server.public_fqdn = public;
        });
        of(&here(aks))
    };
    for (public, holds) in [(None, true), (Some(true), true), (Some(false), false)] {
        let reach = none(public);
        assert_eq!(demand(&reach, "A name leads to it").holds, Some(holds), "{public:?}");
        assert_eq!(reach.demands.len(), 1, "no zone, no links");
        assert!(row(&reach, Asker::Peered).name.contains("gives the private address"));
    }
}

/// A /28 offers 11 addresses and one API server takes nine; a /27 offers 27, which three fill.
/// <https://learn.microsoft.com/azure/aks/api-server-vnet-integration>
#[test]
fn the_subnet_of_integration_is_large_enough_delegated_and_for_nothing_else() {
    let with = |range: &str, clusters: usize, delegation: Option<&str>| {
        let mut api = subnet("api", range);
        api.delegations = delegation.map(|of| vec![of.to_owned()]).or(Some(Vec::new()));
        let nodes = subnet("nodes", "10.1.0.0/24");
        let mut plan = plan().network(network("vnet", "10.1.0.0/16").subnet(nodes).subnet(api));
        for _ in 0..clusters {
            let aks = aks().with(|cluster| cluster.api_server.enable_vnet_integration = Some(true));
            plan = plan.cluster(aks.api_server_in("vnet/api"));
        }
        of(&plan)
    };
    let aks_delegation = Some("Microsoft.ContainerService/managedClusters");
    let rows = [
        ("10.1.9.0/28", 1, Some(true)),
        ("10.1.9.0/28", 2, Some(false)),
        ("10.1.9.0/27", 3, Some(true)),
        ("10.1.9.0/27", 4, Some(false)),
        ("10.1.9.0/29", 1, Some(false)),
    ];
    for (range, clusters, expected) in rows {
        let reach = with(range, clusters, aks_delegation);
        assert_eq!(demand(&reach, "of its addresses are needed").holds, expected, "{range} × {clusters}");
        assert_eq!(demand(&reach, "is delegated to").holds, Some(true));
    }
    assert_eq!(demand(&with("10.1.9.0/28", 1, None), "is delegated to").holds, Some(false));
    let reach = with("10.1.9.0/28", 1, aks_delegation);
    assert!(row(&reach, Asker::Nodes).needs.text.starts_with("Nothing of the way out"));
    assert_eq!(row(&reach, Asker::Internet).name, "public name (fqdn)");
}

/// What holds the addresses that are in use is not said by their number.
/// <https://learn.microsoft.com/azure/aks/api-server-vnet-integration>
#[test]
fn whether_api_servers_are_alone_in_their_subnet_is_not_guessed() {
    let with = |used: Option<Usage>, pools_there: bool| {
        let mut api = subnet("api", "10.1.9.0/28");
        api.usage = used;
        let aks = aks().with(|cluster| cluster.api_server.enable_vnet_integration = Some(true));
        let extra = pool("extra").count(1).nodes_in(if pools_there { "vnet/api" } else { "vnet/nodes" });
        let subnets = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24")).subnet(api);
        of(&plan().network(subnets).cluster(aks.api_server_in("vnet/api").pool(extra)))
    };
    for (used, pools_there, expected) in [
        (Some(Usage::default()), false, Some(true)),
        (usage(2, &[]), false, None),
        (None, false, None),
        (usage(2, &[]), true, Some(false)),
    ] {
        let reach = with(used.clone(), pools_there);
        let alone = demand(&reach, "holds API servers and nothing else");
        assert_eq!(
            (alone.holds, alone.ask.is_some()),
            (expected, expected.is_none()),
            "{used:?} {pools_there}"
        );
    }
    let reach = with(usage(2, &[]), false);
    let text = &demand(&reach, "of its addresses are needed").text.text;
    assert!(text.ends_with("9 of its addresses are needed, and has 11, 2 of them in use."), "{text}");
}

#[test]
fn what_cannot_be_stopped_cannot_be_integrated() {
    let of_nodes = |nodes: u64| {
        let aks = cluster("aks").pool(pool("np1").count(nodes).nodes_in("vnet/nodes"));
        of(&here(aks))
    };
    assert!(says(&of_nodes(101), "With 101 nodes the cluster cannot be stopped (100 is the most)"));
    assert!(!says(&of_nodes(100), "cannot be stopped"));
    let provisioned = aks().with(|cluster| cluster.node_auto_provisioning = Some(true));
    assert!(says(&of(&here(provisioned)), "With node auto-provisioning the cluster cannot be stopped"));
}

#[test]
fn what_else_is_known_is_told_where_it_holds() {
    assert!(says(&of(&here(aks())), "Nothing read says that the API server is private"));
    assert!(!says(&of(&here(private())), "Nothing read says"));
    let shut = private().with(|cluster| cluster.features.set(Feature::NoRunCommand, Some(true)));
    assert!(says(&of(&here(shut)), "Run command is switched off"));
    let routed = authorized("203.0.113.0/24")
        .profile(|profile| profile.outbound_type = known(OutboundType::UserDefinedRouting));
    let mut nodes = subnet("nodes", "10.1.0.0/24");
    nodes.route_table = Some(true);
    let routed = plan().network(network("vnet", "10.1.0.0/16").subnet(nodes)).cluster(routed);
    let asks = demand(&of(&routed), "The authorized ranges hold").ask.clone();
    assert!(asks.is_some_and(|ask| ask.contains("az network route-table show")));
}
