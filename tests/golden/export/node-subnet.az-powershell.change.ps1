# Changes what exists with the Azure CLI, step by step; run each check and go on where it shows what is expected.
# What the design does not hold is asked for.
param(
    [Parameter(Mandatory, HelpMessage = 'size of the machines of the pool batch')] [string] $NodeVmSizeBatch,
    [Parameter(Mandatory, HelpMessage = 'size of the machines of the pool extra')] [string] $NodeVmSizeExtra,
    [Parameter(Mandatory, HelpMessage = 'name of the pool that takes the place of batch')] [string] $NewPoolInPlaceOfBatch
)
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

# A subnet of it
az network vnet subnet create `
  --resource-group rg-pay-net `
  --vnet-name vnet-pay `
  --name snet-new `
  --address-prefixes 10.40.16.0/22

# After: expected 10.40.16.0/22
az network vnet subnet show `
  --resource-group rg-pay-net `
  --vnet-name vnet-pay `
  --name snet-new `
  --query '[addressPrefix, addressPrefixes]' `
  --output json

# The id of a subnet
$subnetSnetSystemId = az network vnet subnet show `
  --resource-group rg-pay-net `
  --vnet-name vnet-pay `
  --name snet-system `
  --query id `
  --output tsv

$subnetSnetWorkId = az network vnet subnet show `
  --resource-group rg-pay-net `
  --vnet-name vnet-pay `
  --name snet-work `
  --query id `
  --output tsv

$subnetSnetBatchId = az network vnet subnet show `
  --resource-group rg-pay-net `
  --vnet-name vnet-pay `
  --name snet-batch `
  --query id `
  --output tsv

$subnetSnetNewId = az network vnet subnet show `
  --resource-group rg-pay-net `
  --vnet-name vnet-pay `
  --name snet-new `
  --query id `
  --output tsv

# Before: expected 3
az aks nodepool show `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --name system `
  --query count `
  --output tsv

# count. Nodes come or go; pods of those that go are moved. (https://learn.microsoft.com/azure/aks/scale-cluster)
az aks nodepool scale `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --name system `
  --node-count 5

# After: expected 5
az aks nodepool show `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --name system `
  --query count `
  --output tsv

# Before: expected 24
az aks nodepool show `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --name work `
  --query maxCount `
  --output tsv

# maxCount. Nodes run on as they are. (https://learn.microsoft.com/azure/aks/cluster-autoscaler)
az aks nodepool update `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --name work `
  --update-cluster-autoscaler `
  --min-count 6 `
  --max-count 40

# After: expected 40
az aks nodepool show `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --name work `
  --query maxCount `
  --output tsv

# A new pool in place of one that keeps its properties. A pool keeps this from its creation: add a pool with it, drain the old one, delete it. A system pool can go once another one is there. (https://learn.microsoft.com/azure/aks/create-node-pools)
az aks nodepool add `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --name "${NewPoolInPlaceOfBatch}" `
  --mode User `
  --node-vm-size "${NodeVmSizeBatch}" `
  --vm-set-type VirtualMachineScaleSets `
  --os-type Linux `
  --os-sku Ubuntu `
  --node-count 5 `
  --max-pods 110 `
  --vnet-subnet-id "${subnetSnetBatchId}" `
  --max-surge 0 `
  --max-unavailable 2

# After: expected Succeeded
az aks nodepool show `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --name "${NewPoolInPlaceOfBatch}" `
  --query provisioningState `
  --output tsv

# A new pool
az aks nodepool add `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --name extra `
  --mode User `
  --node-vm-size "${NodeVmSizeExtra}" `
  --os-type Linux `
  --node-count 3 `
  --max-pods 110 `
  --vnet-subnet-id "${subnetSnetNewId}" `
  --max-surge '10%'

# After: expected Succeeded
az aks nodepool show `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --name extra `
  --query provisioningState `
  --output tsv

# Before: expected 3
az aks show `
  --resource-group rg-pay `
  --name aks-pay `
  --query '[networkProfile.loadBalancerProfile.managedOutboundIPs.count]' `
  --output json

