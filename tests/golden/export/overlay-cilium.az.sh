#!/usr/bin/env bash
# Makes the networks and clusters of a design with the Azure CLI; every network value is explicit.
set -euo pipefail

# What the design does not hold: set these before.
: "${NODE_VM_SIZE_SYSTEM:?size of the machines of the pool system}"
: "${NODE_VM_SIZE_WEB:?size of the machines of the pool web}"

# The resource group
az group create \
  --name rg-web-net \
  --location swedencentral

az group create \
  --name rg-web \
  --location swedencentral

# The virtual network
az network vnet create \
  --resource-group rg-web-net \
  --name vnet-web \
  --location swedencentral \
  --address-prefixes 10.30.0.0/20

# A subnet of it
az network vnet subnet create \
  --resource-group rg-web-net \
  --vnet-name vnet-web \
  --name snet-nodes \
  --address-prefixes 10.30.0.0/24

az network vnet subnet create \
  --resource-group rg-web-net \
  --vnet-name vnet-web \
  --name snet-api \
  --address-prefixes 10.30.1.0/28 \
  --delegations Microsoft.ContainerService/managedClusters

# The id of a subnet
SUBNET_SNET_NODES_ID=$(az network vnet subnet show \
  --resource-group rg-web-net \
  --vnet-name vnet-web \
  --name snet-nodes \
  --query id \
  --output tsv)

SUBNET_SNET_API_ID=$(az network vnet subnet show \
  --resource-group rg-web-net \
  --vnet-name vnet-web \
  --name snet-api \
  --query id \
  --output tsv)

# The cluster
az aks create \
  --resource-group rg-web \
  --name aks-web \
  --location swedencentral \
  --sku base \
  --tier standard \
  --kubernetes-version 1.34.1 \
  --network-plugin azure \
  --network-plugin-mode overlay \
  --network-dataplane cilium \
  --network-policy cilium \
  --pod-cidr 100.64.0.0/16 \
  --service-cidr 100.65.0.0/20 \
  --dns-service-ip 100.65.0.10 \
  --ip-families IPv4 \
  --outbound-type loadBalancer \
  --load-balancer-sku standard \
  --load-balancer-managed-outbound-ip-count 4 \
  --load-balancer-outbound-ports 4000 \
  --load-balancer-idle-timeout 15 \
  --enable-apiserver-vnet-integration \
  --apiserver-subnet-id "${SUBNET_SNET_API_ID}" \
  --api-server-authorized-ip-ranges '203.0.113.0/24,198.51.100.7/32' \
  --enable-acns \
  --acns-advanced-networkpolicies L7 \
  --acns-datapath-acceleration-mode BpfVeth \
  --enable-addons azure-policy \
  --nodepool-name system \
  --node-vm-size "${NODE_VM_SIZE_SYSTEM}" \
  --os-sku AzureLinux \
  --node-count 3 \
  --max-pods 110 \
  --vnet-subnet-id "${SUBNET_SNET_NODES_ID}" \
  --generate-ssh-keys

# What no flag of az aks create says of the first pool
az aks nodepool update \
  --resource-group rg-web \
  --cluster-name aks-web \
  --name system \
  --max-surge '33%'

# A pool of it
az aks nodepool add \
  --resource-group rg-web \
  --cluster-name aks-web \
  --name web \
  --mode User \
  --node-vm-size "${NODE_VM_SIZE_WEB}" \
  --os-type Linux \
  --os-sku AzureLinux \
  --node-count 4 \
  --enable-cluster-autoscaler \
  --min-count 2 \
  --max-count 40 \
  --max-pods 110 \
  --vnet-subnet-id "${SUBNET_SNET_NODES_ID}" \
  --max-surge '33%'
