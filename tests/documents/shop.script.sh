#!/usr/bin/env bash
# The shop's cluster with a subnet of its own.
set -euo pipefail

GROUP=rg-shop
LOCATION=westeurope
NODES=5

az group create --name $GROUP --location $LOCATION
az network vnet create \
  --resource-group $GROUP \
  --name vnet-shop \
  --address-prefixes 10.60.0.0/16 \
  --subnet-name snet-nodes \
  --subnet-prefixes 10.60.0.0/24
SUBNET_ID=$(az network vnet subnet show -g $GROUP --vnet-name vnet-shop -n snet-nodes --query id -o tsv)

az aks create \
  --resource-group $GROUP \
  --name aks-shop \
  --network-plugin azure \
  --vnet-subnet-id $SUBNET_ID \
  --node-count $NODES \
  --generate-ssh-keys
az aks nodepool add -g $GROUP --cluster-name aks-shop -n web --node-count 2 --max-pods 50 \
  --enable-cluster-autoscaler --min-count 2 --max-count $MAX_NODES --vnet-subnet-id $SUBNET_ID
