//! Cases of ranges: overlaps, defaults, reserved addresses, the DNS service's address.
use aks_network_planner::design::{NetworkPlugin, RangeKind, Stage, Word};

use super::{Case, Expected, Expected::*, hold};
use crate::support::{ClusterPlan, NetworkPlan, Plan, cluster, network, plan, pool, subnet};

/// A network of that range with the nodes in that subnet.
fn vnet(range: &str, nodes: &str) -> NetworkPlan {
    network("vnet", range).subnet(subnet("nodes", nodes))
}

fn here(cluster: ClusterPlan) -> ClusterPlan {
    cluster.pool(pool("np1").nodes_in("vnet/nodes"))
}

/// A request for a cluster that names no service CIDR.
fn request() -> ClusterPlan {
    here(cluster("aks")).with(|cluster| {
        cluster.stage = Stage::Template;
        cluster.network_profile = None;
    })
}

fn apart() -> NetworkPlan {
    vnet("10.1.0.0/16", "10.1.0.0/22")
}

fn office(aks: ClusterPlan, range: &str) -> Plan {
    plan().network(apart()).cluster(here(aks)).on_premises("office", range)
}

const OVERLAPS_SUBNET: Expected =
    Finding("service-cidr-overlaps-subnet", "error", Some("ServiceCidrOverlapExistingSubnetsCidr"));

#[test]
fn defaults_that_nobody_typed() {
    let managed = cluster("aks").overlay().service_cidr("10.0.0.0/16").pool(pool("np1").count(3));
    hold(vec![
        Case::new(
            "C01",
            "Azure/terraform-azurerm-aks#57",
            "ServiceCidrOverlapExistingSubnetsCidr with the default 10.0.0.0/16",
            plan().network(vnet("10.0.0.0/16", "10.0.1.0/24")).cluster(request()),
            [Pair("serviceCidr 10.0.0.0/16", "subnet 10.0.1.0/24", "rejected"), OVERLAPS_SUBNET],
        ),
        Case::new(
            "C02",
            "hashicorp/terraform-provider-azurerm#15711",
            "10.1.0.0/16 with a subnet of 10.1.0.0/22 passes",
            plan().network(apart()).cluster(request()),
            [NoPair],
        ),
        Case::new(
            "C03",
            "ansible-collections/azure#154",
            "the module dropped 10.20.0.0/16, so the default counts and is refused",
            plan().network(vnet("10.0.0.0/16", "10.0.0.0/16")).cluster(request()),
            [OVERLAPS_SUBNET],
        ),
        Case::new(
            "C05",
            "Azure/AKS#2727",
            "the portal flags a managed network of 10.0.0.0/8 with 10.0.0.0/16, and later operations fail",
            plan().cluster(managed.clone()),
            [NoPair],
        )
        .differs("a managed network counts as today's 10.224.0.0/12 until its own document is pasted"),
        Case::new(
            "C05 pasted",
            "Azure/AKS#2727",
            "the portal flags a managed network of 10.0.0.0/8 with 10.0.0.0/16",
            plan().network(network("aks-vnet", "10.0.0.0/8")).cluster(managed),
            [Pair("serviceCidr 10.0.0.0/16", "virtualNetwork 10.0.0.0/8", "risky")],
        ),
        Case::new(
            "C23",
            "Microsoft Q&A 5847794",
            "an empty subnet argument means the managed network 10.224.0.0/16",
            plan().cluster(cluster("aks").pool(pool("np1"))),
            [Offers("nodeSubnet", 65_531)],
        ),
    ]);
}

#[test]
fn ranges_behind_the_network() {
    let overlay = |pods: &str, services: &str| cluster("aks").overlay().pod_cidr(pods).service_cidr(services);
    let kubenet = cluster("aks").kubenet().pod_cidr("10.244.0.0/16").service_cidr("10.0.0.0/16");
    let both = plan()
        .network(apart())
        .cluster(here(kubenet.clone()))
        .on_premises("data centre", "10.244.0.0/16")
        .on_premises("plant", "10.0.0.0/16");
    let peered = |range| {
        plan().network(apart()).cluster(here(overlay("10.244.0.0/16", "10.8.0.0/16"))).range(
            "spoke",
            RangeKind::Peered,
            range,
        )
    };
    hold(vec![
        Case::new(
            "C07",
            "sassoftware/viya4-iac-azure#259",
            "not rejected; all nodes are NotReady once the networks are connected",
            both,
            [
                Pair("podCidr 10.244.0.0/16", "onPremises 10.244.0.0/16", "breaks"),
                Pair("serviceCidr 10.0.0.0/16", "onPremises 10.0.0.0/16", "breaks"),
                Finding("range-overlaps-connected-network", "error", None),
            ],
        ),
        Case::new(
            "C09",
            "MicrosoftDocs/azure-docs#103074",
            "pods cannot reach the range; nothing is rejected",
            office(overlay("10.50.0.0/16", "10.8.0.0/16"), "10.50.0.0/16"),
            [Pair("podCidr 10.50.0.0/16", "onPremises 10.50.0.0/16", "breaks")],
        ),
        Case::new(
            "C10",
            "Azure/AKS#1175",
            "tolerated with a warning where nothing in the cluster calls the range",
            office(kubenet, "10.0.8.0/24"),
            [Pair("serviceCidr 10.0.0.0/16", "onPremises 10.0.8.0/24", "breaks")],
        )
        .differs("whoever gives a connected range says that it is to be reached"),
        Case::new(
            "C12 pods",
            "learn: concepts-network-azure-cni-overlay",
            "must not overlap a peered network",
            peered("10.244.8.0/24"),
            [Pair("podCidr 10.244.0.0/16", "peered 10.244.8.0/24", "breaks")],
        ),
        Case::new(
            "C12 services",
            "learn: concepts-network-azure-cni-overlay",
            "must not overlap a peered network",
            peered("10.8.8.0/24"),
            [Pair("serviceCidr 10.8.0.0/16", "peered 10.8.8.0/24", "breaks")],
        ),
    ]);
}

