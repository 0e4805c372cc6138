//! What can come in to the pods of a cluster from outside.
use super::Remark;
use super::settings::flow_logs;
use crate::azure::{Feature, NetworkModel, Source, egress, limits};
use crate::resolve::{Allocation, ResolvedCluster};

/// What has to be known beside the addresses that are seen, in sentences.
pub(super) fn notes(cluster: &ResolvedCluster) -> Vec<Remark> {
    let mut notes: Vec<Remark> = Vec::new();
    if let Some(model) = cluster.model() {
        notes.push(of_pods(model));
        let text = format!("Services of type LoadBalancer work with {}.", model.title());
        notes.push(Remark::new(text, egress::MODELS));
        notes.extend(private_link(cluster, model));
    }
    notes.push(flow_logs());
    notes
}

fn of_pods(model: NetworkModel) -> Remark {
    let (text, source): (&str, Source) = match model {
        NetworkModel::Overlay => {
            ("Nothing outside the cluster can open a connection to a pod's own address.", egress::MODELS)
        }
        NetworkModel::Kubenet => (
            "Nothing outside the cluster is meant to open a connection to a pod's own address; machines whose subnet \
             shares the cluster's route table can, and lose that with a change to overlay.",
            egress::KUBENET_ROUTES,
        ),
        NetworkModel::NodeSubnet | NetworkModel::PodSubnet => (
            "Machines of the network, of peered ones and behind VPN or ExpressRoute can open connections to a pod's \
             own address.",
            egress::MODELS,
        ),
        NetworkModel::None => (
            "Whether anything outside can open a connection to a pod is for the CNI to say.",
            egress::OWN_CNI,
        ),
    };
    Remark::new(text, source)
}

/// Whether services can be exposed through private link services.
fn private_link(cluster: &ResolvedCluster, model: NetworkModel) -> Option<Remark> {
    let has_blocks = cluster.pools().iter().any(|pool| pool.allocation == Some(Allocation::StaticBlock));
    let (text, source) = match model {
        NetworkModel::None => return None,
        _ if has_blocks => (
            "No private link service can stand before services of pods that take their addresses in static blocks.",
            limits::STATIC_BLOCKS,
        ),
        _ if cluster.said.features.has(Feature::BackendsByAddress) => (
            "No private link service can stand before its services: backendPoolType is NodeIP.",
            egress::INTERNAL_BALANCER,
        ),
        _ => (
            "A private link service can stand before a LoadBalancer service, for TCP and UDP over IPv4.",
            egress::INTERNAL_BALANCER,
        ),
    };
    Some(Remark::new(text, source))
}
