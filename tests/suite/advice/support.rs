//! The table of features, cell by cell: <https://learn.microsoft.com/azure/aks/concepts-network-cni-overview> and the
//! article of each feature.
use aks_network_planner::advice::{Ipam, Needs, Question, Weight, advise};
use aks_network_planner::azure::day;
use aks_network_planner::azure::support::{Capability, Support, TABLE, of};

use super::{in_network, with_model};
use crate::support::TODAY;

/// Overlay, pod subnet, static blocks, node subnet, kubenet, own CNI; `y` yes, `p` yes with a remark, `n` no, `a`
/// advised against, `-` nothing says.
const CELLS: &[(Capability, &str)] = &[
    (Capability::OwnNetwork, "yyyyyy"),
    (Capability::ManagedNetwork, "ynnyyy"),
    (Capability::InboundToPods, "nyyyn-"),
    (Capability::OutboundToNetwork, "yyyyy-"),
    (Capability::EndpointsAndZones, "yyyyy-"),
    (Capability::LoadBalancerServices, "yyyyyy"),
    (Capability::PrivateLinkServices, "yynyy-"),
    (Capability::SharedNodeSubnet, "yyyyn-"),
    (Capability::Windows, "yppyn-"),
    (Capability::DualStack, "ynynp-"),
    (Capability::Cilium, "yyypn-"),
    (Capability::Npm, "yyyynn"),
    (Capability::Calico, "yyyyyn"),
    (Capability::NodeAutoProvisioning, "ynnynp"),
    (Capability::VirtualNodes, "a--ynn"),
    (Capability::VnetIntegration, "yyyy-y"),
    (Capability::PrivateCluster, "yyyypy"),
    (Capability::NetworkIsolated, "yyyyn-"),
    (Capability::ApplicationGateway, "pyyyy-"),
    (Capability::GatewayForContainers, "pyyyn-"),
    (Capability::StaticEgressGateway, "ynny--"),
    (Capability::Observability, "yyyyy-"),
    (Capability::NetworkEncryption, "-n----"),
    (Capability::PodCidrExpansion, "pnnnnp"),
    (Capability::DcsV2Machines, "n-----"),
    (Capability::LocalInternalBalancers, "---n--"),
];

fn letter(support: Support) -> char {
    match support {
        Support::Yes => 'y',
        Support::No => 'n',
        Support::Against => 'a',
        Support::Unstated => '-',
        Support::Partly(_) => 'p',
    }
}

#[test]
fn every_cell_is_what_is_documented() {
    assert_eq!(TABLE.len(), CELLS.len());
    for (capability, expected) in CELLS {
        let row = of(*capability).expect("a row");
        let cells: String = row.cells.iter().map(|cell| letter(*cell)).collect();
        assert_eq!(cells, *expected, "{capability:?}");
        assert!(row.source.url.starts_with("https://"));
    }
}

/// A need that a cell says no to bars the option, one that nothing tells of leaves it open.
#[test]
fn a_need_weighs_as_its_cell_says() {
    let asked = [
        (Question::InboundToPods, Capability::InboundToPods),
        (Question::Windows, Capability::Windows),
        (Question::VirtualNodes, Capability::VirtualNodes),
        (Question::DualStack, Capability::DualStack),
        (Question::ApplicationGateway, Capability::ApplicationGateway),
        (Question::GatewayForContainers, Capability::GatewayForContainers),
        (Question::StaticEgress, Capability::StaticEgressGateway),
        (Question::NodeAutoProvisioning, Capability::NodeAutoProvisioning),
    ];
    let plan = in_network(with_model(Ipam::NodeSubnet));
    for (question, capability) in asked {
        let needs = Needs { answers: vec![(question, true)], ..Needs::default() };
        let advice = advise(&plan.0, 0, &needs, day(TODAY).expect("a day")).expect("the cluster");
        let row = of(capability).expect("a row");
        for option in &advice.options {
            let place = Ipam::ALL.iter().position(|ipam| *ipam == option.choice.ipam).expect("a place");
            let expected = match row.cells[place] {
                Support::Yes => None,
                Support::No => Some(Weight::Bars),
                Support::Against => Some(Weight::Against),
                Support::Unstated => Some(Weight::Unknown),
                Support::Partly(_) => Some(Weight::Note),
            };
            let words = [row.title, option.choice.ipam.title()];
            let says = |text: &str| words.iter().all(|word| text.contains(word));
            let about = option.reasons.iter().find(|reason| says(&reason.saying.text));
            assert_eq!(about.map(|reason| reason.weight), expected, "{question:?} {}", option.choice.title());
            if expected == Some(Weight::Bars) {
                assert_eq!(option.possible, Some(false));
            }
        }
    }
}
