//! From one policy engine to another, and on and off.
use super::{Draft, REIMAGED, cilium, compare, keep, room, unknown};
use crate::advice::demands;
use crate::advice::given::Given;
use crate::advice::way::{How, Saying, Stride, Way};
use crate::azure::migration::{self, terraform};
use crate::azure::{NetworkModel, Source, limits, retirement};
use crate::design::{NetworkDataplane, NetworkPolicy};

const SOURCE: Source = migration::POLICIES;

/// The way to an engine.
pub(super) fn way(given: &Given, to: NetworkPolicy, draft: Draft) -> Way {
    let name = given.name();
    let say = |how: How, text: String, source: Source| draft(how, Saying::new(text, source));
    let Some(from) = given.engine() else { return unknown(given, "The policy engine", SOURCE, draft) };
    if from == to {
        return say(How::Already, format!("networkPolicy of {name} is {to} already."), SOURCE);
    }
    if from == NetworkPolicy::Cilium {
        let text = "No way is documented from Cilium to another engine or to none: count it as closed.";
        let mut way = say(How::Undocumented, text.to_owned(), SOURCE);
        way.terraform = vec![terraform::POLICY];
        return way;
    }
    match (given.cluster.model(), to) {
        (None, _) => return unknown(given, "The network model", SOURCE, draft),
        (Some(NetworkModel::None), _) => {
            let text = "AKS installs no engine beside a CNI of your own: policies are that CNI’s matter.";
            return say(How::NotPossible, text.to_owned(), SOURCE);
        }
        (Some(NetworkModel::Kubenet), NetworkPolicy::Azure) => {
            let text = "Azure Network Policy Manager needs Azure CNI, and the cluster has kubenet.";
            return say(How::NotPossible, text.to_owned(), SOURCE);
        }
        _ => {}
    }
    if to == NetworkPolicy::Cilium {
        // The engine comes with the data plane, in one request.
        let way = cilium::to_cilium(given, draft);
        let alone = given.dataplane() == Some(NetworkDataplane::Cilium);
        return if alone { engine_alone(given, draft) } else { way };
    }
    by_update(given, from, to, draft)
}

/// Cilium runs without its engine: the request names both.
fn engine_alone(given: &Given, draft: Draft) -> Way {
    let text = "The Cilium data plane runs already; its engine is turned on with both flags.";
    let mut way = draft(How::InPlace, Saying::new(text, migration::BOTH_FLAGS));
    let flags = "--network-dataplane cilium --network-policy cilium";
    way.steps = vec![
        keep(given),
        Stride::new("Turn the engine on.", Some(given.update(flags))).disrupts(REIMAGED).closed(),
        compare(given),
    ];
    way
}

fn by_update(given: &Given, from: NetworkPolicy, to: NetworkPolicy, draft: Draft) -> Way {
    let is_by_none = from != NetworkPolicy::None && to != NetworkPolicy::None;
    let (old, new) = (called(from), called(to));
    let text = match (from, to) {
        _ if is_by_none => {
            format!("{old} becomes {new} by way of none: two updates, each of which reimages all pools.")
        }
        (_, NetworkPolicy::None) => format!("{old} is taken away where the cluster stands."),
        _ => format!("{new} is installed where the cluster stands."),
    };
    let mut way = draft(How::InPlace, Saying::new(text, SOURCE));
    way.preconditions.push(demands::engines_change(given));
    if to != NetworkPolicy::None {
        way.preconditions.push(demands::single_stack(given, migration::DUAL_STACK));
    }
    match to {
        NetworkPolicy::Calico => way.preconditions.push(demands::no_provisioning(
            given,
            "Calico does not work with node auto-provisioning: turn that off.",
            migration::POLICIES,
        )),
        NetworkPolicy::Azure => {
            way.preconditions.extend([
                demands::no_windows(given, retirement::NPM_WINDOWS.source),
                demands::nodes_for_npm(given),
                demands::no_ipvs(given),
            ]);
            let text = format!(
                "Azure Network Policy Manager is unsupported on Linux from {} on, holds {} nodes, and ended on Windows \
                 on {}: for Windows nodes Calico is the only engine left.",
                retirement::NPM_LINUX.value,
                limits::NPM_NODES.value,
                retirement::NPM_WINDOWS.value
            );
            way.notes.push(Saying::new(text, retirement::NPM_LINUX.source));
        }
        _ => {}
    }
    way.steps = steps(given, from, to, is_by_none);
    way.for_others = vec![
        Saying::new("Source addresses, security groups and firewalls: as before.", SOURCE),
        filtered(to),
        Saying::new(
            "Outside clients are not told apart reliably by policies: use loadBalancerSourceRanges or the annotation for \
             allowed ranges.",
            SOURCE,
        ),
    ];
    way.notes.extend(room(given));
    way.terraform = vec![terraform::POLICY];
    if from != NetworkPolicy::None {
        let text = "Terraform’s provider azurerm cannot take an engine away: `none` is refused, and leaving \
                    network_policy out keeps the old value. Use the Azure CLI.";
        way.notes.push(Saying::new(text, terraform::NO_ENGINE));
    }
    way
}

/// What stored policies do once the engine is another one.
fn filtered(to: NetworkPolicy) -> Saying {
    match to {
        NetworkPolicy::None => {
            let text = "Policies: what comes in through services, what leaves and what goes between pods is no longer \
                        filtered.";
            Saying::new(text, SOURCE)
        }
        NetworkPolicy::Azure => {
            let text = "Policies: those that are stored filter from then on what goes between pods, what leaves, and what \
                        comes in, but not through a load balancer or node port with externalTrafficPolicy Cluster.";
            Saying::new(text, migration::NPM_TO_CILIUM)
        }
        NetworkPolicy::Calico | NetworkPolicy::Cilium => {
            let text = "Policies: those that are stored filter from then on what goes between pods, what leaves, and what \
                        comes in through services and ingress controllers.";
            Saying::new(text, SOURCE)
        }
    }
}

/// What people call an engine.
pub(super) fn called(engine: NetworkPolicy) -> &'static str {
    match engine {
        NetworkPolicy::None => "none",
        NetworkPolicy::Azure => "Azure Network Policy Manager",
        NetworkPolicy::Calico => "Calico",
        NetworkPolicy::Cilium => "Cilium",
    }
}

fn steps(given: &Given, from: NetworkPolicy, to: NetworkPolicy, is_by_none: bool) -> Vec<Stride> {
    let mut steps = vec![keep(given)];
    let update = |engine: NetworkPolicy| given.update(&format!("--network-policy {engine}"));
    if from != NetworkPolicy::None {
        let text =
            format!("Take {} away: policies stay as objects, and nothing enforces them.", called(from));
        let back = format!("At any time: `{}`.", update(from));
        let disrupts = format!("{REIMAGED} Nothing is enforced from then on.");
        steps.push(Stride::new(text, Some(update(NetworkPolicy::None))).disrupts(disrupts).open(back));
        if from == NetworkPolicy::Calico {
            let text = "Calico’s own kinds stay behind: look at them before they are deleted.";
            let command = "kubectl get customresourcedefinitions --output name";
            steps.push(Stride::look(text, command.to_owned()));
        }
    }
    if is_by_none || from == NetworkPolicy::None {
        let back = format!("At any time: `{}`.", update(NetworkPolicy::None));
        let text = format!("Install {}.", called(to));
        let disrupts = format!("{REIMAGED} Policies that are there begin to be enforced.");
        steps.push(Stride::new(text, Some(update(to))).disrupts(disrupts).open(back));
    }
    steps.push(compare(given));
    steps
}
