//! Whole scripts in the shapes of tutorials and pipelines, and what is made of them.
use aks_network_planner::capacity::Resource;

use super::super::{design, only};
use super::{analysis, doubts, pools};

/// As tutorials write an overlay cluster: <https://learn.microsoft.com/azure/aks/azure-cni-overlay>.
const OVERLAY: &str = r#"
```azurecli-interactive
clusterName="myOverlayCluster"
resourceGroup="myResourceGroup"
location="westcentralus"

# Create the cluster
az aks create \
    --name $clusterName \
    --resource-group $resourceGroup \
    --location $location \
    --network-plugin azure \
    --network-plugin-mode overlay \
    --pod-cidr 192.168.0.0/16 \
    --generate-ssh-keys

# Add a pool in a subnet of its own
az aks nodepool add --resource-group $resourceGroup --cluster-name $clusterName \
    --name newpool1 --node-count 1 \
    --mode system --vnet-subnet-id $subnetResourceId
```
"#;

/// As tutorials write pod subnets: <https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation>.
const POD_SUBNET: &str = r#"
resourceGroup="myResourceGroup"
vnet="myVirtualNetwork"
location="westcentralus"
subscription="aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb"

# Create the resource group
az group create --name $resourceGroup --location $location

# Create our two subnet network
az network vnet create --resource-group $resourceGroup --location $location --name $vnet --address-prefixes 10.0.0.0/8 -o none
az network vnet subnet create --resource-group $resourceGroup --vnet-name $vnet --name nodesubnet --address-prefixes 10.240.0.0/16 -o none
az network vnet subnet create --resource-group $resourceGroup --vnet-name $vnet --name podsubnet --address-prefixes 10.241.0.0/16 -o none

az aks create \
    --name myAKSCluster \
    --resource-group $resourceGroup \
    --location $location \
    --max-pods 250 \
    --node-count 2 \
    --network-plugin azure \
    --vnet-subnet-id /subscriptions/$subscription/resourceGroups/$resourceGroup/providers/Microsoft.Network/virtualNetworks/$vnet/subnets/nodesubnet \
    --pod-subnet-id /subscriptions/$subscription/resourceGroups/$resourceGroup/providers/Microsoft.Network/virtualNetworks/$vnet/subnets/podsubnet \
    --enable-addons monitoring \
    --generate-ssh-keys
"#;

/// As a team's own script creates an idempotent cluster with a firewall on its way out.
const FUNCTIONS: &str = r#"#!/usr/bin/env bash
set -euo pipefail

readonly PREFIX=${PREFIX:-shop}
: "${SUBSCRIPTION_ID:?must be set}"

create_network() {
  local rg=$1
  az network vnet create --resource-group rg-net --name vnet-hub \
    --address-prefixes 10.50.0.0/22 --subnet-name aks --subnet-prefixes 10.50.0.0/23
}

SUBNET_ID=$(az network vnet subnet show \
  --resource-group rg-net \
  --vnet-name vnet-hub \
  --name aks \
  --query id \
  --output tsv)

if az aks show --resource-group rg-$PREFIX --name aks-$PREFIX > /dev/null 2>&1; then
  echo "Cluster exists, it's fine"
else
  az aks create --resource-group "rg-$PREFIX" --name "aks-$PREFIX" \
    --outbound-type userDefinedRouting --vnet-subnet-id "$SUBNET_ID" \
    --enable-private-cluster --tier standard \
    --tags '{"owner": "me"}' || exit 1
fi

for pool in blue green; do
  az aks nodepool add -g rg-$PREFIX --cluster-name aks-$PREFIX -n $pool -c 2 --vnet-subnet-id $SUBNET_ID
done
cat <<EOF | kubectl apply -f -
kind: Namespace
EOF
"#;

#[test]
fn a_tutorial_of_overlay_gives_its_cluster_and_tells_the_one_variable_that_it_leaves_out() {
    let reading = only(OVERLAY);
    let said = doubts(&reading);
    assert_eq!(said, ["--vnet-subnet-id: nothing in this text gives “$subnetResourceId” a value; not used"]);
    let design = design(&[OVERLAY]);
    let cluster = &design.clusters[0];
    assert_eq!(cluster.name, "myOverlayCluster");
    assert_eq!(cluster.location.as_deref(), Some("westcentralus"));
    let pools: Vec<_> = pools(cluster).iter().map(|pool| (pool.name.as_str(), pool.count)).collect();
    assert_eq!(pools, [("nodepool1", None), ("newpool1", Some(1))]);
}

#[test]
fn a_tutorial_of_pod_subnets_gives_its_network_and_the_sums_of_both_subnets() {
    assert_eq!(doubts(&only(POD_SUBNET)), Vec::<&str>::new());
    let analysis = analysis(POD_SUBNET);
    let rows = &analysis.capacity[0].rows;
    let available = |resource| rows.iter().find(|row| row.resource == resource).and_then(|row| row.available);
    assert_eq!(available(Resource::NodeSubnet), Some(65_536 - 5));
    assert!(available(Resource::PodSubnet).is_some());
    assert_eq!(analysis.resolved.networks.len(), 1, "{:#?}", analysis.resolved.networks);
}

#[test]
fn a_script_of_functions_tests_and_loops_gives_its_cluster() {
    let design = design(&[FUNCTIONS]);
    let [cluster] = design.clusters.as_slice() else { panic!("one cluster, found {design:#?}") };
    assert_eq!((cluster.name.as_str(), cluster.resource_group.as_deref()), ("aks-shop", Some("rg-shop")));
    assert_eq!(cluster.sku_tier.as_deref(), Some("Standard"));
    let subnets: Vec<_> =
        pools(cluster).iter().map(|pool| pool.subnet.as_ref().map(|subnet| subnet.subnet.as_str())).collect();
    assert_eq!(subnets, [Some("aks"), Some("aks")]);
    assert_eq!(design.networks.len(), 1, "{design:#?}");
    let doubts: Vec<String> = doubts(&only(FUNCTIONS)).into_iter().map(str::to_owned).collect();
    assert_eq!(doubts, ["--name: nothing in this text gives “$pool” a value; not used"]);
}
