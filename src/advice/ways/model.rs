//! To another network model, and to two address families.
use super::{Draft, overlay, unknown};
use crate::advice::demands;
use crate::advice::given::Given;
use crate::advice::ipam::Ipam;
use crate::advice::way::{How, Saying, Stride, Way};
use crate::azure::migration::{self, terraform};
use crate::azure::{Source, retirement};
use crate::design::OsType;
use crate::resolve::word;

/// The way to a network model.
pub(super) fn way(given: &Given, to: Ipam, draft: Draft) -> Way {
    let name = given.name();
    let Some(from) = given.ipam().filter(|_| given.cluster.network_model.is_given()) else {
        return unknown(given, "The network model", migration::UPDATE, draft);
    };
    let say = |how: How, text: String, source: Source| draft(how, Saying::new(text, source));
    let titles = (from.title(), to.title());
    let mut way = match (from, to) {
        (from, to) if from == to => {
            say(How::Already, format!("{name} has {} already.", titles.1), migration::UPDATE)
        }
        (Ipam::NodeSubnet | Ipam::Kubenet, Ipam::Overlay) => return overlay::way(given, from, draft),
        (Ipam::PodSubnet, Ipam::StaticBlocks) | (Ipam::StaticBlocks, Ipam::PodSubnet) => {
            by_pools(given, to, draft)
        }
        (Ipam::PodSubnet | Ipam::StaticBlocks, Ipam::Overlay) => {
            let text = format!("A cluster with {} cannot move to overlay: another cluster can.", titles.0);
            say(How::NewCluster, text, migration::POD_SUBNET_STAYS)
        }
        (Ipam::NodeSubnet, Ipam::PodSubnet | Ipam::StaticBlocks) => {
            let text = "No way in place is documented from a node subnet to pod subnets, which the whole cluster \
                        has or has not: another cluster has them.";
            say(How::NewCluster, text.to_owned(), migration::UPDATE)
        }
        (_, Ipam::Kubenet) => {
            let text = format!(
                "No cluster becomes one of kubenet, which is unsupported from {} on: only another cluster could have it.",
                retirement::KUBENET.value
            );
            say(How::NewCluster, text, retirement::KUBENET.source)
        }
        _ => {
            let text =
                format!("No cluster with {} becomes one with {}: another cluster is.", titles.0, titles.1);
            say(How::NewCluster, text, migration::UPDATE)
        }
    };
    if way.how == How::NewCluster {
        way.steps = beside(given);
        way.terraform = vec![terraform::PLUGIN];
    }
    way
}

/// Another cluster beside the one that is there.
fn beside(given: &Given) -> Vec<Stride> {
    let group = given.group();
    vec![
        super::keep(given),
        Stride::new(
            "Create the other cluster beside this one, with ranges that meet none of this one’s.",
            Some(format!("az aks create --resource-group {group} --name <new-name>")),
        )
        .open("The other cluster can be deleted again."),
        Stride::new("Deploy the workloads there and test them, ingress and egress included.", None)
            .open("Nothing leads there yet."),
        Stride::new("Turn DNS or the load balancing in front to the other cluster.", None)
            .disrupts("Connections end as clients move; outbound addresses are other ones.")
            .open("Turn it back for as long as this cluster runs."),
        Stride::new("Delete this cluster.", Some(given.aks("delete", "")))
            .disrupts("What still runs here.")
            .closed(),
    ]
}

/// From one allocation of pod subnets to the other: another pool for each, with another subnet.
fn by_pools(given: &Given, to: Ipam, draft: Draft) -> Way {
    let (from, cli) = migration::STATIC_BLOCKS;
    let text = "The allocation of a pool’s pod subnet is chosen when the pool is made, and a subnet has one for all \
                clusters: new pools with another pod subnet take the place of those that are there.";
    let mut way = draft(How::NewPools, Saying::new(text, from.source));
    let is_static = to == Ipam::StaticBlocks;
    if is_static {
        way.preconditions = vec![
            demands::kubernetes(given, from),
            demands::command_line(cli, from.source),
            demands::no_own_subnet(from.source),
            demands::permission(migration::OVERVIEW),
        ];
        let text = "Private Link Services made by Kubernetes do not work with static blocks.";
        way.for_others.push(Saying::new(text, from.source));
    } else {
        way.preconditions = vec![demands::no_own_subnet(from.source)];
    }
    let mode = if is_static { "StaticBlock" } else { "DynamicIndividual" };
    let flags = format!(
        "--vnet-subnet-id <subnet-id> --pod-subnet-id <new-pod-subnet-id> --pod-ip-allocation-mode {mode}"
    );
    way.steps = super::nodes::replaced(given, &flags);
    let text = "Firewalls and security groups that name the old pod subnet need the range of the new one.";
    way.for_others.push(Saying::new(text, migration::OVERVIEW));
    let windows_2019 = given.pools().into_iter().flatten().find(|pool| {
        let is_2019 = |sku: &String| sku.eq_ignore_ascii_case("Windows2019");
        pool.os_type.as_ref().is_some_and(|system| *system == OsType::Windows)
            && pool.os_sku.as_ref().is_some_and(is_2019)
    });
    if let Some(pool) = windows_2019 {
        let text = format!("{} runs Windows Server 2019, which has no pod subnets.", word(&pool.name));
        way.notes.push(Saying::new(text, migration::WINDOWS_2019_POD_SUBNET));
    }
    way
}

/// The way to IPv6 beside IPv4.
pub(super) fn dual_stack(given: &Given, draft: Draft) -> Way {
    let name = given.name();
    let source = migration::DUAL_STACK;
    if given.cluster.is_dual_stack() && given.cluster.ip_families.is_given() {
        return draft(How::Already, Saying::new(format!("{name} has both families already."), source));
    }
    let text = format!(
        "No source gives a procedure that turns {name} into a dual-stack cluster: count on another cluster, with Azure \
         CNI Overlay."
    );
    let mut way = draft(How::Undocumented, Saying::new(text, source));
    way.steps = beside(given);
    way
}
