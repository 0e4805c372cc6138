//! Worked examples as they are copied.
use aks_network_planner::analysis::{Analysis, Field, Number, Question, explain};
use aks_network_planner::capacity::Resource;
use aks_network_planner::design::{LoadBalancerProfile, Observed, ObservedServices, Stage};
use aks_network_planner::resolve::Moment;

use crate::contract::example;
use crate::support::{Plan, TODAY, cluster, network, plan, pool, subnet};

fn text(plan: &Plan, question: Question) -> String {
    explain(&plan.analysis_on(TODAY), &question).expect("an answer").text()
}

/// The explanation of a number of the first cluster's only row of a resource.
fn of_row(plan: &Plan, resource: Resource, number: Number) -> String {
    let analysis = plan.analysis_on(TODAY);
    let row = row(&analysis, resource);
    explain(&analysis, &Question::Row { cluster: 0, row, number }).expect("an answer").text()
}

fn row(analysis: &Analysis, resource: Resource) -> usize {
    let mut rows = analysis.capacity[0].rows.iter();
    rows.position(|row| row.resource == resource).unwrap_or_else(|| panic!("no {resource:?}"))
}

fn printed(text: &str) -> Vec<&str> {
    text.lines().collect()
}

/// The lines between the formula and the result, blanks between columns made one.
fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().skip(3).take_while(|line| !line.starts_with("= "));
    lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn what_a_node_subnet_needs_during_an_upgrade() {
    assert_eq!(
        printed(&of_row(&example(), Resource::NodeSubnet, Number::Required(Moment::Upgrading))),
        [
            "Node subnet snet-aks: addresses needed during an upgrade (aks-prod)",
            "For each pool nodes × (maximum of pods + 1), and what others hold. Nodes: today's nodes \
             and those of surge.",
            "",
            "  np1: nodes today                                   3  read from \
             clusters/aks-prod/pools/np1/count",
            "  np1: surge, 10% of 3 nodes, rounded up             1  a default (AKS release note)",
            "  np1: maximum of pods of a node                    30  read from \
             clusters/aks-prod/pools/np1/maxPods",
            "+ np1: 4 nodes × 31                                124",
            "  addresses in use, those of nodes included         95  read from \
             networks/vnet-prod/snet-aks/ipConfigurations",
            "+ held by others than the nodes of these clusters    2  read from \
             networks/vnet-prod/snet-aks/ipConfigurations",
            "= 126 addresses",
            "",
            "This is the documented planning value; the service itself counts a few addresses less.",
            "",
            "AKS release note: https://github.com/Azure/AKS/blob/master/CHANGELOG.md (read 2025-03-16)",
            "Microsoft documentation: \
             https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning (read \
             2026-08-21)",
        ]
    );
}

#[test]
fn what_is_left_takes_away_what_is_needed() {
    assert_eq!(
        lines(&of_row(&example(), Resource::NodeSubnet, Number::Headroom(Moment::Steady))),
        [
            "+ addresses of 10.1.0.0/24 256 read from networks/vnet-prod/snet-aks/addressPrefix",
            "− kept by Azure 5 a fact (Microsoft documentation)",
            "np1: nodes today 3 read from clusters/aks-prod/pools/np1/count",
            "np1: maximum of pods of a node 30 read from clusters/aks-prod/pools/np1/maxPods",
            "− np1: 3 nodes × 31 93",
            "addresses in use, those of nodes included 95 read from \
             networks/vnet-prod/snet-aks/ipConfigurations",
            "− held by others than the nodes of these clusters 2 read from \
             networks/vnet-prod/snet-aks/ipConfigurations",
        ]
    );
}

#[test]
fn the_largest_cluster_tells_what_one_node_more_would_break() {
    assert_eq!(
        printed(&text(&example(), Question::Largest { cluster: 0 })),
        [
            "The largest cluster that can still be upgraded (aks-prod)",
            "Nodes are handed out one at a time, each to the pool with the largest share of today's \
             count, until the next one would not fit during an upgrade. What others take stays as it \
             is.",
            "",
            "+ np1: nodes handed out                        7",
            "  Node subnet snet-aks: addresses available  251",
            "  addresses needed by an upgrade of 7 nodes  250",
            "  addresses needed by an upgrade of 8 nodes  281",
            "= 7 nodes",
            "",
            "Microsoft documentation: \
             https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning (read \
             2026-08-21)",
        ]
    );
}

