//! What a row of capacity needs at a moment, pool by pool.
use super::about::{OfCluster, OfPool, OfSubnet};
use super::explanation::{Amount, Counts, Origin};
use super::outbound;
use super::pool::nodes_formula;
use super::sheet::Sheet;
use crate::azure::{NetworkModel, limits};
use crate::capacity::{Resource, Row, Term, terms};
use crate::resolve::{Allocation, Ask, Moment, Outbound, Ports};
use crate::rules::wording::{counted, number};

/// Writes down the terms of what is needed.
pub(super) fn required(of: OfCluster<'_>, row: &Row, moment: Moment, sheet: &mut Sheet) {
    match row.resource {
        Resource::NodeSubnet => {
            each_term(of, row, moment, |pool, term| of_node_subnet(pool, term, moment, sheet));
            unlisted_in_subnet(of, row, sheet);
            residents(of, row, sheet);
        }
        Resource::PodSubnet => {
            each_term(of, row, moment, |pool, term| of_pod_subnet(pool, term, moment, sheet));
            unlisted_in_subnet(of, row, sheet);
        }
        Resource::PoolNodes => {
            let pools = of.pools().filter(|pool| pool.pool.name == row.name);
            pools.for_each(|pool| pool.nodes(sheet, moment, Counts::Added));
        }
        Resource::PodCidr | Resource::RouteTable | Resource::ClusterNodes => {
            each_pool(of, sheet, |pool, sheet| pool.nodes(sheet, moment, Counts::Added));
        }
        Resource::ClusterPods => each_pool(of, sheet, |pool, sheet| of_pods(pool, moment, sheet)),
        Resource::SnatPorts => snat_ports(of, moment, sheet),
        Resource::ServiceCidr => {
            service_cidr(of, row, sheet);
        }
        Resource::ApiServerSubnet => api_servers(of, row, sheet),
    }
}

/// The formula of what a row of the cluster needs.
pub(super) fn formula(of: OfCluster<'_>, row: &Row, moment: Moment) -> String {
    let nodes = nodes_formula(moment);
    match row.resource {
        Resource::NodeSubnet if of.cluster.model() == Some(NetworkModel::NodeSubnet) => {
            format!("For each pool nodes × (maximum of pods + 1), and what others hold. Nodes: {nodes}.")
        }
        Resource::NodeSubnet => format!("An address for each node, and what others hold. Nodes: {nodes}."),
        Resource::PodSubnet if row.source == limits::STATIC_BLOCKS => {
            format!("For each pool nodes × 16 × ⌈(maximum of pods + 1) ÷ 16⌉. Nodes: {nodes}.")
        }
        Resource::PodSubnet => format!(
            "For each pool nodes × (16 × ⌈(pods + 8) ÷ 16⌉, at most the maximum of pods, + 1). Pods: those of a \
             node where given, else the maximum. Nodes: {nodes}."
        ),
        Resource::PodCidr => format!("A block of 256 addresses for each node. Nodes: {nodes}."),
        Resource::RouteTable => format!("A route for each node. Nodes: {nodes}."),
        Resource::PoolNodes | Resource::ClusterNodes => format!("The sum of the nodes: {nodes}."),
        Resource::ClusterPods => format!("For each pool nodes × pods of a node. Nodes: {nodes}."),
        Resource::SnatPorts if is_automatic(of) => {
            "Ports are allotted by the number of nodes; no number of them is needed.".to_owned()
        }
        Resource::SnatPorts => format!("Nodes × ports of a node. Nodes: {nodes}."),
        Resource::ServiceCidr => "A ClusterIP for each service that has one.".to_owned(),
        Resource::ApiServerSubnet => "Nine addresses for each cluster whose API server is here.".to_owned(),
    }
}

/// What the service counts ahead: nodes at their maximum, or their ports with surge.
pub(super) fn preflight(of: OfCluster<'_>, row: &Row, sheet: &mut Sheet) {
    match row.resource {
        Resource::NodeSubnet => each_term(of, row, Moment::Scaled, |pool, _| {
            pool.nodes(sheet, Moment::Scaled, Counts::Added);
        }),
        Resource::SnatPorts => required(of, row, Moment::ScaledUpgrading, sheet),
        _ => required(of, row, Moment::Scaled, sheet),
    }
}

