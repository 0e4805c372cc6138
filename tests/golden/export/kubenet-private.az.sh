#!/usr/bin/env bash
# Makes the networks and clusters of a design with the Azure CLI; every network value is explicit.
set -euo pipefail

# What the design does not hold: set these before.
: "${AKS_IDENTITY_ID:?id of the identity of the cluster}"
: "${PRIVATE_DNS_ZONE_ID:?id of the private DNS zone}"
: "${NODE_VM_SIZE_SYSTEM:?size of the machines of the pool system}"

# The resource group
az group create \
  --name rg-hr \
  --location uksouth

# The route table
ROUTES_RT_HR_ID=$(az network route-table create \
  --resource-group rg-hr \
  --name rt-hr \
  --location uksouth \
  --query id \
  --output tsv)

# A route of it
az network route-table route create \
  --resource-group rg-hr \
  --route-table-name rt-hr \
  --name default \
  --address-prefix 0.0.0.0/0 \
  --next-hop-type VirtualAppliance \
  --next-hop-ip-address 192.168.0.4

az network route-table route create \
  --resource-group rg-hr \
  --route-table-name rt-hr \
  --name hub \
  --address-prefix 192.168.0.0/20 \
  --next-hop-type VnetLocal

# The virtual network
az network vnet create \
  --resource-group rg-hr \
  --name vnet-hr \
  --location uksouth \
  --address-prefixes 192.168.16.0/20

# A subnet of it
az network vnet subnet create \
  --resource-group rg-hr \
  --vnet-name vnet-hr \
  --name snet-aks \
  --address-prefixes 192.168.16.0/24 \
  --route-table "${ROUTES_RT_HR_ID}"

# The id of a subnet
SUBNET_SNET_AKS_ID=$(az network vnet subnet show \
  --resource-group rg-hr \
  --vnet-name vnet-hr \
  --name snet-aks \
  --query id \
  --output tsv)

# The cluster
az aks create \
  --resource-group rg-hr \
  --name aks-hr \
  --location uksouth \
  --sku base \
  --tier free \
  --network-plugin kubenet \
  --network-policy calico \
  --pod-cidr 10.244.0.0/17 \
  --service-cidr 10.245.0.0/20 \
  --dns-service-ip 10.245.0.10 \
  --ip-families IPv4 \
  --outbound-type userDefinedRouting \
  --load-balancer-sku standard \
  --enable-private-cluster \
  --private-dns-zone "${PRIVATE_DNS_ZONE_ID}" \
  --disable-public-fqdn \
  --assign-identity "${AKS_IDENTITY_ID}" \
  --nodepool-name system \
  --node-vm-size "${NODE_VM_SIZE_SYSTEM}" \
  --node-count 2 \
  --max-pods 110 \
  --vnet-subnet-id "${SUBNET_SNET_AKS_ID}" \
  --generate-ssh-keys

# What no flag of az aks create says of the first pool
az aks nodepool update \
  --resource-group rg-hr \
  --cluster-name aks-hr \
  --name system \
  --max-surge '10%'
