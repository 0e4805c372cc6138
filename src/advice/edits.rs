//! What of a design becomes otherwise by a change, as steps of an edit.
use super::change::Change;
use super::choice::Choice;
use super::exit::Exit;
use super::given::Given;
use super::ipam::Ipam;
use super::needed::Needed;
use super::scene;
use super::with_choice::is_availability_set;
use crate::azure::NetworkModel;
use crate::capacity::Resource;
use crate::design::subject::segment;
use crate::design::{NetworkPolicy, PoolType};
use crate::edit::{CidrField, Step};
use crate::net::Prefix;
use crate::rules::subject;

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

/// The steps to an option that is reached in place, with the pod CIDR that it needs.
pub(super) fn to(given: &Given, choice: Choice, needed: &[Needed]) -> Vec<Step> {
    let range = needed.iter().find(|needed| needed.resource == Resource::PodCidr);
    let is_there = given.ipam() == Some(choice.ipam);
    let has_none = range.is_some_and(|needed| needed.free().is_none());
    if !is_there && (choice.ipam != Ipam::Overlay || has_none) {
        return Vec::new();
    }
    let mut steps: Vec<Step> =
        range.and_then(Needed::free).map(|prefix| pod_cidr(given, prefix)).into_iter().collect();
    if !is_there {
        let sets = given.pools().into_iter().flatten().filter(|pool| is_availability_set(pool));
        steps.extend(sets.map(|pool| Step::Set {
            subject: subject::pool(given.name(), &pool.name),
            field: "type".to_owned(),
            text: PoolType::VirtualMachines.text().to_owned(),
        }));
        steps.extend(overlay(given));
    }
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

/// Overlay, with a pod CIDR that is free of everything known where kubenet brings none that does.
fn to_overlay(given: &Given) -> Vec<Step> {
    let free = scene::overlay_range(given);
    let new = match (scene::kept_range(given, &free), free) {
        (Some(_), _) => None,
        (None, Ok((prefix, _))) => Some(pod_cidr(given, prefix)),
        (None, Err(_)) => return Vec::new(),
    };
    new.into_iter().chain(overlay(given)).collect()
}

/// Where pods have addresses of a subnet, a pod CIDR that stands there is of no use and does not come along.
fn pod_cidr(given: &Given, prefix: Prefix) -> Step {
    if given.cluster.pod_cidrs.known().is_none_or(Vec::is_empty) {
        return field_of(given, "podCidr", &prefix.to_string());
    }
    Step::Cidr { cluster: given.name().to_owned(), field: CidrField::PodCidr, prefix }
}

fn overlay(given: &Given) -> [Step; 2] {
    [field_of(given, "networkPlugin", "azure"), field_of(given, "networkPluginMode", "overlay")]
}