/// Nodes × 17: what pods of a subnet take at the very least.
pub(super) fn floor(of: OfCluster<'_>, row: &Row, moment: Moment, sheet: &mut Sheet) {
    let least = limits::POD_BATCH.value + 1;
    sheet.told("addresses of a node without pods: one batch, and its own", least, Origin::Fact(row.source));
    each_term(of, row, moment, |pool, term| {
        pool.nodes(sheet, moment, Counts::Told);
        product(pool, term.nodes, Some(least), sheet);
    });
}

/// Calls with every pool that takes of a subnet, those of the cluster itself first.
fn each_term(of: OfCluster<'_>, row: &Row, moment: Moment, mut tell: impl FnMut(&OfPool<'_>, &Term)) {
    for term in terms(of.resolved(), of.place, row, moment) {
        let Some(owner) = OfCluster::at(of.analysis, term.cluster) else { continue };
        let Some(mut pool) = owner.pools().find(|pool| pool.pool.name == term.pool) else { continue };
        if term.cluster != of.place {
            pool.label = format!("{}/{}", owner.name(), term.pool);
        }
        tell(&pool, &term);
    }
}

/// Calls with every pool of the cluster, and tells of nodes that no list of pools tells.
fn each_pool(of: OfCluster<'_>, sheet: &mut Sheet, mut tell: impl FnMut(&OfPool<'_>, &mut Sheet)) {
    match &of.cluster.pools {
        None => sheet.added("nodes of all pools", Amount::Unknown, of.unknown(Ask::Cluster)),
        Some(pools) if pools.is_empty() && of.cluster.has_unlisted_nodes => {
            sheet.added("nodes", Amount::Unknown, of.unknown(Ask::Nodes));
        }
        Some(_) => {
            of.pools().for_each(|pool| tell(&pool, sheet));
            if of.cluster.has_unlisted_nodes {
                unlisted(of, sheet);
            }
        }
    }
}

fn unlisted_in_subnet(of: OfCluster<'_>, row: &Row, sheet: &mut Sheet) {
    let is_here = |pool: &crate::resolve::ResolvedPool| match row.resource {
        Resource::NodeSubnet => pool.subnet == row.subnet,
        _ => pool.pod_subnet == row.subnet,
    };
    let clusters = (0..of.resolved().clusters.len()).filter_map(|place| OfCluster::at(of.analysis, place));
    let clusters = clusters.filter(|owner| owner.cluster.has_unlisted_nodes);
    clusters
        .filter(|owner| owner.cluster.pools().iter().any(is_here))
        .for_each(|owner| unlisted(owner, sheet));
}

fn unlisted(of: OfCluster<'_>, sheet: &mut Sheet) {
    let words = format!("nodes of {} that no list of pools tells, not counted", of.name());
    sheet.told(words, Amount::Unknown, of.unknown(Ask::Nodes));
}

fn of_node_subnet(pool: &OfPool<'_>, term: &Term, moment: Moment, sheet: &mut Sheet) {
    match pool.of.cluster.model() {
        None => {
            pool.nodes(sheet, moment, Counts::Told);
            sheet.told("network model", Amount::Unknown, pool.of.unknown(Ask::Cluster));
            product(pool, term.nodes, None, sheet);
        }
        Some(NetworkModel::NodeSubnet) => {
            pool.nodes(sheet, moment, Counts::Told);
            pool.max_pods(sheet, Counts::Told);
            product(pool, term.nodes, term.per_node, sheet);
            sheet.note(
                "This is the documented planning value; the service itself counts a few addresses less.",
            );
        }
        Some(_) => pool.nodes(sheet, moment, Counts::Added),
    }
}

fn of_pod_subnet(pool: &OfPool<'_>, term: &Term, moment: Moment, sheet: &mut Sheet) {
    let label = &pool.label;
    pool.nodes(sheet, moment, Counts::Told);
    pool.max_pods(sheet, Counts::Told);
    if let Some(pods) = pool.pool.pods_per_node {
        sheet.told(format!("{label}: pods of a node"), pods, pool.given("podsPerNode"));
    }
    match (pool.pool.allocation, term.per_node) {
        (Some(Allocation::Dynamic), Some(each)) => {
            let words = format!("{label}: addresses of a node, in batches of 16, half a batch ahead, and 1");
            sheet.told(words, each, Origin::Fact(limits::POD_BATCH.source));
        }
        (Some(Allocation::StaticBlock), Some(each)) => {
            let words = format!("{label}: addresses of a node, in whole blocks of 16");
            sheet.told(words, each, Origin::Fact(limits::STATIC_BLOCKS));
        }
        (None, _) => {
            let mode = pool.pool.pod_ip_allocation_mode.as_ref().map(ToString::to_string).unwrap_or_default();
            let words = format!("{label}: a way to allocate addresses that this planner does not know");
            sheet.told(words, mode, pool.given("podIPAllocationMode"));
        }
        (Some(_), None) => {}
    }
    product(pool, term.nodes, term.per_node, sheet);
}

