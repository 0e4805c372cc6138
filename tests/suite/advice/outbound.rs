//! From one outbound type to another: <https://learn.microsoft.com/azure/aks/egress-outboundtype>.
use aks_network_planner::advice::{Back, Change, Exit, How, Ipam};
use aks_network_planner::azure::migration::outbound::{Becomes, MANAGED, OWN, becomes};
use aks_network_planner::design::OutboundType;
use aks_network_planner::resolve::resolve;

use super::{asked, commands, in_network, state, way_of, with_model};
use crate::support::plan::known;
use crate::support::{ClusterPlan, network, plan, subnet};

fn cell(text: &str) -> Becomes {
    match text {
        "same" => Becomes::Same,
        "yes" => Becomes::Yes,
        "one-way" => Becomes::OneWay,
        "no" => Becomes::No,
        "no?" => Becomes::RatherNot,
        "yes?" => Becomes::RatherYes,
        other => panic!("{other}"),
    }
}

/// The tables of the article; what a release note of 2026-05-29 and a worked section say otherwise is marked.
#[test]
fn every_way_out_becomes_every_other_as_documented() {
    // loadBalancer, managedNATGateway, the same of StandardV2, none, block.
    let managed = [
        "same yes yes yes yes",
        "no? same one-way yes yes",
        "no no same yes? yes?",
        "yes yes yes same yes",
        "yes yes yes yes same",
    ];
    // loadBalancer, userAssignedNATGateway, userDefinedRouting, none, block.
    let own = ["same yes yes yes no", "yes same yes yes no", "yes yes same yes no", "yes yes yes same no"];
    for (is_managed, order, rows) in [(true, MANAGED, &managed[..]), (false, OWN, &own[..])] {
        for (from, row) in order.iter().zip(rows) {
            for (to, text) in order.iter().zip(row.split(' ')) {
                assert_eq!(becomes(is_managed, *from, *to), cell(text), "{is_managed} {from:?} {to:?}");
            }
        }
    }
}

fn leaving(by: OutboundType, is_managed: bool) -> ClusterPlan {
    with_model(Ipam::Overlay).profile(|of| of.outbound_type = known(by)).with(|cluster| {
        if is_managed {
            cluster.pools.iter_mut().flatten().for_each(|pool| pool.subnet = None);
        }
    })
}

#[test]
fn a_way_out_that_the_network_does_not_have_is_not_possible() {
    let cases = [
        (OutboundType::LoadBalancer, false, Exit::ManagedNatGateway, How::NotPossible),
        (OutboundType::LoadBalancer, true, Exit::UserDefinedRouting, How::NotPossible),
        (OutboundType::ManagedNatGateway, true, Exit::UserDefinedRouting, How::NotPossible),
        (OutboundType::ManagedNatGateway, true, Exit::LoadBalancer, How::NotPossible),
        (OutboundType::ManagedNatGateway, true, Exit::ManagedNatGatewayV2, How::InPlace),
        (OutboundType::LoadBalancer, true, Exit::ManagedNatGateway, How::InPlace),
        (OutboundType::LoadBalancer, false, Exit::UserDefinedRouting, How::InPlace),
        (OutboundType::LoadBalancer, false, Exit::None, How::InPlace),
        (OutboundType::LoadBalancer, false, Exit::Block, How::NotPossible),
        (OutboundType::UserDefinedRouting, false, Exit::UserDefinedRouting, How::Already),
    ];
    for (from, is_managed, to, expected) in cases {
        let way = way_of(leaving(from, is_managed), Change::Outbound(to));
        assert_eq!(way.how, expected, "{from} {to:?}");
    }
    let disputed =
        way_of(leaving(OutboundType::ManagedNatGateway, true), Change::Outbound(Exit::LoadBalancer));
    assert!(disputed.why.text.contains("test it on another cluster first"));
}