# networkProfile.loadBalancerProfile.managedOutboundIPs.count. Ports are allotted anew: connections may be reset. (https://learn.microsoft.com/azure/aks/configure-load-balancer-standard)
az aks update `
  --resource-group rg-pay `
  --name aks-pay `
  --load-balancer-managed-outbound-ip-count 5

# After: expected 5
az aks show `
  --resource-group rg-pay `
  --name aks-pay `
  --query '[networkProfile.loadBalancerProfile.managedOutboundIPs.count]' `
  --output json

# Advanced Container Networking Services on
az aks update `
  --resource-group rg-pay `
  --name aks-pay `
  --enable-acns

# Before: expected calico
az aks show `
  --resource-group rg-pay `
  --name aks-pay `
  --query '[networkProfile.networkPolicy]' `
  --output json

# networkProfile.networkPolicy. IRREVERSIBLE. All nodes are reimaged, all pools at the same time; until then policies are enforced in part. From Cilium no way to another engine is documented. (https://learn.microsoft.com/azure/aks/use-network-policies)
az aks update `
  --resource-group rg-pay `
  --name aks-pay `
  --network-policy none

# After: expected none
az aks show `
  --resource-group rg-pay `
  --name aks-pay `
  --query '[networkProfile.networkPolicy]' `
  --output json

# Before: expected nothing, nothing
az aks show `
  --resource-group rg-pay `
  --name aks-pay `
  --query '[networkProfile.networkPluginMode, networkProfile.podCidr]' `
  --output json

# networkProfile.networkPluginMode, networkProfile.podCidr. IRREVERSIBLE. All nodes are reimaged, pods get addresses of the pod CIDR, and there is no way back. No policy engine may be installed meanwhile. The move to overlay may bring another range. (https://learn.microsoft.com/azure/aks/update-azure-cni)
az aks update `
  --resource-group rg-pay `
  --name aks-pay `
  --network-plugin-mode overlay `
  --pod-cidr 10.244.0.0/16 `
  --network-plugin azure

# After: expected overlay, 10.244.0.0/16
az aks show `
  --resource-group rg-pay `
  --name aks-pay `
  --query '[networkProfile.networkPluginMode, networkProfile.podCidr]' `
  --output json

# Before: expected 1.33.4
az aks show `
  --resource-group rg-pay `
  --name aks-pay `
  --query '[kubernetesVersion]' `
  --output json

# kubernetesVersion. One minor version after the other: the control plane first, then every node with surge. (https://learn.microsoft.com/azure/aks/upgrade-aks-cluster)
az aks upgrade `
  --resource-group rg-pay `
  --name aks-pay `
  --kubernetes-version 1.34.1

# After: expected 1.34.1
az aks show `
  --resource-group rg-pay `
  --name aks-pay `
  --query '[kubernetesVersion]' `
  --output json

# Before: expected its nodes, all Ready
kubectl get nodes `
  --selector "kubernetes.azure.com/agentpool=batch"

# New pods are kept from the old pool
kubectl cordon `
  --selector "kubernetes.azure.com/agentpool=batch"

# Its pods move, within their disruption budgets; data in emptyDir is lost
kubectl drain `
  --selector "kubernetes.azure.com/agentpool=batch" `
  --ignore-daemonsets `
  --delete-emptydir-data

# The old pool goes. IRREVERSIBLE
az aks nodepool delete `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --name batch

# After: expected every pool but batch
az aks nodepool list `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --query '[].name' `
  --output tsv

# Before: expected its nodes, all Ready
kubectl get nodes `
  --selector "kubernetes.azure.com/agentpool=spot"

# New pods are kept from the old pool
kubectl cordon `
  --selector "kubernetes.azure.com/agentpool=spot"

# Its pods move, within their disruption budgets; data in emptyDir is lost
kubectl drain `
  --selector "kubernetes.azure.com/agentpool=spot" `
  --ignore-daemonsets `
  --delete-emptydir-data

# The old pool goes. IRREVERSIBLE
az aks nodepool delete `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --name spot

# After: expected every pool but spot
az aks nodepool list `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --query '[].name' `
  --output tsv
