//! What a cluster is billed for, counted.
use aks_network_planner::capacity::capacity;
use aks_network_planner::cost::{Bill, Meter, Prices, bills, money, unused};
use aks_network_planner::design::{OutboundType, Word};
use aks_network_planner::import;
use aks_network_planner::resolve::{Resolved, resolve};
use proptest::prelude::*;

use crate::support::{ClusterPlan, cluster, known, network, plan, pool, subnet};

fn of(cluster: ClusterPlan) -> Resolved {
    let network = network("vnet", "10.1.0.0/16").subnet(subnet("snet", "10.1.0.0/24"));
    resolve(&plan().network(network).cluster(cluster).0)
}

fn nodes() -> ClusterPlan {
    cluster("aks")
        .overlay()
        .pod_cidr("10.244.0.0/16")
        .pool(pool("np1").count(10).surge("10%").nodes_in("vnet/snet"))
}

fn count(bill: &Bill, meter: Meter) -> Option<Option<u64>> {
    bill.items.iter().find(|item| item.meter == meter).map(|item| item.count)
}

#[test]
fn each_way_out_is_billed_by_what_it_puts_there() {
    let resolved = of(nodes().profile(|profile| profile.outbound_type = known(OutboundType::LoadBalancer)));
    let all = bills(&resolved, 0, Some(500));
    let ways: Vec<Option<OutboundType>> = all.iter().map(|bill| bill.outbound).collect();
    assert_eq!(
        ways,
        [
            None,
            Some(OutboundType::ManagedNatGateway),
            Some(OutboundType::UserAssignedNatGateway),
            Some(OutboundType::UserDefinedRouting)
        ]
    );
    for (bill, gateways, firewalls, passing) in [
        (&all[0], None, None, Meter::ByLoadBalancer),
        (&all[1], Some(Some(1)), None, Meter::ByNatGateway),
        (&all[2], Some(Some(1)), None, Meter::ByNatGateway),
        // Nothing tells how many firewalls a hub has.
        (&all[3], None, Some(None), Meter::ByFirewall),
    ] {
        assert_eq!(count(bill, Meter::NatGateway), gateways, "{:?}", bill.outbound);
        assert_eq!(count(bill, Meter::Firewall), firewalls, "{:?}", bill.outbound);
        assert_eq!(count(bill, passing), Some(Some(500)), "{:?}", bill.outbound);
        assert_eq!(count(bill, Meter::Node), Some(Some(10)), "{:?}", bill.outbound);
    }
}

#[test]
fn a_gateway_of_the_subnet_is_billed_whatever_the_type_says() {
    let mut snet = subnet("snet", "10.1.0.0/24");
    snet.nat_gateway = Some(true);
    let network = network("vnet", "10.1.0.0/16").subnet(snet);
    let aks = nodes().profile(|profile| profile.outbound_type = known(OutboundType::LoadBalancer));
    let resolved = resolve(&plan().network(network).cluster(aks).0);
    let now = &bills(&resolved, 0, None)[0];
    assert_eq!(count(now, Meter::NatGateway), Some(Some(1)));
    assert_eq!(count(now, Meter::ByLoadBalancer), None);
    assert_eq!(count(now, Meter::ByNatGateway), Some(None), "nobody said how much leaves");
}

#[test]
fn rules_and_addresses_are_counted_from_the_services_that_were_pasted() {
    let text = concat!(
        r#"{"name": "aks", "provisioningState": "Succeeded", "sku": {"name": "Base", "tier": "Standard"},
            "networkProfile": {"networkPlugin": "azure", "networkPluginMode": "overlay", "outboundType": "loadBalancer",
            "loadBalancerSku": "standard", "loadBalancerProfile": {"managedOutboundIPs": {"count": 2}}},
            "agentPoolProfiles": [{"name": "np1", "count": 3, "enableNodePublicIp": true}]}"#,
        "\n\n",
        "NAMESPACE   NAME   TYPE           CLUSTER-IP   EXTERNAL-IP   PORT(S)                      AGE\n",
        "shop        web    LoadBalancer   10.0.0.7     20.50.1.2     80:31000/TCP,443:31001/TCP   3d\n",
        "shop        in     LoadBalancer   10.0.0.8     10.1.0.99     8080:31002/TCP               3d\n",
    );
    let resolved = resolve(&import::merge(&import::read("all.txt", text)).design);
    let now = &bills(&resolved, 0, None)[0];
    // Two ports and one, and the outbound rule.
    assert_eq!(count(now, Meter::LoadBalancerRule), Some(Some(4)));
    // Two of the load balancer, three of nodes, one of a service; the other service's is private.
    assert_eq!(count(now, Meter::PublicAddress), Some(Some(6)));
    assert_eq!(count(now, Meter::ControlPlane), Some(Some(1)));
}

