//! Commands with this cluster's names; what nothing read tells stands in angle brackets.
use crate::resolve::{distinct, word};
use crate::symptoms::Scene;

/// A pod to try things from.
pub(super) const TRY_FROM: &str =
    "kubectl run net-check --rm --stdin --tty --image=debian:stable --restart=Never";

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
    let own = crate::egress::command_for_way_out(scene.resolved, scene.cluster);
    own.into_iter().chain(std::iter::once(crate::egress::command_for_cluster(scene.cluster))).collect()
}

/// The outbound rules of the cluster's load balancer.
pub(super) fn outbound_rules(scene: &Scene) -> String {
    let group =
        scene.cluster.said.node_resource_group.as_deref().map_or("<node-resource-group>".to_owned(), word);
    format!("az network lb outbound-rule list --resource-group {group} --lb-name kubernetes --output table")
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
