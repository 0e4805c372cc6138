//! What belongs to pools, and what belongs to the cluster for as long as it is there.
use super::{Draft, keep};
use crate::advice::demands;
use crate::advice::given::Given;
use crate::advice::ipam::Ipam;
use crate::advice::way::{How, Saying, Stride, Way};
use crate::azure::{Fact, NetworkModel, migration};
use crate::net::wording::listed;
use crate::resolve::word;

/// New pools in the place of those that are there.
pub(super) fn replaced(given: &Given, flags: &str) -> Vec<Stride> {
    let pool = given.first_pool();
    let mut steps = vec![
        keep(given),
        Stride::new(
            "Add the new pool, with the size, mode, labels and taints of the old one.",
            Some(given.pool("add", "<new-pool>", flags)),
        )
        .open(format!("Delete it again: `{}`.", given.pool("delete", "<new-pool>", ""))),
        Stride::new(
            "Keep new pods from the old pool.",
            Some(format!("kubectl cordon --selector kubernetes.azure.com/agentpool={pool}")),
        )
        .open(format!("`kubectl uncordon --selector kubernetes.azure.com/agentpool={pool}`.")),
        Stride::new(
            "Drain the old pool.",
            Some(format!(
                "kubectl drain --selector kubernetes.azure.com/agentpool={pool} --ignore-daemonsets \
                 --delete-emptydir-data"
            )),
        )
        .disrupts("Pods move, within their disruption budgets; data in emptyDir is lost.")
        .open("Uncordon the old pool, for as long as it is there."),
        Stride::new("Delete the old pool.", Some(given.pool("delete", &pool, "")))
            .disrupts("What could not be moved.")
            .closed(),
    ];
    let others: Vec<String> =
        given.pools().into_iter().flatten().skip(1).map(|pool| word(&pool.name)).collect();
    if !others.is_empty() {
        let text = format!(
            "The same for {}, one after the other, so that room is kept for one at a time.",
            listed(&others)
        );
        steps.push(Stride::new(text, None).open("As above, pool by pool."));
    }
    steps
}

/// Another subnet, maximum of pods or size.
pub(super) fn subnet(given: &Given, draft: Draft) -> Way {
    let source = migration::POOL_SUBNET;
    let text = "A pool keeps its subnet, its pod subnet, its maximum of pods, its machine size and the prefixes of its \
                nodes’ public addresses for as long as it is there: new pools take its place.";
    let mut way = draft(How::NewPools, Saying::new(text, migration::POOLS));
    // Another maximum of pods or size needs no other subnet, which a network of the service's own does not have.
    way.preconditions.push(demands::own_network(given).advised());
    if given.is_managed() != Some(true) {
        way.preconditions.push(demands::permission(migration::OVERVIEW));
        way.preconditions.push(demands::asked(
            "The network has room for the new subnet, and nothing else uses that.",
            "az network vnet subnet list --resource-group <resource-group> --vnet-name <network> --output table",
            source,
        ));
    }
    way.steps = replaced(given, &flags(given));
    let text = "After the network itself has grown, an update that changes nothing comes first, or the pool is refused.";
    way.steps.insert(1, Stride::new(text, Some(given.update(""))).open("It changes nothing."));
    way.for_others = vec![
        Saying::new("Source addresses: nodes have addresses of the new subnet.", migration::OVERVIEW),
        Saying::new(
            "Security groups, route tables, NAT gateways and firewalls that name the old subnet need the new one too.",
            migration::OVERVIEW,
        ),
    ];
    way
}

/// What the new pool is given: in a network of one's own its subnet, and a pod subnet where every pool has one.
fn flags(given: &Given) -> String {
    let mut flags = Vec::new();
    if given.is_managed() != Some(true) {
        flags.push("--vnet-subnet-id <new-subnet-id>");
    }
    if given.cluster.model() == Some(NetworkModel::PodSubnet) {
        flags.push("--pod-subnet-id <pod-subnet-id>");
    }
    if given.ipam() == Some(Ipam::StaticBlocks) {
        flags.push("--pod-ip-allocation-mode StaticBlock");
    }
    flags.extend(["--max-pods <pods>", "--node-vm-size <size>"]);
    flags.join(" ")
}

/// LocalDNS.
pub(super) fn local_dns(given: &Given, draft: Draft) -> Way {
    let fact = migration::LOCAL_DNS;
    let (minor, cli, cores) = fact.value;
    let text = "LocalDNS is turned on pool by pool, where they stand.";
    let mut way = draft(How::InPlace, Saying::new(text, fact.source));
    way.preconditions = vec![
        demands::kubernetes(given, Fact { value: minor, source: fact.source }),
        demands::command_line(cli, fact.source),
        demands::recent_linux(given, fact.source),
        demands::asked(
            format!("The pool’s machines have {cores} cores or more."),
            given.show("agentPoolProfiles[].vmSize"),
            fact.source,
        ),
    ];
    let pool = given.first_pool();
    way.steps = vec![
        keep(given),
        Stride::new(
            "Turn it on for one pool, then for the next.",
            Some(given.pool("update", &pool, "--localdns-config <file>")),
        )
        .disrupts(format!("{pool} is reimaged, rolling: its pods move."))
        .open("At any time, by the mode Disabled in the file."),
    ];
    way.for_others = vec![Saying::new(
        "DNS: under Cilium, policies need a way to 169.254.10.0/24 port 53 by UDP and TCP, and to the entity host.",
        migration::CILIUM_CLI.source,
    )];
    way
}

/// Windows nodes where none were prepared.
pub(super) fn windows(given: &Given, draft: Draft) -> Way {
    let has_windows = given.cluster.pools().iter().any(|pool| pool.is_windows());
    if has_windows {
        let text = format!("{} has Windows pools already.", given.name());
        return draft(How::Already, Saying::new(text, migration::POOLS));
    }
    let text = "Windows pools can be added only where windowsProfile was given when the cluster was made: otherwise \
                another cluster has them.";
    let mut way = draft(How::NewPools, Saying::new(text, migration::POOLS));
    let ask = given.show("windowsProfile");
    way.preconditions =
        vec![demands::asked("The cluster was made with a windowsProfile.", ask, migration::POOLS)];
    way.steps = vec![
        keep(given),
        Stride::new(
            "Add a Windows pool, with a name of six letters at most.",
            Some(given.pool("add", "<pool>", "--os-type Windows --os-sku Windows2025")),
        )
        .open("Delete it again."),
    ];
    way
}

/// From a managed network to one's own.
pub(super) fn own_network(given: &Given, draft: Draft) -> Way {
    let source = migration::MANAGED_STAYS;
    match given.is_managed() {
        Some(false) => {
            let text = format!("{} is in a network of your own already.", given.name());
            draft(How::Already, Saying::new(text, source))
        }
        Some(true) => {
            let text = "A cluster in a network that the service makes gets no pool in another one: another cluster does.";
            draft(How::NewCluster, Saying::new(text, source))
        }
        None => super::unknown(given, "The network", source, draft),
    }
}

/// Another DNS address, network or region.
pub(super) fn place(_: &Given, draft: Draft) -> Way {
    let text = "The address of the DNS service, the virtual network and the region stay as they are for as long as the \
                cluster is there: another cluster has others.";
    draft(How::NewCluster, Saying::new(text, migration::POOL_SUBNET))
}