#[test]
fn ranges_of_several_clusters() {
    let spoke = |name: &str, range: &str, nodes: &str| network(name, range).subnet(subnet("nodes", nodes));
    let overlay = |name: &str, place: &str| {
        let aks = cluster(name).overlay().pod_cidr("10.244.0.0/16").service_cidr("10.8.0.0/16");
        aks.pool(pool("np1").nodes_in(place))
    };
    let peered = plan()
        .network(spoke("one", "10.1.0.0/16", "10.1.0.0/24"))
        .network(spoke("two", "10.2.0.0/16", "10.2.0.0/24"))
        .peering("one", "two", "10.2.0.0/16")
        .peering("two", "one", "10.1.0.0/16")
        .cluster(overlay("a", "one/nodes"))
        .cluster(overlay("b", "two/nodes"));
    let kubenet = |name: &str, pods: &str| here(cluster(name).kubenet().pod_cidr(pods));
    let sharing = |pods: &str| {
        plan().network(apart()).cluster(kubenet("a", "10.244.0.0/16")).cluster(kubenet("b", pods))
    };
    hold(vec![
        Case::new(
            "C11",
            "mspnp/aks-baseline#93, Azure/AKS#3527",
            "the same service CIDR and overlay pod CIDR may serve several clusters of peered networks",
            peered,
            [
                Pair("serviceCidr 10.8.0.0/16", "serviceCidr 10.8.0.0/16", "allowed"),
                Pair("podCidr 10.244.0.0/16", "podCidr 10.244.0.0/16", "allowed"),
                Silent("pod-cidrs-overlap"),
            ],
        ),
        Case::new(
            "O08",
            "Azure/AKS#1639",
            "two kubenet clusters in one subnet are not supported",
            sharing("10.244.0.0/16"),
            [
                Pair("podCidr 10.244.0.0/16", "podCidr 10.244.0.0/16", "rejected"),
                Finding("pod-cidrs-overlap", "error", None),
            ],
        ),
        Case::new(
            "O08 apart",
            "Azure/AKS#1639",
            "two kubenet clusters in one subnet are not supported",
            sharing("10.245.0.0/16"),
            [NoPair],
        )
        .differs("only the overlap of their pod CIDRs is judged here"),
    ]);
}

#[test]
fn ranges_of_one_cluster() {
    let own = cluster("aks").own_cni().pod_cidr("10.0.0.0/8").service_cidr("10.0.0.0/16");
    let windows = cluster("aks")
        .profile(|profile| profile.network_plugin = Some(Word::Known(NetworkPlugin::Azure)))
        .pod_cidr("10.240.0.0/21")
        .service_cidr("10.240.16.0/21")
        .dns("10.240.23.254");
    hold(vec![
        Case::new(
            "C08",
            "cilium/cilium#31504",
            "the service's addresses are given to pods, and the cluster breaks",
            plan().network(vnet("172.16.0.0/16", "172.16.0.0/24")).cluster(here(own)),
            [
                Pair("serviceCidr 10.0.0.0/16", "podCidr 10.0.0.0/8", "rejected"),
                Finding("pod-and-service-cidr-overlap", "error", None),
            ],
        )
        .differs("the two ranges of one cluster are rejected whatever the CNI"),
        Case::new(
            "C22",
            "Azure/AKS#1076",
            "the ranges are disjoint and the DNS address is inside; the pod CIDR means nothing here",
            plan().network(apart()).cluster(here(windows)),
            [NoPair, Silent("dns-address-outside-service-cidr"), Silent("dns-address-on-the-edge")],
        ),
    ]);
}

