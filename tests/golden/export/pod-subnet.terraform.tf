# Makes the networks and clusters of a design; every network value is explicit.
# The resource groups are there already.

terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 5.0"
    }
    azapi = {
      source  = "Azure/azapi"
      version = ">= 2.0"
    }
  }
}

provider "azurerm" {
  features {}
}

variable "resource_group" {
  type        = string
  description = "resource group"
}

variable "location" {
  type        = string
  description = "region"
}

variable "aks_name" {
  type        = string
  description = "name of a cluster"
}

variable "dns_prefix" {
  type        = string
  description = "beginning of the name of the API server"
}

variable "node_vm_size_system" {
  type        = string
  description = "size of the machines of the pool system"
}

variable "node_vm_size_data" {
  type        = string
  description = "size of the machines of the pool data"
}

resource "azurerm_virtual_network" "network_vnet_data" {
  name                = "vnet-data"
  resource_group_name = var.resource_group
  location            = var.location
  address_space       = ["10.50.0.0/16"]
}

resource "azurerm_subnet" "subnet_snet_nodes" {
  name                 = "snet-nodes"
  resource_group_name  = var.resource_group
  virtual_network_name = "vnet-data"
  address_prefixes     = ["10.50.0.0/24"]
  depends_on = [azurerm_virtual_network.network_vnet_data]
}

resource "azurerm_subnet" "subnet_snet_pods_system" {
  name                 = "snet-pods-system"
  resource_group_name  = var.resource_group
  virtual_network_name = "vnet-data"
  address_prefixes     = ["10.50.16.0/21"]
  delegation {
    name = "delegation-1"
    service_delegation {
      name = "Microsoft.ContainerService/managedClusters"
    }
  }
  depends_on = [azurerm_virtual_network.network_vnet_data]
}

resource "azurerm_subnet" "subnet_snet_pods_data" {
  name                 = "snet-pods-data"
  resource_group_name  = var.resource_group
  virtual_network_name = "vnet-data"
  address_prefixes     = ["10.50.32.0/19"]
  delegation {
    name = "delegation-1"
    service_delegation {
      name = "Microsoft.ContainerService/managedClusters"
    }
  }
  depends_on = [azurerm_virtual_network.network_vnet_data]
}

resource "azurerm_kubernetes_cluster" "cluster" {
  name                = var.aks_name
  resource_group_name = var.resource_group
  location            = var.location
  dns_prefix          = var.dns_prefix
  network_profile {
    network_plugin     = "azure"
    network_data_plane = "azure"
    network_policy     = "azure"
    service_cidr       = "172.20.0.0/20"
    dns_service_ip     = "172.20.0.10"
    ip_versions        = ["IPv4"]
    outbound_type      = "loadBalancer"
    load_balancer_sku  = "standard"
    load_balancer_profile {
      managed_outbound_ip_count = 2
      outbound_ports_allocated  = 0
    }
  }
  identity {
    type = "SystemAssigned"
  }
  node_provisioning_profile {
    mode = "Manual"
  }
  default_node_pool {
    name           = "system"
    vm_size        = var.node_vm_size_system
    node_count     = 3
    max_pods       = 110
    vnet_subnet_id = azurerm_subnet.subnet_snet_nodes.id
    pod_subnet_id  = azurerm_subnet.subnet_snet_pods_system.id
    upgrade_settings {
      max_surge = "10%"
    }
  }
}

resource "azapi_update_resource" "pool_system" {
  parent_id = azurerm_kubernetes_cluster.cluster.id
  type      = "Microsoft.ContainerService/managedClusters/agentPools@2026-06-01"
  name      = "system"
  body = {
    properties = {
      podIPAllocationMode = "dynamicIndividual"
    }
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "pool_data" {
  kubernetes_cluster_id = azurerm_kubernetes_cluster.cluster.id
  name                  = "data"
  mode                  = "User"
  vm_size               = var.node_vm_size_data
  os_type               = "Linux"
  node_count            = 20
  max_pods              = 250
  vnet_subnet_id        = azurerm_subnet.subnet_snet_nodes.id
  pod_subnet_id         = azurerm_subnet.subnet_snet_pods_data.id
  upgrade_settings {
    max_surge = "10%"
  }
}

resource "azapi_update_resource" "pool_data" {
  resource_id = azurerm_kubernetes_cluster_node_pool.pool_data.id
  type        = "Microsoft.ContainerService/managedClusters/agentPools@2026-06-01"
  body = {
    properties = {
      podIPAllocationMode = "dynamicIndividual"
    }
  }
}
