//! The names of azurerm's arguments, of its major versions 3 and 4, and ARM's for the same
//! (<https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster>).

/// What becomes of a value on its way into ARM's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum As {
    /// It stays as it is.
    Same,
    /// `true` becomes `false`.
    Not,
    /// A list of ids becomes one of objects with an id.
    Ids,
    /// Any block becomes `true`.
    Present,
    /// `true` becomes `Enabled`.
    Enabled,
}

/// An argument's path, ARM's path below `properties`, and what becomes of the value.
pub(super) type Row = (&'static str, &'static str, As);

/// `azurerm_kubernetes_cluster`, without its pool.
pub(super) const CLUSTER: &[Row] = &[
    ("id", "id", As::Same),
    ("location", "location", As::Same),
    ("resource_group_name", "resourceGroup", As::Same),
    ("kubernetes_version", "kubernetesVersion", As::Same),
    ("dns_prefix", "dnsPrefix", As::Same),
    ("sku_tier", "sku.tier", As::Same),
    ("node_resource_group", "nodeResourceGroup", As::Same),
    ("identity.type", "identity.type", As::Same),
    ("service_principal.client_id", "servicePrincipalProfile.clientId", As::Same),
    ("private_cluster_enabled", "apiServerAccessProfile.enablePrivateCluster", As::Same),
    ("private_dns_zone_id", "apiServerAccessProfile.privateDNSZone", As::Same),
    (
        "private_cluster_public_fqdn_enabled",
        "apiServerAccessProfile.enablePrivateClusterPublicFQDN",
        As::Same,
    ),
    ("api_server_authorized_ip_ranges", "apiServerAccessProfile.authorizedIPRanges", As::Same),
    ("api_server_access_profile.authorized_ip_ranges", "apiServerAccessProfile.authorizedIPRanges", As::Same),
    ("api_server_access_profile.subnet_id", "apiServerAccessProfile.subnetId", As::Same),
    (
        "api_server_access_profile.vnet_integration_enabled",
        "apiServerAccessProfile.enableVnetIntegration",
        As::Same,
    ),
    (
        "api_server_access_profile.virtual_network_integration_enabled",
        "apiServerAccessProfile.enableVnetIntegration",
        As::Same,
    ),
    ("run_command_enabled", "apiServerAccessProfile.disableRunCommand", As::Not),
    ("public_network_access_enabled", "publicNetworkAccess", As::Enabled),
    ("support_plan", "supportPlan", As::Same),
    ("node_provisioning_profile.mode", "nodeProvisioningProfile.mode", As::Same),
    ("bootstrap_profile.artifact_source", "bootstrapProfile.artifactSource", As::Same),
    ("service_mesh_profile.mode", "serviceMeshProfile.mode", As::Same),
    ("http_proxy_config.http_proxy", "httpProxyConfig.httpProxy", As::Same),
    ("http_proxy_config.https_proxy", "httpProxyConfig.httpsProxy", As::Same),
    ("web_app_routing", "ingressProfile.webAppRouting.enabled", As::Present),
    ("azure_policy_enabled", "addonProfiles.azurepolicy.enabled", As::Same),
    ("open_service_mesh_enabled", "addonProfiles.openServiceMesh.enabled", As::Same),
    ("oms_agent", "addonProfiles.omsagent.enabled", As::Present),
    ("aci_connector_linux", "addonProfiles.aciConnectorLinux.enabled", As::Present),
    ("ingress_application_gateway", "addonProfiles.ingressApplicationGateway.enabled", As::Present),
    ("network_profile.network_plugin", "networkProfile.networkPlugin", As::Same),
    ("network_profile.network_plugin_mode", "networkProfile.networkPluginMode", As::Same),
    ("network_profile.network_policy", "networkProfile.networkPolicy", As::Same),
    ("network_profile.network_data_plane", "networkProfile.networkDataplane", As::Same),
    ("network_profile.ebpf_data_plane", "networkProfile.ebpfDataplane", As::Same),
    ("network_profile.pod_cidr", "networkProfile.podCidr", As::Same),
    ("network_profile.pod_cidrs", "networkProfile.podCidrs", As::Same),
    ("network_profile.service_cidr", "networkProfile.serviceCidr", As::Same),
    ("network_profile.service_cidrs", "networkProfile.serviceCidrs", As::Same),
    ("network_profile.dns_service_ip", "networkProfile.dnsServiceIP", As::Same),
    ("network_profile.ip_versions", "networkProfile.ipFamilies", As::Same),
    ("network_profile.outbound_type", "networkProfile.outboundType", As::Same),
    ("network_profile.load_balancer_sku", "networkProfile.loadBalancerSku", As::Same),
    (
        "network_profile.load_balancer_profile.managed_outbound_ip_count",
        "networkProfile.loadBalancerProfile.managedOutboundIPs.count",
        As::Same,
    ),
    (
        "network_profile.load_balancer_profile.managed_outbound_ipv6_count",
        "networkProfile.loadBalancerProfile.managedOutboundIPs.countIPv6",
        As::Same,
    ),
    (
        "network_profile.load_balancer_profile.outbound_ip_address_ids",
        "networkProfile.loadBalancerProfile.outboundIPs.publicIPs",
        As::Ids,
    ),
    (
        "network_profile.load_balancer_profile.outbound_ip_prefix_ids",
        "networkProfile.loadBalancerProfile.outboundIPPrefixes.publicIPPrefixes",
        As::Ids,
    ),
    (
        "network_profile.load_balancer_profile.outbound_ports_allocated",
        "networkProfile.loadBalancerProfile.allocatedOutboundPorts",
        As::Same,
    ),
    (
        "network_profile.load_balancer_profile.idle_timeout_in_minutes",
        "networkProfile.loadBalancerProfile.idleTimeoutInMinutes",
        As::Same,
    ),
    (
        "network_profile.load_balancer_profile.effective_outbound_ips",
        "networkProfile.loadBalancerProfile.effectiveOutboundIPs",
        As::Ids,
    ),
    (
        "network_profile.nat_gateway_profile.managed_outbound_ip_count",
        "networkProfile.natGatewayProfile.managedOutboundIPProfile.count",
        As::Same,
    ),
    (
        "network_profile.nat_gateway_profile.idle_timeout_in_minutes",
        "networkProfile.natGatewayProfile.idleTimeoutInMinutes",
        As::Same,
    ),
    (
        "network_profile.nat_gateway_profile.effective_outbound_ips",
        "networkProfile.natGatewayProfile.effectiveOutboundIPs",
        As::Ids,
    ),
    ("network_profile.advanced_networking", "networkProfile.advancedNetworking.enabled", As::Present),
    (
        "network_profile.advanced_networking.security_enabled",
        "networkProfile.advancedNetworking.security.enabled",
        As::Same,
    ),
];

