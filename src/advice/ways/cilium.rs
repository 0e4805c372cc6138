//! To the Cilium data plane, and away from it.
use super::{Draft, REIMAGED, compare, keep, overlay, room, unknown};
use crate::advice::demands;
use crate::advice::given::Given;
use crate::advice::ipam::Ipam;
use crate::advice::way::{How, Saying, Stride, Way};
use crate::azure::migration::{self, terraform};
use crate::azure::{Fact, NetworkModel, Source, limits, ranges};
use crate::design::{NetworkDataplane, NetworkPolicy};

const SOURCE: Source = migration::CILIUM_CLI.source;

/// The way to Cilium.
pub(super) fn to_cilium(given: &Given, draft: Draft) -> Way {
    let name = given.name();
    match (given.dataplane(), given.cluster.model()) {
        (Some(NetworkDataplane::Cilium), _) => {
            return draft(How::Already, Saying::new(format!("{name} runs Cilium already."), SOURCE));
        }
        (_, Some(NetworkModel::None)) if given.cluster.network_model.is_given() => {
            let text = format!(
                "{name} brings its own CNI, which has no data plane of the service’s: another cluster has."
            );
            return draft(How::NewCluster, Saying::new(text, SOURCE));
        }
        (None, model) if model.is_none() => return unknown(given, "The network profile", SOURCE, draft),
        _ => {}
    }
    let is_kubenet = given.cluster.model() == Some(NetworkModel::Kubenet);
    let text = if is_kubenet {
        let (count, first) = match given.engine() {
            Some(NetworkPolicy::Calico) => ("three", "leaves Calico, then "),
            _ => ("two", ""),
        };
        format!(
            "{name} {first}moves from kubenet to overlay and then to Cilium: {count} operations, and no way back."
        )
    } else {
        format!(
            "{name} changes its data plane where it stands, all pools together; no way back is documented."
        )
    };
    let mut way = draft(How::InPlace, Saying::new(text, migration::UPDATE));
    way.preconditions = preconditions(given, is_kubenet);
    way.steps = steps(given, is_kubenet);
    way.for_others = for_others(is_kubenet);
    way.notes = notes(given);
    way.terraform = vec![terraform::DATA_PLANE, terraform::POLICY];
    if is_kubenet {
        let overlay = overlay::way(given, Ipam::Kubenet, draft);
        way.preconditions.extend(overlay.preconditions);
        before(&mut way.for_others, overlay.for_others);
        before(&mut way.notes, overlay.notes);
        before(&mut way.terraform, overlay.terraform);
    }
    way
}

/// Puts what the move to overlay says before what the change of the data plane says, each once.
fn before<T: PartialEq>(list: &mut Vec<T>, mut of_overlay: Vec<T>) {
    list.retain(|one| !of_overlay.contains(one));
    of_overlay.append(list);
    *list = of_overlay;
}

fn preconditions(given: &Given, is_kubenet: bool) -> Vec<crate::advice::Precondition> {
    let (any, with_node_subnet) = migration::CILIUM_CLI.value;
    let cli = if given.ipam() == Some(Ipam::NodeSubnet) { with_node_subnet } else { any };
    let provisioning = "Turn node auto-provisioning off for the change: no node of its own left, and a cpu limit of 0 on \
                        every NodePool. AKS Automatic cannot, and runs Cilium already.";
    // From kubenet the way itself brings Azure CNI.
    let azure_cni = (!is_kubenet).then(|| demands::is_azure_cni(given, migration::UPDATE));
    let mut list: Vec<_> = azure_cni.into_iter().collect();
    list.extend([
        demands::no_windows(given, migration::UPDATE),
        demands::no_provisioning(given, provisioning, migration::UPDATE),
        demands::command_line(cli, SOURCE),
    ]);
    if given.cluster.is_dual_stack() {
        let from = Fact {
            value: ranges::DUAL_STACK_CILIUM_FROM.value,
            source: ranges::DUAL_STACK_CILIUM_FROM.source,
        };
        list.push(demands::kubernetes(given, from));
    }
    if given.engine() == Some(NetworkPolicy::Calico) {
        let text = "No disruption budget keeps Calico’s pods from being drained.";
        let command = "kubectl get poddisruptionbudgets --all-namespaces";
        list.push(demands::asked(text, command, migration::CALICO_BUDGET).advised());
    }
    list
}

fn steps(given: &Given, is_kubenet: bool) -> Vec<Stride> {
    let mut steps = vec![keep(given)];
    if is_kubenet {
        steps.extend(overlay::strides(given, Ipam::Kubenet));
    }
    let text =
        "Change the data plane and the engine in one request: with one flag alone it has been refused.";
    let flags = "--network-dataplane cilium --network-policy cilium";
    let disrupts = format!(
        "{REIMAGED} The old engine is removed, and policies are enforced again only when all nodes are reimaged; \
         kube-proxy disappears."
    );
    steps.push(Stride::new(text, Some(given.update(flags))).disrupts(disrupts).closed());
    steps.push(compare(given));
    let text = "See that Cilium runs on every node.";
    let command = "kubectl get pods --namespace kube-system --selector k8s-app=cilium --output wide";
    steps.push(Stride::look(text, command.to_owned()));
    steps
}

fn for_others(is_kubenet: bool) -> Vec<Saying> {
    let say = |text: &str, source: Source| Saying::new(text, source);
    // From kubenet the move to overlay says what it changes.
    let model_stays = (!is_kubenet).then(|| {
        say(
            "Source addresses, security groups and firewalls: as before, since the network model stays.",
            SOURCE,
        )
    });
    let of_cilium = [
        say(
            "Inbound through load balancers and node ports is filtered by policies from then on, with \
             externalTrafficPolicy Cluster too.",
            migration::NPM_TO_CILIUM,
        ),
        say(
            "Mesh: L7 policies of Cilium do not go together with those of Istio.",
            limits::LAYER_SEVEN_NODES.source,
        ),
    ];
    model_stays.into_iter().chain(of_cilium).collect()
}

fn notes(given: &Given) -> Vec<Saying> {
    let mut list = room(given);
    let mut note = |text: &str, source: Source| list.push(Saying::new(text, source));
    note("Network model and data plane change in operations of their own, never in one.", migration::UPDATE);
    note(
        "With `--network-dataplane cilium` alone, some versions of the Azure CLI add the engine and others are refused: \
         name both flags.",
        migration::BOTH_FLAGS,
    );
    if given.engine() == Some(NetworkPolicy::Azure) {
        let source = migration::NPM_TO_CILIUM;
        note(
            "An ipBlock no longer matches addresses of pods and nodes: 0.0.0.0/0 then keeps out both.",
            source,
        );
        note("endPort counts from Cilium 1.17 on, which comes with Kubernetes 1.32.", source);
        note("A named port that has different numbers can be enforced wrongly: use numbers.", source);
        note("A pod reached its own node without a rule and does not any more.", source);
    }
    list
}

/// The way back to the other data plane.
pub(super) fn away(given: &Given, draft: Draft) -> Way {
    let name = given.name();
    match given.dataplane() {
        Some(NetworkDataplane::Azure) => {
            draft(How::Already, Saying::new(format!("{name} does not run Cilium."), SOURCE))
        }
        Some(NetworkDataplane::Cilium) => {
            let text = "No source gives a way from Cilium back to another data plane: count it as closed.";
            let mut way = draft(How::Undocumented, Saying::new(text, SOURCE));
            way.terraform = vec![terraform::DATA_PLANE];
            way
        }
        None => unknown(given, "The data plane", SOURCE, draft),
    }
}