#[test]
fn a_surge_that_nobody_gave_is_a_default_of_a_release_note() {
    assert_eq!(
        printed(&text(&example(), Question::Surge { cluster: 0, pool: 0, scaled: true })),
        [
            "Surge of pool np1 at the autoscaler's maximum (aks-prod)",
            "A share is one of the pool's nodes, rounded up; never more than the pool has. Spot pools \
             are upgraded without.",
            "",
            "  np1: autoscaler's maximum                20  read from \
             clusters/aks-prod/pools/np1/maxCount",
            "+ np1: surge, 10% of 20 nodes, rounded up   2  a default (AKS release note)",
            "= 2 nodes",
            "",
            "Upgrades of Kubernetes and of node images take these nodes beside the others; security \
             patches take none.",
            "",
            "AKS release note: https://github.com/Azure/AKS/blob/master/CHANGELOG.md (read 2025-03-16)",
            "Microsoft documentation: \
             https://learn.microsoft.com/azure/aks/upgrade-aks-node-pools-rolling (read 2026-08-21)",
        ]
    );
}

/// <https://learn.microsoft.com/azure/aks/upgrade-aks-node-pools-rolling>
#[test]
fn which_upgrades_take_surge_is_told() {
    let surge = text(&example(), Question::Surge { cluster: 0, pool: 0, scaled: false });
    assert!(
        surge.contains("of Kubernetes and of node images") && surge.contains("security patches take none")
    );
    assert!(surge.contains("upgrade-aks-node-pools-rolling"), "{surge}");
}

#[test]
fn before_kubernetes_1_32_the_default_surge_is_doubted() {
    let aks = |version: &str| {
        let version = version.to_owned();
        let aks = cluster("aks").with(|cluster| cluster.kubernetes_version = Some(version));
        text(
            &plan().cluster(aks.pool(pool("np1").count(30))),
            Question::Surge { cluster: 0, pool: 0, scaled: false },
        )
    };
    let doubt = "Below Kubernetes 1.32 the service may use one node of surge where a pool names none.";
    assert!(aks("1.31.9").contains(doubt) && aks("1.9.0").contains(doubt));
    assert!(!aks("1.32.0").contains(doubt) && !aks("2.0").contains(doubt) && !aks("").contains(doubt));
}

#[test]
fn addresses_of_pods_in_batches() {
    let vnet = network("vnet", "10.1.0.0/16");
    let vnet = vnet.subnet(subnet("nodes", "10.1.0.0/24")).subnet(subnet("pods", "10.1.4.0/22"));
    let np = pool("np1").count(3).max_pods(50).pods_per_node(9).nodes_in("vnet/nodes").pods_in("vnet/pods");
    let plan = plan().network(vnet).cluster(cluster("aks").pool(np));
    assert_eq!(
        lines(&of_row(&plan, Resource::PodSubnet, Number::Required(Moment::Steady))),
        [
            "np1: nodes today 3 read from clusters/aks/pools/np1/count",
            "np1: maximum of pods of a node 50 read from clusters/aks/pools/np1/maxPods",
            "np1: pods of a node 9 read from clusters/aks/pools/np1/podsPerNode",
            "np1: addresses of a node, in batches of 16, half a batch ahead, and 1 33 a fact \
             (Microsoft documentation)",
            "+ np1: 3 nodes × 33 99",
        ]
    );
}

#[test]
fn the_smallest_limit_of_nodes_counts() {
    let aks = cluster("aks").kubenet().pod_cidr("10.244.0.0/16");
    let aks = aks.with(|cluster| cluster.sku_tier = Some("Free".into())).pool(pool("np1").count(3));
    assert_eq!(
        lines(&of_row(&plan().cluster(aks), Resource::ClusterNodes, Number::Available)),
        [
            "sku.tier Free read from clusters/aks/sku.tier",
            "networkPlugin kubenet read from clusters/aks/networkPlugin",
            "nodes that a cluster can have 5,000 a fact (Microsoft documentation)",
            "nodes on the Free tier 1,000 a fact (Microsoft documentation)",
            "+ nodes with kubenet 400 a fact (Microsoft documentation)",
        ]
    );
}