/// `default_node_pool` and `azurerm_kubernetes_cluster_node_pool`.
pub(super) const POOL: &[Row] = &[
    ("id", "id", As::Same),
    ("mode", "mode", As::Same),
    ("os_type", "osType", As::Same),
    ("os_sku", "osSKU", As::Same),
    ("vm_size", "vmSize", As::Same),
    ("type", "agentPoolType", As::Same),
    ("node_count", "count", As::Same),
    ("enable_auto_scaling", "enableAutoScaling", As::Same),
    ("auto_scaling_enabled", "enableAutoScaling", As::Same),
    ("min_count", "minCount", As::Same),
    ("max_count", "maxCount", As::Same),
    ("max_pods", "maxPods", As::Same),
    ("vnet_subnet_id", "vnetSubnetID", As::Same),
    ("pod_subnet_id", "podSubnetID", As::Same),
    ("upgrade_settings.max_surge", "upgradeSettings.maxSurge", As::Same),
    ("upgrade_settings.max_unavailable", "upgradeSettings.maxUnavailable", As::Same),
    ("priority", "scaleSetPriority", As::Same),
    ("orchestrator_version", "orchestratorVersion", As::Same),
    ("enable_node_public_ip", "enableNodePublicIP", As::Same),
    ("node_public_ip_enabled", "enableNodePublicIP", As::Same),
    ("windows_profile.outbound_nat_enabled", "windowsProfile.disableOutboundNat", As::Not),
    ("availability_zones", "availabilityZones", As::Same),
    ("zones", "availabilityZones", As::Same),
];

/// `azurerm_virtual_network`, without its subnets.
pub(super) const NETWORK: &[Row] = &[
    ("id", "id", As::Same),
    ("location", "location", As::Same),
    ("resource_group_name", "resourceGroup", As::Same),
    ("address_space", "addressSpace.addressPrefixes", As::Same),
    ("encryption", "encryption.enabled", As::Present),
];

/// `azurerm_subnet`, and `subnet` in a network.
pub(super) const SUBNET: &[Row] = &[
    ("id", "id", As::Same),
    ("address_prefixes", "addressPrefixes", As::Same),
    ("address_prefix", "addressPrefix", As::Same),
    ("security_group", "networkSecurityGroup.id", As::Same),
    ("network_security_group_id", "networkSecurityGroup.id", As::Same),
    ("route_table_id", "routeTable.id", As::Same),
];

/// `azurerm_public_ip` and `azurerm_public_ip_prefix`.
pub(super) const PUBLIC_ADDRESS: &[Row] = &[
    ("id", "id", As::Same),
    ("ip_address", "ipAddress", As::Same),
    ("ip_prefix", "ipPrefix", As::Same),
    ("prefix_length", "prefixLength", As::Same),
];

/// A route of a table.
pub(super) const ROUTE: &[Row] = &[
    ("name", "name", As::Same),
    ("address_prefix", "addressPrefix", As::Same),
    ("next_hop_type", "nextHopType", As::Same),
    ("next_hop_in_ip_address", "nextHopIpAddress", As::Same),
];

/// A rule of a security group.
pub(super) const RULE: &[Row] = &[
    ("name", "name", As::Same),
    ("priority", "priority", As::Same),
    ("direction", "direction", As::Same),
    ("access", "access", As::Same),
    ("protocol", "protocol", As::Same),
    ("source_address_prefix", "sourceAddressPrefix", As::Same),
    ("source_address_prefixes", "sourceAddressPrefixes", As::Same),
    ("destination_address_prefix", "destinationAddressPrefix", As::Same),
    ("destination_address_prefixes", "destinationAddressPrefixes", As::Same),
    ("destination_port_range", "destinationPortRange", As::Same),
    ("destination_port_ranges", "destinationPortRanges", As::Same),
];

/// `azurerm_virtual_network_peering`.
pub(super) const PEERING: &[Row] =
    &[("id", "id", As::Same), ("remote_virtual_network_id", "remoteVirtualNetwork.id", As::Same)];
