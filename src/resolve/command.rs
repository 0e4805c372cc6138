//! Commands of the Azure CLI on what a design holds, with its names as words of a shell; what it does not hold stands in
//! angle brackets.
use crate::design::{Cluster, ResourceId};

/// An id or a name as one word of a shell: in quotes where it holds anything but letters, digits and `/_.-`.
pub(crate) fn word(id: &str) -> String {
    let is_plain = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/_.-".contains(&byte));
    if is_plain { id.to_owned() } else { format!("'{}'", id.replace('\'', "'\\''")) }
}

/// The resource group of a resource.
pub(crate) fn group_of(id: Option<&ResourceId>) -> String {
    let group = id.map(ResourceId::resource_group).filter(|group| !group.is_empty());
    group.map_or("<resource-group>".to_owned(), word)
}

/// The resource group of a cluster.
pub(crate) fn group(of: &Cluster) -> String {
    of.resource_group.as_deref().map_or_else(|| group_of(of.id.as_ref()), word)
}

/// The name of a cluster.
pub(crate) fn name(of: &Cluster) -> String {
    if of.is_unnamed() { "<name>".to_owned() } else { word(&of.name) }
}

/// `az aks <verb>` on a cluster.
pub(crate) fn aks(of: &Cluster, verb: &str) -> String {
    format!("az aks {verb} --resource-group {} --name {}", group(of), name(of))
}

/// `az aks nodepool <verb>` on a pool, which is a word already.
pub(crate) fn nodepool(of: &Cluster, verb: &str, pool: &str) -> String {
    let (group, cluster) = (group(of), name(of));
    format!("az aks nodepool {verb} --resource-group {group} --cluster-name {cluster} --name {pool}")
}

/// `az network vnet subnet <verb>` on a subnet of the network of that id.
pub(crate) fn subnet(id: Option<&ResourceId>, network: &str, subnet: &str, verb: &str) -> String {
    let (group, network, subnet) = (group_of(id), word(network), word(subnet));
    format!("az network vnet subnet {verb} --resource-group {group} --vnet-name {network} --name {subnet}")
}
