//! Commands with this cluster's names; what nothing read tells stands in angle brackets.
use crate::design::NetworkPolicy;
use crate::egress::{Leaver, command_for_way_out};
use crate::policy::{Enforced, enforcement};
use crate::resolve::{distinct, word};
use crate::symptoms::Scene;

const RUN: &str = "kubectl run net-check --rm --stdin --tty --restart=Never";
/// Where nothing can be installed, since names or the way out may be what fails.
const OWN_IMAGE: &str = "--image='<image with curl, nslookup and nc>'";

/// What is tried from a pod, which installs its tools.
pub(super) fn from_pod(command: &str) -> Vec<String> {
    installed("", command)
}

/// What is tried from a pod on a node, which installs its tools.
pub(super) fn from_pod_on(node: &str, command: &str) -> Vec<String> {
    installed(&format!(" --overrides='{{\"spec\":{{\"nodeName\":\"{node}\"}}}}'"), command)
}

fn installed(flags: &str, command: &str) -> Vec<String> {
    vec![
        format!("{RUN} --image=debian:stable{flags} -- bash"),
        "apt-get update && apt-get install --yes curl dnsutils netcat-openbsd".to_owned(),
        command.to_owned(),
    ]
}

/// A pod whose image has the tools.
pub(super) fn own_pod() -> String {
    format!("{RUN} {OWN_IMAGE} -- sh")
}

/// A pod in the network of a node whose image has the tools.
pub(super) fn own_pod_on_node() -> String {
    format!("kubectl debug node/<node> --stdin --tty {OWN_IMAGE} -- sh")
}

/// `az network nsg show` of every subnet's group.
pub(super) fn groups(scene: &Scene) -> Vec<String> {
    of_subnets(scene, "networkSecurityGroup.id", "az network nsg show")
}

/// `az network route-table show` of every subnet's table.
pub(super) fn tables(scene: &Scene) -> Vec<String> {
    of_subnets(scene, "routeTable.id", "az network route-table show")
}

/// What prints every subnet.
pub(super) fn subnets(scene: &Scene) -> Vec<String> {
    places(scene).into_iter().map(|place| scene.resolved.command_for_subnet(place)).collect()
}

/// What prints the addresses of the way out, where it has any of its own.
pub(super) fn way_out(scene: &Scene) -> Vec<String> {
    let own = command_for_way_out(scene.resolved, scene.cluster, Leaver::Nodes);
    own.into_iter().chain(std::iter::once(crate::egress::command_for_cluster(scene.cluster))).collect()
}

/// The outbound rules of the cluster's load balancer.
pub(super) fn outbound_rules(scene: &Scene) -> String {
    let group =
        scene.cluster.said.node_resource_group.as_deref().map_or("<node-resource-group>".to_owned(), word);
    format!("az network lb outbound-rule list --resource-group {group} --lb-name kubernetes --output table")
}

/// The policies of every kind that the cluster's engine may read.
pub(super) fn policies(scene: &Scene) -> Vec<String> {
    let engine = enforcement(scene.resolved, scene.place).map(|of| of.enforced);
    let own = match engine {
        Some(Enforced::By(NetworkPolicy::Calico)) => {
            Some("networkpolicies.crd.projectcalico.org,globalnetworkpolicies.crd.projectcalico.org")
        }
        Some(Enforced::By(NetworkPolicy::Azure) | Enforced::No) => None,
        _ => Some("ciliumnetworkpolicies,ciliumclusterwidenetworkpolicies"),
    };
    let kinds = ["networkpolicies"].into_iter().chain(own);
    kinds.map(|kinds| format!("kubectl get {kinds} --all-namespaces")).collect()
}

/// What the cluster must be let out to.
pub(super) fn egress_endpoints(scene: &Scene) -> String {
    let group = scene.cluster.said.resource_group.as_deref().map_or("<resource-group>".to_owned(), word);
    format!("az aks egress-endpoints list --resource-group {group} --name {}", word(scene.cluster.name()))
}

/// The address of the cluster's DNS.
pub(super) fn dns_address(scene: &Scene) -> String {
    let known = scene.cluster.dns_service_ip.get();
    known.map_or("<address-of-kube-dns>".to_owned(), |address| address.to_string())
}

fn of_subnets(scene: &Scene, query: &str, show: &str) -> Vec<String> {
    let one = |place: usize| {
        let subnet = scene.resolved.command_for_subnet(place);
        let subnet = subnet.strip_suffix(" --output json").unwrap_or(&subnet);
        format!("{show} --output json --ids $({subnet} --query \"{query}\" --output tsv)")
    };
    places(scene).into_iter().map(one).collect()
}

fn places(scene: &Scene) -> Vec<usize> {
    distinct(scene.cluster.subnets())
}
