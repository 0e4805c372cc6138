//! What Cilium makes of a policy: blocks, ranges and names of ports, rules on requests and on names of domains.
use std::collections::HashMap;

use super::{OwnRanges, Sink, distinct};
use crate::azure::{Feature, migration, policies};
use crate::design::PolicyKind;
use crate::net::wording::listed;
use crate::policy::{Peer, PortSpec};
use crate::resolve::ResolvedCluster;

/// Blocks match neither pods nor nodes; what they say of other addresses holds.
pub(super) fn blocks(own: &OwnRanges, sink: &mut Sink<'_>) {
    let blocks = || {
        sink.policy.peers().filter_map(|peer| match peer {
            Peer::Block { block, except } => Some((*block, except.as_slice())),
            _ => None,
        })
    };
    let met = blocks().find_map(|(block, except)| Some((block, own.met(block, except)?)));
    let (differs, text) = match (met, blocks().next()) {
        (Some((block, range)), _) => {
            let text = format!(
                "Its block {block} meets {range}, where pods or nodes have their addresses, and under Cilium a block \
                 matches neither: pods and nodes that it alone allows are denied; addresses outside are not."
            );
            (Some(true), text)
        }
        (None, Some((block, _))) if !own.is_all => {
            let text = format!(
                "Under Cilium its block {block} matches no pod and no node; whether it holds any is not known."
            );
            (None, text)
        }
        _ => return,
    };
    sink.add(differs, text, migration::NPM_TO_CILIUM);
}

/// A range of ports, which an old Cilium does not read.
pub(super) fn end_ports(cluster: &ResolvedCluster, sink: &mut Sink<'_>) {
    let mut ports = sink.policy.ports().filter_map(|rule| match rule.port {
        PortSpec::Range(first, last) if last != first => Some((first, last)),
        _ => None,
    });
    let Some((first, last)) = ports.next() else { return };
    let from = policies::END_PORT_FROM;
    let (differs, version) = match cluster.kubernetes_minor() {
        Some(minor) if minor >= from.value => return,
        Some(minor) => (Some(true), format!("and Kubernetes 1.{minor} comes with an older one")),
        None => (None, "and the version of Kubernetes is not known".to_owned()),
    };
    let text = format!(
        "Ports {first} to {last}: endPort is read from Cilium 1.17 on, which comes with Kubernetes 1.{}, {version}.",
        from.value
    );
    sink.add(differs, text, from.source);
}

/// A name of a port that has several numbers, or none that was seen.
pub(super) fn named_ports(names: &HashMap<&str, Vec<u16>>, sink: &mut Sink<'_>) {
    let named = distinct(sink.policy.ports().filter_map(|rule| match &rule.port {
        PortSpec::Named(name) => Some(name.as_str()),
        _ => None,
    }));
    for name in named {
        let numbers = names.get(name).map(Vec::as_slice).unwrap_or_default();
        // Whether the numbers that differ are those of pods that this policy means is not looked at.
        let text = match numbers {
            [] => format!(
                "No pod that was seen names a port {name}; with different numbers Cilium may enforce it wrongly."
            ),
            [_] => continue,
            several => {
                let several: Vec<String> = several.iter().map(ToString::to_string).collect();
                format!(
                    "Pods give the port {name} the numbers {}, and Cilium may enforce that wrongly: use numbers.",
                    listed(&several)
                )
            }
        };
        sink.add(None, text, migration::NPM_TO_CILIUM);
    }
}

/// Rules on requests and domain names need Advanced Container Networking Services.
pub(super) fn requests(cluster: &ResolvedCluster, sink: &mut Sink<'_>) {
    let by_request = sink.policy.names_requests();
    let by_name = sink.policy.names_domains();
    let features = cluster.said.features;
    let asked = [
        (by_request, Feature::LayerSeven, "Rules on requests", policies::LAYER_SEVEN),
        (by_name, Feature::Fqdn, "Rules on domain names", policies::FQDN),
    ];
    for (_, feature, what, source) in asked.into_iter().filter(|(is, ..)| *is) {
        // What carries rules on requests carries those on names.
        if !features.has(feature) && !features.has(Feature::LayerSeven) {
            let differs = features.get(feature).map(|_| true);
            let text = format!("{what} need {} of Advanced Container Networking Services.", feature.title());
            sink.add(differs, text, source);
        }
        if let Some(minor) = cluster.kubernetes_minor().filter(|minor| *minor < policies::BY_REQUEST_FROM) {
            let text = format!(
                "{what} need Kubernetes 1.{} or later; this is 1.{minor}.",
                policies::BY_REQUEST_FROM
            );
            sink.add(Some(true), text, source);
        }
    }
    if by_request && sink.policy.kind == PolicyKind::CiliumClusterwide {
        let text = "Rules on requests are not supported in a CiliumClusterwideNetworkPolicy.".to_owned();
        sink.add(Some(true), text, policies::LAYER_SEVEN);
    }
    if by_request && features.has(Feature::Istio) {
        let text = "Rules on requests are not supported together with those of Istio.".to_owned();
        sink.add(None, text, policies::LAYER_SEVEN);
    }
}
