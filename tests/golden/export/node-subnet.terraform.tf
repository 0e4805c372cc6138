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

variable "security_group_snet_batch_id" {
  type        = string
  description = "id of a network security group"
}

variable "dns_prefix" {
  type        = string
  description = "beginning of the name of the API server"
}

variable "node_vm_size_system" {
  type        = string
  description = "size of the machines of the pool system"
}

variable "node_vm_size_work" {
  type        = string
  description = "size of the machines of the pool work"
}

variable "node_vm_size_batch" {
  type        = string
  description = "size of the machines of the pool batch"
}

variable "node_vm_size_spot" {
  type        = string
  description = "size of the machines of the pool spot"
}

resource "azurerm_virtual_network" "network_vnet_pay" {
  name                = "vnet-pay"
  resource_group_name = "rg-pay-net"
  location            = "westeurope"
  address_space       = ["10.40.0.0/16"]
}

resource "azurerm_subnet" "subnet_snet_system" {
  name                 = "snet-system"
  resource_group_name  = "rg-pay-net"
  virtual_network_name = "vnet-pay"
  address_prefixes     = ["10.40.0.0/23"]
  depends_on = [azurerm_virtual_network.network_vnet_pay]
}

resource "azurerm_subnet" "subnet_snet_work" {
  name                 = "snet-work"
  resource_group_name  = "rg-pay-net"
  virtual_network_name = "vnet-pay"
  address_prefixes     = ["10.40.4.0/22"]
  depends_on = [azurerm_virtual_network.network_vnet_pay]
}

resource "azurerm_subnet" "subnet_snet_batch" {
  name                 = "snet-batch"
  resource_group_name  = "rg-pay-net"
  virtual_network_name = "vnet-pay"
  address_prefixes     = ["10.40.8.0/22"]
  depends_on = [azurerm_virtual_network.network_vnet_pay]
}

resource "azurerm_subnet_network_security_group_association" "subnet_snet_batch" {
  subnet_id                 = azurerm_subnet.subnet_snet_batch.id
  network_security_group_id = var.security_group_snet_batch_id
}

resource "azurerm_kubernetes_cluster" "cluster_aks_pay" {
  name                = "aks-pay"
  resource_group_name = "rg-pay"
  location            = "westeurope"
  dns_prefix          = var.dns_prefix
  sku_tier            = "Premium"
  kubernetes_version  = "1.33.4"
  node_resource_group = "rg-pay-nodes"
  network_profile {
    network_plugin     = "azure"
    network_data_plane = "azure"
    network_policy     = "calico"
    service_cidr       = "10.41.0.0/22"
    dns_service_ip     = "10.41.0.10"
    ip_versions        = ["IPv4"]
    outbound_type      = "loadBalancer"
    load_balancer_sku  = "standard"
    load_balancer_profile {
      managed_outbound_ip_count = 3
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
    type           = "VirtualMachineScaleSets"
    os_sku         = "Ubuntu"
    node_count     = 3
    max_pods       = 30
    vnet_subnet_id = azurerm_subnet.subnet_snet_system.id
    upgrade_settings {
      max_surge = "1"
    }
  }
  depends_on = [azurerm_subnet_network_security_group_association.subnet_snet_batch]
}

resource "azurerm_kubernetes_cluster_node_pool" "pool_work" {
  kubernetes_cluster_id = azurerm_kubernetes_cluster.cluster_aks_pay.id
  name                  = "work"
  mode                  = "User"
  vm_size               = var.node_vm_size_work
  os_type               = "Linux"
  os_sku                = "Ubuntu"
  node_count            = 12
  auto_scaling_enabled  = true
  min_count             = 6
  max_count             = 24
  max_pods              = 30
  vnet_subnet_id        = azurerm_subnet.subnet_snet_work.id
  upgrade_settings {
    max_surge = "10%"
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "pool_batch" {
  kubernetes_cluster_id = azurerm_kubernetes_cluster.cluster_aks_pay.id
  name                  = "batch"
  mode                  = "User"
  vm_size               = var.node_vm_size_batch
  os_type               = "Linux"
  os_sku                = "Ubuntu"
  node_count            = 5
  max_pods              = 50
  vnet_subnet_id        = azurerm_subnet.subnet_snet_batch.id
  upgrade_settings {
    max_surge = "0"
  }
}

resource "azapi_update_resource" "pool_batch" {
  resource_id = azurerm_kubernetes_cluster_node_pool.pool_batch.id
  type        = "Microsoft.ContainerService/managedClusters/agentPools@2026-06-01"
  body = {
    properties = {
      upgradeSettings = {
        maxUnavailable = "2"
      }
    }
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "pool_spot" {
  kubernetes_cluster_id = azurerm_kubernetes_cluster.cluster_aks_pay.id
  name                  = "spot"
  mode                  = "User"
  vm_size               = var.node_vm_size_spot
  os_type               = "Linux"
  os_sku                = "Ubuntu"
  node_count            = 0
  auto_scaling_enabled  = true
  min_count             = 0
  max_count             = 10
  max_pods              = 30
  vnet_subnet_id        = azurerm_subnet.subnet_snet_work.id
  priority              = "Spot"
}
