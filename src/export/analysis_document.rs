//! The analysis document, version 1: everything derived, for other programs. Its schema stands in
//! `public/schema/analysis-1.json`.
use serde::Serialize;

use super::Input;
use super::diagnosis_entry::DiagnosisEntry;
use crate::analysis::{Analysis, unallocated_percent};
use crate::capacity::{ClusterCapacity, Need, Row};
use crate::design::Cluster;
use crate::net::Prefix;
use crate::overlap::{Holding, Pair};
use crate::resolve::{Moment, Resolved, ResolvedCluster, ResolvedNetwork, ResolvedPool, ResolvedSubnet};
use crate::rules::Finding;

/// Holders of a range that one side of a pair lists.
const OWNERS_LISTED: usize = 50;

/// The analysis as JSON, ending in a line break. The same inputs and analysis give the same bytes.
pub fn analysis_document(analysis: &Analysis, inputs: &[Input]) -> String {
    let mut text = serde_json::to_string_pretty(&Document::of(analysis, inputs)).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    document: &'static str,
    version: u32,
    today: String,
    inputs: Vec<InputEntry<'a>>,
    diagnoses: Vec<DiagnosisEntry<'a>>,
    networks: Vec<NetworkEntry<'a>>,
    ranges: Vec<RangeEntry<'a>>,
    clusters: Vec<ClusterEntry<'a>>,
    overlaps: Vec<PairEntry>,
    findings: Vec<FindingEntry<'a>>,
}

impl<'a> Document<'a> {
    fn of(analysis: &'a Analysis, inputs: &'a [Input]) -> Document<'a> {
        let resolved = &analysis.resolved;
        let networks = resolved.networks.iter().map(|network| (network, network_subnets(analysis, network)));
        let read = networks.filter(|(network, subnets)| {
            let known =
                !network.prefixes.is_empty() || subnets.iter().any(|subnet| !subnet.prefixes.is_empty());
            !network.managed && known
        });
        let clusters = resolved.clusters.iter().zip(&analysis.capacity);
        Document {
            document: "aks-network-analysis",
            version: 1,
            today: analysis.today.to_string(),
            inputs: inputs.iter().map(InputEntry::of).collect(),
            diagnoses: analysis.diagnoses.iter().map(|of| DiagnosisEntry::of(analysis, of)).collect(),
            networks: read.map(|(network, subnets)| NetworkEntry::of(resolved, network, &subnets)).collect(),
            ranges: resolved.ranges.iter().map(RangeEntry::of).collect(),
            clusters: clusters
                .map(|(cluster, capacity)| ClusterEntry::of(analysis, cluster, capacity))
                .collect(),
            overlaps: analysis.overlaps.iter().map(|pair| PairEntry::of(analysis, pair)).collect(),
            findings: analysis.findings.iter().map(|finding| FindingEntry::of(analysis, finding)).collect(),
        }
    }
}

fn network_subnets<'a>(analysis: &'a Analysis, network: &ResolvedNetwork) -> Vec<&'a ResolvedSubnet> {
    network.subnets.iter().filter_map(|place| analysis.resolved.subnets.get(*place)).collect()
}

/// A number that every reader of JSON holds exactly; one of 2^53 or beyond, which no document of the platform
/// prints, is as good as unknown.
fn exact<N: Copy + Into<i128>>(number: Option<N>) -> Option<N> {
    number.filter(|number| (*number).into().abs() < 1 << 53)
}

fn texts(prefixes: &[Prefix]) -> Vec<String> {
    prefixes.iter().map(Prefix::to_string).collect()
}

/// `None` for an empty list: an empty list of a range's prefixes means that they are not known.
fn known_texts(prefixes: &[Prefix]) -> Option<Vec<String>> {
    (!prefixes.is_empty()).then(|| texts(prefixes))
}

#[derive(Serialize)]
struct InputEntry<'a> {
    name: &'a str,
    kind: &'static str,
    shape: Option<&'static str>,
    clusters: usize,
    networks: usize,
    ranges: usize,
    problems: Vec<ProblemEntry<'a>>,
}

#[derive(Serialize)]
struct ProblemEntry<'a> {
    severity: &'static str,
    message: &'a str,
    line: Option<usize>,
    column: Option<usize>,
}

