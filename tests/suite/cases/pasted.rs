//! Texts as people paste them, with the parts that a case is about.

/// Subnets of the network that [`network`] makes: `SUBNETS/nodes`.
const SUBNETS: &str = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/\
                       Microsoft.Network/virtualNetworks/vnet/subnets";

/// Commands that make a network of that range with those subnets.
pub(super) fn network(range: &str, subnets: &[(&str, &str)]) -> String {
    let network = format!("az network vnet create -g rg -n vnet --address-prefixes {range}\n");
    let subnets = subnets.iter().map(|(name, range)| {
        format!("az network vnet subnet create -g rg --vnet-name vnet -n {name} --address-prefixes {range}\n")
    });
    std::iter::once(network).chain(subnets).collect()
}

/// The command that makes the cluster `aks` with nodes in the subnet `nodes`.
pub(super) fn create(flags: &str) -> String {
    in_full(&format!("az aks create -g rg -n aks --tier standard --vnet-subnet-id SUBNETS/nodes {flags}\n"))
}

/// The command that adds a pool with nodes in the subnet `nodes`.
pub(super) fn add(name: &str, flags: &str) -> String {
    let text = format!(
        "az aks nodepool add -g rg --cluster-name aks -n {name} --vnet-subnet-id SUBNETS/nodes {flags}\n"
    );
    in_full(&text)
}

/// A text in which `SUBNETS` stands for the beginning of a subnet's id.
pub(super) fn in_full(text: &str) -> String {
    text.replace("SUBNETS", SUBNETS)
}

/// What `az aks show` prints of a cluster with that network profile and those pools, and other properties.
pub(super) fn shown(name: &str, profile: &str, pools: &str, others: &str) -> String {
    in_full(&format!(
        r#"{{
  "agentPoolProfiles": [{pools}],
  {others}
  "id": "/subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg/providers/Microsoft.ContainerService/managedClusters/{name}",
  "location": "westeurope",
  "name": "{name}",
  "networkProfile": {{ {profile} }},
  "nodeResourceGroup": "MC_rg_{name}_westeurope",
  "provisioningState": "Succeeded",
  "resourceGroup": "rg",
  "sku": {{ "name": "Base", "tier": "Standard" }}
}}
"#
    ))
}

/// A pool of Linux nodes in the subnet `nodes`, as `az aks show` prints it, and other properties.
pub(super) fn np(count: u64, others: &str) -> String {
    let comma = if others.is_empty() { "" } else { ", " };
    format!(
        r#"{{ "name": "np1", "count": {count}, "mode": "System", "osType": "Linux", "vnetSubnetId": "SUBNETS/nodes"{comma}{others} }}"#
    )
}

/// A template of ARM's for the cluster `aks` with that network profile and those pools, and other values beside its
/// properties.
pub(super) fn template(profile: &str, pools: &str, others: &str) -> String {
    let pools = pools.replace("vnetSubnetId", "vnetSubnetID");
    let comma = if others.is_empty() { "" } else { "," };
    in_full(&format!(
        r#"{{
  "type": "Microsoft.ContainerService/managedClusters",
  "apiVersion": "2025-05-01",
  "name": "aks",
  "location": "westeurope"{comma} {others},
  "properties": {{ "agentPoolProfiles": [{pools}], "networkProfile": {{ {profile} }} }}
}}
"#
    ))
}