/// A managed gateway of StandardV2 never becomes Standard again (blog of 2026-09-29).
#[test]
fn standard_v2_has_no_way_back() {
    let way =
        way_of(leaving(OutboundType::ManagedNatGateway, true), Change::Outbound(Exit::ManagedNatGatewayV2));
    let change = way.steps.iter().find(|step| step.back == Back::Closed).expect("the change");
    let command = change.command.as_deref().unwrap_or_default();
    assert!(command.ends_with("--outbound-type managedNATGateway --outbound-type-sku StandardV2"));
    assert!(asked(&way, "The Azure CLI is").text.contains("2.91.0"));
    assert!(way.notes.iter().any(|note| note.text.contains("no way back")));
}

#[test]
fn routing_asks_for_a_table_on_every_subnet_and_a_gateway_for_itself() {
    let of = |routes: Option<bool>, gateway: Option<bool>| {
        let mut snet = subnet("snet", "10.1.0.0/24");
        (snet.route_table, snet.nat_gateway) = (routes, gateway);
        let network = network("vnet", "10.1.0.0/16").subnet(snet);
        let design = plan().network(network).cluster(leaving(OutboundType::LoadBalancer, false)).0;
        move |exit: Exit| {
            aks_network_planner::advice::way(&resolve(&design), 0, Change::Outbound(exit)).expect("a way")
        }
    };
    let states = [(Some(true), "met"), (Some(false), "unmet"), (None, "unknown")];
    for (said, expected) in states {
        let way = of(said, None)(Exit::UserDefinedRouting);
        assert_eq!(state(asked(&way, "has a route table")), expected);
        assert_eq!(state(asked(&way, "0.0.0.0/0")), "unknown");
        let way = of(None, said)(Exit::UserAssignedNatGateway);
        assert_eq!(state(asked(&way, "has the NAT gateway")), expected);
    }
}

#[test]
fn what_is_asked_of_every_change_of_the_way_out() {
    let way = way_of(leaving(OutboundType::LoadBalancer, false), Change::Outbound(Exit::UserDefinedRouting));
    for words in ["SKU Standard", "availability set", "Node auto-provisioning", "2.56.0"] {
        asked(&way, words);
    }
    let balanced = with_model(Ipam::Overlay).load_balancer(2, 1000);
    let way = way_of(balanced, Change::Outbound(Exit::UserDefinedRouting));
    assert_eq!(state(asked(&way, "SKU Standard")), "met");
    assert_eq!(state(asked(&way, "no outbound settings")), "unmet");
    assert!(way.notes.iter().any(|note| note.text.contains("--vnet-subnet-id")));
    assert!(way.notes.iter().any(|note| note.text.contains("the old one still holds")));
    assert!(
        commands(&way)
            .contains(&"az aks update --resource-group rg --name aks --outbound-type userDefinedRouting")
    );
    let provisioned = with_model(Ipam::Overlay)
        .load_balancer(1, 0)
        .with(|cluster| cluster.node_auto_provisioning = Some(true));
    let way = way_of(provisioned, Change::Outbound(Exit::UserDefinedRouting));
    assert_eq!(state(asked(&way, "Node auto-provisioning")), "unmet");
}

#[test]
fn to_none_everything_of_isolation_is_asked() {
    let plan = in_network(leaving(OutboundType::LoadBalancer, false));
    let way = aks_network_planner::advice::way(&resolve(&plan.0), 0, Change::Outbound(Exit::None));
    let way = way.expect("a way");
    for words in ["Kubernetes 1.30", "without the internet", "No pool runs Windows", "2.56.0"] {
        asked(&way, words);
    }
    assert!(commands(&way).iter().any(|command| command.ends_with("--outbound-type none")));
    let managed = leaving(OutboundType::LoadBalancer, true);
    let way = way_of(managed, Change::Outbound(Exit::Block));
    assert!(commands(&way).iter().any(|command| command.ends_with("--outbound-type block")));
    assert_eq!(state(asked(&way, "9.0.0b2")), "unknown");
    let kubenet =
        with_model(Ipam::Kubenet).profile(|of| of.outbound_type = known(OutboundType::LoadBalancer));
    assert_eq!(way_of(kubenet, Change::Outbound(Exit::None)).how, How::NotPossible);
}
