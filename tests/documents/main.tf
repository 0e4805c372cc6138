terraform {
  required_providers {
    azurerm = { source = "hashicorp/azurerm", version = "~> 4.0" }
  }
}

variable "prefix" {
  type    = string
  default = "shop"
}

variable "space" {
  description = "Address space of the network."
  default     = "10.60.0.0/16"
}

variable "cluster_version" {
  type = string
}

locals {
  name  = "${var.prefix}-prod"
  pools = { user = { max = 20, zones = ["1", "2"] }, batch = { max = 50, zones = [] } }
  tags  = merge({ owner = "platform" }, { env = "prod" })
}

resource "azurerm_virtual_network" "main" {
  name                = "vnet-${local.name}"
  location            = "westeurope"
  resource_group_name = "rg-shop"
  address_space       = [var.space]
}

resource "azurerm_subnet" "nodes" {
  name                 = "snet-nodes"
  resource_group_name  = azurerm_virtual_network.main.resource_group_name
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = [cidrsubnet(var.space, 6, 1)] # 10.60.4.0/22
}

resource "azurerm_route_table" "way_out" {
  name                = "rt-shop"
  location            = "westeurope"
  resource_group_name = "rg-shop"

  route {
    name                   = "all"
    address_prefix         = "0.0.0.0/0"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = cidrhost("10.0.0.0/24", 4)
  }
}

resource "azurerm_subnet_route_table_association" "nodes" {
  subnet_id      = azurerm_subnet.nodes.id
  route_table_id = azurerm_route_table.way_out.id
}

resource "azurerm_kubernetes_cluster" "aks" {
  name                = "aks-${local.name}"
  location            = azurerm_virtual_network.main.location
  resource_group_name = "rg-shop"
  dns_prefix          = local.name
  kubernetes_version  = var.cluster_version
  tags                = local.tags

  default_node_pool {
    name                 = "system"
    vm_size              = "Standard_D4ds_v5"
    auto_scaling_enabled = true
    min_count            = 3
    max_count            = 5
    max_pods             = 60
    vnet_subnet_id       = azurerm_subnet.nodes.id

    upgrade_settings {
      max_surge = "33%"
    }
  }

  identity {
    type = "SystemAssigned"
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_data_plane  = "cilium"
    network_policy      = "cilium"
    pod_cidr            = "10.244.0.0/16"
    service_cidr        = "172.29.0.0/16"
    dns_service_ip      = "172.29.0.10"
    outbound_type       = "userDefinedRouting"
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "more" {
  for_each              = local.pools
  name                  = each.key
  kubernetes_cluster_id = azurerm_kubernetes_cluster.aks.id
  vm_size               = "Standard_D8ds_v5"
  auto_scaling_enabled  = true
  min_count             = 1
  max_count             = each.value.max
  zones                 = each.value.zones
  vnet_subnet_id        = azurerm_subnet.nodes.id
}

output "cluster" {
  value = azurerm_kubernetes_cluster.aks.name
}