impl<'a> InputEntry<'a> {
    fn of(input: &'a Input) -> InputEntry<'a> {
        let problems = input.problems.iter().map(|problem| ProblemEntry {
            severity: problem.severity.text(),
            message: &problem.message,
            line: problem.at.map(|at| at.line),
            column: problem.at.map(|at| at.column),
        });
        InputEntry {
            name: &input.name,
            kind: input.kind.text(),
            shape: input.shape.map(|shape| shape.text()),
            clusters: input.clusters,
            networks: input.networks,
            ranges: input.ranges,
            problems: problems.collect(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NetworkEntry<'a> {
    name: &'a str,
    id: Option<&'a str>,
    prefixes: Option<Vec<String>>,
    unallocated_percent: Option<u64>,
    subnets: Vec<SubnetEntry<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SubnetEntry<'a> {
    name: &'a str,
    prefixes: Option<Vec<String>>,
    usable: Option<u64>,
    used: Option<u64>,
    delegations: Option<&'a [String]>,
    nat_gateway: Option<bool>,
    route_table: Option<bool>,
}

impl<'a> NetworkEntry<'a> {
    fn of(
        resolved: &Resolved,
        network: &'a ResolvedNetwork,
        subnets: &[&'a ResolvedSubnet],
    ) -> NetworkEntry<'a> {
        let entry = |subnet: &&'a ResolvedSubnet| SubnetEntry {
            name: &subnet.name,
            prefixes: known_texts(&subnet.prefixes),
            usable: exact(subnet.usable()),
            used: exact(subnet.used),
            delegations: subnet.delegations.as_deref(),
            nat_gateway: subnet.nat_gateway,
            route_table: subnet.route_table,
        };
        NetworkEntry {
            name: &network.name,
            id: network.id.as_ref().map(|id| id.text()),
            prefixes: known_texts(&network.prefixes),
            unallocated_percent: unallocated_percent(resolved, network),
            subnets: subnets.iter().map(entry).collect(),
        }
    }
}

#[derive(Serialize)]
struct RangeEntry<'a> {
    name: &'a str,
    kind: &'static str,
    prefixes: Vec<String>,
}

impl<'a> RangeEntry<'a> {
    fn of(range: &'a crate::design::ConnectedRange) -> RangeEntry<'a> {
        RangeEntry { name: &range.name, kind: range.kind.text(), prefixes: texts(&range.prefixes) }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ClusterEntry<'a> {
    name: &'a str,
    resource_group: Option<&'a str>,
    location: Option<&'a str>,
    kubernetes_version: Option<&'a str>,
    network_model: Option<&'static str>,
    network_dataplane: Option<String>,
    network_policy: Option<String>,
    outbound_type: Option<String>,
    load_balancer_sku: Option<String>,
    pod_cidrs: Option<Vec<String>>,
    service_cidrs: Option<Vec<String>>,
    dns_service_ip: Option<String>,
    ip_families: Option<Vec<String>>,
    private: Option<bool>,
    pools: Option<Vec<PoolEntry<'a>>>,
    capacity: Vec<RowEntry<'a>>,
    max_nodes: MaxNodesEntry<'a>,
}

impl<'a> ClusterEntry<'a> {
    fn of(
        analysis: &'a Analysis,
        cluster: &'a ResolvedCluster,
        capacity: &'a ClusterCapacity,
    ) -> ClusterEntry<'a> {
        let said: &Cluster = &cluster.said;
        let pools = cluster.pools.as_ref();
        ClusterEntry {
            name: &said.name,
            resource_group: said.resource_group.as_deref(),
            location: said.location.as_deref(),
            kubernetes_version: said.kubernetes_version.as_deref(),
            network_model: cluster.model().map(|model| model.text()),
            network_dataplane: cluster.network_dataplane.known().map(ToString::to_string),
            network_policy: cluster.network_policy.known().map(ToString::to_string),
            outbound_type: cluster.outbound_type.known().map(ToString::to_string),
            load_balancer_sku: cluster.load_balancer_sku.known().map(ToString::to_string),
            pod_cidrs: pod_cidrs(cluster),
            service_cidrs: cluster.service_cidrs.known().map(|cidrs| texts(cidrs)),
            dns_service_ip: cluster.dns_service_ip.known().map(ToString::to_string),
            ip_families: cluster
                .ip_families
                .known()
                .map(|families| families.iter().map(ToString::to_string).collect()),
            private: private(said),
            pools: pools.map(|pools| pools.iter().map(|pool| PoolEntry::of(analysis, pool)).collect()),
            capacity: capacity.rows.iter().map(RowEntry::of).collect(),
            max_nodes: MaxNodesEntry {
                value: capacity.largest.value,
                limited_by: capacity.largest.limited_by.map(|resource| resource.text()),
                name: capacity.largest.name.as_deref(),
                unknown: capacity.largest.unknown.iter().map(|resource| resource.text()).collect(),
            },
        }
    }
}

/// Not said in a whole cluster means public; a fragment tells nothing.
fn private(said: &Cluster) -> Option<bool> {
    let is_whole = said.network_profile.is_some() && said.pools.is_some();
    said.api_server.enable_private_cluster.or(is_whole.then_some(false))
}

/// What the document itself printed, also where the model has no pod CIDR and it takes no part in the sums.
fn pod_cidrs(cluster: &ResolvedCluster) -> Option<Vec<String>> {
    let printed = cluster.said.network_profile.as_ref().and_then(|profile| profile.pod_cidrs.as_ref());
    printed.or(cluster.pod_cidrs.known()).map(|cidrs| texts(cidrs))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PoolEntry<'a> {
    name: &'a str,
    mode: Option<String>,
    os_type: String,
    #[serde(rename = "type")]
    pool_type: Option<String>,
    count: Option<u64>,
    autoscaled: bool,
    min_count: Option<u64>,
    max_count: Option<u64>,
    max_pods: Option<u64>,
    max_pods_given: bool,
    max_surge: Option<String>,
    max_surge_given: bool,
    surge_nodes: Option<u64>,
    surge_nodes_at_max: Option<u64>,
    vnet_subnet_id: Option<&'a str>,
    pod_subnet_id: Option<&'a str>,
    pod_ip_allocation_mode: Option<String>,
}

impl<'a> PoolEntry<'a> {
    fn of(analysis: &'a Analysis, pool: &'a ResolvedPool) -> PoolEntry<'a> {
        let id = |place: Option<usize>| {
            let subnet = analysis.resolved.subnets.get(place?)?;
            subnet.id.as_ref().map(|id| id.text())
        };
        let surge = |moment: Moment| exact(pool.nodes(moment).and_then(|nodes| pool.surge_of(nodes)));
        PoolEntry {
            name: &pool.name,
            mode: pool.mode.as_ref().map(ToString::to_string),
            os_type: pool.os_type.to_string(),
            pool_type: pool.pool_type.as_ref().map(ToString::to_string),
            count: exact(pool.count.get()),
            autoscaled: pool.autoscaled,
            min_count: exact(pool.min_count),
            max_count: exact(pool.max_count),
            max_pods: exact(pool.max_pods.get()),
            max_pods_given: pool.max_pods.is_given(),
            max_surge: pool.max_surge.known().map(ToString::to_string),
            max_surge_given: pool.max_surge.is_given(),
            surge_nodes: surge(Moment::Steady),
            surge_nodes_at_max: surge(Moment::Scaled),
            vnet_subnet_id: id(pool.subnet),
            pod_subnet_id: id(pool.pod_subnet),
            pod_ip_allocation_mode: pool.pod_ip_allocation_mode.as_ref().map(ToString::to_string),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RowEntry<'a> {
    resource: &'static str,
    name: &'a str,
    prefix: Option<String>,
    prefixes: Vec<String>,
    unit: &'static str,
    available: Option<u64>,
    residents: Option<u64>,
    complete: bool,
    moments: MomentsEntry,
    preflight: Option<PreflightEntry>,
    error_code: Option<&'static str>,
    smallest_prefix: Option<u8>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MomentsEntry {
    steady: NeedEntry,
    upgrading: NeedEntry,
    scaled: NeedEntry,
    scaled_upgrading: NeedEntry,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NeedEntry {
    required: Option<u64>,
    headroom: Option<i64>,
    headroom_percent: Option<i64>,
    fits: Option<bool>,
    per_node: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    floor: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PreflightEntry {
    required: Option<u64>,
    fits: Option<bool>,
    error_code: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MaxNodesEntry<'a> {
    value: Option<u64>,
    limited_by: Option<&'static str>,
    name: Option<&'a str>,
    unknown: Vec<&'static str>,
}

impl<'a> RowEntry<'a> {
    fn of(row: &'a Row) -> RowEntry<'a> {
        let at = |moment| NeedEntry::of(row.at(moment));
        RowEntry {
            resource: row.resource.text(),
            name: &row.name,
            prefix: row.prefixes.iter().find(|prefix| prefix.is_ipv4()).map(Prefix::to_string),
            prefixes: texts(&row.prefixes),
            unit: row.resource.unit().text(),
            available: exact(row.available),
            residents: exact(row.residents),
            complete: row.complete,
            moments: MomentsEntry {
                steady: at(Moment::Steady),
                upgrading: at(Moment::Upgrading),
                scaled: at(Moment::Scaled),
                scaled_upgrading: at(Moment::ScaledUpgrading),
            },
            preflight: row.preflight.map(|preflight| PreflightEntry {
                required: exact(Some(preflight.required)),
                fits: preflight.fits,
                error_code: preflight.error_code,
            }),
            error_code: row.error_code,
            smallest_prefix: row.smallest_prefix,
        }
    }
}

impl NeedEntry {
    fn of(need: &Need) -> NeedEntry {
        let required = exact(need.required);
        let if_known = |number: Option<i64>| required.and(exact(number));
        NeedEntry {
            required,
            headroom: if_known(need.headroom()),
            headroom_percent: if_known(need.headroom_percent()),
            fits: required.and(need.fits()),
            per_node: exact(need.per_node),
            floor: exact(need.floor),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PairEntry {
    left: SideEntry,
    right: SideEntry,
    verdict: &'static str,
    error_code: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SideEntry {
    kind: &'static str,
    prefix: String,
    default: bool,
    owner: String,
    owners: Vec<String>,
    more_owners: usize,
}

impl PairEntry {
    fn of(analysis: &Analysis, pair: &Pair) -> PairEntry {
        PairEntry {
            left: SideEntry::of(analysis, &pair.left),
            right: SideEntry::of(analysis, &pair.right),
            verdict: pair.verdict.text(),
            error_code: pair.error_code,
        }
    }
}

impl SideEntry {
    fn of(analysis: &Analysis, holding: &Holding) -> SideEntry {
        let listed = holding.holders.iter().take(OWNERS_LISTED);
        let owners: Vec<String> = listed.map(|holder| holder.name(&analysis.resolved)).collect();
        SideEntry {
            kind: holding.kind.text(),
            prefix: holding.prefix.to_string(),
            default: holding.default,
            owner: owners.first().cloned().unwrap_or_default(),
            more_owners: holding.holders.len().saturating_sub(owners.len()),
            owners,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FindingEntry<'a> {
    rule: &'static str,
    severity: &'static str,
    cluster: Option<&'a str>,
    subjects: &'a [String],
    title: &'static str,
    message: &'a str,
    error_code: Option<&'static str>,
    error_subcode: Option<&'static str>,
    source: SourceEntry,
}

#[derive(Serialize)]
struct SourceEntry {
    url: &'static str,
    read: &'static str,
}

impl<'a> FindingEntry<'a> {
    fn of(analysis: &'a Analysis, finding: &'a Finding) -> FindingEntry<'a> {
        let cluster = finding.cluster.and_then(|place| analysis.resolved.clusters.get(place));
        FindingEntry {
            rule: finding.rule.id,
            severity: finding.severity.text(),
            cluster: cluster.map(|cluster| cluster.name()),
            subjects: &finding.subjects,
            title: finding.rule.title,
            message: &finding.message,
            error_code: finding.error_code,
            error_subcode: finding.error_subcode,
            source: SourceEntry { url: finding.source.url, read: finding.source.read },
        }
    }
}
