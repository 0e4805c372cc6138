//! To Azure CNI Overlay, from a node subnet or from kubenet.
mod said;

use super::{Draft, REIMAGED, compare, keep};
use crate::advice::demands;
use crate::advice::given::Given;
use crate::advice::ipam::Ipam;
use crate::advice::precondition::{Part, Precondition, State};
use crate::advice::scene;
use crate::advice::way::{How, Saying, Stride, Way};
use crate::azure::migration::{self, terraform};
use crate::azure::{Source, learn};
use crate::design::{NetworkDataplane, NetworkPolicy};
use crate::net::Prefix;
use crate::propose::Reason;

const SECURITY_GROUPS: Source =
    learn("https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay");

/// The way of a cluster that has a node subnet or kubenet.
pub(super) fn way(given: &Given, from: Ipam, draft: Draft) -> Way {
    let text = format!(
        "{} moves from {} to overlay where it stands, all pools together, and there is no way back.",
        given.name(),
        from.title()
    );
    let mut way = draft(How::InPlace, Saying::new(text, migration::UPDATE));
    let (kept, free) = ranges(given);
    way.preconditions = preconditions(given, from, kept, &free);
    way.steps = steps(given, from, kept, &free);
    way.for_others = said::for_others(from);
    way.notes = said::notes(given, from, kept, free);
    way.terraform = vec![terraform::PLUGIN, terraform::POD_CIDR];
    if given.engine().is_some_and(|engine| engine != NetworkPolicy::None) {
        way.terraform.push(terraform::POLICY);
    }
    way
}

/// The steps of the move alone, where another change goes on from there.
pub(super) fn strides(given: &Given, from: Ipam) -> Vec<Stride> {
    let (kept, free) = ranges(given);
    moving(given, from, kept, &free)
}

/// The pod CIDR that stays, and one that is free.
fn ranges(given: &Given) -> (Option<Prefix>, Free) {
    let free = scene::overlay_range(given);
    (scene::kept_range(given, &free), free)
}

/// Whether the engine may stay: Cilium with a node subnet.
fn keeps_engine(given: &Given, from: Ipam) -> bool {
    from == Ipam::NodeSubnet
        && given.dataplane() == Some(NetworkDataplane::Cilium)
        && given.engine() == Some(NetworkPolicy::Cilium)
}

/// A free range and the sum behind it, or why there is none.
type Free = Result<(Prefix, Vec<Reason>), String>;

/// What a move to overlay asks for.
fn preconditions(given: &Given, from: Ipam, kept: Option<Prefix>, free: &Free) -> Vec<Precondition> {
    let update = migration::UPDATE;
    let mut list = vec![demands::kubernetes(given, migration::OVERLAY_FROM), demands::no_pod_subnets(given)];
    if keeps_engine(given, from) {
        let text = "No policy engine is installed, or it is Cilium and stays.";
        let met = State::met(Part::NetworkProfile, "networkDataplane and networkPolicy are cilium");
        list.push(Precondition::new(text, met, migration::CILIUM_KEPT));
    } else {
        list.extend(demands::no_engine(given, update));
    }
    if from == Ipam::Kubenet {
        list.push(demands::own_identity(given, update));
    }
    list.extend([
        demands::windows_containers(given),
        demands::windows_build(given),
        demands::no_own_masquerading(),
        demands::short_names(given),
        demands::scale_sets(given, migration::OVERLAY_MACHINES.source),
        demands::machine_sizes(given),
        range(given, kept, free),
        demands::no_virtual_nodes(given, SECURITY_GROUPS),
        demands::gateway_add_on(given),
    ]);
    list
}

/// What the request says of the pod CIDR.
fn wanted(kept: Option<Prefix>, free: &Free) -> String {
    let found = kept.or(free.as_ref().ok().map(|(range, _)| *range));
    found.map_or("<pod-cidr>".to_owned(), |range| range.to_string())
}

/// A range is only proposed: what nobody pasted may still hold it.
fn range(given: &Given, kept: Option<Prefix>, free: &Free) -> Precondition {
    let (text, command) = match (kept, free) {
        (Some(own), _) => (
            format!(
                "The pod CIDR {own}, which stays unless another one is given, meets no subnet and no connected range."
            ),
            "az network vnet list --query \"[].{name:name, ranges:addressSpace.addressPrefixes}\"".to_owned(),
        ),
        (None, Ok((free, _))) => (
            format!(
                "The pod CIDR meets no subnet and no connected range: {free} is free of everything that is known here."
            ),
            "az network vnet list --query \"[].{name:name, ranges:addressSpace.addressPrefixes}\"".to_owned(),
        ),
        (None, Err(why)) => (
            format!(
                "The pod CIDR has a /24 for each node and for surge, and meets no subnet and no connected range. {why}"
            ),
            given.ask(),
        ),
    };
    demands::asked(text, command, migration::UPDATE)
}

fn steps(given: &Given, from: Ipam, kept: Option<Prefix>, free: &Free) -> Vec<Stride> {
    let mut steps = vec![keep(given)];
    steps.extend(moving(given, from, kept, free));
    steps.extend(engine_in_the_way(given).map(|engine| enforced_again(given, engine)));
    steps.push(compare(given));
    let text = "See that pods have addresses of the new range, and that those with addresses of nodes are the ones that \
                should.";
    steps.push(Stride::look(text, "kubectl get pods --all-namespaces --output wide".to_owned()));
    steps
}

/// The engine that has to go before the move.
fn engine_in_the_way(given: &Given) -> Option<NetworkPolicy> {
    given.engine().filter(|engine| !matches!(engine, NetworkPolicy::None | NetworkPolicy::Cilium))
}

/// What takes the engine away and moves the cluster, with nothing before and after it.
fn moving(given: &Given, from: Ipam, kept: Option<Prefix>, free: &Free) -> Vec<Stride> {
    let mut steps = Vec::new();
    if let Some(engine) = engine_in_the_way(given) {
        let command = given.update("--network-policy none");
        let text =
            "Take the policy engine away: policies stay as objects and nothing enforces them any more.";
        let back =
            format!("Until overlay begins: `{}`.", given.update(&format!("--network-policy {engine}")));
        steps.push(Stride::new(text, Some(command)).disrupts(REIMAGED).open(back));
    }
    let range = wanted(kept, free);
    let flags = format!("--network-plugin azure --network-plugin-mode overlay --pod-cidr {range}");
    let mut disrupts = REIMAGED.to_owned();
    if from == Ipam::Kubenet {
        disrupts.push_str(
            " A route table of the service’s own is deleted, and the routes of pods leave one of yours.",
        );
    }
    let text = "Move to overlay; the data plane stays as it is in this operation.";
    steps.push(Stride::new(text, Some(given.update(&flags))).disrupts(disrupts).closed());
    steps
}

fn enforced_again(given: &Given, engine: NetworkPolicy) -> Stride {
    let again = given.update(&format!("--network-policy {engine}"));
    let text = format!(
        "Have policies enforced again: by Cilium, which has no way back and needs Linux nodes, or in its place by {} as \
         before: `{again}`.",
        super::policy::called(engine)
    );
    let cilium = given.update("--network-dataplane cilium --network-policy cilium");
    Stride::new(text, Some(cilium)).disrupts(REIMAGED).closed()
}
