//! `feature-unsupported-here`: an add-on or option in a cluster that it does not work in.
use super::pools::{named, of_each_several, pools_where, subjects};
use super::{Context, Finding, Rule, Severity, Topic, subject};
use crate::azure::Disagreement;
use crate::azure::clash::{CLASHES, Clash, Thing};
use crate::azure::{Feature, kubernetes, learn};
use crate::design::{NetworkDataplane, NodePool, OsType, OutboundType, PoolType};
use crate::net::Family;
use crate::resolve::{Allocation, ResolvedCluster};

pub(super) static RULE: Rule = Rule {
    id: "feature-unsupported-here",
    topic: Topic::Configuration,
    severity: Severity::Error,
    title: "A feature does not work in this cluster",
    why: "Add-ons and options are built for some network models, data planes, operating systems and versions of \
          Kubernetes. In a cluster outside them the request is refused, or the feature is on and does nothing.",
    source: learn("https://learn.microsoft.com/azure/aks/concepts-network-cni-overview"),
    facts: &[
        "FEAT-10", "FEAT-14", "FEAT-20", "FEAT-23", "FEAT-31", "FEAT-34", "FEAT-35", "FEAT-37", "FEAT-39",
        "FEAT-36", "FEAT-41", "FEAT-42", "FEAT-50", "FEAT-51", "FEAT-53", "FEAT-61", "IP-44", "NP-39",
        "ERR-27", "EG-74", "API-7E",
    ],
    check,
};

fn check(context: &Context) -> Vec<Finding> {
    let is_disputed = |clash: &&Clash| {
        (clash.what, clash.with) == (Thing::NodeAutoProvisioning, Thing::DynamicPodSubnet)
            && context.resolved.takes_otherwise(Disagreement::ProvisioningWithPodSubnet)
    };
    let clashes: Vec<&Clash> = CLASHES.iter().filter(|clash| !is_disputed(clash)).collect();
    of_each_several(context, &|cluster| clashes.iter().filter_map(|clash| of_clash(clash, cluster)).collect())
}

fn of_clash(clash: &Clash, cluster: &ResolvedCluster) -> Option<Finding> {
    let (what, with) = (Found::of(clash.what, cluster)?, Found::of(clash.with, cluster)?);
    let (name, what_words, with_words) = (cluster.name(), what.words, with.beside);
    let (severity, works) = match clash.is_certain {
        true => (Severity::Error, "which does not work"),
        false => (Severity::Warning, "which Microsoft does not document as working"),
    };
    let finding = RULE.finding(format!("{name} has {what_words}, {works} {with_words}."));
    let mut about = what.subjects;
    about.extend(with.subjects.into_iter().filter(|subject| !about.contains(subject)).collect::<Vec<_>>());
    Some(finding.with_severity(severity).with_source(clash.source).about(about))
}

/// A thing that a cluster has.
struct Found {
    /// Words for it: `virtual nodes`.
    words: String,
    /// Words for its presence: `with kubenet`.
    beside: String,
    subjects: Vec<String>,
}