fn of_pods(pool: &OfPool<'_>, moment: Moment, sheet: &mut Sheet) {
    pool.nodes(sheet, moment, Counts::Told);
    let pods = pool.pool.pods_per_node;
    let origin = if pods.is_some() { pool.given("podsPerNode") } else { pool.of.unknown(Ask::Pods) };
    sheet.told(format!("{}: pods of a node", pool.label), pods, origin);
    product(pool, pool.pool.nodes(moment), pods, sheet);
}

/// `np1: 4 nodes × 31`
fn product(pool: &OfPool<'_>, nodes: Option<u64>, each: Option<u64>, sheet: &mut Sheet) {
    let nodes_in_words = nodes.map_or("nodes not known".to_owned(), |nodes| counted(nodes, "node", "nodes"));
    let each_in_words = each.map_or("what each takes, not known".to_owned(), number);
    let value = nodes.zip(each).map(|(nodes, each)| nodes.saturating_mul(each));
    sheet.added(format!("{}: {nodes_in_words} × {each_in_words}", pool.label), value, Origin::Computed);
}

/// What others hold in the subnet of nodes.
fn residents(of: OfCluster<'_>, row: &Row, sheet: &mut Sheet) {
    let Some(subnet) = row.subnet.and_then(|place| OfSubnet::at(of.analysis, place)) else { return };
    let words = "held by others than the nodes of these clusters";
    match (row.residents, subnet.subnet.used) {
        (Some(residents), used) => {
            // A whole document may tell by leaving the list out; what tells then is the subnet itself.
            let origin = subnet.given(if used == Some(0) { "name" } else { "ipConfigurations" });
            if let Some(used) = used.filter(|used| *used > residents) {
                sheet.told("addresses in use, those of nodes included", used, origin.clone());
            }
            sheet.added(words, residents, origin);
        }
        (None, _) => sheet.told(format!("{words}, not counted"), Amount::Unknown, subnet.unknown()),
    }
}

fn is_automatic(of: OfCluster<'_>) -> bool {
    of.cluster.outbound.as_ref().is_some_and(|outbound| outbound.ports == Ports::Automatic)
}

fn snat_ports(of: OfCluster<'_>, moment: Moment, sheet: &mut Sheet) {
    let Some(Outbound { ports: Ports::Given(each), .. }) = &of.cluster.outbound else {
        return outbound::automatic(sheet);
    };
    sheet.told("ports of a node", *each, of.given("loadBalancerProfile.allocatedOutboundPorts"));
    each_pool(of, sheet, |pool, sheet| {
        pool.nodes(sheet, moment, Counts::Told);
        product(pool, pool.pool.nodes(moment), Some(*each), sheet);
    });
}

fn service_cidr(of: OfCluster<'_>, row: &Row, sheet: &mut Sheet) {
    let Some(range) = row.prefixes.iter().copied().find(|prefix| prefix.is_ipv4()) else { return };
    let (seen, is_all) = of.cluster.cluster_ips_in(range);
    sheet.added("ClusterIPs in use", seen.get(), of.origin(&seen, "services"));
    if seen.is_given() && !is_all {
        let words = "ClusterIPs of other namespaces, not counted";
        sheet.told(words, Amount::Unknown, of.unknown(Ask::Services));
    }
}

fn api_servers(of: OfCluster<'_>, row: &Row, sheet: &mut Sheet) {
    let each = limits::API_SERVER_ADDRESSES;
    for cluster in of.resolved().clusters.iter().filter(|cluster| cluster.api_server_subnet == row.subnet) {
        sheet.added(format!("API server of {}", cluster.name()), each.value, Origin::Fact(each.source));
    }
}
