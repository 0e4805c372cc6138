#!/usr/bin/env bash
# Makes the networks and clusters of a design with the Azure CLI; every network value is explicit.
set -euo pipefail

# What the design does not hold: set these before.
: "${NODE_VM_SIZE_SYSTEM:?size of the machines of the pool system}"
: "${NODE_VM_SIZE_EDGE:?size of the machines of the pool edge}"
: "${NODE_VM_SIZE_WIN:?size of the machines of the pool win}"
: "${WINDOWS_ADMIN_USERNAME:?name of the administrator of Windows nodes}"
: "${WINDOWS_ADMIN_PASSWORD:?password of the administrator of Windows nodes}"

# The resource group
az group create \
  --name rg-iot \
  --location northeurope

# A public address
ADDRESS_PIP_IOT_ID=$(az network public-ip create \
  --resource-group rg-iot \
  --name pip-iot \
  --location northeurope \
  --sku Standard \
  --version IPv4 \
  --allocation-method Static \
  --query publicIp.id \
  --output tsv)

# A prefix of public addresses
ADDRESS_IPPRE_IOT_ID=$(az network public-ip prefix create \
  --resource-group rg-iot \
  --name ippre-iot \
  --location northeurope \
  --length 30 \
  --sku Standard \
  --version IPv4 \
  --query id \
  --output tsv)

# The NAT gateway
GATEWAY_NG_IOT_ID=$(az network nat gateway create \
  --resource-group rg-iot \
  --name ng-iot \
  --location northeurope \
  --sku Standard \
  --public-ip-addresses "${ADDRESS_PIP_IOT_ID}" \
  --public-ip-prefixes "${ADDRESS_IPPRE_IOT_ID}" \
  --query id \
  --output tsv)

# The virtual network
az network vnet create \
  --resource-group rg-iot \
  --name vnet-iot \
  --location northeurope \
  --address-prefixes 10.60.0.0/20 fd00:60::/48

# A subnet of it
az network vnet subnet create \
  --resource-group rg-iot \
  --vnet-name vnet-iot \
  --name snet-nodes \
  --address-prefixes 10.60.0.0/22 fd00:60:0:1::/64 \
  --nat-gateway "${GATEWAY_NG_IOT_ID}"

# The id of a subnet
SUBNET_SNET_NODES_ID=$(az network vnet subnet show \
  --resource-group rg-iot \
  --vnet-name vnet-iot \
  --name snet-nodes \
  --query id \
  --output tsv)

# The cluster
az aks create \
  --resource-group rg-iot \
  --name aks-iot \
  --location northeurope \
  --sku base \
  --tier standard \
  --kubernetes-version 1.34 \
  --network-plugin azure \
  --network-plugin-mode overlay \
  --network-dataplane azure \
  --network-policy none \
  --pod-cidrs '10.64.0.0/14,fd00:64::/56' \
  --service-cidrs '10.68.0.0/20,fd00:68::/108' \
  --dns-service-ip 10.68.0.10 \
  --ip-families 'IPv4,IPv6' \
  --outbound-type userAssignedNATGateway \
  --load-balancer-sku standard \
  --windows-admin-username "${WINDOWS_ADMIN_USERNAME}" \
  --windows-admin-password "${WINDOWS_ADMIN_PASSWORD}" \
  --nodepool-name system \
  --node-vm-size "${NODE_VM_SIZE_SYSTEM}" \
  --os-sku AzureLinux \
  --node-count 3 \
  --max-pods 110 \
  --vnet-subnet-id "${SUBNET_SNET_NODES_ID}" \
  --generate-ssh-keys

# What no flag of az aks create says of the first pool
az aks nodepool update \
  --resource-group rg-iot \
  --cluster-name aks-iot \
  --name system \
  --max-surge '10%'

# A pool of it
az aks nodepool add \
  --resource-group rg-iot \
  --cluster-name aks-iot \
  --name edge \
  --mode User \
  --node-vm-size "${NODE_VM_SIZE_EDGE}" \
  --os-type Linux \
  --os-sku AzureLinux \
  --node-count 10 \
  --enable-cluster-autoscaler \
  --min-count 5 \
  --max-count 60 \
  --max-pods 110 \
  --vnet-subnet-id "${SUBNET_SNET_NODES_ID}" \
  --max-surge '10%'

az aks nodepool add \
  --resource-group rg-iot \
  --cluster-name aks-iot \
  --name win \
  --mode User \
  --node-vm-size "${NODE_VM_SIZE_WIN}" \
  --os-type Windows \
  --os-sku Windows2022 \
  --node-count 2 \
  --max-pods 60 \
  --vnet-subnet-id "${SUBNET_SNET_NODES_ID}" \
  --max-surge '10%' \
  --disable-windows-outbound-nat
