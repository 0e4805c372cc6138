//! Subnets that are not fit for their role.
use aks_network_planner::design::OutboundType;

use super::firing::{Example, example, here, np, roomy, vnet};
use super::requests::{delegated, leaving, of_network, pods, template};
use crate::support::{ClusterPlan, PoolPlan, cluster, network, plan, pool, subnet};

/// The examples of this file.
pub(super) fn examples() -> Vec<Example> {
    [of_subnets()].into_iter().flatten().collect()
}

fn of_subnets() -> Vec<Example> {
    let both =
        |subnet: &str| pods(np(2)).pool(pool("np2").nodes_in(subnet).max_pods(30).pods_in("vnet/pods"));
    let aks = |service: &str| {
        let network = network("vnet", "10.1.0.0/16").subnet(subnet("nodes", "10.1.0.0/24"));
        of_network(network.subnet(delegated(subnet("pods", "10.1.4.0/24"), service)), pods(np(2)))
    };
    let kubenet = |name: &str, pods: &str| cluster(name).kubenet().pod_cidr(pods).pool(np(3));
    let shared = |other: ClusterPlan| here(kubenet("a", "10.244.0.0/16")).cluster(other);
    let apart = kubenet("b", "10.245.0.0/16").with(|cluster| cluster.pools = Some(Vec::new()));
    let gateway = |attached| {
        let mut nodes = subnet("nodes", "10.1.0.0/24");
        nodes.nat_gateway = Some(attached);
        let network = network("vnet", "10.1.0.0/16").subnet(nodes);
        of_network(network, leaving(roomy(), OutboundType::UserAssignedNatGateway).pool(np(3)))
    };
    let far = network("far", "10.9.0.0/16").subnet(subnet("nodes", "10.9.0.0/24"));
    let far = |place: &str| here(roomy().pool(np(3)).pool(pool("np2").nodes_in(place))).network(far.clone());
    let beside = |pool: PoolPlan| here(roomy().pool(np(3)).pool(pool));
    let sized = |range| plan().network(vnet().subnet(subnet("tiny", range)));
    let groups = |routes| {
        let mut of = delegated(subnet("aci", "10.1.8.0/24"), "Microsoft.ContainerInstance/containerGroups");
        of.route_table = Some(routes);
        plan().network(vnet().subnet(of))
    };
    let long = |letters: usize| {
        let name = "n".repeat(letters);
        let network = network("vnet", "10.1.0.0/16").subnet(subnet(&name, "10.1.0.0/24"));
        of_network(network, roomy().pool(pool("np1").nodes_in(&format!("vnet/{name}"))))
    };
    let podded = |aks: ClusterPlan| here(aks.pool(np(2).max_pods(30).pods_in("vnet/pods")));
    let kubenet_alone = cluster("aks").kubenet().pod_cidr("10.244.0.0/16");
    vec![
        example(
            "pod-subnet-is-node-subnet",
            "error",
            None,
            (here(both("vnet/pods")), here(both("vnet/nodes"))),
            &["Subnet pods holds pods of aks and nodes; it can hold one of both."],
        ),
        example(
            "pod-subnet-delegated-elsewhere",
            "error",
            Some("SubnetWithExternalResourcesCannotBeUsedByOtherResources"),
            (aks("Microsoft.Web/serverFarms"), aks("Microsoft.ContainerService/managedClusters")),
            &["Subnet pods is delegated to Microsoft.Web/serverFarms, and pods of aks stand in it."],
        ),
        example(
            "pod-subnet-without-azure-cni",
            "error",
            Some("InvalidParameter"),
            (podded(kubenet_alone), podded(cluster("aks"))),
            &["Pool np1 of aks has a pod subnet, and aks has kubenet."],
        ),
        example(
            "kubenet-subnet-shared",
            "warning",
            None,
            (shared(kubenet("b", "10.245.0.0/16")), shared(apart)),
            &["a uses kubenet and shares the subnet nodes with b."],
        ),
        example(
            "nat-gateway-not-attached",
            "error",
            None,
            (gateway(false), gateway(true)),
            &["aks leaves through a NAT gateway of its own, and nodes has none attached."],
        ),
        example(
            "subnets-in-several-networks",
            "error",
            None,
            (far("far/nodes"), far("vnet/pods")),
            &["The subnets of aks stand in vnet and far; all of them must be in one network."],
        ),
        example(
            "managed-and-own-subnets",
            "error",
            Some("InvalidParameter"),
            (beside(pool("np2")), beside(pool("np2").nodes_in("vnet/nodes"))),
            &["aks has 1 pool in a subnet of its network and 1 pool without a subnet."],
        ),
        example(
            "subnet-size-not-allowed",
            "error",
            None,
            (sized("10.1.9.0/30"), sized("10.1.9.0/29")),
            &["Subnet tiny has the range 10.1.9.0/30; a /29 is the smallest."],
        ),
        example(
            "container-group-subnet-with-routes",
            "warning",
            None,
            (groups(true), groups(false)),
            &["Subnet aci is delegated to container instances and has a route table."],
        ),
        example(
            "names-too-long",
            "error",
            None,
            (long(64), long(63)),
            &["Subnet nnnn", "has 64 characters; aks takes 63 at most."],
        ),
        example(
            "identity-needs-the-subnet",
            "note",
            None,
            (here(template(roomy()).pool(np(3))), here(roomy().pool(np(3)))),
            &[
                "aks joins vnet/nodes, and whether its identity may is not seen here; `az role assignment list --scope \
               <subnet-id>` tells.",
            ],
        ),
    ]
}