#[test]
fn the_free_tier_and_a_public_api_server_are_not_billed() {
    let free = of(nodes().with(|cluster| cluster.sku_tier = Some("Free".to_owned())));
    let now = &bills(&free, 0, None)[0];
    assert_eq!((count(now, Meter::ControlPlane), count(now, Meter::PrivateEndpoint)), (None, None));
    let private = of(nodes().with(|cluster| cluster.api_server.enable_private_cluster = Some(true)));
    assert_eq!(count(&bills(&private, 0, None)[0], Meter::PrivateEndpoint), Some(Some(1)));
}

#[test]
fn a_month_is_730_hours_of_each_thing_and_what_has_no_price_is_named() {
    let resolved =
        of(nodes().profile(|profile| profile.outbound_type = known(OutboundType::ManagedNatGateway)));
    let now = &bills(&resolved, 0, Some(1_000))[0];
    let prices = [(Meter::NatGateway, "0.045".to_owned()), (Meter::ByNatGateway, "0,05".to_owned())];
    let prices = Prices::read(&prices).expect("prices");
    let (sum, left_out) = prices.monthly(now);
    // 730 × 0.045 = 32.85, and 1,000 × 0.05 = 50.
    assert_eq!(money(sum), "82.85");
    assert!(left_out.contains(&Meter::Node) && !left_out.contains(&Meter::NatGateway), "{left_out:?}");
}

#[test]
fn a_text_that_is_no_price_is_told_with_its_meter() {
    for text in ["1,000.5", "-1", "1e3", "0.0000001", ".", "x"] {
        let error = Prices::read(&[(Meter::Firewall, text.to_owned())]).expect_err(text);
        assert!(
            error.to_string().contains("“Azure Firewall”") && error.to_string().contains(text),
            "{error}"
        );
    }
}

/// A /24 has 251 addresses for resources; ten nodes and one more during an upgrade take 11 of them.
#[test]
fn what_is_reserved_and_not_used_is_counted_in_addresses_and_percent() {
    let resolved = of(nodes());
    let ranges = unused(&capacity(&resolved)[0]);
    let subnet = ranges.iter().find(|of| of.title == "Node subnet snet").expect("the subnet");
    assert_eq!((subnet.addresses, subnet.today, subnet.at_most), (251, Some(10), Some(11)));
    assert_eq!(subnet.left(), Some((240, 95)));
    let pods = ranges.iter().find(|of| of.title.starts_with("Pod CIDR")).expect("the pod CIDR");
    assert_eq!((pods.addresses, pods.at_most), (65_536, Some(11 * 256)));
}

#[test]
fn an_outbound_type_newer_than_this_planner_has_no_way_out_that_is_known() {
    let newer = Some(Word::Newer("managedNATGatewayV9".to_owned()));
    let resolved = of(nodes().profile(move |profile| profile.outbound_type = newer.clone()));
    let all = bills(&resolved, 0, None);
    assert_eq!(all.len(), 5, "as it is, and each type that is known");
    assert_eq!((count(&all[0], Meter::NatGateway), count(&all[0], Meter::Firewall)), (None, None));
}

proptest! {
    /// Whole numbers of hundredths come back as they were typed.
    #[test]
    fn a_price_of_one_gigabyte_is_the_amount(whole in 0u64..1_000, part in 0u64..100) {
        let text = format!("{whole}.{part:02}");
        let prices = Prices::read(&[(Meter::ByNatGateway, text.clone())]).expect("a price");
        let resolved = of(nodes().profile(|profile| profile.outbound_type = known(OutboundType::ManagedNatGateway)));
        let (sum, _) = prices.monthly(&bills(&resolved, 0, Some(1))[0]);
        prop_assert_eq!(money(sum), text);
    }
}
