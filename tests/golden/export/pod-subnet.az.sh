#!/usr/bin/env bash
# Makes the networks and clusters of a design with the Azure CLI; every network value is explicit.
set -euo pipefail

# What the design does not hold: set these before.
: "${RESOURCE_GROUP:?resource group}"
: "${LOCATION:?region}"
: "${AKS_NAME:?name of a cluster}"
: "${NODE_VM_SIZE_SYSTEM:?size of the machines of the pool system}"
: "${NODE_VM_SIZE_DATA:?size of the machines of the pool data}"

# The resource group
az group create \
  --name "${RESOURCE_GROUP}" \
  --location "${LOCATION}"

# The virtual network
az network vnet create \
  --resource-group "${RESOURCE_GROUP}" \
  --name vnet-data \
  --location "${LOCATION}" \
  --address-prefixes 10.50.0.0/16

# A subnet of it
az network vnet subnet create \
  --resource-group "${RESOURCE_GROUP}" \
  --vnet-name vnet-data \
  --name snet-nodes \
  --address-prefixes 10.50.0.0/24

az network vnet subnet create \
  --resource-group "${RESOURCE_GROUP}" \
  --vnet-name vnet-data \
  --name snet-pods-system \
  --address-prefixes 10.50.16.0/21 \
  --delegations Microsoft.ContainerService/managedClusters

az network vnet subnet create \
  --resource-group "${RESOURCE_GROUP}" \
  --vnet-name vnet-data \
  --name snet-pods-data \
  --address-prefixes 10.50.32.0/19 \
  --delegations Microsoft.ContainerService/managedClusters

# The id of a subnet
SUBNET_SNET_NODES_ID=$(az network vnet subnet show \
  --resource-group "${RESOURCE_GROUP}" \
  --vnet-name vnet-data \
  --name snet-nodes \
  --query id \
  --output tsv)

SUBNET_SNET_PODS_SYSTEM_ID=$(az network vnet subnet show \
  --resource-group "${RESOURCE_GROUP}" \
  --vnet-name vnet-data \
  --name snet-pods-system \
  --query id \
  --output tsv)

SUBNET_SNET_PODS_DATA_ID=$(az network vnet subnet show \
  --resource-group "${RESOURCE_GROUP}" \
  --vnet-name vnet-data \
  --name snet-pods-data \
  --query id \
  --output tsv)

# The cluster
az aks create \
  --resource-group "${RESOURCE_GROUP}" \
  --name "${AKS_NAME}" \
  --location "${LOCATION}" \
  --network-plugin azure \
  --network-dataplane azure \
  --network-policy azure \
  --service-cidr 172.20.0.0/20 \
  --dns-service-ip 172.20.0.10 \
  --ip-families IPv4 \
  --outbound-type loadBalancer \
  --load-balancer-sku standard \
  --load-balancer-managed-outbound-ip-count 2 \
  --load-balancer-outbound-ports 0 \
  --nodepool-name system \
  --node-vm-size "${NODE_VM_SIZE_SYSTEM}" \
  --node-count 3 \
  --max-pods 110 \
  --vnet-subnet-id "${SUBNET_SNET_NODES_ID}" \
  --pod-subnet-id "${SUBNET_SNET_PODS_SYSTEM_ID}" \
  --pod-ip-allocation-mode dynamicIndividual \
  --generate-ssh-keys

# What no flag of az aks create says of the first pool
az aks nodepool update \
  --resource-group "${RESOURCE_GROUP}" \
  --cluster-name "${AKS_NAME}" \
  --name system \
  --max-surge '10%'

# A pool of it
az aks nodepool add \
  --resource-group "${RESOURCE_GROUP}" \
  --cluster-name "${AKS_NAME}" \
  --name data \
  --mode User \
  --node-vm-size "${NODE_VM_SIZE_DATA}" \
  --os-type Linux \
  --node-count 20 \
  --max-pods 250 \
  --vnet-subnet-id "${SUBNET_SNET_NODES_ID}" \
  --pod-subnet-id "${SUBNET_SNET_PODS_DATA_ID}" \
  --pod-ip-allocation-mode dynamicIndividual \
  --max-surge '10%'
