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

variable "dns_prefix" {
  type        = string
  description = "beginning of the name of the API server"
}

variable "node_vm_size_system" {
  type        = string
  description = "size of the machines of the pool system"
}

variable "node_vm_size_web" {
  type        = string
  description = "size of the machines of the pool web"
}

resource "azurerm_virtual_network" "network_vnet_web" {
  name                = "vnet-web"
  resource_group_name = "rg-web-net"
  location            = "swedencentral"
  address_space       = ["10.30.0.0/20"]
}

resource "azurerm_subnet" "subnet_snet_nodes" {
  name                 = "snet-nodes"
  resource_group_name  = "rg-web-net"
  virtual_network_name = "vnet-web"
  address_prefixes     = ["10.30.0.0/24"]
  depends_on = [azurerm_virtual_network.network_vnet_web]
}

resource "azurerm_subnet" "subnet_snet_api" {
  name                 = "snet-api"
  resource_group_name  = "rg-web-net"
  virtual_network_name = "vnet-web"
  address_prefixes     = ["10.30.1.0/28"]
  delegation {
    name = "delegation-1"
    service_delegation {
      name = "Microsoft.ContainerService/managedClusters"
    }
  }
  depends_on = [azurerm_virtual_network.network_vnet_web]
}

resource "azurerm_kubernetes_cluster" "cluster_aks_web" {
  name                 = "aks-web"
  resource_group_name  = "rg-web"
  location             = "swedencentral"
  dns_prefix           = var.dns_prefix
  sku_tier             = "Standard"
  kubernetes_version   = "1.34.1"
  azure_policy_enabled = true
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_data_plane  = "cilium"
    network_policy      = "cilium"
    pod_cidr            = "100.64.0.0/16"
    service_cidr        = "100.65.0.0/20"
    dns_service_ip      = "100.65.0.10"
    ip_versions         = ["IPv4"]
    outbound_type       = "loadBalancer"
    load_balancer_sku   = "standard"
    load_balancer_profile {
      managed_outbound_ip_count = 4
      outbound_ports_allocated  = 4000
      idle_timeout_in_minutes   = 15
    }
    advanced_networking {
      observability_enabled = true
      security_enabled      = true
    }
  }
  api_server_access_profile {
    virtual_network_integration_enabled = true
    subnet_id                           = azurerm_subnet.subnet_snet_api.id
    authorized_ip_ranges                = ["203.0.113.0/24", "198.51.100.7/32"]
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
      max_surge = "33%"
    }
  }
}

resource "azapi_update_resource" "cluster_aks_web" {
  resource_id = azurerm_kubernetes_cluster.cluster_aks_web.id
  type        = "Microsoft.ContainerService/managedClusters@2026-06-01"
  body = {
    properties = {
      networkProfile = {
        advancedNetworking = {
          security = {
            advancedNetworkPolicies = "L7"
          }
          performance = {
            accelerationMode = "BpfVeth"
          }
        }
      }
    }
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "pool_web" {
  kubernetes_cluster_id = azurerm_kubernetes_cluster.cluster_aks_web.id
  name                  = "web"
  mode                  = "User"
  vm_size               = var.node_vm_size_web
  os_type               = "Linux"
  os_sku                = "AzureLinux"
  node_count            = 4
  auto_scaling_enabled  = true
  min_count             = 2
  max_count             = 40
  max_pods              = 110
  vnet_subnet_id        = azurerm_subnet.subnet_snet_nodes.id
  upgrade_settings {
    max_surge = "33%"
  }
}
