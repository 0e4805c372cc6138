# Makes the networks and clusters of a design; every network value is explicit.
# The resource groups are there already.
# aks-iot: azurerm has no word for no policy engine: without one it is left out.

terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 5.0"
    }
  }
}

provider "azurerm" {
  features {}
}

variable "dns_prefix" {
  type        = string
  description = "beginning of the name of the API server"
}

variable "node_vm_size_system" {
  type        = string
  description = "size of the machines of the pool system"
}

variable "node_vm_size_edge" {
  type        = string
  description = "size of the machines of the pool edge"
}

variable "node_vm_size_win" {
  type        = string
  description = "size of the machines of the pool win"
}

variable "windows_admin_username" {
  type        = string
  description = "name of the administrator of Windows nodes"
}

variable "windows_admin_password" {
  type        = string
  description = "password of the administrator of Windows nodes"
  sensitive   = true
}

resource "azurerm_public_ip" "address_pip_iot" {
  name                = "pip-iot"
  resource_group_name = "rg-iot"
  location            = "northeurope"
  allocation_method   = "Static"
  sku                 = "Standard"
  ip_version          = "IPv4"
}

resource "azurerm_public_ip_prefix" "address_ippre_iot" {
  name                = "ippre-iot"
  resource_group_name = "rg-iot"
  location            = "northeurope"
  prefix_length       = 30
  sku                 = "Standard"
  ip_version          = "IPv4"
}

resource "azurerm_nat_gateway" "gateway_ng_iot" {
  name                = "ng-iot"
  resource_group_name = "rg-iot"
  location            = "northeurope"
  sku_name            = "Standard"
}

resource "azurerm_nat_gateway_public_ip_association" "gateway_ng_iot_address_pip_iot" {
  nat_gateway_id       = azurerm_nat_gateway.gateway_ng_iot.id
  public_ip_address_id = azurerm_public_ip.address_pip_iot.id
}

resource "azurerm_nat_gateway_public_ip_prefix_association" "gateway_ng_iot_address_ippre_iot" {
  nat_gateway_id      = azurerm_nat_gateway.gateway_ng_iot.id
  public_ip_prefix_id = azurerm_public_ip_prefix.address_ippre_iot.id
}

resource "azurerm_virtual_network" "network_vnet_iot" {
  name                = "vnet-iot"
  resource_group_name = "rg-iot"
  location            = "northeurope"
  address_space       = ["10.60.0.0/20", "fd00:60::/48"]
}

resource "azurerm_subnet" "subnet_snet_nodes" {
  name                 = "snet-nodes"
  resource_group_name  = "rg-iot"
  virtual_network_name = "vnet-iot"
  address_prefixes     = ["10.60.0.0/22", "fd00:60:0:1::/64"]
  depends_on = [azurerm_virtual_network.network_vnet_iot]
}

resource "azurerm_subnet_nat_gateway_association" "subnet_snet_nodes" {
  subnet_id      = azurerm_subnet.subnet_snet_nodes.id
  nat_gateway_id = azurerm_nat_gateway.gateway_ng_iot.id
}

resource "azurerm_kubernetes_cluster" "cluster_aks_iot" {
  name                = "aks-iot"
  resource_group_name = "rg-iot"
  location            = "northeurope"
  dns_prefix          = var.dns_prefix
  sku_tier            = "Standard"
  kubernetes_version  = "1.34"
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_data_plane  = "azure"
    pod_cidrs           = ["10.64.0.0/14", "fd00:64::/56"]
    service_cidrs       = ["10.68.0.0/20", "fd00:68::/108"]
    dns_service_ip      = "10.68.0.10"
    ip_versions         = ["IPv4", "IPv6"]
    outbound_type       = "userAssignedNATGateway"
    load_balancer_sku   = "standard"
  }
  windows_profile {
    admin_username = var.windows_admin_username
    admin_password = var.windows_admin_password
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
    os_sku         = "AzureLinux"
    node_count     = 3
    max_pods       = 110
    vnet_subnet_id = azurerm_subnet.subnet_snet_nodes.id
    upgrade_settings {
      max_surge = "10%"
    }
  }
  depends_on = [azurerm_subnet_nat_gateway_association.subnet_snet_nodes]
}

resource "azurerm_kubernetes_cluster_node_pool" "pool_edge" {
  kubernetes_cluster_id = azurerm_kubernetes_cluster.cluster_aks_iot.id
  name                  = "edge"
  mode                  = "User"
  vm_size               = var.node_vm_size_edge
  os_type               = "Linux"
  os_sku                = "AzureLinux"
  node_count            = 10
  auto_scaling_enabled  = true
  min_count             = 5
  max_count             = 60
  max_pods              = 110
  vnet_subnet_id        = azurerm_subnet.subnet_snet_nodes.id
  upgrade_settings {
    max_surge = "10%"
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "pool_win" {
  kubernetes_cluster_id = azurerm_kubernetes_cluster.cluster_aks_iot.id
  name                  = "win"
  mode                  = "User"
  vm_size               = var.node_vm_size_win
  os_type               = "Windows"
  os_sku                = "Windows2022"
  node_count            = 2
  max_pods              = 60
  vnet_subnet_id        = azurerm_subnet.subnet_snet_nodes.id
  upgrade_settings {
    max_surge = "10%"
  }
  windows_profile {
    outbound_nat_enabled = false
  }
}
