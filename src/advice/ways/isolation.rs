//! To a network isolated cluster: images from a registry in the network, and no way out.
use super::{Draft, REIMAGED, compare, keep};
use crate::advice::demands;
use crate::advice::given::Given;
use crate::advice::precondition::{Part, Precondition, State};
use crate::advice::way::{How, Saying, Stride, Way};
use crate::azure::migration::{self, terraform};
use crate::azure::{Feature, NetworkModel};
use crate::design::OutboundType;

/// The way to isolation.
pub(super) fn way(given: &Given, draft: Draft) -> Way {
    let mut way = to(given, "none", draft);
    if way.how == How::InPlace {
        way.preconditions.extend(super::outbound::of_every_type(given));
    }
    way
}

/// The way to isolation by that outbound type.
pub(super) fn to(given: &Given, outbound_type: &str, draft: Draft) -> Way {
    let source = migration::ISOLATED.source;
    let is_shut = matches!(given.outbound(), Some(OutboundType::None | OutboundType::Block));
    if is_shut && given.cluster.said.features.has(Feature::ArtifactCache) {
        let text = format!("{} is network isolated already.", given.name());
        return draft(How::Already, Saying::new(text, source));
    }
    if given.cluster.network_model.is_given() && given.cluster.model() == Some(NetworkModel::Kubenet) {
        let text = "A cluster with kubenet cannot be network isolated: move to overlay first.";
        return draft(How::NotPossible, Saying::new(text, source));
    }
    let text =
        "The cluster is isolated where it stands: images from a cache, all pools reimaged, then no way out.";
    let mut way = draft(How::InPlace, Saying::new(text, source));
    way.preconditions = vec![
        demands::kubernetes(given, migration::ISOLATED),
        demands::no_windows(given, source),
        access(given),
        demands::asked(
            "A registry of your own, where there is one, is of the tier Premium.",
            "az acr list --query \"[].{name:name, sku:sku.name}\"",
            source,
        ),
    ];
    let back = format!(
        "`{}`, then reimage all pools; the managed registry stays only if the source stays Cache.",
        given.update("--bootstrap-artifact-source Direct --outbound-type loadBalancer")
    );
    way.steps = vec![
        keep(given),
        Stride::new(
            "Take images of the cluster’s own from a cache.",
            Some(given.update("--bootstrap-artifact-source Cache")),
        )
        .open(back.clone()),
        Stride::new("Reimage all pools.", Some(given.aks("upgrade", "--node-image-only")))
            .disrupts(REIMAGED)
            .open(back.clone()),
        Stride::new(
            "Take the way out away.",
            Some(given.update(&format!("--outbound-type {outbound_type}"))),
        )
        .disrupts("Nothing reaches the internet any more; open connections drop.")
        .open(back),
        compare(given),
    ];
    way.for_others = vec![
        Saying::new("Source addresses: the internet sees nothing of the cluster.", source),
        Saying::new("Images of your own workloads come from a registry that the network reaches.", source),
        Saying::new("Node public addresses would still lead out: have none.", source),
    ];
    way.terraform = vec![terraform::OUTBOUND_TYPE];
    way
}

/// A private cluster, or one with the API server in its network.
fn access(given: &Given) -> Precondition {
    let access = &given.cluster.said.api_server;
    let state = match (access.enable_private_cluster, access.enable_vnet_integration) {
        (Some(true), _) => State::met(Part::ApiServer, "enablePrivateCluster is true"),
        (_, Some(true)) => State::met(Part::ApiServer, "enableVnetIntegration is true"),
        (Some(false), Some(false)) => State::unmet(
            "Neither enablePrivateCluster nor enableVnetIntegration is true",
            "Bring the API server into the virtual network first.",
        ),
        _ => State::Unknown(given.show("apiServerAccessProfile")),
    };
    let text = "The API server is reached without the internet: private cluster or VNet integration.";
    Precondition::new(text, state, migration::ISOLATED.source)
}