impl Found {
    fn of(thing: Thing, cluster: &ResolvedCluster) -> Option<Found> {
        let has = |is_there: bool, words: &str, field: &str| {
            is_there.then(|| Found {
                words: words.to_owned(),
                beside: format!("with {words}"),
                subjects: vec![subject::field(cluster.name(), field)],
            })
        };
        let on = |pools: Vec<&NodePool>, words: &str| {
            pools.first()?;
            let words = format!("{words} ({})", named(&pools));
            Some(Found { beside: format!("with {words}"), words, subjects: subjects(cluster, &pools) })
        };
        let said = &cluster.said;
        match thing {
            Thing::Feature(feature) => {
                let field = feature.path().first().copied().unwrap_or_default();
                has(said.features.has(feature), feature.title(), field)
            }
            Thing::Model(model) => has(cluster.model() == Some(model), model.title(), "networkPlugin"),
            Thing::DynamicPodSubnet => with_allocation(cluster, Allocation::Dynamic, "a pod subnet"),
            Thing::StaticPodSubnet => {
                with_allocation(cluster, Allocation::StaticBlock, "a pod subnet in static blocks")
            }
            Thing::Cilium => {
                let is_there = cluster.dataplane() == Some(NetworkDataplane::Cilium);
                has(is_there, "the Cilium data plane, which needs no kube-proxy", "networkDataplane")
            }
            Thing::OtherDataplane => {
                let dataplane = cluster.dataplane().filter(|plane| *plane != NetworkDataplane::Cilium)?;
                let beside = format!("without the Cilium data plane (it is {dataplane})");
                let subjects = vec![subject::field(cluster.name(), "networkDataplane")];
                Some(Found { words: beside.clone(), beside, subjects })
            }
            Thing::Npm => has(cluster.has_npm(), "Azure Network Policy Manager", "networkPolicy"),
            Thing::WindowsNodes => {
                on(pools_where(cluster, |pool| is(&pool.os_type, OsType::Windows)), "Windows nodes")
            }
            Thing::WindowsServer2019 => {
                let is_2019 = |pool: &NodePool| {
                    pool.os_sku.as_deref().is_some_and(|sku| sku.eq_ignore_ascii_case("Windows2019"))
                };
                on(pools_where(cluster, is_2019), "Windows Server 2019 nodes")
            }
            Thing::AvailabilitySets => {
                let pools = pools_where(cluster, |pool| is(&pool.pool_type, PoolType::AvailabilitySet));
                on(pools, "availability sets")
            }
            Thing::NodePublicIps => on(
                pools_where(cluster, |pool| pool.enable_node_public_ip == Some(true)),
                "public node addresses",
            ),
            Thing::NodeAutoProvisioning => {
                let is_there = said.node_auto_provisioning == Some(true);
                has(is_there, "node auto-provisioning", "nodeProvisioningProfile.mode")
            }
            Thing::NetworkIsolation => {
                let outbound = cluster.outbound_type.known();
                let is_shut =
                    outbound.is_some_and(|out| *out == OutboundType::None || *out == OutboundType::Block);
                let is_there = is_shut && said.features.has(Feature::ArtifactCache);
                has(is_there, "network isolation", "outboundType")
            }
            Thing::DualStack => {
                let families = cluster.ip_families.known();
                let is_there = families.is_some_and(|families| families.contains(&Family::IPv6));
                has(is_there, "IPv6 beside IPv4", "ipFamilies")
            }
            Thing::AuthorizedRanges => {
                let ranges = said.api_server.authorized_ip_ranges.as_deref().unwrap_or_default();
                has(!ranges.is_empty(), "authorized IP ranges", "apiServerAccessProfile")
            }
            Thing::Before(minor) => before(cluster, minor),
            Thing::CiliumBefore(minor) => {
                let is_cilium = cluster.dataplane() == Some(NetworkDataplane::Cilium);
                let version = before(cluster, minor).filter(|_| is_cilium)?;
                Some(Found { beside: format!("with the Cilium data plane {}", version.beside), ..version })
            }
        }
    }
}

fn is<T: PartialEq>(word: &Option<crate::design::Word<T>>, value: T) -> bool {
    word.as_ref().is_some_and(|word| *word == value)
}

fn with_allocation(cluster: &ResolvedCluster, allocation: Allocation, words: &str) -> Option<Found> {
    let pools: Vec<_> = cluster.pools().iter().filter(|pool| pool.allocation == Some(allocation)).collect();
    pools.first()?;
    let subjects = pools.iter().map(|pool| subject::pool(cluster.name(), &pool.name)).collect();
    Some(Found { words: words.to_owned(), beside: format!("with {words}"), subjects })
}

fn before(cluster: &ResolvedCluster, minor: u64) -> Option<Found> {
    let version = cluster.said.kubernetes_version.as_deref()?;
    let is_before = kubernetes::minor(version)? < minor;
    let beside = format!("before Kubernetes 1.{minor} (it runs {version})");
    let subjects = vec![subject::field(cluster.name(), "kubernetesVersion")];
    is_before.then(|| Found { words: beside.clone(), beside, subjects })
}