#[test]
fn outbound_addresses_in_effect_are_less_those_of_ipv6() {
    let balancer = LoadBalancerProfile {
        effective_outbound_ips: Some(3),
        managed_outbound_ipv6: Some(1),
        ..LoadBalancerProfile::default()
    };
    let aks = cluster("aks").outbound(balancer).pool(pool("np1"));
    assert_eq!(
        lines(&text(&plan().cluster(aks), Question::OutboundIps { cluster: 0 })),
        [
            "+ outbound addresses in effect 3 read from \
             clusters/aks/loadBalancerProfile.effectiveOutboundIPs",
            "− IPv6 addresses among them 1 read from \
             clusters/aks/loadBalancerProfile.managedOutboundIPs.countIPv6",
        ]
    );
}

#[test]
fn ports_that_nobody_gave_come_from_the_platforms_steps() {
    let aks = cluster("aks").load_balancer(2, 0).pool(pool("np1").count(60));
    let plan = plan().cluster(aks);
    assert_eq!(
        lines(&of_row(&plan, Resource::SnatPorts, Number::PerNode(Moment::Steady))),
        [
            "np1: nodes today 60 read from clusters/aks/pools/np1/count",
            "managed outbound addresses 2 read from \
             clusters/aks/loadBalancerProfile.managedOutboundIPs.count",
            "ports of a node and address, up to 100 nodes 512 a fact (Microsoft documentation)",
            "the most that a node gets 1,024 a fact (Microsoft documentation)",
            "+ 2 × 512, at most 1,024 1,024",
        ]
    );
}

#[test]
fn a_default_says_that_nobody_typed_it() {
    let new = cluster("new").overlay().pool(pool("np1").count(3)).with(|new| new.stage = Stage::Template);
    let question = Question::Field { cluster: 0, field: Field::PodCidr };
    assert_eq!(
        printed(&text(&plan().cluster(new), question)),
        [
            "The pod CIDR of new",
            "What the cluster says, else what the service takes where nothing is said.",
            "",
            "  podCidr  10.244.0.0/16  a default (API schema)",
            "= 10.244.0.0/16",
            "",
            "API schema: \
             https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters \
             (read 2026-08-21)",
        ]
    );
}

#[test]
fn the_network_model_is_told_by_three_properties() {
    let vnet = network("vnet", "10.1.0.0/16").subnet(subnet("pods", "10.1.4.0/24"));
    let aks = cluster("aks").pool(pool("np1").pods_in("vnet/pods"));
    assert_eq!(
        printed(&text(&plan().network(vnet).cluster(aks), Question::Model { cluster: 0 })),
        [
            "Network model of aks",
            "none: bring your own; kubenet: kubenet; azure with mode overlay: overlay; azure without a \
             mode: pod subnet where a pool has one, else node subnet.",
            "",
            "  networkPlugin         azure  read from clusters/aks/networkPlugin",
            "  np1: podSubnetID  vnet/pods  read from clusters/aks/pools/np1/podSubnetID",
            "= Azure CNI pod subnet",
            "",
            "API schema: \
             https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters \
             (read 2026-08-21)",
        ]
    );
}

#[test]
fn a_verdict_tells_both_ranges_and_why() {
    assert_eq!(
        printed(&text(&example(), Question::Overlap { pair: 0 })),
        [
            "The service CIDR 10.0.0.0/16 (aks-prod) and the on-premises range 10.0.64.0/18 (branch \
             offices)",
            "Nothing refuses it, but traffic for the shared addresses goes astray.",
            "",
            "  service CIDR of aks-prod                  10.0.0.0/16  read from \
             clusters/aks-prod/serviceCidr",
            "  on-premises range of branch offices      10.0.64.0/18  read from ranges/branch offices",
            "  both hold 10.0.64.0/18               16,384 addresses",
            "= breaks at run time",
            "",
            "The platform sees only the cluster's own network, so nothing is refused. Pods and nodes \
             take the shared addresses for local ones: what stands there, over peering, VPN or \
             ExpressRoute, is out of reach, and its answers go astray.",
            "",
            "Microsoft documentation: \
             https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning (read \
             2026-08-21)",
        ]
    );
}

