// Makes the networks and clusters of a design; every network value is explicit.
targetScope = 'resourceGroup'

@description('region')
param location string

@description('name of a cluster')
param aksName string

@description('beginning of the name of the API server')
param dnsPrefix string

@description('size of the machines of the pool system')
param nodeVmSizeSystem string

@description('size of the machines of the pool data')
param nodeVmSizeData string

resource networkVnetData 'Microsoft.Network/virtualNetworks@2026-03-01' = {
  name: 'vnet-data'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.50.0.0/16'
      ]
    }
    subnets: [
      {
        name: 'snet-nodes'
        properties: {
          addressPrefix: '10.50.0.0/24'
        }
      }
      {
        name: 'snet-pods-system'
        properties: {
          addressPrefix: '10.50.16.0/21'
          delegations: [
            {
              name: 'delegation-1'
              properties: {
                serviceName: 'Microsoft.ContainerService/managedClusters'
              }
            }
          ]
        }
      }
      {
        name: 'snet-pods-data'
        properties: {
          addressPrefix: '10.50.32.0/19'
          delegations: [
            {
              name: 'delegation-1'
              properties: {
                serviceName: 'Microsoft.ContainerService/managedClusters'
              }
            }
          ]
        }
      }
    ]
  }
}

resource cluster 'Microsoft.ContainerService/managedClusters@2026-06-01' = {
  name: aksName
  location: location
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    dnsPrefix: dnsPrefix
    networkProfile: {
      networkPlugin: 'azure'
      networkDataplane: 'azure'
      networkPolicy: 'azure'
      serviceCidr: '172.20.0.0/20'
      dnsServiceIP: '172.20.0.10'
      ipFamilies: [
        'IPv4'
      ]
      outboundType: 'loadBalancer'
      loadBalancerSku: 'standard'
      loadBalancerProfile: {
        managedOutboundIPs: {
          count: 2
        }
        allocatedOutboundPorts: 0
      }
    }
    bootstrapProfile: {
      artifactSource: 'Direct'
    }
    agentPoolProfiles: [
      {
        name: 'system'
        mode: 'System'
        vmSize: nodeVmSizeSystem
        osType: 'Linux'
        count: 3
        maxPods: 110
        vnetSubnetID: '${networkVnetData.id}/subnets/snet-nodes'
        podSubnetID: '${networkVnetData.id}/subnets/snet-pods-system'
        podIPAllocationMode: 'dynamicIndividual'
        upgradeSettings: {
          maxSurge: '10%'
        }
      }
      {
        name: 'data'
        mode: 'User'
        vmSize: nodeVmSizeData
        osType: 'Linux'
        count: 20
        maxPods: 250
        vnetSubnetID: '${networkVnetData.id}/subnets/snet-nodes'
        podSubnetID: '${networkVnetData.id}/subnets/snet-pods-data'
        podIPAllocationMode: 'dynamicIndividual'
        upgradeSettings: {
          maxSurge: '10%'
        }
      }
    ]
  }
}
