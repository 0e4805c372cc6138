//! What the engine of a cluster does not reach.
use crate::azure::{Feature, Source, limits, migration, policies};
use crate::design::NetworkPolicy;
use crate::egress::Remark;
use crate::net::wording::{counted, number};
use crate::resolve::ResolvedCluster;

/// What passes whatever the policies say.
pub(super) fn holes(of: &ResolvedCluster, engine: NetworkPolicy) -> Vec<Remark> {
    let mut holes: Vec<(String, Source)> = Vec::new();
    let observed = of.said.observed.as_ref();
    let hosts = observed.map_or(0, |observed| {
        observed.pods.iter().filter(|pod| pod.host_network == Some(true)).count() as u64
    });
    let on_hosts = match hosts {
        0 => "Pods on the host network are never subject to policies.".to_owned(),
        1 => "1 pod is on the host network: no policy applies to it.".to_owned(),
        _ => format!("{} pods are on the host network: no policy applies to them.", number(hosts)),
    };
    holes.push((on_hosts, policies::CILIUM));
    let features = of.said.features;
    let blind = [
        (
            Feature::VirtualNodes,
            "Pods on virtual nodes are not subject to policies.",
            policies::VIRTUAL_NODES,
        ),
        (
            Feature::StaticEgressGateway,
            "What leaves through the static egress gateway is not subject to policies.",
            policies::EGRESS_GATEWAY,
        ),
        (
            Feature::MutualTls,
            "What mTLS encrypts passes without policies on ports and requests.",
            policies::MUTUAL_TLS,
        ),
    ];
    let blind = blind.into_iter().filter(|(feature, _, _)| features.has(*feature));
    holes.extend(blind.map(|(_, text, source)| (text.to_owned(), source)));
    holes.push((
        "Policies do not reliably tell clients outside the cluster apart: use loadBalancerSourceRanges or the annotation \
         for allowed ranges on the service."
            .to_owned(),
        migration::POLICIES,
    ));
    if engine == NetworkPolicy::Azure {
        holes.extend(of_npm(of));
    }
    holes.into_iter().map(|(text, source)| Remark { text, source }).collect()
}

fn of_npm(of: &ResolvedCluster) -> Vec<(String, Source)> {
    let mut holes = vec![
        (
            "What comes in through a load balancer or NodePort with externalTrafficPolicy Cluster is not filtered."
                .to_owned(),
            migration::NPM_TO_CILIUM,
        ),
        ("A pod always reaches its own node.".to_owned(), migration::NPM_TO_CILIUM),
    ];
    let nodes = of.pools().iter().filter_map(|pool| pool.count.get()).fold(0, u64::saturating_add);
    let limit = limits::NPM_NODES;
    if nodes > limit.value {
        let text = format!(
            "It runs on {} and is supported up to {}.",
            counted(nodes, "node", "nodes"),
            number(limit.value)
        );
        holes.push((text, limit.source));
    }
    holes
}
