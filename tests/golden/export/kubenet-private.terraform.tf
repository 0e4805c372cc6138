# Makes the networks and clusters of a design; every network value is explicit.
# The resource groups are there already.

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

variable "aks_identity_id" {
  type        = string
  description = "id of the identity of the cluster"
}

variable "private_dns_zone_id" {
  type        = string
  description = "id of the private DNS zone"
}

variable "dns_prefix" {
  type        = string
  description = "beginning of the name of the API server"
}

variable "node_vm_size_system" {
  type        = string
  description = "size of the machines of the pool system"
}

resource "azurerm_route_table" "routes_rt_hr" {
  name                = "rt-hr"
  resource_group_name = "rg-hr"
  location            = "uksouth"
  route {
    name                   = "default"
    address_prefix         = "0.0.0.0/0"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "192.168.0.4"
  }
  route {
    name           = "hub"
    address_prefix = "192.168.0.0/20"
    next_hop_type  = "VnetLocal"
  }
}

resource "azurerm_virtual_network" "network_vnet_hr" {
  name                = "vnet-hr"
  resource_group_name = "rg-hr"
  location            = "uksouth"
  address_space       = ["192.168.16.0/20"]
}

resource "azurerm_subnet" "subnet_snet_aks" {
  name                 = "snet-aks"
  resource_group_name  = "rg-hr"
  virtual_network_name = "vnet-hr"
  address_prefixes     = ["192.168.16.0/24"]
  depends_on = [azurerm_virtual_network.network_vnet_hr]
}

resource "azurerm_subnet_route_table_association" "subnet_snet_aks" {
  subnet_id      = azurerm_subnet.subnet_snet_aks.id
  route_table_id = azurerm_route_table.routes_rt_hr.id
}

resource "azurerm_kubernetes_cluster" "cluster_aks_hr" {
  name                                = "aks-hr"
  resource_group_name                 = "rg-hr"
  location                            = "uksouth"
  dns_prefix                          = var.dns_prefix
  sku_tier                            = "Free"
  private_cluster_enabled             = true
  private_dns_zone_id                 = var.private_dns_zone_id
  private_cluster_public_fqdn_enabled = false
  network_profile {
    network_plugin    = "kubenet"
    network_policy    = "calico"
    pod_cidr          = "10.244.0.0/17"
    service_cidr      = "10.245.0.0/20"
    dns_service_ip    = "10.245.0.10"
    ip_versions       = ["IPv4"]
    outbound_type     = "userDefinedRouting"
    load_balancer_sku = "standard"
  }
  identity {
    type         = "UserAssigned"
    identity_ids = [var.aks_identity_id]
  }
  node_provisioning_profile {
    mode = "Manual"
  }
  default_node_pool {
    name           = "system"
    vm_size        = var.node_vm_size_system
    node_count     = 2
    max_pods       = 110
    vnet_subnet_id = azurerm_subnet.subnet_snet_aks.id
    upgrade_settings {
      max_surge = "10%"
    }
  }
  depends_on = [azurerm_subnet_route_table_association.subnet_snet_aks]
}
