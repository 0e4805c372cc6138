# Makes the networks and clusters of a design with the Azure CLI; every network value is explicit.
# What the design does not hold is asked for.
param(
    [Parameter(Mandatory, HelpMessage = 'resource group')] [string] $ResourceGroup,
    [Parameter(Mandatory, HelpMessage = 'region')] [string] $Location,
    [Parameter(Mandatory, HelpMessage = 'name of a cluster')] [string] $AksName,
    [Parameter(Mandatory, HelpMessage = 'size of the machines of the pool system')] [string] $NodeVmSizeSystem,
    [Parameter(Mandatory, HelpMessage = 'size of the machines of the pool data')] [string] $NodeVmSizeData
)
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

# The resource group
az group create `
  --name "${ResourceGroup}" `
  --location "${Location}"

# The virtual network
az network vnet create `
  --resource-group "${ResourceGroup}" `
  --name vnet-data `
  --location "${Location}" `
  --address-prefixes 10.50.0.0/16

# A subnet of it
az network vnet subnet create `
  --resource-group "${ResourceGroup}" `
  --vnet-name vnet-data `
  --name snet-nodes `
  --address-prefixes 10.50.0.0/24

az network vnet subnet create `
  --resource-group "${ResourceGroup}" `
  --vnet-name vnet-data `
  --name snet-pods-system `
  --address-prefixes 10.50.16.0/21 `
  --delegations Microsoft.ContainerService/managedClusters

az network vnet subnet create `
  --resource-group "${ResourceGroup}" `
  --vnet-name vnet-data `
  --name snet-pods-data `
  --address-prefixes 10.50.32.0/19 `
  --delegations Microsoft.ContainerService/managedClusters

# The id of a subnet
$subnetSnetNodesId = az network vnet subnet show `
  --resource-group "${ResourceGroup}" `
  --vnet-name vnet-data `
  --name snet-nodes `
  --query id `
  --output tsv

$subnetSnetPodsSystemId = az network vnet subnet show `
  --resource-group "${ResourceGroup}" `
  --vnet-name vnet-data `
  --name snet-pods-system `
  --query id `
  --output tsv

$subnetSnetPodsDataId = az network vnet subnet show `
  --resource-group "${ResourceGroup}" `
  --vnet-name vnet-data `
  --name snet-pods-data `
  --query id `
  --output tsv

# The cluster
az aks create `
  --resource-group "${ResourceGroup}" `
  --name "${AksName}" `
  --location "${Location}" `
  --network-plugin azure `
  --network-dataplane azure `
  --network-policy azure `
  --service-cidr 172.20.0.0/20 `
  --dns-service-ip 172.20.0.10 `
  --ip-families IPv4 `
  --outbound-type loadBalancer `
  --load-balancer-sku standard `
  --load-balancer-managed-outbound-ip-count 2 `
  --load-balancer-outbound-ports 0 `
  --nodepool-name system `
  --node-vm-size "${NodeVmSizeSystem}" `
  --node-count 3 `
  --max-pods 110 `
  --vnet-subnet-id "${subnetSnetNodesId}" `
  --pod-subnet-id "${subnetSnetPodsSystemId}" `
  --pod-ip-allocation-mode dynamicIndividual `
  --generate-ssh-keys

# What no flag of az aks create says of the first pool
az aks nodepool update `
  --resource-group "${ResourceGroup}" `
  --cluster-name "${AksName}" `
  --name system `
  --max-surge '10%'

# A pool of it
az aks nodepool add `
  --resource-group "${ResourceGroup}" `
  --cluster-name "${AksName}" `
  --name data `
  --mode User `
  --node-vm-size "${NodeVmSizeData}" `
  --os-type Linux `
  --node-count 20 `
  --max-pods 250 `
  --vnet-subnet-id "${subnetSnetNodesId}" `
  --pod-subnet-id "${subnetSnetPodsDataId}" `
  --pod-ip-allocation-mode dynamicIndividual `
  --max-surge '10%'
