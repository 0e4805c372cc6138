//! What of a design becomes otherwise by a change, as steps of an edit.
use super::change::Change;
use super::choice::Choice;
use super::exit::Exit;
use super::given::Given;
use super::ipam::Ipam;
use super::scene;
use crate::azure::NetworkModel;
use crate::design::NetworkPolicy;
use crate::design::subject::segment;
use crate::edit::{CidrField, Step};

/// The steps of a change that is made in place; none where the design does not hold what it changes.
pub(super) fn of(given: &Given, change: Change) -> Vec<Step> {
    let set = |field: &str, text: &str| field_of(given, field, text);
    match change {
        Change::Model(Ipam::Overlay) => to_overlay(given),
        Change::Cilium(true) => {
            let is_kubenet = given.cluster.model() == Some(NetworkModel::Kubenet);
            let mut steps = if is_kubenet { to_overlay(given) } else { Vec::new() };
            steps.extend([set("networkDataplane", "cilium"), set("networkPolicy", "cilium")]);
            steps
        }
        Change::Policy(NetworkPolicy::Cilium) => of(given, Change::Cilium(true)),
        Change::Policy(engine) => vec![set("networkPolicy", engine.text())],
        Change::Outbound(Exit::ManagedNatGatewayV2) => Vec::new(),
        Change::Outbound(exit) => vec![set("outboundType", exit.title())],
        Change::StandardLoadBalancer => vec![set("loadBalancerSku", "standard")],
        Change::VnetIntegration => vec![set("enableVnetIntegration", "true")],
        Change::Private(on) => vec![set("enablePrivateCluster", if on { "true" } else { "false" })],
        _ => Vec::new(),
    }
}

/// The steps to an option that is reached in place, with those to overlay where it has another network model.
pub(super) fn to(given: &Given, choice: Choice, overlay: &[Step]) -> Vec<Step> {
    let is_there = given.ipam() == Some(choice.ipam);
    if !is_there && (choice.ipam != Ipam::Overlay || overlay.is_empty()) {
        return Vec::new();
    }
    let mut steps = if is_there { Vec::new() } else { overlay.to_vec() };
    if let Some(plane) = choice.dataplane.filter(|plane| given.cluster.dataplane() != Some(*plane)) {
        steps.push(field_of(given, "networkDataplane", plane.text()));
    }
    if given.engine() != Some(choice.policy) {
        steps.push(field_of(given, "networkPolicy", choice.policy.text()));
    }
    steps
}

fn field_of(given: &Given, field: &str, text: &str) -> Step {
    Step::Set {
        subject: format!("clusters/{}", segment(given.name())),
        field: field.to_owned(),
        text: text.to_owned(),
    }
}

/// Overlay, with a pod CIDR that is free of everything known where kubenet brings none.
fn to_overlay(given: &Given) -> Vec<Step> {
    let mut steps = Vec::new();
    let own = given.cluster.pod_cidrs.known().is_some_and(|own| own.iter().any(|range| range.is_ipv4()));
    if !own {
        let Ok((prefix, _)) = scene::overlay_range(given) else { return Vec::new() };
        steps.push(Step::Cidr { cluster: given.name().to_owned(), field: CidrField::PodCidr, prefix });
    }
    steps.push(field_of(given, "networkPlugin", "azure"));
    steps.push(field_of(given, "networkPluginMode", "overlay"));
    steps
}