#[test]
fn what_is_not_known_is_asked_for_with_this_clusters_names() {
    let aks = cluster("aks").with(|cluster| cluster.pools = None);
    assert_eq!(
        lines(&of_row(&plan().cluster(aks), Resource::ClusterNodes, Number::Required(Moment::Steady))),
        ["+ nodes of all pools not known told by: az aks show --resource-group rg --name aks \
             --output json",]
    );
}

#[test]
fn the_service_counts_nodes_at_their_maximum_ahead() {
    let aks = cluster("aks").overlay().pod_cidr("10.244.0.0/22");
    let aks = aks.pool(pool("np1").count(3).autoscaled(1, 5));
    assert_eq!(
        printed(&text(&plan().cluster(aks), Question::Row { cluster: 0, row: 1, number: Number::Preflight })),
        [
            "Pod CIDR 10.244.0.0/22: blocks that the service counts ahead (aks)",
            "The nodes of every pool at the autoscaler's maximum, without surge.",
            "",
            "+ np1: autoscaler's maximum  5  read from clusters/aks/pools/np1/maxCount",
            "= 5 blocks",
            "",
            "Where that does not fit, the service answers InsufficientSubnetSize.",
            "",
            "Microsoft documentation: \
             https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay (read 2026-08-21)",
        ]
    );
}

#[test]
fn the_share_in_no_subnet_is_one_of_the_networks_own_space() {
    assert_eq!(
        lines(&text(&example(), Question::Unallocated { network: 0 })),
        [
            "addresses of 10.1.0.0/16 65,536 read from networks/vnet-prod/addressPrefix",
            "snet-aks: addresses of 10.1.0.0/24 256 read from networks/vnet-prod/snet-aks/addressPrefix",
            "the network's own space 65,536",
            "of it in no subnet 65,280",
        ]
    );
}

#[test]
fn names_cannot_break_the_text() {
    let hostile = cluster("a\nb\t\u{7}c").pool(pool("np1").count(3));
    let text = text(&plan().cluster(hostile), Question::Model { cluster: 0 });
    assert!(text.starts_with("Network model of a b  c\n"), "{text}");
}

#[test]
fn what_a_service_cidr_needs_is_what_was_seen_and_which_command_tells_the_rest() {
    let seen = |all_namespaces| {
        let cluster_ips = ["10.0.0.1", "10.0.0.10"].map(|text| text.parse().expect("an address")).to_vec();
        plan().cluster(cluster("aks").service_cidr("10.0.0.0/24").with(|cluster| {
            let services = Some(ObservedServices { cluster_ips, all_namespaces, ..Default::default() });
            cluster.observed = Some(Observed { services, ..Observed::default() });
        }))
    };
    let needed = |all| lines(&of_row(&seen(all), Resource::ServiceCidr, Number::Required(Moment::Steady)));
    let known = "+ ClusterIPs in use 2 read from clusters/aks/services";
    assert_eq!(needed(true), [known]);
    let rest = "ClusterIPs of other namespaces, not counted not known told by: kubectl get services --all-namespaces";
    assert_eq!(needed(false), [known, rest]);
}

#[test]
fn what_is_not_known_of_pools_whose_nodes_alone_were_seen() {
    let pool = pool("np").count(3).with(|pool| pool.seen_only = true);
    let plan = plan().cluster(cluster("aks").pool(pool));
    let needed = |moment| lines(&of_row(&plan, Resource::ClusterNodes, Number::Required(moment)));
    let today = "+ np: nodes today 3 read from clusters/aks/pools/np/count";
    let show = "told by: az aks show --resource-group rg --name aks --output json";
    assert_eq!(needed(Moment::Steady), [today]);
    let surge = format!("+ np: surge not known {show}");
    assert_eq!(needed(Moment::Upgrading), [today.to_owned(), surge]);
    assert_eq!(needed(Moment::Scaled), [format!("+ np: autoscaler's maximum not known {show}")]);
}
