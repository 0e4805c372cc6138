//! Moves of clusters that exist, as people tried them: how they are made, and what stood in their way.
use aks_network_planner::advice::{Back, Change, Exit, How, Ipam, State, Way, way};
use aks_network_planner::design::NetworkPolicy;
use aks_network_planner::import;
use aks_network_planner::resolve::resolve;

use super::pasted::{network, np, shown};

const NODE_SUBNET: &str = r#""networkPlugin": "azure", "serviceCidr": "10.0.0.0/16""#;
const KUBENET: &str =
    r#""networkPlugin": "kubenet", "podCidr": "10.244.0.0/16", "serviceCidr": "10.0.0.0/16""#;
const OVERLAY: &str = r#""networkPlugin": "azure", "networkPluginMode": "overlay", "podCidr": "10.244.0.0/16",
                         "serviceCidr": "10.0.0.0/16", "outboundType": "loadBalancer""#;
const VERSION: &str = r#""kubernetesVersion": "1.33.5","#;

/// The way of the only cluster of a text.
fn of(profile: &str, pools: &str, others: &str, change: Change) -> Way {
    let subnets = [("nodes", "10.1.0.0/20"), ("pods", "10.1.16.0/20")];
    let text = network("10.1.0.0/16", &subnets) + &shown("aks", profile, pools, others);
    let design = import::merge(&import::read("pasted", &text)).design;
    way(&resolve(&design), 0, change).expect("a cluster")
}

fn to_overlay(profile: &str, pools: &str, others: &str) -> Way {
    of(profile, pools, others, Change::Model(Ipam::Overlay))
}

/// `met`, `not met` or `not known`, of the precondition with these words.
fn state(way: &Way, words: &str) -> &'static str {
    let found = way.preconditions.iter().find(|condition| condition.text.contains(words));
    match &found.unwrap_or_else(|| panic!("{words}: {:?}", way.preconditions)).state {
        State::Met(_) => "met",
        State::Unmet { .. } => "not met",
        State::Unknown(_) => "not known",
    }
}

fn says(way: &Way, words: &str) -> bool {
    let notes = way.notes.iter().chain(&way.for_others).chain([&way.why]);
    notes.into_iter().any(|saying| saying.text.contains(words))
        || way.steps.iter().any(|step| step.text.contains(words) || step.disrupts.contains(words))
}

#[test]
fn how_each_move_is_made() {
    let pods = r#""podSubnetId": "SUBNETS/pods""#;
    let rows = [
        ("Azure/AKS#4006", NODE_SUBNET, "", Change::Model(Ipam::Overlay), How::InPlace),
        ("learn: update-azure-cni", KUBENET, "", Change::Model(Ipam::Overlay), How::InPlace),
        ("Azure/AKS#4077", NODE_SUBNET, pods, Change::Model(Ipam::Overlay), How::NewCluster),
        ("Azure/AKS#4077", NODE_SUBNET, pods, Change::Cilium(true), How::InPlace),
        ("Azure/AKS#3720", OVERLAY, "", Change::Model(Ipam::NodeSubnet), How::NewCluster),
        (
            "learn: egress-outboundtype",
            OVERLAY,
            "",
            Change::Outbound(Exit::UserAssignedNatGateway),
            How::InPlace,
        ),
        ("learn: egress-outboundtype", OVERLAY, "", Change::Outbound(Exit::UserDefinedRouting), How::InPlace),
        (
            "learn: egress-outboundtype",
            OVERLAY,
            "",
            Change::Outbound(Exit::ManagedNatGateway),
            How::NotPossible,
        ),
        (
            "hashicorp/terraform-provider-azurerm#32827",
            NODE_SUBNET,
            "",
            Change::Policy(NetworkPolicy::Calico),
            How::InPlace,
        ),
    ];
    for (source, profile, pool, change, expected) in rows {
        assert_eq!(of(profile, &np(3, pool), VERSION, change).how, expected, "{source}: {change:?}");
    }
}

#[test]
fn an_engine_blocks_the_move_to_overlay_whether_policies_exist_or_not() {
    // Azure/AKS#4006: networkPolicy azure, no object of it.
    let way = to_overlay(&format!(r#"{NODE_SUBNET}, "networkPolicy": "azure""#), &np(3, ""), VERSION);
    assert_eq!((state(&way, "No policy engine"), way.is_open()), ("not met", Some(false)));
}

#[test]
fn kubenet_goes_to_cilium_in_two_operations() {
    // learn: update-azure-cni: never in one operation, overlay first.
    let way = of(KUBENET, &np(3, ""), VERSION, Change::Cilium(true));
    let told = format!("{:?} {:?}", way.why, way.steps);
    assert!(told.contains("overlay") || says(&way, "overlay"), "{told}");
    let place = |flag: &str| {
        way.steps.iter().position(|step| step.command.as_ref().is_some_and(|command| command.contains(flag)))
    };
    let (overlay, cilium) = (place("--network-plugin-mode overlay"), place("--network-dataplane cilium"));
    assert!(overlay.zip(cilium).is_none_or(|(overlay, cilium)| overlay < cilium), "{told}");
}

#[test]
fn overlay_has_no_way_back() {
    // learn: update-azure-cni, Azure/AKS#3720.
    let way = to_overlay(NODE_SUBNET, &np(3, ""), VERSION);
    let step = way.steps.iter().find(|step| {
        step.command.as_ref().is_some_and(|command| command.contains("--network-plugin-mode overlay"))
    });
    assert_eq!(step.map(|step| &step.back), Some(&Back::Closed));
}

#[test]
fn a_route_table_of_ones_own_asks_for_an_assigned_identity() {
    // learn: update-azure-cni, Azure/AKS#2333.
    let identity = |kind: &str| format!(r#"{VERSION} "identity": {{ "type": "{kind}" }},"#);
    let of = |kind: &str| to_overlay(KUBENET, &np(3, ""), &identity(kind));
    assert_eq!(state(&of("SystemAssigned"), "user-assigned identity"), "not met");
    assert_eq!(state(&of("UserAssigned"), "user-assigned identity"), "met");
}

#[test]
fn what_people_ran_into_on_the_way_to_overlay_is_told() {
    let way = to_overlay(KUBENET, &np(3, ""), VERSION);
    // AKS release notes, 2025-01-30.
    assert_eq!(state(&way, "azure-ip-masq-agent-config"), "not known");
    // MicrosoftDocs/azure-aks-docs#334.
    assert!(says(&way, "application gateway"), "{:?}", way.notes);
    // MicrosoftDocs/azure-aks-docs#172, AKS release notes, 2025-08-29.
    assert!(says(&way, "2025-08-29"), "{:?}", way.notes);
    // Azure/AKS#5662.
    assert!(says(&way, "UnsupportedNetworkPluginModeWithNetworkPlugin"), "{:?}", way.notes);
    // hashicorp/terraform-provider-azurerm#31683, #26259: a plan that replaces the cluster.
    assert!(!way.terraform.is_empty());
    // Azure/AKS#4871: machines that reached pods through a route table.
    assert!(says(&way, "route table"), "{:?}", way.for_others);
}

#[test]
fn another_way_out_shows_another_address() {
    // Azure/AKS#5137: the public address changes.
    let way = of(OVERLAY, &np(3, ""), VERSION, Change::Outbound(Exit::UserAssignedNatGateway));
    assert!(says(&way, "address"), "{:?}", way.for_others);
}
