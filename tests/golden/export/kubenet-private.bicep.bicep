// Makes the networks and clusters of a design; every network value is explicit.
targetScope = 'resourceGroup'
metadata resourceGroup = 'rg-hr'

@description('id of the identity of the cluster')
param aksIdentityId string

@description('id of the private DNS zone')
param privateDnsZoneId string

@description('beginning of the name of the API server')
param dnsPrefix string

@description('size of the machines of the pool system')
param nodeVmSizeSystem string

resource routesRtHr 'Microsoft.Network/routeTables@2026-03-01' = {
  name: 'rt-hr'
  location: 'uksouth'
  properties: {
    routes: [
      {
        name: 'default'
        properties: {
          addressPrefix: '0.0.0.0/0'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '192.168.0.4'
        }
      }
      {
        name: 'hub'
        properties: {
          addressPrefix: '192.168.0.0/20'
          nextHopType: 'VnetLocal'
        }
      }
    ]
  }
}

resource networkVnetHr 'Microsoft.Network/virtualNetworks@2026-03-01' = {
  name: 'vnet-hr'
  location: 'uksouth'
  properties: {
    addressSpace: {
      addressPrefixes: [
        '192.168.16.0/20'
      ]
    }
    subnets: [
      {
        name: 'snet-aks'
        properties: {
          addressPrefix: '192.168.16.0/24'
          routeTable: {
            id: routesRtHr.id
          }
        }
      }
    ]
  }
}

resource clusterAksHr 'Microsoft.ContainerService/managedClusters@2026-06-01' = {
  name: 'aks-hr'
  location: 'uksouth'
  sku: {
    name: 'Base'
    tier: 'Free'
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${aksIdentityId}': {}
    }
  }
  properties: {
    dnsPrefix: dnsPrefix
    networkProfile: {
      networkPlugin: 'kubenet'
      networkPolicy: 'calico'
      podCidr: '10.244.0.0/17'
      serviceCidr: '10.245.0.0/20'
      dnsServiceIP: '10.245.0.10'
      ipFamilies: [
        'IPv4'
      ]
      outboundType: 'userDefinedRouting'
      loadBalancerSku: 'standard'
    }
    apiServerAccessProfile: {
      enablePrivateCluster: true
      privateDNSZone: privateDnsZoneId
      enablePrivateClusterPublicFQDN: false
    }
    agentPoolProfiles: [
      {
        name: 'system'
        mode: 'System'
        vmSize: nodeVmSizeSystem
        osType: 'Linux'
        count: 2
        maxPods: 110
        vnetSubnetID: '${networkVnetHr.id}/subnets/snet-aks'
        upgradeSettings: {
          maxSurge: '10%'
        }
      }
    ]
  }
}