#[test]
fn reserved_ranges() {
    let overlay = |pods: &str, services: &str| {
        plan().network(apart()).cluster(here(cluster("aks").overlay().pod_cidr(pods).service_cidr(services)))
    };
    let reserved = |severity| Finding("range-overlaps-reserved", severity, None);
    let article = "learn: concepts-network-cni-overview; AKS release notes, 2026-05-29";
    let issues = "MicrosoftDocs/azure-docs#80401, #33136, #76974";
    hold(vec![
        Case::new(
            "P13",
            article,
            "172.16.0.0/12 is rejected: it holds 172.30.0.0/16 and 172.31.0.0/16",
            overlay("172.16.0.0/12", "10.8.0.0/16"),
            [Pair("podCidr 172.16.0.0/12", "reserved 172.30.0.0/16", "rejected"), reserved("error")],
        ),
        Case::new(
            "P13 /16",
            article,
            "172.16.0.0/16 is fine",
            overlay("172.16.0.0/16", "10.8.0.0/16"),
            [NoPair],
        ),
        Case::new(
            "C13 network",
            issues,
            "rejected",
            plan().network(network("vnet", "172.31.0.0/16")),
            [reserved("error")],
        ),
        Case::new(
            "C13 office",
            issues,
            "a warning",
            plan().on_premises("office", "172.30.4.0/24"),
            [Pair("onPremises 172.30.4.0/24", "reserved 172.30.0.0/16", "risky"), reserved("warning")],
        ),
        Case::new(
            "C14",
            "MicrosoftDocs/azure-aks-docs#447",
            "a service CIDR of 172.30.0.0/16 is rejected without Calico as well",
            overlay("10.244.0.0/16", "172.30.0.0/16"),
            [Pair("serviceCidr 172.30.0.0/16", "reserved 172.30.0.0/16", "rejected")],
        ),
    ]);
}

#[test]
fn service_cidrs_and_the_dns_address() {
    let with = |range: &str, dns: &str| {
        let aks = cluster("aks").overlay().pod_cidr("100.64.0.0/16").service_cidr(range).dns(dns);
        plan().network(vnet("192.168.0.0/16", "192.168.0.0/24")).cluster(here(aks))
    };
    let edge = |id, said, dns: &str| {
        let found = [Finding("dns-address-on-the-edge", "error", None)];
        Case::new(id, "AKS release notes, 2021-10-08", said, with("10.0.0.0/16", dns), found)
    };
    let size = |id, said, range: &str, found| {
        let plan = with(range, "10.32.0.10");
        Case::new(id, "MicrosoftDocs/azure-docs#13444", said, plan, [found])
    };
    let outside = Finding("dns-address-outside-service-cidr", "error", Some("DnsServiceIpOutOfServiceCidr"));
    let too_large = || Finding("service-cidr-too-large", "error", None);
    hold(vec![
        Case::new(
            "C15",
            "learn: dnsserviceipoutofservicecidr-error",
            "DnsServiceIpOutOfServiceCidr",
            with("10.200.0.0/16", "10.0.0.10"),
            [outside],
        ),
        edge("C16 first", "not the first address: that is kubernetes.default", "10.0.0.1"),
        edge("C16 network", "not the network address", "10.0.0.0"),
        edge("C16 last", "not the last address", "10.0.255.255"),
        Case::new(
            "C16 tenth",
            "learn: configure-kubenet",
            "the tenth address is the usual one",
            with("10.0.0.0/16", "10.0.0.10"),
            [Silent("dns-address-on-the-edge"), Silent("dns-address-outside-service-cidr")],
        ),
        size("C17 /13", "accepted", "10.32.0.0/13", Silent("service-cidr-too-large")),
        size("C17 /28", "accepted", "10.32.0.0/28", Silent("service-cidr-too-large")),
        size("C17 /11", "rejected", "10.32.0.0/11", too_large()),
        size("C17 /10", "rejected", "10.0.0.0/10", too_large()),
        Case::new(
            "C19",
            "kyma-project/kyma#10700",
            "a /25 has 128 addresses",
            with("10.0.0.0/25", "10.0.0.10"),
            [Offers("serviceCidr", 126)],
        )
        .differs("the first and the last address are never handed out"),
    ]);
}

#[test]
fn delegated_node_subnets() {
    let delegated = |service: &str| {
        let mut nodes = subnet("nodes", "10.1.0.0/24");
        nodes.delegations = Some(vec![service.into()]);
        plan().network(network("vnet", "10.1.0.0/16").subnet(nodes)).cluster(here(cluster("aks")))
    };
    let found = |severity| [Finding("node-subnet-delegated", severity, Some("SubnetIsDelegated"))];
    hold(vec![
        Case::new(
            "C26 others",
            "MicrosoftDocs/azure-docs#69774",
            "rejected",
            delegated("Microsoft.Web/serverFarms"),
            found("error"),
        ),
        Case::new(
            "C26",
            "MicrosoftDocs/azure-docs#69774; learn: subnetisdelegated-error",
            "rejected, says the issue",
            delegated("Microsoft.ContainerService/managedClusters"),
            found("warning"),
        )
        .differs("an article of Microsoft's says that this delegation is allowed"),
    ]);
}
