targetScope = 'resourceGroup'

@description('Where everything stands.')
param location string = 'northeurope'

@minLength(2)
param name string = 'orders'
param podCidr string
param nodeCount int = 4
param pools array = [
  { name: 'user', max: 12 }
  { name: 'batch', max: 30 }
]

var prefix = '${name}-prod'
var space = '10.80.0.0/16'
var outbound = nodeCount > 3 ? 'userAssignedNATGateway' : 'loadBalancer'

resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${prefix}'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        space
      ]
    }
    subnets: [
      {
        name: 'snet-other'
        properties: {
          addressPrefix: cidrSubnet(space, 24, 200)
        }
      }
    ]
  }

  resource nodes 'subnets' = {
    name: 'snet-nodes'
    properties: {
      addressPrefix: cidrSubnet(space, 22, 0)
      natGateway: { id: gateway.id }
    }
  }
}

resource address 'Microsoft.Network/publicIPAddresses@2024-05-01' = {
  name: 'pip-${prefix}'
  location: location
  sku: { name: 'Standard' }
  properties: { publicIPAllocationMethod: 'Static' }
}

resource gateway 'Microsoft.Network/natGateways@2024-05-01' = {
  name: 'ng-${prefix}'
  location: location
  properties: {
    publicIpAddresses: [ { id: address.id } ]
  }
}

resource aks 'Microsoft.ContainerService/managedClusters@2025-05-01' = {
  name: 'aks-${prefix}'
  location: location
  identity: { type: 'SystemAssigned' }
  properties: {
    dnsPrefix: prefix
    kubernetesVersion: '1.33'
    agentPoolProfiles: [
      {
        name: 'system'
        mode: 'System'
        count: nodeCount
        vmSize: 'Standard_D4ds_v5'
        maxPods: 110
        vnetSubnetID: vnet::nodes.id
      }
    ]
    networkProfile: {
      networkPlugin: 'azure'
      networkPluginMode: 'overlay'
      podCidr: podCidr
      serviceCidr: '172.28.0.0/16'
      dnsServiceIP: '172.28.0.10'
      outboundType: outbound
    }
  }
}

resource more 'Microsoft.ContainerService/managedClusters/agentPools@2025-05-01' = [for (pool, index) in pools: {
  parent: aks
  name: pool.name
  properties: {
    mode: 'User'
    count: index + 2
    enableAutoScaling: true
    minCount: 1
    maxCount: pool.max
    vnetSubnetID: vnet::nodes.id
  }
}]

module monitoring './monitoring.bicep' = {
  name: 'monitoring'
  params: { cluster: aks.name }
}

output cluster string = aks.name
