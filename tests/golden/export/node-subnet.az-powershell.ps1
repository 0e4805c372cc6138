# Makes the networks and clusters of a design with the Azure CLI; every network value is explicit.
# What the design does not hold is asked for.
param(
    [Parameter(Mandatory, HelpMessage = 'id of a network security group')] [string] $SecurityGroupSnetBatchId,
    [Parameter(Mandatory, HelpMessage = 'size of the machines of the pool system')] [string] $NodeVmSizeSystem,
    [Parameter(Mandatory, HelpMessage = 'size of the machines of the pool work')] [string] $NodeVmSizeWork,
    [Parameter(Mandatory, HelpMessage = 'size of the machines of the pool batch')] [string] $NodeVmSizeBatch,
    [Parameter(Mandatory, HelpMessage = 'size of the machines of the pool spot')] [string] $NodeVmSizeSpot
)
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

# The resource group
az group create `
  --name rg-pay-net `
  --location westeurope

az group create `
  --name rg-pay `
  --location westeurope

# The virtual network
az network vnet create `
  --resource-group rg-pay-net `
  --name vnet-pay `
  --location westeurope `
  --address-prefixes 10.40.0.0/16

# A subnet of it
az network vnet subnet create `
  --resource-group rg-pay-net `
  --vnet-name vnet-pay `
  --name snet-system `
  --address-prefixes 10.40.0.0/23

az network vnet subnet create `
  --resource-group rg-pay-net `
  --vnet-name vnet-pay `
  --name snet-work `
  --address-prefixes 10.40.4.0/22

az network vnet subnet create `
  --resource-group rg-pay-net `
  --vnet-name vnet-pay `
  --name snet-batch `
  --address-prefixes 10.40.8.0/22 `
  --network-security-group "${SecurityGroupSnetBatchId}"

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

# The cluster
az aks create `
  --resource-group rg-pay `
  --name aks-pay `
  --location westeurope `
  --sku base `
  --tier premium `
  --kubernetes-version 1.33.4 `
  --node-resource-group rg-pay-nodes `
  --network-plugin azure `
  --network-dataplane azure `
  --network-policy calico `
  --service-cidr 10.41.0.0/22 `
  --dns-service-ip 10.41.0.10 `
  --ip-families IPv4 `
  --outbound-type loadBalancer `
  --load-balancer-sku standard `
  --load-balancer-managed-outbound-ip-count 3 `
  --load-balancer-outbound-ports 0 `
  --nodepool-name system `
  --node-vm-size "${NodeVmSizeSystem}" `
  --vm-set-type VirtualMachineScaleSets `
  --os-sku Ubuntu `
  --node-count 3 `
  --max-pods 30 `
  --vnet-subnet-id "${subnetSnetSystemId}" `
  --generate-ssh-keys

# What no flag of az aks create says of the first pool
az aks nodepool update `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --name system `
  --max-surge 1

# A pool of it
az aks nodepool add `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --name work `
  --mode User `
  --node-vm-size "${NodeVmSizeWork}" `
  --vm-set-type VirtualMachineScaleSets `
  --os-type Linux `
  --os-sku Ubuntu `
  --node-count 12 `
  --enable-cluster-autoscaler `
  --min-count 6 `
  --max-count 24 `
  --max-pods 30 `
  --vnet-subnet-id "${subnetSnetWorkId}" `
  --max-surge '10%'

az aks nodepool add `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --name batch `
  --mode User `
  --node-vm-size "${NodeVmSizeBatch}" `
  --vm-set-type VirtualMachineScaleSets `
  --os-type Linux `
  --os-sku Ubuntu `
  --node-count 5 `
  --max-pods 50 `
  --vnet-subnet-id "${subnetSnetBatchId}" `
  --max-surge 0 `
  --max-unavailable 2

az aks nodepool add `
  --resource-group rg-pay `
  --cluster-name aks-pay `
  --name spot `
  --mode User `
  --node-vm-size "${NodeVmSizeSpot}" `
  --vm-set-type VirtualMachineScaleSets `
  --os-type Linux `
  --os-sku Ubuntu `
  --node-count 0 `
  --enable-cluster-autoscaler `
  --min-count 0 `
  --max-count 10 `
  --max-pods 30 `
  --vnet-subnet-id "${subnetSnetWorkId}" `
  --priority Spot
